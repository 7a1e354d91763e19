"""The facts of a flat case as they are seen from one suspect and one person harmed: their shape."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from chargeassist.bulk.books import Days
from chargeassist.bulk.flat import FlatFact, Shown
from chargeassist.bulk.limbs import NOBODY, Shape, Spoken
from chargeassist.bulk.reads import HALF
from chargeassist.case.model import Shown as Item
from chargeassist.reasoning.evidence import DENIAL, OWN_ACCOUNT, PLAIN, About
from chargeassist.reasoning.matters import UNKNOWN
from chargeassist.words.dates import When

if TYPE_CHECKING:
    from chargeassist.bulk.told import Told

Whom = tuple[str, str, bool]
Half = Mapping[str, Sequence[FlatFact]]
Dated = Sequence[tuple[int, When]]
"""Conduct by its bit, with its days."""
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
        self.sources: dict[str, Hashable] = {}
        self.tokens = self._tokens()
        self.of_days: dict[Days | None, Shape] = {}
        self.lone: list[tuple[date, date, int]] = []
        """The days of conduct that is alone of its term, and the bits that are others on other days."""
        self.half: Half = {}
        self.looked: Dated = []
        self.several: list[tuple[str, int]] = []
        """Other conduct with its days, by term and the bits of these."""
        self.turned: dict[tuple[str, int], int] = {}
        """By other terms and what of them fell on other days, the bits that are others then."""
        facts = told.flat.facts
        self.facts = facts if harmed is None else [f for f in facts if not f.of or harmed in f.of]
        """Those that are read of these two."""
        self.mine = {f.name: f for f in self.facts}
        """By term, the last of them."""
        self.whole = self._whole()
        """The facts as one number where none fell on other days."""

    def on(self, days: Days | None) -> Shape:
        """Return the facts as they are seen from these days."""
        known = self.of_days.get(days)
        if known is None:
            bits = self.whole
            if days is not None:
                first, last = days
                for its_first, its_last, turn in self.lone:
                    if its_last < first or last < its_first:
                        bits ^= turn
                if self.several:
                    bits ^= self._turned(_outside(self.looked, days))
            speaking = self.told.speaking
            known = Shape(bits, speaking, partial(self._spoken, days)) if speaking else Shape(bits)
            self.of_days[days] = known
        return known

    def _turned(self, out: int) -> int:
        """Return the bits of other conduct that are others where some was on other days."""
        bits = 0
        for name, of_term in self.several:
            if own := of_term & out:
                turn = self.turned.get((name, own))
                if turn is None:
                    turn = self.turned[name, own] = self._turn(name, own)
                bits ^= turn
        return bits

    def _spoken(self, days: Days | None) -> Sequence[Spoken]:
        """Return what is said of what speaks of something else, as it is seen from these days."""
        out = _outside(self.told.dated, days) if days is not None else 0
        return [
            (q.name, (how, self._whom(q, out)), frozenset([(f.name, self._whom(f, out)) for f in of]))
            for q, (how, of) in self.told.spoken.items()
        ]

    def _turn(self, name: str, out: int) -> int:
        """Return the bits that are others where some facts of one term fell on other days."""
        turn = 0
        for shift, half in ((0, self.half), (HALF, self.told.every)):
            if name in half:
                turn ^= self._placed(half, shift, name, out) ^ self._placed(half, shift, name, 0)
        return turn

    def _whole(self) -> int:
        every, terms, suspect, harmed = self.told.every, self.told.dated_terms, self.suspect, self.harmed
        mine, lone, neighbours = self.mine, self.numbers.lone, self.numbers.neighbours
        token, dated = self.tokens.__getitem__, self.lone
        several = self._several() if every or len(mine) < len(self.facts) else ()
        bits = 0 if harmed is not None else NOBODY
        for name, fact in mine.items():
            if name in several:
                bits |= self._placed(self.half, 0, name, 0)
                continue
            by, of = fact.by, fact.of
            key = (
                name,
                fact.holds,
                (OWN if len(by) == 1 else BOTH) if suspect in by else OTHERS if by else NOBODYS,
                OWN if harmed in of else OTHERS if of else NOBODYS,
                neighbours[name].isdisjoint(mine),
                frozenset(map(token, fact.shown_by)),
            )
            both = lone[key]
            if both is None:
                both = lone[key] = self._both(fact)
            bits |= both[0]
            if name in terms and fact.on is not None:
                dated.append((fact.on.first, fact.on.last, both[0] ^ both[1]))
        for name in every:
            bits |= self._placed(every, HALF, name, 0)
        return bits

    def _several(self) -> Collection[str]:
        """Return the terms that have more facts than one, or are read whoever was harmed."""
        half: dict[str, list[FlatFact]] = {}
        for fact in self.facts:
            half.setdefault(fact.name, []).append(fact)
        self.half = half
        several = {*self.told.every, *(name for name, facts in half.items() if len(facts) > 1)}
        terms = self.told.dated_terms
        self.several = [(name, terms[name]) for name in several if name in terms]
        bits = sum([of_term for _, of_term in self.several])
        self.looked = [one for one in self.told.dated if one[0] & bits]
        return several

    def _both(self, fact: FlatFact) -> tuple[int, int]:
        """Return the bits of the only fact of a term that is read of these two: on these days, on others."""
        near = not self.numbers.neighbours[fact.name].isdisjoint(self.mine)
        inside, outside = (
            self.numbers.placed(fact.name, 0, shape, sign if fact.holds == "yes" else None)
            for shape, sign in (self._state(fact, out, near) for out in (False, True))
        )
        return inside, outside

    def _placed(self, half: Half, shift: int, name: str, out: int) -> int:
        facts, numbers, bit = half[name], self.numbers, self.told.bit
        if len(facts) > 1:
            states = [self._state(f, bool(bit.get(f, 0) & out), True) for f in facts]
            signs = frozenset(sign for f, (_, sign) in zip(facts, states, strict=True) if f.holds == "yes")
            return numbers.placed(name, shift, frozenset(n for n, _ in states), signs or None)
        fact = facts[0]
        near = not numbers.neighbours[name].isdisjoint(half)
        shape, sign = self._state(fact, bool(bit.get(fact, 0) & out), near)
        return numbers.placed(name, shift, shape, sign if fact.holds == "yes" else None)

    def _state(self, fact: FlatFact, out: bool, near: bool) -> State:
        """Return the number of what is read of a fact, and who did it to whom, whether on other days (S9)."""
        tokens = self.tokens
        shown = frozenset([tokens[one] for one in fact.shown_by])
        key = fact.name, self._by(fact), self._of(fact), out, near, fact.holds, shown
        known = self.numbers.of_facts[key]
        if known is None:
            whom = key[1], key[2], out
            state = whom, fact.holds, bool(fact.shown_by), self._shown(fact, near)
            known = self.numbers.of_facts[key] = self.numbers.state(state), whom
        return known

    def _shown(self, fact: FlatFact, near: bool) -> Hashable:
        """Return what the items of a fact come to: together, or each where those of others may meet them."""
        head = fact.name, self._by(fact), self._of(fact)
        items = frozenset(
            [
                (self._effect((*head, self.tokens[one]), fact, item), self.sources[item[0]])
                for one, item in zip(fact.shown_by, fact.items(), strict=True)
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
                written, shown = weigher.base.by_id[fact.id], Item(*item)
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

    def _tokens(self) -> Mapping[Shown, int]:
        """Return what each item is, seen from this pair; two that are alike count as one source."""
        labels, harmed, tokens = self.labels, self.harmed, self.numbers.tokens
        found: dict[Shown, int] = _Tokens(tokens)
        for (id, item), unknown in zip(self.flat.items.items(), self.told.sources, strict=True):
            source = self.sources[id] = labels[item.source] if unknown is None else unknown
            about, tied = item.about, item.tied_to
            key = (
                item.weight,
                source,
                OWN if harmed in about else OTHERS if about else NOBODYS,
                labels[tied[0]] if len(tied) == 1 else frozenset([labels[p] for p in tied]),
            )
            token = tokens.get(key)
            found[id] = tokens.setdefault(key, len(tokens)) if token is None else token
        return found


def _outside(dated: Dated, days: Days) -> int:
    """Return the bits of what fell on other days than these."""
    first, last = days
    return sum([bit for bit, on in dated if on.last < first or last < on.first])


class _Tokens(dict[Shown, int]):
    """What items are, and what they are where it is said how directly they show a fact."""

    def __init__(self, tokens: dict[Hashable, int]) -> None:
        super().__init__()
        self.tokens = tokens

    def __missing__(self, shown: Shown) -> int:
        assert not isinstance(shown, str)
        id, strength = shown
        found = self[shown] = self.tokens.setdefault((self[id], strength), len(self.tokens))
        return found
