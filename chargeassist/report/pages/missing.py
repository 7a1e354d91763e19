"""What is missing, each thing once: what to ask, how it could be proved, and which elements want it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from attrs import field, frozen

from chargeassist.findings.model import Assessment, Charge, Gap
from chargeassist.report.addresses import gap_id
from chargeassist.report.page import Block, Item, Labelled
from chargeassist.report.pages.charge import gap_told, ways_of
from chargeassist.report.pages.common import called
from chargeassist.report.voice import Voice


@frozen
class Missing:
    """The gaps of all charges: those that ask for the same are one, under one number."""

    assessment: Assessment
    numbers: dict[Hashable, int] = field(factory=dict)
    wanted: dict[int, list[tuple[Charge, Gap]]] = field(factory=dict)
    listed: set[str] = field(factory=set)
    """The ids of all charges."""

    def number(self, gap: Gap) -> int | None:
        """Return the number of a gap, if a listed charge has it."""
        return self.numbers.get(_asks(gap))

    def numbers_of(self, charge: Charge, element: str) -> tuple[int, ...]:
        """Return the numbers of what an element of a charge wants."""
        return tuple(self.numbers[_asks(g)] for g in charge.gaps if g.element == element)

    def blocks(self, entries: Mapping[str, int], say: Voice) -> Iterator[Block]:
        """Yield each gap under its number, and the *entries* of which charges have it, by element."""
        law = self.assessment.law
        for number, found in self.wanted.items():
            gap = found[0][1]
            elements: dict[tuple[str, str], list[Charge]] = {}
            for charge, one in found:
                name = called(one.element, charge.offence.key, law, say)
                elements.setdefault((name, gap_id(one)), []).append(charge)
            lines = []
            for (name, id), charges in elements.items():
                told = say.listed(str(n) for n in sorted({entries[c.id] for c in charges}))
                text = say("request-and-id", text=say("wanting-in", entries=told, element=name), id=f"#{id}")
                lines.append((text, tuple(f"{c.id}#{id}" for c in charges)))
            at = tuple(id for _, ids in lines for id in ids)
            where = Labelled(say("label-wanted-in"), say.apart(text for text, _ in lines), at=at)
            said = (*ways_of(gap, say), where)
            yield Item(say("label-number", number=number), gap_told(gap, law, say), said=said)


def missing(assessment: Assessment) -> Missing:
    """Return what the charges of an assessment lack, numbered in the order in which they are told."""
    found = Missing(assessment)
    for charge in assessment.charges:
        found.listed.add(charge.id)
        for gap in charge.gaps:
            number = found.numbers.setdefault(_asks(gap), len(found.numbers) + 1)
            found.wanted.setdefault(number, []).append((charge, gap))
    return found


def _asks(gap: Gap) -> Hashable:
    """Return what makes gaps one: what is asked, for what, and how it could be proved."""
    return gap.kind, gap.question, gap.limbs, gap.choice, gap.fact, gap.proof
