"""What of a case bears on one term of the law: facts, the persons they may speak of, denials (S10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.law.bearing import Borne
from chargeassist.reasoning.matters import ANYONE, UNKNOWN
from chargeassist.words.untold import untold


class Bearing:
    """The facts that bear on one term, and which persons they may speak of."""

    def __init__(self, facts: Sequence[Fact], borne: Borne, valued: int, whom: Whom) -> None:
        self.facts, self.borne, self._whom = facts, borne, whom
        self.touched = borne.computed or bool(facts)
        """Whether anything bears on it: on most terms of a law nothing in a case does."""
        self.terms = borne.bits | valued if borne.computed else borne.bits

    @cached_property
    def named(self) -> Mapping[str, list[str]]:
        """Return whom the facts name: who did it, and to whom."""
        by = {p for f in self.facts for p in (f.by or (UNKNOWN,))}
        return {"by": sorted(by), "of": sorted({p for f in self.facts for p in f.of})}

    @cached_property
    def _pairs(self) -> _Pairs:
        return _Pairs().union(*(self._whom(f.by, f.of) for f in self.facts))

    @cached_property
    def _around(self) -> _Pairs:
        """Return the same where only what was done to the complainant points to it."""
        acts, whom = self.borne.acts, self._whom
        return _Pairs().union(*(whom(f.by, f.of if f.name in acts else ()) for f in self.facts))

    def speaks_of(self, by: str | None, of: str | None, complainant: str | None) -> bool:
        """Return whether a fact may speak of these persons: one that names nobody may speak of anybody."""
        if self.borne.computed:
            return True
        pairs = self._pairs if of is not None or complainant is None else self._around
        by, of = by or ANYONE, of or complainant or ANYONE
        return not pairs.isdisjoint(((by, of), (by, None), (None, of), (None, None)))


_Pairs = frozenset[tuple[str | None, str | None]]
Whom = Callable[[tuple[str, ...], tuple[str, ...]], _Pairs]
"""Tells of which two persons a fact by and of some may speak: looked up, for most facts are of the same."""


def whose(by: Sequence[str], of: Sequence[str]) -> _Pairs:
    """Return of which two persons a fact by and of some may speak."""
    return frozenset((b, o) for b in (*(by or (None,)), ANYONE) for o in (*(of or (None,)), ANYONE))


@untold
@frozen
class Entered:
    """Of which terms that bear on one anything is entered: of most of them nothing is."""

    below: tuple[str, ...]
    """Itself and its kinds."""
    denied_below: tuple[str, ...]
    """Its kinds that somebody denies."""
    denied_above: tuple[str, ...]
    """Itself and what it is a kind of, where somebody denies it."""
    beside: tuple[str, ...]
    """What cannot hold beside it."""
    computed: str
    """The phrase by which values say it, if any can."""
