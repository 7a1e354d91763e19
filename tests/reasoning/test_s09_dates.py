"""S9: when a fact counts for a part of time."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist import Standing
from chargeassist.reasoning.matters import Window
from tests.builders import case, fact, said, standing, weigh

SPRING = Window(date(2023, 3, 1), date(2023, 5, 31))
ACT = "conduct:struck"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-04-05", Standing.SUPPORTED),
        ("2023-04", Standing.SUPPORTED),
        ("2023", Standing.SUPPORTED),  # on some possible day within
        ("2023~", Standing.SUPPORTED),
        ("2023-06", Standing.MISSING),
        ("2022-01/2023-12", Standing.SUPPORTED),  # it went on all the time
        ("2022-01/2022-12", Standing.MISSING),
        (None, Standing.SUPPORTED),
    ],
)
def test_conduct_must_fall_within_the_part(on: str | None, expected: Standing) -> None:
    """Conduct counts for every part of time it may have fallen in: no less than undated conduct (S9)."""
    assert expected == standing(case(fact("f1", ACT, on=on, shown_by="E1")), ACT, window=SPRING)


def test_a_date_too_wide_says_so() -> None:
    """Conduct that may have fallen elsewhere is marked, because its date is too wide (S9)."""
    one = case(fact("f1", ACT, on="2023", shown_by="E1"))
    assert ("f1 may fall in another part of time",) == said(weigh(one, ACT, window=SPRING).notes)


@pytest.mark.parametrize(
    "name", ["means:threat", "purpose:forced-labour", "status:dependent", "relation:employer"]
)
def test_what_is_not_conduct_may_have_begun_earlier(name: str) -> None:
    """Manner, purpose, status and relations may have begun earlier, and are marked (S9)."""
    shown = [{"evidence": "E1", "words": True}]
    found = weigh(case(fact("f1", name, on="2022", shown_by=shown)), name, window=SPRING)
    assert (Standing.SUPPORTED, ("f1 began earlier",)) == (found.standing, said(found.notes))


def test_undated_conduct_is_marked() -> None:
    """An undated fact counts in every part of time, and is marked (S9)."""
    found = weigh(case(fact("f1", ACT, on=None, shown_by="E1")), ACT, window=SPRING)
    assert ("f1 is undated",) == said(found.notes)


def test_a_computed_term_is_true_on_every_day() -> None:
    """A computed term is shown only if it is true on every day of the part (S9)."""
    one = case(fact("f1", "person:born", value="2005-04-10", shown_by="E1"))
    parts = (
        Window(date(2023, 3, 1), date(2023, 4, 9)),
        SPRING,
        Window(date(2023, 4, 10), date(2023, 5, 31)),
    )
    expected = [Standing.SUPPORTED, Standing.THIN, Standing.CONTRADICTED]
    assert expected == [standing(one, "age:child", window=w) for w in parts]


def test_one_born_on_the_leap_day() -> None:
    """Who is born on 29 February is of age on 1 March of a common year (S9)."""
    one = case(fact("f1", "person:born", value="2004-02-29", shown_by="E1"))
    days = [Window(d, d) for d in (date(2022, 2, 28), date(2022, 3, 1))]
    expected = [Standing.SUPPORTED, Standing.CONTRADICTED]
    assert expected == [standing(one, "age:child", window=w) for w in days]


@pytest.mark.parametrize(
    ("name", "on", "pointed"),
    [
        ("purpose:forced-labour", "2023-07", True),
        ("purpose:forced-labour", "2022-11", True),
        ("means:other-coercion", "2023-07", False),
    ],
)
def test_an_end_is_read_from_the_whole_course(name: str, on: str, pointed: bool) -> None:
    """What was done later in the same course tells to what end an act was done, and by no means how (S9)."""
    later = fact("f1", "conduct:wages-withheld", on=on, shown_by="E1")
    means = fact("f2", "conduct:passport-withheld", on=on, shown_by="E1")

    assert pointed is bool(weigh(case(later, means), name, window=SPRING).pointers)
