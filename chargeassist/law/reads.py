"""Which terms the offences of a law read, and through what a term comes to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from chargeassist.law.vocabulary import Vocabulary

if TYPE_CHECKING:
    from chargeassist.law.model import Law

HOW = ("itself", "kind", "proves", "points")
"""How a fact comes to be read: as the term it is, as a kind of another, as proof of one, as a sign of one."""


@frozen
class Read:
    """A term that offences read, how a fact comes to be read as it, and the offences."""

    term: str
    how: str
    offences: tuple[str, ...] = field(repr=False)


def read_terms(law: Law) -> Mapping[str, tuple[str, ...]]:
    """Return the terms that the offences asked about read, each with those that read it."""
    # Loaded when a law is asked about: to find a term by plain words needs no law, and nobody waits for it.
    from chargeassist.law.algebra import leaves_of

    found: dict[str, dict[str, None]] = {}
    for pack in (law.pack(id) for id in law.asked):
        for offence in pack.offences:
            for leaf in (x for e in offence.elements for x in leaves_of(e.requires)):
                found.setdefault(f"{leaf.slot}:{leaf.term}", {}).setdefault(offence.key)
    return {term: tuple(sorted(keys)) for term, keys in found.items()}


def read_as(name: str, reading: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> tuple[Read, ...]:
    """Return what a fact of the term *name* is read as, the nearest way first.

    An offence that reads it in a nearer way is not told again.
    """
    found, told = [], set[str]()
    for how in HOW:
        nearer = frozenset(told)
        for term in _related(name, how, reading, vocabulary):
            if offences := tuple(o for o in reading[term] if o not in nearer):
                found.append(Read(term, how, offences))
                told.update(offences)
    return tuple(found)


def _related(
    name: str, how: str, reading: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> Iterator[str]:
    match how:
        case "itself":
            yield from (t for t in (name,) if t in reading)
        case "kind":
            yield from (t for t in vocabulary.wider[name] if t != name and t in reading)
        case "proves":
            yield from (t for t in reading if name in vocabulary.provers.get(t, ()))
        case _:
            yield from (t for t in reading if name in vocabulary.indicators.get(t, ()))
