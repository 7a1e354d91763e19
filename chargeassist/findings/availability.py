"""Is the offence open at all: in force on the days, within jurisdiction, consented to? (S24)"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chargeassist.case.model import Case
from chargeassist.findings.authority import recorded
from chargeassist.findings.capacity import capacity
from chargeassist.findings.model import AsideFinding, Available
from chargeassist.findings.place import Answer, Place
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.reasoning.ages import Birth
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Look
from chargeassist.words import Remark, remark

YES = Answer("yes")


def available(place: Place, look: Look, asked: Sequence[AsideFinding], born: Sequence[Birth]) -> Available:
    """Return yes, no or unknown with every reason: the least open of the questions decides."""
    offence, matter, case = place.offence, place.matter, place.case
    if place.pack.treaty:
        return Available("no", (remark("treaty-is-a-yardstick"),))
    answers = [_in_force(offence, matter, case), place.jurisdiction(look)]
    answers.append(_in_time(offence, matter, case))
    answers.append(capacity(place.pack, born, matter.window, case.as_at))
    answers += [_consented(p) for p in asked]
    order = ("no", "unknown", "yes")
    is_ = min((a.is_ for a in answers), key=order.index)
    why = tuple(a.why for a in answers if a.why and (a.is_ != "yes" or is_ == "yes"))
    facts = tuple(dict.fromkeys(f for a in answers for f in a.facts))
    return Available(is_, why, facts, place.abroad())


def _in_force(offence: Offence, matter: Matter, case: Case) -> Answer:
    period = offence.period
    if period.erased is not None and case.as_at >= period.erased:
        return Answer("no", remark("repealed", day=str(period.erased)))
    if not matter.window.dated:
        return Answer("unknown", remark("conduct-undated"))
    first, last = matter.window.days()
    if not (period.covers(first) and period.covers(last)):
        return Answer("no", _not_in_force(period))
    if not period.since_seen:
        return Answer("unknown", remark("commencement-not-seen"))
    if not period.until_seen:
        return Answer("unknown", remark("end-not-seen"))
    return YES


def _not_in_force(period: Period) -> Remark:
    if period.since is None:
        return remark("no-longer-in-force", until=str(period.until))
    if period.until is None:
        return remark("not-yet-in-force", since=str(period.since))
    return remark("not-in-force", since=str(period.since), until=str(period.until))


def in_force(offence: Offence, matter: Matter, case: Case) -> bool:
    """Return whether an offence is in force on the days of a matter, or may be."""
    return _in_force(offence, matter, case).is_ != "no"


def _in_time(offence: Offence, matter: Matter, case: Case) -> Answer:
    """A bar that has run may have been interrupted: it is to be confirmed, never a no by itself."""
    last = matter.window.last
    if not offence.limitation or last is None:
        return YES
    months = last.month - 1 + offence.limitation
    ran_out = date(min(last.year + months // 12, 9999), months % 12 + 1, min(last.day, 28))
    return YES if case.as_at <= ran_out else Answer("unknown", remark("limitation-ran-out", day=str(ran_out)))


def _consented(precondition: AsideFinding) -> Answer:
    match precondition.state:
        case "given":
            return YES
        case "refused":
            return Answer("no", remark("precondition-refused", what=precondition.text))
        case "given-and-refused":
            return Answer("unknown", remark("precondition-contradicted", what=precondition.text))
        case _:
            return Answer("unknown", remark("precondition-not-recorded", what=precondition.text))


def preconditions(pack: Pack, offence: Offence, matter: Matter, case: Case) -> tuple[AsideFinding, ...]:
    """Return what must be given before the charge, and whether the case records it."""
    found = []
    if offence.authority:
        state = recorded(offence, matter.suspect, case, pack, offence.authority)
        found.append(AsideFinding("authority", "", Standing.MISSING, offence.authority, state=state))
    for p in offence.preconditions:
        state = recorded(offence, matter.suspect, case, pack)
        found.append(AsideFinding(p.id, p.cite, Standing.MISSING, pack.called(p.id), state=state))
    return tuple(found)
