"""One step of work on a case, as data: a row added, amended or taken back; and the case after it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from copy import deepcopy
from typing import Any

from attrs import field, frozen

from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.rows import ALONE, with_row, without_row
from chargeassist.case.tables import HEAD, LISTS
from chargeassist.case.write import case_to_dict, row_to_dict
from chargeassist.reading.fault import CaseError, Faults
from chargeassist.reading.readers import ID
from chargeassist.words import listed
from chargeassist.words.untold import untold

Row = dict[str, Any]
ADD, AMEND, RETRACT = DOINGS = ("add", "amend", "retract")
HEAD_TABLE = "case"
"""The table of what is said once of a case: it can be amended, and has one row."""


@untold
@frozen
class Event:
    """One step: what is done, in which table of a case file, to the row of which id, with which keys."""

    do: str
    table: str
    id: str
    keys: Mapping[str, Any] = field(factory=dict)
    """What the row holds, or which of its keys change; a key of None is taken away."""

    def to_dict(self) -> Row:
        """Return the step as plain tables, which `event_from_dict` reads."""
        found: Row = {"do": self.do, "table": self.table, "id": self.id}
        return {**found, "keys": deepcopy(dict(self.keys))} if self.do != RETRACT else found


def event_from_dict(data: Any) -> Event:
    """Return the step that plain tables hold. Raises ValueError for what is none."""
    if not isinstance(data, Mapping):
        raise ValueError("an event is a table")
    keys = data.get("keys", {})
    whole = {"do", "table", "id"} | ({"keys"} if data.get("do") != RETRACT else set())
    if set(data) != whole or not isinstance(keys, Mapping):
        raise ValueError("an event has do, table and id, and keys unless it retracts")
    if not all(isinstance(data[key], str) for key in ("do", "table", "id")):
        raise ValueError("do, table and id are text")
    return event(data["do"], data["table"], data["id"], keys)


def event(do: str, table: str, id: object, keys: Mapping[str, Any]) -> Event:
    """Return a step.

    Raises ValueError for a word that is none and for what cannot be done to a table, and CaseError for an
    id that is no text: nothing is made into one.
    """
    if do not in DOINGS:
        raise ValueError(f"what is done is {listed(DOINGS, 'or')}")
    if table not in LISTS and (table, do) != (HEAD_TABLE, AMEND):
        raise ValueError(f"a table is {listed(tuple(LISTS), 'or')}; {HEAD_TABLE} can be amended")
    if do == AMEND and "id" in keys:
        raise ValueError("the id of a row stays: take the row back, and add another")
    if table == HEAD_TABLE and "law" in keys:
        raise ValueError("the law of a session stays: begin another under the other law")
    if not isinstance(id, str):
        faults = Faults("session")
        ID.read(id, (table, "id"), faults)
        raise CaseError(faults.found)
    return Event(do, table, id, deepcopy(dict(keys)))


def after(case: Case, events: Iterable[Event]) -> Case:
    """Return the case after some steps, which are one: it is read when all of them are taken.

    Raises KeyError for a row that is not there, and CaseError with every fault where the case would not
    be one: a row that another still names is taken back together with what names it.
    """
    steps = tuple(events)
    found: Case | None = case
    for one in steps:
        found = _alone(found, one) if found is not None else None
    return found if found is not None else _read_again(case, steps)


def _alone(case: Case, one: Event) -> Case | None:
    """Return a case after a step whose row is read alone, or None where the whole is to be read."""
    if one.table not in ALONE:
        return None
    name, table = LISTS[one.table]
    row = next((r for r in getattr(case, name) if r.id == one.id), None)
    if (row is None) != (one.do == ADD):
        return None
    if one.do == RETRACT:
        return without_row(case, one.table, one.id)
    if row is None:
        return with_row(case, one.table, {**one.keys, "id": one.id})
    keys = row_to_dict(row, table)
    _amended(keys, one, table.fields)
    return with_row(case, one.table, keys)


def _read_again(case: Case, events: Iterable[Event]) -> Case:
    tables = case_to_dict(case)
    for one in events:
        if one.table == HEAD_TABLE:
            if one.id != tables["case"]["id"]:
                raise KeyError("the case has another id")
            _amended(tables["case"], one, HEAD.fields)
            continue
        rows = tables.setdefault(one.table, [])
        if one.do == ADD:
            rows.append({**deepcopy(dict(one.keys)), "id": one.id})
            continue
        at = next((n for n, row in enumerate(rows) if row.get("id") == one.id), None)
        if at is None:
            raise KeyError(f"no row of that id in the table {one.table}")
        if one.do == RETRACT:
            del rows[at]
        else:
            _amended(rows[at], one, LISTS[one.table][1].fields)
    return case_from_dict({key: rows for key, rows in tables.items() if rows}, "session")


def _amended(row: Row, one: Event, known: Container[str]) -> None:
    row.update(deepcopy(dict(one.keys)))
    for key in [k for k, value in one.keys.items() if value is None and k in known]:
        del row[key]


def between(before: Case, new: Case) -> tuple[Event, ...]:
    """Return the steps that lead from one case to another: what came, what went, what is another."""
    one, other = case_to_dict(before), case_to_dict(new)
    found: list[Event] = []
    for table in LISTS:
        was = {row["id"]: row for row in one.get(table, ())}
        is_ = {row["id"]: row for row in other.get(table, ())}
        found += [Event(RETRACT, table, id) for id in was if id not in is_]
        for id, row in is_.items():
            if id not in was:
                found.append(Event(ADD, table, id, {k: v for k, v in row.items() if k != "id"}))
            elif row != was[id]:
                keys = {k: row.get(k) for k in (*was[id], *row) if row.get(k) != was[id].get(k)}
                found.append(Event(AMEND, table, id, keys))
    return tuple(found)
