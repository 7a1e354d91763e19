"""The facts of a flat case as they are seen from one suspect and one person harmed: their shape."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from chargeassist.bulk.flat import FlatFact
from chargeassist.bulk.shapes import HALF, NOBODY, Shape
from chargeassist.bulk.told import Told
from chargeassist.case.model import Shown
from chargeassist.reasoning.evidence import DENIAL, OWN_ACCOUNT, PLAIN, About
from chargeassist.reasoning.matters import UNKNOWN

Days = tuple[date, date]
Whom = tuple[str, str, bool]
Half = Mapping[str, Sequence[FlatFact]]
OWN, NOBODYS, OTHERS, BOTH = "of", "-", "x", "+"
"""Of whom a fact is, seen from one person harmed: of that person, of nobody, of others alone.

And by whom, seen from one suspect: by this one, by nobody, by the other alone, by both.
"""


class Seen:
    """The facts of a case, seen from two persons; what is seen is worked out once for the same days."""

    def __init__(self, told: Told, suspect: str, harmed: str | None) -> None:
        self.told, self.shapes, self.flat = told, told.shapes, told.flat
        self.suspect, self.harmed = suspect, harmed
        self.known: dict[frozenset[FlatFact], Shape] = {}
        self.of_days: dict[Days | None, Shape] = {}
        self.turned: dict[tuple[FlatFact, ...], int] = {}
        self.states: dict[tuple[FlatFact, bool, bool], tuple[int, Whom]] = {}

    def on(self, days: Days | None) -> Shape:
        """Return the facts as they are seen from these days."""
        known = self.of_days.get(days)
        if known is None:
            dated = self.told.dated if days else ()
            out = frozenset([f for f, on in dated if days and not on.may_touch(*days)])
            known = self.known.get(out)
            if known is None:
                known = self.known[out] = self._shape(out)
            self.of_days[days] = known
        return known

    @cached_property
    def halves(self) -> tuple[Half, Half]:
        """Return the facts by term that are read of these two alone, and those that are read of everybody."""
        facts = self.flat.facts
        mine = facts if self.harmed is None else [f for f in facts if not f.of or self.harmed in f.of]
        read = self.shapes.of_all
        return _by_term(mine), _by_term(f for f in facts if f.name in read.facts or f.name in read.signs)

    def _shape(self, out: frozenset[FlatFact]) -> Shape:
        bits, turned = self.whole, self.turned
        for own in _by_term(f for f, _ in self.told.dated if f in out).values():
            key = tuple(own)
            turn = turned.get(key)
            if turn is None:
                turn = turned[key] = self._turn(own, out)
            bits ^= turn
        spoken = (
            (q.name, (how, self._whom(q, out)), frozenset((f.name, self._whom(f, out)) for f in of))
            for q, (how, of) in self.told.spoken.items()
        )
        return Shape(bits, tuple(spoken))

    def _turn(self, own: Sequence[FlatFact], out: frozenset[FlatFact]) -> int:
        """Return the bits that are others where some facts of one term fell on other days."""
        name, turn = own[0].name, 0
        for shift, half, numbers in zip((0, HALF), self.halves, self.numbers, strict=True):
            if name in half:
                turn ^= (self._number(half, name, out) ^ numbers[name]) << self.shapes.place(name) + shift
        return turn

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
            whom = self._by(fact), self._of(fact), out
            state = whom, fact.holds, bool(fact.shown_by), self._shown(fact, near)
            known = self.states[fact, out, near] = self.shapes.state(state), whom
        return known

    def _shown(self, fact: FlatFact, near: bool) -> Hashable:
        """Return what the items of a fact come to: together, or each where those of others may meet them."""
        head = fact.name, self._by(fact), self._of(fact)
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
            persons = (self.suspect, *(p for p in fact.by if p != self.suspect), None, UNKNOWN)
            abouts = [About(by, of, self.suspect) for by in persons for of in (self.harmed, None)]
            voices = (PLAIN, DENIAL, OWN_ACCOUNT)
            rated = [weigher.rater.rate(written, shown, about, v) for about in abouts for v in voices]
            kind = weigher.rater.items[item[0]].kind
            counts = tuple((c.strength, c.corroborates, c.agreed) for c in rated if c is not None)
            effect = counts, kind if kind in weigher.rules.required else ""
            found = self.shapes.effects[key] = self.shapes.effect(effect)
        return found

    def _by(self, fact: FlatFact) -> str:
        if self.suspect in fact.by:
            return OWN if len(fact.by) == 1 else BOTH
        return OTHERS if fact.by else NOBODYS

    def _of(self, fact: FlatFact) -> str:
        return OWN if self.harmed in fact.of else OTHERS if fact.of else NOBODYS

    def _whom(self, fact: FlatFact, out: Collection[FlatFact]) -> Whom:
        """Return who did it, to whom it was done, and whether on other days (S9)."""
        return self._by(fact), self._of(fact), fact in out

    @cached_property
    def labels(self) -> Mapping[str, Hashable]:
        """Return what everybody is, seen from this pair: no name stands in a shape."""
        flat = self.flat
        found: dict[str, Hashable] = {self.suspect: "suspect"}
        others = [p for p in flat.suspects if p != self.suspect]
        for what, people in (("s", others), ("v", flat.harmed), ("w", flat.others)):
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


def _by_term(facts: Iterable[FlatFact]) -> dict[str, list[FlatFact]]:
    found: dict[str, list[FlatFact]] = {}
    for fact in facts:
        found.setdefault(fact.name, []).append(fact)
    return found
