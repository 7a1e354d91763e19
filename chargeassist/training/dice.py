"""Chance that is the same everywhere: what falls is read off the seed and off what it is thrown for."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from attrs import frozen

from chargeassist.words.untold import untold

T = TypeVar("T")


@untold
@frozen
class Dice:
    """Throws of one seed. Each is named: a throw that is added later leaves all others as they fell.

    >>> Dice("7").one("town", ("a", "b", "c")) == Dice("7").one("town", ("a", "b", "c"))
    True
    """

    seed: str

    def number(self, what: object, below: int) -> int:
        """Return a whole number from nought to *below*, itself left out."""
        return int.from_bytes(sha256(f"{self.seed}/{what}".encode()).digest()[:8], "big") % below

    def one(self, what: object, of: Sequence[T]) -> T:
        """Return one of several."""
        return of[self.number(what, len(of))]

    def shuffled(self, what: object, of: Sequence[T]) -> tuple[T, ...]:
        """Return all in an order by chance."""
        places = sorted(range(len(of)), key=lambda i: self.number(f"{what}/{i}", 1 << 60))
        return tuple(of[i] for i in places)

    def some(self, what: object, of: Sequence[T], count: int) -> tuple[T, ...]:
        """Return so many of several, at most all, in the order they stand in."""
        places = sorted(range(len(of)), key=lambda i: self.number(f"{what}/{i}", 1 << 60))[:count]
        return tuple(of[i] for i in sorted(places))
