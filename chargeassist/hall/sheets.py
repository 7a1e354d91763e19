"""Tables of a case as rows of a spreadsheet: one sheet a table, one column a key, one cell a value.

A list is written with commas between its items; what that cannot say, such as an item with its strength,
is written as in TOML, from `[` or `{` on. Nothing of a cell is ever run.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.readers import AgeOf, AsTo, Terms
from chargeassist.case.tables import DEFAULTS, HEAD, SCHEMA, WRITTEN
from chargeassist.reading.fault import CaseError, Fault, Faults, Place, TooManyFaults
from chargeassist.reading.limits import ITEMS, LINE_CHARACTERS
from chargeassist.reading.readers import ListOf, Text, Whole, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import did_you_mean

SINGLE: Mapping[str, Table] = {"case": HEAD, "defaults": DEFAULTS}
"""The tables that stand once: a row each."""
SHEETS: Mapping[str, Table] = {**SINGLE, **WRITTEN}
WORDS = "words"
"""The sheet of a template that holds the words its lists offer: it says nothing of a case."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:.-]*")
_SEPARATED = re.compile(r"[,;\s]+")
_IDS = re.compile(rf"{_ID.pattern}([,;\s]+{_ID.pattern})*[,;\s]*")
"""Ids, terms and packs, which hold no blank: between them stands what a person puts between words."""
_STANDS_IN = {("evidence", "kind"): "document"}
"""What stands in a cell that has a fault and must not be empty, while the others are looked at."""
Cell = str | int | float | bool | date | None


@frozen
class Sheet:
    """The cells of one sheet by row, the head first; an empty row is an empty tuple."""

    name: str
    rows: Sequence[Sequence[Cell]]


def cell_name(column: int, row: int) -> str:
    """Return a cell as spreadsheets name it, both counted from nought.

    >>> cell_name(0, 0), cell_name(27, 9)
    ('A1', 'AB10')
    """
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def case_of(sheets: Iterable[Sheet], name: str, check: Callable[[Case], None]) -> Entered:
    """Return the case that sheets hold and *check* accepts; CaseError with every fault at its cell."""
    faults = Faults(name)
    entered = _Reading(faults)
    with suppress(TooManyFaults):
        for sheet in sheets:
            entered.read(sheet)
    if faults.found:
        raise CaseError(faults.found)
    data, found = entered.tables, list[Fault]()
    while not isinstance(tried := _tried(data, name, check), Case):
        # Later on, what a whole row lacks is only what was left out of it.
        new = [f for f in tried if not found or len(f.at.path) > 2]
        found += entered.at_cells(new)
        less = _without(data, new)
        if less == data:
            break
        data = less
    if found or not isinstance(tried, Case):
        raise CaseError(found)
    return Entered(tried, entered.tables)


def _tried(tables: dict[str, Any], name: str, check: Callable[[Case], None]) -> Case | tuple[Fault, ...]:
    """Return the case of tables, or the faults for which there is none."""
    try:
        case = case_from_dict(tables, name)
        check(case)
    except CaseError as error:
        return error.faults
    return case


@frozen
class Entered:
    """A case from sheets, and its tables as they were entered."""

    case: Case
    tables: dict[str, Any] = field(repr=False)


def _without(tables: Mapping[str, Any], faults: Iterable[Fault]) -> dict[str, Any]:
    """Return tables without the cells that have faults, so that what stands beside them is looked at too."""
    wrong = {f.at.path[:3] for f in faults if len(f.at.path) > 2}

    def left(name: str, i: int, row: Mapping[str, Any]) -> dict[str, Any]:
        stands = {k: v for (n, k), v in _STANDS_IN.items() if n == name and (name, i, k) in wrong}
        return {k: v for k, v in row.items() if (name, i, k) not in wrong} | stands

    return {
        name: [left(name, i, row) for i, row in enumerate(rows)] if isinstance(rows, list) else rows
        for name, rows in tables.items()
    }


class _Reading:
    """Sheets as they are read, and where each row and key stood."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.tables: dict[str, Any] = {"schema": SCHEMA}
        self.numbers: dict[str, list[int]] = {}
        self.columns: dict[str, dict[str, int]] = {}

    def read(self, sheet: Sheet) -> None:
        """Read one sheet into the tables."""
        name = sheet.name.strip().casefold()
        if name == WORDS or not any(any(_given(c) for c in row) for row in sheet.rows):
            return
        if name not in SHEETS or name in self.columns:
            self.faults.add("F117-sheet", (sheet.name,), *did_you_mean(name, SHEETS))
            return
        wrong: set[int] = set()
        columns = self.columns[name] = self._head(name, sheet.rows[0], wrong)
        rows: list[dict[str, Any]] = []
        self.numbers[name] = []
        for number, row in enumerate(sheet.rows[1:], start=1):
            if not any(map(_given, row)):
                continue
            if len(rows) >= (1 if name in SINGLE else ITEMS):
                self.faults.add("F117-rows", (f"{name}!{cell_name(0, number)}",), n=len(rows))
                return
            rows.append(self._row(name, columns, row, number, wrong))
            self.numbers[name].append(number)
        if rows:
            self.tables[name] = rows[0] if name in SINGLE else rows

    def _head(self, name: str, head: Sequence[Cell], wrong: set[int]) -> dict[str, int]:
        """Return the column of each key; a column that has had its fault is *wrong*, and told once."""
        known = SHEETS[name].fields
        found: dict[str, int] = {}
        for n, cell in enumerate(head):
            key = str(cell).strip() if _given(cell) else ""
            if key and (key not in known or key in found):
                self.faults.add("F117-column", (f"{name}!{cell_name(n, 0)}",), *did_you_mean(key, known))
                wrong.add(n)
            elif key:
                found[key] = n
        return found

    def _row(
        self, name: str, columns: Mapping[str, int], row: Sequence[Cell], number: int, wrong: set[int]
    ) -> dict[str, Any]:
        found = {}
        for n, cell in enumerate(row):
            if _given(cell) and n not in columns.values() and n not in wrong:
                self.faults.add("F117-headless", (f"{name}!{cell_name(n, number)}",))
                wrong.add(n)
        for key, n in columns.items():
            if n < len(row) and _given(row[n]):
                try:
                    found[key] = _value(row[n], SHEETS[name].fields[key])
                except ValueError:
                    self.faults.add("F117-value", (f"{name}!{cell_name(n, number)}",))
        return found

    def at_cells(self, faults: Iterable[Fault]) -> list[Fault]:
        """Return faults of tables at the cells where they stood."""
        return [evolve(f, at=self._cell(f.at)) for f in faults]

    def _cell(self, at: Place) -> Place:
        name = str(at.path[0]) if at.path else ""
        if name not in self.columns:
            return at
        rest = at.path[1:]
        number = self.numbers[name][0] if name in SINGLE and self.numbers[name] else 0
        if rest and isinstance(rest[0], int):
            number, rest = self.numbers[name][rest[0]], rest[1:]
        column = self.columns[name].get(str(rest[0]), 0) if rest else 0
        return evolve(at, path=(f"{name}!{cell_name(column, number)}",))


def headed(sheet: Sheet, faults: Faults) -> list[dict[str, str]]:
    """Return the rows of a sheet of another contract as text, by their heads.

    Adds a fault for a head that stands twice and for a cell under none: neither may hide what the other says.
    """
    if not sheet.rows:
        return []
    heads = [cell_text(c).strip() for c in sheet.rows[0]]
    for n, head in enumerate(heads):
        if head and head in heads[:n]:
            faults.add("F117-column", (f"{sheet.name}!{cell_name(n, 0)}",))
    found = []
    for number, row in enumerate(sheet.rows[1:], start=1):
        for n, cell in enumerate(row):
            if _given(cell) and not (n < len(heads) and heads[n]):
                faults.add("F117-headless", (f"{sheet.name}!{cell_name(n, number)}",))
        if any(map(_given, row)):
            found.append({h: cell_text(c) for h, c in zip(heads, row, strict=False) if h})
    return found


def _given(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def cell_text(cell: Cell) -> str:
    """Return what a cell says as text: a day without its hours, a whole number without its point.

    >>> cell_text(datetime(2024, 5, 1)), cell_text(2024.0), cell_text(None)
    ('2024-05-01', '2024', '')
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell)


def _value(cell: Cell, key: Field) -> Any:
    """Return what a cell says under a key; ValueError for one that cannot be read."""
    if isinstance(cell, date):
        return cell_text(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    reader = key.reader
    if isinstance(reader, Whole):
        return int(cell) if isinstance(cell, str) and cell.strip().isdecimal() else cell
    if isinstance(reader, YesNo):
        words = {"true": True, "yes": True, "false": False, "no": False}
        return words.get(str(cell).strip().casefold(), cell)
    if isinstance(cell, bool):
        return cell
    text = str(cell).strip()
    if isinstance(reader, ListOf | Terms | AsTo | TableOf) or (isinstance(reader, AgeOf) and text[0] == "{"):
        return _listed(text, reader)
    return str(cell) if isinstance(reader, Text) and reader.form is None else text


def _listed(text: str, reader: object) -> Any:
    if text.startswith(("[", "{")):
        if len(text) > LINE_CHARACTERS:
            raise ValueError
        try:
            return tomllib.loads(f"x = {text}\n")["x"]
        except RecursionError:
            raise ValueError from None
    words = _SEPARATED.split(text) if _IDS.fullmatch(text) else text.split(",")
    found = [word for part in words if (word := part.strip())]
    return text if isinstance(reader, Terms | AsTo) and len(found) == 1 else found


def sheets_of(tables: Mapping[str, Any]) -> Iterator[Sheet]:
    """Yield a sheet for every table that a case has: the head, then a row for each."""
    for name, table in SHEETS.items():
        if name in tables:
            rows = [tables[name]] if name in SINGLE else tables[name]
            keys = [k for k in table.fields if any(k in row for row in rows)]
            yield Sheet(name, [keys, *([_cell(row.get(k)) for k in keys] for row in rows)])


def _cell(value: Any) -> Cell:
    """Return a value as one cell says it, so that it is read again as it was."""
    if isinstance(value, list) and value and all(isinstance(v, str) and _ID.fullmatch(v) for v in value):
        plain = ", ".join(value)
        return plain if len(value) > 1 or ":" not in plain else _toml(value)
    return _toml(value) if isinstance(value, list | Mapping) else value


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
