"""S42: who was it, where that is in issue."""

from __future__ import annotations

import pytest

from chargeassist.reasoning.standing import Standing
from tests.builders import assessed, case, charge, element, fact, item, standing

STRUCK = fact("f1", "conduct:struck", shown_by="E1")
ALIBI = fact("f2", "identity:alibi", shown_by="E2")


@pytest.mark.parametrize(
    ("recognises", "expected"),
    [(None, Standing.DISPUTED), ("yes", Standing.DISPUTED), ("no", Standing.CONTRADICTED)],
)
def test_whoever_shows_what_he_did_identifies_him(recognises: str | None, expected: Standing) -> None:
    """S42: testimony to the act identifies the suspect, unless it says that nobody was recognised."""
    keys = {"recognises": recognises} if recognises else {}
    seen = item("E1", "victim-testimony", from_="V1", **keys)
    found = charge(assessed(case(STRUCK, ALIBI, evidence=[seen])), "xp:assault")

    assert expected is element(found, "identity").standing


def test_a_record_identifies_nobody_by_itself() -> None:
    """S42: only who saw it recognises; an alibi against a medical report alone contradicts."""
    report = item("E1", "medical-report", from_="hospital")
    found = charge(assessed(case(STRUCK, ALIBI, evidence=[report])), "xp:assault")

    assert Standing.CONTRADICTED is element(found, "identity").standing


def test_what_two_are_accused_of_neither_denies_for_the_other() -> None:
    """S42: a denial of what the speaker is himself accused of, together with another, is never counted."""
    two = [{"id": "S2", "is": ["suspect"]}]
    own = item("E2", "suspect-statement", from_="S1")
    denied = fact("f2", "conduct:struck", by="S1 S2", holds="no", shown_by="E2")
    alone = fact("f2", "conduct:struck", by="S2", holds="no", shown_by="E2")
    done = fact("f1", "conduct:struck", by="S1 S2", shown_by="E1")

    both = case(done, denied, persons=two, evidence=[own])
    other = case(done, alone, persons=two, evidence=[own])
    assert Standing.SUPPORTED is standing(both, "conduct:struck", suspect="S2")
    assert Standing.DISPUTED is standing(other, "conduct:struck", suspect="S2")
