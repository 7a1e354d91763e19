"""What was read while something was weighed: so that it is known what a change can reach, and what not.

Weighing is a function of facts and of their items. What one weighing looks at is one number: a bit for
each term, and one for each item of evidence. What is weighed of two persons looks at the facts of these,
and of some others: whose, is kept for both together.
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
    """Whose facts the weighings of each pair of persons read."""

    def __init__(self, of: Mapping[Pair, set[Key]] | None = None) -> None:
        # Whoever looks closer at the other assessment meanwhile, in another thread, adds to it.
        self.read = {pair: set(keys) for pair, keys in list(of.items())} if of is not None else {}

    def of(self, pair: Pair) -> set[Key]:
        """Return what the weighings of a pair read, to be added to."""
        found = self.read.get(pair)
        return found if found is not None else self.read.setdefault(pair, set())


def bits(names: Iterable[str], known: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return a bit for each name: the one that it is known by, or the next.

    >>> bits(["b", "c"], {"a": 1, "b": 2})
    {'a': 1, 'b': 2, 'c': 4}
    """
    found = dict(known or {})
    for name in names:
        found.setdefault(name, 1 << len(found))
    return found
