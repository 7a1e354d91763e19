"""Which State can charge what, which of them the same, and what stands under the law of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.advice.bases import Two, stands_on
from chargeassist.advice.bridges import answering, most
from chargeassist.advice.conformed import LimbVerdict
from chargeassist.advice.conformity import conformity
from chargeassist.advice.cooperated import Chargeable, Concurrent, Dual, Touched, Wanting
from chargeassist.advice.counts import ACTIVE
from chargeassist.advice.returning import perhaps_a_child
from chargeassist.advice.select import CORE
from chargeassist.advice.whereabouts import (
    acts_in,
    gains_in,
    held_in,
    home_states,
    now_in,
    state_in,
    suspects,
)
from chargeassist.findings.limbs import term_of
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Pack
from chargeassist.law.penalties import SERIOUS_MONTHS, UNKNOWN
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.verdicts import COVERED
from chargeassist.reasoning.weighing import unique
from chargeassist.words import Remark, remark

SHEET = (*ACTIVE, "awaiting")
_PROTOCOLS = {"trafficking": "tip", "smuggling": "som"}


def pack_of(state: str, assessment: Assessment) -> Pack | None:
    """Return the loaded law of a State; nothing where none is."""
    packs = (assessment.law.pack(id) for id in assessment.law.asked)
    return next((p for p in packs if state in (p.state, p.id) and not p.treaty), None)


def touched(state: str, assessment: Assessment) -> Touched:
    """Return with what a case touches a State, and what can be charged there."""
    case, pack = assessment.case, pack_of(state, assessment)
    charged = suspects(assessment)
    of = [p.id for p in case.persons if state in home_states(p.id, case)]
    charges = () if pack is None else tuple(c for c in assessment.charges if c.offence.pack == pack.id)
    return Touched(
        state,
        pack.id if pack else "",
        acts_in(state, assessment),
        tuple(e.id for e in held_in(state, case)),
        tuple(p for p in of if p in case.harmed()),
        tuple(p for p in of if p in charged),
        gains_in(state, assessment),
        tuple(p.id for p in case.proceedings if state_in(p.in_) == state),
        now_in(state, case),
        tuple(_chargeable(c) for c in charges if c.standing >= Standing.DISPUTED or c.awaiting),
    )


def _chargeable(charge: Charge) -> Chargeable:
    matter = charge.matter
    return Chargeable(
        charge.id,
        matter.suspect,
        matter.complainant or "",
        charge.offence.key,
        charge.offence.title,
        charge.offence.provision,
        most(charge.offence),
        serious(charge),
        fatal(charge),
        charge.standing,
        charge.role,
        charge.available.is_,
        charge.available.why,
    )


def fatal(charge: Charge) -> bool:
    """Return whether death is among the penalties that are, or may be, for this conduct."""
    terms = (t for p in charge.penalties if p.state != "not-for-this" for t in p.penalty.terms)
    return any(t.kind == "death" for t in terms)


def serious(charge: Charge) -> str:
    """Return whether an offence is a serious crime by its maximum; unknown where that was not seen."""
    return reaches(charge, SERIOUS_MONTHS)


def reaches(charge: Charge, floor: int) -> str:
    """Return whether the maximum of a charge reaches so many months; unknown where no law states it."""
    months = charge.gravity[0]
    if months == UNKNOWN or charge.gravity[2] < 0:
        return "unknown"
    return "yes" if months >= floor else "no"


def concurrent(states: Sequence[Touched]) -> tuple[Concurrent, ...]:
    """Return who can be charged in more than one State for what was done to one person."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for state in states:
        for one in state.charges:
            if one.available != "no" and one.role in SHEET:
                found.setdefault((one.suspect, one.complainant), []).append((state.state, one.charge))
    return tuple(
        Concurrent(suspect, complainant, unique(s for s, _ in each), tuple(c for _, c in each))
        for (suspect, complainant), each in found.items()
        if len({s for s, _ in each}) > 1
    )


def on_the_sheet(home: str, assessment: Assessment) -> tuple[Charge, ...]:
    """Return the charges of the home State that are on the sheet, or are once somebody signs."""
    pack = pack_of(home, assessment)
    return tuple(c for c in assessment.charges if pack and c.offence.pack == pack.id and c.role in SHEET)


def duals(two: Two, assessment: Assessment) -> Iterator[Dual]:
    """Yield each charge on the sheet beside the law of the other State: the same facts, then limb by limb."""
    sheet, other = on_the_sheet(two.home, assessment), pack_of(two.other, assessment)
    home = pack_of(two.home, assessment)
    limbs: dict[str, tuple[LimbVerdict, ...]] = {}
    if other and home and any(c.offence.family in CORE for c in sheet):
        limbs = {h.offence: h.limbs for h in conformity(assessment.law, other.id, home.id).offences}
    seen: set[tuple[object, ...]] = set()
    for charge in sheet:
        # One line for an offence and a person: of those harmed only a child changes what the law asks.
        key = charge.offence.key, charge.matter.suspect, charge.matter.mode, _of_a_child(charge, assessment)
        if key in seen:
            continue
        seen.add(key)
        same = {c.offence.key: c.offence for c in assessment.charges if other and _same(c, charge, other)}
        yield Dual(
            charge.id,
            charge.offence.title,
            other.id if other else "",
            tuple(map(answering, same.values())),
            tuple(_of_this_case(limbs.get(charge.offence.key, ()), charge, assessment)),
            serious(charge),
            _door(charge, two),
        )


def _of_a_child(charge: Charge, assessment: Assessment) -> bool:
    whom = charge.matter.complainant
    return whom is not None and perhaps_a_child(whom, assessment.case)


def _of_this_case(
    verdicts: Iterable[LimbVerdict], charge: Charge, assessment: Assessment
) -> Iterator[Wanting]:
    """Yield the limbs on which this charge stands and which the other law does not cover as they are."""
    names = {f.id: f.name for f in assessment.case.facts}
    terms = {names[id] for id in _conduct(charge) if id in names}
    terms |= {"age:child"} if _of_a_child(charge, assessment) else set()
    for verdict in verdicts:
        limbs = tuple(some for some in verdict.limbs if {term_of(limb) for limb in some} <= terms)
        if verdict.status != COVERED and (limbs or not verdict.limbs):
            asked = unique((a.element, a.cite) for fit in verdict.fits for a in fit.asked)
            yield Wanting(limbs, verdict.cites, verdict.status, asked)


def _same(one: Charge, charge: Charge, other: Pack) -> bool:
    """Return whether a charge of the other law stands on the same conduct, wherever it was done."""
    a, b = one.matter, charge.matter
    return (
        one.offence.pack == other.id
        and (a.suspect, a.complainant) == (b.suspect, b.complainant)
        and one.standing >= Standing.DISPUTED
        and bool(_conduct(one) & _conduct(charge))
    )


def _conduct(charge: Charge) -> set[str]:
    return {f for e in charge.elements for f in (*e.facts, *e.inferences)}


def _door(charge: Charge, two: Two) -> Remark:
    """Return how a charge comes under UNTOC article 16(1): by its Protocol, or as a serious crime."""
    protocol = _PROTOCOLS.get(charge.offence.family, "")
    rows = [next((p for p in two.parties.get(s, ()) if p.treaty == protocol), None) for s in two.both]
    standing = [stands_on(r, two.as_at) for r in rows]
    if protocol and standing == ["party", "party"]:
        return remark("door-protocol")
    if protocol and not set(standing) & {"not-party", "signatory", "not-yet"}:
        return remark("door-protocol-perhaps")
    match serious(charge):
        case "yes":
            return remark("door-serious")
        case "no":
            return remark("door-none")
        case _:
            return remark("door-not-stated")
