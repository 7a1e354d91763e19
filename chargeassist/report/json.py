"""An assessment as plain tables and as JSON, schema `chargeassist/assessment/1`: same input, same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from chargeassist import __version__
from chargeassist.case.write import case_digest
from chargeassist.findings.model import (
    Assessment,
    Beside,
    Charge,
    ElementFinding,
    Gap,
    GateFinding,
    RestsOn,
    WhyNot,
)
from chargeassist.law.algebra import ElementStands, Identity, Leaf, Stands
from chargeassist.law.model import Offence, Pack
from chargeassist.law.penalties import Penalty
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import Weighing
from chargeassist.report.pages.common import reviewed
from chargeassist.report.shapes import (
    SCHEMA,
    AssessmentTable,
    BesideTable,
    ChargeTable,
    ElementTable,
    GapTable,
    GateTable,
    ItemTable,
    LimbTable,
    PackTable,
    PenaltyTable,
    SeenTable,
    WhyNotTable,
)
from chargeassist.report.voice import Voice
from chargeassist.report.wording import reason_text, sought_text, state_text, told, worded
from chargeassist.words import say


def to_json(assessment: Assessment) -> str:
    """Return the assessment as JSON text that ends with a line break; byte-identical for the same input."""
    return json.dumps(to_dict(assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(assessment: Assessment) -> dict[str, Any]:
    """Return the assessment as plain tables: strings, numbers, lists and tables only."""
    case = assessment.case
    found: AssessmentTable = {
        "schema": SCHEMA,
        "notice": say("notice"),
        "engine": __version__,
        "stage": assessment.stage,
        "packs": [_pack(p) for p in assessment.law.packs],
        "case": {"id": case.id, "digest": case_digest(case)},
        "as_at": case.as_at.isoformat(),
        "gates": [_gate(g) for g in assessment.gates],
        "charges": [_charge(c) for c in assessment.charges],
        "omitted": {
            "count": assessment.omitted.count,
            "first_missing": dict(assessment.omitted.first_missing),
        },
        "flags": [{"code": f.code, "about": f.about, "text": worded(f.text)} for f in assessment.flags],
        "unused_evidence": [{"id": u.evidence, "why": worded(u.why)} for u in assessment.unused_evidence],
        "unidentified": list(assessment.unidentified),
    }
    return cast(dict[str, Any], found)


def _pack(pack: Pack) -> PackTable:
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "digest": pack.digest,
        "stated_at": pack.stated_at.isoformat(),
        "review": reviewed(pack, Voice()),
        "fictional": pack.fictional,
    }


def _gate(finding: GateFinding) -> GateTable:
    gate = finding.gate
    return {
        "id": finding.id,
        "person": finding.person,
        "title": gate.title,
        "effect": " ".join(filter(None, (gate.effect, gate.effect_words))),
        "cite": gate.cite,
        "covers": gate.covers.text,
        "blocks": list(finding.blocks),
        "opened_by": list(finding.opened_by),
        "grounds": [worded(g) for g in finding.grounds],
        "bare": finding.bare,
        "standing": finding.standing.word,
        "nexus": {"standing": finding.nexus.word, "facts": list(finding.nexus_facts)},
        "steps": list(gate.steps),
        "lifted_by": finding.lifted_by or None,
    }


def _seen(offence: Offence) -> SeenTable:
    on = offence.seen_on.isoformat() if offence.seen_on else None
    return {"how": offence.seen, "source": offence.seen_source, "on": on, "review": worded(offence.review)}


def _charge(charge: Charge) -> ChargeTable:
    offence, matter = charge.offence, charge.matter
    k, n = charge.supported
    one = charge.one_source
    return {
        "id": charge.id,
        "suspect": matter.suspect,
        "complainant": matter.complainant,
        "episode": matter.episode or None,
        "offence": offence.key,
        "title": offence.title,
        "provision": f"{offence.source} {offence.provision}".strip(),
        "seen": _seen(offence),
        "mode": matter.mode,
        "period": matter.window.text or None,
        "available": {
            "is": charge.available.is_,
            "why": [worded(w) for w in charge.available.why],
            "facts": list(charge.available.facts),
        },
        "standing": charge.standing.word,
        "supported": {"elements": k, "of": n},
        "headline": _headline(one) if one else None,
        "role": charge.role,
        "reasons": [reason_text(r) for r in charge.reasons],
        "penalty": [_penalty(p) for p in offence.penalties],
        "aggravations": [_beside(a) for a in charge.aggravations],
        "asides": [_beside(a) for a in charge.asides],
        "defences": [_beside(d) for d in charge.defences],
        "preconditions": [_beside(p) for p in charge.preconditions],
        "orders": [_beside(o) for o in charge.orders],
        "modes": [{"mode": m.id, "cite": m.cite} for m in offence.modes],
        "elements": [_element(e) for e in charge.elements],
        "gaps": [_gap(g) for g in charge.gaps],
        "rests_on": [
            {"source": r.source, "evidence": list(r.evidence), "falls_to": r.falls_to.word}
            for r in charge.rests_on
        ],
        "sources": list(charge.sources),
        "why_not": _why_not(charge.why_not) if charge.why_not else None,
    }


def _why_not(why: WhyNot) -> WhyNotTable:
    return {
        "charge": why.charge,
        "offence": why.offence,
        "title": why.title,
        "lacking": [{"element": id, "standing": standing.word} for id, standing in why.lacking],
        "way_up": [_gap(g) for g in why.way_up],
    }


def _headline(one: RestsOn) -> str:
    return say("one-source", source=one.source, items=", ".join(one.evidence))


def _penalty(penalty: Penalty) -> PenaltyTable:
    found: PenaltyTable = {
        "id": penalty.id,
        "cite": penalty.cite,
        "text": penalty.text,
        "conditional": penalty.when is not None,
    }
    if penalty.for_company:
        found["for"] = "company"
    return found


def _beside(beside: Beside) -> BesideTable:
    found: BesideTable = {
        "id": beside.id,
        "cite": beside.cite,
        "text": told(beside.text),
        "standing": beside.standing.word,
        "facts": list(beside.facts),
    }
    if beside.state:
        found["state"] = state_text(beside)
    if beside.penalties:
        found["penalty"] = [_penalty(p) for p in beside.penalties]
    return found


def _counted(items: Iterable[Counted]) -> list[ItemTable]:
    rows = []
    for c in items:
        row: ItemTable = {
            "id": c.evidence,
            "fact": c.fact,
            "counts": STRENGTHS[c.strength],
            "source": c.source,
        }
        if c.cause:
            row["because"] = worded(c.cause)
        rows.append(row)
    return rows


def _element(element: ElementFinding) -> ElementTable:
    return {
        "id": element.id,
        "title": element.title,
        "cite": element.cite,
        "nature": element.nature,
        "standing": element.standing.word,
        "need_not_be_proved": element.need_not_be_proved,
        "because": told(element.because),
        "both_branches": element.both_branches,
        "facts": list(element.facts),
        "evidence": _counted(element.evidence),
        "against": _counted(element.against),
        "against_facts": list(element.against_facts),
        "contradicted": [worded(x) for x in element.contradicted],
        "inferences": list(element.inferences),
        "basis": _counted(element.basis),
        "watch": [worded(x) for x in element.watch],
        "causes": [worded(c) for c in element.causes],
        "notes": [worded(n) for n in element.notes],
        "pointers": [{"term": worded(term), "facts": list(facts)} for term, facts in element.pointers],
        "in_totality": element.in_totality,
        "limbs": None if element.limb is None else limb_to_dict(element.limb),
    }


def limb_to_dict(limb: Limb) -> LimbTable:
    """Return one limb of a trace and those beneath it."""
    found: LimbTable = {"is": limb.kind.replace("-", " "), "standing": limb.standing.word}
    if limb.cite:
        found["cite"] = limb.cite
    if limb.kind == "at-least":
        found["count"] = limb.count
    match limb.column:
        case Leaf() as leaf:
            found["term"] = leaf.name
            found["holds"] = leaf.holds
            if leaf.like:
                found["open_list"] = True
        case Stands(words=words):
            found["offence"] = words
        case ElementStands(element):
            found["element"] = element
        case Identity():
            found["identity"] = True
        case None:
            pass
    if limb.weighing is not None:
        _add_weighing(found, limb.weighing)
    if limb.limbs:
        found["limbs"] = [limb_to_dict(x) for x in limb.limbs]
    return found


def _add_weighing(found: LimbTable, weighing: Weighing) -> None:
    if weighing.facts:
        found["facts"] = list(weighing.facts)
    if weighing.evidence:
        found["evidence"] = _counted(weighing.evidence)
    if weighing.against:
        found["against"] = _counted(weighing.against)
    if weighing.inferences:
        found["inferences"] = list(weighing.inferences)
    if weighing.causes:
        found["causes"] = [worded(c) for c in weighing.causes]


def _gap(gap: Gap) -> GapTable:
    return {
        "element": gap.element,
        "kind": gap.kind,
        "term": sought_text(gap),
        "question": told(gap.question),
        "proof": [{"grade": worded(g), "what": w, "holder": h} for g, w, h in gap.proof],
    }
