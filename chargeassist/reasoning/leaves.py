"""From facts and evidence to the standing of one leaf in one matter: S1 to S13, with the reasons kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from chargeassist.case.model import Case, Fact, Shown
from chargeassist.law.algebra import Identity, Leaf, Who
from chargeassist.law.model import EvidenceRules
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.reasoning.derived import NO, OPEN, YES, Derived, Values, derive, in_episode
from chargeassist.reasoning.evidence import (
    DENIAL,
    NONE,
    OWN_ACCOUNT,
    PLAIN,
    WEAK,
    About,
    Counted,
    Rater,
    combine,
    needing_support,
)
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.matters import ANYONE, UNKNOWN, Matter
from chargeassist.reasoning.modes import BORROWED, borrows, partners
from chargeassist.reasoning.standing import AGAINST_BAR, STAGES, Standing, of_leaf


@frozen
class Weighing:
    """How a leaf stands in a matter, and everything that made it stand so."""

    standing: Standing
    facts: tuple[str, ...] = ()
    evidence: tuple[Counted, ...] = ()
    against_facts: tuple[str, ...] = ()
    against: tuple[Counted, ...] = ()
    inferences: tuple[str, ...] = ()
    basis: tuple[Counted, ...] = ()
    """What shows the facts that the inferences rest on."""
    basis_against_facts: tuple[str, ...] = ()
    basis_against: tuple[Counted, ...] = ()
    """What speaks against the facts that the inferences rest on."""
    causes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    """Facts that point to the term while nobody has drawn the inference (S11)."""
    for_strength: int = NONE
    against_strength: int = NONE
    about: tuple[str | None, str | None] = (None, None)
    """By whom and of whom it was weighed: the best of those it may speak of."""


_T = TypeVar("_T")


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


WITH_CONDUCT = "identity with the conduct"
"""The note that nobody has put identity in issue (S13)."""
NOTHING = Weighing(Standing.MISSING)
_Basis = tuple[Leaf, str | None, str | None, Matter]
"""What an inference rests on: a leaf about given persons in a matter."""


@frozen
class _Inference:
    """A person's reasoned step: no stronger than itself, nor than any fact it rests on (S11)."""

    fact: str
    strength: int
    disputed: bool
    """Whether evidence against some fact it rests on reaches the bar: the route is capped."""
    basis: tuple[Counted, ...]
    against_facts: tuple[str, ...]
    against: tuple[Counted, ...]


@frozen
class _Side:
    """What speaks for a leaf, or against it."""

    facts: tuple[str, ...] = ()
    items: tuple[Counted, ...] = ()
    inferences: tuple[_Inference, ...] = ()
    open: tuple[Derived, ...] = ()
    notes: tuple[str, ...] = ()

    def strength(self) -> int:
        return max([combine(self.items), *(i.strength for i in self.inferences)])


class Weigher:
    """Weighs the leaves of one pack over one case at one stage; only what it weighed is remembered."""

    def __init__(
        self,
        case: Case,
        vocabulary: Vocabulary,
        rules: EvidenceRules,
        state: str,
        stage: str = "charge",
        without: Iterable[str] = (),
    ) -> None:
        self.case, self.vocabulary = case, vocabulary
        self.bar = STAGES[stage]
        self.rules = rules
        self.rater = Rater(case, vocabulary, rules, frozenset(without))
        self.kinds = {e.id: e.kind for e in case.evidence}
        self.base = FactBase(case, vocabulary)
        self.values = Values(case, self.base.facts, state)
        self.similar = {e.id for e in case.episodes if e.admit_similar}
        self.contested = {e.id for e in case.evidence if e.admissible == "contested" or e.chain == "broken"}
        self.seen: dict[tuple[Leaf, Matter], Weighing] = {}
        self.settled: dict[_Basis, Weighing] = {}
        self.rising: dict[_Basis, Weighing] | None = None

    def weigh(self, leaf: Leaf, matter: Matter) -> Weighing:
        """Return how *leaf* stands in *matter*: the best over the persons it may speak of (S5, S20)."""
        if not self.base.touched(leaf):
            return NOTHING
        key = (leaf, matter)
        if key not in self.seen and matter.mode in BORROWED:
            self.seen[key] = self._borrowed(leaf, matter)
        elif key not in self.seen:
            best = NOTHING
            for by in self._persons(leaf.by, leaf, matter, "by"):
                for of in self._persons(leaf.of, leaf, matter, "of"):
                    if self.base.speaks_of(leaf, by, of):
                        found = self._about(leaf, by, of, matter)
                    else:
                        found = Weighing(Standing.MISSING, about=(by, of))
                    if best is NOTHING or found.standing > best.standing:
                        best = found
            self.seen[key] = best
        return self.seen[key]

    def _borrowed(self, leaf: Leaf, matter: Matter) -> Weighing:
        """Return the best of a person's own leaf and, over partners, the lesser of link and theirs (S22)."""
        best = self.weigh(leaf, evolve(matter, mode="principal"))
        if not borrows(leaf, matter.mode, self.vocabulary):
            return best
        for partner, links in partners(self.case, matter.suspect, matter.mode):
            link = self._link(links, matter)
            theirs = self.weigh(leaf, evolve(matter, suspect=partner, mode="principal"))
            standing = min(link, theirs.standing)
            if standing > best.standing:
                through = " ".join(f.id for f in links) or "the group alone"
                best = evolve(
                    theirs, standing=standing, notes=(*theirs.notes, f"through {partner}: {through}")
                )
        return best

    def _link(self, links: Sequence[Fact], matter: Matter) -> Standing:
        """Return how it stands that two persons act together, or one for the other; a bare group is thin."""
        counted: dict[str, list[Counted]] = {"yes": [], "no": []}
        drawn = NONE
        for fact in links:
            if in_episode(fact, matter) and fact.holds in counted:
                about = About(matter.suspect if matter.suspect in fact.by else None, None, matter.suspect)
                voice = PLAIN if fact.holds == "yes" else DENIAL
                rated = (self.rater.rate(fact, s, about, voice) for s in fact.shown_by)
                counted[fact.holds] += [c for c in rated if c is not None]
                if fact.inferred_from and fact.holds == "yes":
                    drawn = max(drawn, self._inferred(fact, about, matter).strength)
        shown = max(combine(counted["yes"]), drawn)
        return of_leaf(shown, combine(counted["no"]), self.bar, True)

    def identity(self, identity: Identity, matter: Matter) -> Weighing:
        """Return how identity stands: with the conduct, unless it is in issue (S13)."""
        names = self.vocabulary.slots["identity"].terms if "identity" in self.vocabulary.slots else ()
        in_issue = any(
            matter.suspect in f.by and in_episode(f, matter)
            for name in names
            for f in self.base.facts.get(f"identity:{name}", ())
        )
        if in_issue:
            said = self.weigh(Leaf("identity", "identified", by=Who.SUSPECT), matter)
            # A bare denial puts nothing in issue: it is shown, and never counted (S2).
            if said.facts or said.against_strength:
                return said
        if not identity.conduct:
            # It rests on other offences alone: whoever stands there stands here.
            return Weighing(Standing.SUPPORTED, notes=(WITH_CONDUCT,))
        found = [self.weigh(leaf, matter) for leaf in identity.conduct]
        best = max(found, key=lambda w: w.standing, default=NOTHING)
        return evolve(best, notes=(*best.notes, WITH_CONDUCT))

    # -- whom a leaf speaks of -------------------------------------------------------------------

    def _persons(self, who: Who | None, leaf: Leaf, matter: Matter, role: str) -> Sequence[str | None]:
        """Return the persons a leaf may be about; None for a slot that names nobody in that role."""
        match who:
            case None:
                return (None,)
            case Who.COMPLAINANT:
                return (matter.complainant,)
            case Who.SUSPECT if matter.suspect != ANYONE:
                return (matter.suspect,)
        named: dict[str, None] = {}
        for fact in self.base.related(leaf):
            for person in fact.by if role == "by" else fact.of:
                named.setdefault(person)
            if role == "by" and not fact.by:
                named.setdefault(UNKNOWN)
        if not named and self.vocabulary.term(f"{leaf.slot}:{leaf.term}").computed:
            # What is computed needs no fact of its own: it may be true of anybody in the case.
            named = dict.fromkeys(p.id for p in self.case.persons)
        others = [p for p in named if p != matter.complainant or who is Who.ANYONE]
        if who is Who.ANOTHER:
            others = [p for p in others if p != matter.suspect]
        return sorted(others) or (UNKNOWN,)

    # -- one leaf about given persons ------------------------------------------------------------

    def _about(self, leaf: Leaf, by: str | None, of: str | None, matter: Matter) -> Weighing:
        about = About(by, of, matter.suspect, matter.episode in self.similar)
        positive, negative = self._sides(leaf, about, matter)
        if self.rater.retractions:
            back_yes, back_no = self._retracting(positive, about), self._retracting(negative, about)
            positive = evolve(positive, items=(*positive.items, *back_no))
            negative = evolve(negative, items=(*negative.items, *back_yes))
        for_, against = (positive, negative) if leaf.holds else (negative, positive)
        for_ = self._recanted(leaf, for_, against)
        pointers = self.base.pointers(leaf, about, matter) if leaf.holds and not leaf.like else ()
        own = self._by_s1(leaf, (by, of), for_, against, pointers)
        for prover in self.vocabulary.provers[f"{leaf.slot}:{leaf.term}"] if leaf.holds else ():
            slot, _, term = prover.partition(":")
            stronger = self._about(evolve(leaf, slot=slot, term=term), by, of, matter)
            if stronger.standing > own.standing:
                own = evolve(stronger, notes=(*stronger.notes, f"proved by {prover}"))
        if (leaf.arguable or leaf.like) and own.standing > Standing.THIN:
            own = evolve(own, standing=Standing.THIN, causes=(*own.causes, "arguable"))
        return own

    def _sides(self, leaf: Leaf, about: About, matter: Matter) -> tuple[_Side, _Side]:
        """Return what says that the term holds, and what says that it does not (S7, S8, S10)."""
        name = f"{leaf.slot}:{leaf.term}"
        vocabulary = self.vocabulary
        above, below = vocabulary.wider[name], vocabulary.narrower[name]
        if leaf.like:
            # S18: kinds of the genus that the list does not name; the genus itself is no kind of itself.
            listed = {n for t in leaf.like for n in vocabulary.narrower[f"{leaf.slot}:{t}"]}
            below = tuple(n for n in below if n not in listed and n != name)
        yes = [f for n in below for f in self.base.matching(n, leaf, about, matter) if f.holds == "yes"]
        no = [f for n in above for f in self.base.matching(n, leaf, about, matter) if f.holds == "no"]
        no += self._denied_alone(name, yes, leaf, about, matter) if leaf.holds else []
        for other in vocabulary.excluders[name]:
            for n in vocabulary.narrower[other]:
                no += [f for f in self.base.matching(n, leaf, about, matter) if f.holds == "yes"]
        derived: tuple[Derived, ...] = ()
        phrase = vocabulary.term(name).computed
        person = about.of or about.by
        if phrase and person:
            derived = derive(phrase, self.values, person, matter)
        # What a suspect says against the prosecution is a denial; for an exception, his own account.
        first, second = (OWN_ACCOUNT, PLAIN) if leaf.exception else (PLAIN, DENIAL)
        yes_voice, no_voice = (first, second) if leaf.holds else (second, first)
        return (
            self._side(yes, [d for d in derived if d.verdict == YES], about, matter, yes_voice),
            self._side(no, [d for d in derived if d.verdict == NO], about, matter, no_voice, derived),
        )

    def _denied_alone(
        self, name: str, yes: Sequence[Fact], leaf: Leaf, about: About, matter: Matter
    ) -> list[Fact]:
        """Return denials of narrower terms, where these are all that the wider one rests on.

        Denying the species does not deny the genus (S10); but where every fact for the genus that
        anything shows is of a species that is denied, what contests them contests it.
        """
        shown = {f.name for f in yes if f.shown_by or f.inferred_from}
        denied: dict[str, list[Fact]] = {}
        for narrow in self.vocabulary.narrower[name] if shown else ():
            covered = shown.intersection(self.vocabulary.narrower[narrow]) if narrow != name else ()
            for n in sorted(covered):
                no = (f for f in self.base.matching(narrow, leaf, about, matter) if f.holds == "no")
                denied.setdefault(n, []).extend(no)
        if not all(denied.get(n) for n in shown):
            return []
        return [f for found in denied.values() for f in found]

    def _side(
        self,
        facts: Iterable[Fact],
        derived: Iterable[Derived],
        about: About,
        matter: Matter,
        voice: str,
        every: Iterable[Derived] = (),
    ) -> _Side:
        items: list[Counted] = []
        names: list[str] = []
        notes: list[str] = []
        inferences: list[_Inference] = []
        for fact in dict.fromkeys(facts):
            names.append(fact.id)
            notes += self.base.timing(fact, matter.window)
            rated = (self.rater.rate(fact, s, about, voice) for s in fact.shown_by)
            found = [c for c in rated if c is not None]
            if self.base.outside(fact, matter.window):
                # As undated conduct does, it counts in every part it may fall in, and is flagged.
                notes.append(f"{fact.id} may fall in another part of time")
            items += found
            if fact.inferred_from:
                inferences.append(self._inferred(fact, about, matter))
        for d in derived:
            names.append(d.name)
            shown = d.fact.shown_by if d.fact is not None else ()
            items += [c for s in shown if d.fact and (c := self.rater.rate(d.fact, s, about, voice))]
        notes += [
            f"{c.evidence}: warn of convicting on it alone"
            for c in items
            if c.strength and self.kinds[c.evidence] in self.rules.warning
        ]
        lowered = needing_support(items, self.rules.required, self.kinds)
        open_ = tuple(d for d in every if d.verdict == OPEN)
        return _Side(
            tuple(dict.fromkeys(names)),
            lowered,
            tuple(inferences),
            open_,
            tuple(dict.fromkeys(notes)),
        )

    # -- inference, recantation, indicators ------------------------------------------------------

    def basis(self, fact: Fact, about: About, matter: Matter) -> tuple[Weighing, ...]:
        """Return how each fact that an inference rests on stands, in the order it names them."""
        found: list[Weighing] = []
        anytime = Matter(matter.suspect, matter.complainant)
        for id in fact.inferred_from:
            basis = self.base.by_id[id]
            by = about.by if about.by in basis.by else (basis.by[0] if basis.by else UNKNOWN)
            of = about.of if about.of in basis.of else (basis.of[0] if basis.of else None)
            slot = self.vocabulary.slots[basis.slot]
            leaf = Leaf(basis.slot, basis.term, holds=basis.holds == "yes", as_to=basis.as_to)
            if slot.values:
                found.append(self._value_fact(basis, About(None, of, matter.suspect)))
            else:
                about_basis = (by if slot.who.by else None, of if slot.who.of else None)
                found.append(self._settle((leaf, *about_basis, anytime)))
        return tuple(found)

    def _settle(self, basis: _Basis) -> Weighing:
        """Return how what an inference rests on stands, each weighed once, however many rest on it.

        Facts may go round in their terms. A round lends no strength: everything begins at nothing
        and rises as far as evidence carries it, the last that was met first.
        """
        if basis in self.settled:
            return self.settled[basis]
        if self.rising is not None:
            return self.rising.setdefault(basis, NOTHING)
        self.rising = {basis: NOTHING}
        before: dict[_Basis, Weighing] = {}
        while self.rising != before:
            before = dict(self.rising)
            for one in reversed(before):
                self.rising[one] = self._about(*one)
        self.settled |= self.rising
        self.rising = None
        return self.settled[basis]

    def _inferred(self, fact: Fact, about: About, matter: Matter) -> _Inference:
        """Weigh an inference by what it rests on; what speaks against the basis is kept (S11)."""
        found = self.basis(fact, about, matter)
        strength = min([STRENGTHS.index(fact.strength), *(w.for_strength for w in found)])
        return _Inference(
            fact.id,
            strength,
            any(w.against_strength >= AGAINST_BAR for w in found),
            tuple(dict.fromkeys(c for w in found for c in (*w.evidence, *w.basis))),
            tuple(dict.fromkeys(f for w in found for f in (*w.against_facts, *w.basis_against_facts))),
            tuple(dict.fromkeys(c for w in found for c in (*w.against, *w.basis_against))),
        )

    def _value_fact(self, fact: Fact, about: About) -> Weighing:
        """A fact that carries a value is a basis as strong as what shows it."""
        rated = (self.rater.rate(fact, s, about, PLAIN) for s in fact.shown_by)
        counted = tuple(c for c in rated if c is not None)
        return Weighing(Standing.THIN, evidence=counted, for_strength=combine(counted))

    def _retracting(self, side: _Side, about: About) -> tuple[Counted, ...]:
        """Return what takes back the facts of one side: it counts in full on the other (S2)."""
        found: list[Counted] = []
        for id in side.facts:
            for item in self.rater.retractions.get(id, ()):
                shown = Shown(item.id, item.strength, words=True)
                rated = self.rater.rate(self.base.by_id[id], shown, about, PLAIN)
                if rated is not None:
                    found.append(evolve(rated, cause="takes back what was said"))
        return tuple(found)

    @staticmethod
    def _recanted(leaf: Leaf, for_: _Side, against: _Side) -> _Side:
        """S2: a source that speaks on both sides of a fact counts weak for it."""
        both = {c.source for c in for_.items if c.strength} & {c.source for c in against.items if c.strength}
        if leaf.exception or not both:
            return for_
        weaker = tuple(
            evolve(c, strength=WEAK, cause="recanted") if c.source in both and c.strength > WEAK else c
            for c in for_.items
        )
        return evolve(for_, items=weaker)

    # -- S1 --------------------------------------------------------------------------------------

    def _by_s1(
        self,
        leaf: Leaf,
        about: tuple[str | None, str | None],
        for_: _Side,
        against: _Side,
        pointers: tuple[str, ...],
    ) -> Weighing:
        bar = AGAINST_BAR if leaf.exception else self.bar
        a, s = against.strength(), combine(for_.items)
        opened = (*for_.open, *against.open)
        asserted = bool(for_.facts or opened)
        if any(c.agreed for c in for_.items):
            a = NONE
        elif any(c.agreed for c in against.items):
            s, for_ = NONE, evolve(for_, inferences=())
        standing = of_leaf(s, a, bar, asserted)
        for step in for_.inferences:
            route = of_leaf(step.strength, a, bar, True)
            standing = max(standing, min(route, Standing.DISPUTED) if step.disputed else route)
        causes: list[str] = []
        if standing is Standing.MISSING and pointers:
            standing = Standing.THIN
            causes.append("indicator only")
        if standing is Standing.CONTRADICTED and self._only_recanted(for_, against):
            standing = Standing.THIN
        strength = for_.strength()
        if standing is Standing.THIN and not causes:
            causes = self._causes(for_, against, strength, opened, bar)
        notes = dict.fromkeys(
            (
                *for_.notes,
                *(f"{c.evidence} is contested" for c in for_.items if c.evidence in self.contested),
            )
        )
        drawn = {f for step in for_.inferences for f in self.base.by_id[step.fact].inferred_from}
        steps = for_.inferences
        return Weighing(
            standing,
            facts=_unique((*for_.facts, *(d.name for d in opened))),
            evidence=for_.items,
            against_facts=against.facts,
            against=against.items,
            inferences=tuple(step.fact for step in steps),
            basis=_unique(c for step in steps for c in step.basis),
            basis_against_facts=_unique(f for step in steps for f in step.against_facts),
            basis_against=_unique(c for step in steps for c in step.against),
            causes=tuple(causes),
            notes=tuple(notes),
            pointers=tuple(p for p in pointers if p not in drawn),
            for_strength=strength,
            against_strength=a,
            about=about,
        )

    @staticmethod
    def _only_recanted(for_: _Side, against: _Side) -> bool:
        """Return whether the only evidence against comes from those who also spoke for (S2)."""
        spoke = {c.source for c in for_.items if c.strength}
        others = [c for c in against.items if c.strength >= AGAINST_BAR and c.source not in spoke]
        return bool(spoke) and not others and not against.inferences

    @staticmethod
    def _causes(for_: _Side, against: _Side, strength: int, opened: Sequence[Derived], bar: int) -> list[str]:
        """Say why a leaf is thin (S14), the most useful reason first."""
        causes = [d.cause for d in opened]
        causes += [c.cause for c in for_.items if c.cause and c.strength < bar]
        if against.strength() >= AGAINST_BAR and strength:
            causes.append("answered by evidence against")
        if not for_.items and not for_.inferences and for_.facts:
            causes.append("bare assertion")
        elif for_.inferences and strength < bar:
            causes.append("weak inference")
        elif strength and not causes:
            causes.append("weak evidence")
        return list(dict.fromkeys(causes))
