"""What the leaves of a story make out of those of a law: found by name, and looked at once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import evolve

from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.patterns import Atom, Patterner
from chargeassist.reasoning.standing import Standing

MEANT = ("intention", "knowledge", "recklessness", "negligence")
"""States of mind that whoever means what he does has as to it."""


PROCEEDS = "property:proceeds-of-crime"


def meant(leaf: Leaf) -> bool:
    """Return whether a leaf asks for a state of mind that a story takes as given."""
    return leaf.slot == "fault" and leaf.term in MEANT and leaf.holds and not leaf.exception


class Reaching:
    """Says which of a law's columns a leaf of a story makes out."""

    def __init__(self, columns: Iterable[Column], patterner: Patterner, predicates: Iterable[str]) -> None:
        self.columns, self.patterner = tuple(columns), patterner
        self._named: dict[str, list[int]] = defaultdict(list)
        self._predicates = frozenset(predicates)
        for number, column in enumerate(self.columns):
            if isinstance(column, Stands):
                self._named[PROCEEDS].append(number)
            if isinstance(column, Leaf) and not (meant(column) and not column.as_to):
                self._named[column.as_to if meant(column) else f"{column.slot}:{column.term}"].append(number)
        self._reached: dict[Atom, tuple[tuple[int, Standing], ...]] = {}
        self._made_out: dict[tuple[Atom, Atom], bool] = {}
        words = patterner.vocabulary
        self._proves, self._excludes = _inverse(words.provers.items()), _inverse(words.excluders.items())

    def of(self, atom: Atom) -> tuple[tuple[int, Standing], ...]:
        """Return the columns that what a story says makes out, and how far: less where it is open in law."""
        if atom not in self._reached:
            numbers = sorted({n for name in self._near(atom) for n in self._named.get(name, ())})
            heights = ((n, self._height(atom, self.columns[n])) for n in numbers)
            self._reached[atom] = tuple((n, h) for n, h in heights if h)
        return self._reached[atom]

    def _near(self, atom: Atom) -> Iterator[str]:
        """Yield the terms a leaf can speak to: wider and narrower ones, what it proves or excludes."""
        if not isinstance(atom, Leaf):
            return
        name, words = f"{atom.slot}:{atom.term}", self.patterner.vocabulary
        yield from words.narrower[name]
        yield from self._proves[name]
        for wider in words.wider[name]:
            yield wider
            yield from self._excludes[wider]

    def _height(self, atom: Atom, column: Column) -> Standing:
        if isinstance(column, Stands):
            return Standing.SUPPORTED if self.made_out(atom, column) else Standing.CONTRADICTED
        if not isinstance(column, Leaf):
            return Standing.CONTRADICTED
        if meant(column):
            return (
                Standing.SUPPORTED
                if said_of_it(atom, column, self.patterner.vocabulary)
                else Standing.CONTRADICTED
            )
        if not self.made_out(atom, column):
            return Standing.CONTRADICTED
        return Standing.THIN if column.like or column.arguable else Standing.SUPPORTED

    def made_out(self, atom: Atom, limb: Atom) -> bool:
        """Return whether what a story says makes a limb out, of whomever the limb may speak.

        Property that comes from crime comes from an offence: one of trafficking or smuggling will do.
        """
        if isinstance(limb, Stands):
            return (
                isinstance(atom, Leaf)
                and f"{atom.slot}:{atom.term}" == PROCEEDS
                and limb.by in (Who.ANYONE, Who.ANOTHER)
                and not self._predicates.isdisjoint(limb.offences)
            )
        known = self._made_out.get((atom, limb))
        if known is None:
            asked = limb
            if isinstance(atom, Leaf) and Who.ANYONE in (limb.by, limb.of):
                by = atom.by if limb.by is Who.ANYONE and atom.by else limb.by
                of = atom.of if limb.of is Who.ANYONE and atom.of else limb.of
                asked = evolve(limb, by=by, of=of)
            known = self._made_out[atom, limb] = self.patterner.entails(atom, asked)
        return known


def said_of_it(atom: Atom, state: Leaf, vocabulary: Vocabulary) -> bool:
    """Return whether what a story says is what a state of mind goes to."""
    return (
        isinstance(atom, Leaf)
        and atom.holds
        and state.as_to in vocabulary.wider.get(f"{atom.slot}:{atom.term}", ())
    )


def _inverse(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, others in rows:
        for other in others:
            found[other].append(name)
    return found
