"""What a person turned down: a proposal that is not offered again from the same facts (S40)."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chargeassist.words.untold import by_id


@by_id
@frozen
class Rejected:
    """A proposal that a person turned down: what was to be drawn, from what, and why not (S40)."""

    id: str
    fact: str
    """`slot:term`."""
    inferred_from: tuple[str, ...]
    why: str
    by_whom: str
    on: date
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    episode: tuple[str, ...] = ()
    as_to: tuple[str, ...] = ()
