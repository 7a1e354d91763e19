"""Evidence that bears on nothing told: none is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.case.model import Case
from chargeassist.findings.model import Charge, GateFinding, Unused
from chargeassist.words import remark


def unused(case: Case, charges: Sequence[Charge], gates: Sequence[GateFinding]) -> Iterator[Unused]:
    """Yield each item that bears on no listed charge or gate, with the reason."""
    bearing = {
        c.evidence
        for charge in charges
        for e in charge.elements
        for x in (e.limb.leaves() if e.limb else ())
        if x.weighing
        for c in (
            *x.weighing.evidence,
            *x.weighing.basis,
            *x.weighing.against,
            *x.weighing.basis_against,
        )
    }
    named = {
        f for c in charges for b in (*c.aggravations, *c.asides, *c.defences, *c.orders) for f in b.facts
    }
    named |= {f for g in gates for f in (*g.opened_by, *g.nexus_facts)}
    bearing |= {s.evidence for f in case.facts if f.id in named for s in f.shown_by}
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
