"""One suspect and one person harmed in a flat case: what is told of the two, by the shape of their facts."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial

from chargeassist.bulk.flat import FlatFact, NotFlatError
from chargeassist.bulk.rows import NOT_OPEN
from chargeassist.bulk.shapes import HALF, NOBODY, Shape, Version
from chargeassist.bulk.told import Told
from chargeassist.case.model import Shown
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.listing import closed_by
from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.reasoning.evidence import DENIAL, OWN_ACCOUNT, PLAIN, About
from chargeassist.reasoning.matters import NO_EPISODE, UNKNOWN, Matter, Window
from chargeassist.reasoning.outcomes import Outcome
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import Weighing

Days = tuple[date, date]
Cell = tuple[str, str]
Whom = tuple[bool, str, bool]
Half = Mapping[str, Sequence[FlatFact]]
WORDS = {int(s): s.word for s in Standing}
OWN, NOBODYS, OTHERS = "of", "-", "x"
"""Of whom a fact is, seen from one person harmed: of that person, of nobody, of others alone."""


class Pair:
    """What the suspect did to one person, or to nobody in particular."""

    def __init__(self, told: Told, harmed: str | None) -> None:
        self.told, self.shapes, self.flat = told, told.shapes, told.flat
        self.suspect, self.harmed = told.flat.suspect, harmed
        facts, told_of = told.flat.facts, self.shapes.told[harmed is None]
        self.entered: dict[str, list[FlatFact]] = {}
        """By offence what is entered for its conduct."""
        for fact in facts:
            if fact.name in told_of and fact.holds == "yes" and fact.by and (not harmed or harmed in fact.of):
                for id in told_of[fact.name]:
                    self.entered.setdefault(id, []).append(fact)
        self.known: dict[frozenset[FlatFact], Shape] = {}
        self.of_days: dict[Days | None, Shape] = {}
        self.states: dict[tuple[FlatFact, bool, bool], tuple[int, Whom]] = {}

    @cached_property
    def halves(self) -> tuple[Half, Half]:
        """Return the facts by term that are read of these two alone, and those that are read of everybody."""
        facts = self.flat.facts
        mine = facts if self.harmed is None else [f for f in facts if not f.of or self.harmed in f.of]
        read = self.shapes.of_all
        return _by_term(mine), _by_term(f for f in facts if f.name in read.facts or f.name in read.signs)

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield, by the key of each offence that is told, how it stands and its weakest element."""
        for id in self.entered:
            version, days, standings = self._stands(id)
            cell = self._cell(version, days, standings)
            if cell is not None:
                yield version.offence.key, cell

    def _stands(self, id: str) -> tuple[Version, Days | None, list[int]]:
        """Return the version that governs an offence, the days of its conduct, and how its limbs stand."""
        dated = [f.on for f in self.entered[id] if f.on is not None]
        days = (min(d.first for d in dated), max(d.last for d in dated)) if dated else None
        version = self.shapes.governing(id, days)
        if version is None:
            raise NotFlatError
        shape, weigh = self._shape(days), partial(self._weigh, days)
        standing = self.shapes.standing
        standings = [standing(limb, shape, weigh) for limb in version.elements]
        standings.append(max([standing(limb, shape, weigh) for limb in version.identity]))
        return version, days, standings

    def _weigh(self, days: Days | None, column: Column) -> Standing:
        """Return how a leaf stands that is not remembered, weighed over the whole case."""
        if isinstance(column, Stands):
            # One suspect alone acted: nobody else did, and what anyone did, that one did.
            read = () if column.by is Who.ANOTHER else (id for id in column.offences if id in self.entered)
            return max((Standing(min(self._stands(id)[2])) for id in read), default=Standing.MISSING)
        assert isinstance(column, Leaf)
        return self.told.weighed.weigher.weigh(column, self._matter(days)).standing

    def _matter(self, days: Days | None) -> Matter:
        return Matter(self.suspect, self.harmed, NO_EPISODE, Window(*days) if days else Window())

    def _cell(self, version: Version, days: Days | None, standings: list[int]) -> Cell | None:
        lowest = min(standings)
        if lowest == Standing.CONTRADICTED and self._closed(version, days, standings):
            return None
        open_ = lowest < Standing.DISPUTED or self._open(version, days, standings)
        return (WORDS[lowest] if open_ else NOT_OPEN), version.ids[standings.index(lowest)]

    def _closed(self, version: Version, days: Days | None, standings: list[int]) -> bool:
        """Return whether it is closed for these persons (S52)."""
        shape, weigh, shapes = self._shape(days), partial(self._weigh, days), self.shapes

        def look(column: Column) -> Weighing:
            if isinstance(column, Leaf):
                return Weighing(Standing(shapes.standing(shapes.leaves[column], shape, weigh)))
            return Weighing(weigh(column))

        return closed_by(version.offence, map(Standing, standings[:-1]), look)

    def _open(self, version: Version, days: Days | None, standings: list[int]) -> bool:
        """Return whether an offence is open: by when it was done alone, for all was done in the State."""
        key = self.shapes.part(version.offence.id, days), self.flat.as_at
        known = version.open.get(key)
        if known is None:
            elements = tuple(map(Standing, standings))
            outcome = Outcome(version.offence, self._matter(days), elements[:-1], elements[-1], True)
            builder = ChargeBuilder(self.told.case, self.shapes.law, self.told.weighed)
            known = version.open[key] = builder.available(outcome).is_ != "no"
            self.shapes.kept += 1
        return known

    # -- the shape -------------------------------------------------------------------------------

    def _shape(self, days: Days | None) -> Shape:
        """Return the facts of the case as they are seen from this pair and these days."""
        known = self.of_days.get(days)
        if known is None:
            dated = self.told.dated if days else ()
            out = frozenset([f for f, on in dated if days and not on.may_touch(*days)])
            known = self.known.get(out)
            if known is None:
                known = self.known[out] = self._seen(out)
            self.of_days[days] = known
        return known

    def _seen(self, out: frozenset[FlatFact]) -> Shape:
        bits = self.whole
        for shift, half, numbers in zip((0, HALF), self.halves, self.numbers, strict=True):
            for name in {f.name for f in out if f.name in half}:
                number = self._number(half, name, out) ^ numbers[name]
                bits ^= number << self.shapes.place(name) + shift
        spoken = (
            (q.name, (how, self._whom(q, out)), frozenset((f.name, self._whom(f, out)) for f in of))
            for q, (how, of) in self.told.spoken.items()
        )
        return Shape(bits, tuple(spoken))

    @cached_property
    def numbers(self) -> tuple[Mapping[str, int], ...]:
        """Return the number of the facts of each term where none fell on other days, for each half."""
        return tuple({name: self._number(half, name, frozenset()) for name in half} for half in self.halves)

    @cached_property
    def whole(self) -> int:
        """Return the facts as one integer where none fell on other days."""
        bits = 0 if self.harmed is not None else NOBODY
        for shift, numbers in zip((0, HALF), self.numbers, strict=True):
            for name, number in numbers.items():
                bits |= number << self.shapes.place(name) + shift
        return bits

    def _number(self, half: Half, name: str, out: frozenset[FlatFact]) -> int:
        facts, place = half[name], self.shapes.place(name)
        near = len(facts) > 1 or not self.shapes.near(name).isdisjoint(half)
        states = [self._state(f, f in out, near) for f in facts]
        if len(states) == 1:
            number, sign = states[0]
            return self.shapes.number(place, number, sign if facts[0].holds == "yes" else None)
        signs = frozenset(sign for f, (_, sign) in zip(facts, states, strict=True) if f.holds == "yes")
        return self.shapes.number(place, frozenset(n for n, _ in states), signs or None)

    def _state(self, fact: FlatFact, out: bool, near: bool) -> tuple[int, Whom]:
        known = self.states.get((fact, out, near))
        if known is None:
            whom = bool(fact.by), self._of(fact), out
            state = whom, fact.holds, bool(fact.shown_by), self._shown(fact, near)
            known = self.states[fact, out, near] = self.shapes.state(state), whom
        return known

    def _shown(self, fact: FlatFact, near: bool) -> Hashable:
        """Return what the items of a fact come to: together, or each where those of others may meet them."""
        head = fact.name, bool(fact.by), self._of(fact)
        tokens = self.tokens
        items = frozenset(
            [
                (self._effect((*head, tokens[id][0], strength), fact, (id, strength)), tokens[id][1])
                for id, strength in fact.shown_by
            ]
        )
        return items if near else self.shapes.together(items)

    def _effect(self, key: Hashable, fact: FlatFact, item: tuple[str, str]) -> int:
        """Return the number of what an item counts for a fact, whatever is asked of these persons."""
        found = self.shapes.effects.get(key)
        if found is None:
            weigher = self.told.weighed.weigher
            written, shown = weigher.base.by_id[fact.id], Shown(*item)
            persons = (self.suspect, None, UNKNOWN)
            abouts = [About(by, of, self.suspect) for by in persons for of in (self.harmed, None)]
            voices = (PLAIN, DENIAL, OWN_ACCOUNT)
            rated = [weigher.rater.rate(written, shown, about, v) for about in abouts for v in voices]
            kind = weigher.rater.items[item[0]].kind
            counts = tuple((c.strength, c.corroborates, c.agreed) for c in rated if c is not None)
            effect = counts, kind if kind in weigher.rules.required else ""
            found = self.shapes.effects[key] = self.shapes.effect(effect)
        return found

    def _of(self, fact: FlatFact) -> str:
        return OWN if self.harmed in fact.of else OTHERS if fact.of else NOBODYS

    def _whom(self, fact: FlatFact, out: Collection[FlatFact]) -> Whom:
        """Return whether it names who did it, to whom it was done, and whether on other days (S9)."""
        return bool(fact.by), self._of(fact), fact in out

    @cached_property
    def labels(self) -> Mapping[str, Hashable]:
        """Return what everybody is, seen from this pair: no name stands in a shape."""
        flat = self.flat
        found: dict[str, Hashable] = {self.suspect: "suspect"}
        for what, people in (("v", flat.harmed), ("w", flat.others)):
            found.update({p: (what, n) for n, p in enumerate(people)})
        if self.harmed is not None:
            found[self.harmed] = OWN
        return found

    @cached_property
    def tokens(self) -> Mapping[str, tuple[int, Hashable]]:
        """Return what each item is, seen from this pair; two that are alike count as one source."""
        sources: dict[str, int] = {}
        found: dict[str, tuple[int, Hashable]] = {}
        for id, item in self.flat.items.items():
            source: Hashable = self.labels.get(item.source)
            if source is None or not item.source:
                name = item.source or f" {id}"
                source = "x", sources.setdefault(name, len(sources))
            about = OWN if self.harmed in item.about else OTHERS if item.about else NOBODYS
            tied = frozenset(self.labels[p] for p in item.tied_to)
            found[id] = self.shapes.state((item.weight, source, about, tied)), source
        return found


def _by_term(facts: Iterable[FlatFact]) -> Half:
    found: dict[str, list[FlatFact]] = {}
    for fact in facts:
        found.setdefault(fact.name, []).append(fact)
    return found
