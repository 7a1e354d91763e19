"""An answer written into a case: the fact of its template, with what shows it or who draws it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chargeassist.advice.drawing import Row, Signature, add, signed
from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Reply, Request
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.write import case_to_dict
from chargeassist.findings.model import Assessment
from chargeassist.findings.offers import Draft


def with_answer(
    assessment: Assessment,
    id: str,
    value: str,
    *,
    evidence: Iterable[str | Row] = (),
    by_whom: str = "",
    why: str = "",
    on: date | None = None,
) -> Case:
    """Return the case of an assessment with the gap, question or proposal *id* answered.

    *value* is one of the values of its `answers`, or, where one of them is empty, what the person says.
    *evidence* shows it: ids of items, or rows as `shown_by` has them. A proposal is drawn (`yes`) or turned
    down (`no`) by somebody, for a reason, on a day: that of the assessment unless it is given.

    Raises KeyError for an id that asks for nothing, ValueError for a value that is none of its answers and
    for a proposal without who and why, and CaseError where the case would not be one.
    """
    request = next((r for r in gaps(assessment) if r.id == id), None)
    if request is None:
        raise KeyError("no gap, question or proposal of that id")
    reply = _reply(request, value)
    if request.signature is not None:
        if not (by_whom and why):
            raise ValueError("a proposal is answered by somebody, for a reason: give by_whom and why")
        day = on.isoformat() if on else ""
        case, _, _ = signed(request, Signature(value == "yes", by_whom, why, day), assessment.case)
        return case
    tables = case_to_dict(assessment.case)
    said = {"value": value} if reply.value == "" else {}
    for draft in reply.facts:
        _enter(tables, draft, {**said, "shown_by": list(evidence)})
    return case_from_dict(tables)


def _reply(request: Request, value: str) -> Reply:
    by_value = {a.value: a for a in request.answers}
    reply = by_value.get(value, by_value.get("") if value else None)
    if reply is None:
        raise ValueError("that is none of its answers")
    return reply


def _enter(tables: Row, draft: Draft, more: Row) -> None:
    """Add what a draft says; or say in the fact whose place it takes whom it was done to."""
    if draft.id:
        row = next(r for r in tables["fact"] if r["id"] == draft.id)
        row["of"] = list(draft.of)
    else:
        add(tables, "fact", draft.row() | more)
