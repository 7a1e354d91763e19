"""Who did it: identity stands with the conduct, unless somebody has put it in issue (S13, S42)."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from chargeassist.law.algebra import Identity, Leaf, Who
from chargeassist.reasoning.evidence import Rater, combine
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing, of_leaf
from chargeassist.reasoning.values import in_episode
from chargeassist.reasoning.weighing import WITH_CONDUCT, Weighing, unique

Weigh = Callable[[Leaf, Matter], Weighing]


class Identities:
    """Weighs identity by some ratings; *weigh* weighs one leaf in a matter by the same."""

    def __init__(self, base: FactBase, bar: int) -> None:
        self.base, self.bar = base, bar
        slot = base.vocabulary.slots.get("identity")
        names = [f"identity:{term}" for term in (slot.terms if slot is not None else ())]
        self.said = [f for name in names for f in base.facts.get(name, ())]
        """The facts that put somebody's identity in issue."""
        self.bits = base.vocabulary.bits_of(names)
        self.noted: dict[int, tuple[Weighing, Weighing]] = {}

    def of(self, identity: Identity, matter: Matter, rater: Rater, weigh: Weigh) -> Weighing:
        """Return how identity stands: with the conduct, unless it is in issue (S13)."""
        rater.looked |= self.bits
        if any([matter.suspect in f.by and in_episode(f, matter) for f in self.said]):
            said = weigh(Leaf("identity", "identified", by=Who.SUSPECT), matter)
            # A bare denial puts nothing in issue: it is shown, and never counted (S2).
            if said.facts or said.against_strength:
                return self._recognised(said, identity, matter, rater, weigh)
        if not identity.conduct:
            # It rests on other offences alone: whoever stands there stands here.
            return Weighing(Standing.SUPPORTED, notes=(WITH_CONDUCT,))
        found = [weigh(leaf, matter) for leaf in identity.conduct]
        best = max(found, key=lambda w: w.standing)
        return self._with_conduct(best, rater)

    def _with_conduct(self, best: Weighing, rater: Rater) -> Weighing:
        """Return the best of the conduct as what identity stands with: with all evidence made once."""
        if rater.gone:
            return evolve(best, notes=(*best.notes, WITH_CONDUCT))
        if id(best) not in self.noted:
            # The conduct is kept with it: another may not come to have the identity of one that is gone.
            self.noted[id(best)] = best, evolve(best, notes=(*best.notes, WITH_CONDUCT))
        return self.noted[id(best)][1]

    def _recognised(
        self, said: Weighing, identity: Identity, matter: Matter, rater: Rater, weigh: Weigh
    ) -> Weighing:
        """Return identity with what those who saw it say: whoever shows what he did identifies him (S42).

        Not where the item says that nobody was recognised, and not a suspect's own word.
        """
        found = [weigh(leaf, matter) for leaf in identity.conduct]
        seen = unique(c for w in found for c in w.evidence if rater.recognises(c.evidence))
        items = unique((*said.evidence, *seen))
        strength = max(combine(items), said.for_strength)
        standing = of_leaf(strength, said.against_strength, self.bar, bool(said.facts or seen))
        if standing <= said.standing:
            return said
        facts = unique((*said.facts, *(c.fact for c in seen)))
        return evolve(said, standing=standing, facts=facts, evidence=items, for_strength=strength, causes=())
