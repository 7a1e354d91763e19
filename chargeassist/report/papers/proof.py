"""How the elements of charges are proved: by which item, from whom, what stands against it, what lacks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from attrs import frozen

from chargeassist.findings.model import Assessment, Charge, ElementFinding, Gap
from chargeassist.reasoning.evidence import MODERATE, Counted
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Block, Finding, Labelled, Line, Paragraph
from chargeassist.report.pages.common import called, fact_named, ids, in_labels, items_named
from chargeassist.report.pages.likes import SHEET, Alike, against, offence_of, told_apart
from chargeassist.report.papers.head import in_order
from chargeassist.report.voice import Voice

MEANS = 3
"""How many means of proof a gap names."""


def worth_proof(assessment: Assessment) -> tuple[Charge, ...]:
    """Return what may be laid or is behind a gate, and every trafficking or smuggling that is open."""
    return tuple(
        c
        for c in in_order(assessment)
        if c.role in (*SHEET, "blocked") or (c.offence.family != "other" and c.available.is_ != "no")
    )


def charge_named(alike: Alike, say: Voice) -> str:
    """Return like charges by who is charged, with what, and to whom it was done."""
    one = alike[0]
    text = say("charge-of", person=one.matter.suspect, offence=offence_of(one, say))
    whom = against(alike, len(alike), say)
    return say("against", text=text, person=whom) if whom else text


@frozen
class Proof:
    """One element, in those of some like charges in which it is proved alike."""

    element: ElementFinding
    charges: tuple[Charge, ...]
    whom: str
    """Of which of the charges, by what tells them apart; empty where it is so in all."""
    gaps: tuple[Gap, ...]


def proofs(alike: Alike, say: Voice) -> tuple[Proof, ...]:
    """Return the elements of like charges in the order of the law, each way of proving one once."""
    found: dict[Hashable, list[tuple[str, Charge, ElementFinding]]] = {}
    for name, charge in zip(told_apart(alike, say), alike, strict=True):
        for element in charge.elements:
            found.setdefault(_way(element, charge), []).append((name, charge, element))
    order = list(dict.fromkeys(e.id for c in alike for e in c.elements))
    ways = sorted(found.values(), key=lambda way: order.index(way[0][2].id))
    return tuple(
        Proof(
            way[0][2],
            tuple(charge for _, charge, _ in way),
            say.listed(name for name, _, _ in way) if len(way) < len(alike) else "",
            tuple(g for g in way[0][1].gaps if g.element == way[0][2].id),
        )
        for way in ways
    )


def _way(element: ElementFinding, charge: Charge) -> Hashable:
    """Return what makes two elements proved alike."""
    gaps = tuple((g.kind, g.limbs) for g in charge.gaps if g.element == element.id)
    both = tuple((c.evidence, c.fact, c.strength) for c in (*for_it(element), *against_it(element)))
    return element.id, element.standing, element.need_not_be_proved, element.facts, both, gaps


def for_it(element: ElementFinding) -> tuple[Counted, ...]:
    """Return the items that show an element, and those that show what it is inferred from."""
    return tuple({(c.evidence, c.fact): c for c in (*element.evidence, *element.basis)}.values())


def against_it(element: ElementFinding) -> tuple[Counted, ...]:
    """Return the items that speak against an element; a bare denial is shown too, and never counted."""
    found = (c for c in element.against if c.strength or (c.cause and c.cause.code == "denial"))
    return tuple({(c.evidence, c.fact): c for c in found}.values())


def row(proof: Proof, assessment: Assessment, say: Voice) -> Finding:
    """Return an element with all that proves it, in words."""
    element, charge = proof.element, proof.charges[0]
    name = say.told(element.title)
    word = say("need-not-be-proved") if element.need_not_be_proved else say.standing(element.standing)
    return Finding(
        say("element-for", element=name, whom=proof.whom) if proof.whom else name,
        word,
        "spared" if element.need_not_be_proved else element.standing.word,
        cite=element.cite,
        id=f"{charge.id}#{element.id}",
        said=tuple(_said(proof, assessment, say)),
        colon=say.colon,
    )


def _said(proof: Proof, assessment: Assessment, say: Voice) -> Iterator[Block]:
    element = proof.element
    if element.id == "identity" and element.because and not against_it(element):
        # It stands with the conduct: what shows that is told there.
        yield Paragraph(say.told(element.because))
        return
    items = element.evidence
    drawn = [f for f in element.facts if not any(c.fact == f for c in items)]
    yield from _facts(say("label-proof"), items, assessment, say)
    for fact in drawn:
        yield Labelled(say("label-drawn"), fact_named(fact, assessment, say), refs=(fact,))
    yield from _facts(say("label-drawn-from"), element.basis, assessment, say)
    if element.because:
        yield Paragraph(say.told(in_labels(element.because, assessment, say)))
    if element.causes and element.standing is Standing.THIN:
        yield Labelled(say("label-thin"), say.remarks(element.causes))
    yield from _facts(say("label-against"), against_it(element), assessment, say)
    for term, facts in element.pointers:
        named = say.listed(fact_named(id, assessment, say) for id in facts)
        name = say.told(in_labels(term, assessment, say))
        yield Line(say("no-inference", facts=named, term=name), facts)
    for gap in proof.gaps:
        yield lacking(gap, say)


def _facts(label: str, counted: Iterable[Counted], assessment: Assessment, say: Voice) -> Iterator[Labelled]:
    """Yield each fact with the items that show it, from whom each is, and what is weak in it."""
    by_fact: dict[str, list[Counted]] = {}
    for one in counted:
        if one.evidence not in [c.evidence for c in by_fact.get(one.fact, ())]:
            by_fact.setdefault(one.fact, []).append(one)
    for fact, together in by_fact.items():
        text = say.apart(item_told(c, assessment, say) for c in together)
        named = fact_named(fact, assessment, say)
        yield Labelled(label, say("fact-by-items", fact=named, items=text), refs=ids((fact,), together))


def item_told(counted: Counted, assessment: Assessment, say: Voice) -> str:
    """Return an item by what it is, whose knowledge it is, and why it counts for less if it does."""
    item = next(e for e in assessment.case.evidence if e.id == counted.evidence)
    text = items_named((item.id,), assessment, say)
    if item.from_:
        text = say("item-from", item=text, source=item.from_)
    if counted.strength < MODERATE:
        cause = say.told(counted.cause) if counted.cause else say("as-rated")
        text = say("item-weak" if counted.strength else "item-not-counted", item=text, cause=cause)
    return text


def lacking(gap: Gap, say: Voice) -> Labelled:
    """Return what an element lacks, how it could be proved and who holds that."""
    ways = (means(what, holder, say) for _, what, holder in gap.proof[:MEANS])
    text = say.told(gap.question) or say(f"gap-{gap.kind}")
    asked = say.apart(ways)
    return Labelled(say("label-gap"), text, said=(Labelled(say("label-ask-for"), asked),) if asked else ())


def means(what: str, holder: str, say: Voice) -> str:
    """Return a means of proof and who holds it."""
    return say("means-and-holder", means=what, holder=holder) if holder else say.told(what)


def of_charge(charge: Charge, element: str, assessment: Assessment, say: Voice) -> str:
    """Return what an element of a charge is called."""
    return called(element, charge.offence.key, assessment.law, say)
