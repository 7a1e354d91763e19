"""Which days a matter covers: cut where the law changes and where an age decides (S9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial

from chargeassist.case.model import Fact
from chargeassist.law.algebra import Leaf, Who, leaves_of
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.matters import ANYONE, UNKNOWN, Matter, Window
from chargeassist.reasoning.values import Values, in_episode
from chargeassist.words.dates import END, When
from chargeassist.words.once import once

_DAY = timedelta(days=1)
MANY = 4_096
"""Of so many offences it is remembered which ages decide them."""


def speaks_of(fact: Fact, matter: Matter) -> bool:
    """Return whether a fact names the matter's suspect and complainant and belongs to its episode."""
    if matter.suspect == ANYONE:
        by = set(fact.by or (UNKNOWN,)) != {matter.complainant}
    else:
        by = matter.suspect in (fact.by or (UNKNOWN,))
    return by and (matter.complainant is None or matter.complainant in fact.of) and in_episode(fact, matter)


def parts(
    versions: Sequence[Offence],
    matter: Matter,
    dates: Sequence[When],
    values: Values,
    vocabulary: Vocabulary,
) -> Iterator[tuple[Offence, Window]]:
    """Yield each part of time with the version of the offence that governs it.

    *dates* are those of the conduct. A birth date that is uncertain gives three parts: before the
    first possible birthday, between, after the last. Without dates there is one part, undated,
    under the newest version.
    """
    if not dates:
        yield versions[-1], Window()
        return
    first, last = min(d.first for d in dates), max(d.last for d in dates)
    ages = _age_cuts(versions, matter, values, vocabulary)
    # Where no law is in force there is one line, whatever the age (S44).
    cuts = {*_law_cuts(versions), *(c for c in ages if any(o.period.covers(c) for o in versions))}
    starts = [first, *sorted(c for c in cuts if first < c <= last)]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        window = Window(start, following - _DAY if following else last)
        if any(d.may_touch(*window.days()) for d in dates):
            yield _version(versions, start), _clipped(window, dates)


def _clipped(window: Window, dates: Sequence[When]) -> Window:
    """Return the part of the window in which conduct can have fallen."""
    low, high = window.days()
    touching = [d for d in dates if d.may_touch(low, high)]
    first, last = max(low, min(d.first for d in touching)), min(high, max(d.last for d in touching))
    begun = [d.start_known for d in touching if d.first == first]
    ended = [d.open != END for d in touching if d.last == last]
    return Window(first, last, any(begun) or not begun, any(ended) or not ended)


def _law_cuts(versions: Iterable[Offence]) -> Iterator[date]:
    for offence in versions:
        yield from (d for d in (offence.period.since, offence.period.until) if d is not None)


def _version(versions: Sequence[Offence], day: date) -> Offence:
    """Return the version in force on *day*; where none is, the nearest, so that it can be said."""
    for offence in versions:
        if offence.period.covers(day):
            return offence
    earlier = [o for o in versions if o.period.until is not None and o.period.until <= day]
    return earlier[-1] if earlier else versions[0]


def _age_cuts(
    versions: Sequence[Offence], matter: Matter, values: Values, vocabulary: Vocabulary
) -> Iterator[date]:
    for leaf, years in _ages_in(vocabulary)(tuple(versions)):
        person = _age_of(leaf, matter)
        for birth in births(values, person) if person is not None else ():
            yield from birth.cuts(years, eve=values.eve)


@once
def _ages_in(vocabulary: Vocabulary) -> Callable[[tuple[Offence, ...]], tuple[tuple[Leaf, int], ...]]:
    return lru_cache(maxsize=MANY)(partial(_ages, vocabulary))


def _ages(vocabulary: Vocabulary, versions: tuple[Offence, ...]) -> tuple[tuple[Leaf, int], ...]:
    """Return the leaves of an offence that an age decides, and which age."""
    leaves = dict.fromkeys(x for o in versions for e in o.elements for x in leaves_of(e.requires))
    asked = ((x, re.search(r"\d+", vocabulary.slots[x.slot].terms[x.term].computed)) for x in leaves)
    return tuple((x, int(years[0])) for x, years in asked if years is not None)


def _age_of(leaf: Leaf, matter: Matter) -> str | None:
    if leaf.of is Who.COMPLAINANT:
        return matter.complainant
    if leaf.of is Who.SUSPECT and matter.suspect != ANYONE:
        return matter.suspect
    return None
