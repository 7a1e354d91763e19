"""The page of one offence, limb by limb, beside the places of the statute: the trace as an outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.findings.limbs import named
from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.law.algebra import ElementStands, Leaf
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import Weighing
from chargeassist.report.addresses import limb_id
from chargeassist.report.page import Blank, Block, Branch, Heading, Labelled, Page, Paragraph
from chargeassist.report.pages.charge import defences
from chargeassist.report.pages.common import (
    called,
    fact_named,
    in_labels,
    in_titles,
    items_named,
    proved_by,
    provision,
    titled,
)
from chargeassist.report.pages.element import of_text_at_length
from chargeassist.report.pages.gates import gate
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice


def explain_page(assessment: Assessment, offence: str, language: str = "en") -> Page:
    """Return every charge of *offence* (``pack:offence``, or its id alone) limb by limb.

    Says so when no charge of it is listed.
    """
    say = Voice(language)
    charges = [c for c in assessment.charges if offence in (c.offence.key, c.offence.id)]
    if not charges:
        return headed((Paragraph(say("no-charge-of-offence")),), say, assessment)
    gates = [g for g in assessment.gates if any(c.id in (*g.blocks, *g.stands_beside) for c in charges)]
    blocks = (
        *(gate(g, assessment, say) for g in gates),
        *(b for charge in charges for b in _charge(charge, assessment, say)),
    )
    return headed(blocks, say, assessment, at_length=gates)


def _charge(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Heading(charge.matter.suspect)
    yield Heading(
        titled(charge, say),
        2,
        say("label-colon", label=say.standing(charge.standing).upper()),
        id=charge.id,
        said=tuple(_head(charge, assessment, say)),
    )
    proof = {e.id: proved_by(e, assessment.law, say) for e in charge.offence.elements}
    for element in charge.elements:
        yield Blank()
        yield outline(element, charge.id, assessment, say, proof.get(element.id, ()))
    yield Blank()
    told = tuple(defences(charge, assessment, say))
    yield from (*told, Blank()) if told else ()


def _head(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Paragraph(provision(charge.offence, assessment.law, say))
    if charge.offence.tried:
        yield Labelled(say("label-tried"), say(f"tried-{charge.offence.tried}"))
    yield Labelled(say("label-charge"), charge.id)
    yield from of_text_at_length(charge.of_text, say)


def outline(
    element: ElementFinding, charge: str, assessment: Assessment, say: Voice, proof: Sequence[str] = ()
) -> Branch:
    """Return an element limb by limb, each with how it stands and on what."""
    because = say.told(in_labels(element.because, assessment, say)) if element.because else ""
    said: list[Block] = [Paragraph(because)] if because else []
    if element.limb is None:
        facts = " ".join(element.facts) or say("nothing")
        said.append(Labelled(say("label-on"), facts, refs=element.facts))
    said += [Labelled(say("label-proved-by"), proved) for proved in proof]
    said += of_text_at_length(element.of_text, say)
    return Branch(
        say.told(element.title),
        element.standing.word,
        say.standing(element.standing),
        element.cite,
        id=f"{charge}#{element.id}",
        said=tuple(said),
        colon=say.colon,
        parts=() if element.limb is None else tuple(_limb(element.limb, charge, assessment, say)),
    )


def _limb(limb: Limb, charge: str, assessment: Assessment, say: Voice) -> Iterator[Block]:
    id, standing = "", say.standing(limb.standing)
    if limb_id(limb):
        # The first limb has the address of its element, which has it already.
        id = f"{charge}#{limb.at}"
        if say.typed:
            standing = say("request-and-id", text=standing, id=f"#{limb.at}")
    if limb.weighing is not None:
        said = tuple(_weighing(limb.weighing, assessment, say))
        what = _what(limb, charge, assessment, say)
        yield Branch(what, limb.standing.word, standing, limb.cite, id, said, colon=say.colon)
    elif limb.kind in ("not-needed-if", "unless"):
        first, other = limb.limbs
        yield from _limb(first, charge, assessment, say)
        # Accident and mistake stand beside every intention: told once somebody has said so.
        if _touched(other) or not all(_is_mistake(x) for x in other.leaves()):
            yield Branch(
                say(f"limb-{limb.kind}"),
                word=say.standing(other.standing),
                cite=limb.cite,
                colon=say.colon,
                parts=tuple(_limb(other, charge, assessment, say)),
            )
    else:
        # In an open choice only what something is entered for is worth a line each.
        told = limb.limbs if limb.kind != "any-of" else [x for x in limb.limbs if _touched(x)]
        rest = len(limb.limbs) - len(told)
        yield Branch(
            _group(limb, say),
            word=say("more-not-entered", text=standing, n=rest) if rest else standing,
            cite=limb.cite,
            id=id,
            colon=say.colon,
            parts=tuple(b for x in told for b in _limb(x, charge, assessment, say)),
        )


def _group(limb: Limb, say: Voice) -> str:
    if limb.kind == "at-least":
        return say("at-least", count=limb.count)
    return say(f"limb-{limb.kind}")


def _touched(limb: Limb) -> bool:
    return any(
        x.weighing and (x.weighing.facts or x.weighing.against_facts or x.weighing.pointers)
        for x in limb.leaves()
    )


def _is_mistake(limb: Limb) -> bool:
    leaf = limb.column
    return isinstance(leaf, Leaf) and leaf.slot == "fault" and leaf.term in ("accident", "mistake")


def _what(limb: Limb, charge: str, assessment: Assessment, say: Voice) -> str:
    column = limb.column
    if isinstance(column, ElementStands):
        # Where several are told at once, no charge is named.
        _, _, offence, *_ = f"{charge}///".split("/")
        name = called(column.element, offence, assessment.law, say) if offence else column.element
        return say("the-element", element=name)
    name = say.told(in_titles(named(column), assessment.law.vocabulary))
    return say("the-like", term=name) if isinstance(column, Leaf) and column.like else name


def _weighing(weighing: Weighing, assessment: Assessment, say: Voice) -> Iterator[Block]:
    if weighing.facts:
        yield Labelled(say("label-facts"), " ".join(weighing.facts), refs=weighing.facts)
    yield from _items(say("label-by"), weighing.evidence, assessment, say)
    facts = {f.id: f for f in assessment.case.facts}
    for id in weighing.inferences:
        fact = facts[id]
        base = say.listed(fact_named(one, assessment, say) for one in fact.inferred_from)
        text = say("inferred", fact=id, facts=base, strength=say(f"strength-{fact.strength}"))
        yield Labelled(say("label-inferred"), text, refs=(id, *fact.inferred_from))
    yield from _items(say("label-basis-by"), weighing.basis, assessment, say, causes=False)
    against = (*weighing.against_facts, *weighing.basis_against_facts)
    if against:
        yield Labelled(say("label-against-facts"), " ".join(against), refs=against)
    yield from _items(say("label-against-by"), (*weighing.against, *weighing.basis_against), assessment, say)
    if weighing.pointers:
        pointers = say.listed(fact_named(id, assessment, say) for id in weighing.pointers)
        yield Labelled(say("label-pointers"), pointers, refs=weighing.pointers)
    if weighing.causes:
        yield Labelled(say("label-thin"), say.remarks(weighing.causes))
    for note in weighing.notes:
        yield Labelled(say("label-note"), say.told(in_labels(note, assessment, say)))


def _items(
    label: str, counted: Iterable[Counted], assessment: Assessment, say: Voice, *, causes: bool = True
) -> Iterator[Block]:
    """Yield each item with where it is held, whose knowledge it is, what it counts, and why no more."""
    entered = {e.id: e for e in assessment.case.evidence}
    for c in counted:
        item, strength = entered[c.evidence], say(f"strength-{STRENGTHS[c.strength]}")
        name = items_named([item.id], assessment, say)
        name = say("held-in", item=name, place=item.held_in) if item.held_in else name
        source = say("through", source=c.source, person=item.through) if item.through else c.source
        text = say("item-counts", item=name, source=source, strength=strength)
        text = say("with-cause", text=text, cause=say.told(c.cause)) if causes and c.cause else text
        yield Labelled(label, text, refs=(c.evidence, c.source))
