"""S26: defences, listed beside a charge and never among its elements."""

from __future__ import annotations

import pytest

from chargeassist import Charge, Standing
from chargeassist.findings.model import AsideFinding
from tests.builders import Row, assessed, case, charge, fact

STRUCK = fact("f1", "conduct:struck", shown_by="E1")


def duress(holds: str, shown_by: str) -> Row:
    """Return that S1 acted under duress, or not, as somebody heard it said."""
    shown = [s | {"words": True} for s in _pairs(shown_by)]
    return fact(f"d{holds}", "compelled:duress", holds=holds, shown_by=shown)


def _pairs(text: str) -> list[Row]:
    pairs = (word.partition("=") for word in text.split())
    return [{"evidence": id, "strength": strength or "moderate"} for id, _, strength in pairs]


def defence(found: Charge) -> AsideFinding:
    """Return the finding on duress."""
    (one,) = (d for d in found.defences if d.id == "duress")
    return one


def assault(*more: Row) -> Charge:
    """Return the charge of assault."""
    return charge(assessed(case(STRUCK, *more)), "xp:assault")


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ([], "not-raised"),
        ([duress("yes", "")], "hinted-at"),
        ([duress("yes", "E2=weak")], "hinted-at"),
        ([duress("yes", "E2")], "raised"),
        ([duress("yes", "E2"), duress("no", "E3=weak")], "raised"),
        ([duress("yes", "E2"), duress("no", "E3")], "answered"),
        ([duress("no", "E3")], "not-raised"),
    ],
)
def test_weighed_like_an_exception(more: list[Row], state: str) -> None:
    """A defence is hinted at below the bar, and raised at it, answered or not (S26, S16)."""
    assert state == defence(assault(*more)).state


def test_a_defence_is_no_element() -> None:
    """A defence is not a missing element, and changes no standing by itself (S26)."""
    bare, raised = assault(), assault(duress("yes", "E2=strong"))
    assert (Standing.SUPPORTED, Standing.SUPPORTED) == (bare.standing, raised.standing)
    assert [e.id for e in bare.elements] == [e.id for e in raised.elements]


def test_a_defence_names_its_facts() -> None:
    """A defence that is raised names the facts it rests on, and its provision (S26)."""
    found = defence(assault(duress("yes", "E2")))
    assert (("dyes",), True) == (found.facts, bool(found.cite))


def test_a_defence_is_for_every_charge_it_covers() -> None:
    """A defence that covers any offence is listed with every charge (S26)."""
    found = assessed(case(STRUCK, fact("f2", "conduct:cultivating-drug", of=None, shown_by="E1")))
    assert {True} == {any(d.id == "duress" for d in c.defences) for c in found.charges}
