"""Keys that are worked out from a value: one small function each, whose return type is the key's type."""

from __future__ import annotations

from chargeassist import __version__
from chargeassist.case.model import Case
from chargeassist.case.write import case_digest
from chargeassist.findings.entered import Lacked, Omitted
from chargeassist.findings.model import (
    Assessment,
    Charge,
    ElementFinding,
    GateFinding,
    PenaltyFinding,
    WhyNot,
)
from chargeassist.law.algebra import ElementStands, Identity, Leaf, Stands
from chargeassist.law.model import Pack
from chargeassist.law.penalties import Penalty
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.trace import Limb
from chargeassist.report.keys import Count, Digest
from chargeassist.report.pages.common import reviewed
from chargeassist.report.voice import Voice
from chargeassist.report.wording import reason_text
from chargeassist.words import told

ASSESSMENT = "chargeassist/assessment/1"
_SAY = Voice()
"""JSON is written in one language: what it says is for people, what it means stands in codes."""


def schema(_: Assessment) -> str:
    """Return the name of the contract."""
    return ASSESSMENT


def notice(_: object) -> str:
    """Return what every answer is and is not."""
    return _SAY("notice")


def engine(_: object) -> str:
    """Return the version that weighed."""
    return __version__


def digest_of_case(case: Case) -> Digest:
    """Return the digest of a case."""
    return Digest(case_digest(case))


def digest_of_pack(pack: Pack) -> Digest:
    """Return the digest of a pack."""
    return Digest(pack.digest)


def review(pack: Pack) -> str:
    """Return how much of a pack was compared with its sources."""
    return reviewed(pack, _SAY)


def first_missing(omitted: Omitted) -> dict[str, Count]:
    """Return how many charges each element keeps out."""
    return {element: Count(count) for element, count in omitted.first_missing}


def expected_key(lacked: Lacked) -> str:
    """Return ``pack:offence`` of what a pack says it lacks."""
    return f"{lacked.pack}:{lacked.expected.id}"


def omitted_closed(omitted: Omitted) -> Count | None:
    """Return how many charges are closed by who the persons are, if any is."""
    return Count(omitted.closed) if omitted.closed else None


def omitted_count(omitted: Omitted) -> Count:
    """Return how many charges are not listed."""
    return Count(omitted.count)


def effect(finding: GateFinding) -> str:
    """Return what a gate does, with the law's words for it."""
    return " ".join(filter(None, (finding.effect, "" if finding.by_label else finding.gate.effect_words)))


def provision(charge: Charge) -> str:
    """Return where the offence stands in the law."""
    return f"{charge.offence.source} {charge.offence.provision}".strip()


def supported_elements(charge: Charge) -> Count:
    """Return how many elements stand supported."""
    return Count(charge.supported[0])


def all_elements(charge: Charge) -> Count:
    """Return how many elements there are."""
    return Count(charge.supported[1])


def headline(charge: Charge) -> str | None:
    """Return that every element falls with one source, where it does."""
    one = charge.one_source
    return _SAY("one-source", source=one.source, items=", ".join(one.evidence)) if one else None


def reasons(charge: Charge) -> tuple[str, ...]:
    """Return why a charge has its role."""
    return tuple(map(reason_text, charge.reasons))


def because(element: ElementFinding) -> str:
    """Return why an element need not be proved, or stands with the conduct."""
    return told(element.because)


def awaits(element: ElementFinding) -> bool | None:
    """Return that an element waits for a person, where it does."""
    return element.awaits or None


def one_step_away(why: WhyNot) -> bool | None:
    """Return that a graver charge waits for a person alone, where it does."""
    return why.awaiting or None


def conditional(penalty: Penalty) -> bool:
    """Return whether a penalty depends on something further."""
    return penalty.when is not None


def for_whom(penalty: Penalty) -> str | None:
    """Return whose penalty it is, where it is not a natural person's."""
    return "company" if penalty.for_company else None


def conditional_here(found: PenaltyFinding) -> bool:
    """Return whether a penalty of a charge depends on something further."""
    return conditional(found.penalty)


def for_whom_here(found: PenaltyFinding) -> str | None:
    """Return whose penalty it is in a charge, where it is not a natural person's."""
    return for_whom(found.penalty)


def counts(item: Counted) -> str:
    """Return how strongly an item counts."""
    return STRENGTHS[item.strength]


def limb_is(limb: Limb) -> str:
    """Return how the limbs beneath a limb count together."""
    return limb.kind.replace("-", " ")


def of_how_many(limb: Limb) -> Count | None:
    """Return how many limbs must stand, where not all and not any."""
    return Count(limb.count) if limb.kind == "at-least" else None


def term(limb: Limb) -> str | None:
    """Return the term a leaf asks for."""
    return limb.column.name if isinstance(limb.column, Leaf) else None


def holds(limb: Limb) -> bool | None:
    """Return whether the term is to hold."""
    return limb.column.holds if isinstance(limb.column, Leaf) else None


def open_list(limb: Limb) -> bool | None:
    """Return that a leaf asks for the like of a term, where it does."""
    return True if isinstance(limb.column, Leaf) and limb.column.like else None


def offence(limb: Limb) -> str | None:
    """Return the offence a limb asks for."""
    return limb.column.words if isinstance(limb.column, Stands) else None


def element(limb: Limb) -> str | None:
    """Return the element a limb asks for."""
    return limb.column.element if isinstance(limb.column, ElementStands) else None


def identity(limb: Limb) -> bool | None:
    """Return that a limb asks for identity, where it does."""
    return True if isinstance(limb.column, Identity) else None
