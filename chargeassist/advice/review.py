"""The charges that were laid beside what the file supports: awareness, evidence, law, gates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import field, frozen

from chargeassist.advice.select import CORE, chargeable
from chargeassist.advice.sheet import Defect, defects
from chargeassist.advice.verdicts import (
    AS_EVIDENCED,
    EVIDENCE_MISSING,
    NOT_OPEN,
    ONCE_DRAWN,
    OVERCHARGED,
    UNDERCHARGED,
    beside,
    gap,
    highest,
    may_be_laid,
    spoken,
    verdict,
)
from chargeassist.case.model import Laid
from chargeassist.case.whom import outside
from chargeassist.findings.listing import listing, named_offences, told_in
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.departures import Departure
from chargeassist.law.model import Law, Offence
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.outcomes import Outcome, charge_id
from chargeassist.reasoning.reads import read_by
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold

GATED = "should-not-have-been-charged"
GATE_FIRST = "gate-comes-first"
"""A gate that only asks for an authorisation, or a referral, before anything is charged."""
OUTSIDE = "outside-the-law"
"""An offence that no law loaded has: kept as it was laid (S50)."""
_WHY = {
    AS_EVIDENCED: "every-element-stands",
    ONCE_DRAWN: "waits-for-a-person",
    OVERCHARGED: "element-fails",
    EVIDENCE_MISSING: "evidence-missing",
}


@untold
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
    outcome: str = ""
    """What became of the laid charge: amended, withdrawn, convicted, acquitted; empty where none is told."""
    departures: tuple[Departure, ...] = ()
    """What the State's pack says of its law beside the treaty's, where that is the gap."""


@untold
@frozen
class Review:
    """Every row, laid charges in the order of the case, then what nobody laid."""

    assessment: Assessment
    rows: tuple[ReviewRow, ...]
    defects: tuple[Defect, ...] = ()
    """What the charge sheet itself does wrong or leaves open, count by count."""


def review(assessment: Assessment) -> Review:
    """Return what the file says of the charges that were laid, for each person they were laid against.

    A charge is as evidenced, or will be once a person draws what it waits for (S40); undercharged where
    a graver one stands, whatever becomes of the one laid; short of evidence; overcharged, with the
    element that fails; or it should not have been laid because of a gate, or not before a gate is passed.
    What stands for a person for whom nothing was laid is named as well. Where the treaty's offence stands
    and the State's own does not for want of a limb, that is a gap in the law, with what bridges it.
    Beside that stands what the charge sheet itself leaves open.
    """
    assessment = assessment.whole or assessment
    laid = assessment.case.laid
    standing = may_be_laid(assessment.charges)
    rows = [_laid(one, person, assessment, standing) for one in laid for person in one.accused]
    rows += list(_not_laid(assessment, standing))
    rows += list(law_gaps(assessment))
    return Review(assessment, tuple(rows), defects(assessment))


def _laid(laid: Laid, suspect: str, assessment: Assessment, standing: Sequence[Charge]) -> ReviewRow:
    if laid in outside(assessment.case, assessment.law):
        return _outside(laid, suspect, assessment)
    charge = next(iter(highest(laid, suspect, assessment.charges)), None)
    found = beside(laid, suspect, charge, standing, assessment.case.laid)
    code = verdict(found)
    if charge is None:
        instead = tuple(c.id for c in found.others if c.role == "primary")
        return _row(laid, code, "", remark("no-such-charge"), instead=instead)
    if charge.role == "blocked":
        bars = any(charge.id in g.blocks and g.gate.effect == "bars" for g in assessment.gates)
        return _row(laid, GATED if bars else GATE_FIRST, charge.id, charge.reasons[0])
    lacking = tuple((e.id, e.standing) for e in charge.elements if e.standing < Standing.DISPUTED)
    others = {NOT_OPEN: found.others, UNDERCHARGED: found.missed, OVERCHARGED: found.lesser}.get(code, ())
    return _row(laid, code, charge.id, _why(code, charge), lacking, tuple(c.id for c in others))


def _why(code: str, charge: Charge) -> Remark:
    """Return why a count is judged as it is."""
    open_ = charge.available
    if code == NOT_OPEN:
        return remark("closed", why=open_.why)
    if code == UNDERCHARGED:
        stands = chargeable(charge) or charge.awaiting
        return remark("graver-not-laid" if stands else "fails-and-graver-stands")
    if code == AS_EVIDENCED and open_.is_ == "unknown":
        return remark("every-element-stands-if", why=open_.why)
    return remark(_WHY[code])


def _outside(laid: Laid, suspect: str, assessment: Assessment) -> ReviewRow:
    """Say that no law loaded has an offence; a gate of the person comes before it all the same."""
    for gate in assessment.gates:
        if gate.person == suspect and gate.in_force:
            text = remark("outside-behind-gate", offence=laid.offence, gate=gate.gate.key)
            return _row(laid, GATE_FIRST, "", text)
    return _row(laid, OUTSIDE, "", remark("no-law-has-it", offence=laid.offence))


def _row(
    laid: Laid,
    code: str,
    charge: str,
    text: Remark,
    lacking: tuple[tuple[str, Standing], ...] = (),
    instead: tuple[str, ...] = (),
) -> ReviewRow:
    return ReviewRow(laid.id, code, charge, lacking, instead, text=text, outcome=laid.became)


def _not_laid(assessment: Assessment, standing: Iterable[Charge]) -> Iterator[ReviewRow]:
    """Yield, for each suspect and each person no count speaks of together, what stands at the head."""
    found: dict[tuple[str, str | None], list[Charge]] = {}
    for charge in standing:
        suspect, person = charge.matter.suspect, charge.matter.complainant
        named = any(spoken(one, suspect, charge) for one in assessment.case.laid)
        if assessment.case.laid and charge.role == "primary" and not named:
            found.setdefault((suspect, person), []).append(charge)
    charged = {p for one in assessment.case.laid for p in one.accused}
    for (suspect, person), charges in found.items():
        text = remark("nothing-laid")
        if suspect in charged and person:
            text = remark("nothing-laid-for", person=person)
        every = tuple(c.id for c in charges)
        yield ReviewRow("", UNDERCHARGED, every[0], instead=every, text=text)


def law_gaps(assessment: Assessment) -> Iterator[ReviewRow]:
    """Yield where the treaty's offence stands and the State's own falls short, with what bridges it.

    Only a gap in the law: the limb that carries the treaty's element has no home in the State's.
    """
    for yard in _by_the_treaty(assessment):
        own = [c for c in assessment.charges if c.offence.family == yard.offence.family and _same(c, yard)]
        code = gap(own)
        if not code:
            continue
        bridges = tuple(c.id for c in may_be_laid(assessment.charges) if _same(c, yard))
        if code == NOT_OPEN:
            closed = next(c for c in own if c.standing >= Standing.DISPUTED)
            text = remark("closed", why=closed.available.why)
            yield ReviewRow("", code, closed.id, instead=bridges, text=text)
            continue
        best = max(own, key=lambda c: c.standing, default=None)
        lacking = (
            tuple((e.id, e.standing) for e in best.elements if e.standing < Standing.DISPUTED) if best else ()
        )
        text = _short_of(yard.offence, best.offence if best else None)
        known = _departures(assessment.law, yard.offence.key, {e for e, _ in lacking})
        charge = best.id if best else charge_id(yard)
        yield ReviewRow("", code, charge, lacking, bridges, departures=known, text=text)


def _by_the_treaty(assessment: Assessment) -> list[Outcome]:
    """Return the treaty's core offences that stand: weighed alone, for no charge is made of them."""
    case, law = assessment.case, assessment.law
    pack = law.pack("un")
    core = read_by(pack, [o.id for o in pack.offences if o.family in CORE])
    named = named_offences(case, (), pack)
    weighed = weigh_pack(case, pack, law.vocabulary, assessment.stage, core, named=named)
    told = (o for o in told_in(listing(weighed, case, ())) if o.offence.family in CORE)
    stand = (o for o in told if o.standing >= Standing.DISPUTED)
    return sorted(stand, key=lambda o: (-o.standing, charge_id(o)))


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


def _same(a: Charge, b: Outcome) -> bool:
    return (a.matter.suspect, a.matter.complainant) == (b.matter.suspect, b.matter.complainant)
