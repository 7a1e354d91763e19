"""What is asked for where an age decides: the record of birth, or an age assessment (S45)."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.limbs import named
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.algebra import Leaf, Who
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark

RECORDS = ("birth-record", "age-assessment")


def ages_without_record(assessment: Assessment, charge: Charge) -> Iterator[tuple[str, Remark]]:
    """Yield whose age decides an element that stands, and the limb, where no record of it is entered."""
    kinds = {e.id: e.kind for e in assessment.case.evidence}
    for element in charge.elements:
        if element.limb is None or element.standing < Standing.DISPUTED:
            continue
        for limb in element.limb.deciding():
            leaf, found = limb.column, limb.weighing
            if not isinstance(leaf, Leaf) or leaf.slot != "age" or found is None or not limb.standing.stands:
                continue
            person = charge.matter.suspect if leaf.of is Who.SUSPECT else charge.matter.complainant
            if person and not any(kinds[c.evidence] in RECORDS for c in found.evidence):
                yield person, named(leaf)


def held_abroad(assessment: Assessment, charge: Charge, person: str) -> bool:
    """Return whether the records of a person are likely to be kept in another State, whose national it is."""
    state = assessment.law.pack(charge.offence.pack).state
    row = assessment.case.person(person)
    said = [
        f.value.split() for f in assessment.case.facts if f.name == "person:nationality" and person in f.of
    ]
    return any(country != state for countries in (*said, row.nationality) for country in countries)
