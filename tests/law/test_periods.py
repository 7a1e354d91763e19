"""Days in the law: whatever is written after `since`, `until`, `erased` or `seen` is a day or a fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.support import OFFENCE, read

YEARS = st.sampled_from(
    ["0001", "0999", "2020", "9998", "9999", "0000", "201X", "99XX", "999X", "20XX", "10000", "20", "٢٠٢٠"]
)
MONTHS = st.sampled_from(["", "-01", "-12", "-XX", "-02-29", "-12-31", "-01-01", "-06-XX", "-13", "-02-30"])
MARKS = st.sampled_from(["", "~", "?", "%", "!"])
DATES = st.builds(lambda y, m, q: f"{y}{m}{q}", YEARS, MONTHS, MARKS)
COURSES = st.builds(lambda a, b: f"{a}/{b}", DATES | st.just(".."), DATES | st.just(".."))


def _faults(key: str, day: str) -> list[str]:
    line = f"  seen    read zz-act {day}\n" if key == "seen" else f"  {key}  {day}\n"
    text = OFFENCE.replace("  seen    read zz-act 2026-11-20\n", line) if key == "seen" else OFFENCE
    return [f.code for f in read(text if key == "seen" else text.replace("  element", f"{line}  element"))[1]]


@given(st.sampled_from(["since", "until", "erased", "seen"]), DATES | COURSES)
def test_any_day_is_read_or_a_fault(key: str, day: str) -> None:
    """No day overflows the calendar: it is read, or it is the one fault there is."""
    assert _faults(key, day) in ([], ["L130"])


@pytest.mark.parametrize("key", ["since", "until", "erased", "seen"])
@pytest.mark.parametrize("day", ["2020/..", "../2020", "2019/2020", "2020-01-01/2020-01-01", "9998~", "9999"])
def test_a_course_is_no_day(key: str, day: str) -> None:
    """A text comes into force on a day: an interval, and a day after which there is none, is refused."""
    assert ["L130"] == _faults(key, day)


@pytest.mark.parametrize("day", ["2020", "2020-02", "2020-02-29", "2020-02~", "9998-12-30"])
def test_a_day_that_is_one_is_read(day: str) -> None:
    """A year, a month and a day are days on which a text can begin or end."""
    for key in ("since", "until", "erased"):
        assert [] == _faults(key, day)
