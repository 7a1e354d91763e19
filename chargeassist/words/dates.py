"""Dates as people know them: EDTF levels 0 and 1, each as the days on which it can fall (S9)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from attrs import field, frozen

_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
# ASCII: `\d` alone takes the digits of every script, and one day would have many texts.
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%])?", re.ASCII)
_MONTH = "(?:0[1-9]|1[0-2])"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|[12][0-9]))"
)
_SINGLE = (
    rf"(?:[0-9]{{3}}X|[0-9]{{2}}XX|[0-9]{{4}}(?:-XX(?:-XX)?|-{_MONTH}(?:-XX)?|-{_MONTH_AND_DAY})?)[?~%]?"
)
DAY_FORM = f"[0-9]{{4}}-{_MONTH_AND_DAY}"
"""The form of one day as a pattern; 29 February is in it for every year."""
WHEN_FORM = rf"{_SINGLE}(?:/(?:{_SINGLE}|\.\.))?|\.\./{_SINGLE}"
"""The form of every text that `parse_when` reads, and of a few it does not: see docs/schemas/README.md."""


@frozen
class When:
    """The days on which something can have happened; *duration* if it went on from one to the other.

    For a duration, *sure_from* and *sure_to* are the days on which it was certainly going on
    (from > to if there is none). For a single date all four say the same.
    """

    text: str
    first: date
    last: date
    duration: bool = False
    sure_from: date = field(default=_LAST)
    sure_to: date = field(default=_FIRST)

    def may_touch(self, first: date, last: date) -> bool:
        """Return whether it can have happened between two days."""
        return self.first <= last and first <= self.last

    def surely_touches(self, first: date, last: date) -> bool:
        """Return whether it happened, at least in part, between two days, whatever is unknown."""
        if first <= self.first and self.last <= last:
            return True
        return self.duration and max(self.sure_from, first) <= min(self.sure_to, last)


def parse_when(text: str) -> When | None:
    """Return the days an EDTF text can mean, or None if it is not one.

    Level 0 and level 1 without seasons (a season is another month north and south of the
    equator): ``2023``, ``2023-04``, ``2023-04-05``, ``201X``, ``2004-XX``, ``2023~`` (give or take
    one unit), ``2023?``, ``2023-04/2024-01``, ``2023/..``.

    >>> parse_when("2023-02").last
    datetime.date(2023, 2, 28)
    >>> parse_when("2023~").first
    datetime.date(2022, 1, 1)
    >>> parse_when("2023-02-30") is None
    True
    """
    start, slash, end = text.partition("/")
    if not slash:
        days = _days(text)
        return None if days is None else When(text, *days, sure_from=days[0], sure_to=days[1])
    first = (_FIRST, _FIRST) if start == ".." else _days(start)
    last = (_LAST, _LAST) if end == ".." else _days(end)
    if first is None or last is None or (start, end) == ("..", "..") or first[0] > last[1]:
        return None
    # An open end is not known, so the course is certain only at the end that is given.
    sure_from = last[0] if start == ".." else first[1]
    sure_to = first[1] if end == ".." else last[0]
    return When(text, first[0], last[1], True, sure_from, sure_to)


def _days(text: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    if ("X" in year and (month or day)) or (month == "XX" and day not in (None, "XX")):
        return None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1 or high > 9998:
        return None
    try:
        if month in (None, "XX"):
            first, last = date(low, 1, 1), date(high, 12, 31)
            unit = "year"
        elif day in (None, "XX"):
            first = date(low, int(month), 1)
            last = date(low, int(month), monthrange(low, int(month))[1])
            unit = "month"
        else:
            first = last = date(low, int(month), int(day))
            unit = "day"
    except (ValueError, IndexError):
        return None
    if mark not in ("~", "%"):
        return first, last
    return _widened(first, last, unit)


def _widened(first: date, last: date, unit: str) -> tuple[date, date] | None:
    """Give or take one unit."""
    try:
        match unit:
            case "year":
                return date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
            case "month":
                before, after = first - timedelta(days=1), last + timedelta(days=1)
                return before.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])
            case _:
                return first - timedelta(days=1), last + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def birthday(born: date, years: int) -> date:
    """Return the first day on which a person is *years* old; 29 February counts as 1 March.

    >>> birthday(date(2004, 2, 29), 18)
    datetime.date(2022, 3, 1)
    """
    year = min(born.year + years, 9999)
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
