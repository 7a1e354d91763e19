"""The charges of one pack: each outcome with its elements and everything that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.findings.asides import aggravations, defences, irrelevant, orders
from chargeassist.findings.availability import available, preconditions
from chargeassist.findings.elements import counted_sources, element_finding, gaps
from chargeassist.findings.model import Available, Charge, ElementFinding, Gap, RestsOn
from chargeassist.findings.noted import Noted
from chargeassist.findings.penalties import gravity_of, penalties
from chargeassist.findings.place import Place
from chargeassist.findings.proposals import Proposer
from chargeassist.findings.ranking import by_role
from chargeassist.findings.readers import named_by
from chargeassist.findings.texts import NOTHING, of_texts
from chargeassist.findings.unused import bearing
from chargeassist.findings.workings import Made
from chargeassist.law.algebra import Identity, Leaf
from chargeassist.law.classes import levels
from chargeassist.law.model import Law, Offence
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.alone import alone
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.kept import Since
from chargeassist.reasoning.lanes import conduct_of
from chargeassist.reasoning.modes import BORROWED
from chargeassist.reasoning.outcomes import Outcome, Weighed, charge_id
from chargeassist.reasoning.reads import reading_in
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Look
from chargeassist.reasoning.weighing import WITH_CONDUCT, Weighing, unique
from chargeassist.words import remark


class ChargeBuilder:
    """Builds the charges of one pack."""

    def __init__(self, case: Case, law: Law, weighed: Weighed, *, rests: bool = True) -> None:
        self.case, self.law, self.weighed, self.rests = case, law, weighed, rests
        self.pack = weighed.pack
        self.levels = levels(self.pack.offences)
        self.open_facts = [f for f in case.facts if f.held_open]
        self.items: dict[str, list[str]] = {}
        for item in case.evidence:
            self.items.setdefault(item.source, []).append(item.id)

    def made(self, outcome: Outcome, sort: str, before: Mapping[int, Made]) -> Made:
        """Return the charge of one outcome with what it looked at; one that stays is not made again."""
        known = self._known(outcome, before)
        if known is not None:
            same = known.outcome is outcome and known.sort == sort
            return known if same else evolve(known, outcome=outcome, sort=sort)
        self.weighed.look_anew()
        charge = self.charge(outcome)
        items = frozenset(bearing(charge, self.weighed.weigher.base.by_id))
        rater = self.weighed.weigher.rater
        read = reading_in(self.pack)(frozenset(rater.others)) if rater.others else frozenset[str]()
        beside = (frozenset(named_by(charge)), items, Noted.of(charge), by_role(charge))
        return Made(outcome, sort, charge, self.weighed.looked(), read, *beside)

    def _known(self, outcome: Outcome, before: Mapping[int, Made]) -> Made | None:
        """Return what was made of an outcome, where neither it nor what it reads is another now.

        Where a partner's acts are read, all is made again. Whether it is open is read off every act of the
        course: of whom some fact itself is another, that is looked at again.
        """
        since, pair = self.weighed.since, outcome.matter.pair
        if since is None or pair not in since.reached:
            return before.get(id(outcome))
        if outcome.matter.mode in BORROWED:
            return None
        part = since.was.get((outcome.matter.mode, outcome.offence.id), {})
        for known in (before.get(id(o)) for o in part.get(pair, ()) if o == outcome):
            if known is not None and not self._other(known, since):
                open_ = pair not in since.own or known.charge.available == self.available(outcome)
                return known if open_ else None
        return None

    def _other(self, known: Made, since: Since) -> bool:
        """Return whether something that was looked at is another: an offence that was read, if that is."""
        others = self.weighed.weigher.vocabulary.bits[""]
        return bool(known.looked & since.change.looked & ~others) or not known.read.isdisjoint(since.altered)

    def charge(self, outcome: Outcome) -> Charge:
        """Return the charge of one outcome with everything that explains it."""
        offence, matter = outcome.offence, outcome.matter
        look = partial(self.weighed.column, matter=matter, outcome=outcome)
        elements = [
            element_finding(e, look, self.law.vocabulary, self.pack.called(e.id)) for e in offence.elements
        ]
        texts = of_texts(self.pack, offence, matter.mode)
        elements = [self.held_open(evolve(e, of_text=texts[e.id]) if e.id in texts else e) for e in elements]
        elements.append(self.identity(outcome, look))
        asked = preconditions(self.pack, offence, matter, self.case)
        open_ = self.available(outcome)
        closed = open_.is_ == "no" or outcome.standing is Standing.CONTRADICTED
        of_law = penalties(offence, matter.window, look)
        proposer = Proposer(offence, matter, look, self.weighed.weigher)
        lent = tuple(self.weighed.lent(outcome))
        counted = [c for e in elements for c in (*e.evidence, *e.basis)]
        counted += [c for w in lent for c in (*w.evidence, *w.basis)]
        return Charge(
            id=charge_id(outcome),
            offence=offence,
            matter=matter,
            standing=outcome.standing,
            elements=tuple(elements),
            available=open_,
            penalties=of_law,
            gravity=gravity_of(offence, of_law, self.levels),
            aggravations=aggravations(self.pack, offence, matter.mode, look),
            asides=irrelevant(self.pack, offence, matter, self.weighed, look),
            defences=defences(self.pack, offence, look),
            preconditions=asked,
            orders=orders(self.pack, outcome, self.weighed, look),
            proposals=() if closed else tuple(proposer.proposals(elements)),
            gaps=(*self.loose(outcome), *(g for e in elements for g in gaps(e, self.law.vocabulary))),
            rests_on=tuple(self.rests_on(outcome, elements, lent, counted)) if self.rests else (),
            sources=counted_sources(counted),
            of_text=texts.get("", NOTHING),
        )

    def available(self, outcome: Outcome) -> Available:
        """Return whether the offence is open at all, with every reason (S24)."""
        offence, matter = outcome.offence, outcome.matter
        look = partial(self.weighed.column, matter=matter, outcome=outcome)
        asked = preconditions(self.pack, offence, matter, self.case)
        place = Place(offence, matter, self.pack, self.case, self.law, self.conduct(outcome))
        born = births(self.weighed.weigher.values, matter.suspect)
        return available(place, look, asked, born)

    def held_open(self, element: ElementFinding) -> ElementFinding:
        """Return an element with the items of its facts of which nobody has said which way they speak."""
        facts = [f for f in self.open_facts if f.id in element.facts or f.id in element.against_facts]
        held = unique(s.evidence for f in facts for s in f.held_open)
        return evolve(element, open_=held) if held else element

    def identity(self, outcome: Outcome, look: Look) -> ElementFinding:
        """S13: identity stands with the conduct unless it is in issue."""
        found = look(Identity(outcome.offence.conduct))
        return ElementFinding(
            id="identity",
            title=self.pack.called("identity"),
            cite="",
            nature="conduct",
            standing=outcome.identity,
            because=remark("identity-not-in-issue") if WITH_CONDUCT in found.notes else None,
            facts=found.facts,
            evidence=found.evidence,
            against=found.against,
            against_facts=found.against_facts,
            inferences=found.inferences,
            basis=found.basis,
            causes=found.causes,
            awaits=found.waits,
        )

    def entered(self, offence: Offence) -> Sequence[Fact]:
        """Return the facts that are conduct of an offence, whoever they name."""
        return self.weighed.weigher.base.conduct([offence])

    def conduct(self, outcome: Outcome) -> Sequence[Fact]:
        """Return the facts that are conduct of the charge and may fall within its days."""
        facts = conduct_of(outcome.matter, self.entered(outcome.offence), self.weighed.weigher)
        return [f for f in facts if f.on is None or f.on.may_touch(*outcome.matter.window.days())]

    def loose(self, outcome: Outcome) -> Iterator[Gap]:
        """Yield a gap for conduct of the suspect that names nobody it was done to (S5)."""
        if outcome.matter.complainant is None:
            return
        for fact in self.entered(outcome.offence):
            if outcome.matter.suspect in fact.by and not fact.of:
                yield Gap("conduct", "attribute", remark("to-whom"), fact=fact.id)

    def rests_on(
        self,
        outcome: Outcome,
        elements: Sequence[ElementFinding],
        lent: Sequence[Weighing],
        counted: Sequence[Counted],
    ) -> Iterator[RestsOn]:
        """Yield each source without which the charge falls, and to what.

        What is entered stays thin without whatever shows it: only what speaks against it leaves less.
        """
        doubtful = _answering(elements)
        answered = doubtful or elements[-1].against or any(w.against or w.basis_against for w in lent)
        if outcome.standing is Standing.CONTRADICTED or (outcome.standing <= Standing.THIN and not answered):
            return
        sources = counted_sources(counted)
        lowering = {s for s in sources if s in doubtful and self.falls(outcome, frozenset({s}))}
        lowering.update(alone([s for s in sources if s not in doubtful], partial(self.falls, outcome)))
        counts = {c.evidence for c in counted if c.strength}
        before = [e.standing for e in elements]
        for source in sorted(lowering):
            poorer = self.without(frozenset({source})).outcome(outcome)
            left = zip((*poorer.elements, poorer.identity), before, strict=True)
            every = all(now < was for now, was in left if was >= Standing.DISPUTED)
            chargeable = outcome.standing >= Standing.DISPUTED
            items = tuple(i for i in self.items[source] if i in counts)
            yield RestsOn(source, items, poorer.standing, chargeable and every)

    def falls(self, outcome: Outcome, sources: frozenset[str]) -> bool:
        """Return whether an outcome stands lower without some sources."""
        return self.without(sources).outcome(outcome).standing < outcome.standing

    def without(self, sources: frozenset[str]) -> Weighed:
        """Return the pack over the case without what some sources say."""
        return self.weighed.without((i for s in sources for i in self.items[s]), keep=len(sources) == 1)


def _answering(elements: Iterable[ElementFinding]) -> frozenset[str]:
    """Return the sources that speak against a limb, or for or against an exception.

    What is lost with one of them may lift what the loss of another lowers: they are tried one by one.
    """
    leaves = [x for e in elements if e.limb for x in e.limb.leaves()]
    found: set[str] = set()
    for weighing, column in ((x.weighing, x.column) for x in leaves if x.weighing):
        found.update(c.source for c in (*weighing.against, *weighing.basis_against))
        if isinstance(column, Leaf) and column.exception:
            found.update(c.source for c in (*weighing.evidence, *weighing.basis))
    return frozenset(found)
