"""Near terms: whether a story told with either word comes to the same charges, as each pair says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from attrs import evolve

from chargeassist.law.algebra import Condition, Leaf, columns_of
from chargeassist.law.vocabulary import Neighbour
from chargeassist.reasoning.patterns import Pattern, Patterner
from tests.law.support import SHIPPED, law, vocabulary

PAIRS = {f"{own} / {near.term}": (own, near) for own, near in vocabulary().pairs}
WORDS = Patterner(vocabulary())


@cache
def conditions() -> tuple[tuple[str, Condition, frozenset[str]], ...]:
    """Return what the elements of every shipped offence ask for, and by which names.

    What several ask for alike is told of the first.
    """
    first: dict[Condition, str] = {}
    for pack in law(*SHIPPED).packs:
        for offence in pack.offences:
            for element in offence.elements:
                first.setdefault(element.requires, offence.key)
    return tuple((key, condition, frozenset(_names(condition))) for condition, key in first.items())


def _names(condition: Condition) -> Iterator[str]:
    leaves = (c for c in columns_of(condition) if isinstance(c, Leaf) and c.holds)
    return (f"{leaf.slot}:{leaf.term}" for leaf in leaves)


def _shows(name: str) -> set[str]:
    """Return every term that a fact of one term counts for."""
    shown = {n for n, proofs in vocabulary().provers.items() if name in proofs}
    return {*vocabulary().wider[name], *shown}


def _said(pattern: Pattern, leaf: Leaf, name: str) -> Pattern:
    slot, _, term = name.partition(":")
    return (pattern - {leaf}) | {evolve(leaf, slot=slot, term=term)}


@cache
def counts_for(name: str) -> frozenset[tuple[str, Pattern, Leaf]]:
    """Return each leaf of each pattern in whose stead a fact of this term would do."""
    shown = _shows(name)
    return frozenset(
        (key, pattern, leaf)
        for key, condition, names in conditions()
        if shown & names
        for pattern in WORDS.of(condition).found
        for leaf in pattern
        if isinstance(leaf, Leaf)
        and leaf.holds
        and any(WORDS.covers(_said(pattern, leaf, name), other) for other in WORDS.of(condition).found)
    )


@pytest.mark.parametrize(("own", "near"), PAIRS.values(), ids=PAIRS)
def test_a_pair_is_alike_if_either_word_comes_to_the_same(own: str, near: Neighbour) -> None:
    """In each pattern that stands with the one the other stands too, or the pair says what separates them."""
    one, other = counts_for(own), counts_for(near.term)
    unlike = sorted({key for key, _, _ in one ^ other})

    assert near.alike == (bool(one) and not unlike), (len(one), len(other), unlike)
