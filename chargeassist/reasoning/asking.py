"""What a leaf asks, read off the words of the law alone: worked out once for each law, whatever the case."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from attrs import evolve, frozen

from chargeassist.law.algebra import Leaf, Who
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import highest
from chargeassist.words import Remark, remark
from chargeassist.words.once import once

JOURNEY = ("entry", "stay", "movement")
"""The slots of what came about of a journey."""
SPECIES = ("purpose", "means")
"""The slots of which the bare genus says too little (S43)."""


@frozen
class Asking:
    """What weighing a leaf comes to ask beside what is said of its term."""

    provers: tuple[tuple[Leaf, Remark], ...]
    """The leaves that prove it, each with the note that says so."""
    drawable: bool
    """Whether other facts can point to it."""
    journey: Leaf | None
    """What has to be entered before anything can point to it: nobody knows of a journey that is not (S38)."""
    own_acts: tuple[Leaf, ...] | None
    """What a suspect did or was after himself, where it is his knowledge of that; else None (S39)."""
    proposable: bool
    """Whether it can be proposed that somebody draws it (S40)."""
    genus: tuple[str, ...]
    """The wider terms that leave it thin where they alone are entered (S43)."""
    highest: Standing
    """The highest it can stand (S18, S43)."""


@once
def askings(vocabulary: Vocabulary) -> Callable[[Leaf], Asking]:
    """Return what tells what a leaf asks in the words of one law."""
    return cache(partial(_asking, vocabulary))


def _asking(vocabulary: Vocabulary, leaf: Leaf) -> Asking:
    name, holds, most = f"{leaf.slot}:{leaf.term}", leaf.holds, highest(leaf)
    provers = vocabulary.provers[name] if holds else ()
    closed = leaf.exception or not holds or most is Standing.THIN
    species = holds and leaf.slot in SPECIES
    return Asking(
        tuple((_proving(leaf, prover), remark("proved-by", term=prover)) for prover in provers),
        holds and not leaf.like,
        _journey(leaf),
        _own_acts(vocabulary, leaf),
        not closed and vocabulary.is_legal(name),
        tuple(n for n in vocabulary.wider[name] if n != name) if species else (),
        most,
    )


def _proving(leaf: Leaf, prover: str) -> Leaf:
    slot, _, term = prover.partition(":")
    return evolve(leaf, slot=slot, term=term)


def _journey(leaf: Leaf) -> Leaf | None:
    slot, _, term = leaf.as_to.partition(":")
    known = leaf.term == "knowledge" and slot in JOURNEY
    return Leaf(slot, term, of=Who.COMPLAINANT) if known else None


def _own_acts(vocabulary: Vocabulary, leaf: Leaf) -> tuple[Leaf, ...] | None:
    if not (leaf.name.startswith("fault:knowledge") and leaf.by is Who.SUSPECT and leaf.holds):
        return None
    names = (leaf.as_to,) if leaf.as_to else leaf.objects
    acts = [n.partition(":") for n in names if n in vocabulary.narrower]
    return tuple(
        Leaf(slot, term, Who.SUSPECT, Who.COMPLAINANT if vocabulary.slots[slot].who.of else None)
        for slot, _, term in acts
        if _ones_own(vocabulary, slot, named=bool(leaf.as_to))
        and not vocabulary.slots[slot].terms[term].hidden_nature
    )


def _ones_own(vocabulary: Vocabulary, slot: str, *, named: bool) -> bool:
    """Return whether a slot says what one does or is after; plain knowledge is of conduct alone."""
    nature, who = vocabulary.slots[slot].nature, vocabulary.slots[slot].who
    own = nature == "conduct" or (named and (nature == "manner" or slot in ("purpose", "benefit")))
    return own and who.by == "suspect"
