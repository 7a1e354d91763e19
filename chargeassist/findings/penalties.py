"""Which of an offence's penalties are for the conduct of a charge, and how grave it is by them (S47)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from chargeassist.findings.limbs import named, order_of
from chargeassist.findings.model import PenaltyFinding
from chargeassist.law.algebra import Leaf
from chargeassist.law.classes import ranked
from chargeassist.law.model import Offence
from chargeassist.law.penalties import Gravity, Penalty, gravest
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb, Look, trace
from chargeassist.words import Remark, remark

APPLIES, OPEN, NOT_FOR_THIS = "applies", "open", "not-for-this"


def penalties(offence: Offence, window: Window, look: Look) -> tuple[PenaltyFinding, ...]:
    """Return every penalty of an offence with whether its condition stands and its day has come.

    A condition stands for this where it is disputed at least; what is thin or missing leaves it open.
    """
    return tuple(_finding(p, window, look) for p in offence.penalties)


def gravity_of(offence: Offence, found: tuple[PenaltyFinding, ...], of_class: Mapping[str, int]) -> Gravity:
    """Return how grave a charge is: by what applies, the least of what may, or the class of the offence."""
    natural = [f for f in found if not f.penalty.for_company]
    stated = gravest(*([f.penalty for f in natural if f.state == s] for s in (APPLIES, OPEN)))
    return ranked(stated, offence, of_class)


def _finding(penalty: Penalty, window: Window, look: Look) -> PenaltyFinding:
    """Return the less certain of its day and its condition, with what decides it."""
    first, last = window.days()
    since = penalty.since or first
    state = APPLIES if since <= first else OPEN if since <= last else NOT_FOR_THIS
    from_day = () if state == APPLIES else (remark("penalty-from", day=str(since)),)
    if penalty.when is None:
        return PenaltyFinding(penalty, state, from_day)
    limb = trace(penalty.when, look)
    leaves = tuple(x for x in limb.deciding() if x.weighing is not None and x.standing.stands)
    facts = tuple(dict.fromkeys(f for x in leaves if x.weighing for f in x.weighing.facts))
    if limb.standing is Standing.CONTRADICTED or state == NOT_FOR_THIS:
        return PenaltyFinding(penalty, NOT_FOR_THIS, from_day, facts)
    if limb.standing < Standing.DISPUTED:
        return PenaltyFinding(penalty, OPEN, (*from_day, *_undecided(limb)), facts)
    return PenaltyFinding(penalty, state, from_day, facts)


def _undecided(limb: Limb) -> tuple[Remark, ...]:
    """Return what decides an open condition: each of its terms once, whether it must hold or not."""
    open_ = (x.column for x in limb.leaves() if x.standing < Standing.DISPUTED)
    names = {named(evolve(c, holds=True) if isinstance(c, Leaf) else c) for c in open_}
    return tuple(sorted(names, key=order_of))
