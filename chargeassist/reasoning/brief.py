"""Offences of which nobody is told every element: weighed no further than somebody asks (S21, S28)."""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import Enum

from chargeassist.case.model import Case
from chargeassist.case.whom import suspects
from chargeassist.law.algebra import Column, Identity
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.lanes import Lane
from chargeassist.reasoning.lowered import Read
from chargeassist.reasoning.modes import possible
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing


class Told(Enum):
    """What somebody asks of an offence in a matter."""

    WHOLE = 0
    LACKING = 1
    """The first element that does not stand, if any does not: it is counted by what keeps it out."""
    STANDING = 2
    """Whether it stands, and how: another offence reads that, or a gate."""


def told_of(pack: Pack, case: Case, named: Container[str] | None, modes: bool) -> Callable[[Lane], Told]:
    """Return what tells how far a lane is to be weighed, where only offences *named* are told unasked.

    A charge is made of what is entered for the conduct of a suspect; without *modes*, of a treaty nobody
    asked about, none is made. Of an offence that is named every element is told, and of one that an order
    names which of them lacks (S27). Where people act together, a charge is shown by how much further that
    goes than what each did, so that all is weighed (S22).
    """
    if named is None or (modes and possible("joint", case)):
        return lambda lane: Told.WHOLE
    ordered = {id for order in pack.orders for id in order.charge}
    charged = frozenset(suspects(case)) if modes else frozenset[str]()

    def told(lane: Lane) -> Told:
        offence, matter, entered = lane
        if offence.id in ordered or offence.key in named:
            return Told.WHOLE
        if matter.suspect not in charged:
            return Told.STANDING
        return Told.WHOLE if entered else Told.LACKING

    return told


def weigh_in_brief(
    offence: Offence, read: Read, told: Told, of: Callable[[Column], Standing]
) -> tuple[tuple[Standing, ...], Standing]:
    """Return the standings of the elements, and of identity: what nobody asks counts as missing.

    An element on which nothing in the case bears is missing, whatever stands before it.
    """
    silent = read.spoken < len(offence.elements)
    found: list[Standing] = []
    for element in () if silent and told is Told.STANDING else offence.elements[: read.spoken]:
        found.append(weigh_one(element.requires, of))
        if not found[-1].stands:
            break
    else:
        if not silent:
            return tuple(found), of(Identity(offence.conduct))
    left = len(offence.elements) - len(found)
    return (*found, *[Standing.MISSING] * left), Standing.MISSING
