"""What to ask an investigator for: every gap once, how it could be proved, what it moves (S34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from attrs import evolve

from chargeassist.advice.bench import Bench
from chargeassist.advice.moves import Movable, moved_by_proposal, of_fact
from chargeassist.advice.needs import Needs, may_ask
from chargeassist.advice.records import ages_without_record, held_abroad
from chargeassist.advice.replies import born, replies
from chargeassist.advice.requests import DRAW, Reply, Request
from chargeassist.advice.select import CORE
from chargeassist.findings.limbs import named, order_of, term_of
from chargeassist.findings.model import Assessment, Charge, Gap
from chargeassist.findings.offers import Proposal, short_id
from chargeassist.law.penalties import NOT_STATED, Gravity
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import unique
from chargeassist.words import Remark, remark


def gaps(assessment: Assessment) -> tuple[Request, ...]:
    """Return every gap of the open charges: what only awaits a signature first, then what moves most.

    What lifts the gravest charge comes first, and of charges as grave a trafficking or smuggling one. The
    same gap in several charges is one request, and it moves what is inferred from what it asks for as well. A
    choice nothing is entered for asks the slot's own question and moves its element as a whole. Nothing is
    asked for against a person behind a gate, and nothing that can move no charge any more.
    """
    bench, needs = Bench(assessment), Needs(assessment.law.vocabulary)
    found: dict[str, Request] = {}
    charges = [c for c in assessment.charges if may_ask(c)]
    movable = [Movable(c, bench) for c in charges]
    for one in movable:
        for request in _requests(one, assessment, needs):
            before = found.get(request.id, evolve(request, moves=()))
            found[request.id] = evolve(before, moves=unique((*before.moves, *request.moves)))
    whole = []
    for request in found.values():
        # Of a choice one limb is entered, and nobody knows which.
        drawn = _drawn(request, assessment) if len(request.terms) == 1 else frozenset()
        moves = (m for one in movable if drawn for m in one.carried(drawn, request))
        whole.append(evolve(request, moves=unique((*request.moves, *moves))))
    ranked = sorted(whole, key=partial(rank, gravest=gravest(assessment)))
    return (*ranked, *_keep(assessment), *_records(charges, assessment))


Gravest = Mapping[str, tuple[Gravity, bool]]


def gravest(assessment: Assessment) -> Gravest:
    """Return for every charge how grave it is, and whether it is of trafficking or smuggling."""
    return {c.id: (c.gravity, c.offence.family in CORE) for c in assessment.charges}


def rank(request: Request, gravest: Gravest) -> tuple[object, ...]:
    """Return what sorts requests: what awaits a signature; the gravest charge lifted; then the means."""
    lifted = {m.charge for m in request.moves if m.charge_to >= Standing.DISPUTED}
    gravity, core = max((gravest[c] for c in lifted), default=(NOT_STATED, False))
    most = *(-g for g in gravity), not core, -len(lifted), -len(request.moves)
    terms = tuple(map(order_of, request.terms))
    return request.signature is None, *most, request.grade, request.about, terms, request.id


def _requests(movable: Movable, assessment: Assessment, needs: Needs) -> Iterator[Request]:
    charge = movable.charge
    offered = {(p.term, p.from_facts) for p in charge.proposals}
    for proposal in charge.proposals:
        yield _signature(proposal, charge, assessment)
    for gap in (g for x in charge.gaps for g in _that_matter(x, charge, needs)):
        drawn = [x.weighing.undrawn for x in gap.leaves if x.weighing is not None]
        if gap.kind == DRAW and any(d is not None and (d.term, d.facts) in offered for d in drawn):
            continue
        yield evolve(_request(gap, charge, assessment), moves=tuple(movable.by_gap(gap)))


def _that_matter(gap: Gap, charge: Charge, needs: Needs) -> Iterator[Gap]:
    """Yield a gap with those of its limbs of which an answer can still move the charge."""
    leaves = tuple(x for x in gap.leaves if needs.matters(x.column, charge))
    if leaves == gap.leaves:
        yield gap
    elif leaves:
        yield evolve(gap, leaves=leaves, limbs=unique(named(x.column) for x in leaves))


def _signature(proposal: Proposal, charge: Charge, assessment: Assessment) -> Request:
    """Return what a person is asked to draw: nothing is to be proved, somebody has to sign."""
    return Request(
        id=proposal.id,
        kind=DRAW,
        about=_about(charge),
        terms=tuple(v for k, v in proposal.text.args if k == "limb" and isinstance(v, Remark)),
        question=proposal.text if proposal.enough else evolve(proposal.text, code="proposal-of-one"),
        facts=proposal.from_facts,
        moves=tuple(moved_by_proposal(proposal, charge)),
        defences=assessment.law.vocabulary.term(proposal.term).defence,
        answers=(Reply("yes", True, (proposal.answer,)), Reply("no", False)),
    )


def _about(charge: Charge) -> tuple[str, ...]:
    return tuple(p for p in (charge.matter.suspect, charge.matter.complainant) if p)


def _request(gap: Gap, charge: Charge, assessment: Assessment) -> Request:
    matter, case, vocabulary = charge.matter, assessment.case, assessment.law.vocabulary
    terms = gap.limbs or (remark("fact", fact=gap.fact),)
    term = term_of(terms[0])
    answers = replies(gap, charge, case, vocabulary)
    # Of whom it can be said is another list with each person entered, and the request the same.
    somebody = () if gap.fact else {p.id for p in case.persons}
    sure = [a for a in answers if a.fills and a.value not in somebody]
    said = sorted("\x1e".join(f.key) for a in sure for f in a.facts)
    what = said or [*_about(charge), matter.episode or "", *map(str, terms)]
    weighed = [x.weighing for x in gap.leaves if x.weighing is not None]
    state = assessment.law.pack(charge.offence.pack).state
    return Request(
        id=short_id("choice" if gap.choice else "one", *what),
        kind=gap.kind,
        about=_about(charge),
        terms=terms,
        question=gap.question,
        facts=(gap.fact,)
        if gap.fact
        else unique(f for w in weighed for f in (*w.facts, *w.against_facts, *w.pointers)),
        proof=gap.proof,
        abroad=any(
            f.in_ and f.in_ != state
            for f in case.facts
            if matter.suspect in f.by and (matter.complainant is None or matter.complainant in f.of)
        ),
        defences=vocabulary.term(term).defence if term else (),
        answers=answers,
    )


def _drawn(request: Request, assessment: Assessment) -> frozenset[str]:
    """Return the facts that somebody infers from what a request asks for, of these persons."""
    facts = assessment.case.facts
    steps = [f for f in facts if f.inferred_from]
    basis = {id for f in steps for id in f.inferred_from}
    asked = {
        f.id
        for f in facts
        if f.id in basis and of_fact(f) in request.terms and {*f.by, *f.of} <= set(request.about)
    }
    return frozenset(f.id for f in steps if asked.intersection(f.inferred_from))


def _keep(assessment: Assessment) -> Iterator[Request]:
    """Yield what must be preserved before it is lost, and what must be certified before it is attacked."""
    used = {c.evidence for charge in assessment.charges for e in charge.elements for c in e.evidence}
    for item in (e for e in assessment.case.evidence if e.id in used):
        kind = (remark("evidence-kind", kind=item.kind),)
        if item.available == "at-risk" and item.recorded == "no":
            yield Request(short_id("preserve", item.id), "preserve", (item.id,), kind, remark("take-it-down"))
        if item.chain == "broken" or item.admissible == "contested":
            yield Request(
                short_id("certify", item.id), "certify", (item.id,), kind, remark("say-who-held-it")
            )


def _records(charges: Iterable[Charge], assessment: Assessment) -> Iterator[Request]:
    """Yield, once for each person, the record of birth that is not there where an age decides (S45)."""
    seen: set[str] = set()
    means = assessment.law.vocabulary.term("person:born").proof.in_order()
    for charge in charges:
        for person, limb in ages_without_record(assessment, charge):
            if person not in seen:
                seen.add(person)
                yield Request(
                    short_id("record-of-age", person),
                    "certify",
                    (person,),
                    (limb,),
                    remark("record-of-age"),
                    proof=tuple((remark(grade), m.what, m.holder) for grade, m in means),
                    abroad=held_abroad(assessment, charge, person),
                    answers=(Reply("", False, born((person,))),),
                )
