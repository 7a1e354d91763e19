"""S16: exceptions under an element, and under what dispenses with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import Standing, assess
from tests.builders import Row, assessed, case, charge, element, fact, limb, small_pack

TAKEN = fact("f1", "conduct:taken-away", shown_by="E1=strong")
PARENT = "relation:parent-or-guardian"


@pytest.mark.parametrize(
    ("raised", "expected", "watched"),
    [
        ([], Standing.SUPPORTED, True),
        ([fact("f2", PARENT)], Standing.SUPPORTED, True),
        ([fact("f2", PARENT, shown_by="E2=weak")], Standing.SUPPORTED, True),
        ([fact("f2", PARENT, shown_by="E2")], Standing.CONTRADICTED, False),
        (
            [fact("f2", PARENT, shown_by="E2"), fact("f3", PARENT, holds="no", shown_by="E3=weak")],
            Standing.CONTRADICTED,
            False,
        ),
        (
            [fact("f2", PARENT, shown_by="E2"), fact("f3", PARENT, holds="no", shown_by="E3")],
            Standing.DISPUTED,
            False,
        ),
    ],
    ids=["not-entered", "asserted", "weak", "raised", "weakly-answered", "answered"],
)
def test_an_exception_under_an_element(raised: list[Row], expected: Standing, watched: bool) -> None:
    """Below the bar watch, at it and answered disputed, at it and unanswered contradicted (S16)."""
    taking = element(charge(assessed(case(TAKEN, *raised)), "xp:kidnapping"), "taking")
    assert (expected, watched) == (taking.standing, limb(PARENT) in taking.watch)


def test_an_exception_never_lifts() -> None:
    """An exception that is denied does not make up for what is missing (S16)."""
    one = case(fact("f1", "conduct:taken-away"), fact("f2", PARENT, holds="no", shown_by="E2=strong"))
    assert Standing.THIN == element(charge(assessed(one), "xp:kidnapping"), "taking").standing


DISPENSATION = """\
offence taking
  title   Taking
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element taking  [s 1]
    conduct is taken-away

  element means  [s 1]
    means is threat
    not needed if  [s 2]
      victim age is child
      unless  [s 3]
        relation is spouse
"""


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ([], Standing.SUPPORTED),
        ([fact("f3", "relation:spouse", shown_by="E2=weak")], Standing.SUPPORTED),
        ([fact("f3", "relation:spouse", shown_by="E2")], Standing.MISSING),
    ],
    ids=["not-entered", "weak", "raised"],
)
def test_an_exception_under_a_dispensation(tmp_path: Path, raised: list[Row], expected: Standing) -> None:
    """Under `not needed if`, an exception caps the dispensation and leaves the requirement alone (S16)."""
    one = case(TAKEN, fact("f2", "person:born", value="2010", shown_by="E1"), *raised)
    found = charge(assess(one, small_pack(tmp_path / "zz", DISPENSATION)), "zz:taking")
    assert expected == element(found, "means").standing


def test_the_requirement_stands_beside_a_spoilt_dispensation(tmp_path: Path) -> None:
    """Where the dispensation falls to its exception, the requirement itself can still stand (S15, S16)."""
    spouse = fact("f3", "relation:spouse", shown_by="E2")
    threat = fact("f4", "means:threat", shown_by="E1")
    one = case(TAKEN, fact("f2", "person:born", value="2010", shown_by="E1"), spouse, threat)
    found = charge(assess(one, small_pack(tmp_path / "zz", DISPENSATION)), "zz:taking")
    assert Standing.SUPPORTED == element(found, "means").standing
