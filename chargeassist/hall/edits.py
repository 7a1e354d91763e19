"""Rows of a case file changed, added and taken away: every other line stays as a person wrote it.

The text of one row is read and written alone, which takes a millisecond. Where a file is laid out otherwise,
or says once what is meant for many rows, it is written anew as a whole, its comments kept (ADR 0017).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from attrs import field, frozen
from tomlkit.exceptions import TOMLKitError

from chargeassist.case.model import Case
from chargeassist.case.read import Reading, case_from_dict, reading_of_bytes
from chargeassist.case.rows import edited as row_edited
from chargeassist.case.shorten import shortened
from chargeassist.case.write import case_to_dict
from chargeassist.hall.casefile import drop_key, rewritten, set_key
from chargeassist.hall.rows import in_rows, in_tables, is_in_rows
from chargeassist.hall.signing import alike, row_text
from chargeassist.reading.fault import CaseError, Fault, Place
from chargeassist.reading.scan import OPAQUE

Row = dict[str, Any]
_HEADER = re.compile(
    rf"{OPAQUE}|^[ \t]*(?P<header>\[\[?)\s*(?P<name>[A-Za-z0-9_-]+)\s*\]\]?(?=[ \t]*(?:#|$))", re.MULTILINE
)
_ABOVE = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?\n)*\Z", re.MULTILINE)
"""Comments and blank lines at the end of a text: they belong to what comes next."""


@frozen
class Edit:
    """One row as it shall be: of a table, under an id, all its keys; without any, it is taken away."""

    table: str
    id: str
    row: Row | None = field(repr=False)


@frozen
class _Block:
    """Where one table stands in a text, from its header to the header of the next."""

    name: str
    start: int
    end: int


def edited(tables: Mapping[str, Any], edits: Sequence[Edit]) -> dict[str, Any]:
    """Return the tables of a case with rows changed, added at the end of theirs, or taken away.

    The table `case` is one row, and so are `defaults`.
    """
    found = dict(tables)
    for edit in edits:
        if edit.table == "case":
            found["case"] = dict(edit.row or {})
            continue
        rows = list(found.get(edit.table, ()))
        at = next((n for n, row in enumerate(rows) if row["id"] == edit.id), len(rows))
        rows[at : at + 1] = [edit.row] if edit.row is not None else []
        found[edit.table] = rows
    return {key: value for key, value in found.items() if value}


def with_edits(text: str, name: str, edits: Sequence[Edit]) -> str:
    """Return the text of a case file with *edits*; raises as `reading_with_edits` does."""
    return reading_with_edits(text, name, edits).text


def reading_with_edits(text: str, name: str, edits: Sequence[Edit], case: Case | None = None) -> Reading:
    """Return a case file with *edits*, as its new text reads; *case* is that of the old text, where known.

    Raises CaseError with every fault of that case, or for a file that cannot be written without loss.
    """
    old = case or reading_of_bytes(text.encode(), name).whole()
    before = case_to_dict(old)
    tables = edited(before, edits)
    alone: Case | None = old
    for edit in edits:
        alone = row_edited(alone, edit.table, edit.id, edit.row) if alone is not None else None
    wanted = alone or case_from_dict(tables, name)
    for new in _written(text, before, tables, edits):
        read = reading_of_bytes(new.encode(), name, (tables, wanted))
        if read.sound is not None and (read.sound is wanted or alike(read.sound) == alike(wanted)):
            return read
    raise CaseError([Fault.of("F115", Place(name))])


def _written(
    text: str, before: Mapping[str, Any], tables: Mapping[str, Any], edits: Sequence[Edit]
) -> Iterator[str]:
    """Yield the texts that may be it, the one nearest to what a person wrote first."""
    if text.lstrip().startswith("{"):
        yield json.dumps(tables, ensure_ascii=False, indent=2) + "\n"
        return
    rows = is_in_rows(text)
    new = in_tables(text) if rows else text
    try:
        for edit in edits:
            new = _with(new, edit, _old(before, edit))
        yield in_rows(new) if rows else new
    except (TOMLKitError, LookupError):  # it is written otherwise than with a header for each row
        pass
    if rows:
        long = rewritten(in_tables(text, within=True), tables)
        yield in_rows(rewritten(long, shortened(tables)))
        yield in_rows(long)
    else:
        yield rewritten(text, tables)


def _with(text: str, edit: Edit, old: Row) -> str:
    """Return a text with one row edited; of a row that is there the keys that change, and no other."""
    blocks = [b for b in _blocks(text) if b.name == edit.table]
    # A row is read to know its id: first those in which that can be seen.
    likely = sorted(blocks, key=lambda b: edit.id not in text[b.start : b.end])
    here = next((b for b in likely if edit.table == "case" or _id(text, b) == edit.id), None)
    if here is None:
        if edit.row is None:
            raise LookupError
        return _added(text, blocks, edit)
    if edit.row is None:
        return text[: here.start] + text[here.end :].lstrip("\n")
    document = tomlkit.parse(text[here.start : here.end])
    holder: Any = document[edit.table]
    table = holder if edit.table == "case" else holder[0]
    for key in [k for k in table if k in old and k not in edit.row]:
        drop_key(table, key)
    for key, value in edit.row.items():
        if key not in old or old[key] != value:
            set_key(table, key, value)
    return text[: here.start] + tomlkit.dumps(document) + text[here.end :]


def _old(tables: Mapping[str, Any], edit: Edit) -> Row:
    """Return a row as it was; nothing for a new one."""
    rows = [tables["case"]] if edit.table == "case" else tables.get(edit.table, ())
    return next((dict(row) for row in rows if edit.table == "case" or row["id"] == edit.id), {})


def _added(text: str, blocks: Sequence[_Block], edit: Edit) -> str:
    """Return a text with a further row: after the last of its table, or at the end."""
    row = edit.row or {}
    lines = row_text(edit.table, row)
    if blocks and blocks[-1].end < len(text):
        at = blocks[-1].end
        return f"{text[:at].rstrip()}\n\n{lines}\n{text[at:].lstrip()}"
    return f"{text.rstrip()}\n\n{lines}"


def _id(text: str, block: _Block) -> str:
    """Return the id of a row."""
    (row,) = tomllib.loads(text[block.start : block.end])[block.name]
    return str(row.get("id", ""))


def _blocks(text: str) -> list[_Block]:
    """Return where each table of a text stands; comments above a header belong to it."""
    heads = [m for m in _HEADER.finditer(text) if m["header"]]
    found = []
    for n, head in enumerate(heads):
        start = head.start()
        end = heads[n + 1].start() if n + 1 < len(heads) else len(text)
        above = _ABOVE.search(text, start, end) if n + 1 < len(heads) else None
        found.append(_Block(head["name"], start, above.start() if above else end))
    return found
