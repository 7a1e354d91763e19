"""A limb of the law as what is remembered of it: what it reads of a shape, and how it stood of each."""

from __future__ import annotations

from collections.abc import Hashable

from attrs import frozen

from chargeassist.bulk.reads import Read
from chargeassist.bulk.rows import IDENTITY
from chargeassist.law.algebra import Condition, Stands, columns_of
from chargeassist.law.model import Offence
from chargeassist.law.penalties import Gravity

NOBODY = 1
"""The bit of a shape in which nobody is named as harmed: what is done against the State."""


class Limb:
    """A leaf or an element, what it reads, and how it stood."""

    __slots__ = ("alone", "asks", "every", "mask", "objects", "others", "standings")

    def __init__(self, asks: Condition, alone: Read, every: Read, objects: frozenset[str]) -> None:
        self.asks = asks
        self.alone, self.every = alone, every
        """What is read of the two persons alone, and whoever was harmed."""
        self.objects = objects
        """The terms that what speaks of something else must speak of to be read (S37)."""
        self.others = any(isinstance(c, Stands) for c in columns_of(asks))
        """Whether it reads other offences: then it is worked out each time."""
        self.mask = NOBODY
        self.standings: dict[Hashable, int] = {}

    def forget(self) -> None:
        """Forget how it stood."""
        self.mask = NOBODY
        self.standings.clear()


Spoken = tuple[str, Hashable, frozenset[tuple[str, Hashable]]]
"""A term that speaks of something else, how that is known, and the terms it speaks of with their persons."""


@frozen
class Shape:
    """What of a case can matter to two persons on some days."""

    bits: int
    spoken: tuple[Spoken, ...] = ()

    def key(self, limb: Limb) -> Hashable:
        """Return what of it a limb reads."""
        key = self.bits & limb.mask
        if not self.spoken or not limb.objects:
            return key
        about = (
            (name, how, frozenset(x for x in of if x[0] in limb.objects))
            for name, how, of in self.spoken
            if name in limb.alone.facts or name in limb.every.facts
        )
        return key, frozenset(about)


@frozen(eq=False)
class Stood:
    """How one offence stood of a shape."""

    standings: tuple[int, ...]
    """Of each element, and of identity."""
    lowest: int
    weakest: str
    closed: bool
    """Whether it is closed for such persons (S52)."""


class Version:
    """One version of an offence: its limbs, and what is remembered of how it was told."""

    def __init__(
        self, offence: Offence, elements: list[Limb], identity: list[Limb], graver: list[Limb]
    ) -> None:
        self.offence, self.elements, self.graver = offence, elements, graver
        self.limbs = (*elements, *identity)
        columns = (c for e in offence.elements for c in columns_of(e.requires))
        self.stands = tuple(dict.fromkeys(c for c in columns if isinstance(c, Stands)))
        """What it reads of other offences."""
        self.alone, self.every = Read.of(x.alone for x in self.limbs), Read.of(x.every for x in self.limbs)
        self.mask = NOBODY
        self.ids = (*(e.id for e in offence.elements), IDENTITY)
        self.against_state = offence.against == "State"
        self.dated = any(p.since for p in offence.penalties)
        self.erased = offence.period.erased
        self.known: dict[Hashable, Stood] = {}
        self.open: dict[Hashable, bool] = {}
        """Whether it is open, by the part of time it was done in and what is erased by the assessment."""
        self.gravities: dict[Hashable, Gravity] = {}

    def forget(self) -> None:
        """Forget how it was told."""
        self.mask = NOBODY
        for kept in (self.known, self.open, self.gravities):
            kept.clear()
