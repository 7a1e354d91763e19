"""The offences of one pack as limbs, with how each stood of the shapes it was met in.

A limb reads the terms that bear on it and no other, so that its standing is worked out once, by the weigher
that assesses, and known again wherever the same of these terms is entered.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from chargeassist.bulk.limbs import Limb, Shape, Version
from chargeassist.bulk.numbers import Numbers
from chargeassist.bulk.reads import Read, reads
from chargeassist.findings.penalties import gravity_of, penalties
from chargeassist.law.algebra import Column, Leaf, Who, columns_of
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
Groups = tuple[tuple[tuple[int, ...], tuple[str, ...]], ...]
"""Places in a row of terms, and the offences of which those are conduct."""


class Book:
    """Some offences of a pack."""

    def __init__(self, numbers: Numbers, pack: Pack, offences: Iterable[Offence]) -> None:
        self.numbers, self.pack, self.vocabulary = numbers, pack, numbers.vocabulary
        self.limbs: list[Limb] = []
        self.leaves: dict[Leaf, Limb] = {}
        self.drawn: dict[Leaf, Limb] = {}
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
        numbers.readers += (*self.limbs, *(v for own in self.versions.values() for v in own))
        self.groups: dict[tuple[str, ...], Groups] = {}

    def _version(self, offence: Offence) -> Version:
        elements = []
        for element in offence.elements:
            found = [
                self._leaf(c) for c in dict.fromkeys(columns_of(element.requires)) if isinstance(c, Leaf)
            ]
            alone, every = Read.of(x.alone for x in found), Read.of(x.every for x in found)
            objects = frozenset(n for x in found for n in x.objects)
            elements.append(Limb(element.requires, alone, every, objects))
        self.limbs += elements
        asked = (c for p in offence.penalties if p.when is not None for c in columns_of(p.when))
        graver = [self._leaf(c) for c in dict.fromkeys(asked) if isinstance(c, Leaf)]
        return Version(offence, elements, [self._leaf(leaf) for leaf in offence.conduct], graver)

    def _leaf(self, leaf: Leaf) -> Limb:
        if leaf not in self.leaves:
            read = reads(leaf, self.vocabulary)
            # Of what somebody knew or meant is asked as to what was done to this person.
            of_these = leaf.objects and not self.vocabulary.slots[leaf.slot].who.of
            parts = (read, Read()) if of_these or leaf.of is Who.COMPLAINANT else (Read(), read)
            self.leaves[leaf] = Limb(leaf, *parts, self._alike(leaf.objects))
            self.limbs.append(self.leaves[leaf])
        return self.leaves[leaf]

    def _alike(self, objects: Iterable[str]) -> frozenset[str]:
        """Return the terms that are one of some, a kind of one, or what one is a kind of."""
        narrower, wider = self.vocabulary.narrower, self.vocabulary.wider
        known = (n for n in objects if n in narrower)
        return frozenset(t for n in known for t in (*narrower[n], *wider[n]))

    def standing(self, limb: Limb, shape: Shape, weigh: Weigh) -> int:
        """Return how a limb stands of a shape; a leaf that is not remembered is weighed."""
        if limb.others:
            return self._worked_out(limb, shape, weigh)
        key = shape.key(limb)
        found = limb.standings.get(key)
        if found is None:
            found = limb.standings[key] = self._worked_out(limb, shape, weigh)
            self.numbers.kept += 1
        return found

    def _worked_out(self, limb: Limb, shape: Shape, weigh: Weigh) -> int:
        if isinstance(limb.asks, Leaf):
            return int(weigh(limb.asks))

        def of(column: Column) -> Standing:
            if isinstance(column, Leaf):
                return Standing(self.standing(self.leaves[column], shape, weigh))
            return weigh(column)

        return int(weigh_one(limb.asks, of))

    def look(self, shape: Shape, weigh: Weigh) -> Callable[[Column], Weighing]:
        """Return how a column is looked at where no more is asked than how it stands."""

        def look(column: Column) -> Weighing:
            if isinstance(column, Leaf):
                return Weighing(Standing(self.standing(self.leaves[column], shape, weigh)))
            return Weighing(weigh(column))

        return look

    def gravity(self, version: Version, days: Days | None, shape: Shape, weigh: Weigh) -> Gravity:
        """Return how grave an offence is: by what its penalties ask for, and its days where these tell."""
        key = tuple([self.standing(limb, shape, weigh) for limb in version.graver]), version.dated and days
        known = version.gravities.get(key)
        if known is None:
            window = Window(*days) if days else Window()
            found = penalties(version.offence, window, self.look(shape, weigh))
            known = gravity_of(version.offence, found, levels(self.pack.offences))
            version.gravities[key] = known
            self.numbers.kept += 1
        return known

    def part(self, id: str, days: Days | None) -> int | None:
        """Return the number of the part of time between changes of an offence, None where days lie in two."""
        if days is None:
            return -1
        part = bisect_right(self.cuts[id], days[0])
        return part if part == bisect_right(self.cuts[id], days[1]) else None

    def governing(self, id: str, days: Days | None) -> Version | None:
        """Return the version that governs some days, if it is one for all of them."""
        own = self.versions[id]
        if days is None or not self.cuts[id]:
            return own[-1]
        if len(own) == 1:
            return own[-1] if self.part(id, days) is not None else None
        if self.part(id, days) is None:
            return None
        for version in own:
            if version.offence.period.covers(days[0]):
                return version
        earlier = [v for v in own if (until := v.offence.period.until) is not None and until <= days[0]]
        return earlier[-1] if earlier else own[0]

    def grouped(self, against_state: bool, terms: tuple[str, ...]) -> Groups:
        """Return the offences of which some terms are conduct, by which of the terms these are."""
        key = ("State", *terms) if against_state else terms
        known = self.groups.get(key)
        if known is None:
            told = self.told[against_state]
            of: dict[str, list[int]] = {}
            for place, term in enumerate(terms):
                for id in told.get(term, ()):
                    of.setdefault(id, []).append(place)
            groups: dict[tuple[int, ...], list[str]] = {}
            for id, places in of.items():
                groups.setdefault(tuple(places), []).append(id)
            known = self.groups[key] = tuple((places, tuple(ids)) for places, ids in groups.items())
            self.numbers.kept += 1
        return known

    def forget(self) -> None:
        """Forget which terms were met together."""
        self.groups.clear()
