"""What entered facts point to and nobody has drawn, or only weakly: it waits for a person (S40)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Leaf
from chargeassist.reasoning.evidence import WEAK, About
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.inference import Inferences
from chargeassist.reasoning.matters import UNKNOWN, Matter
from chargeassist.reasoning.standing import AGAINST_BAR, Standing
from chargeassist.reasoning.weighing import Undrawn, Weighing, highest


class Drafts:
    """Finds what could be drawn from the facts of one case; it draws nothing."""

    def __init__(self, case: Case, base: FactBase, inferences: Inferences, bar: int) -> None:
        self.case, self.base, self.inferences, self.bar = case, base, inferences, bar

    def undrawn(
        self, leaf: Leaf, own: Weighing, pointers: Sequence[str], about: About, matter: Matter
    ) -> Undrawn | None:
        """Return what a thin leaf could be drawn from; None where evidence can show the term directly.

        Nor is anything proposed against evidence or in an exception; a law that is open caps it.
        """
        if own.against_strength >= AGAINST_BAR:
            return None
        found = self._weakly(own) or self._pointed(leaf, pointers, about, matter)
        if found is None or self._turned_down(found, leaf, about, matter):
            return None
        return evolve(found, would=min(found.would, highest(leaf)))

    def _turned_down(self, found: Undrawn, leaf: Leaf, about: About, matter: Matter) -> bool:
        """Return whether a person has said that it does not follow from these facts, or from more."""
        by, of = (() if p in (None, UNKNOWN) else (p,) for p in (about.by, about.of))
        objects = {leaf.as_to, *leaf.objects}
        return any(
            (r.fact, r.by, r.of) == (found.term, by, of)
            and set(found.facts) <= set(r.inferred_from)
            and (not r.episode or matter.episode in r.episode)
            and (not r.as_to or not objects.isdisjoint(r.as_to))
            for r in self.case.rejected
        )

    def _pointed(self, leaf: Leaf, pointers: Sequence[str], about: About, matter: Matter) -> Undrawn | None:
        """Return what facts that stand at the bar point to: two of them, or one that needs no second."""
        if not pointers:
            return None
        step = Fact("", leaf.slot, leaf.term, inferred_from=tuple(pointers))
        basis = self.inferences.basis(step, about, matter)
        strong = [(id, w) for id, w in zip(pointers, basis, strict=True) if w.for_strength >= self.bar]
        facts = tuple(id for id, _ in strong)
        disputed = any(w.against_strength >= AGAINST_BAR for _, w in strong)
        plain = self.base.plain_pointers(leaf, about, matter)
        enough = len(facts) > 1 or any(id in plain for id in facts)
        term = self._meant(leaf, facts)
        if not facts or (not enough and self._never_alone(term)):
            return None
        return Undrawn(term, facts, Standing.DISPUTED if disputed else Standing.SUPPORTED, enough)

    def _weakly(self, own: Weighing) -> Undrawn | None:
        """Return what somebody has drawn only weakly, from two facts that would carry more."""
        for step in own.steps:
            if step.drawn == WEAK and len(step.rests_on) > 1 and step.basis_strength >= self.bar:
                to = Standing.DISPUTED if step.disputed else Standing.SUPPORTED
                return Undrawn(self.base.by_id[step.fact].name, step.rests_on, to, True, step.fact)
        return None

    def _meant(self, leaf: Leaf, facts: Sequence[str]) -> str:
        """Return the narrowest term that all of the facts point to: a sign of a form is none of its genus."""
        name = f"{leaf.slot}:{leaf.term}"
        vocabulary = self.base.vocabulary
        if leaf.as_to:
            return name
        shown = [self.base.by_id[id].name for id in facts]
        kinds = [k for k in vocabulary.narrower[name] if all(n in vocabulary.indicators[k] for n in shown)]
        return min(kinds, key=lambda k: (len(vocabulary.narrower[k]), k), default=name)

    def _never_alone(self, name: str) -> bool:
        vocabulary = self.base.vocabulary
        return any(vocabulary.term(wider).never_alone for wider in vocabulary.wider[name])
