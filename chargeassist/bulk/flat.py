"""What a flat case is: what most rows of an office's list of cases are."""

from __future__ import annotations

from collections.abc import Mapping
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
Shown = tuple[str, str]
"""An item, and how directly it shows the fact where that is said."""


class NotFlatError(Exception):
    """A record is not flat, or perhaps no case: it is left to the full reader."""


@untold
@frozen(eq=False)
class FlatFact:
    """One fact of a flat case."""

    id: str
    name: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    on: When | None
    placed: bool
    """Whether it is said where it was done: in the State."""
    holds: str
    shown_by: tuple[Shown, ...]


@untold
@frozen
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
    as_at: date
    suspects: tuple[str, ...]
    harmed: tuple[str, ...]
    others: tuple[str, ...]
    persons: Mapping[str, tuple[str, ...]]
    """What everybody is called."""
    items: Mapping[str, FlatItem]
    facts: tuple[FlatFact, ...]
    laid: tuple[Laid, ...]
