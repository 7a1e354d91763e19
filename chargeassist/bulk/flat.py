"""What a flat case is: what most rows of an office's list of cases are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from chargeassist.case.model import Laid
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.words.dates import When
from chargeassist.words.untold import untold

COUNTED: Mapping[str, tuple[str, ...]] = {
    "strength": STRENGTHS,
    "available": ("yes", "no", "abroad", "at-risk", "unknown"),
    "recorded": ("signed", "video", "deposition", "no"),
    "admissible": ("yes", "no", "contested"),
}
"""Keys of an item of evidence that decide what it counts, and their words."""
Shown = str | tuple[str, str]
"""An item, and how directly it shows the fact where that is said."""


class NotFlatError(Exception):
    """A record is not flat, or perhaps no case: it is left to the full reader."""


@untold
@frozen(eq=False, slots=False)  # There are a dozen in each case: with slots they take twice as long to make.
class FlatFact:
    """One fact of a flat case."""

    id: str
    name: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    on: When | None
    where: str
    """The State in which it was done, where that is said."""
    holds: str
    shown_by: tuple[Shown, ...]

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield the items that show it, each with how directly; nothing where that is not said."""
        return ((one, "") if isinstance(one, str) else one for one in self.shown_by)


@untold
@frozen(slots=False)
class FlatItem:
    """One item of evidence of a flat case."""

    weight: tuple[str, ...]
    """Its kind, and what is said by the keys of COUNTED."""
    source: str
    about: tuple[str, ...]
    tied_to: tuple[str, ...]


@untold
@frozen
class Flat:
    """A flat case: nothing in it but persons, items, and facts that speak for themselves."""

    id: str
    law: tuple[str, ...]
    as_at: date
    suspects: tuple[str, ...]
    harmed: tuple[str, ...]
    others: tuple[str, ...]
    persons: Mapping[str, tuple[str, ...]]
    """What everybody is called."""
    items: Mapping[str, FlatItem]
    facts: tuple[FlatFact, ...]
    names: frozenset[str]
    """The terms of the facts."""
    places: frozenset[str]
    """The States in which anything was done, as far as that is said."""
    laid: tuple[Laid, ...]
