"""A reasoned step and what it rests on: each basis weighed once, however many steps rest on it (S11)."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from chargeassist.case.model import Fact
from chargeassist.law.algebra import Leaf
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import PLAIN, About, Counted, Rater, combine
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.known import Known
from chargeassist.reasoning.matters import UNKNOWN, Matter
from chargeassist.reasoning.standing import AGAINST_BAR, Standing
from chargeassist.reasoning.weighing import NOTHING, Inference, Weighing

Basis = tuple[Leaf, str | None, str | None, Matter]
"""What an inference rests on: a leaf about given persons in a matter."""
_United = tuple[tuple[Counted, ...], tuple[str, ...], tuple[Counted, ...]]
Weigh = Callable[[Leaf, str | None, str | None, Matter], Weighing]


class Inferences:
    """Weighs inferences; *weigh* weighs one leaf about given persons, and may come back here.

    Whoever weighs holds this, and is not held by it: what nobody asks any more is then gone at once.
    """

    def __init__(self, base: FactBase, rater: Rater, weigh: WeakMethod[Weigh], settled: Known[Basis]) -> None:
        self.base, self.rater, self.weigh, self.settled = base, rater, weigh, settled
        self.rising: dict[Basis, Weighing] | None = None
        self.met = False
        """Whether anything that was weighed last rests on what still rises."""
        self.united: dict[tuple[int, ...], tuple[tuple[Weighing, ...], _United]] = {}

    def infer(self, fact: Fact, about: About, matter: Matter) -> Inference:
        """Return an inference by what it rests on; what speaks against the basis is kept (S11)."""
        found = self.basis(fact, about, matter)
        drawn, basis = STRENGTHS.index(fact.strength), [w.for_strength for w in found]
        return Inference(
            fact.id,
            fact.inferred_from,
            drawn,
            min(basis, default=drawn),
            any(w.against_strength >= AGAINST_BAR for w in found),
            *self._united(found),
        )

    def _united(self, found: tuple[Weighing, ...]) -> _United:
        """Return what shows the facts of a basis, and what speaks against them: once for each basis.

        Hundreds of inferences may rest on one leaf that hundreds of items show.
        """
        key = tuple(map(id, found))
        if key not in self.united:
            shown = dict.fromkeys(c for w in found for c in (*w.evidence, *w.basis))
            facts = dict.fromkeys(f for w in found for f in (*w.against_facts, *w.basis_against_facts))
            against = dict.fromkeys(c for w in found for c in (*w.against, *w.basis_against))
            # The weighings are kept with it: another may not come to have the identity of one that is gone.
            self.united[key] = found, (tuple(shown), tuple(facts), tuple(against))
        return self.united[key][1]

    def basis(self, fact: Fact, about: About, matter: Matter) -> tuple[Weighing, ...]:
        """Return how each fact that an inference rests on stands, in the order it names them."""
        found: list[Weighing] = []
        anytime = Matter(matter.suspect, matter.complainant)
        for id in fact.inferred_from:
            basis = self.base.by_id[id]
            by = about.by if about.by in basis.by else (basis.by[0] if basis.by else UNKNOWN)
            of = about.of if about.of in basis.of else (basis.of[0] if basis.of else None)
            slot = self.base.vocabulary.slots[basis.slot]
            if slot.values:
                found.append(self._value_fact(basis, About(None, of, matter.suspect)))
            else:
                about_basis = (by if slot.who.by else None, of if slot.who.of else None)
                found.append(self._settle((self.base.leaf_of(basis), *about_basis, anytime)))
        return tuple(found)

    def _settle(self, basis: Basis) -> Weighing:
        """Return how what an inference rests on stands.

        Facts may go round in their terms. A round lends no strength: everything begins at nothing
        and rises as far as evidence carries it, the last that was met first.
        """
        pair = basis[3].pair
        known = self.settled.get(pair, basis)
        if known is not None:
            return known
        if self.rising is not None:
            self.met = True
            return self.rising.setdefault(basis, NOTHING)
        before = self.settled.begin()
        self.rising = {basis: NOTHING}
        self.met = True
        weigh = self.weigh()
        assert weigh is not None  # whoever asks is weighing
        lower: dict[Basis, Weighing] = {}
        while self.met and self.rising != lower:
            lower, self.met = dict(self.rising), False
            for one in reversed(lower):
                self.rising[one] = weigh(*one)
        risen, self.rising = self.rising, None
        for one, weighing in risen.items():
            self.settled.keep(pair, one, weighing)
        return self.settled.end(before, risen[basis])

    def _value_fact(self, fact: Fact, about: About) -> Weighing:
        """A fact that carries a value is a basis as strong as what shows it."""
        counted = self.rater.of_fact(fact, about, PLAIN)
        return Weighing(Standing.THIN, evidence=counted, for_strength=combine(counted))
