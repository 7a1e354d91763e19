"""Answers entered as their own templates write them, and whether what was promised came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chargeassist import Assessment, Case, assess, case_from_dict, case_to_dict, with_answer
from chargeassist.advice.requests import Move, Request
from chargeassist.law.model import Law

SEEN: list[dict[str, Any]] = [{"evidence": f"A{i}", "strength": "strong", "words": True} for i in (1, 2)]
"""What two witnesses saw and heard."""


def witnessed(of: Case) -> Case:
    """Return the case with two more witnesses of nothing yet."""
    tables = case_to_dict(of)
    tables["evidence"] = tables.get("evidence", []) + [
        {"id": f"A{i}", "kind": "witness-testimony", "from": f"W{i}x"} for i in (1, 2)
    ]
    return case_from_dict(tables)


def entered(before: Assessment, request: Request) -> Iterator[Case]:
    """Yield the case with each answer of a request that fills it, as its own template writes it."""
    for reply in request.answers:
        if reply.fills and request.signature:
            yield with_answer(before, request.id, reply.value, by_whom="prosecutor", why="it follows")
        elif reply.fills:
            yield with_answer(before, request.id, reply.value, evidence=SEEN)


def rose(move: Move, new: Case, law: Law, before: Assessment) -> bool:
    """Return whether an element of a charge now stands at least as a request promised."""
    old = before.charge(move.charge)
    same = [
        e.standing
        for c in assess(new, law).charges
        if (c.offence.key, c.matter.mode, c.matter.course)
        == (old.offence.key, old.matter.mode, old.matter.course)
        for e in c.elements
        if e.id == move.element
    ]
    return any(standing >= move.element_to for standing in same)
