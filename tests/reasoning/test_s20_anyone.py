"""S20: what was done to a person, by whomever."""

from __future__ import annotations

from chargeassist import Case, Standing
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.matters import ANYONE
from tests.builders import assessed, case, fact, law, standing

OFFENCE = "trafficking-in-persons"
WORDS = [{"evidence": "E1", "words": True}]


def by_anyone(one: Case) -> dict[str | None, Standing]:
    """Return how trafficking of each person by anyone stands."""
    weighed = weigh_pack(one, law("xp").pack("xp"), law("xp").vocabulary)
    found = weighed.by_offence[OFFENCE]
    return {o.matter.complainant: o.standing for o in found if o.matter.suspect == ANYONE}


def test_limbs_of_several_persons_meet() -> None:
    """Against anyone, each leaf is the best over known and unknown persons (S20)."""
    one = case(
        fact("f1", "act:recruitment", by="S1", shown_by="E1"),
        fact("f2", "means:threat", by="", of="V1", shown_by="E1"),
        fact("f3", "purpose:forced-labour", by="S2", shown_by=WORDS),
    )
    assert {"V1": Standing.SUPPORTED} == by_anyone(one)


def test_each_leaf_is_the_best() -> None:
    """Of two who did the same, the better shown counts, known or not (S20)."""
    one = case(
        fact("f1", "act:recruitment", by="S1", shown_by="E1=weak"),
        fact("f2", "act:recruitment", by="", of="V1", shown_by="E2=strong"),
    )
    assert Standing.SUPPORTED == standing(one, "act:recruitment", suspect=ANYONE, stage="trial")


def test_evidence_on_two_persons_is_not_added() -> None:
    """That one may have done it does not support that another did (S20, S3)."""
    one = case(
        fact("f1", "act:recruitment", by="S1", shown_by="E1"),
        fact("f2", "act:recruitment", by="S2", shown_by="E2"),
    )
    assert Standing.THIN == standing(one, "act:recruitment", suspect=ANYONE, stage="trial")


def test_anyone_but_that_person() -> None:
    """What a person did to himself is done by nobody else (S20)."""
    alone = fact("f1", "act:transportation", by="S1", of="S1", shown_by="E1")
    assert Standing.MISSING == standing(case(alone), "act:transportation", suspect=ANYONE, complainant="S1")


def test_a_suspect_can_be_the_person_harmed() -> None:
    """There is such a matter for every natural person in `of`, suspects included (S20)."""
    one = case(
        fact("f1", "act:harbouring", by="", of="S1 V1", shown_by="E1"),
        fact("f2", "means:threat", by="", of="S1", shown_by="E1"),
        fact("f3", "purpose:forced-labour", by="", of="S1", shown_by=WORDS),
    )
    assert {"S1": Standing.SUPPORTED, "V1": Standing.MISSING} == by_anyone(one)


def test_it_is_never_a_charge() -> None:
    """What stands against anyone is read by gates and never charged (S20)."""
    one = case(fact("f1", "conduct:struck", by="", of="V1", shown_by="E1=strong"))
    found = assessed(one, offences=["xp:assault"])
    assert ["S1"] == [c.matter.suspect for c in found.charges]
    assert Standing.MISSING == found.charges[0].standing
