"""One charge at length: how it stands and in which role, its elements, what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import (
    AsideFinding,
    Assessment,
    Charge,
    Gap,
    PenaltyFinding,
    WhyNot,
)
from chargeassist.findings.offers import Proposal
from chargeassist.law.model import Law
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing
from chargeassist.report.addresses import gap_id, reason_ids
from chargeassist.report.page import Block, Labelled, Line, Marked
from chargeassist.report.pages.common import called, how_seen, in_labels, in_titles, period, place
from chargeassist.report.pages.element import element_row, of_text_in_short
from chargeassist.report.penalties import penalty_text
from chargeassist.report.symbols import in_brackets
from chargeassist.report.voice import Voice
from chargeassist.report.wording import state_text

MEANS = 3
"""How many means of proof a gap names."""


def told(charge: Charge, assessment: Assessment, say: Voice) -> tuple[Block, ...]:
    """Return all there is to say of one charge under its title."""
    return (
        _headline(charge, say),
        *_role(charge, assessment, say),
        Labelled(say("label-period"), period(charge, say)),
        *_law(charge, assessment.law, say),
        *(element_row(e, charge.id, assessment, say) for e in charge.elements),
        *_around(charge, assessment, say),
        *(_gap(g, charge, assessment.law, say) for g in charge.gaps),
        *_rests(charge, say),
    )


def said_of(
    charge: Charge, assessment: Assessment, say: Voice, up: tuple[int, ...] = ()
) -> tuple[Block, ...]:
    """Return what is said of a charge as a whole: neither of its elements nor of what is missing.

    The way *up* to a graver one is told by the numbers of the gaps on it, where they have any.
    """
    return (
        *_role(charge, assessment, say, up),
        *_law(charge, assessment.law, say, short=True),
        *_around(charge, assessment, say),
        *_rests(charge, say),
    )


def _around(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what stands beside the elements, and what somebody may draw."""
    offence = charge.offence.key
    yield from beside(charge, assessment, say)
    yield from defences(charge, assessment, say)
    yield from _required(charge, assessment, say)
    yield from (
        _proposal(p, called(p.element, offence, assessment.law, say), assessment, say)
        for p in charge.proposals
    )


def _headline(charge: Charge, say: Voice) -> Line:
    """Return how the charge stands, and where it does on one source, which."""
    k, n = charge.supported
    headline = say("k-of-n", k=k, n=n)
    one = charge.one_source
    if one is not None and charge.standing is Standing.SUPPORTED:
        first = say("one-source", source=one.source, items=" ".join(one.evidence))
        headline = say("both-said", first=first, second=headline)
    return Line(say("stands", standing=say.capitals(say.standing(charge.standing)), headline=headline))


def _role(charge: Charge, assessment: Assessment, say: Voice, up: tuple[int, ...] = ()) -> Iterator[Block]:
    """Yield the role of a charge, or what keeps it back, and why it is not the graver one."""
    reasons = tuple(f"{charge.id}#{id}" for id in reason_ids(charge))
    if charge.role not in ("blocked", "unassigned"):
        yield Labelled(say("label-role"), role_in_words(charge, say), at=reasons)
    if charge.why_not is not None:
        yield why_not(charge.why_not, assessment.law, say, up)
    if charge.role == "blocked":
        gates = say.listed(say.told(g.gate.title) for g in assessment.gates if charge.id in g.blocks)
        yield Line(say("on-facts", text=say("blocked"), facts=gates), at=reasons)


def role_in_words(charge: Charge, say: Voice) -> str:
    """Return the role in words, with its reasons."""
    role = say(f"role-{charge.role}")
    reasons = say.remarks(charge.reasons)
    return say("with-reasons", role=role, reasons=reasons) if reasons else role


def why_not(why: WhyNot, law: Law, say: Voice, up: tuple[int, ...] = ()) -> Labelled:
    """Return why a graver charge is out of reach and the way up: a fallback is never told alone."""
    lacking = say.listed(
        say(
            "element-standing",
            element=called(element, why.offence, law, say),
            standing=say.standing(standing),
        )
        for element, standing in why.lacking
    )
    ways = tuple(
        Labelled(
            say("label-way-up"),
            say(
                "way-up",
                element=called(gap.element, why.offence, law, say),
                kind=say(f"gap-{gap.kind}"),
                question=say.told(gap.question),
            ),
        )
        for gap in why.way_up
    )
    code = "why-not-awaiting" if why.awaiting else "why-not"
    text = say(code, title=say.told(why.title), lacking=lacking)
    if up:
        text = say("both-said", first=text, second=say("see-gap", numbers=", ".join(map(str, up))))
        return Labelled(say("label-why-not"), text)
    return Labelled(say("label-why-not"), text, refs=(why.charge,), parts=ways)


def _law(charge: Charge, law: Law, say: Voice, *, short: bool = False) -> Iterator[Block]:
    """Yield where the offence stands in the law, whether it is open, and its penalties."""
    offence = charge.offence
    yield Line(place(offence, law, say, short=short))
    yield Line(how_seen(offence, law, say))
    yield from of_text_in_short(charge.of_text, say)
    if charge.available.why:
        is_ = say("label-colon", label=say(f"available-{charge.available.is_}"))
        yield Labelled(is_, say.remarks(charge.available.why))
    if charge.available.abroad:
        yield Labelled(say("label-abroad"), ", ".join(charge.available.abroad))
    told = [
        _penalty(found, law.vocabulary, say) for found in charge.penalties if found.state != "not-for-this"
    ]
    if told:
        texts = (in_brackets(one.text, one.cite) for one in told)
        refs = tuple(ref for one in told for ref in one.refs)
        yield Labelled(say("label-penalty"), say.apart(texts), refs=refs)


def _penalty(found: PenaltyFinding, vocabulary: Vocabulary, say: Voice) -> Labelled:
    """Return a penalty that applies or may, with what it stands on and what decides it."""
    penalty = found.penalty
    text = penalty_text(penalty, say)
    text = say("for-company", text=text) if penalty.for_company else text
    if found.state == "open":
        text = say("penalty-open", text=text)
        limbs = (say.told(in_titles(limb, vocabulary)) for limb in found.decided_by)
        text = say("penalty-decided-by", text=text, limbs=say.listed(limbs, "or"))
    elif found.facts:
        text = say("penalty-applies", text=text, facts=" ".join(found.facts))
    return Labelled(say("label-penalty"), text, penalty.cite, refs=found.facts)


def beside(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what the law calls irrelevant, and what aggravates."""
    for aside in charge.asides:
        facts = say("entered-in", facts=" ".join(aside.facts)) if aside.facts else say("nothing-entered")
        text = say(
            "aside",
            text=say.told(in_labels(aside.text, assessment, say)),
            state=state_text(aside, say.language),
            cite=aside.cite,
            entered=facts,
        )
        yield Marked("spared" if aside.standing.stands else "", text, refs=aside.facts)
    for aside in charge.aggravations:
        if aside.standing.stands:
            standing = say.standing(aside.standing)
            text = say(
                "aggravated",
                text=say.told(in_labels(aside.text, assessment, say)),
                standing=standing,
                cite=aside.cite,
            )
            penalty = say.apart(penalty_text(p, say) for p in aside.penalties)
            text = _on(aside, text, say)
            yield Marked(
                "added", say("both-said", first=text, second=penalty) if penalty else text, refs=aside.facts
            )


def defences(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield each defence that something is entered for, with the pack's note on it."""
    notes = {d.id: d.note for d in assessment.law.pack(charge.offence.pack).defences}
    for aside in charge.defences:
        if aside.standing.stands:
            state = state_text(aside, say.language)
            text = say(
                "defence", text=say.told(in_labels(aside.text, assessment, say)), state=state, cite=aside.cite
            )
            note = say.told(notes.get(aside.id, ""))
            said = (Labelled(say("label-note"), note),) if note else ()
            yield Labelled(say("label-defence"), _on(aside, text, say), refs=aside.facts, said=said)


def _required(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what a statute orders, and what must be given before the charge."""
    for aside in charge.orders:
        text = say("order", cite=aside.cite, text=say.told(in_labels(aside.text, assessment, say)))
        yield Labelled(say("label-order"), _on(aside, text, say), refs=aside.facts)
    for aside in charge.preconditions:
        yield Labelled(
            say("label-first"),
            say(
                "precondition",
                text=say.told(in_labels(aside.text, assessment, say)),
                state=state_text(aside, say.language),
            ),
        )


def _on(aside: AsideFinding, text: str, say: Voice) -> str:
    return say("on-facts", text=text, facts=" ".join(aside.facts)) if aside.facts else text


def _proposal(proposal: Proposal, element: str, assessment: Assessment, say: Voice) -> Labelled:
    """Return what a person may draw, and what would follow from it alone."""
    then = say(
        "proposal-then",
        element=element,
        standing=say.standing(proposal.element_to),
        charge=say.standing(proposal.charge_to),
    )
    if proposal.weakly:
        then = say("proposal-weakly", fact=proposal.weakly, text=then)
    if not proposal.enough:
        then = say("proposal-one", text=then)
    drawn = say.told(in_labels(proposal.text, assessment, say))
    text = say("request-and-id", text=drawn, id=proposal.id)
    refs = (*proposal.from_facts, proposal.id)
    return Labelled(say("label-proposal"), text, refs=refs, said=(Line(then),))


def _gap(gap: Gap, charge: Charge, law: Law, say: Voice) -> Labelled:
    """Return one gap: what to do, the question, the best means of proof."""
    element = say("label-colon", label=called(gap.element, charge.offence.key, law, say))
    id = gap_id(gap)
    text = say("request-and-id", text=f"{element} {gap_told(gap, law, say)}", id=f"#{id}")
    return Labelled(say("label-gap"), text, said=ways_of(gap, say), at=(f"{charge.id}#{id}",))


def gap_told(gap: Gap, law: Law, say: Voice) -> str:
    """Return what a gap asks for, and the question that asks for it."""
    limbs = [say.told(in_titles(limb, law.vocabulary)) for limb in gap.limbs]
    term = say("any-of", n=len(limbs), limbs=", ".join(limbs)) if gap.choice else gap.fact or limbs[0]
    return say("gap", kind=say(f"gap-{gap.kind}"), term=term, question=say.told(gap.question))


def ways_of(gap: Gap, say: Voice) -> tuple[Labelled, ...]:
    """Return how a gap could be filled, and who holds that."""
    ways = [
        say("means-and-holder", means=what, holder=holder) if holder else say.told(what)
        for _, what, holder in gap.proof[:MEANS]
    ]
    return (Labelled(say("label-ask-for"), say.apart(ways)),) if ways else ()


def _rests(charge: Charge, say: Voice) -> Iterator[Block]:
    for r in charge.rests_on:
        items, to = " ".join(r.evidence), say.standing(r.falls_to)
        text = say("falls", source=r.source, items=items, standing=to)
        alone = say("falls-whole", standing=say.standing(charge.standing), text=text)
        text = alone if r.every_element else text
        yield Labelled(say("label-rests"), text, refs=(r.source, *r.evidence))
