"""Is the offence open at all: in force on the days, within jurisdiction, consented to? (S24)"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from chargeassist.case.model import Case, Fact
from chargeassist.findings.authority import recorded
from chargeassist.findings.model import AsideFinding, Available
from chargeassist.law.model import Aside, Offence, Pack, Period
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Look, trace
from chargeassist.words import Remark, remark


@frozen
class _Answer:
    """What one of the questions comes to: yes, no or unknown, with the reason and the facts."""

    is_: str
    why: Remark | None = None
    facts: tuple[str, ...] = ()


YES = _Answer("yes")


def available(
    offence: Offence,
    matter: Matter,
    pack: Pack,
    case: Case,
    conduct: Sequence[Fact],
    look: Look,
    asked: Sequence[AsideFinding],
) -> Available:
    """Return yes, no or unknown with every reason: the least open of the questions decides."""
    if pack.treaty:
        return Available("no", (remark("treaty-is-a-yardstick"),))
    answers = [_in_force(offence, matter, case), _jurisdiction(offence, pack, conduct, look)]
    answers.append(_in_time(offence, matter, case))
    answers += [_consented(p) for p in asked]
    order = ("no", "unknown", "yes")
    is_ = min((a.is_ for a in answers), key=order.index)
    why = tuple(a.why for a in answers if a.why and (a.is_ != "yes" or is_ == "yes"))
    return Available(is_, why, tuple(dict.fromkeys(f for a in answers for f in a.facts)))


def _in_force(offence: Offence, matter: Matter, case: Case) -> _Answer:
    period = offence.period
    if period.erased is not None and case.as_at >= period.erased:
        return _Answer("no", remark("repealed", day=str(period.erased)))
    if not matter.window.dated:
        return _Answer("unknown", remark("conduct-undated"))
    first, last = matter.window.days()
    if not (period.covers(first) and period.covers(last)):
        return _Answer("no", _not_in_force(period))
    if not period.since_seen or not period.until_seen:
        return _Answer("unknown", remark("in-force-not-seen"))
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


def _in_time(offence: Offence, matter: Matter, case: Case) -> _Answer:
    """A bar that has run may have been interrupted: it is to be confirmed, never a no by itself."""
    last = matter.window.last
    if not offence.limitation or last is None:
        return YES
    months = last.month - 1 + offence.limitation
    ran_out = date(min(last.year + months // 12, 9999), months % 12 + 1, min(last.day, 28))
    return (
        YES if case.as_at <= ran_out else _Answer("unknown", remark("limitation-ran-out", day=str(ran_out)))
    )


def _jurisdiction(offence: Offence, pack: Pack, conduct: Sequence[Fact], look: Look) -> _Answer:
    inside = tuple(f.id for f in conduct if f.in_ == pack.state)
    if inside:
        return _Answer("yes", None, inside)
    unplaced = tuple(f.id for f in conduct if not f.in_)
    if unplaced or not conduct:
        return _Answer("yes", remark("place-not-entered"), unplaced)
    found = [_by_head(head, pack, look) for head in offence.jurisdiction]
    stands = next((a for a in found if a is not None and a.is_ == "yes"), None)
    if stands is not None:
        return stands
    doubtful = sorted((a for a in found if a is not None), key=lambda a: not a.facts)
    return doubtful[0] if doubtful else _Answer("no", remark("no-head-stands"), tuple(f.id for f in conduct))


def _by_head(head: Aside, pack: Pack, look: Look) -> _Answer | None:
    """Return what a head of jurisdiction comes to where all conduct is abroad; None where it is closed."""
    name, cite = pack.called(head.id), head.cite
    if head.condition is None:
        return _Answer("unknown", remark("head-unconditional", head=name, cite=cite))
    limb = trace(head.condition, look)
    facts = tuple(f for leaf in limb.deciding() if leaf.weighing for f in leaf.weighing.facts)
    match limb.standing:
        case Standing.SUPPORTED:
            return _Answer("yes", remark("head-stands", head=name, cite=cite), facts)
        case Standing.CONTRADICTED:
            return None
        case Standing.MISSING:
            # A head about which nothing is entered may yet be met: that hides no charge.
            return _Answer("unknown", remark("head-to-be-shown", head=name, cite=cite), facts)
        case standing:
            why = remark("head-stands-only", head=name, cite=cite, standing=standing.word)
            return _Answer("unknown", why, facts)


def _consented(precondition: AsideFinding) -> _Answer:
    match precondition.state:
        case "given":
            return YES
        case "refused":
            return _Answer("no", remark("precondition-refused", what=precondition.text))
        case "given-and-refused":
            return _Answer("unknown", remark("precondition-contradicted", what=precondition.text))
        case _:
            return _Answer("unknown", remark("precondition-not-recorded", what=precondition.text))


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
