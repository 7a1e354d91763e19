"""The page of `verify`: what was decided on each charge, by whom and why, and whether the file is whole."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.decisions import Decision, Ledger
from chargeassist.report.page import Alert, Blank, Block, Item, Labelled, Line, Page, Paragraph
from chargeassist.report.voice import Voice


def ledger_page(ledger: Ledger, language: str = "en") -> Page:
    """Return each decision beside what was advised, after whether the chain holds."""
    say = Voice(language)
    return Page((Paragraph(say("notice")), Blank(), *ledger_blocks(ledger, say)), language)


def decided(decision: Decision, number: int, say: Voice) -> Item:
    """Return one decision: the charge, what was decided and what was advised, who, when and why."""
    roles = {"taken": say(f"taken-{decision.taken}"), "advised": say(f"role-{decision.advised}")}
    said: list[Block] = [
        Line(say("decided-otherwise" if decision.differs else "decided", **roles)),
        Line(say("decided-by", by=decision.by, day=decision.on)),
    ]
    if decision.why:
        said.append(Labelled(say("label-decided-why"), decision.why))
    return Item(say("label-number", number=number), decision.charge, id=decision.digest, said=tuple(said))


def ledger_blocks(ledger: Ledger, say: Voice) -> Iterator[Block]:
    """Yield whether the chain holds, what its last digest is, and every decision."""
    if ledger.broken:
        yield Alert(say("label-flag"), say("ledger-broken", number=ledger.broken))
    elif not ledger.whole:
        yield Alert(say("label-flag"), say("ledger-ends-otherwise"))
    else:
        yield Paragraph(say("ledger-whole", n=len(ledger.decisions)))
    if ledger.ends:
        yield Labelled(say("label-last-digest"), ledger.ends)
    if ledger.other_case:
        rows = say.listed(map(str, ledger.other_case))
        yield Alert(say("label-flag"), say("ledger-other-case", rows=rows))
    for number, row in enumerate(ledger.decisions, start=1):
        yield Blank()
        yield decided(row, number, say)
