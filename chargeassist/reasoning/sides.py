"""Which facts speak for a leaf and which against it, and what each item for them counts (S2-S10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from attrs import evolve

from chargeassist.case.model import Fact, Shown
from chargeassist.law.algebra import Leaf
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.reasoning.derived import derive
from chargeassist.reasoning.evidence import (
    DENIAL,
    NONE,
    OWN_ACCOUNT,
    PLAIN,
    About,
    Counted,
    Rater,
    combine,
    needing_support,
)
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.ledger import VALUE
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.values import NO, OPEN, YES, Derived, Values
from chargeassist.reasoning.weighing import SILENT, Inference, Side, unique
from chargeassist.words import Remark, remark

Picked = tuple[Sequence[Fact], Sequence[Fact], Sequence[Derived]]
"""The facts that say that a term holds, those that say that it does not, and what values say of it."""
NOTHING_SAID: Picked = (), (), ()
Infer = Callable[[Fact, About, Matter], Inference]
"""Weighs one inference by what it rests on."""


class Sides:
    """Gathers what speaks for a term and against it, about given persons in one matter."""

    rater: Rater
    infer: Infer

    def __init__(self, base: FactBase, values: Values, rules: EvidenceRules) -> None:
        self.base, self.values, self.rules = base, values, rules
        self.vocabulary = base.vocabulary
        self.picked: dict[tuple[Leaf, str | None, str | None, Matter], Picked] = {}
        self.kinds = {e.id: e.kind for e in values.case.evidence}
        self.contested = {
            e.id for e in values.case.evidence if e.admissible == "contested" or e.chain == "broken"
        }

    def by(self, rater: Rater, infer: Infer) -> Sides:
        """Return the same by some ratings: which facts speak is the same whatever evidence is left out."""
        rated = copy(self)
        rated.rater, rated.infer = rater, infer
        return rated

    def of(self, leaf: Leaf, about: About, matter: Matter) -> tuple[Side, Side]:
        """Return what says that the term holds, and what says that it does not (S7, S8, S10)."""
        picked = self._picked(leaf, about, matter)
        if picked is NOTHING_SAID:
            return SILENT, SILENT
        yes, no, derived = picked
        # What a suspect says against the prosecution is a denial; for an exception, his own account.
        first, second = (OWN_ACCOUNT, PLAIN) if leaf.exception else (PLAIN, DENIAL)
        yes_voice, no_voice = (first, second) if leaf.holds else (second, first)
        for_ = [d for d in derived if d.says == YES] if derived else ()
        against = [d for d in derived if d.says == NO] if derived else ()
        positive = self._side(leaf, yes, for_, about, matter, yes_voice)
        negative = self._side(leaf, no, against, about, matter, no_voice, derived)
        if self.rater.retractions:
            back_yes, back_no = self._retracting(positive, about), self._retracting(negative, about)
            positive, negative = positive.with_items(back_no), negative.with_items(back_yes)
        return (self._noted(positive), self._noted(negative)) if self.contested else (positive, negative)

    def _picked(self, leaf: Leaf, about: About, matter: Matter) -> Picked:
        """Return which facts speak, and what values say: looked for once."""
        key = leaf, about.by, about.of, matter
        found = self.picked.get(key)
        if found is None:
            found = self._pick(leaf, about, matter)
            self.picked[key] = found = found if any(found) else NOTHING_SAID
        return found

    def _pick(self, leaf: Leaf, about: About, matter: Matter) -> Picked:
        name = f"{leaf.slot}:{leaf.term}"
        entered, said = self.base.entered_of(name), self.base.said
        below = entered.below
        if leaf.like and below:
            # S18: kinds of the genus that the list does not name; the genus itself is no kind of itself.
            listed = {n for t in leaf.like for n in self.vocabulary.narrower[f"{leaf.slot}:{t}"]}
            below = tuple(n for n in below if n not in listed and n != name)
        yes = said(below, leaf, about, matter) if below else []
        no = said(entered.denied_above, leaf, about, matter, "no") if entered.denied_above else []
        if leaf.holds and entered.denied_below:
            no += self._denied_alone(entered.denied_below, yes, leaf, about, matter)
        if entered.beside:
            no += said(entered.beside, leaf, about, matter)
        derived: tuple[Derived, ...] = ()
        person = about.of or about.by
        if entered.computed and person:
            self.base.ledger.of(matter.pair).add((VALUE, person))
            derived = derive(entered.computed, self.values, person, matter)
        return yes, no, derived

    def _denied_alone(
        self, narrower: Sequence[str], yes: Sequence[Fact], leaf: Leaf, about: About, matter: Matter
    ) -> list[Fact]:
        """Return denials of narrower terms, where these are all that the wider one rests on.

        Denying the species does not deny the genus (S10); but where every fact for the genus that
        anything shows is of a species that is denied, what contests them contests it.
        """
        shown = {f.name for f in yes if f.shown_by or f.inferred_from}
        denied: dict[str, list[Fact]] = {}
        for narrow in narrower if shown else ():
            for n in sorted(shown.intersection(self.vocabulary.narrower[narrow])):
                denied.setdefault(n, []).extend(self.base.said([narrow], leaf, about, matter, "no"))
        if not all(denied.get(n) for n in shown):
            return []
        return [f for found in denied.values() for f in found]

    def _side(
        self,
        leaf: Leaf,
        facts: Sequence[Fact],
        derived: Sequence[Derived],
        about: About,
        matter: Matter,
        voice: str,
        every: Sequence[Derived] = (),
    ) -> Side:
        if not facts and not every and not derived:
            return SILENT
        items: list[Counted] = []
        names: list[str] = []
        notes: list[Remark] = []
        inferences: list[Inference] = []
        for fact in {f.id: f for f in facts}.values() if len(facts) > 1 else facts:
            names.append(fact.id)
            if matter.window.dated:
                notes += self.base.timing(fact, matter.window)
                if self.base.outside(fact, matter.window):
                    # As undated conduct does, it counts in every part it may fall in, and is flagged.
                    notes.append(remark("another-part-of-time", fact=fact.id))
            items += self._of_fact(fact, leaf, about, matter, voice)
            if fact.inferred_from:
                step = self.infer(fact, about, matter)
                unsaid = leaf.objects and (spoken := self.base.objects.of(fact)) and spoken.unsaid
                inferences.append(evolve(step, drawn=NONE) if unsaid else step)
        for d in derived:
            names += [d.name, d.also.id] if d.also else [d.name]
            notes += [d.note] if d.note else []
            items += self._derived(d, about, voice)
        if self.rules.warning:
            warned = (c for c in items if c.strength and self.kinds[c.evidence] in self.rules.warning)
            notes += [remark("warn-of-convicting-alone", evidence=c.evidence) for c in warned]
        return Side(
            unique(names) if len(names) > 1 else tuple(names),
            needing_support(items, self.rules.required, self.kinds),
            tuple(inferences),
            tuple([d for d in every if d.says == OPEN]) if every else (),
            unique(notes) if len(notes) > 1 else tuple(notes),
        )

    def _derived(self, found: Derived, about: About, voice: str) -> Sequence[Counted]:
        """Return what counts for a value: no more than a second fact does without which it says nothing."""
        if found.fact is None:
            return ()
        items = self.rater.of_fact(found.fact, about, voice)
        if found.also is None:
            return items
        most = combine(self.rater.of_fact(found.also, about, voice))
        return [evolve(c, strength=min(c.strength, most)) for c in items]

    def _of_fact(self, fact: Fact, leaf: Leaf, about: About, matter: Matter, voice: str) -> Sequence[Counted]:
        """Return what the items of one fact count.

        What speaks about something else is said of the persons of that (S4, S37); where nobody has said
        of which of several things it speaks, it is alleged and shows nothing.
        """
        spoken = self.base.objects.of(fact)
        if spoken is None:
            return self.rater.of_fact(fact, about, voice)
        rated = self.rater.of_fact(fact, evolve(about, of=about.of or matter.complainant), voice)
        unsaid = remark("of-what-is-not-said", fact=fact.id)
        if not (spoken.unsaid and leaf.objects):
            return rated
        return [evolve(c, strength=NONE, cause=unsaid) for c in rated]

    def _noted(self, side: Side) -> Side:
        """Return a side with a note for each item whose admission or custody is in question (S6)."""
        contested = [c.evidence for c in side.items if c.evidence in self.contested]
        if not contested:
            return side
        notes = (remark("contested", evidence=e) for e in contested)
        return evolve(side, notes=unique((*side.notes, *notes)))

    def _retracting(self, side: Side, about: About) -> tuple[Counted, ...]:
        """Return what takes back the facts of one side: it counts in full on the other (S2)."""
        found: list[Counted] = []
        for id in side.facts:
            for item in self.rater.taking_back(id):
                shown = Shown(item.id, item.strength, words=True)
                counted = self.rater.rate(self.base.by_id[id], shown, about, PLAIN)
                found += [evolve(counted, cause=remark("takes-back"))] if counted is not None else []
        return tuple(found)
