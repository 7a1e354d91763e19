"""What carries a charge: a few items of evidence, read off the tree of the law as it is weighed (S35).

Whatever loss sinks a charge takes one of the items that carry it. So the smallest losses are found
from what carries it, one item lost after the other, and no product of all routes is ever formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chargeassist.law.algebra import Column, Identity, Leaf, Stands
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import MODERATE, STRONG, About, Counted
from chargeassist.reasoning.outcomes import Outcome, Weighed, charge_id
from chargeassist.reasoning.standing import AGAINST_BAR, Standing
from chargeassist.reasoning.trace import Limb, trace
from chargeassist.reasoning.weighing import WITH_CONDUCT, Weighing

Loss = frozenset[str]
"""Items of evidence that are lost together."""
NONE: Loss = frozenset()


class Carried:
    """Reads what carries the outcomes of one pack, as they were weighed at one time."""

    def __init__(self, weighed: Weighed) -> None:
        self.weighed, self.weigher = weighed, weighed.weigher
        self._limbs: dict[str, tuple[Limb, ...]] = {}
        self._beneath: dict[int, _Beneath] = {}

    def by(self, outcome: Outcome, lost: Loss = NONE) -> Loss | None:
        """Return a few items that carry an outcome without any of *lost*; None if nothing is seen to.

        Read from the best route to each leaf, as it was found: a route that was not the best is not
        seen, so of what seems to fall one weighs again.
        """
        if outcome.standing < Standing.DISPUTED:
            return None
        limbs = (self._limb(x, outcome, lost) for x in self._traced(outcome))
        return _all([*limbs, self._identity(outcome, lost)])

    def _traced(self, outcome: Outcome) -> tuple[Limb, ...]:
        key = charge_id(outcome)
        if key not in self._limbs:

            def look(column: Column) -> Weighing:
                return self.weighed.column(column, outcome.matter, outcome)

            self._limbs[key] = tuple(trace(e.requires, look) for e in outcome.offence.elements)
        return self._limbs[key]

    def _limb(self, limb: Limb, outcome: Outcome, lost: Loss) -> Loss | None:
        if limb.standing < Standing.DISPUTED:
            return None
        match limb.kind:
            case "leaf":
                return self._leaf(limb, outcome, lost)
            case "unless":
                return self._unless(limb, outcome, lost)
            case kind:
                inner = [self._limb(x, outcome, lost) for x in limb.limbs]
                count = {"all-of": len(inner), "at-least": limb.count}.get(kind, 1)
                left = sorted((x for x in inner if x is not None), key=_size)
                return _all(left[:count]) if len(left) >= count else None

    def _unless(self, limb: Limb, outcome: Outcome, lost: Loss) -> Loss | None:
        """Return what carries what is required, and what answers an exception that is raised (S16)."""
        required, exception = limb.limbs
        found = self._limb(required, outcome, lost)
        if exception.standing < Standing.DISPUTED:
            return found
        against = (c for x in exception.leaves() if x.weighing for c in x.weighing.against if c.strength)
        answers = frozenset(c.evidence for c in against)
        return None if answers & lost or found is None else found | answers

    def _leaf(self, limb: Limb, outcome: Outcome, lost: Loss) -> Loss | None:
        if isinstance(limb.column, Stands):
            other = self.weighed.read(limb.column, outcome.matter)
            return None if other is None else self.by(other, lost)
        if limb.weighing is None or not isinstance(limb.column, Leaf):
            return NONE  # an element of the same charge: what carries it is read there
        bar = AGAINST_BAR if limb.column.exception else self.weigher.bar
        return self._routes(limb.weighing, bar, outcome, lost)

    def _identity(self, outcome: Outcome, lost: Loss) -> Loss | None:
        """Return what carries identity: in issue, what is said of it; else any of the conduct (S13)."""
        conduct = outcome.offence.conduct
        found = self.weigher.identity(Identity(conduct), outcome.matter)
        if WITH_CONDUCT not in found.notes:
            return self._routes(found, self.weigher.bar, outcome, lost)
        weighed = (self.weigher.weigh(leaf, outcome.matter) for leaf in conduct)
        carried = (
            self._routes(w, self.weigher.bar, outcome, lost)
            for w in weighed
            if w.standing >= Standing.DISPUTED
        )
        return min((c for c in carried if c is not None), key=_size, default=None if conduct else NONE)

    # -- routes to one leaf ----------------------------------------------------------------------

    def _routes(self, weighing: Weighing, bar: int, outcome: Outcome, lost: Loss) -> Loss | None:
        """Return what carries a leaf by its best route: directly, or by an inference (S11).

        Inferences may share what they rest on and go round in their terms: every leaf beneath begins
        as carried by nothing, and what was met last is looked at first.
        """
        beneath = self._beneath.get(id(weighing))
        if beneath is None:
            beneath = self._beneath[id(weighing)] = self._look_beneath(weighing, bar, outcome)
        found: dict[int, Loss] = {}
        before: dict[int, Loss] | None = None
        while found != before:
            before = dict(found)
            for key, (leaf, steps) in reversed(beneath.items()):
                routes = [self._direct(leaf.evidence, bar, lost)]
                routes += [_all([found.get(b) for b in step]) for step in steps]
                best = min((r for r in routes if r is not None), key=_size, default=None)
                if best is not None and (key not in found or _size(best) < _size(found[key])):
                    found[key] = best
        lent = [self._routes(w, self.weigher.bar, outcome, lost) for w in weighing.through]
        return _all([found.get(id(weighing)), *lent])

    def _look_beneath(self, weighing: Weighing, bar: int, outcome: Outcome) -> _Beneath:
        """Return every leaf that one rests on, itself first, and what the inferences of each rest on."""
        leaves: _Beneath = {}
        waiting = [weighing]
        while waiting:
            one = waiting.pop()
            if id(one) in leaves:
                continue
            steps: list[list[int]] = []
            leaves[id(one)] = one, steps
            for step in one.steps:
                fact = self.weigher.base.by_id[step.fact]
                about = About(*one.about, outcome.matter.suspect)
                basis = self.weigher.inferences.basis(fact, about, outcome.matter)
                if min(STRENGTHS.index(fact.strength), *(w.for_strength for w in basis)) >= bar:
                    steps.append([id(w) for w in basis])
                    waiting += basis
        return leaves

    def _direct(self, items: Sequence[Counted], bar: int, lost: Loss) -> Loss | None:
        """Return one item that shows a leaf at the bar, or where two together make it strong, these (S3)."""
        left = [c for c in items if c.evidence not in lost]
        enough = (self._with_support(c, left) for c in left if c.strength >= max(bar, 1))
        if (one := min((e for e in enough if e is not None), key=_size, default=None)) is not None:
            return one
        moderate = {c.source: c.evidence for c in reversed(left) if c.strength == MODERATE and c.corroborates}
        return frozenset(sorted(moderate.values())[:2]) if bar == STRONG and len(moderate) > 1 else None

    def _with_support(self, item: Counted, others: Iterable[Counted]) -> Loss | None:
        """Return an item with another that supports it, where the pack asks for that (S3)."""
        if self.weigher.sides.kinds[item.evidence] not in self.weigher.rules.required:
            return frozenset({item.evidence})
        support = (
            c.evidence
            for c in others
            if c.source != item.source and c.strength >= MODERATE and c.corroborates
        )
        first = min(support, default=None)
        return None if first is None else frozenset({item.evidence, first})


_Beneath = dict[int, tuple[Weighing, list[list[int]]]]


def _all(parts: Iterable[Loss | None]) -> Loss | None:
    """Return what carries all of several parts; None where one of them is carried by nothing."""
    whole: set[str] = set()
    for part in parts:
        if part is None:
            return None
        whole |= part
    return frozenset(whole)


def _size(items: Loss) -> tuple[int, list[str]]:
    return len(items), sorted(items)
