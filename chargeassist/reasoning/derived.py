"""Terms that are computed from values: ages, nationality, borders, numbers of persons (S8, S9).

Each rule reads the facts that carry a value and says, fact by fact, whether the value entails the
term, entails its contrary, or leaves it open. Evidence for the value is then evidence for the term.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.status import belongs
from chargeassist.reasoning.values import NO, OPEN, YES, Derived, Values
from chargeassist.words import remark


def _age(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    years = int(re.search(r"\d+", phrase)[0])  # type: ignore[index]  # the phrase has been read
    flipped = {YES: NO, NO: YES, OPEN: OPEN} if phrase.endswith("older") else {v: v for v in (YES, NO, OPEN)}
    for birth in births(values, person):
        cause = remark("value-too-wide" if matter.window.dated else "undated-matter")
        says = flipped[birth.younger(years, matter.window, eve=values.eve)]
        yield Derived(says, birth.name, birth.fact, cause)


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


def _moved(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
    """What others did to move, hide or hold a person, whoever they are (S46)."""
    for name in MOVING:
        for fact in values.of(name, person, matter):
            if set(fact.by) != {person}:
                yield Derived(YES, fact.id, fact)


MOVING = (
    *("act:transportation", "act:transfer", "act:harbouring", "act:receipt", "act:procurement-of-entry"),
    *("act:enabling-illegal-stay", "act:delivery-of-person", "act:capture-of-person"),
    *("conduct:detained", "status:held-captive"),
)
"""Terms that say that somebody was moved, hidden or held."""
VALUED = ("age", "entry", "movement", "person", "status")
"""The slots whose facts say, or carry a value that says, what is computed."""
Rule = Callable[[Values, str, Matter, str], Iterator[Derived]]
_RULES: tuple[tuple[str, Rule], ...] = (
    (r"younger than \d+|\d+ or older", _age),
    (r"(national|resident) of (the State|destination)", belongs),
    ("crossed a border|(into|out of) the State", _crossed),
    ("three or more together", _three),
    ("moved, hidden or held by another", _moved),
)


def of_values(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the terms of the facts that a computed term can come to be read from."""
    valued = (f"{s}:{t}" for s in VALUED if s in vocabulary.slots for t in vocabulary.slots[s].terms)
    return frozenset((*valued, *(n for n in MOVING if n in vocabulary.narrower)))


def derive(phrase: str, values: Values, person: str, matter: Matter) -> tuple[Derived, ...]:
    """Return what every value entered for *person* says of a computed term in one matter."""
    return tuple(_rule(phrase)(values, person, matter, phrase))


@lru_cache(maxsize=256)
def _rule(phrase: str) -> Rule:
    """Return the rule of a phrase of the vocabulary: there are few."""
    for form, rule in _RULES:
        if re.fullmatch(form, phrase):
            return rule
    raise ValueError(f"no rule computes {phrase!r}")
