"""The law as what is remembered of it: how each limb stood of facts of the same shape.

A shape is what of the facts of two persons can matter to the law: terms, who is named in which role, by what
kinds of items of how many sources they are shown, and what fell outside the days; ids, names, days and places
are in none. A limb reads the terms that bear on it and no other, so that its standing is worked out once, by
the weigher that assesses, and known again wherever the same of these terms is entered.

Each term has a place of some bits in one integer, which holds the number of its shape, and beside it fewer
bits that say only of whom it is entered: no more is read of what merely points to another term. What a limb
reads is a mask, and `shape & mask` the key under which its standing is remembered.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from chargeassist.bulk.reads import BITS, FULL, SIGN, SIGNS, Read, nature, reads
from chargeassist.bulk.rows import IDENTITY
from chargeassist.law.algebra import Column, Condition, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.evidence import MODERATE, STRONG
from chargeassist.reasoning.factbase import conduct_names
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing

HALF = BITS + SIGN
"""One half is read of the two persons alone, one whoever was harmed."""
MOST = 150_000
"""How many standings are remembered: then all are forgotten, that memory stays what it is."""
NOBODY = 1
"""The bit of a shape in which nobody is named as harmed: what is done against the State."""
Weigh = Callable[[Column], Standing]


Effect = tuple[tuple[tuple[int, bool, bool], ...], str]
"""What an item counts whatever is asked (strength, corroborates, agreed); its kind if that needs support."""


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


class Version:
    """One version of an offence: its limbs, and what is remembered of how it was told."""

    __slots__ = ("elements", "identity", "ids", "offence", "open")

    def __init__(self, offence: Offence, elements: list[Limb], identity: list[Limb]) -> None:
        self.offence, self.elements, self.identity = offence, elements, identity
        self.ids = (*(e.id for e in offence.elements), IDENTITY)
        self.open: dict[Hashable, bool] = {}
        """Whether it is open, by the part of time it was done in and the day of the assessment."""


class Shapes:
    """The asked pack of a law at one stage, with all that is remembered."""

    def __init__(self, law: Law, stage: str) -> None:
        self.law, self.stage = law, stage
        self.pack: Pack = law.pack(law.asked[0])
        self.vocabulary: Vocabulary = law.vocabulary
        self.limbs: list[Limb] = []
        self.leaves: dict[Leaf, Limb] = {}
        self.places: dict[str, int] = {}
        self.numbers: list[dict[Hashable, int]] = []
        self.signs: dict[Hashable, int] = {None: 0}
        self.versions: dict[str, list[Version]] = {}
        for offence in self.pack.offences:
            self.versions.setdefault(offence.id, []).append(self._version(offence))
        self.cuts = {
            id: sorted({d for v in own for d in (v.offence.period.since, v.offence.period.until) if d})
            for id, own in self.versions.items()
        }
        self.told: Mapping[bool, dict[str, tuple[str, ...]]] = {True: {}, False: {}}
        """By whether it is against the State, and by term, the offences of which it is conduct."""
        for id, own in self.versions.items():
            told = self.told[own[-1].offence.against == "State"]
            for term in conduct_names([v.offence for v in own], self.vocabulary):
                told[term] = (*told.get(term, ()), id)
        self.of_all = Read.of(limb.every for limb in self.limbs)
        """What is read whoever was harmed."""
        self.natures = {n: nature(n, self.vocabulary) for n in self.vocabulary.narrower}
        self.neighbours: dict[str, frozenset[str]] = {}
        self.effects: dict[Hashable, int] = {}
        self.of_effect: dict[Effect, int] = {}
        self.counted: list[Effect] = []
        self.sums: dict[Hashable, Hashable] = {}
        self.states: dict[Hashable, int] = {}
        self.kept = 0

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
        return Version(offence, elements, [self._leaf(leaf) for leaf in offence.conduct])

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

    # -- numbers ---------------------------------------------------------------------------------

    def place(self, term: str) -> int:
        """Return where the bits of a term stand; a term met for the first time gets the next ones."""
        place = self.places.get(term)
        if place is None:
            place = self.places[term] = len(self.numbers) * 2 * HALF + 1
            self.numbers.append({})
            for limb in self.limbs:
                limb.mask |= limb.alone.mask(term) << place | limb.every.mask(term) << place + HALF
        return place

    def number(self, place: int, shape: Hashable, sign: Hashable) -> int:
        """Return the bits of the facts of one term. OverflowError beyond the bits there are."""
        known = self.numbers[place // (2 * HALF)]
        bits = known.get((shape, sign))
        if bits is None:
            number = known.setdefault(shape, len(known) + 1)
            of_sign = self.signs.setdefault(sign, len(self.signs))
            if number > FULL or of_sign << BITS > SIGNS:
                raise OverflowError
            bits = known[shape, sign] = number | of_sign << BITS
        return bits

    def near(self, name: str) -> frozenset[str]:
        """Return the terms whose items may meet those of another on a leaf: kinds of one, or contraries."""
        known = self.neighbours.get(name)
        if known is None:
            vocabulary = self.vocabulary
            above = {*vocabulary.wider[name]}
            contrary = {e for n in above for e in vocabulary.excluders[n]}
            known = self.neighbours[name] = frozenset(
                other
                for other, wider in vocabulary.wider.items()
                if other != name
                and not (
                    above.isdisjoint(wider)
                    and contrary.isdisjoint(wider)
                    and all(above.isdisjoint(vocabulary.excluders[n]) for n in wider)
                )
            )
        return known

    def effect(self, effect: Effect) -> int:
        """Return the number of what an item counts."""
        if effect not in self.of_effect:
            self.of_effect[effect] = len(self.counted)
            self.counted.append(effect)
        return self.of_effect[effect]

    def together(self, items: frozenset[tuple[int, Hashable]]) -> Hashable:
        """Return what items come to that meet no others: of each question the best, and what is agreed."""
        known = self.sums.get(items)
        if known is None:
            if any(self.counted[n][1] for n, _ in items):
                return items
            counts = [(self.counted[n][0], source) for n, source in items]
            known = self.sums[items] = tuple(map(_summed, zip(*map(_sourced, counts), strict=True)))
        return known

    def state(self, state: Hashable) -> int:
        """Return the number of what is read of one fact."""
        return self.states.setdefault(state, len(self.states))

    def forget(self) -> None:
        """Forget every shape and standing."""
        self.kept = 0
        self.places.clear()
        self.numbers.clear()
        self.signs = {None: 0}
        for kept in (self.effects, self.of_effect, self.counted, self.sums, self.states):
            kept.clear()
        for limb in self.limbs:
            limb.mask = NOBODY
            limb.standings.clear()
        for version in (v for own in self.versions.values() for v in own):
            version.open.clear()

    # -- standings -------------------------------------------------------------------------------

    def standing(self, limb: Limb, shape: Shape, weigh: Weigh) -> int:
        """Return how a limb stands of a shape; a leaf that is not remembered is weighed."""
        if limb.others:
            return self._worked_out(limb, shape, weigh)
        key = shape.key(limb)
        found = limb.standings.get(key)
        if found is None:
            found = limb.standings[key] = self._worked_out(limb, shape, weigh)
            self.kept += 1
        return found

    def _worked_out(self, limb: Limb, shape: Shape, weigh: Weigh) -> int:
        if isinstance(limb.asks, Leaf):
            return int(weigh(limb.asks))

        def of(column: Column) -> Standing:
            if isinstance(column, Leaf):
                return Standing(self.standing(self.leaves[column], shape, weigh))
            return weigh(column)

        return int(weigh_one(limb.asks, of))

    def part(self, id: str, days: tuple[date, date] | None) -> int | None:
        """Return the number of the part of time between changes of an offence, None where days lie in two."""
        if days is None:
            return -1
        part = bisect_right(self.cuts[id], days[0])
        return part if part == bisect_right(self.cuts[id], days[1]) else None

    def governing(self, id: str, days: tuple[date, date] | None) -> Version | None:
        """Return the version that governs some days, if it is one for all of them."""
        own = self.versions[id]
        if days is None or len(own) == 1:
            return own[-1] if self.part(id, days) is not None else None
        if self.part(id, days) is None:
            return None
        for version in own:
            if version.offence.period.covers(days[0]):
                return version
        earlier = [v for v in own if (until := v.offence.period.until) is not None and until <= days[0]]
        return earlier[-1] if earlier else own[0]


def _sourced(
    counted: tuple[tuple[tuple[int, bool, bool], ...], Hashable],
) -> Iterator[tuple[int, bool, bool, Hashable]]:
    counts, source = counted
    return ((*count, source) for count in counts)


def _summed(counts: Sequence[tuple[int, bool, bool, Hashable]]) -> tuple[int, bool]:
    """Return the strength of items together, as `evidence.combine` has it, and whether any is agreed."""
    best = max(strength for strength, _, _, _ in counts)
    sources = {
        source for strength, corroborates, _, source in counts if strength >= MODERATE and corroborates
    }
    strength = STRONG if best == MODERATE and len(sources) > 1 else best
    return strength, any(agreed for _, _, agreed, _ in counts)
