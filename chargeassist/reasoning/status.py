"""National or resident of a State: from nationality, residence, papers and how somebody came in (S8, S46)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chargeassist.case.model import Fact
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.values import NO, OPEN, YES, Derived, Values
from chargeassist.words import Remark, remark

IRREGULAR = (
    "entry:without-required-documents",
    "entry:with-fraudulent-document",
    "entry:otherwise-irregular",
)
"""An entry that was hidden, without papers or on false ones."""


def _countries(values: Values, person: str, name: str) -> Iterator[tuple[tuple[str, ...], str, Fact | None]]:
    facts = list(values.of(f"person:{name}", person))
    for fact in facts:
        yield tuple(c for c in re.split(r"[ ,;]+", fact.value) if c), fact.id, fact
    known = values.persons.get(person)
    bare = () if known is None else known.nationality if name == "nationality" else known.resident
    if bare and not facts:
        yield bare, f"person:{person}.{name}", None


def _destinations(values: Values, person: str, matter: Matter) -> tuple[str, ...]:
    journeys = values.of("movement:journey", person, matter)
    return tuple(dict.fromkeys(f.destination for f in journeys))


def belongs(values: Values, person: str, matter: Matter, phrase: str) -> Iterator[Derived]:
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
    nationalities = list(_countries(values, person, "nationality"))
    foreign = [(n, f) for c, n, f in nationalities if states and not any(s in c for s in states)]
    own = len(foreign) < len(nationalities)
    entries = list(_entries(values, person, matter)) if states and not own else []
    if national and not nationalities:
        yield from _without_papers(values, person, matter, entries)
    if not national and _answered(values, person, phrase):
        entries = []
    if not national and not found:
        if states:
            claimed = values.of("status:claims-residence", person, matter)
            yield from (Derived(YES, f.id, f) for f in claimed)
        not_asked = remark("residence-not-asked")
        for entry in entries:
            yield from (Derived(NO, name, fact, also=entry, note=not_asked) for name, fact in foreign)
        if not nationalities:
            yield from _without_papers(values, person, matter, entries, not_asked)
        if not entries:
            # A foreign nationality hints at it, but nobody has asked where the person lives (S8).
            yield from (Derived(OPEN, name, None, remark("not-asked")) for name, _ in foreign)


def _answered(values: Values, person: str, phrase: str) -> bool:
    """Return whether a fact says outright that the person is, or is not, a resident."""
    of = "the-state" if phrase.endswith("the State") else "destination"
    facts = values.facts.get(f"status:permanent-resident-of-{of}", ())
    return any(person in f.of and f.holds != "unknown" for f in facts)


def _entries(values: Values, person: str, matter: Matter) -> Iterator[Fact]:
    """Yield how a person came in hidden, without papers or on false ones, as it counts against others (S46).

    Of somebody's own entry or stay it shows nothing more than it says.
    """
    if person != matter.suspect:
        for name in IRREGULAR:
            yield from values.of(name, person, matter)


def _without_papers(
    values: Values, person: str, matter: Matter, entries: Sequence[Fact], note: Remark | None = None
) -> Iterator[Derived]:
    """Yield the absence of papers with such an entry: together they show neither national nor resident."""
    for fact in values.of("status:no-legal-status", person, matter):
        yield from (Derived(NO, fact.id, fact, also=entry, note=note) for entry in entries)
