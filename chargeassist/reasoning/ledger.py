"""What was read while something was weighed: so that it is known what a change can reach, and what not.

Weighing is a function of facts and of their items. What one weighing looks at is one number: a bit for
each term, and one for each item of evidence. What is weighed of two persons looks at the facts of these,
and of some others: whose, is kept for both together. What is asked by many is kept by the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chargeassist.reasoning.matters import Pair

Key = tuple[object, ...]
"""Facts of some slot by and of given persons, or a question whose answer is another once these change."""
ANY_SLOT, NAMED, PAIR, STANDS, UNSAID, VALUE = "*", "named", "pair", "stands", "unsaid", "value"
"""What a key is that names no slot: a fact of any; whom some terms name; another pair, or another's offence;
something of which nothing is entered; what a value says of a person."""


class Ledger:
    """Whose facts the weighings of each pair of persons read, and which pairs ask a question.

    Cases of which one is taken over from another share it: it only grows, and what is read in one of them
    reaches a little too much in the others, never too little. Several threads may add to it.
    """

    def __init__(self) -> None:
        self.read: dict[Pair, set[Key]] = {}
        self.asked: dict[Key, set[Pair]] = {}
        self.terms: dict[Key, set[int]] = {}
        """The bits of the terms that questions of what is not said ask for: each number as it was asked."""

    def of(self, pair: Pair) -> set[Key]:
        """Return whose facts the weighings of a pair read, to be added to."""
        found = self.read.get(pair)
        return found if found is not None else self.read.setdefault(pair, set())

    def asks(self, pair: Pair, *keys: Key) -> None:
        """Note that the weighings of a pair ask some questions."""
        if pair not in self.read:
            self.of(pair)
        for key in keys:
            found = self.asked.get(key)
            (found if found is not None else self.asking(key)).add(pair)

    def asking(self, key: Key) -> set[Pair]:
        """Return the pairs that ask a question, to be added to."""
        found = self.asked.get(key)
        return found if found is not None else self.asked.setdefault(key, set())

    def unsaid(self, pairs: Iterable[Pair], key: Key, terms: int) -> None:
        """Note that the weighings of some pairs ask for terms of which nothing is entered."""
        self.asking(key).update(pairs)
        found = self.terms.get(key)
        (found if found is not None else self.terms.setdefault(key, set())).add(terms)

    def asks_for(self, key: Key, terms: int) -> bool:
        """Return whether a question of what is not said asks for some terms."""
        return any(bits & terms for bits in tuple(self.terms.get(key, ())))

    def questions(self, *sorts: str) -> list[tuple[Key, tuple[Pair, ...]]]:
        """Return every question of some sorts that was asked, and who asks it."""
        return [(key, tuple(pairs)) for key, pairs in list(self.asked.items()) if key[0] in sorts]


def bits(names: Iterable[str], known: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return a bit for each name: the one that it is known by, or the next.

    >>> bits(["b", "c"], {"a": 1, "b": 2})
    {'a': 1, 'b': 2, 'c': 4}
    """
    found = dict(known or {})
    for name in names:
        found.setdefault(name, 1 << len(found))
    return found
