"""A case with one row more, less or other: read alone, where no other row is to be read otherwise for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from chargeassist.case.links import ids_of, named_in, row_stands
from chargeassist.case.model import UNSIGNED, Case, Fact
from chargeassist.case.places import Places
from chargeassist.case.tables import LISTS
from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import ITEMS
from chargeassist.reading.readers import MISSING
from chargeassist.words.dates import RECKONED, START

_OPEN = (START, RECKONED)
ALONE = ("evidence", "fact")
"""The tables of which a row may be read alone."""


def with_row(case: Case, table: str, row: Mapping[str, Any]) -> Case | None:
    """Return a case with a canonical row, in the place of the one of its id if there is one.

    None where the whole is to be read: for a fault, which is told there, and where more than the row may
    come of it. That is what is written in short, waits for a signature, or has no start, which is
    reckoned from others.
    """
    if table == "fact" and not isinstance(row.get("fact"), str):
        return None
    faults = Faults("row")
    new: Any = LISTS[table][1].read({**row}, (table, 0), faults)
    if new is MISSING or faults.found or _reckons(case):
        return None
    if isinstance(new, Fact):
        if new.status in UNSIGNED or (new.on and new.on.open in _OPEN):
            return None
        new = evolve(new, on=new.on and new.on.ended_by(case.as_at))
    rows, id = _rows(case, table), row["id"]
    at = next((n for n, one in enumerate(rows) if one.id == id), None)
    if isinstance(new, Fact) and len(new.by) > 1:
        # Whether it is of each of several apart is a question of its slot (S5).
        was = rows[at] if at is not None else None
        if not isinstance(was, Fact) or (was.name, was.by) != (new.name, new.by):
            return None
    if at is not None:
        rows[at] = new
    elif len(rows) < ITEMS and id not in ids_of(case):
        rows.append(new)
    else:
        return None
    found = _with_rows(case, table, rows)
    return found if row_stands(table, new, found) else None


def without_row(case: Case, table: str, id: str) -> Case | None:
    """Return a case without a row; None where the whole is to be read, since another row names it."""
    if _reckons(case) or id in named_in(case, table):
        return None
    return _with_rows(case, table, [r for r in _rows(case, table) if r.id != id])


def edited(case: Case, table: str, id: str, row: Mapping[str, Any] | None) -> Case | None:
    """Return a case with the row of an id as it shall be, or without it if it shall not be.

    None where the whole is to be read.
    """
    if table not in ALONE or case.proposed:
        return None
    if row is None:
        return without_row(case, table, id) if any(r.id == id for r in _rows(case, table)) else None
    return with_row(case, table, row) if row.get("id") == id else None


def _rows(case: Case, table: str) -> list[Any]:
    return [*(case.facts if table == "fact" else case.evidence)]


def _with_rows(case: Case, table: str, rows: list[Any]) -> Case:
    every = tuple(rows)
    if table == "fact":
        return evolve(case, facts=every, places=Places())
    return evolve(case, evidence=every, places=Places())


def _reckons(case: Case) -> bool:
    """Return whether some day in a case is reckoned from others."""
    days = (*(f.on for f in case.facts), *(e.course for e in case.episodes))
    return any(on is not None and on.open in _OPEN for on in days)
