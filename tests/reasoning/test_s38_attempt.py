"""S38: an attempt is that of what its step goes to, and asks what was meant."""

from __future__ import annotations

from chargeassist.reasoning.standing import Standing
from tests.builders import Row, assessed, case, charge, element, fact, item, law

TRAFFICKING = "xp:trafficking-in-persons"
EVIDENCE = [item("E1", "intercept", from_="police", tied_to="S1"), item("E2", "victim-testimony", from_="V1")]


def _attempts(*facts: Row) -> dict[str, Standing]:
    found = assessed(case(*facts, evidence=EVIDENCE))
    return {c.offence.key: c.standing for c in found.charges if c.matter.mode == "attempt"}


def test_one_step_alone_is_no_attempt_of_anything() -> None:
    """S38: a step of which nobody says where it goes lists no attempt at all."""
    assert {} == _attempts(fact("f1", "act:step-beyond-preparation", shown_by="E1"))


def test_one_fact_never_supports_an_attempt() -> None:
    """S38: a step towards every offence of the pack, each by itself, supports the attempt of none."""
    for offence in law("xp").pack("xp").offences:
        step = fact("f1", "act:step-beyond-preparation", as_to=offence.key, shown_by="E1")
        assert Standing.SUPPORTED not in _attempts(step).values(), offence.key


def test_the_attempt_of_what_the_step_goes_to() -> None:
    """S38: a step towards an act is an attempt of the offences that ask for this act, and of no other."""
    step = fact("f1", "act:step-beyond-preparation", as_to="act:transfer", shown_by="E1")
    purpose = fact("f2", "purpose:forced-labour", shown_by="E1")
    found = _attempts(step, purpose)

    assert Standing.SUPPORTED is found[TRAFFICKING]
    asked = {
        o.key
        for o in law("xp").pack("xp").offences
        for x in o.conduct
        if (x.slot, x.term) == ("act", "transfer")
    }
    assert {key for key, standing in found.items() if standing.stands} <= asked


def test_intention_is_asked_for_and_the_step_points_to_it() -> None:
    """S38: without a purpose the intention to commit it is a row, thin from the step alone."""
    step = fact("f1", "act:step-beyond-preparation", as_to="xp:kidnapping", shown_by="E1")
    refused = fact("f2", "consent:absent", as_to="xp:kidnapping", shown_by="E2")
    meant = fact("f3", "fault:intention", as_to="xp:kidnapping", shown_by="E1")

    row = element(
        charge(assessed(case(step, refused, evidence=EVIDENCE)), "xp:kidnapping", mode="attempt"),
        "intention-to-commit-it",
    )
    assert Standing.THIN is row.standing
    assert Standing.SUPPORTED is _attempts(step, refused, meant)["xp:kidnapping"]


def test_negligence_is_not_attempted() -> None:
    """S38: an offence of negligence, an attempt and a preparation have no attempt."""
    step = fact("f1", "act:step-beyond-preparation", as_to="conduct:fatal-act", shown_by="E1")

    assert "xp:manslaughter" not in _attempts(step)
