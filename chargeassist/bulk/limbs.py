"""What is remembered of the law: of leaves that read the same how each stood, of offences how they were."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from attrs import frozen

from chargeassist.bulk.kept import Kept
from chargeassist.bulk.reads import HALF, Read
from chargeassist.bulk.rows import IDENTITY
from chargeassist.law.algebra import Condition, Leaf, Stands, columns_of
from chargeassist.law.model import Offence
from chargeassist.law.penalties import Gravity
from chargeassist.reasoning.standing import Standing

NOBODY = 1
"""The bit of a shape in which nobody is named as harmed: what is done against the State."""
DIGIT = 0xF
"""The bits of one standing in the number that says how every leaf stands of a shape."""
NONE: frozenset[str] = frozenset()


@frozen(eq=False)
class Limb:
    """A leaf, what it reads, and where its digit is."""

    asks: Leaf
    alone: Read
    every: Read
    """What is read of the two persons alone, and whoever was harmed."""
    objects: frozenset[str]
    """The terms that what speaks of something else must speak of to be read (S37)."""
    at: int = 0

    def mask(self, term: str, alone: int, every: int) -> int:
        """Return the bits of a term that are read, which has its places in the two halves."""
        return self.alone.mask(term) << alone | self.every.mask(term) << every

    def digit(self, standing: int) -> int:
        """Return its digit: nothing where nothing is entered that it reads, for then it is missing."""
        return (standing ^ Standing.MISSING) << self.at

    def stood(self, standings: int) -> Standing:
        """Return how it stands by the digits of all."""
        return Standing(standings >> self.at & DIGIT ^ Standing.MISSING)


def digits(limbs: Iterable[Limb]) -> int:
    """Return the bits of the digits of some leaves."""
    return sum(DIGIT << at for at in {limb.at for limb in limbs})


Spoken = tuple[str, Hashable, frozenset[tuple[str, Hashable]]]
"""A term that speaks of something else, how that is known, and the terms it speaks of with their persons."""


class Shape:
    """What of a case can matter to two persons on some days."""

    __slots__ = ("asked", "bits", "speaking", "spoken")

    def __init__(
        self, bits: int, speaking: frozenset[str] = NONE, spoken: Callable[[], Sequence[Spoken]] = tuple
    ) -> None:
        self.bits, self.speaking, self.spoken = bits, speaking, spoken
        """The terms that speak of something else, and what tells of what."""
        self.asked: dict[frozenset[str], Hashable] = {}

    def key(self, reader: Panel | Version | Governing) -> Hashable:
        """Return what is read of it."""
        key = self.bits & reader.mask
        if not reader.objects or self.speaking.isdisjoint(reader.reads):
            return key
        return key, self._of(reader.objects)

    def _of(self, objects: frozenset[str]) -> Hashable:
        """Return what is said of some objects by what speaks of something else."""
        known = self.asked.get(objects)
        if known is None:
            known = self.asked[objects] = frozenset(
                (name, how, frozenset(x for x in of if x[0] in objects)) for name, how, of in self.spoken()
            )
        return known


class Panel:
    """Leaves that read the same bits of a shape, and the digits of all by what these were."""

    __slots__ = ("digits", "known", "limbs", "mask", "objects", "reads")

    def __init__(self, limbs: Iterable[Limb], mask: int = NOBODY, reads: frozenset[str] = NONE) -> None:
        self.limbs, self.mask = tuple(limbs), mask
        self.digits, self.objects = digits(self.limbs), self.limbs[0].objects
        self.reads = reads
        """The terms it reads bits of."""
        self.known: Kept[Hashable, int] = Kept()

    def split(self, term: str, alone: int, every: int) -> list[Panel]:
        """Return the same leaves by what they read of one more term; what is known of them stays known."""
        by: dict[int, list[Limb]] = {}
        for limb in self.limbs:
            by.setdefault(limb.mask(term, alone, every), []).append(limb)
        if len(by) == 1 and 0 in by:
            return [self]
        found = []
        for more, limbs in by.items():
            panel = Panel(limbs, self.mask | more, self.reads | {term} if more else self.reads)
            for key, known in (*self.known.old.items(), *self.known.items()):
                panel.known[key] = known & panel.digits
            found.append(panel)
        return found


class Leaves:
    """Some leaves that are asked about together, and the panels that tell of them."""

    def __init__(self, limbs: Iterable[Limb]) -> None:
        self.limbs = tuple(dict.fromkeys(limbs))
        self.digits = digits(self.limbs)
        self.panels: list[Panel] | None = None
        """None until it is asked: which they are changes with each term that is met."""


class Drawn:
    """A leaf once what waits for a person is drawn (S40): what it reads then, and how it stood."""

    def __init__(self, limb: Limb, alone: Read, every: Read, places: Mapping[str, int]) -> None:
        self.limb, self.alone, self.every = limb, alone, every
        self.mask, self.reads = NOBODY, NONE
        self.known: Kept[int, Standing] = Kept()
        for term, place in places.items():
            self.place(term, place, place + HALF)

    def place(self, term: str, alone: int, every: int) -> None:
        """Read one more term, which has its places in the two halves of a shape."""
        more = self.alone.mask(term) << alone | self.every.mask(term) << every
        self.mask |= more
        self.reads |= {term} if more else NONE


@frozen(eq=False)
class Stood:
    """How one offence stood of a shape."""

    standings: tuple[Standing, ...]
    """Of each element, and of identity."""
    lowest: Standing
    stands: bool
    """Whether it is at least disputed."""
    closed: bool
    """Whether it is closed for such persons (S52)."""
    cell: str
    """How it is told in a row: how it stands, and its weakest element."""
    not_open: str
    """The same where the law is not open."""


class Part:
    """An element of an offence, or who did it, and how it stood as its leaves did."""

    def __init__(self, requires: Condition, leaves: Mapping[Leaf, Limb]) -> None:
        self.requires = requires
        columns = tuple(columns_of(requires))
        self.digits = digits(leaves[c] for c in columns if isinstance(c, Leaf))
        self.plain = all(isinstance(c, Leaf) for c in columns)
        """Whether it reads leaves alone."""
        self.known: Kept[int, Standing] = Kept()


class Version:
    """One version of an offence: what it reads, and what is remembered of how it was told."""

    def __init__(
        self, offence: Offence, read: Iterable[Limb], graver: Iterable[Limb], parts: Iterable[Part]
    ) -> None:
        self.offence, self.parts = offence, tuple(parts)
        columns = (c for e in offence.elements for c in columns_of(e.requires))
        self.stands = tuple(dict.fromkeys(c for c in columns if isinstance(c, Stands)))
        """What it reads of other offences."""
        self.leaves, self.graver = Leaves(read), Leaves(graver)
        """What it asks for, and what makes it graver."""
        self.objects = frozenset[str]().union(*(limb.objects for limb in self.leaves.limbs))
        self.ids = (*(e.id for e in offence.elements), IDENTITY)
        self.against_state = offence.against == "State"
        self.dated = any(p.since for p in offence.penalties)
        self.erased = offence.period.erased
        self.known: Kept[Hashable, Stood] = Kept()
        """How it stood of what it reads of a shape: as many as there is room for."""
        self.told: Kept[Hashable, Stood] = Kept()
        """How it stood as its parts stand."""
        self.open: Kept[Hashable, bool] = Kept()
        """Whether it is open, by the part of time it was done in and what is erased by the assessment."""
        self.gravities: Kept[Hashable, Gravity] = Kept()
        self.waiting: Kept[Hashable, bool] = Kept()
        """Whether it waits for a person, by how its leaves stand now and once that is drawn."""
        self.mask, self.reads = NOBODY, NONE

    def place(self, term: str, alone: int, every: int) -> None:
        """Read one more term, which has its places in the two halves of a shape."""
        more = reduce(or_, (limb.mask(term, alone, every) for limb in self.leaves.limbs), 0)
        self.mask |= more
        self.reads |= {term} if more else NONE
        self.leaves.panels = self.graver.panels = None

    def kept(self) -> Sequence[Kept[Any, Any]]:
        """Return all that is remembered of it."""
        own = self.known, self.told, self.open, self.gravities, self.waiting
        return *own, *(part.known for part in self.parts)

    def forget(self) -> None:
        """Forget which terms it reads."""
        self.mask, self.reads = NOBODY, NONE
        self.leaves.panels = self.graver.panels = None


class Governing:
    """Versions that are told of the same facts, and the cells of all by what they read of a shape."""

    def __init__(self, versions: tuple[Version, ...]) -> None:
        self.versions = versions
        self.plain = len(versions) > 1 and not any(v.stands or v.erased for v in versions)
        """Whether nothing else tells of them: neither other offences nor the day of the assessment."""
        self.cells: Kept[Hashable, list[str]] = Kept()
        self.objects = frozenset[str]().union(*(v.objects for v in versions))
        self.read(0)

    def read(self, terms: int) -> None:
        """Read what the versions read once so many terms are met."""
        self.terms = terms
        self.mask = reduce(or_, (v.mask for v in self.versions), NOBODY)
        self.reads = frozenset[str]().union(*(v.reads for v in self.versions))
