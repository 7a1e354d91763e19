"""Which terms bear on one: facts of them can come to be read when it is weighed (S10, S39)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from chargeassist.law.algebra import said_of

if TYPE_CHECKING:
    from chargeassist.law.vocabulary import Vocabulary


@frozen
class Borne:
    """What bears on one term, asked about some objects."""

    terms: frozenset[str]
    acts: frozenset[str]
    """Those of them that only point to it, by what was done to somebody."""
    computed: bool
    """Whether values, such as a birth date, can say it without any fact of its own."""


def borne(vocabulary: Vocabulary, name: str, objects: tuple[str, ...]) -> Borne:
    """Return the terms that bear on ``slot:term``: a relation of the words alone, whatever the case."""
    own = (name, *vocabulary.provers[name])
    said, signs = _said(vocabulary, own), _signs(vocabulary, own, objects)
    slots = vocabulary.slots
    acts = {n for n in signs - said if objects and slots[n.partition(":")[0]].who.of}
    computed = any(vocabulary.term(n).computed for n in own)
    return Borne(frozenset(said | signs), frozenset(acts), computed)


def _said(vocabulary: Vocabulary, terms: Iterable[str]) -> set[str]:
    """Return the terms of the facts that say of some terms that they hold, or that they do not."""
    names: set[str] = set()
    for own in terms:
        names |= {*vocabulary.narrower[own], *vocabulary.wider[own]}
        names.update(n for other in vocabulary.excluders[own] for n in vocabulary.narrower[other])
    return names


def _signs(vocabulary: Vocabulary, terms: Iterable[str], objects: Iterable[str]) -> set[str]:
    """Return the terms of the facts that point to some terms, asked about some objects."""
    names: set[str] = set()
    for own in terms:
        names.update(vocabulary.indicators[own])
        for about in objects:
            # What could be seen points to what was known (S39).
            names.update(vocabulary.indicators.get(said_of(own, about), ()))
    # Whoever does a thing knows it: what says that it was done says that it was known.
    for about in (n for n in objects if n in vocabulary.narrower):
        for own in (about, *vocabulary.provers[about]):
            names |= {*vocabulary.narrower[own], *vocabulary.wider[own]}
    return names
