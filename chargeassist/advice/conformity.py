"""A law beside a treaty, or beside another law, limb by limb: what is covered, and what catches the rest.

Set beside what the pack's author wrote of it in `departures.toml`. Never a score, and never a rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from chargeassist.advice.conformed import (
    Answering,
    AskedBeyond,
    BeyondLimbs,
    Caught,
    Conformity,
    Fitting,
    Held,
    Limbs,
    LimbVerdict,
    NotHeld,
    WrittenDeparture,
)
from chargeassist.findings.limbs import named, order_of
from chargeassist.law.algebra import Condition, Leaf
from chargeassist.law.departures import Departure
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.law.penalties import DEATH, LIFE, UNKNOWN, gravity
from chargeassist.reasoning.conformity import (
    COVERED,
    FAMILIES,
    NOT_COVERED,
    Conforming,
    Fit,
    Verdict,
    counterparts,
    rests_on_others,
)
from chargeassist.reasoning.patterns import Atom, Patterner
from chargeassist.words import Remark, remark

RESTS_ON_OTHERS, OF_NO_PERSON, MANY = "rests-on-others", "of-no-person", "too-many-stories"
CONSENT_RULE, VICTIMS_GATE = "consent-rule", "victims-gate"


def conformity(law: Law, pack: str, against: str = "un") -> Conformity:
    """Return what becomes of each offence of *against*, a treaty or another State's law, under *pack*.

    Of another State's law that is dual criminality: its offences of trafficking and smuggling alone.
    Raises KeyError for a pack that is not loaded.
    """
    own, other = law.pack(pack), law.pack(against)
    patterner = Patterner(law.vocabulary)
    ours = [o for o in _current(own) if not rests_on_others(o)]
    conforming = Conforming(ours, patterner)
    held: list[Held] = []
    left: list[NotHeld] = []
    for offence in sorted(_current(other), key=_in_order):
        why = _left_out(offence, other, patterner)
        if not why:
            limbs = tuple(_told(offence, conforming.verdicts(offence), own))
            held.append(Held(offence.key, offence.title, offence.source, offence.provision, limbs))
        elif other.treaty or why != OF_NO_PERSON:
            left.append(NotHeld(offence.key, offence.title, why))
    beyond = tuple(_beyond(ours, _current(other), patterner))
    departures = tuple(
        WrittenDeparture(d, _found(d, held, beyond))
        for d in own.departures
        if d.baseline.startswith(f"{other.id}:")
    )
    trafficking = tuple(_answering(o) for o in ours if o.family == "trafficking")
    return Conformity(own, other, trafficking, tuple(held), beyond, departures, tuple(left))


def _current(pack: Pack) -> tuple[Offence, ...]:
    return tuple(o for o in pack.offences if o.period.covers(pack.stated_at))


def _in_order(offence: Offence) -> int:
    """Return what puts trafficking and smuggling first."""
    return FAMILIES.index(offence.family) if offence.family in FAMILIES else len(FAMILIES)


def _left_out(offence: Offence, other: Pack, patterner: Patterner) -> str:
    if offence.family not in FAMILIES and (not other.treaty or offence.against == "State"):
        return OF_NO_PERSON
    if rests_on_others(offence):
        return RESTS_ON_OTHERS
    return "" if patterner.whole(offence) else MANY


def _answering(offence: Offence) -> Answering:
    return Answering(
        offence.key, offence.title, offence.source, offence.provision, offence.seen, most(offence)
    )


def most(offence: Offence) -> Remark:
    """Return the ordinary maximum of an offence."""
    months = gravity(offence.penalties)[0]
    match months:
        case _ if months >= DEATH:
            return remark("sentence-death")
        case _ if months >= LIFE:
            return remark("sentence-life")
        case 0:
            return remark("most-fine")
        case _ if months == UNKNOWN:
            return remark("most-not-stated")
        case _ if months % 12:
            return remark("most-months", n=months)
        case _:
            return remark("most-years", n=months // 12)


def _told(first: Offence, verdicts: Iterable[Verdict], own: Pack) -> Iterator[LimbVerdict]:
    """Yield the verdicts as they are told: limbs of one element that come to the same stand together."""
    cites = {e.id: e.cite for e in first.elements}
    grouped: dict[tuple[object, ...], LimbVerdict] = {}
    for verdict in verdicts:
        elements = tuple(e for e, _ in verdict.limbs)
        found = LimbVerdict(
            elements,
            tuple(dict.fromkeys(cites[e] for e in elements)),
            (_names(frozenset[Atom]().union(*(p for _, p in verdict.limbs))),) if verdict.limbs else (),
            verdict.status,
            tuple(map(_fitting, verdict.fits)),
            _names(verdict.story),
            tuple(_caught(first, o) for o in verdict.caught) if verdict.status != COVERED else (),
            "",
        )
        said = [d.how for d in own.departures if _speaks(d, first.key, found)]
        found = evolve(found, written=next(iter(sorted(said, key=_unread)), ""))
        key = (elements, found.status, found.fits, found.caught, found.written)
        before = grouped.get(key)
        grouped[key] = evolve(before, limbs=(*before.limbs, *found.limbs)) if before else found
    yield from grouped.values()


def _unread(how: str) -> bool:
    """Return what puts first that a text was not read: then nothing is said of the law."""
    return how != "not-read"


def _names(pattern: Iterable[Atom]) -> Limbs:
    return tuple(sorted({named(a) for a in pattern}, key=order_of))


def _fitting(fit: Fit) -> Fitting:
    asked = tuple(AskedBeyond(a.element, a.cite, tuple(map(_names, a.any_of))) for a in fit.asked)
    return Fitting(_answering(fit.offence), asked, _names(fit.unless), _names(fit.open))


def _caught(first: Offence, offence: Offence) -> Caught:
    lost = []
    if any(a.id.startswith("consent") for a in first.irrelevant):
        lost += [] if any(a.id.startswith("consent") for a in offence.irrelevant) else [CONSENT_RULE]
    if first.family == "trafficking" and offence.family != "trafficking":
        lost.append(VICTIMS_GATE)
    return Caught(_answering(offence), tuple(lost))


def _beyond(
    ours: Sequence[Offence], theirs: Sequence[Offence], patterner: Patterner
) -> Iterator[BeyondLimbs]:
    """Yield the limbs of offences of trafficking and smuggling that no offence of the other law has."""
    for offence in ours:
        if offence.family not in FAMILIES:
            continue
        known = [
            x
            for o in counterparts(offence, theirs)
            for e in o.elements
            for x in _asked(e.requires, patterner)
        ]
        for element in offence.elements:
            new = frozenset(
                x
                for x in _asked(element.requires, patterner)
                if not any(patterner.entails(x, k) or patterner.entails(k, x) for k in known)
            )
            if new and known:
                yield BeyondLimbs(_answering(offence), element.id, element.cite, _names(new))


def _asked(condition: Condition, patterner: Patterner) -> Iterator[Leaf]:
    """Yield what a condition asks for, states of mind apart, whoever it is asked of."""
    for pattern in patterner.of(condition).found:
        yield from (a for a in pattern if isinstance(a, Leaf) and a.holds and a.slot != "fault")


def _speaks(departure: Departure, offence: str, verdict: LimbVerdict) -> bool:
    """Return whether a departure that was written speaks of limbs that are not covered."""
    if departure.baseline != offence or verdict.status == COVERED or departure.how == "wider":
        return False
    if not verdict.elements:
        return True
    asked = {a.element for f in verdict.fits for a in f.asked}
    return departure.element in verdict.elements or departure.own in asked


def _found(departure: Departure, held: Sequence[Held], beyond: Sequence[BeyondLimbs]) -> bool:
    """Return whether computing found what was written: where no element is named, that nothing is covered."""
    verdicts = [v for h in held if h.offence == departure.baseline for v in h.limbs]
    if departure.how == "wider":
        elements = {departure.element, departure.own} - {""}
        return any(b.element in elements for b in beyond)
    if not departure.element:
        nothing = bool(verdicts) and all(v.status == NOT_COVERED for v in verdicts)
        return departure.how != "different" and nothing
    return any(_speaks(departure, departure.baseline, v) for v in verdicts)
