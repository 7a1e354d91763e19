"""The tables of an assessment and of a review, where they differ from the values they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chargeassist.advice.counts import Count
from chargeassist.advice.review import Review, ReviewRow
from chargeassist.findings.entered import Lacked, Omitted
from chargeassist.findings.model import (
    AsideFinding,
    Assessment,
    Available,
    Caution,
    Charge,
    ElementFinding,
    Gap,
    GateFinding,
    PenaltyFinding,
    RestsOn,
    Unused,
    WhyNot,
)
from chargeassist.findings.offers import Draft
from chargeassist.findings.ranking import ROLES
from chargeassist.law.model import Pack
from chargeassist.law.penalties import Penalty
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.standing import STAGES
from chargeassist.reasoning.trace import Limb
from chargeassist.report import addresses, computed
from chargeassist.report.keys import OF_TEXT, SELF, Key, Shape, own_keys
from chargeassist.report.wording import sought_text, state_text

LIMBS = ("leaf", "all of", "any of", "at least", "not needed if", "unless")
POINTER = Shape("pointer", (Key("term", 0), Key("facts", 1)))
PROOF = Shape("proof", (Key("grade", 0), Key("what", 1), Key("holder", 2)))
LACKING = Shape("lacking", (Key("element", 0), Key("standing", 1)))
NEXUS = Shape("nexus", (Key("standing", "nexus"), Key("facts", "nexus_facts")))
SUPPORTED = Shape(
    "supported", (Key("elements", computed.supported_elements), Key("of", computed.all_elements))
)
MODE = Shape("mode", (Key("mode", "id"), Key("cite")))
SEEN = Shape("seen", (Key("how", "seen"), Key("source", "seen_source"), Key("on", "seen_on"), Key("review")))
CASE = Shape("case", (Key("id"), Key("digest", computed.digest_of_case)))

SHAPES: Mapping[Any, Shape] = {
    Assessment: Shape(
        "assessment",
        (
            Key("schema", computed.schema, says=(("const", computed.ASSESSMENT),)),
            Key("notice", computed.notice),
            Key("engine", computed.engine),
            Key("stage", says=(("enum", tuple(STAGES)),)),
            Key("packs", "law.packs"),
            Key("case", shape=CASE),
            Key("as_at", "case.as_at"),
            Key("gates"),
            Key("charges"),
            Key("omitted"),
            Key("flags"),
            Key("unused_evidence"),
            Key("unidentified"),
            Key("only", optional=True),
            Key("persons", optional=True),
            Key("entered_and_read_by_none", optional=True),
            Key("asked_and_unknown", optional=True),
            Key("proposed", optional=True),
            Key("expects", optional=True),
        ),
    ),
    Pack: Shape(
        "pack",
        (
            Key("id"),
            Key("title"),
            Key("version"),
            Key("digest", computed.digest_of_pack),
            Key("stated_at"),
            Key("review", computed.review),
            Key("fictional"),
        ),
    ),
    GateFinding: Shape(
        "gate",
        (
            Key("id"),
            Key("person"),
            Key("title", "gate.title"),
            Key("effect", computed.effect),
            Key("cite", "gate.cite"),
            Key("covers", "gate.covers.text"),
            Key("blocks"),
            Key("stands_beside", optional=True),
            Key("opened_by"),
            Key("grounds"),
            Key("bare"),
            Key("standing"),
            Key("nexus", SELF, NEXUS),
            Key("steps", "gate.steps"),
            Key("lifted_by", or_null=True),
            Key("by_label", optional=True),
        ),
    ),
    Available: Shape(
        "available",
        (
            Key("is", "is_", says=(("enum", ("yes", "no", "unknown")),)),
            Key("why"),
            Key("facts"),
            Key("abroad", optional=True),
        ),
    ),
    Charge: Shape(
        "charge",
        (
            Key("id"),
            Key("suspect", "matter.suspect"),
            Key("complainant", "matter.complainant"),
            Key("episode", "matter.episode", or_null=True),
            Key("offence", "offence.key"),
            Key("title", "offence.title"),
            Key("provision", computed.provision),
            Key("seen", "offence", SEEN),
            Key("mode", "matter.mode"),
            Key("period", "matter.window.text", or_null=True),
            Key("available"),
            Key("standing"),
            Key("supported", SELF, SUPPORTED),
            Key("headline", computed.headline),
            Key("role", says=(("enum", ROLES),)),
            Key("reasons", computed.reasons),
            Key("reason_ids", addresses.reason_ids, optional=True),
            Key("alternative_to", optional=True),
            Key("penalty", "penalties"),
            Key("aggravations"),
            Key("asides"),
            Key("defences"),
            Key("preconditions"),
            Key("orders"),
            Key("modes", "offence.modes", MODE),
            Key("elements"),
            Key("proposals", optional=True),
            Key("gaps"),
            Key("rests_on"),
            Key("sources"),
            *OF_TEXT,
            Key("why_not"),
        ),
    ),
    WhyNot: Shape(
        "whynot",
        (
            *own_keys(WhyNot)[:3],
            Key("lacking", shape=LACKING),
            Key("way_up"),
            Key("awaiting", computed.one_step_away, optional=True),
        ),
    ),
    RestsOn: Shape("restson", (Key("source"), Key("evidence"), Key("falls_to"))),
    Penalty: Shape(
        "penalty",
        (
            Key("id"),
            Key("cite"),
            Key("text"),
            Key("conditional", computed.conditional),
            Key("for", computed.for_whom, optional=True, says=(("const", "company"),)),
            Key("since", optional=True),
        ),
    ),
    PenaltyFinding: Shape(
        "chargepenalty",
        (
            Key("id", "penalty.id"),
            Key("cite", "penalty.cite"),
            Key("text", "penalty.text"),
            Key("conditional", computed.conditional_here),
            Key("for", computed.for_whom_here, optional=True, says=(("const", "company"),)),
            Key("state", says=(("enum", ("applies", "open", "not-for-this")),)),
            Key("decided_by", optional=True),
            Key("facts", optional=True),
        ),
    ),
    AsideFinding: Shape(
        "beside",
        (
            Key("id"),
            Key("cite"),
            Key("text"),
            Key("standing"),
            Key("facts"),
            Key("state", state_text, optional=True),
            Key("penalty", "penalties", optional=True),
        ),
    ),
    ElementFinding: Shape(
        "element",
        (
            Key("id"),
            Key("title"),
            Key("cite"),
            Key("nature"),
            Key("standing"),
            Key("need_not_be_proved"),
            Key("because", computed.because),
            Key("both_branches"),
            Key("facts"),
            Key("evidence"),
            Key("open", "open_", optional=True),
            Key("against"),
            Key("against_facts"),
            Key("contradicted"),
            Key("inferences"),
            Key("basis"),
            Key("watch"),
            *OF_TEXT,
            Key("causes"),
            Key("notes"),
            Key("pointers", shape=POINTER),
            Key("in_totality"),
            Key("awaits", computed.awaits, optional=True),
            Key("limbs", "limb"),
        ),
    ),
    Counted: Shape(
        "item",
        (
            Key("id", "evidence"),
            Key("fact"),
            Key("counts", computed.counts, says=(("enum", STRENGTHS),)),
            Key("source"),
            Key("because", "cause", optional=True),
        ),
    ),
    Limb: Shape(
        "limb",
        (
            Key("id", addresses.limb_id, optional=True),
            Key("is", computed.limb_is, says=(("enum", LIMBS),)),
            Key("standing"),
            Key("cite", optional=True),
            Key("count", computed.of_how_many, optional=True),
            Key("term", computed.term, optional=True),
            Key("holds", computed.holds, optional=True),
            Key("open_list", computed.open_list, optional=True),
            Key("offence", computed.offence, optional=True),
            Key("element", computed.element, optional=True),
            Key("identity", computed.identity, optional=True),
            Key("facts", "weighing.facts", optional=True),
            Key("evidence", "weighing.evidence", optional=True),
            Key("against", "weighing.against", optional=True),
            Key("inferences", "weighing.inferences", optional=True),
            Key("causes", "weighing.causes", optional=True),
            Key("limbs", optional=True),
        ),
    ),
    Draft: Shape("draft", (*own_keys(Draft)[:7], *(Key(k, optional=True) for k in ("holds", "id")))),
    Gap: Shape(
        "gap",
        (
            Key("id", addresses.gap_id, optional=True),
            *own_keys(Gap)[:2],
            Key("term", sought_text),
            Key("question"),
            Key("proof", shape=PROOF),
        ),
    ),
    Lacked: Shape(
        "lacked",
        (
            Key("id", computed.expected_key),
            Key("title", "expected.title"),
            Key("class", "expected.class_"),
            Key("provision", "expected.provision", or_null=True),
            Key("how", "expected.how"),
            Key("facts"),
            Key("charges"),
            Key("laid"),
            Key("note", "expected.note", optional=True),
        ),
    ),
    Omitted: Shape(
        "omitted",
        (
            Key("count", computed.omitted_count),
            Key("first_missing", computed.first_missing),
            Key("closed", computed.omitted_closed, optional=True),
        ),
    ),
    Caution: Shape("flag", own_keys(Caution)),
    Count: Shape("count", (*own_keys(Count)[:-2], *(Key(k, optional=True) for k in ("jointly", "like")))),
    Review: Shape("review", (Key("verdicts", "rows"), Key("defects"))),
    ReviewRow: Shape("verdict", own_keys(ReviewRow)),
    Unused: Shape("unused", (Key("id", "evidence"), Key("why"))),
}
"""By the type of the value; what is not here is written by its own fields."""
