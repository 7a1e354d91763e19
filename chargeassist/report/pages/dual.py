"""Two laws side by side: each offence of the one, what answers it in the other, and both maxima."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.conformed import Conformity, Held
from chargeassist.reasoning.verdicts import COVERED, NOT_COVERED
from chargeassist.report.page import Block, Cell, Column, Paragraph, Table
from chargeassist.report.voice import Voice


def dual_blocks(found: Conformity, say: Voice) -> Iterator[Block]:
    """Yield the offences of the other law beside what answers them."""
    if found.against.treaty:
        return
    there, here = say.told(found.against.title), say.told(found.pack.title)
    yield Paragraph(say("dual-given", law=here, other=there))
    columns = (
        Column(say("dual-there", other=there), 20),
        Column(say("dual-most"), 12),
        Column(say("dual-how"), 10),
        Column(say("dual-here", law=here), 18),
        Column(say("dual-most"), 12),
    )
    yield Table(columns, tuple(_row(h, say) for h in found.offences))


def _row(held: Held, say: Voice) -> tuple[str | Cell, ...]:
    by = dict.fromkeys(f.by for v in held.limbs for f in v.fits)
    return (
        Cell(say.told(held.title), to=held.offence),
        say.told(held.most),
        say(f"dual-how-{_how(held)}"),
        say.apart(say.told(b.title) for b in by) or "-",
        say.apart(dict.fromkeys(say.told(b.most) for b in by)) or "-",
    )


def _how(held: Held) -> str:
    """Return how far an offence is answered: all of it, some, only if more is shown, none."""
    statuses = {v.status for v in held.limbs}
    if statuses == {COVERED}:
        return "all"
    if statuses == {NOT_COVERED}:
        return "none"
    return "part" if COVERED in statuses else "more"
