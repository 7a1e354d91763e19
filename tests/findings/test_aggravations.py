"""S17, S22: aggravations beside a charge, for the modes the statute names."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, fact

STRUCK = fact("f1", "act:harbouring", shown_by="E1")


@pytest.mark.parametrize(
    ("shown_by", "expected"), [("E2", Standing.SUPPORTED), ("E2=weak", Standing.THIN), ("", Standing.THIN)]
)
def test_an_aggravation_stands_as_it_is_shown(shown_by: str, expected: Standing) -> None:
    """An aggravation stands by its own facts, and lowers no charge (S14)."""
    hurt = fact("f2", "result:grievous-harm", shown_by=shown_by)
    found = charge(assessed(case(STRUCK, hurt)), "xp:trafficking-in-persons")
    (harm,) = (a for a in found.aggravations if a.id == "serious-harm")
    assert (expected, ("f2",)) == (harm.standing, harm.facts)
    assert "serious-harm" not in {e.id for e in found.elements}


def test_aggravations_that_do_not_stand_are_listed() -> None:
    """Every aggravation of the offence is listed, that somebody may ask for it (S14)."""
    found = charge(assessed(case(STRUCK)), "xp:trafficking-in-persons")
    standings = {a.id: a.standing for a in found.aggravations}
    assert Standing.MISSING == standings["public-official"]


def test_only_for_the_modes_named() -> None:
    """An aggravation of organisers is none of a principal's charge (S22; Kenya, s 10)."""
    one = case(fact("f1", "conduct:agency-run", of=None, in_="ke", shown_by="E1"))
    found = charge(assessed(one, "ke"), "ke:promoting-trafficking", complainant=None)
    listed = {a.id for a in found.offence.aggravated}, {a.id for a in found.aggravations}
    assert ({"organised-group", "directing-for-a-group"}, {"organised-group"}) == listed


def test_an_aggravation_can_rest_on_another_offence() -> None:
    """An aggravation reads other offences as an element does (S21; Kenya, s 10)."""
    words = [{"evidence": "E1", "words": True}]
    trafficking = (
        fact("f2", "act:harbouring", in_="ke", shown_by="E1"),
        fact("f3", "means:threat", shown_by="E1"),
        fact("f4", "purpose:forced-labour", shown_by=words),
    )
    group = fact("f5", "concert:organised-group", shown_by="E1")
    promoted = fact("f1", "conduct:agency-run", of=None, in_="ke", shown_by="E1")
    standings = []
    for facts in ((), trafficking):
        found = charge(
            assessed(case(promoted, group, *facts), "ke"), "ke:promoting-trafficking", complainant=None
        )
        standings += [a.standing for a in found.aggravations if a.id == "organised-group"]
    assert [Standing.MISSING, Standing.SUPPORTED] == standings
