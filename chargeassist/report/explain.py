"""One charge, limb by limb, beside the places of the statute: the trace as an indented outline."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.law.algebra import ElementStands, Leaf, Stands
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import Weighing
from chargeassist.report.text import (
    SYMBOLS,
    gate_lines,
    labelled,
    rule,
    seen_text,
    title_of,
    wrapped,
)
from chargeassist.report.wording import worded
from chargeassist.words import say


def explanation(assessment: Assessment, offence: str, language: str = "en") -> str:
    """Return every charge of *offence* (``pack:offence``, or its id alone) limb by limb.

    Says so when no charge of it is listed.
    """
    charges = [c for c in assessment.charges if offence in (c.offence.key, c.offence.id)]
    if not charges:
        return "No charge of this offence against anybody in the case.\n"
    lines = [*wrapped(say("notice", language)), ""]
    for charge in charges:
        for gate in assessment.gates:
            if charge.id in gate.blocks:
                lines += gate_lines(gate, assessment, language)
        lines += _charge(charge, assessment, language)
    return "\n".join(lines) + "\n"


def _charge(charge: Charge, assessment: Assessment, language: str) -> Iterator[str]:
    yield rule(charge.matter.suspect)
    yield from labelled(charge.standing.word.upper() + ":", title_of(charge), 0)
    yield from wrapped(
        f"{charge.offence.source} {charge.offence.provision} ({seen_text(charge.offence, language)})",
        1,
    )
    yield from labelled("charge", charge.id, 1)
    for element in charge.elements:
        yield ""
        yield from _element(element, assessment, language)
    yield ""


def _element(element: ElementFinding, assessment: Assessment, language: str) -> Iterator[str]:
    cite = f" [{element.cite}]" if element.cite else ""
    yield f"{SYMBOLS[element.standing]} {element.title}: {element.standing.word}{cite}"
    if element.because:
        yield from wrapped(worded(element.because, language), 4)
    if element.limb is None:
        yield from labelled("on", " ".join(element.facts) or "nothing", 4)
    else:
        yield from _limb(element.limb, assessment, 2)


def _limb(limb: Limb, assessment: Assessment, indent: int) -> Iterator[str]:
    cite = f" [{limb.cite}]" if limb.cite else ""
    if limb.weighing is not None:
        yield from labelled(SYMBOLS[limb.standing], f"{_what(limb)}: {limb.standing.word}{cite}", indent)
        yield from _weighing(limb.weighing, assessment, indent + 4)
        return
    match limb.kind:
        case "not-needed-if" | "unless":
            first, other = limb.limbs
            yield from _limb(first, assessment, indent)
            # Accident and mistake stand beside every intention: told once somebody has said so.
            if _touched(other) or not all(_is_mistake(x) for x in other.leaves()):
                yield " " * indent + f"{limb.kind.replace('-', ' ')}{cite}: {other.standing.word}"
                yield from _limb(other, assessment, indent + 2)
        case _:
            head = f"at least {limb.count} of" if limb.kind == "at-least" else limb.kind.replace("-", " ")
            # In an open choice only what something is entered for is worth a line each.
            told = limb.limbs if limb.kind != "any-of" else [x for x in limb.limbs if _touched(x)]
            rest = len(limb.limbs) - len(told)
            more = f" ({rest} more with nothing entered)" if rest else ""
            yield " " * indent + f"{head}{cite}: {limb.standing.word}{more}"
            for inner in told:
                yield from _limb(inner, assessment, indent + 2)


def _touched(limb: Limb) -> bool:
    return any(
        x.weighing and (x.weighing.facts or x.weighing.against_facts or x.weighing.pointers)
        for x in limb.leaves()
    )


def _is_mistake(limb: Limb) -> bool:
    leaf = limb.column
    return isinstance(leaf, Leaf) and leaf.slot == "fault" and leaf.term in ("accident", "mistake")


def _what(limb: Limb) -> str:
    match limb.column:
        case Leaf() as leaf:
            name = leaf.name if leaf.holds else f"not {leaf.name}"
            return f"the like of {name}" if leaf.like else name
        case Stands(words=words):
            return words
        case ElementStands(element):
            return f"element {element}"
        case _:
            return "identity"


def _weighing(weighing: Weighing, assessment: Assessment, indent: int) -> Iterator[str]:
    if weighing.facts:
        yield from labelled("facts", " ".join(weighing.facts), indent)
    for c in weighing.evidence:
        why = f" ({worded(c.cause)})" if c.cause else ""
        yield from labelled("by", f"{c.evidence} from {c.source}: {STRENGTHS[c.strength]}{why}", indent)
    facts = {f.id: f for f in assessment.case.facts}
    for id in weighing.inferences:
        fact = facts[id]
        yield from labelled("inferred", f"{id} from {' '.join(fact.inferred_from)}, {fact.strength}", indent)
    for c in weighing.basis:
        yield from labelled("basis by", f"{c.evidence} from {c.source}: {STRENGTHS[c.strength]}", indent)
    if weighing.against_facts or weighing.basis_against_facts:
        facts_against = (*weighing.against_facts, *weighing.basis_against_facts)
        yield from labelled("against", " ".join(facts_against), indent)
    for c in (*weighing.against, *weighing.basis_against):
        why = f" ({worded(c.cause)})" if c.cause else ""
        yield from labelled(
            "against by", f"{c.evidence} from {c.source}: {STRENGTHS[c.strength]}{why}", indent
        )
    if weighing.pointers:
        yield from labelled("pointed to by", " ".join(weighing.pointers), indent)
    if weighing.causes:
        yield from labelled("thin:", "; ".join(map(worded, weighing.causes)), indent)
    for note in weighing.notes:
        yield from labelled("note:", worded(note), indent)
