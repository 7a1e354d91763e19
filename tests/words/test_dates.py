"""Dates: every written form, as the days on which it can fall (S9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.words.dates import When, birthday, parse_when, wrong_with

SINGLE = {
    "2023": ("2023-01-01", "2023-12-31"),
    "2023-04": ("2023-04-01", "2023-04-30"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2023-12": ("2023-12-01", "2023-12-31"),
    "2023-04-05": ("2023-04-05", "2023-04-05"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "2004-XX": ("2004-01-01", "2004-12-31"),
    "2004-06-XX": ("2004-06-01", "2004-06-30"),
    "2004-XX-XX": ("2004-01-01", "2004-12-31"),
    "2023?": ("2022-01-01", "2024-12-31"),
    "2023-04?": ("2023-03-01", "2023-05-31"),
    "2023-04-05?": ("2023-04-04", "2023-04-06"),
    "2023~": ("2022-01-01", "2024-12-31"),
    "2023%": ("2022-01-01", "2024-12-31"),
    "2023-04~": ("2023-03-01", "2023-05-31"),
    "2023-01~": ("2022-12-01", "2023-02-28"),
    "2023-12~": ("2023-11-01", "2024-01-31"),
    "2023-04-05~": ("2023-04-04", "2023-04-06"),
    "2024-03-01%": ("2024-02-29", "2024-03-02"),
    "201X~": ("2009-01-01", "2020-12-31"),
}
INTERVALS = {
    # text: first, last, surely from, surely to; an open end makes only the day at the other end certain
    "2023-04/2024-01": ("2023-04-01", "2024-01-31", "2023-04-30", "2024-01-01"),
    "2023-04-05/2023-04-09": ("2023-04-05", "2023-04-09", "2023-04-05", "2023-04-09"),
    "2023/2023": ("2023-01-01", "2023-12-31", "2023-12-31", "2023-01-01"),
    "2022~/2023-06": ("2021-01-01", "2023-06-30", "2023-12-31", "2023-06-01"),
    "2023-04/..": ("2023-04-01", "2023-04-30", "2023-04-30", "2023-04-30"),
    "2023-04/": ("2023-04-01", "2023-04-30", "2023-04-30", "2023-04-30"),
    "../2023-04": ("2023-04-01", "2023-04-30", "2023-04-01", "2023-04-01"),
    "/2023-04": ("2023-04-01", "2023-04-30", "2023-04-01", "2023-04-01"),
}
NOT_DATES = [
    *("", " ", "2023 ", " 2023", "2023\n", "23", "202", "20234", "2023-4", "2023-04-5", "2023/04/05"),
    *("2023-13", "2023-00", "2023-02-30", "2023-02-29", "2023-04-31", "2023-04-00", "0000", "000X"),
    *("5 April 2023", "2023-04-05T10:00", "2023-04-05 ", "2023-XX-05", "201X-04", "20XX-XX", "XXXX", "2XXX"),
    *("2023-21", "2023??", "2023?~", "~2023", "-2023", "Y12023", "/", "../..", "..", "2024/2023"),
    *("2023/2024/2025", "2023/..5", "2023/open", "unknown", "null", "2023-04-05/2023-04-04"),
]
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789X-/.~?% ", max_size=24),
    st.sampled_from([*SINGLE, *INTERVALS]),
    st.builds("{}/{}".format, st.sampled_from([*SINGLE, ".."]), st.sampled_from([*SINGLE, ".."])),
    st.dates().map(date.isoformat),
)


def _days(text: str) -> tuple[str, str]:
    when = parse_when(text)
    assert when is not None
    return when.first.isoformat(), when.last.isoformat()


@pytest.mark.parametrize("text", SINGLE)
def test_a_date_is_every_day_it_can_mean(text: str) -> None:
    """A date as far as it is known means the first to the last day it leaves open."""
    assert SINGLE[text] == _days(text)


@pytest.mark.parametrize("text", SINGLE)
def test_a_single_date_is_no_course(text: str) -> None:
    """A single date is one day not exactly known: never a course that went on."""
    when = parse_when(text)

    assert when is not None
    assert (False, when.first, when.last) == (when.duration, when.sure_from, when.sure_to)


@pytest.mark.parametrize("text", INTERVALS)
def test_an_interval_is_a_course_with_its_certain_middle(text: str) -> None:
    """A/B went on from A to B: for certain only between the last day of A and the first of B."""
    when = parse_when(text)

    assert when is not None
    assert when.duration
    days = (when.first, when.last, when.sure_from, when.sure_to)
    assert INTERVALS[text] == tuple(d.isoformat() for d in days)


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_not_a_date_is_none(text: str) -> None:
    """A text that is not exactly one of the forms is no date: nothing is guessed."""
    assert None is parse_when(text)


@pytest.mark.parametrize("text", ["٢٠٢٣", "\uff12\uff10\uff12\uff13-04", "2023-०४"])
def test_digits_are_those_of_the_standard(text: str) -> None:
    """EDTF knows the digits 0 to 9: digits of other scripts look like a date and are none."""
    assert None is parse_when(text)


@given(TEXTS)
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Any text gives days in order or None, never an exception, and keeps its own words."""
    when = parse_when(text)

    if when is not None:
        assert when.first <= when.last
        assert text == when.text


@given(TEXTS, st.dates(), st.dates())
def test_what_surely_touches_may_touch(text: str, one: date, other: date) -> None:
    """What certainly fell between two days can have fallen between them."""
    when = parse_when(text)
    first, last = sorted((one, other))

    if when is not None and when.surely_touches(first, last):
        assert when.may_touch(first, last)


@given(st.dates(date(1, 1, 2), date(9998, 12, 30)))
def test_a_day_is_itself(day: date) -> None:
    """A full date is one day, and `~` gives or takes one day of it."""
    one, about = parse_when(day.isoformat()), parse_when(f"{day.isoformat()}~")

    assert one is not None
    assert (day, day) == (one.first, one.last)
    if about is not None:
        assert (day - timedelta(days=1), day + timedelta(days=1)) == (about.first, about.last)


@given(st.integers(2, 9997), st.integers(1, 12))
def test_a_mark_never_narrows(year: int, month: int) -> None:
    """`?`, `~` and `%` widen alike: who doubts a date is no surer of it than who gives it about (S44)."""
    plain, about, both, unsure = (parse_when(f"{year:04}-{month:02}{m}") for m in ("", "~", "%", "?"))

    assert plain is not None
    assert about is not None
    assert both is not None
    assert unsure is not None
    assert (about.first, about.last) == (unsure.first, unsure.last)
    assert (about.first, about.last) == (both.first, both.last)
    assert about.first < plain.first <= plain.last < about.last


def _when(text: str) -> When:
    when = parse_when(text)
    assert when is not None
    return when


def test_may_touch_reaches_to_the_last_day() -> None:
    """A partial date can have fallen on its first and on its last day, and on no other side of them."""
    when, day = _when("2023-04"), timedelta(days=1)

    assert when.may_touch(when.last, when.last)
    assert when.may_touch(when.first, when.first)
    assert not when.may_touch(when.last + day, when.last + day)
    assert not when.may_touch(when.first - day, when.first - day)


def test_surely_touches_only_when_every_day_does() -> None:
    """A partial date fell within days for certain only if all its days do."""
    assert _when("2023-04").surely_touches(date(2023, 4, 1), date(2023, 4, 30))
    assert not _when("2023-04").surely_touches(date(2023, 4, 2), date(2023, 4, 30))
    assert not _when("2023-04").surely_touches(date(2023, 4, 1), date(2023, 4, 29))


def test_a_course_surely_touches_its_certain_middle() -> None:
    """A course from April to January was certainly going on in July, whenever in April it began."""
    course = _when("2023-04/2024-01")

    assert course.surely_touches(date(2023, 7, 1), date(2023, 7, 1))
    assert not course.surely_touches(date(2023, 4, 1), date(2023, 4, 10))


@pytest.mark.parametrize(
    ("expected", "born", "years"),
    [
        (date(2022, 3, 1), date(2004, 2, 29), 18),
        (date(2024, 2, 29), date(2004, 2, 29), 20),
        (date(2026, 5, 4), date(2008, 5, 4), 18),
        (date(2018, 12, 31), date(2000, 12, 31), 18),
        (date(9999, 1, 1), date(9990, 1, 1), 18),
    ],
)
def test_a_birthday_is_the_first_day_of_an_age(expected: date, born: date, years: int) -> None:
    """Whoever is born on 29 February comes of age on 1 March of a year without that day."""
    assert expected == birthday(born, years)


def test_a_law_may_have_the_birthday_on_the_eve() -> None:
    """Where a law says so, who is born on 29 February comes of age on 28 February, and nobody else does."""
    born = (date(2004, 2, 29), date(2004, 3, 1))
    assert [date(2022, 2, 28), date(2022, 3, 1)] == [birthday(b, 18, eve=True) for b in born]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-02-30", "no-such-day"),
        ("2023-02-29", "no-such-day"),
        ("2023-13", "no-such-day"),
        ("2023-04/2023-02-30", "no-such-day"),
        ("2024/2023", "backwards"),
        ("2023-04-05/2023-04-04", "backwards"),
        ("2023-04", ""),
        ("2023/2024", ""),
        ("soon", ""),
        ("../..", ""),
        ("2023/2022/2021", ""),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text: str, expected: str) -> None:
    """A day that is not there, and a course that runs backwards, are told from what is no date (S44)."""
    assert expected == wrong_with(text)


def test_days_that_nobody_knows_are_reckoned_from_what_is_known() -> None:
    """An open end reaches a day and no further; an open start goes back to a day that is not later (S44)."""
    end, start = _when("2023-04/.."), _when("../2023-04")

    assert date(2024, 5, 1) == end.ended_by(date(2024, 5, 1)).last
    assert date(2023, 4, 30) == end.ended_by(date(2020, 1, 1)).last
    assert date(2022, 1, 1) == start.begun_by(date(2022, 1, 1)).first
    assert start == start.begun_by(date(2024, 1, 1))
    assert _when("2023") == _when("2023").ended_by(date(2030, 1, 1)).begun_by(date(2000, 1, 1))
