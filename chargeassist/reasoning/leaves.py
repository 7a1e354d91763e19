"""One leaf in one matter: whom it may speak of, and the best of what stands of them (S5, S13, S20, S22)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache
from weakref import WeakMethod

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Identity, Leaf, Stands, Who
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import VALUES, Vocabulary
from chargeassist.reasoning.asking import Asking, askings
from chargeassist.reasoning.evidence import About, Rater
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.identity import Identities
from chargeassist.reasoning.inference import Inferences
from chargeassist.reasoning.known import Known
from chargeassist.reasoning.ledger import NAMED, PAIR, STANDS, UNSAID
from chargeassist.reasoning.links import linked
from chargeassist.reasoning.matters import ANYONE, UNKNOWN, Matter, Pair
from chargeassist.reasoning.modes import BORROWED, DERIVED, borrows, partners
from chargeassist.reasoning.plans import Plans
from chargeassist.reasoning.sides import Sides
from chargeassist.reasoning.standing import AGAINST_BAR, STAGES, Standing, of_leaf
from chargeassist.reasoning.undrawn import Drafts
from chargeassist.reasoning.values import Values
from chargeassist.reasoning.weighing import NOTHING, Weighing, by_s1, by_s43, recanted
from chargeassist.words import Remark, remark


class Weigher:
    """Weighs the leaves of one pack over one case at one stage; only what it weighed is remembered."""

    inferences: Inferences

    def __init__(
        self,
        case: Case,
        vocabulary: Vocabulary,
        rules: EvidenceRules,
        state: str,
        stage: str = "charge",
        *,
        eve: bool = False,
        offences: Sequence[Offence] = (),
        before: Weigher | None = None,
        base: FactBase | None = None,
    ) -> None:
        self.case, self.vocabulary = case, vocabulary
        self.bar = STAGES[stage]
        self.rules = rules
        self.base = base if base is not None else FactBase(case, vocabulary)
        self.values = Values(case, self.base.facts, state, eve)
        self.everybody = sorted(p.id for p in case.persons)
        self.similar = {e.id for e in case.episodes if e.admit_similar}
        self.plans = Plans(case, vocabulary, offences)
        self.sides = Sides(self.base, self.values, rules)
        self.identities = Identities(self.base, self.bar)
        self.partners = cache(lambda suspect, mode: tuple(partners(case, suspect, mode)))
        self._days = cache(self.plans.days)
        self.asking = askings(vocabulary)
        self._rate_by(Rater(case, vocabulary, rules, before.rater.bits if before is not None else None))

    def _rate_by(self, rater: Rater, whole: Weigher | None = None) -> None:
        """Weigh by these ratings from here on; of *whole* stays what looked at none of the items lost."""
        self.rater = rater
        seen, settled = (whole.seen, whole.inferences.settled) if whole is not None else (None, None)
        self.inferences = Inferences(self.base, rater, WeakMethod(self._about), Known(rater, settled))
        self.drafts = Drafts(self.case, self.base, self.inferences, self.bar)
        self.sides = self.sides.by(rater, self.inferences.infer)
        self.seen: Known[tuple[Leaf, Matter]] = Known(rater, seen)

    def takes_over(self, before: Weigher, reached: frozenset[Pair], looked: int) -> None:
        """Take over what was weighed of a case much like this one, of all that no change reaches."""
        self.seen.take_over(before.seen, reached, looked)
        self.inferences.settled.take_over(before.inferences.settled, reached, looked)

    def beside(self, other: Weigher) -> None:
        """Know, too, what was weighed by another State's rules, where the items count the same by both.

        What values say is each State's own: of who belongs to it, and how it reckons ages.
        """
        if self.rater.counts_as(other.rater):
            values = self.vocabulary.bits[VALUES]
            self.seen.beside(other.seen, values)
            self.inferences.settled.beside(other.inferences.settled, values)

    def without(self, items: Iterable[str]) -> Weigher:
        """Return a weigher of the same case that leaves some items of evidence out.

        What a fact speaks about stays: that was entered, and is not unsaid by the loss of an item (S37).
        """
        poorer = copy(self)
        poorer._rate_by(self.rater.without(items), self)
        return poorer

    def weigh(self, leaf: Leaf, matter: Matter) -> Weighing:
        """Return how *leaf* stands in *matter*: the best over the persons it may speak of (S5, S20)."""
        bearing = self.base.bearing(leaf)
        if not bearing.touched:
            self.rater.looked |= bearing.terms
            self.base.ledger.of(matter.pair)
            self.base.ledger.unsaid((matter.pair,), (UNSAID, leaf.by, leaf.of), bearing.terms)
            return NOTHING
        key = (leaf, matter)
        known = self.seen.get(matter.pair, key)
        if known is not None:
            return known
        before = self.seen.begin()
        self.rater.looked = bearing.terms
        best = self._borrowed(leaf, matter) if matter.mode in BORROWED else self._best(leaf, matter)
        if self.inferences.rising is None:
            # While what an inference rests on still rises, nothing is final.
            self.seen.keep(matter.pair, key, best)
        return self.seen.end(before, best)

    def _best(self, leaf: Leaf, matter: Matter) -> Weighing:
        """Return the best of a leaf over the persons it may speak of."""
        best: Weighing | None = None
        for by in self._persons(leaf.by, leaf, matter, "by"):
            for of in self._persons(leaf.of, leaf, matter, "of"):
                speaks = self.base.speaks_of(leaf, by, of, matter)
                if speaks or best is None:
                    found = self._about(leaf, by, of, matter) if speaks else NOTHING
                    best = found if best is None or found.standing > best.standing else best
        return best or NOTHING

    def _borrowed(self, leaf: Leaf, matter: Matter) -> Weighing:
        """Return the best of a person's own leaf and, over partners, the lesser of link and theirs (S22)."""
        best = self.weigh(leaf, matter.of_another(matter.suspect))
        if not borrows(leaf, matter.mode, self.vocabulary):
            # Consent to the act is consent to a partner's act where that is what is borrowed.
            others = self.partners(matter.suspect, matter.mode) if leaf.slot == "consent" else ()
            self.base.ledger.asks(matter.pair, *((PAIR, p, matter.complainant) for p, _ in others))
            found = (self.weigh(leaf, matter.of_another(p)) for p, _ in others)
            return max((best, *found), key=lambda w: w.standing)
        best = evolve(best, undrawn=None)
        for partner, links in self.partners(matter.suspect, matter.mode):
            self.base.ledger.asks(matter.pair, (PAIR, partner, matter.complainant))
            theirs = self._theirs(leaf, partner, matter)
            if theirs.standing <= best.standing:
                continue
            link, causes = self._reach(leaf, partner, links, matter)
            standing = min(link.standing, theirs.standing)
            if standing > best.standing:
                whose = remark("somebody-unknown") if partner == UNKNOWN else partner
                through = (
                    remark("through", person=whose, facts=tuple(f.id for f in links))
                    if links
                    else remark("through-group", person=whose)
                )
                best = evolve(
                    theirs,
                    standing=standing,
                    causes=(*theirs.causes, *causes),
                    notes=(*theirs.notes, through),
                    undrawn=None,
                    through=(link,),
                )
        return best

    def _theirs(self, leaf: Leaf, partner: str, matter: Matter) -> Weighing:
        """Return how a leaf stands of a partner, on the days on which the two acted together (S41)."""
        other = matter.of_another(partner)
        days = self._days(matter.suspect, partner) if matter.mode == "joint" else None
        if days is None:
            return self.weigh(leaf, other)
        may, did = (self.weigh(leaf, evolve(other, plan=d)) for d in days)
        if not may.standing.stands or did.standing.stands:
            return min(did, may, key=lambda w: w.standing)
        return evolve(may, standing=Standing.THIN, causes=(*may.causes, remark("before-joining")))

    def _reach(
        self, leaf: Leaf, partner: str, links: Sequence[Fact], matter: Matter
    ) -> tuple[Weighing, tuple[Remark, ...]]:
        """Return how far what a partner did passes, and what is asked where that is not all (S41)."""
        link = linked(links, matter, self.inferences, self.bar)
        if matter.mode != "joint" or not self.plans.apart(leaf):
            return link, ()
        named = self.plans.naming(leaf, matter.suspect, partner)
        own = evolve(matter, mode="principal")
        reached = [self.weigh(x, own) for x in self.plans.foreseen(leaf)]
        reached += [linked(named, matter, self.inferences, self.bar)] if named is not None else []
        best = max(reached, key=lambda w: w.standing)
        if best.standing >= link.standing:
            return evolve(link, through=(best,)), ()
        standing = max(best.standing, min(link.standing, Standing.THIN))
        return evolve(link, standing=standing, through=(best,)), (remark("part-of-the-plan"),)

    def identity(self, identity: Identity, matter: Matter) -> Weighing:
        """Return how identity stands: with the conduct, unless it is in issue (S13)."""
        return self.identities.of(identity, matter, self.rater, self.weigh)

    def reads_another(self, column: Stands, matter: Matter) -> None:
        """Note that how another offence stands is read, by whomever it is (S21)."""
        self.rater.looked |= self.vocabulary.bits_of(("", *column.helped))
        self.rater.others.update(column.offences)
        self.base.ledger.asks(matter.pair, (STANDS, column.by, column.of))
        helped = ((n.partition(":")[0], matter.suspect, None) for n in column.helped)
        self.base.ledger.of(matter.pair).update(helped)

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
        named: Iterable[str] = self.base.bearing(leaf).named[role]
        self.base.ledger.asks(matter.pair, (NAMED, role, f"{leaf.slot}:{leaf.term}", leaf.objects))
        if not named and self.vocabulary.term(f"{leaf.slot}:{leaf.term}").computed:
            # What is computed needs no fact of its own: it may be true of anybody in the case.
            named = self.everybody
        others = [p for p in named if p != matter.complainant or who is Who.ANYONE]
        if who is Who.ANOTHER:
            others = [p for p in others if p != matter.suspect]
        return others or (UNKNOWN,)

    # -- one leaf about given persons ------------------------------------------------------------

    def _about(
        self, leaf: Leaf, by: str | None, of: str | None, matter: Matter, *, own_act: bool = True
    ) -> Weighing:
        asking = self.asking(leaf)
        about = About(by, of, matter.suspect, matter.episode in self.similar)
        bearing = self.base.bearing(leaf)
        self.rater.looked |= bearing.terms
        self.base.note(bearing.borne.said, about, matter)
        positive, negative = self.sides.of(leaf, about, matter)
        for_, against = (positive, negative) if leaf.holds else (negative, positive)
        for_ = recanted(leaf, for_, against)
        drawable = asking.drawable and self._of_a_journey(asking, matter)
        pointers = self.base.pointers(leaf, about, matter) if drawable else ()
        bar = AGAINST_BAR if leaf.exception else self.bar
        own = by_s1((by, of), (for_, against), pointers, bar)
        for prover, note in asking.provers if own.standing is not Standing.SUPPORTED else ():
            # To know what one does is no negligence; to know what an offence names, where one does it, is.
            stronger = self._about(prover, by, of, matter, own_act=bool(leaf.as_to))
            if stronger.standing.stands and stronger.standing > own.standing:
                own = evolve(stronger, notes=(*stronger.notes, note))
        if own_act and asking.own_acts is not None and own.standing is not Standing.SUPPORTED:
            own = self._own_act(asking.own_acts, own, matter)
        thin = asking.proposable and own.standing is Standing.THIN
        undrawn = self.drafts.undrawn(leaf, own, pointers, about, matter) if thin else None
        if undrawn is not own.undrawn:
            own = evolve(own, undrawn=undrawn)
        if asking.genus and own.standing is Standing.MISSING:
            own = self._bare_genus(leaf, asking, own, about, matter)
        return own if own.standing <= asking.highest else by_s43(leaf, own)

    def _of_a_journey(self, asking: Asking, matter: Matter) -> bool:
        """Return whether a journey is entered, where a leaf is knowledge of one.

        Where the offence did not come about, its circumstances are not asked for (S38).
        """
        if asking.journey is None:
            return True
        made = self.weigh(asking.journey, matter)
        return matter.mode == "attempt" or made.standing is not Standing.MISSING

    def _bare_genus(
        self, leaf: Leaf, asking: Asking, own: Weighing, about: About, matter: Matter
    ) -> Weighing:
        """Return a species of which only the genus is entered as thin: which one, nobody has said (S43)."""
        found = tuple(f.id for f in self.base.said(asking.genus, leaf, about, matter))
        if not found:
            return own
        cause = remark("genus-alone", facts=found)
        return evolve(own, standing=Standing.THIN, facts=found, causes=(cause,))

    def _own_act(self, acts: Sequence[Leaf], known: Weighing, matter: Matter) -> Weighing:
        """Return knowledge of one's own act: it stands as the act does, unless ignorance is entered (S39)."""
        if matter.mode in DERIVED:
            return known  # whoever helps or directs knows of another's act, not of his own
        found = [self.weigh(own, matter) for own in acts]
        # What points to a purpose points to whoever had it, and to nobody in particular.
        act = max((w for w in found if w.facts), key=lambda w: w.standing, default=NOTHING)
        standing = act.standing
        if known.against_facts:
            standing = min(standing, of_leaf(act.for_strength, known.against_strength, self.bar, True))
        if standing <= known.standing:
            return known
        return evolve(
            act,
            standing=standing,
            against_facts=(*act.against_facts, *known.against_facts),
            against=(*act.against, *known.against),
            notes=(*act.notes, remark("own-act")),
        )
