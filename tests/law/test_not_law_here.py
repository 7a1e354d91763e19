"""What the words of the vocabulary come to in each pack: read, told as lacking, or listed as no law there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest

from chargeassist.law.algebra import Leaf
from chargeassist.law.vocabulary import Vocabulary
from tests.law.support import SHIPPED, law, vocabulary

ALL = frozenset(f"{s}:{t}" for s, slot in vocabulary().slots.items() for t in slot.terms)
LIBRARY = frozenset(
    {
        *(n for n in ALL if n.startswith(("person:", "identity:", "motive:"))),
        *("act:aiding", "act:counselling", "act:directing", "act:facilitating", "act:financing"),
        *("act:step-beyond-preparation", "concert:acting-together", "concert:agreement"),
        *("relation:acts-for-company", "relation:directs-company"),
        *("benefit:own-passage", "consent:given", "movement:journey"),
        *("fault:intention", "fault:knowledge", "fault:mistake", "fault:accident"),
        *("status:asylum-seeker", "status:claims-residence"),
    }
)
"""What is read in any law: modes, identity, ages, status and what is flagged (S13, S22, S45, S46)."""

LISTED = [id for id in SHIPPED if law(*SHIPPED).pack(id).not_law_here]


def _leaves(value: Any) -> Iterator[Leaf]:
    """Yield every leaf anywhere in a pack: elements, asides, penalties, gates, defences, orders."""
    if isinstance(value, Leaf):
        yield value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _leaves(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _leaves(one)


def _counting(name: str, words: Vocabulary) -> set[str]:
    """Return every term that speaks for or against one that is asked for."""
    asked = (name, *words.provers[name])
    of = (words.narrower, words.wider, words.indicators, words.excluders)
    return {n for own in asked for relation in of for n in relation[own]}


@cache
def unread(id: str) -> frozenset[str]:
    """Return the terms that nothing in a pack reads, nor a gate of `un`, nor what the pack says it lacks."""
    words = vocabulary()
    own, gates = law(*SHIPPED).pack(id), law(*SHIPPED).pack("un").gates
    asked = {f"{leaf.slot}:{leaf.term}" for leaf in _leaves((own, gates))}
    read = {n for name in asked for n in _counting(name, words)}
    read |= {n for what, of in words.indicators.items() if what.partition(" as to ")[0] in asked for n in of}
    read |= {n for e in own.expects for term in e.terms for n in words.narrower[term]}
    return ALL - read


@pytest.mark.parametrize("id", LISTED)
def test_terms_count_in_a_pack_or_are_no_law_there(id: str) -> None:
    """Nine tenths of the terms that fit a pack count there; the rest are listed, and no other is."""
    listed = [t for group in law(*SHIPPED).pack(id).not_law_here for t in group.terms]
    fit = ALL - set(listed)

    assert len(set(listed)) == len(listed)
    assert [] == sorted(set(listed) - unread(id)), "these count now: take them out"
    assert len(fit & unread(id)) <= len(fit) / 10, sorted(fit & unread(id) - LIBRARY)


def test_these_packs_say_what_is_no_law_there() -> None:
    """The packs that were gone through list their terms; a new one may follow."""
    assert {"bb", "ke", "sn", "un", "xp", "xq", "za"} <= set(LISTED)
