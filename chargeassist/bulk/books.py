"""The offences of one pack, with how their leaves stood of the shapes they were met in.

A leaf reads the terms that bear on it and no other, so that its standing is worked out once, by the weigher
that assesses, and known again wherever the same of these terms is entered; what rests on leaves is known by
how they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from chargeassist.bulk.flat import NotFlatError
from chargeassist.bulk.kept import Kept
from chargeassist.bulk.limbs import (
    DIGIT,
    NOBODY,
    Drawn,
    Governing,
    Leaves,
    Limb,
    Panel,
    Part,
    Shape,
    Stood,
    Version,
)
from chargeassist.bulk.lines import cell_of
from chargeassist.bulk.numbers import Numbers
from chargeassist.bulk.reads import Read, drawn_from, reads
from chargeassist.bulk.rows import NOT_OPEN
from chargeassist.findings.listing import closed_by
from chargeassist.findings.penalties import gravity_of, penalties
from chargeassist.law.algebra import AnyOf, Column, Leaf, Who, columns_of
from chargeassist.law.classes import levels
from chargeassist.law.model import Offence, Pack
from chargeassist.law.penalties import Gravity
from chargeassist.reasoning.factbase import conduct_names
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import Weighing

Weigh = Callable[[Column], Standing]
Days = tuple[date, date]


class Group:
    """Offences of which the same of some terms are conduct."""

    def __init__(self, places: tuple[int, ...], ids: Sequence[str], cuts: Iterable[date]) -> None:
        self.places, self.ids = places, tuple(ids)
        self.cuts = sorted(set(cuts))
        """The days on which one of them changed."""
        self.known: dict[tuple[int, int], Governing] = {}
        """Their versions by the parts of time between changes in which some days lie."""


class Book:
    """Some offences of a pack."""

    def __init__(self, numbers: Numbers, pack: Pack, offences: Iterable[Offence]) -> None:
        self.numbers, self.pack, self.vocabulary = numbers, pack, numbers.vocabulary
        self.leaves: dict[Leaf, Limb] = {}
        self.drawn: dict[Leaf, Drawn] = {}
        """The same once what waits for a person is drawn (S40), where that was asked."""
        self.versions: dict[str, list[Version]] = {}
        for offence in offences:
            self.versions.setdefault(offence.id, []).append(self._version(offence))
        self.cuts = {
            id: sorted({d for v in own for d in (v.offence.period.since, v.offence.period.until) if d})
            for id, own in self.versions.items()
        }
        self.told: Mapping[bool, dict[str, tuple[str, ...]]] = {True: {}, False: {}}
        """By whether it is against the State, and by term, the offences of which it is conduct."""
        for id, own in self.versions.items():
            told = self.told[own[-1].against_state]
            for term in conduct_names([v.offence for v in own], self.vocabulary):
                told[term] = (*told.get(term, ()), id)
        self.groups: Kept[tuple[str, ...], tuple[Group, ...]] = Kept()
        self.together: Kept[Hashable, Governing] = Kept()
        self.panels: list[Panel] = []
        self._begin()
        numbers.readers.append(self)

    def _begin(self) -> None:
        by_objects: dict[frozenset[str], list[Limb]] = {}
        for limb in self.leaves.values():
            by_objects.setdefault(limb.objects, []).append(limb)
        self.panels = [Panel(limbs) for limbs in by_objects.values()]

    def _version(self, offence: Offence) -> Version:
        columns = (*(c for e in offence.elements for c in columns_of(e.requires)), *offence.conduct)
        asked = (c for p in offence.penalties if p.when is not None for c in columns_of(p.when))
        read, graver = ([self._leaf(c) for c in of if isinstance(c, Leaf)] for of in (columns, asked))
        # Whoever did any of the conduct did it.
        conditions = (*(e.requires for e in offence.elements), AnyOf(offence.conduct))
        return Version(offence, read, graver, [Part(c, self.leaves) for c in conditions])

    def _leaf(self, leaf: Leaf) -> Limb:
        if leaf not in self.leaves:
            read = reads(leaf, self.vocabulary)
            # Of what somebody knew or meant is asked as to what was done to this person.
            of_these = leaf.objects and not self.vocabulary.slots[leaf.slot].who.of
            parts = (read, Read()) if of_these or leaf.of is Who.COMPLAINANT else (Read(), read)
            at = DIGIT.bit_length() * len(self.leaves)
            self.leaves[leaf] = Limb(leaf, *parts, self._alike(leaf.objects), at)
        return self.leaves[leaf]

    def _alike(self, objects: Iterable[str]) -> frozenset[str]:
        """Return the terms that are one of some, a kind of one, or what one is a kind of."""
        narrower, wider = self.vocabulary.narrower, self.vocabulary.wider
        known = (n for n in objects if n in narrower)
        return frozenset(t for n in known for t in (*narrower[n], *wider[n]))

    def place(self, term: str, alone: int, every: int) -> None:
        """Read one more term, which has its places in the two halves of a shape."""
        self.panels = [part for panel in self.panels for part in panel.split(term, alone, every)]
        for version in (v for own in self.versions.values() for v in own):
            version.place(term, alone, every)
        for drawn in self.drawn.values():
            drawn.place(term, alone, every)

    def digits(self, leaves: Leaves, shape: Shape, weigh: Weigh) -> int:
        """Return the digits of some leaves of a shape; what is new is weighed."""
        panels = leaves.panels
        if panels is None:
            own = (p for p in self.panels if p.mask > NOBODY and p.digits & leaves.digits)
            panels = leaves.panels = list(own)
        found, bits = 0, shape.bits
        for panel in panels:
            key = shape.key(panel) if shape.speaking else bits & panel.mask
            digits = panel.known[key]
            if digits is None:
                digits = panel.known[key] = sum([limb.digit(weigh(limb.asks)) for limb in panel.limbs])
            found |= digits
        return found & leaves.digits

    def look(self, digits: int, weigh: Weigh) -> Callable[[Column], Weighing]:
        """Return how a column is looked at where no more is asked than how it stands."""

        def look(column: Column) -> Weighing:
            return Weighing(of(column))

        def of(column: Column) -> Standing:
            return self.leaves[column].stood(digits) if isinstance(column, Leaf) else weigh(column)

        return look

    def once_drawn(self, limb: Limb) -> Drawn:
        """Return what is remembered of a leaf once what waits is drawn."""
        known = self.drawn.get(limb.asks)
        if known is None:
            wide, nothing = drawn_from(limb.asks, self.vocabulary), Read()
            parts = (wide, nothing) if limb.every == nothing else (nothing, wide)
            known = self.drawn[limb.asks] = Drawn(limb, *parts, self.numbers.places)
        return known

    def stood(self, version: Version, digits: int, read: Mapping[Column, Standing]) -> Stood:
        """Return how an offence stands, by its leaves and the offences that are *read*; identity last."""
        found = tuple([self._part(part, digits, read) for part in version.parts])
        lowest = min(found)
        # Whether it is closed for such persons turns on the leaves that contradict it.
        closing = (digits, *read.values()) if lowest is Standing.CONTRADICTED else ()
        known = version.told[found, closing]
        if known is None:
            offence = version.offence
            look = self.look(digits, read.__getitem__)
            closed = bool(closing) and closed_by(offence, found[:-1], look)
            weakest = version.ids[found.index(lowest)]
            cells = (cell_of(offence.key, word, weakest) for word in (lowest.word, NOT_OPEN))
            known = Stood(found, lowest, lowest >= Standing.DISPUTED, closed, *cells)
            version.told[found, closing] = known
        return known

    def _part(self, part: Part, digits: int, read: Mapping[Column, Standing]) -> Standing:
        key = digits & part.digits
        known = part.known[key] if part.plain else None
        if known is None:
            look = self.look(digits, read.__getitem__)
            known = weigh_one(part.requires, lambda column: look(column).standing)
            if part.plain:
                part.known[key] = known
        return known

    def gravity(self, version: Version, days: Days | None, shape: Shape, weigh: Weigh) -> Gravity:
        """Return how grave an offence is: by what its penalties ask for, and its days where these tell."""
        digits = self.digits(version.graver, shape, weigh)
        key = digits, version.dated and days
        known = version.gravities[key]
        if known is None:
            window = Window(*days) if days else Window()
            found = penalties(version.offence, window, self.look(digits, weigh))
            known = gravity_of(version.offence, found, levels(self.pack.offences))
            version.gravities[key] = known
        return known

    def part(self, id: str, days: Days | None) -> int | None:
        """Return the number of the part of time between changes of an offence, None where days lie in two."""
        if days is None:
            return -1
        part = bisect_right(self.cuts[id], days[0])
        return part if part == bisect_right(self.cuts[id], days[1]) else None

    def governing(self, id: str, days: Days | None) -> Version:
        """Return the version that governs some days. NotFlatError where it is not one for all of them."""
        own = self.versions[id]
        if days is None or not self.cuts[id]:
            return own[-1]
        if self.part(id, days) is None:
            raise NotFlatError
        if len(own) == 1:
            return own[-1]
        for version in own:
            if version.offence.period.covers(days[0]):
                return version
        earlier = [v for v in own if (until := v.offence.period.until) is not None and until <= days[0]]
        return earlier[-1] if earlier else own[0]

    def of_group(self, group: Group, days: Days | None) -> Governing:
        """Return the versions that govern some days. NotFlatError where there is none for all of them."""
        cuts = group.cuts
        # What has no days is in no part, and open where what lies before the first change is not.
        part = (bisect_right(cuts, days[0]), bisect_right(cuts, days[1])) if days else (-1, -1)
        known = group.known.get(part)
        if known is None:
            versions = tuple([self.governing(id, days) for id in group.ids])
            known = self.together[versions, part]
            if known is None:
                known = self.together[versions, part] = Governing(versions)
            group.known[part] = known
        if known.terms != len(self.numbers.places):
            known.read(len(self.numbers.places))
        return known

    def grouped(self, against_state: bool, terms: tuple[str, ...]) -> tuple[Group, ...]:
        """Return the offences of which some terms are conduct, by which of the terms these are."""
        key = ("State", *terms) if against_state else terms
        known = self.groups[key]
        if known is None:
            told = self.told[against_state]
            of: dict[str, list[int]] = {}
            for place, term in enumerate(terms):
                for id in told.get(term, ()):
                    of.setdefault(id, []).append(place)
            groups: dict[tuple[int, ...], list[str]] = {}
            for id, places in of.items():
                groups.setdefault(tuple(places), []).append(id)
            known = self.groups[key] = tuple(
                Group(places, ids, (cut for id in ids for cut in self.cuts[id]))
                for places, ids in groups.items()
            )
        return known

    def kept(self) -> Iterator[Kept[Any, Any]]:
        """Yield all that is remembered."""
        yield self.groups
        yield from (panel.known for panel in self.panels)
        yield from (drawn.known for drawn in self.drawn.values())
        for governing in (*self.together.values(), *self.together.old.values()):
            yield governing.cells
        yield self.together
        for version in (v for own in self.versions.values() for v in own):
            yield from version.kept()

    def forget(self) -> None:
        """Forget which terms were met, and how everything stood."""
        for kept in self.kept():
            kept.forget()
        self.drawn.clear()
        self._begin()
        for version in (v for own in self.versions.values() for v in own):
            version.forget()
