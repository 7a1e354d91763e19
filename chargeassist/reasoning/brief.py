"""Offences of whose conduct nothing is entered: weighed no further than to what keeps them out (S21, S28)."""

from __future__ import annotations

from collections.abc import Callable, Container

from chargeassist.case.model import Case
from chargeassist.law.algebra import Column, Identity
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.lanes import Lane
from chargeassist.reasoning.lowered import Read
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.modes import possible
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing


def in_brief(pack: Pack, case: Case, named: Container[str] | None) -> Callable[[Lane], bool]:
    """Return which lanes nobody asks about but for whether the offence stands, and what keeps it out.

    Of an offence that is *named* every element is told, and of one that an order names, which of them
    lacks (S27). Where people act together, a charge is shown by how much further that goes (S22).
    """
    if named is None or possible("joint", case):
        return lambda lane: False
    ordered = {id for order in pack.orders for id in order.charge}

    def brief(lane: Lane) -> bool:
        offence, _, entered = lane
        return not entered and offence.id not in ordered and offence.key not in named

    return brief


def weigh_in_brief(
    offence: Offence, matter: Matter, read: Read, of: Callable[[Column], Standing]
) -> tuple[tuple[Standing, ...], Standing]:
    """Return the standings of the elements, and of identity: what follows the first that does not stand
    counts as missing.

    An element on which nothing in the case bears is missing, whatever stands before it.
    """
    found: list[Standing] = []
    for element in offence.elements[: read.spoken]:
        found.append(weigh_one(element.requires, of))
        if not found[-1].stands:
            break
    else:
        if read.spoken == len(offence.elements):
            return tuple(found), of(Identity(offence.conduct))
    left = len(offence.elements) - len(found)
    return (*found, *[Standing.MISSING] * left), Standing.MISSING
