"""The facts of a flat case as they are seen from one suspect and one person harmed: their shape."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from chargeassist.bulk.books import Days
from chargeassist.bulk.flat import FlatFact
from chargeassist.bulk.limbs import NOBODY, Shape
from chargeassist.bulk.reads import HALF
from chargeassist.case.model import Shown
from chargeassist.reasoning.evidence import DENIAL, OWN_ACCOUNT, PLAIN, About
from chargeassist.reasoning.matters import UNKNOWN
from chargeassist.words.dates import When

if TYPE_CHECKING:
    from chargeassist.bulk.told import Told

Whom = tuple[str, str, bool]
Half = Mapping[str, Sequence[FlatFact]]
State = tuple[int, Whom]
OWN, NOBODYS, OTHERS, BOTH = "of", "-", "x", "+"
"""Of whom a fact is, seen from one person harmed: of that person, of nobody, of others alone.

And by whom, seen from one suspect: by this one, by nobody, by the other alone, by both.
"""


class Seen:
    """The facts of a case, seen from two persons; what is seen is worked out once for the same days.

    What fell on other days is a number of which each fact with days has a bit.
    """

    def __init__(self, told: Told, suspect: str, harmed: str | None) -> None:
        self.told, self.numbers, self.flat = told, told.shapes.numbers, told.flat
        self.suspect, self.harmed = suspect, harmed
        self.labels = {**told.labels, suspect: "suspect"}
        if harmed is not None:
            self.labels[harmed] = OWN
        self.tokens = self._tokens()
        self.mine, self.every = self._halves()
        self.of_days: dict[Days | None, Shape] = {}
        self.lone: list[tuple[When, int]] = []
        """The days of conduct that is alone of its term, and the bits that are others on other days."""
        self.turned: dict[tuple[str, int], int] = {}
        """By other terms and what of them fell on other days, the bits that are others then."""
        self.whole = self._whole()
        """The facts as one number where none fell on other days."""

    def on(self, days: Days | None) -> Shape:
        """Return the facts as they are seen from these days."""
        known = self.of_days.get(days)
        if known is None:
            bits, out = self.whole, 0
            if days is not None:
                first, last = days
                for on, turn in self.lone:
                    if on.last < first or last < on.first:
                        bits ^= turn
                if self.several or self.told.spoken:
                    out = sum([bit for bit, on in self.told.dated if on.last < first or last < on.first])
            known = self.of_days[days] = self._shape(bits, out)
        return known

    def _halves(self) -> tuple[Half, Half]:
        """Return the facts by term that are read of these two alone, and those that are read of everybody."""
        read, harmed = self.told.shapes.read_of_all, self.harmed
        mine: dict[str, list[FlatFact]] = {}
        every: dict[str, list[FlatFact]] = {}
        for fact in self.flat.facts:
            name = fact.name
            if harmed is None or not fact.of or harmed in fact.of:
                if name in mine:
                    mine[name].append(fact)
                else:
                    mine[name] = [fact]
            if name in read:
                every.setdefault(name, []).append(fact)
        return mine, every

    def _shape(self, bits: int, out: int) -> Shape:
        """Return a shape of which some facts fell on other days: the bits say so where these stand alone."""
        for name, of_term in self.several if out else ():
            if own := of_term & out:
                turn = self.turned.get((name, own))
                if turn is None:
                    turn = self.turned[name, own] = self._turn(name, own)
                bits ^= turn
        if not self.told.spoken:
            return Shape(bits)
        spoken = (
            (q.name, (how, self._whom(q, out)), frozenset((f.name, self._whom(f, out)) for f in of))
            for q, (how, of) in self.told.spoken.items()
        )
        return Shape(bits, tuple(spoken))

    def _turn(self, name: str, out: int) -> int:
        """Return the bits that are others where some facts of one term fell on other days."""
        turn = 0
        for shift, half in ((0, self.mine), (HALF, self.every)):
            if name in half:
                turn ^= self._placed(half, shift, name, out) ^ self._placed(half, shift, name, 0)
        return turn

    def _whole(self) -> int:
        mine, every, dated = self.mine, self.every, self.told.dated_terms
        bits = 0 if self.harmed is not None else NOBODY
        several = {*every}
        for name, facts in mine.items():
            if len(facts) > 1 or name in every:
                several.add(name)
                bits |= self._placed(mine, 0, name, 0)
                continue
            fact = facts[0]
            inside, outside = self._both(name, fact)
            bits |= inside
            if name in dated and fact.on is not None:
                self.lone.append((fact.on, inside ^ outside))
        for name in every:
            bits |= self._placed(every, HALF, name, 0)
        self.several = [(name, dated[name]) for name in several if name in dated] if several else []
        return bits

    def _both(self, name: str, fact: FlatFact) -> tuple[int, int]:
        """Return the bits of the only fact of a term that is read of these two: on these days, on others."""
        numbers, tokens = self.numbers, self.tokens
        near = not numbers.near(name).isdisjoint(self.mine)
        by, of = fact.by, fact.of
        shown = [(tokens[id][0], strength) if strength else tokens[id][0] for id, strength in fact.shown_by]
        key = (
            *(name, fact.holds, near),
            (OWN if len(by) == 1 else BOTH) if self.suspect in by else OTHERS if by else NOBODYS,
            OWN if self.harmed in of else OTHERS if of else NOBODYS,
            frozenset(shown),
        )
        known = numbers.lone.get(key)
        if known is None:
            inside, outside = (
                numbers.placed(name, 0, shape, sign if fact.holds == "yes" else None)
                for shape, sign in (self._state(fact, out, near) for out in (False, True))
            )
            known = numbers.lone[key] = inside, outside
        return known

    def _placed(self, half: Half, shift: int, name: str, out: int) -> int:
        facts, numbers, bit = half[name], self.numbers, self.told.bit
        if len(facts) > 1:
            states = [self._state(f, bool(bit.get(f, 0) & out), True) for f in facts]
            signs = frozenset(sign for f, (_, sign) in zip(facts, states, strict=True) if f.holds == "yes")
            return numbers.placed(name, shift, frozenset(n for n, _ in states), signs or None)
        fact = facts[0]
        near = not numbers.near(name).isdisjoint(half)
        shape, sign = self._state(fact, bool(bit.get(fact, 0) & out), near)
        return numbers.placed(name, shift, shape, sign if fact.holds == "yes" else None)

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

    def _whom(self, fact: FlatFact, out: int) -> Whom:
        """Return who did it, to whom it was done, and whether on other days (S9)."""
        return self._by(fact), self._of(fact), bool(self.told.bit.get(fact, 0) & out)

    def _tokens(self) -> Mapping[str, tuple[int, Hashable]]:
        """Return what each item is, seen from this pair; two that are alike count as one source."""
        labels, harmed, tokens = self.labels, self.harmed, self.numbers.tokens
        found: dict[str, tuple[int, Hashable]] = {}
        for (id, item), unknown in zip(self.flat.items.items(), self.told.sources, strict=True):
            source = labels[item.source] if unknown is None else unknown
            about, tied = item.about, item.tied_to
            key = (
                *(item.weight, source),
                OWN if harmed in about else OTHERS if about else NOBODYS,
                labels[tied[0]] if len(tied) == 1 else frozenset([labels[p] for p in tied]),
            )
            token = tokens.get(key)
            if token is None:
                token = tokens[key] = len(tokens), source
            found[id] = token
        return found
