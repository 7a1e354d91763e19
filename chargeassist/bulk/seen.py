"""The facts of a flat case as they are seen from one suspect and one person harmed: their shape."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from chargeassist.bulk.books import Days
from chargeassist.bulk.flat import FlatFact
from chargeassist.bulk.limbs import NOBODY, Shape
from chargeassist.bulk.numbers import HALF
from chargeassist.case.model import Shown
from chargeassist.reasoning.evidence import DENIAL, OWN_ACCOUNT, PLAIN, About
from chargeassist.reasoning.matters import UNKNOWN

if TYPE_CHECKING:
    from chargeassist.bulk.told import Told

Whom = tuple[str, str, bool]
Half = Mapping[str, Sequence[FlatFact]]
State = tuple[int, Whom]
OWN, NOBODYS, OTHERS, BOTH = "of", "-", "x", "+"
"""Of whom a fact is, seen from one person harmed: of that person, of nobody, of others alone.

And by whom, seen from one suspect: by this one, by nobody, by the other alone, by both.
"""
NONE_OUT: frozenset[FlatFact] = frozenset()


class Seen:
    """The facts of a case, seen from two persons; what is seen is worked out once for the same days."""

    def __init__(self, told: Told, suspect: str, harmed: str | None) -> None:
        self.told, self.numbers, self.flat = told, told.shapes.numbers, told.flat
        self.suspect, self.harmed = suspect, harmed
        self.known: dict[frozenset[FlatFact], Shape] = {}
        self.of_days: dict[Days | None, Shape] = {}
        self.turned: dict[tuple[FlatFact, ...], int] = {}
        self.near: dict[tuple[str, int], bool] = {}

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
        read = self.told.shapes.read_of_all
        return _by_term(mine), _by_term(f for f in facts if f.name in read)

    def _shape(self, out: frozenset[FlatFact]) -> Shape:
        bits, turned = self.whole, self.turned
        for own in _by_term(f for f, _ in self.told.dated if f in out).values() if out else ():
            key = tuple(own)
            turn = turned.get(key)
            if turn is None:
                turn = turned[key] = self._turn(own, out)
            bits ^= turn
        if not self.told.spoken:
            return Shape(bits)
        spoken = (
            (q.name, (how, self._whom(q, out)), frozenset((f.name, self._whom(f, out)) for f in of))
            for q, (how, of) in self.told.spoken.items()
        )
        return Shape(bits, tuple(spoken))

    def _turn(self, own: Sequence[FlatFact], out: frozenset[FlatFact]) -> int:
        """Return the bits that are others where some facts of one term fell on other days."""
        name, turn = own[0].name, 0
        for shift, half, whole in zip((0, HALF), self.halves, self.placed, strict=True):
            if name in half:
                turn ^= self._placed(half, shift, name, out) ^ whole[name]
        return turn

    @cached_property
    def placed(self) -> tuple[Mapping[str, int], ...]:
        """Return the bits of the facts of each term where none fell on other days, for each half."""
        return tuple(
            {name: self._placed(half, shift, name, NONE_OUT) for name in half}
            for shift, half in zip((0, HALF), self.halves, strict=True)
        )

    @cached_property
    def whole(self) -> int:
        """Return the facts as one integer where none fell on other days."""
        bits = 0 if self.harmed is not None else NOBODY
        for half in self.placed:
            for own in half.values():
                bits |= own
        return bits

    def _placed(self, half: Half, shift: int, name: str, out: frozenset[FlatFact]) -> int:
        facts, numbers = half[name], self.numbers
        near = self.near.get((name, shift))
        if near is None:
            near = len(facts) > 1 or not numbers.near(name).isdisjoint(half)
            self.near[name, shift] = near
        states = [self._state(f, f in out, near) for f in facts]
        if len(states) == 1:
            shape, sign = states[0]
            return numbers.placed(name, shift, shape, sign if facts[0].holds == "yes" else None)
        signs = frozenset(sign for f, (_, sign) in zip(facts, states, strict=True) if f.holds == "yes")
        return numbers.placed(name, shift, frozenset(n for n, _ in states), signs or None)

    def _state(self, fact: FlatFact, out: bool, near: bool) -> State:
        """Return the number of what is read of a fact, and who did it to whom, whether on other days (S9)."""
        tokens = self.tokens
        shown = frozenset([(tokens[id][0], strength) for id, strength in fact.shown_by])
        key = fact.name, self._by(fact), self._of(fact), out, near, fact.holds, shown
        known = self.numbers.of_facts.get(key)
        if known is None:
            whom = key[1], key[2], out
            state = whom, fact.holds, bool(fact.shown_by), self._shown(fact, near)
            known = self.numbers.of_facts[key] = self.numbers.state(state), whom
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
        return items if near else self.numbers.together(items)

    def _effect(self, key: Hashable, fact: FlatFact, item: tuple[str, str]) -> int:
        """Return the number of what an item counts for a fact, whatever is asked of these persons."""
        found = self.numbers.effects.get(key)
        if found is None:
            counts: list[tuple[int, bool, bool]] = []
            needed = []
            for book in self.told.shapes.books:
                weigher = self.told.weighed(book).weigher
                written, shown = weigher.base.by_id[fact.id], Shown(*item)
                persons = (self.suspect, *(p for p in fact.by if p != self.suspect), None, UNKNOWN)
                abouts = [About(by, of, self.suspect) for by in persons for of in (self.harmed, None)]
                voices = (PLAIN, DENIAL, OWN_ACCOUNT)
                rated = [weigher.rater.rate(written, shown, about, v) for about in abouts for v in voices]
                counts += [(c.strength, c.corroborates, c.agreed) for c in rated if c is not None]
                kind = weigher.rater.items[item[0]].kind
                needed.append(kind if kind in weigher.rules.required else "")
            effect = tuple(counts), max(needed)
            found = self.numbers.effects[key] = self.numbers.effect(effect)
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
            found[id] = self.numbers.state((item.weight, source, about, tied)), source
        return found


def _by_term(facts: Iterable[FlatFact]) -> dict[str, list[FlatFact]]:
    found: dict[str, list[FlatFact]] = {}
    for fact in facts:
        found.setdefault(fact.name, []).append(fact)
    return found
