"""Evidence that bears on nothing told: none is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Charge, GateFinding, Unused
from chargeassist.words import remark


def bearing(charge: Charge, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Yield each item that bears on a charge, and on what stands beside it."""
    for weighing in (x.weighing for e in charge.elements if e.limb for x in e.limb.leaves() if x.weighing):
        sides = (weighing.evidence, weighing.basis, weighing.against, weighing.basis_against)
        yield from (c.evidence for side in sides for c in side)
    beside = (*charge.aggravations, *charge.asides, *charge.defences, *charge.orders)
    yield from _showing((f for b in beside for f in b.facts), facts)


def _showing(ids: Iterable[str], facts: Mapping[str, Fact]) -> Iterator[str]:
    return (s.evidence for id in ids if id in facts for s in facts[id].shown_by)


def unused(case: Case, used: Iterable[str], gates: Sequence[GateFinding]) -> Iterator[Unused]:
    """Yield each item that bears on no gate, and is none of those that bear on a charge, with the reason."""
    named = (f for g in gates for f in (*g.opened_by, *g.nexus_facts))
    bearing = {*used, *_showing(named, {f.id: f for f in case.facts})}
    shown = {s.evidence for f in case.facts for s in f.shown_by}
    held = {s.evidence for f in case.facts for s in f.held_open}
    for item in case.evidence:
        if item.id in bearing:
            continue
        if item.id in shown:
            yield Unused(item.id, remark("turned-on-by-none"))
        elif item.id in held:
            yield Unused(item.id, remark("held-open"))
        else:
            yield Unused(item.id, remark("takes-back-nothing" if item.retracts else "shows-nothing"))
