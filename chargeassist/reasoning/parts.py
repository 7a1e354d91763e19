"""Parts of time that need not stand apart: where a cut changes no result, there is one charge (S44)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from chargeassist.law.algebra import Column, Condition, Identity
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import lifted


def joined(outcomes: Iterable[Outcome], weighed: Weighed) -> Iterator[Outcome]:
    """Yield the outcomes, those of following parts of time as one where the cut changes no result.

    One charge over both must come to what each comes to: its elements, and what stands beside them
    (penalties, aggravations, heads of jurisdiction, defences).
    """
    before: Outcome | None = None
    for outcome in outcomes:
        whole = _whole(before, outcome, weighed) if before is not None else None
        if before is not None and whole is None:
            yield before
        before = whole or outcome
    if before is not None:
        yield before


def _whole(one: Outcome, other: Outcome, weighed: Weighed) -> Outcome | None:
    """Return the outcome over both parts, or None where they are to be told apart."""
    offence, a, b = one.offence, one.matter.window, other.matter.window
    same = other.offence is offence and other.matter.mode == one.matter.mode
    if not same or other.matter.course != one.matter.course:
        return None
    if not (a.dated and b.dated) or _side(offence.period, a) != _side(offence.period, b):
        return None
    if (one.elements, one.identity) != (other.elements, other.identity):
        return None
    window = Window(a.first, b.last, a.start_known, b.end_known)
    matter = evolve(one.matter, window=window)
    empty = Outcome(offence, matter, one.elements, one.identity, one.entered or other.entered)

    def of(condition: Condition, outcome: Outcome) -> Standing:
        return weigh_one(condition, lambda c: weighed.column(c, outcome.matter, outcome).standing)

    def drawn(outcome: Outcome) -> tuple[Standing, ...]:
        """Return how each element would stand once what waits for a person is drawn (S40)."""

        def look(column: Column) -> Standing:
            return lifted(weighed.column(column, outcome.matter, outcome)).standing

        return tuple(weigh_one(e.requires, look) for e in offence.elements)

    elements = tuple(of(e.requires, empty) for e in offence.elements)
    whole = evolve(empty, elements=elements, identity=of(Identity(offence.conduct), empty))
    parts = (one, other, whole)
    if len({(o.elements, o.identity) for o in parts}) > 1 or len({*map(drawn, parts)}) > 1:
        return None
    beside = tuple(_beside(offence, weighed.pack))
    return whole if len({tuple(of(c, o) for c in beside) for o in parts}) == 1 else None


def _side(period: Period, window: Window) -> tuple[bool, bool]:
    """Return whether a part lies before the law, and whether after it."""
    first, last = window.days()
    return _before(period.since, first), period.until is not None and not _before(period.until, last)


def _before(day: date | None, other: date) -> bool:
    return day is not None and other < day


def _beside(offence: Offence, pack: Pack) -> Iterator[Condition]:
    """Yield every condition on which something beside the elements hangs."""
    for aside in (*offence.irrelevant, *offence.aggravated, *offence.jurisdiction):
        if aside.condition is not None:
            yield aside.condition
    for penalty in (*offence.penalties, *(p for a in offence.aggravated for p in a.penalties)):
        if penalty.when is not None:
            yield penalty.when
    yield from (d.when for d in pack.defences if d.covers.reaches(offence))
