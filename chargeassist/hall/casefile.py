"""A case file written anew with its comments: what did not change stays as a person wrote it (ADR 0017).

`tomlkit` keeps the layout of a file, and comes with the command line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from chargeassist.case.read import reading_of_bytes
from chargeassist.case.shorten import shortened
from chargeassist.case.tables import INHERITED
from chargeassist.case.write import case_to_dict
from chargeassist.hall.rows import in_rows, in_tables, is_in_rows
from chargeassist.reading.fault import CaseError, Fault, Place
from chargeassist.reading.scan import OPAQUE

Row = dict[str, Any]
_COMMENT = re.compile(OPAQUE)
_MOVED = (*INHERITED, "age_on")
"""The keys that say the same from elsewhere; any other that a canonical row has not holds its default."""


def laid_out(text: str, name: str, *, long: bool) -> str:
    """Return the text of a case in the long form or the short one. Raises CaseError for one with faults.

    A file that could not be laid out without loss is refused, and never changed.
    """
    case = reading_of_bytes(text.encode(), name).whole()
    tables = case_to_dict(case)
    with suppress(TOMLKitError):
        if long and not is_in_rows(text):
            new = rewritten(text, tables)
        else:
            new = rewritten(in_tables(text, within=True), tables)
            new = rewritten(in_tables(new), tables) if long else in_rows(rewritten(new, shortened(tables)))
        if reading_of_bytes(new.encode(), name).whole() == case and not _comments(text) - _comments(new):
            return new
    raise CaseError([Fault.of("F115", Place(name))])


def rewritten(text: str, tables: Mapping[str, Any]) -> str:
    """Return a text that holds *tables*, as near to *text* as can be."""
    document = tomlkit.parse(text)
    for key in [k for k in document if k not in tables]:
        _hand_on(document.item(key), document["case"])
        del document[key]
    fresh = {k: v for k, v in tables.items() if k not in document}
    for key in tables.keys() - fresh.keys():
        set_key(document, key, tables[key])
    return tomlkit.dumps(_with(document, fresh))


def written(tables: Mapping[str, Any]) -> str:
    """Return tables as a case file of their own."""
    return rewritten("", tables)


def keyed(text: str, table: str, id: str, keys: Mapping[str, Any]) -> str:
    """Return a text in which the row *id* of a list of tables has further keys."""
    document = tomlkit.parse(text)
    for row in (r for r in document[table] if r["id"] == id):
        for key, value in keys.items():
            set_key(row, key, value)
    return tomlkit.dumps(document)


def _with(document: tomlkit.TOMLDocument, fresh: Mapping[str, Any]) -> tomlkit.TOMLDocument:
    """Return a document with new tables: a single one before the first list of tables, a list at the end."""
    single = {k: v for k, v in fresh.items() if not isinstance(v, list)}
    found = tomlkit.document()
    for key, item in document.body:
        if isinstance(item, AoT) and single:
            for name in list(single):
                found.append(name, _table(single.pop(name)))
        found.append(key, item)
    for name, value in fresh.items():
        if isinstance(value, list):
            rows = tomlkit.aot()
            for row in value:
                rows.append(_table(row))
            found.append(name, rows)
        elif name in single:
            found.append(name, _table(value) if isinstance(value, Mapping) else value)
    return found


def set_key(holder: Any, key: str, value: Any) -> None:
    """Let a key hold a value; one that holds it already, however it is written, stays."""
    old = holder.get(key)
    if isinstance(old, AoT):
        _rows(old, value)
    elif isinstance(old, Table) and isinstance(value, Mapping):
        set_keys(old, value)
    elif old is None or _plain(old) != value:
        holder[key] = _item(value)


def drop_key(table: Table, key: str) -> None:
    """Take a key away; the comment on its line stays."""
    comment = table[key].trivia.comment if hasattr(table[key], "trivia") else ""
    del table[key]
    if comment:
        table.add(tomlkit.comment(comment.removeprefix("#").strip()))


def set_keys(table: Table, row: Mapping[str, Any]) -> None:
    """Let a table hold a row; what it holds already, however it is written, stays."""
    for key in [k for k in table if k in _MOVED and k not in row]:
        drop_key(table, key)
    for key, value in row.items():
        set_key(table, key, value)


def _rows(list_: AoT, rows: Sequence[Row]) -> None:
    """Let a list of tables hold rows: each takes the table of its id, or of the row it was a part of."""
    old: dict[str, Table] = {str(t["id"]): t for t in list_}
    claimed: dict[int, Table] = {}
    for n, row in enumerate(rows):
        if row["id"] in old:
            claimed[n] = old.pop(row["id"])
    gone: list[tuple[int, Table]] = []
    for id, table in old.items():
        near = [n for n, row in enumerate(rows) if _kin(row["id"], id)]
        free = [n for n in near if n not in claimed]
        if free:
            claimed[free[0]] = table
        else:
            gone += [(near[0] if near else 0, table)]
    for n, table in gone:
        _hand_on(table, claimed[n])
    for n, row in enumerate(rows):
        if n in claimed:
            set_keys(claimed[n], row)
    while len(list_):
        del list_[0]
    for n, row in enumerate(rows):
        list_.append(claimed[n] if n in claimed else _table(row))


def _kin(one: str, other: str) -> bool:
    return one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _hand_on(table: Any, to: Any) -> None:
    """Give the comments of a table that goes to the one that stands for it."""
    for found in _COMMENT.finditer(table.as_string()):
        if found.group().startswith("#"):
            to.add(tomlkit.comment(found.group().removeprefix("#").strip()))


def _table(row: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in row.items():
        table.add(key, _item(value))
    table.add(tomlkit.nl())
    return table


def _item(value: Any) -> Any:
    """Return a value as it stands on the line of its key."""
    if isinstance(value, Mapping):
        found = tomlkit.inline_table()
        found.update(value)
        return found
    if isinstance(value, list):
        items = tomlkit.array()
        items.extend(_item(v) for v in value)
        return items
    return value


def _plain(value: Any) -> Any:
    """Return a value as the tables of a case have it: a date is text."""
    whole = value.unwrap() if hasattr(value, "unwrap") else value
    return whole.isoformat() if hasattr(whole, "isoformat") else whole


def _comments(text: str) -> Counter[str]:
    found = (token.group() for token in _COMMENT.finditer(text))
    return Counter(" ".join(c.lstrip("#").split()) for c in found if c.startswith("#"))
