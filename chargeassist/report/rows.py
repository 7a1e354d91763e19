"""Writes an assessment as one table: a row for each gate, then for each charge that is listed."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import Assessment, Charge, GateFinding
from chargeassist.law.standards import iccs_code
from chargeassist.reasoning.standing import Standing

HEAD = (
    *("row", "id", "suspect", "complainant", "offence", "title", "source", "provision", "mode", "standing"),
    *("role", "gates", "elements", "iccs", "akn", "effect", "lifted_by"),
)
"""Columns. `gates` are the ids of what stands before a charge, `elements` those that are not supported;
the role of a gate is whether it is in force, lifted, or the effect for which it blocks nothing; `effect`
is what it does in any case, `lifted_by` the override that lifted it."""


def to_rows(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    """Yield the head, every gate, and every charge that is listed, in the order of the answer."""
    yield HEAD
    yield from map(_gate, assessment.gates)
    for charge in assessment.charges:
        behind = (g.id for g in assessment.gates if charge.id in g.blocks)
        source = assessment.law.pack(charge.offence.pack).sources.get(charge.offence.source)
        yield _charge(charge, " ".join(behind), source.akn if source is not None else "")


def _gate(gate: GateFinding) -> tuple[str, ...]:
    found = {
        "row": "gate",
        "id": gate.id,
        "suspect": gate.person,
        "title": str(gate.gate.title),
        "source": gate.gate.cite,
        "standing": gate.standing.word,
        "role": "in-force" if gate.in_force else "lifted" if gate.lifted_by else gate.effect,
        "effect": gate.effect,
        "lifted_by": gate.lifted_by,
    }
    return tuple(found.get(column, "") for column in HEAD)


def _charge(charge: Charge, behind: str, akn: str) -> tuple[str, ...]:
    offence, matter = charge.offence, charge.matter
    short = (f"{e.id}: {e.standing.word}" for e in charge.elements if e.standing is not Standing.SUPPORTED)
    return (
        *("charge", charge.id, matter.suspect, matter.complainant or "", offence.key, str(offence.title)),
        *(offence.source, offence.provision, matter.mode, charge.standing.word, charge.role, behind),
        *("; ".join(short), iccs_code(offence, matter.mode), akn, *("", "")),
    )
