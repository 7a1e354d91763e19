"""Cases back to plain tables, and the digest that names a case without saying anything of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from chargeassist.case.model import Case, Fact, Shown
from chargeassist.case.tables import CLAIMED, HEAD, LISTS, SCHEMA
from chargeassist.reading.tables import Table
from chargeassist.words.dates import When

_ATTRIBUTES = {"is": "is_", "from": "from_", "in": "in_"}
_OF_A_FACT: Mapping[str, Callable[[Any], object]] = {
    "fact": lambda fact: fact.name,
    "shown_by": lambda fact: (*fact.shown_by, *fact.held_open),
    "holds": lambda fact: CLAIMED if fact.claimed else fact.holds,
}
"""The keys of a fact that are written otherwise than they are held."""


def case_to_dict(case: Case) -> dict[str, Any]:
    """Return *case* as the tables `case_from_dict` reads; keys that hold their default are left out.

    >>> from chargeassist.case.read import case_from_dict
    >>> data = {
    ...     "schema": "chargeassist/case/1",
    ...     "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
    ... }
    >>> case_to_dict(case_from_dict(data)) == data
    True
    """
    data: dict[str, Any] = {"schema": SCHEMA, "case": row_to_dict(case, HEAD)}
    for key, (name, table) in LISTS.items():
        unsigned = case.proposed if key == "fact" else ()
        rows = [row_to_dict(item, table) for item in (*getattr(case, name), *unsigned)]
        if rows:
            data[key] = rows
    return data


def case_digest(case: Case) -> str:
    """Return the SHA-256 of the case's tables: the same for the same case, however it was written."""
    text = json.dumps(case_to_dict(case), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def row_to_dict(item: object, table: Table) -> dict[str, Any]:
    """Return one row of a case as the keys its table reads."""
    found: dict[str, Any] = {}
    otherwise = _OF_A_FACT if isinstance(item, Fact) else {}
    for key, field in table.fields.items():
        taken = otherwise.get(key)
        value = getattr(item, _ATTRIBUTES.get(key, key)) if taken is None else taken(item)
        if field.required or value not in (field.default, ()):
            found[key] = dict(_plain(value)) if key == "joined" else _plain(value)
    return found


def stated(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return tables without the keys of their rows that hold what they hold unsaid."""
    found = dict(tables)
    for key, (_, table) in LISTS.items():
        rows = tables.get(key)
        if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
            defaults = {k: f.default for k, f in table.fields.items() if not f.required}
            found[key] = [
                {k: v for k, v in row.items() if k not in defaults or v not in (defaults[k], [])}
                for row in rows
            ]
    return found


def ids_in(tables: Mapping[str, Any]) -> set[str]:
    """Return every id of a case, and of the written row that a fact of several comes from: f2 of f2-debt."""
    ids = {r["id"] for rows in tables.values() if isinstance(rows, list) for r in rows}
    return ids | {id.partition("-")[0] for id in ids}


def _plain(value: object) -> Any:
    match value:
        case str():
            return value
        case When():
            return value.text
        case date():
            return value.isoformat()
        case Shown():
            extra = {k: v for k in ("strength", "at", "words", "bearing") if (v := getattr(value, k))}
            return {"evidence": value.evidence, **extra} if extra else value.evidence
        case tuple():
            return [_plain(v) for v in value]
        case _:
            return value
