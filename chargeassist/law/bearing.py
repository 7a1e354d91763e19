"""Which terms bear on one: facts of them can come to be read when it is weighed (S10, S39)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from chargeassist.law.algebra import said_of

if TYPE_CHECKING:
    from chargeassist.law.vocabulary import Vocabulary


Slots = tuple[tuple[str, bool, bool], ...]
"""Slots, and whether facts of each name who did it, and to whom."""


@frozen
class Borne:
    """What bears on one term, asked about some objects."""

    terms: frozenset[str]
    acts: frozenset[str]
    """Those of them that only point to it, by what was done to somebody."""
    computed: bool
    """Whether values, such as a birth date, can say it without any fact of its own."""
    bits: int
    """The bits of the terms."""
    said: Slots
    """The slots of those that say that it holds, or that it does not."""
    signs: Slots
    """The slots of those that point to it."""


def borne(vocabulary: Vocabulary, name: str, objects: tuple[str, ...]) -> Borne:
    """Return the terms that bear on ``slot:term``: a relation of the words alone, whatever the case."""
    own = (name, *vocabulary.provers[name])
    said, signs = _said(vocabulary, own), _signs(vocabulary, own, objects)
    slots = vocabulary.slots
    acts = {n for n in signs - said if objects and slots[n.partition(":")[0]].who.of}
    computed = any(vocabulary.term(n).computed for n in own)
    bits = vocabulary.bits_of(said | signs)
    pointing = (n for own in _asked(name, objects) for n in vocabulary.indicators.get(own, ()))
    sorts = (_slots(vocabulary, names) for names in (said, pointing))
    return Borne(frozenset(said | signs), frozenset(acts), computed, bits, *sorts)


def _slots(vocabulary: Vocabulary, names: Iterable[str]) -> Slots:
    whose = ((s, vocabulary.slots[s].who) for s in sorted({n.partition(":")[0] for n in names}))
    return tuple((s, bool(who.by), bool(who.of)) for s, who in whose)


def _asked(name: str, objects: Iterable[str]) -> Iterator[str]:
    """Yield a term, and the term as to some objects: what could be seen points to what was known (S39)."""
    yield name
    yield from (said_of(name, about) for about in objects)


def _said(vocabulary: Vocabulary, terms: Iterable[str]) -> set[str]:
    """Return the terms of the facts that say of some terms that they hold, or that they do not."""
    names: set[str] = set()
    for own in terms:
        names |= {*vocabulary.narrower[own], *vocabulary.wider[own]}
        names.update(n for other in vocabulary.excluders[own] for n in vocabulary.narrower[other])
    return names


def _signs(vocabulary: Vocabulary, terms: Iterable[str], objects: Sequence[str]) -> set[str]:
    """Return the terms of the facts that point to some terms, asked about some objects."""
    names: set[str] = set()
    for own in terms:
        names.update(n for asked in _asked(own, objects) for n in vocabulary.indicators.get(asked, ()))
    # Whoever does a thing knows it: what says that it was done says that it was known.
    for about in (n for n in objects if n in vocabulary.narrower):
        for own in (about, *vocabulary.provers[about]):
            names |= {*vocabulary.narrower[own], *vocabulary.wider[own]}
    return names
