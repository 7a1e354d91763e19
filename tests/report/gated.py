"""A possible victim behind a gate that is in force, the same lifted, and one whom a label alone gates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chargeassist import case_from_dict
from chargeassist.case.model import Case

_OVERRIDE = {
    "id": "o1",
    "person": "V1",
    "gate": "xp:victims-of-trafficking",
    "by_whom": "Director of Public Prosecutions",
    "on": "2024-04-30",
    "why": "identified as no victim",
}


def gated() -> Iterator[Case]:
    """Yield the three cases."""
    threat: dict[str, Any] = {"id": "f1", "fact": "means:threat", "by": ["S1"], "of": ["V1"], "on": "2024-01"}
    threat["shown_by"] = ["E1"]
    done = [threat, {**threat, "id": "f2", "fact": "indicator:isolation"}]
    struck = {**threat, "id": "f3", "fact": "conduct:struck", "by": ["V1"], "of": ["V2"]}
    yield _case([*done, struck])
    yield _case([*done, struck], override=[_OVERRIDE])
    yield _case([struck], label="victim")


def _case(facts: list[dict[str, Any]], label: str = "suspect", **tables: Any) -> Case:
    head = {"id": "gated", "law": ["xp"], "as_at": "2024-05-01"}
    persons = [{"id": "S1"}, {"id": "V1", "is": sorted({"suspect", label})}, {"id": "V2"}]
    return case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": head,
            "person": persons,
            "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
            "fact": facts,
            **tables,
        }
    )
