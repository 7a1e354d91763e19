"""Every text of a pack that can name a source."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.law.algebra import Condition, Identity, parts_of
from chargeassist.law.model import Offence, Pack


def cites_of(pack: Pack) -> Iterator[str]:
    """Yield the cites of a pack, and what its offences are said to be read in."""
    for offence in pack.offences:
        yield from _offence(offence)
    for gate in pack.gates:
        yield from (gate.cite, *_within(gate.raised_if), *_within(gate.nexus), *_within(gate.unless))
    for defence in pack.defences:
        yield from (defence.cite, *_within(defence.when))
    for order in pack.orders:
        yield from (order.cite, *_within(order.when))
    yield from (table.cite for table in pack.verdicts)
    yield from (rule.at for rule in pack.responsibility)
    yield from (rule.at for rule in pack.minors)
    yield from pack.evidence.cites


def _offence(offence: Offence) -> Iterator[str]:
    yield from (offence.source, offence.provision, offence.seen_source)
    for element in offence.elements:
        yield from (element.cite, element.fault.cite if element.fault else "", *_within(element.requires))
    asides = (*offence.irrelevant, *offence.aggravated, *offence.modes)
    for aside in (*asides, *offence.jurisdiction, *offence.preconditions):
        yield from (aside.cite, *_within(aside.condition))
    for penalty in (*offence.penalties, *(p for aside in offence.aggravated for p in aside.penalties)):
        yield from (penalty.cite, *_within(penalty.when))


def _within(condition: Condition | None) -> Iterator[str]:
    if condition is None or isinstance(condition, Identity):
        return
    yield condition.cite
    for part in parts_of(condition):
        yield from _within(part)
