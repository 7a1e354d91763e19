"""A case under a law: gates first, then every charge with its elements, then what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve

from chargeassist.case.check import check_case
from chargeassist.case.model import Case, Fact
from chargeassist.findings.availability import available, preconditions
from chargeassist.findings.beside import aggravations, defences, irrelevant, orders
from chargeassist.findings.elements import counted_sources, element_finding, gaps
from chargeassist.findings.flags import flags
from chargeassist.findings.gates import apply_gates, raise_gates
from chargeassist.findings.model import (
    Assessment,
    Charge,
    ElementFinding,
    Gap,
    GateFinding,
    Omitted,
    RestsOn,
)
from chargeassist.law.algebra import Column, Identity
from chargeassist.law.model import Law, Offence
from chargeassist.law.penalties import gravity
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.lanes import conduct_of
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.outcomes import Outcome, Weighed, charge_id
from chargeassist.reasoning.reads import read_by
from chargeassist.reasoning.standing import STAGES, Standing
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import WITH_CONDUCT, Weighing
from chargeassist.reasoning.windows import conduct_facts
from chargeassist.words import listed

Tell = Callable[[str], None]
ROLES = (
    "blocked",
    "primary",
    "cumulative",
    "alternative",
    "safety-net",
    "not-advised",
    "not-yet",
    "unassigned",
)


def assess(
    case: Case,
    law: Law,
    *,
    stage: str = "charge",
    suspect: str | None = None,
    offences: Iterable[str] = (),
    tell: Tell | None = None,
) -> Assessment:
    """Return what *case* supports under *law*: gates, charges with every element, flags.

    *stage* is investigate, charge or trial and raises the bar for evidence (S1). *suspect* keeps the
    charges of one person; *offences* lists charges by name even where nothing is entered for them
    (``xp:rape``, or ``xp:*`` for a whole pack). *tell* is called with the name of each step.
    Raises CaseError for words of the case that the law does not know, and ValueError for an
    unknown stage or suspect.

    >>> from chargeassist import assess, load_law, read_case
    >>> found = assess(read_case("examples/domestic-servitude/case.toml"), load_law("xp"))
    >>> found.charges[0].standing.word
    'supported'
    """
    if stage not in STAGES:
        raise ValueError(f"a stage is {listed(STAGES, 'or')}")
    if suspect is not None and suspect not in {p.id for p in case.persons}:
        raise ValueError("no person of that id in the case")
    check_case(case, law)
    say = tell or (lambda step: None)
    weighed: list[Weighed] = []
    for pack in law.packs:
        say(f"weighing {pack.id}")
        asked = pack.id in law.asked
        # Of a treaty nobody asked about only what raises a gate is read.
        only = None if asked else read_by(pack, (o.id for o in pack.offences if o.family == "trafficking"))
        weighed.append(weigh_pack(case, pack, law.vocabulary, stage, only=only, modes=asked))
    named = set(offences)
    charges: list[Charge] = []
    kept_out: Counter[str] = Counter()
    for one in weighed:
        if one.pack.id not in law.asked:
            continue
        say(f"explaining {one.pack.id}")
        builder = _ChargeBuilder(case, law, one, stage)
        for outcome in one.outcomes:
            if outcome.matter.suspect == ANYONE or suspect not in (None, outcome.matter.suspect):
                continue
            if _listed(outcome, case, named):
                charges.append(builder.charge(outcome))
            else:
                kept_out[_first_missing(outcome)] += 1
    gates = tuple(g for g in raise_gates(case, law, weighed) if suspect in (None, g.person))
    done, gates = apply_gates(charges, gates)
    done = tuple(sorted(done, key=_order))
    return Assessment(
        case=case,
        law=law,
        stage=stage,
        gates=tuple(sorted(gates, key=lambda g: g.id)),
        charges=done,
        omitted=Omitted(kept_out.total(), tuple(sorted(kept_out.items(), key=lambda i: (-i[1], i[0])))),
        flags=flags(case, law, done, weighed),
        unused_evidence=tuple(_unused(case, done, gates)),
        unidentified=tuple(f.id for f in case.facts if not f.by and law.vocabulary.slots[f.slot].who.by),
    )


def charges_of(key: str, case: Case, law: Law, stage: str) -> tuple[Charge, ...]:
    """Return the charges of one offence as `assess` finds them, without gates and roles.

    Only the offence and what it reads is weighed: a law test asks a thousand times about one offence.
    """
    check_case(case, law)
    pack_id, _, id = key.partition(":")
    pack = law.pack(pack_id)
    weighed = weigh_pack(case, pack, law.vocabulary, stage, only=read_by(pack, [id]))
    builder = _ChargeBuilder(case, law, weighed, stage)
    own = (o for o in weighed.outcomes if o.offence.key == key and o.matter.suspect != ANYONE)
    return tuple(builder.charge(o) for o in own)


def _listed(outcome: Outcome, case: Case, named: set[str]) -> bool:
    """S28: anything entered for its conduct, or laid, or asked for by name."""
    key, matter = outcome.offence.key, outcome.matter
    laid = any(
        c.offence == key and c.suspect == matter.suspect and c.complainant in ("", matter.complainant or "")
        for c in case.laid
    )
    entered = outcome.entered or (not outcome.offence.conduct and outcome.standing.stands)
    return entered or laid or key in named or f"{outcome.offence.pack}:*" in named


def _first_missing(outcome: Outcome) -> str:
    for element, standing in zip(outcome.offence.elements, outcome.elements, strict=True):
        if not standing.stands:
            return element.id
    return "identity"


def _order(charge: Charge) -> tuple[object, ...]:
    highest, lowest = gravity(charge.offence.penalties)
    return ROLES.index(charge.role), -charge.standing, -highest, -lowest, charge.id


class _ChargeBuilder:
    """Builds the charges of one pack; weighings without one source are kept between charges."""

    def __init__(self, case: Case, law: Law, weighed: Weighed, stage: str) -> None:
        self.case, self.law, self.weighed, self.stage = case, law, weighed, stage
        self.pack = weighed.pack
        self.poorer: dict[str, Weigher] = {}

    def charge(self, outcome: Outcome) -> Charge:
        """Return the charge of one outcome with everything that explains it."""
        offence, matter = outcome.offence, outcome.matter
        look = partial(self.weighed.column, matter=matter, outcome=outcome)
        elements = [
            element_finding(e, trace(e.requires, look), self.law.vocabulary) for e in offence.elements
        ]
        elements.append(self.identity(outcome, look))
        conduct = self.conduct(outcome)
        asked = preconditions(offence, matter, self.case)
        sources = counted_sources(c for e in elements for c in (*e.evidence, *e.basis))
        return Charge(
            id=charge_id(outcome),
            offence=offence,
            matter=matter,
            standing=outcome.standing,
            elements=tuple(elements),
            available=available(offence, matter, self.pack, self.case, conduct, look, asked),
            aggravations=aggravations(offence, matter.mode, look),
            asides=irrelevant(offence, matter, self.weighed, look),
            defences=defences(self.pack, offence, look),
            preconditions=asked,
            orders=orders(self.pack, outcome, self.weighed, look),
            gaps=(*self.loose(outcome), *(g for e in elements for g in gaps(e, self.law.vocabulary))),
            rests_on=tuple(r for s in sources if (r := self.without(s, outcome, elements)) is not None),
            sources=sources,
        )

    def identity(self, outcome: Outcome, look: Callable[[Column], Weighing]) -> ElementFinding:
        """S13: identity stands with the conduct unless it is in issue."""
        found = look(Identity(outcome.offence.conduct))
        with_conduct = WITH_CONDUCT in found.notes
        return ElementFinding(
            id="identity",
            title="identity",
            cite="",
            nature="conduct",
            standing=outcome.identity,
            because="stands with the conduct: nobody has put it in issue" if with_conduct else "",
            facts=found.facts,
            evidence=found.evidence,
            against=found.against,
            against_facts=found.against_facts,
            inferences=found.inferences,
            basis=found.basis,
            causes=found.causes,
        )

    def entered(self, offence: Offence) -> Sequence[Fact]:
        """Return the facts that are conduct of an offence, whoever they name."""
        return conduct_facts(self.case.facts, [offence], self.law.vocabulary)

    def conduct(self, outcome: Outcome) -> Sequence[Fact]:
        """Return the facts that are conduct of the charge and may fall within its days."""
        facts = conduct_of(outcome.matter, self.entered(outcome.offence), self.case)
        return [f for f in facts if f.on is None or f.on.may_touch(*outcome.matter.window.days())]

    def loose(self, outcome: Outcome) -> Iterator[Gap]:
        """Yield a gap for conduct of the suspect that names nobody it was done to (S5)."""
        if outcome.matter.complainant is None:
            return
        for fact in self.entered(outcome.offence):
            if outcome.matter.suspect in fact.by and not fact.of:
                yield Gap("conduct", "attribute", fact.id, "To whom was it done? It is not tied to a person.")

    def without(self, source: str, outcome: Outcome, elements: Sequence[ElementFinding]) -> RestsOn | None:
        """Return what the charge falls to without one source, or None if it does not fall."""
        items = [e.id for e in self.case.evidence if e.source == source]
        if source not in self.poorer:
            rules, state = self.pack.evidence, self.pack.state
            self.poorer[source] = Weigher(self.case, self.law.vocabulary, rules, state, self.stage, items)
        poorer = evolve(self.weighed, weigher=self.poorer[source])

        def standing(column: Column) -> Standing:
            return poorer.column(column, outcome.matter, outcome).standing

        left = [weigh_one(e.requires, standing) for e in outcome.offence.elements]
        left.append(standing(Identity(outcome.offence.conduct)))
        if min(left) >= outcome.standing:
            return None
        before = [e.standing for e in elements]
        every = all(now < was for now, was in zip(left, before, strict=True) if was >= Standing.DISPUTED)
        chargeable = outcome.standing >= Standing.DISPUTED
        counts = {c.evidence for e in elements for c in (*e.evidence, *e.basis) if c.strength}
        return RestsOn(source, tuple(i for i in items if i in counts), min(left), chargeable and every)


def _unused(case: Case, charges: Sequence[Charge], gates: Sequence[GateFinding]) -> Iterator[tuple[str, str]]:
    """Yield each item that bears on no listed charge or gate, with the reason: none is dropped in silence."""
    bearing = {
        c.evidence
        for charge in charges
        for e in charge.elements
        for x in (e.limb.leaves() if e.limb else ())
        if x.weighing
        for c in (
            *x.weighing.evidence,
            *x.weighing.basis,
            *x.weighing.against,
            *x.weighing.basis_against,
        )
    }
    beside = {
        f for c in charges for b in (*c.aggravations, *c.asides, *c.defences, *c.orders) for f in b.facts
    }
    beside |= {f for g in gates for f in (*g.opened_by, *g.nexus_facts)}
    bearing |= {s.evidence for f in case.facts if f.id in beside for s in f.shown_by}
    shown = {s.evidence for f in case.facts for s in f.shown_by}
    for item in case.evidence:
        if item.id in bearing:
            continue
        if item.id in shown:
            yield item.id, "shows facts that no listed charge turns on"
        else:
            yield (
                item.id,
                "takes back what is not relied on" if item.retracts else "shows no fact entered",
            )
