"""Still needed, or cannot matter now: whether any answer can still move a charge, proved on patterns (S33).

What stands and what is contradicted is taken as it is, what is missing or thin as open: an open limb can
matter if it is in one of the smallest ways in which the rest of the charge can still be made out. Where a law
has more ways than are looked at, the limb counts as needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from chargeassist.findings.limbs import named, order_of
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Column, Condition, Leaf, Stands
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.patterns import Atom, patterner_of
from chargeassist.reasoning.standing import AGAINST_BAR, Standing, capped
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import highest, unique
from chargeassist.words import Remark
from chargeassist.words.untold import untold

RISES = (Standing.THIN, Standing.DISPUTED, Standing.SUPPORTED)
"""What a charge can rise to."""


def may_ask(charge: Charge) -> bool:
    """Return whether anything is asked for a charge: not behind a gate, nor if it is closed."""
    closed = charge.available.is_ == "no" or charge.standing is Standing.CONTRADICTED
    return charge.role != "blocked" and not closed


@untold
@frozen
class Need:
    """One thing that a listed charge reads, of these persons, and whether an answer can still move it."""

    term: Remark
    about: tuple[str, ...]
    state: str
    """A code: needed; answered (it stands, or is contradicted); cannot-matter; closed with its charges."""
    charges: tuple[str, ...]
    """The charges that an answer can still move."""


class Needs:
    """Says of the limbs of one assessment whether an answer can still move a charge."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.patterner = patterner_of(vocabulary)
        self._needed: dict[str, frozenset[Column]] = {}

    def matters(self, column: Column | None, charge: Charge) -> bool:
        """Return whether an answer about one limb can still move an open charge."""
        if charge.id not in self._needed:
            self._needed[charge.id] = self._of(charge)
        return column in self._needed[charge.id]

    def _of(self, charge: Charge) -> frozenset[Column]:
        limbs = [e.limb for e in charge.elements if e.limb is not None]
        leaves = {x.column for limb in limbs for x in limb.leaves() if x.column is not None}
        found: set[Column] = set()
        for rise in (r for r in RISES if r > charge.standing):
            ways = [_rest(limb, rise) for limb in limbs]
            if False not in ways:
                open_ = [w for w in ways if not isinstance(w, bool)]
                for group in self._together(open_):
                    found |= self._reached(group, leaves)
        # An exception that is open can still lower what it stands under.
        return frozenset(found | {x.column for limb in limbs for x in _exceptions(limb) if x.column})

    def _reached(self, group: Sequence[Condition], leaves: set[Column]) -> set[Column]:
        """Return the leaves that make out a part of some pattern of several conditions together."""
        patterns = self.patterner.of(AllOf(tuple(group)))
        if patterns.cut:
            patterns = self.patterner.of(AnyOf(tuple(group)))
        atoms: set[Atom] = {a for p in patterns.found for a in p}
        return {x for x in leaves if isinstance(x, Leaf | Stands) and self._says(x, atoms)}

    def _says(self, leaf: Atom, atoms: set[Atom]) -> bool:
        return any(self.patterner.entails(leaf, a) for a in atoms)

    def _together(self, conditions: Sequence[Condition]) -> list[list[Condition]]:
        """Return the conditions in groups of which no leaf says anything of a leaf of another."""
        groups: list[tuple[list[Condition], set[Atom]]] = []
        for one in conditions:
            atoms = {a for p in self.patterner.of(one).found for a in p}
            near = [g for g in groups if self._related(g[1], atoms)]
            groups = [g for g in groups if g not in near]
            merged = [c for g in near for c in g[0]]
            groups.append(([*merged, one], atoms.union(*(g[1] for g in near))))
        return [g for g, _ in groups]

    def _related(self, some: set[Atom], others: set[Atom]) -> bool:
        says = self.patterner
        return any(
            says.entails(a, b) or says.entails(b, a) or says.contradict(a, b) for a in some for b in others
        )


def _rest(limb: Limb, rise: Standing) -> Condition | bool:
    """Return what a limb lacks to rise to a standing: nothing (True), or more than there can be (False)."""
    if limb.kind == "leaf":
        return _open(limb, rise)
    if limb.kind == "unless":
        return capped(limb.limbs[1].standing) >= rise and _rest(limb.limbs[0], rise)
    parts = [_rest(x, rise) for x in limb.limbs]
    left = tuple(p for p in parts if not isinstance(p, bool))
    lacking = {"all-of": len(parts), "at-least": limb.count}.get(limb.kind, 1) - parts.count(True)
    if lacking <= 0:
        return True
    if lacking > len(left):
        return False
    return AllOf(left) if lacking == len(left) else AnyOf(left) if lacking == 1 else AtLeast(lacking, left)


def _open(limb: Limb, rise: Standing) -> Condition | bool:
    if limb.standing >= rise:
        return True
    weighing, column = limb.weighing, limb.column
    if not isinstance(column, Leaf | Stands) or limb.standing in (Standing.CONTRADICTED, Standing.DISPUTED):
        return False
    contested = weighing is not None and weighing.against_strength >= AGAINST_BAR
    most = highest(column) if isinstance(column, Leaf) else Standing.SUPPORTED
    return False if rise > min(most, Standing.DISPUTED if contested else most) else column


def _exceptions(limb: Limb) -> Iterator[Limb]:
    """Yield the open leaves of exceptions that do not stand yet, under what is not closed."""
    if limb.kind == "unless" and limb.standing is not Standing.CONTRADICTED:
        raised = limb.limbs[1]
        if raised.standing < Standing.SUPPORTED:
            yield from (x for x in raised.leaves() if not _answered(x))
    for inner in limb.limbs:
        yield from _exceptions(inner)


def _answered(limb: Limb) -> bool:
    return limb.standing is Standing.CONTRADICTED or limb.standing >= Standing.DISPUTED


def still_needed(assessment: Assessment) -> tuple[Need, ...]:
    """Return every term that a listed charge reads, with whether an answer can still move that charge."""
    needs = Needs(assessment.law.vocabulary)
    found: dict[tuple[Remark, tuple[str, ...]], list[tuple[str, str]]] = {}
    for charge in assessment.charges:
        about = tuple(p for p in (charge.matter.suspect, charge.matter.complainant) if p)
        leaves = (x for e in charge.elements if e.limb for x in e.limb.leaves())
        for limb in {x.column: x for x in leaves}.values():
            state = _state(limb, charge, needs)
            found.setdefault((named(limb.column), about), []).append((state, charge.id))
    in_order = sorted(found.items(), key=lambda i: (i[0][1], order_of(i[0][0])))
    return tuple(Need(term, about, *_whole(states)) for (term, about), states in in_order)


def _state(limb: Limb, charge: Charge, needs: Needs) -> str:
    if not may_ask(charge):
        return "closed"
    if _answered(limb):
        return "answered"
    return "needed" if needs.matters(limb.column, charge) else "cannot-matter"


def _whole(states: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """Return the state over all charges: needed if it is in one; else answered, cannot matter, closed."""
    each = {s for s, _ in states}
    state = next(s for s in ("needed", "answered", "cannot-matter", "closed") if s in each)
    return state, unique(id for s, id in states if s == "needed")
