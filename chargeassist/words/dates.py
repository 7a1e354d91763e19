"""Dates as people know them: EDTF levels 0 and 1, each as the days on which it can fall (S9)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from attrs import evolve, frozen

from chargeassist.words.untold import untold

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
WHEN_FORM = rf"{_SINGLE}(?:/(?:{_SINGLE}|\.\.)?)?|(?:\.\.)?/{_SINGLE}"
"""The form of every text that `parse_when` reads, and of a few it does not: see docs/schemas/README.md."""


START, RECKONED, END = "start", "reckoned", "end"
"""Which end of a course nobody knows: its start; its start, taken from what else happened; its end."""


@untold
@frozen
class When:
    """The days on which something can have happened; *duration* if it went on from one to the other.

    For a duration, *sure_from* and *sure_to* are the days on which it was certainly going on
    (from > to if there is none). For a single date all four say the same.
    """

    text: str
    first: date
    last: date
    duration: bool
    sure_from: date
    sure_to: date
    open: str = ""
    """Which end is not known (S44): until somebody says more, the days are those of the other end."""

    @property
    def start_known(self) -> bool:
        """Return whether it is entered when it began."""
        return self.open not in (START, RECKONED)

    def may_touch(self, first: date, last: date) -> bool:
        """Return whether it can have happened between two days."""
        return self.first <= last and first <= self.last

    def surely_touches(self, first: date, last: date) -> bool:
        """Return whether it happened, at least in part, between two days, whatever is unknown."""
        if first <= self.first and self.last <= last:
            return True
        return self.duration and max(self.sure_from, first) <= min(self.sure_to, last)

    def ended_by(self, day: date) -> When:
        """Return it with an end that nobody knows put at *day* at the latest (S44)."""
        return evolve(self, last=max(self.last, day)) if self.open == END else self

    def begun_by(self, day: date) -> When:
        """Return it with a start that nobody knows reckoned from *day*, if that is earlier (S44)."""
        if self.open != START or day > self.last:
            return self
        return evolve(self, first=min(self.first, day), open=RECKONED)


def parse_when(text: str) -> When | None:
    """Return the days an EDTF text can mean, or None if it is not one.

    Level 0 and level 1 without seasons (a season is another month north and south of the
    equator): ``2023``, ``2023-04``, ``2023-04-05``, ``201X``, ``2004-XX``, ``2023~`` and ``2023?`` (give
    or take one unit), ``2023-04/2024-01``, ``2023/..`` and ``2023/`` (an end that is open, or not known).

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
        return None if days is None else When(text, *days, False, *days)
    first, last = _days(start), _days(end)
    if (first is None and start not in _OPEN) or (last is None and end not in _OPEN):
        return None
    # An open end is not known, so the course is certain only at the end that is given.
    if first and last:
        when = When(text, first[0], last[1], True, first[1], last[0])
        return when if first[0] <= last[1] else None
    if first:
        return When(text, *first, True, first[1], first[1], END)
    return When(text, *last, True, last[0], last[0], START) if last else None


_OPEN = ("", "..")


def course(start: When | None, end: When | None) -> When | None:
    """Return the course from one date to another, of which either may not be known."""
    if start and end:
        text = f"{start.text}/{end.text}"
        return When(text, start.first, max(start.first, end.last), True, start.last, end.first)
    if start:
        return When(f"{start.text}/..", start.first, start.last, True, start.last, start.last, END)
    return When(f"../{end.text}", end.first, end.last, True, end.first, end.first, START) if end else None


def wrong_with(text: str) -> str:
    """Return what is wrong with a text that looks like a date: ``no-such-day``, ``backwards``, or nothing.

    >>> wrong_with("2023-02-30"), wrong_with("2024/2023"), wrong_with("soon")
    ('no-such-day', 'backwards', '')
    """
    parts = text.split("/")
    if any(_WHOLE.fullmatch(p) and _days(p) is None for p in parts):
        return "no-such-day"
    days = [_days(p) for p in parts]
    backwards = len(days) == 2 and days[0] and days[1] and days[0][0] > days[1][1]
    return "backwards" if backwards else ""


_WHOLE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?[?~%]?", re.ASCII)


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
    # Who doubts a date, and does not say how far, is no surer of it than who gives it about (S44).
    return _widened(first, last, unit) if mark else (first, last)


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


def birthday(born: date, years: int, *, eve: bool = False) -> date:
    """Return the first day on which a person is *years* old.

    In a year without 29 February that is 1 March for whoever was born on it, or 28 February where the
    law has it so (*eve*).

    >>> birthday(date(2004, 2, 29), 18)
    datetime.date(2022, 3, 1)
    """
    year = min(born.year + years, 9999)
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if eve else date(year, 3, 1)
