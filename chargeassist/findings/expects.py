"""What a pack says it lacks, told where it bites: where facts, a charge or a count speak to it (S50)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.case.model import Case
from chargeassist.findings.entered import Lacked
from chargeassist.findings.model import Charge
from chargeassist.law.classes import class_of
from chargeassist.law.expected import Expected
from chargeassist.law.model import Law, Pack


def lacked(case: Case, law: Law, charges: Sequence[Charge]) -> Iterator[Lacked]:
    """Yield each offence that a pack asked about lacks and this case speaks to.

    By a fact that says one of its terms, a charge of its class that stands, or a count that names it.
    """
    for pack in (law.pack(id) for id in law.asked):
        for expected in pack.expects:
            facts = _facts(expected, case, law)
            same = _of_its_class(expected, pack, charges)
            laid = tuple(c.id for c in case.laid if c.offence == f"{pack.id}:{expected.id}")
            if facts or same or laid:
                yield Lacked(pack.id, expected, facts, same, laid)


def _facts(expected: Expected, case: Case, law: Law) -> tuple[str, ...]:
    names = {n for term in expected.terms for n in law.vocabulary.narrower[term]}
    return tuple(f.id for f in case.facts if f.name in names and f.holds == "yes")


def _of_its_class(expected: Expected, pack: Pack, charges: Sequence[Charge]) -> tuple[str, ...]:
    same = (c for c in charges if c.offence.pack == pack.id and class_of(c.offence) == expected.class_)
    return tuple(c.id for c in same if c.standing.stands)
