"""Terms that are computed from values: ages, nationality, borders, numbers of persons (S8, S9).

Each rule reads the facts that carry a value and says, fact by fact, whether the value entails the
term, entails its contrary, or leaves it open. Evidence for the value is then evidence for the term.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.values import NO, OPEN, YES, Values
from chargeassist.words import Remark, remark

_TOO_WIDE = remark("value-too-wide")


@frozen
class Derived:
    """What one value says of a computed term."""

    says: str
    """YES, NO or OPEN."""
    name: str
    """What carries it: a fact's id, or ``person:V1.born`` for a bare assertion."""
    fact: Fact | None = None
    cause: Remark = _TOO_WIDE


def _age(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    years = int(re.search(r"\d+", phrase)[0])  # type: ignore[index]  # the phrase has been read
    flipped = {YES: NO, NO: YES, OPEN: OPEN} if phrase.endswith("older") else {v: v for v in (YES, NO, OPEN)}
    for birth in births(values, person):
        cause = remark("value-too-wide" if matter.window.dated else "undated-matter")
        says = flipped[birth.younger(years, matter.window, eve=values.eve)]
        yield Derived(says, birth.name, birth.fact, cause)


def _countries(values: Values, person: str, name: str) -> Iterator[tuple[tuple[str, ...], str, Fact | None]]:
    facts = list(values.of(f"person:{name}", person))
    for fact in facts:
        yield tuple(c for c in re.split(r"[ ,;]+", fact.value) if c), fact.id, fact
    known = next((p for p in values.case.persons if p.id == person), None)
    bare = () if known is None else known.nationality if name == "nationality" else known.resident
    if bare and not facts:
        yield bare, f"person:{person}.{name}", None


def _destinations(values: Values, person: str, matter: Matter) -> tuple[str, ...]:
    journeys = values.of("movement:journey", person, matter)
    return tuple(dict.fromkeys(f.destination for f in journeys))


def _belongs(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    """National or resident of the State, or of where the person was taken."""
    states = (values.state,) if phrase.endswith("the State") else _destinations(values, person, matter)
    states = tuple(s for s in states if s)
    national = phrase.startswith("national")
    found = list(_countries(values, person, "nationality" if national else "residence"))
    for countries, name, fact in found:
        if not states:
            yield Derived(OPEN, name, fact, remark("destination-not-entered"))
        elif all(s in countries for s in states):
            yield Derived(YES, name, fact)
        else:
            yield Derived(OPEN if any(s in countries for s in states) else NO, name, fact)
    if not national and not found:
        # A foreign nationality hints at it, but nobody has asked where the person lives (S8).
        for countries, name, _ in _countries(values, person, "nationality"):
            if states and not any(s in countries for s in states):
                yield Derived(OPEN, name, None, remark("not-asked"))


def _crossed(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    for fact in values.of("movement:journey", person, matter):
        if not (fact.origin and fact.destination):
            yield Derived(OPEN, fact.id, fact)
            continue
        crossed = fact.origin != fact.destination
        ends = {"into the State": fact.destination, "out of the State": fact.origin}
        holds = crossed and ends.get(phrase, values.state) == values.state
        yield Derived(YES if holds else NO, fact.id, fact)


def _three(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    """Three or more persons in a group the suspect belongs to, shown by the facts the group names."""
    facts = {f.id: f for f in values.case.facts}
    sizes = {p.id: p.count for p in values.case.persons}
    for group in values.case.groups:
        if person in group.members:
            says = YES if sum(sizes[m] for m in set(group.members)) >= 3 else OPEN
            for id in group.facts:
                yield Derived(says if facts[id].holds == "yes" else OPEN, id, facts[id])
            if not group.facts:
                yield Derived(says, f"group:{group.id}")


Rule = Callable[[Values, str, Matter, str], Iterator[Derived]]
_RULES: tuple[tuple[str, Rule], ...] = (
    (r"younger than \d+|\d+ or older", _age),
    (r"(national|resident) of (the State|destination)", _belongs),
    ("crossed a border|(into|out of) the State", _crossed),
    ("three or more together", _three),
)


def derive(phrase: str, values: Values, person: str, matter: Matter) -> tuple[Derived, ...]:
    """Return what every value entered for *person* says of a computed term in one matter."""
    for form, rule in _RULES:
        if re.fullmatch(form, phrase):
            return tuple(rule(values, person, matter, phrase))
    raise ValueError(f"no rule computes {phrase!r}")
