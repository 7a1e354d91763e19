"""When a person can have been born, and whether they are under an age: births and ages entered (S9, S45)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.values import NO, OPEN, YES, Values
from chargeassist.words.ages import Age, parse_age
from chargeassist.words.dates import START, When, birthday, parse_when
from chargeassist.words.untold import untold

_SAYS = {True: YES, False: NO, None: OPEN}


@untold
@frozen
class Birth:
    """What one fact, or a person's row, says of when somebody was born."""

    name: str
    """What carries it: a fact's id, or ``person:V1.born`` for a bare assertion."""
    days: When | None
    """Between which days; None for an age of which nobody says on which day it was that."""
    fact: Fact | None = None
    age: Age | None = None
    """An age that was said: it holds on every day of *on*, or of the matter if there is none."""
    on: When | None = None

    def younger(self, years: int, window: Window, *, eve: bool = False) -> str:
        """Return whether somebody is under *years* on every day of the window, on none, or it is open (S9).

        A birth of which only the latest day is known makes nobody a child (S44).
        """
        if self.age is not None and holds_through(self.on, window):
            return _SAYS[self.age.under(years)]
        if self.days is None or not window.dated:
            return OPEN
        first, last = window.days()
        if self.days.open != START and last < birthday(self.days.first, years, eve=eve):
            return YES
        return NO if first >= birthday(self.days.last, years, eve=eve) else OPEN

    def years(self, window: Window, *, eve: bool = False) -> tuple[int, int] | None:
        """Return the least and the most full years somebody can have had in a window; None if it is open."""
        if self.age is not None and holds_through(self.on, window):
            return None if self.age.high is None else (self.age.low, self.age.high)
        if self.days is None or self.days.open == START or not window.dated:
            return None
        first, last = window.days()
        return full_years(self.days.last, first, eve=eve), full_years(self.days.first, last, eve=eve)

    def cuts(self, years: int, *, eve: bool = False) -> Iterator[date]:
        """Yield the first days on which the age may be reached, is reached, or is said or no longer said."""
        if self.days is None:
            return
        if self.days.open != START:
            yield birthday(self.days.first, years, eve=eve)
        yield birthday(self.days.last, years, eve=eve)
        if self.age is not None and self.on is not None:
            yield self.on.first
            yield self.on.last + timedelta(days=1)


def full_years(born: date, day: date, *, eve: bool = False) -> int:
    """Return how many years somebody has on a day who was born on another: none before it."""
    years = max(day.year - born.year, 0)
    return max(years - (day < birthday(born, years, eve=eve)), 0)


def holds_through(on: When | None, window: Window) -> bool:
    """Return whether what is said of some days is said of every day of a window; without days it is (S45)."""
    if on is None:
        return True
    first, last = window.days()
    return window.dated and on.first <= first and last <= on.last


def births(values: Values, person: str) -> tuple[Birth, ...]:
    """Return every birth and age entered for a person, with what carries it: read once."""
    found = values.born.get(person)
    if found is None:
        found = values.born[person] = tuple(_births(values, person))
    return found


def _births(values: Values, person: str) -> Iterator[Birth]:
    facts = list(_entered(values, person))
    yield from facts
    row = values.persons.get(person)
    if facts or row is None:
        return
    if row.born is not None:
        yield Birth(f"person:{person}.born", row.born)
    age = parse_age(row.age) if row.age else None
    if age is not None:
        yield _aged(f"person:{person}.age", age, row.age_on)


def _entered(values: Values, person: str) -> Iterator[Birth]:
    for fact in values.of("person:born", person):
        when = parse_when(fact.value)
        if when is not None:
            yield Birth(fact.id, when.ended_by(values.case.as_at), fact)
    for fact in values.of("person:age", person):
        age = parse_age(fact.value)
        if age is not None:
            yield _aged(fact.id, age, fact.on, fact)
    for fact in values.said_ages.get(person, ()):
        age = parse_age(fact.term)
        if age is not None:
            yield _aged(fact.id, age, fact.on, fact)


def _aged(name: str, age: Age, on: When | None, fact: Fact | None = None) -> Birth:
    return Birth(name, age.born(on) if on else None, fact, age, on)
