"""The five standings, one hex digit each, and S1: from the best evidence for and against to a standing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

STAGES = {"investigate": 1, "charge": 2, "trial": 3}
"""The bar for evidence *for* a leaf at each stage (S1): weak, moderate, strong."""
AGAINST_BAR = 2
"""Evidence against, and exceptions, have one bar at every stage: moderate (S1)."""


class Standing(IntEnum):
    """How a limb stands. Thermometer bits: `all of` is ``&`` and `any of` is ``|`` (S14).

    >>> Standing(Standing.THIN & Standing.SUPPORTED), Standing(Standing.THIN | Standing.MISSING)
    (<Standing.THIN: 3>, <Standing.THIN: 3>)
    """

    CONTRADICTED = 0x0
    MISSING = 0x1
    THIN = 0x3
    DISPUTED = 0x7
    SUPPORTED = 0xF

    @property
    def word(self) -> str:
        """Return the standing as a word."""
        return self.name.lower()

    @property
    def stands(self) -> bool:
        """Return whether it stands: at least thin."""
        return self >= Standing.THIN


def of_leaf(for_: int, against: int, bar: int, asserted: bool) -> Standing:
    """Return the standing of a leaf by S1.

    *for_* and *against* are the best strengths, 0 none to 3 strong; *bar* is what evidence for the
    leaf must reach; *asserted* says whether anybody alleges it at all.

    >>> of_leaf(2, 0, 2, True), of_leaf(1, 2, 2, True), of_leaf(0, 0, 2, False)
    (<Standing.SUPPORTED: 15>, <Standing.CONTRADICTED: 0>, <Standing.MISSING: 1>)
    """
    contested = against >= AGAINST_BAR
    if for_ >= bar:
        return Standing.DISPUTED if contested else Standing.SUPPORTED
    if contested:
        return Standing.CONTRADICTED if against > for_ else Standing.THIN
    return Standing.THIN if for_ or asserted else Standing.MISSING


def capped(exception: Standing) -> Standing:
    """Return the highest a line may stand under an exception that stands at *exception* (S16).

    Below the bar it is only to be watched; at the bar and answered, disputed; unanswered, contradicted.
    """
    match exception:
        case Standing.SUPPORTED:
            return Standing.CONTRADICTED
        case Standing.DISPUTED:
            return Standing.DISPUTED
        case _:
            return Standing.SUPPORTED


def waiting(parts: Iterable[tuple[bool, Standing]]) -> bool:
    """Return whether all that does not stand waits for a person, and something does (S40)."""
    found = list(parts)
    return any(waits for waits, _ in found) and all(waits or s >= Standing.DISPUTED for waits, s in found)
