"""Numbers for what is seen of facts: of each term its shapes, of each item what it counts.

Each term has a place of some bits in one integer, which holds the number of its shape, and beside it fewer
bits that say only of whom it is entered: no more is read of what merely points to another term.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Protocol

from chargeassist.bulk.kept import Kept
from chargeassist.bulk.reads import BITS, FULL, HALF, SIGNS
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.evidence import MODERATE, STRONG

Effect = tuple[tuple[tuple[int, bool, bool], ...], str]
"""What an item counts whatever is asked (strength, corroborates, agreed); its kind if that needs support."""


class Reader(Protocol):
    """Whoever reads the bits of terms."""

    def place(self, term: str, alone: int, every: int) -> None:
        """Read one more term, which has its places in the two halves."""


class Neighbours(dict[str, frozenset[str]]):
    """By term those whose items may meet its own on a leaf: kinds of one, or contraries."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, name: str) -> frozenset[str]:
        vocabulary = self.vocabulary
        above = {*vocabulary.wider[name]}
        contrary = {e for n in above for e in vocabulary.excluders[n]}
        found = self[name] = frozenset(
            other
            for other, wider in vocabulary.wider.items()
            if other != name
            and not (
                above.isdisjoint(wider)
                and contrary.isdisjoint(wider)
                and all(above.isdisjoint(vocabulary.excluders[n]) for n in wider)
            )
        )
        return found


class Numbers:
    """What is numbered for one law."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.readers: list[Reader] = []
        self.places: dict[str, int] = {}
        self.numbers: list[dict[Hashable, int]] = []
        self.signs: dict[Hashable, int] = {None: 0}
        self.bits: dict[Hashable, int] = {}
        """Of the shape of one term in one half."""
        self.neighbours = Neighbours(vocabulary)
        self.effects: dict[Hashable, int] = {}
        self.of_effect: dict[Effect, int] = {}
        self.counted: list[Effect] = []
        self.sums: dict[Hashable, Hashable] = {}
        self.states: dict[Hashable, int] = {}
        self.of_facts: Kept[Hashable, tuple[int, tuple[str, str, bool]]] = Kept()
        """What is read of one fact, by all that it is read from."""
        self.tokens: dict[Hashable, int] = {}
        """What items are, seen from two persons."""
        self.lone: Kept[Hashable, tuple[int, int]] = Kept()
        """The bits of the only fact of a term, on the days that are asked about and on others."""

    def place(self, term: str) -> int:
        """Return where the bits of a term stand; a term met for the first time gets the next ones."""
        place = self.places.get(term)
        if place is None:
            place = self.places[term] = len(self.numbers) * 2 * HALF + 1
            self.numbers.append({})
            for reader in self.readers:
                reader.place(term, place, place + HALF)
        return place

    def placed(self, term: str, shift: int, shape: Hashable, sign: Hashable) -> int:
        """Return the bits of the facts of a term in their place. OverflowError beyond those there are."""
        key = term, shift, shape, sign
        bits = self.bits.get(key)
        if bits is None:
            place = self.place(term)
            known = self.numbers[place // (2 * HALF)]
            number = known.setdefault(shape, len(known) + 1)
            of_sign = self.signs.setdefault(sign, len(self.signs))
            if number > FULL or of_sign << BITS > SIGNS:
                raise OverflowError
            bits = self.bits[key] = (number | of_sign << BITS) << place + shift
        return bits

    def effect(self, effect: Effect) -> int:
        """Return the number of what an item counts."""
        if effect not in self.of_effect:
            self.of_effect[effect] = len(self.counted)
            self.counted.append(effect)
        return self.of_effect[effect]

    def together(self, items: frozenset[tuple[int, Hashable]]) -> Hashable:
        """Return what items come to that meet no others: of each question the best, and what is agreed."""
        known = self.sums.get(items)
        if known is None:
            if any(self.counted[n][1] for n, _ in items):
                return items
            counts = [(self.counted[n][0], source) for n, source in items]
            known = self.sums[items] = tuple(map(_summed, zip(*map(_sourced, counts), strict=True)))
        return known

    def state(self, state: Hashable) -> int:
        """Return the number of what is read of one fact."""
        return self.states.setdefault(state, len(self.states))

    def numbered(self) -> int:
        """Return how much has a number."""
        return sum(map(len, self._tables()))

    def _tables(self) -> Sequence[dict[Any, Any]]:
        return self.bits, self.tokens, self.effects, self.of_effect, self.sums, self.states

    def kept(self) -> Sequence[Kept[Any, Any]]:
        """Return what is remembered of facts."""
        return self.lone, self.of_facts

    def forget(self) -> None:
        """Forget every number, and what was remembered by them."""
        for table in (*self._tables(), self.places):
            table.clear()
        for kept in self.kept():
            kept.forget()
        self.numbers.clear()
        self.counted.clear()
        self.signs = {None: 0}


def _sourced(
    counted: tuple[tuple[tuple[int, bool, bool], ...], Hashable],
) -> Iterator[tuple[int, bool, bool, Hashable]]:
    counts, source = counted
    return ((*count, source) for count in counts)


def _summed(counts: Sequence[tuple[int, bool, bool, Hashable]]) -> tuple[int, bool]:
    """Return the strength of items together, as `evidence.combine` has it, and whether any is agreed."""
    best = max(strength for strength, _, _, _ in counts)
    sources = {
        source for strength, corroborates, _, source in counts if strength >= MODERATE and corroborates
    }
    strength = STRONG if best == MODERATE and len(sources) > 1 else best
    return strength, any(agreed for _, _, agreed, _ in counts)
