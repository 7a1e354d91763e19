"""What has been weighed, with the items each weighing looked at: the loss of others changes nothing in it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from chargeassist.reasoning.evidence import Rater
from chargeassist.reasoning.weighing import Weighing

_K = TypeVar("_K", bound=Hashable)


class Known(Generic[_K]):
    """Weighings by one rater; *whole* are those of the same case with more items of evidence.

    A weighing is a function of the facts and of the items it looked at. So one of the whole case that
    looked at none of the items that are lost is that of the poorer case too.
    """

    def __init__(self, rater: Rater, whole: Known[_K] | None = None) -> None:
        self.rater, self.whole = rater, whole
        self.found: dict[_K, tuple[Weighing, int]] = {}
        lost = rater.lost - whole.rater.lost if whole is not None else ()
        self.lost = sum(rater.bits[i] for i in lost)

    def get(self, key: _K) -> Weighing | None:
        """Return what is known, and count the items it looked at as looked at."""
        known = self.found.get(key)
        if known is None:
            if self.whole is None or (before := self.whole.found.get(key)) is None or before[1] & self.lost:
                return None
            known = self.found[key] = before
        self.rater.looked |= known[1]
        return known[0]

    def begin(self) -> int:
        """Begin a weighing: return what was looked at before it, which `end` is told."""
        before, self.rater.looked = self.rater.looked, 0
        return before

    def keep(self, key: _K, found: Weighing) -> None:
        """Remember a weighing by all that was looked at since it began."""
        self.found[key] = found, self.rater.looked

    def end(self, before: int, found: Weighing) -> Weighing:
        """End a weighing: whoever asked for it looked at the same."""
        self.rater.looked |= before
        return found
