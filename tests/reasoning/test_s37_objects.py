"""S37: consent to what, knowledge of what, help with what, a step towards what."""

from __future__ import annotations

import pytest

from chargeassist.reasoning.standing import Standing
from tests.builders import Row, assessed, case, charge, charges, element, fact, item, said, weigh

TAKEN = fact("f1", "conduct:taken-away", by="S2", on="2023-02-03", shown_by="E1")
VIOLATED = fact("f2", "conduct:sexual-act", on="2023-06-01", shown_by="E1")
OWN_WORD = [
    item("E1", "victim-testimony", from_="V1"),
    item("E2", "message", from_="police", tied_to="S1"),
]
TWO = [{"id": "S2", "is": ["suspect"]}]


def _unwilling(**keys: object) -> Row:
    return fact("f4", "consent:absent", **keys)


def _found(*facts: Row, offence: str, suspect: str) -> Standing:
    found = assessed(case(*facts, persons=TWO, evidence=OWN_WORD))
    return element(charge(found, offence, suspect), "no-consent").standing


def test_absence_of_consent_to_one_act_is_none_to_another() -> None:
    """S37: absence of consent to S1's act of June shows nothing about S2's taking of February."""
    refused = _unwilling(on="2023-06-01", shown_by="E1")

    assert Standing.SUPPORTED is _found(TAKEN, VIOLATED, refused, offence="xp:rape", suspect="S1")
    assert Standing.MISSING is _found(TAKEN, VIOLATED, refused, offence="xp:kidnapping", suspect="S2")


@pytest.mark.parametrize("as_to", ["f2", "conduct:sexual-act", "xp:rape", ["f2", "xp:rape"]])
def test_what_a_fact_speaks_about_is_a_fact_a_term_or_an_offence(as_to: object) -> None:
    """S37: `as_to` takes ids of facts, terms and offences, alone or in a list, and counts for these."""
    refused = _unwilling(as_to=as_to, shown_by="E1")

    assert Standing.SUPPORTED is _found(TAKEN, VIOLATED, refused, offence="xp:rape", suspect="S1")
    assert Standing.MISSING is _found(TAKEN, VIOLATED, refused, offence="xp:kidnapping", suspect="S2")


def test_without_an_object_it_goes_to_what_its_own_item_also_shows() -> None:
    """S37: without `as_to`, all that one of its items also shows; a further act takes nothing away."""
    undated = _unwilling(shown_by="E1")

    for offence, suspect in (("xp:rape", "S1"), ("xp:kidnapping", "S2")):
        own = VIOLATED if suspect == "S1" else TAKEN
        assert Standing.SUPPORTED is _found(own, undated, offence=offence, suspect=suspect)
        assert Standing.SUPPORTED is _found(TAKEN, VIOLATED, undated, offence=offence, suspect=suspect)


def test_the_one_act_it_can_mean() -> None:
    """S37: with no item in common, the one act of the same persons and days."""
    wired = _unwilling(shown_by="E2")

    assert Standing.SUPPORTED is _found(VIOLATED, wired, offence="xp:rape", suspect="S1")


def test_of_several_nobody_has_said_which() -> None:
    """S37: with several acts it can mean and no item in common it is thin, and says why."""
    wired = _unwilling(shown_by="E2")
    found = assessed(case(TAKEN, VIOLATED, wired, persons=TWO, evidence=OWN_WORD))
    row = element(charge(found, "xp:rape"), "no-consent")

    assert (Standing.THIN, ("f4: of what is not said",)) == (row.standing, said(row.causes))


def test_of_nothing_it_counts_for_nothing() -> None:
    """S37: where nothing is entered that it can speak about, it shows nothing."""
    alone = case(_unwilling(shown_by="E1"), evidence=OWN_WORD)

    assert Standing.MISSING is weigh(alone, "consent:absent", as_to="conduct:taken-away").standing


def test_knowledge_about_one_person_is_none_about_another() -> None:
    """S37: an item that speaks of V1 shows no knowledge about V2."""
    about = item("E3", "message", from_="police", tied_to="S1", about="V1")
    knew = fact("f3", "fault:knowledge", as_to="status:no-legal-status", shown_by="E3")
    both = [fact(f"n{v}", "status:no-legal-status", of=v, shown_by="E1") for v in ("V1", "V2")]
    one = case(knew, *both, evidence=[about])

    assert Standing.SUPPORTED is weigh(one, "fault:knowledge", as_to="status:no-legal-status").standing
    other = weigh(one, "fault:knowledge", as_to="status:no-legal-status", complainant="V2")
    assert (Standing.THIN, ("speaks of another complainant",)) == (other.standing, said(other.causes))


def test_help_with_one_offence_is_no_help_with_another() -> None:
    """S37: who lent a car in January is no accomplice to a rape in May."""
    lent = fact("f5", "act:aiding", by="S2", on="2023-01-05", shown_by="E2")
    knew = fact("f6", "fault:knowledge", by="S2", on="2023-01-05", shown_by="E2")
    refused = _unwilling(on="2023-06-01", shown_by="E1")
    found = assessed(case(VIOLATED, refused, lent, knew, persons=TWO, evidence=OWN_WORD))

    assert [] == charges(found, "xp:rape", "S2", "accomplice")


def test_whose_accomplice_one_is() -> None:
    """S37: help with S1's act makes nobody an accomplice of S3, who did the same to the same person."""
    three = [*TWO, {"id": "S3", "is": ["suspect"]}]
    other = fact("f7", "conduct:taken-away", by="S3", shown_by="E1")
    refused = _unwilling(as_to="f7", shown_by="E1")
    lent = fact("f5", "act:aiding", by="S2", as_to="f1", shown_by="E2")
    knew = fact("f6", "fault:knowledge", by="S2", as_to="xp:kidnapping", shown_by="E2")
    taken = fact("f1", "conduct:taken-away", shown_by="E1")
    found = assessed(case(taken, other, refused, lent, knew, persons=three, evidence=OWN_WORD))

    assert Standing.SUPPORTED is charge(found, "xp:kidnapping", "S3").standing
    assert all(not c.standing.stands for c in charges(found, "xp:kidnapping", "S2", "accomplice"))
