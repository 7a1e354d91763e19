"""Minimal fact patterns: the smallest sets of leaves that make a condition out (S33).

One idea, many uses: a gap is a pattern minus what stands, a lesser offence is one that every
pattern of the graver makes out, a national text falls short where a pattern of the treaty does
not. Patterns are closed under `kind_of`, pruned by `excludes`, generated cheapest first, and always
in one order.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, combinations, islice
from math import prod
from operator import or_

from attrs import evolve, frozen

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    ElementStands,
    Identity,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
)
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.words.once import once
from chargeassist.words.untold import untold

Atom = Leaf | Stands
Pattern = frozenset[Atom]
Price = Callable[[Atom], int]
CAP = 2_000
"""How many combinations of one condition are looked at: a law that needs more is cut, and says so.

Shipped packs need ten.
"""


def one_each(atom: Atom) -> int:
    """Price every leaf alike."""
    return 1


@untold
@frozen
class Patterns:
    """The patterns of one condition, cheapest first; *cut* if the cap was reached."""

    found: tuple[Pattern, ...]
    cut: bool = False


class Patterner:
    """Generates patterns under one vocabulary at one price of leaves."""

    def __init__(self, vocabulary: Vocabulary, price: Price = one_each) -> None:
        self.vocabulary, self.price = vocabulary, price
        self._known: dict[Condition, Patterns] = {}
        self._entailed: dict[tuple[Atom, Atom], bool] = {}
        self._contradicted: dict[tuple[Atom, Atom], bool] = {}

    # -- what one leaf says of another -----------------------------------------------------------

    def entails(self, a: Atom, b: Atom) -> bool:
        """Return whether *a* makes *b* out: a narrower term, what proves it, or the denial of a wider one."""
        known = self._entailed.get((a, b))
        if known is None:
            known = self._entailed[a, b] = self._entails(a, b)
        return known

    def _entails(self, a: Atom, b: Atom) -> bool:
        if a == b:
            return True
        if not (isinstance(a, Leaf) and isinstance(b, Leaf)) or about(a) != about(b):
            return False
        first, second = f"{a.slot}:{a.term}", f"{b.slot}:{b.term}"
        if b.like:
            listed = {n for t in b.like for n in self.vocabulary.narrower[f"{b.slot}:{t}"]}
            return (
                a.holds
                and first != second
                and first in self.vocabulary.narrower[second]
                and first not in listed
            )
        match a.holds, b.holds:
            case True, True:
                proofs = self.vocabulary.provers[second]
                return second in self.vocabulary.wider[first] or first in proofs
            case False, False:
                return first in self.vocabulary.wider[second]
            case True, False:
                return any(x in self.vocabulary.excluders[second] for x in self.vocabulary.wider[first])
            case _:
                return False

    def contradict(self, a: Atom, b: Atom) -> bool:
        """Return whether two leaves cannot hold together."""
        if not (isinstance(a, Leaf) and isinstance(b, Leaf)) or about(a) != about(b):
            return False
        known = self._contradicted.get((a, b))
        if known is None:
            one, other = evolve(a, holds=not a.holds), evolve(b, holds=not b.holds)
            known = self._contradicted[a, b] = self.entails(a, other) or self.entails(b, one)
        return known

    def reduced(self, pattern: Iterable[Atom]) -> Pattern | None:
        """Return a pattern without what its other leaves make out, or None if it contradicts itself."""
        kept: list[Atom] = []
        for atoms in _together(sorted(set(pattern), key=name_of)):
            if any(self.contradict(a, b) for a, b in combinations(atoms, 2)):
                return None
            for i, b in enumerate(atoms):
                # Of two leaves that make each other out the first stays.
                others = (a for j, a in enumerate(atoms) if j != i and not (j > i and self.entails(b, a)))
                if not any(self.entails(a, b) for a in others):
                    kept.append(b)
        return frozenset(kept)

    def covers(self, pattern: Pattern, other: Pattern) -> bool:
        """Return whether whatever makes *pattern* out makes *other* out."""
        return all(any(self.entails(a, b) for a in pattern) for b in other)

    def cost(self, pattern: Pattern) -> int:
        """Return the price of a pattern: of the union, a shared leaf once (S33)."""
        return sum(self.price(a) for a in pattern)

    def minimal(self, sets: Iterable[Iterable[Atom]]) -> tuple[Pattern, ...]:
        """Return the sets that contain no other, reduced, cheapest first and always in one order."""
        whole = {r for s in sets if (r := self.reduced(s)) is not None}
        # A bit for each leaf: thousands of patterns are compared with one another.
        bits = {atom: 1 << i for i, atom in enumerate({atom for s in whole for atom in s})}
        made_out = {
            a: sum(bits[b] for b in atoms if self.entails(a, b)) for atoms in _together(bits) for a in atoms
        }
        kept: list[Pattern] = []
        asked: list[int] = []
        for s in sorted(whole, key=self._order):
            lacking = ~reduce(or_, (made_out[a] for a in s), 0)
            if all(lacking & k for k in asked):
                kept.append(s)
                asked.append(sum(bits[a] for a in s))
        return tuple(kept)

    def _order(self, pattern: Pattern) -> tuple[int, int, list[tuple[str, ...]]]:
        return self.cost(pattern), len(pattern), sorted(map(name_of, pattern))

    # -- conditions ------------------------------------------------------------------------------

    def of(self, condition: Condition) -> Patterns:
        """Return every minimal pattern of one condition; exceptions count only once raised (S16)."""
        if condition not in self._known:
            self._known[condition] = self._of(condition)
        return self._known[condition]

    def _of(self, condition: Condition) -> Patterns:
        match condition:
            case Leaf() | Stands():
                return Patterns((frozenset({condition}),))
            case Identity() | ElementStands():
                return Patterns((frozenset(),))
            case Unless(requires, _):
                return self.of(requires)
            case AnyOf(parts):
                return self._any([self.of(p) for p in parts])
            case NotNeeded(requires, dispensed):
                return self._any([self.of(requires), self.of(dispensed)])
            case AllOf(parts):
                return self._all([self.of(p) for p in parts])
            case AtLeast(count, parts):
                return self._some([self.of(p) for p in parts], count)

    def _any(self, inner: Sequence[Patterns]) -> Patterns:
        found = list(islice((p for i in inner for p in i.found), CAP + 1))
        return Patterns(self.minimal(found[:CAP]), len(found) > CAP or any(i.cut for i in inner))

    def _all(self, inner: Sequence[Patterns]) -> Patterns:
        return self._some(inner, len(inner))

    def _some(self, inner: Sequence[Patterns], count: int) -> Patterns:
        """Return the unions of one pattern from each of *count* conditions, whichever they are."""
        cheapest = sorted(inner, key=lambda i: self.cost(i.found[0]) if i.found else 0)
        chosen = (self._product([i.found for i in some]) for some in combinations(cheapest, count))
        unions = list(islice(chain.from_iterable(chosen), CAP + 1))
        cut = len(unions) > CAP or any(i.cut for i in inner)
        return Patterns(self.minimal(unions[:CAP]), cut)

    def _product(self, lists: Sequence[Sequence[Pattern]]) -> Iterator[Pattern]:
        """Yield the unions of one pattern from each list, in order of the sum of their prices."""
        if any(not patterns for patterns in lists):
            return
        costs = [[self.cost(p) for p in patterns] for patterns in lists]
        start = (0,) * len(lists)
        waiting = [(sum(c[0] for c in costs), start)]
        seen = {start}
        while waiting:
            cost, index = heapq.heappop(waiting)
            yield frozenset[Atom]().union(*(p[i] for p, i in zip(lists, index, strict=True)))
            for at, i in enumerate(index):
                following = (*index[:at], i + 1, *index[at + 1 :])
                if i + 1 < len(lists[at]) and following not in seen:
                    seen.add(following)
                    heapq.heappush(waiting, (cost - costs[at][i] + costs[at][i + 1], following))

    def whole(self, offence: Offence) -> bool:
        """Return whether nothing of an offence is cut: what `offence` yields is every pattern it has."""
        found = [self.of(e.requires) for e in offence.elements]
        return not any(f.cut for f in found) and prod(len(f.found) for f in found) <= CAP

    def offence(self, offence: Offence) -> Iterator[Pattern]:
        """Yield the minimal patterns of a whole offence lazily, in order of the sum of its elements' prices.

        A union that another already yielded covers is left out, and one of which a part would do; so
        each stands once, and a caller that needs a few pays for a few.
        """
        given: list[Pattern] = []
        lists = [self.of(e.requires).found for e in offence.elements]

        def more_than_needed(pattern: Pattern) -> bool:
            parts = (pattern - {atom} for atom in pattern) if len(lists) > 1 else ()
            return any(all(any(self.covers(part, p) for p in found) for found in lists) for part in parts)

        for union in islice(self._product(lists), CAP):
            pattern = self.reduced(union)
            if pattern is None or more_than_needed(pattern):
                continue
            if not any(self.covers(pattern, g) for g in given):
                given.append(pattern)
                yield pattern


patterner_of = once(Patterner)
"""Returns the patterner of a vocabulary at one price of all leaves: of one law patterns are made once."""


def exceptions(condition: Condition) -> tuple[Condition, ...]:
    """Return the exceptions under a condition, outermost first."""
    match condition:
        case Unless(requires, exception):
            return (exception, *exceptions(requires))
        case NotNeeded(requires, dispensed):
            return (*exceptions(requires), *exceptions(dispensed))
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return tuple(x for p in parts for x in exceptions(p))
        case _:
            return ()


def name_of(atom: Atom) -> tuple[str, ...]:
    """Return what sorts leaves: the same leaf, the same texts."""
    if isinstance(atom, Stands):
        return ("offence", *atom.offences, atom.by, atom.of or "")
    name = (atom.name, atom.by or "", atom.of or "", "like" if atom.like else "")
    return name if atom.holds else ("not", *name)


def about(atom: Atom) -> object:
    """Return of whom and as to what something is said: leaves that say it of another say nothing of it."""
    return (atom.by, atom.of, atom.as_to) if isinstance(atom, Leaf) else atom


def _together(atoms: Iterable[Atom]) -> Iterable[list[Atom]]:
    """Return the atoms in groups that can say something of one another, each in its order."""
    groups: dict[object, list[Atom]] = {}
    for atom in atoms:
        groups.setdefault(about(atom), []).append(atom)
    return groups.values()
