"""What has been weighed, with what each weighing looked at: what else changes, changes nothing in it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from chargeassist.law.algebra import Column
from chargeassist.reasoning.evidence import Rater
from chargeassist.reasoning.matters import Matter, Pair
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import Weighing

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class ByPair(Generic[_K, _V]):
    """What was found of each pair of persons, with what was looked at for it."""

    def __init__(self) -> None:
        self.found: dict[Pair, dict[_K, tuple[_V, int]]] = {}
        self.shared: set[Pair] = set()
        """The pairs of whom what is found is that of a case much like this one: copied to be added to."""

    def take_over(self, before: ByPair[_K, _V], reached: frozenset[Pair], dirty: int) -> None:
        """Take over what was found of a case much like this one, of all that no change reaches.

        Nothing is added to that any more: whoever looks closer at a finished assessment looks apart.
        """
        self.found = before.found.copy()
        self.shared = set(self.found)
        for pair in reached & self.shared:
            self.found[pair] = {k: w for k, w in self.found[pair].items() if not w[1] & dirty}
            self.shared.discard(pair)

    def known(self, pair: Pair, key: _K) -> tuple[_V, int] | None:
        """Return what was found of a pair, and what was looked at for it."""
        found = self.found.get(pair)
        return found.get(key) if found is not None else None

    def of(self, pair: Pair) -> dict[_K, tuple[_V, int]]:
        """Return what was found of a pair, to be added to."""
        found = self.found.get(pair)
        if found is None or pair in self.shared:
            self.shared.discard(pair)
            found = self.found[pair] = {} if found is None else found.copy()
        return found


class Losses(ByPair[tuple[Column, Matter], Standing]):
    """How leaves stand without some items of evidence."""


class Known(ByPair[_K, Weighing]):
    """Weighings by one rater; *whole* are those of the same case with more items of evidence.

    A weighing is a function of the facts and of the items it looked at. So one of the whole case that
    looked at none of the items that are lost is that of the poorer case too.
    """

    def __init__(self, rater: Rater, whole: Known[_K] | None = None) -> None:
        super().__init__()
        self.rater, self.whole = rater, whole
        self.lost = rater.gone & ~whole.rater.gone if whole is not None else 0

    def beside(self, other: Known[_K], but: int) -> None:
        """Know, too, what others weighed of the same case: but not what looked at some bits."""
        self.whole, self.lost = other, but

    def get(self, pair: Pair, key: _K) -> Weighing | None:
        """Return what is known, and count what it looked at as looked at."""
        found = self.found.get(pair)
        known = found.get(key) if found is not None else None
        if known is None:
            before = self.whole.found.get(pair, {}).get(key) if self.whole is not None else None
            if before is None or before[1] & self.lost:
                return None
            known = self.of(pair)[key] = before
        self.rater.looked |= known[1]
        return known[0]

    def begin(self) -> int:
        """Begin a weighing: return what was looked at before it, which `end` is told."""
        before, self.rater.looked = self.rater.looked, 0
        return before

    def keep(self, pair: Pair, key: _K, found: Weighing) -> None:
        """Remember a weighing by all that was looked at since it began."""
        self.of(pair)[key] = found, self.rater.looked

    def end(self, before: int, found: Weighing) -> Weighing:
        """End a weighing: whoever asked for it looked at the same."""
        self.rater.looked |= before
        return found
