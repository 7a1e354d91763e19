"""Charges that rest on the very same acts: the graver is kept, the lesser stands in its place (S48)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chargeassist.findings.model import Charge
from chargeassist.findings.noted import too_wide
from chargeassist.law.classes import class_of
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing


def acts(charge: Charge) -> frozenset[str]:
    """Return the facts of conduct that carry a charge; none for one that reads other offences alone."""
    conduct = (e for e in charge.elements if e.nature == "conduct" and e.id != "identity")
    return frozenset(f for e in conduct if e.standing >= Standing.THIN for f in e.facts)


def within(ranked: Iterable[Charge]) -> Mapping[str, Charge]:
    """Return, for each charge that has no act and no interest of its own, the one that is kept for it.

    *ranked* are the charges of one course in the order in which they are to be kept.
    """
    kept: list[Charge] = []
    found: dict[str, Charge] = {}
    for charge in ranked:
        graver = next((k for k in kept if _same(k, charge)), None)
        if graver is None:
            kept.append(charge)
        else:
            found[charge.id] = graver
    return found


def apart(a: Charge, b: Charge) -> bool:
    """Return whether two charges are of different days: neither includes the other, whatever they protect."""
    (first, last), (start, end) = a.matter.window.days(), b.matter.window.days()
    return (last < start or end < first) and not too_wide(a) & too_wide(b)


def _same(kept: Charge, charge: Charge) -> bool:
    """Return whether a charge rests on acts of another alone, for an interest that the other has too.

    Two parts of time of one offence are two matters; what the statute lets stand together is distinct.
    """
    one, other = kept.offence, charge.offence
    if one.key == other.key or one.id in other.beside or kept.matter.course != charge.matter.course:
        return False
    own = acts(charge)
    return bool(own) and own <= acts(kept) and not apart(kept, charge) and alike(one, other)


def alike(one: Offence, other: Offence) -> bool:
    """Return whether two offences protect the same: grades of one harm, or kinds of one class."""
    return one.protects == other.protects or _harm(one) == _harm(other)


def _harm(offence: Offence) -> str:
    return class_of(offence).removeprefix("grave-")
