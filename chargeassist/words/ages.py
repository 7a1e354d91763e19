"""Ages as people say them: seventeen, about fourteen, under eighteen; and when such a one was born (S45)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from attrs import frozen

from chargeassist.words.dates import START, When

OF_AGE, OLDEST = 18, 130
_NUMBER = "[0-9]{1,3}"
AGE_FORM = rf"{_NUMBER}[~?%]?|{_NUMBER}/{_NUMBER}|under[ -]{_NUMBER}|child|adult"
"""The form of every text that `parse_age` reads, and of a few it does not: `15/13`, `999`."""
_FORM = re.compile(rf"({_NUMBER})([~?%]?)|({_NUMBER})/({_NUMBER})|under[ -]({_NUMBER})|(child|adult)")


@frozen
class Age:
    """Full years a person has: at least *low*, at most *high*, if anybody knows the most."""

    low: int
    high: int | None

    def under(self, years: int) -> bool | None:
        """Return whether somebody of this age is under *years*; None if it may be either."""
        if self.high is not None and self.high < years:
            return True
        return False if self.low >= years else None

    def born(self, on: When) -> When:
        """Return when somebody was born who has this age on a day."""
        last = _years_before(on.last, self.low)
        if self.high is None:
            return When(on.text, last, last, True, last, last, START)
        first = _years_before(on.first, self.high + 1) + timedelta(days=1)
        return When(on.text, first, last, False, first, last)


def parse_age(text: str) -> Age | None:
    """Return the age a text says, or None if it says none; `~` gives or takes a year.

    >>> parse_age("14~"), parse_age("under 18")
    (Age(low=13, high=15), Age(low=0, high=17))
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    years, about, low, high, under, word = match.groups()
    if word:
        return Age(OF_AGE, None) if word == "adult" else Age(0, OF_AGE - 1)
    if under:
        found = Age(0, int(under) - 1)
    elif low:
        found = Age(int(low), int(high))
    else:
        found = Age(max(int(years) - bool(about), 0), int(years) + bool(about))
    possible = found.high is not None and found.low <= found.high <= OLDEST
    return found if possible else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=max(day.year - years, 1))
    except ValueError:
        return day.replace(year=max(day.year - years, 1), day=28)
