"""What a count that was laid comes to beside the charges: one reading, for a review and for a caseload.

A charge is here what these rules look at, so that a charge told in short is judged as one told in full.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from chargeassist.advice.select import CORE, chargeable
from chargeassist.case.model import Laid
from chargeassist.findings.come import Come
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

AS_EVIDENCED = "as-evidenced"
ONCE_DRAWN = "as-evidenced-once-drawn"
UNDERCHARGED = "undercharged"
EVIDENCE_MISSING = "evidence-missing"
LAW_GAP = "gap-in-the-law"
NOT_OPEN = "law-not-open"
"""The offence is not open, such as before it came into force: laid, or the State's own that stands."""
OVERCHARGED = "overcharged"
NOT_LISTED = "nothing-entered"
C = TypeVar("C", bound=Come)


@untold
@frozen
class Beside(Generic[C]):
    """A count against one person: the charge it is matched with, and what else may be laid."""

    charge: C | None
    others: Sequence[C]
    missed: Sequence[C] = ()
    """What is graver than the charge and was not laid."""
    lesser: Sequence[C] = ()


def may_be_laid(charges: Iterable[C]) -> list[C]:
    """Return the charges that may be laid: they stand, and no gate is before them."""
    return [c for c in charges if chargeable(c) and c.role != "blocked"]


def highest(laid: Laid, suspect: str, charges: Iterable[C]) -> Sequence[C]:
    """Return those that stand highest of the charges a count speaks of: the first of them is judged."""
    own = matched(laid, suspect, charges)
    best = max((c.standing for c in own), default=None)
    return [c for c in own if c.standing == best]


def beside(
    laid: Laid, suspect: str, charge: C | None, standing: Iterable[C], counts: Sequence[Laid]
) -> Beside[C]:
    """Return what stands beside the charge of a count against one person, of all that may be laid."""
    others = [c for c in standing if c is not charge and spoken(laid, suspect, c)]
    if charge is None:
        return Beside(None, others)
    graver = [c for c in others if _graver(c, charge)]
    missed = [c for c in graver if not _is_laid(c, counts)]
    return Beside(charge, others, missed, [c for c in others if c not in graver])


def verdict(found: Beside[C]) -> str:
    """Return the code of what a review says of a count, apart from gates."""
    charge = found.charge
    if charge is None:
        return NOT_LISTED
    if charge.available.is_ == "no":
        return NOT_OPEN
    if found.missed:
        return UNDERCHARGED
    if chargeable(charge):
        return AS_EVIDENCED
    if charge.awaiting:
        return ONCE_DRAWN
    if charge.standing is Standing.CONTRADICTED or found.lesser:
        return OVERCHARGED
    return EVIDENCE_MISSING


def gap(own: Collection[Come]) -> str:
    """Return what the law lacks where a treaty's offence stands, by the State's own of its family.

    Nothing where one of them is open. Where one stands and is not open the law has an answer: that is no
    gap in it (S44).
    """
    stand = [c for c in own if c.standing >= Standing.DISPUTED]
    if any(c.available.is_ != "no" for c in stand):
        return ""
    return NOT_OPEN if stand else LAW_GAP


def matched(laid: Laid, suspect: str, charges: Iterable[C]) -> tuple[C, ...]:
    """Return the charges against one person that a count speaks of: in its mode and on its own days.

    Where there are none in that mode, or on those days, what else is entered of the offence: in a joint
    count one may have done it all. An attempt and the offence that was completed never stand for each other.
    """
    every = [
        c
        for c in charges
        if (c.offence.key, c.matter.suspect) == (laid.offence, suspect)
        and laid.speaks_of(suspect, c.matter.complainant)
        and laid.episode in ("", c.matter.episode or "")
        and (not laid.mode or (laid.mode == "attempt") == (c.matter.mode == "attempt"))
    ]
    same = [c for c in every if laid.mode in ("", c.matter.mode)] or every
    on = laid.on
    return tuple(c for c in same if on and on.may_touch(*c.matter.window.days())) or tuple(same)


def spoken(laid: Laid, suspect: str, charge: Come) -> bool:
    """Return whether a charge is against this one of the accused, of nobody but whom the count names."""
    return charge.matter.suspect == suspect and laid.speaks_of(suspect, charge.matter.complainant)


def _is_laid(charge: Come, counts: Iterable[Laid]) -> bool:
    """Return whether a count says this offence by this person, of this one it was done to."""
    laid = (one for one in counts if one.offence == charge.offence.key)
    return any(spoken(one, charge.matter.suspect, charge) for one in laid)


def _graver(other: Come, charge: Come) -> bool:
    core = (other.offence.family in CORE) - (charge.offence.family in CORE)
    return core > 0 or (core == 0 and other.gravity > charge.gravity)
