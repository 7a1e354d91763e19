"""Which matters an offence is weighed in: whom it pairs, in which episode and part of time (S19, S20)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.case.whom import suspects
from chargeassist.law.model import Offence
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.ledger import PAIR
from chargeassist.reasoning.matters import ANYONE, NO_EPISODE, UNKNOWN, Matter
from chargeassist.reasoning.modes import BORROWED
from chargeassist.reasoning.windows import parts, speaks_of

Lane = tuple[Offence, Matter, bool]
"""An offence in one version, the matter it is weighed in, and whether anything is entered for its conduct."""


def conduct_of(matter: Matter, conduct: Sequence[Fact], weigher: Weigher) -> list[Fact]:
    """Return which facts of an offence's conduct are of one matter, a partner's where a mode borrows."""
    if not conduct:
        return []
    matters = [matter]
    if matter.mode in BORROWED:
        others = weigher.partners(matter.suspect, matter.mode)
        weigher.base.ledger.of(matter.pair).update((PAIR, p, matter.complainant) for p, _ in others)
        matters += [evolve(matter, suspect=p) for p, _ in others]
    return list({f.id: f for m in matters for f in conduct if speaks_of(f, m)}.values())


def complainants(case: Case) -> tuple[str, ...]:
    """Return every natural person or group something was done to (S19)."""
    return case.harmed()


def matters(case: Case, state: bool, anyone: bool, courses: Courses) -> Iterator[Matter]:
    """Yield suspect x complainant x episode, and *anyone* against each person (S19, S20).

    `against` sets the word for the complainant, never who may be one: a migrant can be a victim,
    and a label must not hide a charge. An offence against the State pairs with nobody.
    """
    people: tuple[str | None, ...] = (None,) if state else complainants(case)
    for suspect in (*suspects(case), *((*_others(case), ANYONE) if anyone else ())):
        for complainant in people:
            if complainant != suspect:
                for episode in courses.of(suspect, complainant):
                    yield Matter(suspect, complainant, episode)


def universe(case: Case) -> dict[tuple[bool, bool], tuple[Matter, ...]]:
    """Return all matters of a case, of offences against persons and against the State, without and with
    those of whoever is no suspect.
    """
    courses = Courses(case)
    return {
        (state, anyone): tuple(matters(case, state, anyone, courses))
        for state in (False, True)
        for anyone in (False, True)
    }


def _goes_here(fact: Fact, versions: tuple[Offence, ...], matter: Matter, weigher: Weigher) -> bool:
    """Return whether a fact is conduct of this offence: help or a step only where it goes to it (S37)."""
    if fact.name not in weigher.vocabulary.qualifies:
        return True
    narrower = weigher.vocabulary.narrower
    return any(
        fact.name in narrower[f"{leaf.slot}:{leaf.term}"] and weigher.base.objects.covers(fact, leaf, matter)
        for offence in versions
        for leaf in offence.conduct
    )


def _others(case: Case) -> tuple[str, ...]:
    """Return who acts and is no suspect, unknown persons among them: other offences read what they did."""
    charged = frozenset(suspects(case))
    acting = dict.fromkeys(p for f in case.facts for p in (f.by or (UNKNOWN,)))
    return tuple(p for p in acting if p not in charged)


class Courses:
    """Which episodes of a case name which persons: looked up once for all."""

    def __init__(self, case: Case) -> None:
        self.every = [e.id for e in case.episodes]
        self.told: dict[tuple[str, str], set[str]] = {}
        for fact in case.facts if self.every else ():
            for role, persons in (("by", (*fact.by, ANYONE)), ("of", fact.of)):
                for person in persons:
                    self.told.setdefault((role, person), set()).update(fact.episode)

    def of(self, suspect: str, complainant: str | None) -> list[str]:
        """Return the episodes that name these persons; without any, the one of facts in no episode."""
        whose = ("by", suspect) if complainant is None else ("of", complainant)
        named = self.told.get(whose, set())
        return [e for e in self.every if e in named] or [NO_EPISODE]


def lanes(
    versions: tuple[Offence, ...], matter: Matter, weigher: Weigher, conduct: Sequence[Fact]
) -> Iterator[Lane]:
    """Yield each part of time of one matter with the version that governs it."""
    facts = [f for f in conduct_of(matter, conduct, weigher) if _goes_here(f, versions, matter, weigher)]
    if not facts:
        # Without conduct there is one part, undated, under the newest version.
        yield versions[-1], matter, False
        return
    dates = [f.on for f in facts if f.on is not None]
    episode = weigher.base.courses.get(matter.episode or "")
    if episode is not None and len(dates) < len(facts):
        # Undated conduct lies within its episode (S44).
        dates.append(episode)
    for offence, window in parts(versions, matter, dates, weigher.values, weigher.vocabulary):
        dated = Matter(matter.suspect, matter.complainant, matter.episode, window, matter.mode)
        yield offence, dated, True
