"""Which limbs some law test reaches: one that never stands in a test of its own offence is not tested."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from attrs import frozen

from chargeassist.findings.model import Charge
from chargeassist.law.algebra import Leaf, Stands, columns_of
from chargeassist.law.model import Offence
from chargeassist.reading.fault import Place
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import highest

LimbName = tuple[str, str, str]
"""(offence, element or aggravation, what the leaf asks for)."""


@frozen
class Coverage:
    """The limbs of a pack and those that no test reaches, each with its place."""

    total: int
    missed: tuple[tuple[LimbName, Place], ...]


def coverage(offences: Iterable[Offence], reached: Container[LimbName]) -> Coverage:
    """Return how many limbs *offences* have, and those that are not among *reached*."""
    limbs = {limb: place for offence in offences for limb, place in _limbs(offence)}
    return Coverage(len(limbs), tuple((x, p) for x, p in limbs.items() if x not in reached))


def _limbs(offence: Offence) -> Iterator[tuple[LimbName, Place]]:
    for element in offence.elements:
        for column in columns_of(element.requires):
            if isinstance(column, Leaf | Stands) and not _added(column):
                yield (offence.key, element.id, _name(column)), column.place
    for aside in offence.aggravated:
        yield (offence.key, aside.id, "aggravated"), offence.place


def _added(column: Leaf | Stands) -> bool:
    """Return whether the notation added it: accident and mistake beside every basic intention."""
    if not isinstance(column, Leaf) or not column.exception or column.as_to:
        return False
    return (column.slot, column.term) in (("fault", "accident"), ("fault", "mistake"))


def reached(charge: Charge) -> Iterator[LimbName]:
    """Yield the limbs that a charge reaches: those that stand supported in it.

    A limb that the law leaves open (an open list, an arguable limb) is reached at the highest it can stand.
    """
    key = charge.offence.key
    for element in charge.elements:
        for limb in element.limb.leaves() if element.limb else ():
            column = limb.column
            if isinstance(column, Leaf | Stands):
                most = highest(column) if isinstance(column, Leaf) else Standing.SUPPORTED
                if limb.standing >= most:
                    yield key, element.id, _name(column)
    for aggravation in charge.aggravations:
        if aggravation.standing is Standing.SUPPORTED:
            yield key, aggravation.id, "aggravated"


def _name(column: Leaf | Stands) -> str:
    if isinstance(column, Stands):
        return column.words
    who = ">".join(str(w) for w in (column.by, column.of) if w)
    denied = "" if column.holds else "not "
    return f"{denied}{column.name}{' like' if column.like else ''} ({who})"
