"""The charges that were laid beside what the file supports: awareness, evidence, law, gates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attrs import evolve, field, frozen

from chargeassist.advice.select import CORE, chargeable, select
from chargeassist.advice.sheet import Defect, defects
from chargeassist.case.model import Laid
from chargeassist.findings.assess import Asked, find
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.departures import Departure
from chargeassist.law.model import Law, Offence
from chargeassist.law.penalties import gravity
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, remark

AS_EVIDENCED = "as-evidenced"
ONCE_DRAWN = "as-evidenced-once-drawn"
UNDERCHARGED = "undercharged"
EVIDENCE_MISSING = "evidence-missing"
LAW_GAP = "gap-in-the-law"
NOT_OPEN = "law-not-open"
"""The State's own offence stands and is not open, such as before it came into force."""
OVERCHARGED = "overcharged"
GATED = "should-not-have-been-charged"
GATE_FIRST = "gate-comes-first"
"""A gate that only asks for an authorisation, or a referral, before anything is charged."""
NOT_LISTED = "nothing-entered"


@frozen
class ReviewRow:
    """What the review says of one laid charge, or of a person against whom something was not laid."""

    laid: str
    """The id of the laid charge; empty for what nobody laid."""
    code: str
    charge: str = ""
    """The charge it was matched with, or that should have been thought of."""
    lacking: tuple[tuple[str, Standing], ...] = ()
    instead: tuple[str, ...] = ()
    """Charges that the file supports: graver ones for an undercharged case, lesser for an overcharged."""
    text: Remark = field(kw_only=True)
    departures: tuple[Departure, ...] = ()
    """What the State's pack says of its law beside the treaty's, where that is the gap."""


@frozen
class Review:
    """Every row, laid charges in the order of the case, then what nobody laid."""

    assessment: Assessment = field(repr=False)
    rows: tuple[ReviewRow, ...]
    defects: tuple[Defect, ...] = ()
    """What the charge sheet itself does wrong or leaves open, count by count."""


def review(assessment: Assessment) -> Review:
    """Return what the file says of the charges that were laid.

    A charge is as evidenced, or will be once a person draws what it waits for (S40); undercharged
    although law and evidence are there; short of evidence; overcharged, with the element that fails; or
    it should not have been laid because of a gate, or not before a gate is passed.
    Where the treaty's offence stands and the State's own does not for want of a limb, that is a gap
    in the law, with what bridges it. Beside that stands what the charge sheet itself leaves open.
    """
    assessment = assessment.whole or assessment
    laid = assessment.case.laid
    rows = [_laid(one, assessment) for one in laid]
    rows += list(_not_laid(assessment))
    rows += list(law_gaps(assessment))
    return Review(assessment, tuple(rows), defects(assessment))


def _matched(laid: Laid, charges: Sequence[Charge]) -> Charge | None:
    """Return the best charge a laid one speaks of."""
    same = [
        c
        for c in charges
        if c.offence.key == laid.offence
        and c.matter.suspect == laid.suspect
        and laid.complainant in ("", c.matter.complainant)
        and laid.episode in ("", c.matter.episode)
    ]
    return max(same, key=lambda c: c.standing, default=None)


def _laid(laid: Laid, assessment: Assessment) -> ReviewRow:
    charge = _matched(laid, assessment.charges)
    if charge is None:
        return ReviewRow(laid.id, NOT_LISTED, text=remark("no-such-charge"))
    if charge.role == "blocked":
        bars = any(charge.id in g.blocks and g.gate.effect == "bars" for g in assessment.gates)
        return ReviewRow(laid.id, GATED if bars else GATE_FIRST, charge.id, text=charge.reasons[0])
    lacking = tuple((e.id, e.standing) for e in charge.elements if e.standing < Standing.DISPUTED)
    others = [c for c in assessment.charges if _beside(c, charge) and chargeable(c) and c.role != "blocked"]
    graver = [c for c in others if _graver(c, charge)]
    laid_offences = {one.offence for one in assessment.case.laid if one.suspect == laid.suspect}
    missed = tuple(c.id for c in graver if c.offence.key not in laid_offences)
    if charge.available.is_ == "no":
        text = remark("closed", why=charge.available.why)
        return ReviewRow(laid.id, OVERCHARGED, charge.id, lacking, tuple(c.id for c in others), text=text)
    if chargeable(charge):
        if missed:
            return ReviewRow(laid.id, UNDERCHARGED, charge.id, instead=missed, text=remark("graver-not-laid"))
        return ReviewRow(laid.id, AS_EVIDENCED, charge.id, text=remark("every-element-stands"))
    if charge.awaiting and not missed:
        text = remark("waits-for-a-person")
        return ReviewRow(laid.id, ONCE_DRAWN, charge.id, lacking, text=text)
    lesser = tuple(c.id for c in others if not _graver(c, charge))
    if charge.standing is Standing.CONTRADICTED or lesser:
        return ReviewRow(laid.id, OVERCHARGED, charge.id, lacking, lesser, text=remark("element-fails"))
    return ReviewRow(laid.id, EVIDENCE_MISSING, charge.id, lacking, text=remark("evidence-missing"))


def _beside(other: Charge, charge: Charge) -> bool:
    a, b = other.matter, charge.matter
    same_person = None in (a.complainant, b.complainant) or a.complainant == b.complainant
    return other is not charge and a.suspect == b.suspect and same_person


def _graver(other: Charge, charge: Charge) -> bool:
    core = (other.offence.family in CORE) - (charge.offence.family in CORE)
    return core > 0 or (core == 0 and gravity(other.offence.penalties) > gravity(charge.offence.penalties))


def _not_laid(assessment: Assessment) -> Iterator[ReviewRow]:
    """Yield the core charges that stand against persons of whom none of that family was laid."""
    if not assessment.case.laid:
        return
    families = {(one.suspect, one.offence) for one in assessment.case.laid}
    charged = {one.suspect for one in assessment.case.laid}
    for charge in assessment.charges:
        matter = charge.matter
        core = charge.offence.family in CORE and chargeable(charge) and charge.role != "blocked"
        if core and matter.suspect not in charged and (matter.suspect, charge.offence.key) not in families:
            text = remark("nothing-laid")
            yield ReviewRow("", UNDERCHARGED, charge.id, instead=(charge.id,), text=text)


def law_gaps(assessment: Assessment) -> Iterator[ReviewRow]:
    """Yield where the treaty's offence stands and the State's own falls short, with what bridges it.

    Only a gap in the law: the limb that carries the treaty's element has no home in the State's.
    """
    law = evolve(assessment.law, asked=("un",))
    treaty = select(find(assessment.case, law, Asked(assessment.stage)))
    for yard in treaty.charges:
        if yard.offence.family not in CORE or yard.standing < Standing.DISPUTED:
            continue
        own = [c for c in assessment.charges if c.offence.family == yard.offence.family and _same(c, yard)]
        stand = [c for c in own if c.standing >= Standing.DISPUTED]
        if any(c.available.is_ != "no" for c in stand):
            continue
        bridges = tuple(
            c.id for c in assessment.charges if _same(c, yard) and chargeable(c) and c.role != "blocked"
        )
        if stand:
            # The law has an answer, and it is not open: that is no gap in it (S44).
            text = remark("closed", why=stand[0].available.why)
            yield ReviewRow("", NOT_OPEN, stand[0].id, instead=bridges, text=text)
            continue
        best = max(own, key=lambda c: c.standing, default=None)
        lacking = (
            tuple((e.id, e.standing) for e in best.elements if e.standing < Standing.DISPUTED) if best else ()
        )
        text = _short_of(yard.offence, best.offence if best else None)
        known = _departures(assessment.law, yard.offence.key, {e for e, _ in lacking})
        yield ReviewRow("", LAW_GAP, best.id if best else yard.id, lacking, bridges, known, text=text)


def _short_of(treaty: Offence, own: Offence | None) -> Remark:
    if own is None:
        return remark("no-answer", offence=treaty.key, cite=treaty.provision)
    return remark("asks-for-more", offence=treaty.key, cite=treaty.provision, own=own.key)


def _departures(law: Law, baseline: str, lacking: Collection[str]) -> tuple[Departure, ...]:
    """Return where the packs asked for say that their law falls, or may fall, short of a treaty's offence.

    Those that are felt in an element that is lacking here, if any are.
    """
    every = [d for id in law.asked for d in law.pack(id).departures if d.baseline == baseline]
    short = tuple(d for d in every if d.how in ("narrower", "missing", "not-read"))
    return tuple(d for d in short if (d.own or d.element) in lacking) or short


def _same(a: Charge, b: Charge) -> bool:
    return (a.matter.suspect, a.matter.complainant) == (b.matter.suspect, b.matter.complainant)
