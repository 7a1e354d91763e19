"""Days that are not known: an open end, a missing start, the course of an episode (S44)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from chargeassist.case.model import Case, Episode, Fact, Person
from chargeassist.words.dates import START, When, course


def settled(case: Case) -> Case:
    """Return a case in which no course runs beyond the day of the assessment, or begins before any fact.

    An end that nobody knows is that day at the latest; a start that nobody knows is the first dated
    fact of the same persons in the same episode. What was written stays as it was written.
    """
    ended = evolve(
        case,
        persons=tuple(_born(p, case.as_at) for p in case.persons),
        episodes=tuple(_course(e, case.as_at) for e in case.episodes),
        facts=tuple(evolve(f, on=f.on.ended_by(case.as_at)) if f.on else f for f in case.facts),
        laid=tuple(evolve(x, on=x.on.ended_by(case.as_at)) if x.on else x for x in case.laid),
    )
    if not any(f.on and f.on.open == START for f in ended.facts) and not any(
        e.course and e.course.open == START for e in ended.episodes
    ):
        return ended
    begun = evolve(ended, episodes=tuple(_begun(e, ended) for e in ended.episodes))
    firsts = _firsts(begun)
    courses = {e.id: e.course for e in begun.episodes}
    return evolve(begun, facts=tuple(_reckoned(f, courses, firsts) for f in begun.facts))


def _born(person: Person, as_at: date) -> Person:
    born, on = person.born, person.age_on
    return evolve(person, born=born and born.ended_by(as_at), age_on=on and on.ended_by(as_at))


def _course(episode: Episode, as_at: date) -> Episode:
    days = episode.on or course(episode.from_, episode.to)
    return evolve(episode, course=days.ended_by(as_at) if days else None)


def _begun(episode: Episode, case: Case) -> Episode:
    """Return an episode whose start is not entered from the first dated fact that belongs to it alone."""
    if episode.course is None or episode.course.open != START:
        return episode
    days = [f.on.first for f in case.facts if f.episode == (episode.id,) and f.on and f.on.start_known]
    return evolve(episode, course=episode.course.begun_by(min(days))) if days else episode


_Firsts = Mapping[tuple[str, str, str], date]


def _firsts(case: Case) -> _Firsts:
    """Return when the first fact began that names a person in one role, in each episode and in any."""
    found: dict[tuple[str, str, str], date] = {}
    for fact in case.facts:
        if fact.on is None or fact.value or not fact.on.start_known:
            continue
        for role, people in (("by", fact.by), ("of", fact.of)):
            for key in ((role, p, e) for p in people for e in (*(fact.episode or (_NONE,)), _ANY)):
                found[key] = min(found.get(key, fact.on.first), fact.on.first)
    return found


_NONE, _ANY = "", "*"


def _reckoned(fact: Fact, courses: Mapping[str, When | None], firsts: _Firsts) -> Fact:
    if fact.on is None or fact.on.open != START:
        return fact
    days = [c.first for e in fact.episode if (c := courses[e]) is not None and c.open != START]
    if not days:
        role, people = ("of", fact.of) if fact.of else ("by", fact.by)
        where = (*fact.episode, _NONE) if fact.episode else (_ANY,)
        days = [firsts[key] for p in people for e in where if (key := (role, p, e)) in firsts]
    return evolve(fact, on=fact.on.begun_by(min(days))) if days else fact
