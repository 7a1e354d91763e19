"""Ids that stand in more than one record: their rows cannot be told apart, so it is said how many."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

SHELVES = 256
"""Over so many shelves marks are spread: those of one are counted at a time."""


class Ids:
    """The ids of records, each held as a mark of eight bytes."""

    def __init__(self) -> None:
        self.shelves = [array("q") for _ in range(SHELVES)]

    def add(self, ids: Iterable[str]) -> None:
        """Take up the id of each of some records."""
        for mark in map(hash, ids):
            self.shelves[mark % SHELVES].append(mark)

    def repeated(self) -> int:
        """Return how many ids stand in more than one record."""
        return sum(n > 1 for shelf in self.shelves for n in Counter(shelf).values())
