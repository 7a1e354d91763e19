"""Charges that do not stand, in short: those that lack the same are told together (S52)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.findings.model import Charge
from chargeassist.report.page import Block, Item
from chargeassist.report.pages.common import titled
from chargeassist.report.voice import Voice

Numbered = tuple[int, Charge]
"""A charge with its number on the page."""


def in_short(charges: Sequence[Numbered], say: Voice) -> Iterator[Block]:
    """Yield charges under what they lack; one that lacks it alone says so itself."""
    groups: dict[str, list[Numbered]] = {}
    for number, charge in charges:
        groups.setdefault(_lacking(charge, say), []).append((number, charge))
    for lacking, together in groups.items():
        if lacking and len(together) > 1:
            items = tuple(_item(number, charge, "", say) for number, charge in together)
            yield Item("", say("charges-lacking", lacking=lacking), said=items)
        else:
            yield from (_item(number, charge, lacking, say) for number, charge in together)


def _lacking(charge: Charge, say: Voice) -> str:
    """Return the elements that a charge lacks, with how they stand."""
    return ", ".join(
        say("element-standing", element=e.title, standing=say.standing(e.standing))
        for e in charge.elements
        if not e.standing.stands
    )


def _item(number: int, charge: Charge, lacking: str, say: Voice) -> Item:
    k, n = charge.supported
    told = [
        say("charge-in-short", charge=titled(charge, say), provision=charge.offence.provision, k=k, of=n),
        lacking,
    ]
    if charge.available.is_ == "no":
        days = charge.matter.window.text or say("an-undated-part")
        told.append(say("not-open-in", days=days, why=say.remarks(charge.available.why)))
    return Item(say("label-number", number=number), "; ".join(filter(None, told)), charge.id)
