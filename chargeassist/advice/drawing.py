"""What a person may draw, and what one turned down: the list of `draw`, and a case with one of them (S40)."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Request
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.rejected import Rejected
from chargeassist.case.write import case_to_dict, ids_in
from chargeassist.findings.entered import Unsigned
from chargeassist.findings.model import Assessment
from chargeassist.findings.offers import Draft
from chargeassist.findings.unread import unsigned
from chargeassist.words.untold import untold

Row = dict[str, Any]


@untold
@frozen
class Written:
    """What a person's answer to a proposal wrote into the case."""

    table: str
    """A code: fact, where it was drawn; rejected, where it was turned down."""
    id: str


@untold
@frozen
class Drawing:
    """What awaits a signature in a case, and what was turned down."""

    proposals: tuple[Request, ...]
    rejected: tuple[Rejected, ...]
    proposed: tuple[Unsigned, ...] = ()
    """Facts that somebody proposed and nobody has signed."""
    turned_down: tuple[Unsigned, ...] = ()
    """Facts that were proposed and turned down."""
    written: Written | None = None


@untold
@frozen
class Signature:
    """A person's answer to a proposal: drawn, at what strength, or turned down; by whom, why, on what day."""

    accepted: bool
    by_whom: str
    why: str
    on: str
    """A day; empty for the day of the assessment."""
    strength: str = ""
    """How strongly it is drawn, where the person says otherwise than is proposed."""


def drawing(assessment: Assessment) -> Drawing:
    """Return what awaits a signature, the gravest first, and what was turned down."""
    return Drawing(
        tuple(r for r in gaps(assessment) if r.signature is not None),
        assessment.case.rejected,
        assessment.proposed,
        unsigned(assessment.case, assessment.law.vocabulary, "rejected"),
    )


def signed(request: Request, signature: Signature, case: Case) -> tuple[Case, str, Row]:
    """Return the case with a proposal answered, and the table and row that say so.

    Raises CaseError where the case would not be one.
    """
    draft = request.signature
    assert draft is not None
    table, row = _row(draft, signature, case)
    tables = case_to_dict(case)
    id = add(tables, table, row)
    return case_from_dict(tables), table, {"id": id, **row}


def signed_fact(id: str, signature: Signature, case: Case) -> tuple[Case, Row]:
    """Return the case with a proposed fact signed or turned down, and what that adds to its row."""
    tables = case_to_dict(case)
    row = next(r for r in tables["fact"] if r["id"] == id)
    said = {
        "status": "signed" if signature.accepted else "rejected",
        "why": signature.why,
        "by_whom": signature.by_whom,
        "drawn_on": signature.on or case.as_at.isoformat(),
    }
    row |= said
    return case_from_dict(tables), said


def _row(draft: Draft, signature: Signature, case: Case) -> tuple[str, Row]:
    day = signature.on or case.as_at.isoformat()
    who = {"why": signature.why, "by_whom": signature.by_whom}
    if signature.accepted:
        drawn = evolve(draft, strength=signature.strength or draft.strength)
        return "fact", drawn.row() | who | {"drawn_on": day}
    return "rejected", evolve(draft, strength="").row() | who | {"on": day}


def add(tables: Row, table: str, row: Row) -> str:
    """Add a row under the first id that is free, and return that id."""
    rows = tables.setdefault(table, [])
    used = ids_in(tables)
    id = next(i for n in range(1, len(used) + 2) if (i := f"{table[0]}{n}") not in used)
    rows.append({"id": id, **row})
    return id
