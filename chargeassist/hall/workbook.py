"""Spreadsheets in and out, by openpyxl: looked at before anything unpacks them, and nothing in them is run.

A workbook is a stranger's archive. How large it is, what it says it is and what it comes to are measured
first; macros, formulas, merged cells and entities are refused (ADR 0019).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation

from chargeassist.hall.sheets import WORDS, Cell, Sheet, cell_name
from chargeassist.reading.fault import CaseError, Faults, TooManyFaults
from chargeassist.reading.files import read_bytes
from chargeassist.reading.limits import ITEMS
from chargeassist.reading.scan import decode

UNPACKED, PARTS, COLUMNS = 40_000_000, 300, 200
"""How many bytes a workbook may come to, of how many parts, and how wide a sheet may be."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How an .xls, or a workbook under a password, begins."""
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:]{2,24})[\"']")
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_TEXT = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a text begins that a spreadsheet could take for a formula when it opens a file of commas."""


def read_sheets(paths: Sequence[str]) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, or of files of commas, each named as its table. Raises CaseError."""
    for path in paths:
        faults = Faults(Path(path).as_posix())
        raw = read_bytes(Path(path), faults.file, faults)
        sheets: list[Sheet] = []
        if raw is not None:
            try:
                sheets = _commas(raw, path, faults) if path.lower().endswith(".csv") else _book(raw, faults)
            except TooManyFaults:
                sheets = []
        if faults.found:
            raise CaseError(faults.found)
        yield from sheets


def _commas(raw: bytes, path: str, faults: Faults) -> list[Sheet]:
    text = decode(raw, faults)
    rows: list[list[Cell]] = []
    reader = csv.reader(io.StringIO(text or "", newline=""), strict=True, delimiter=_between(text))
    try:
        for row in reader:
            rows.append([c[1:] if c.startswith("'") and c[1:2] in _TEXT else c for c in row])
            if len(rows) > ITEMS + 1:
                faults.add("F117-rows", (f"{Path(path).stem}!{cell_name(0, len(rows) - 1)}",), n=ITEMS)
                break
    except csv.Error:
        faults.add("F116-commas", (), n=reader.line_num)
    return [Sheet(Path(path).stem, rows)]


def _between(text: str | None) -> str:
    """Return what stands between two cells: semicolons where an office's comma is that of its numbers."""
    head = (text or "").partition("\n")[0]
    return ";" if ";" in head and "," not in head else ","


def _book(raw: bytes, faults: Faults) -> list[Sheet]:
    if not safe(raw, faults):
        return []
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        _merged(raw, book, faults)
        return [Sheet(str(s.title), list(_rows(s, faults))) for s in book.worksheets if s.title != WORDS]
    except (TooManyFaults, CaseError):
        raise
    except Exception:  # whatever the reader of a stranger's archive stumbles over
        faults.add("F116-broken", ())
        return []


def _merged(raw: bytes, book: Any, faults: Faults) -> None:
    """Add a fault for each range of merged cells: a book that is read row by row does not tell of them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for sheet in book.worksheets:
            for merged in _MERGED.finditer(archive.read(sheet._worksheet_path)):
                faults.add("F117-merged", (f"{sheet.title}!{merged[1].decode()}",))


def safe(raw: bytes, faults: Faults) -> bool:
    """Add a fault for an archive that nothing may unpack; its real size is measured, not believed."""
    if raw.startswith(_OLD):
        faults.add("F116-old", ())
        return False
    left = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(p.file_size for p in parts) > UNPACKED:
                faults.add("F116-large", (), n=UNPACKED)
                return False
            for part in parts:
                with archive.open(part) as stream:
                    text = stream.read(left + 1)
                left -= len(text)
                if left < 0:
                    faults.add("F116-large", (), n=UNPACKED)
                elif "vbaproject" in part.filename.lower() or b"macroEnabled" in text[:100_000]:
                    faults.add("F116-macros", ())
                elif part.filename.endswith((".xml", ".rels")) and (
                    b"<!" in text[:2000] or b"\0" in text[:200]
                ):
                    faults.add("F116-entities", ())
                if faults.found:
                    return False
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        faults.add("F116-broken", ())
    return not faults.found


def _rows(sheet: Any, faults: Faults) -> Iterator[list[Cell]]:
    """Yield the cells of each row up to the last row that may hold one."""
    sheet.reset_dimensions()  # what a file says of its own size may hide rows
    for number, row in enumerate(sheet.iter_rows()):
        if len(row) > COLUMNS:
            faults.add("F117-headless", (f"{sheet.title}!{cell_name(COLUMNS, number)}",))
            return
        if number > ITEMS + 1:
            faults.add("F117-rows", (f"{sheet.title}!{cell_name(0, number)}",), n=ITEMS)
            return
        for column, cell in enumerate(row):
            at = (f"{sheet.title}!{cell_name(column, number)}",)
            if cell.data_type == "f":
                faults.add("F117-formula", at)
            elif cell.data_type == "e":
                faults.add("F117-error", at)
        yield [cell.value for cell in row]


def as_workbook(sheets: Iterable[Sheet], lists: Mapping[str, Mapping[str, Sequence[str]]]) -> bytes:
    """Return sheets as a workbook: every cell a text or a number, and lists of words to choose from."""
    book = Workbook(write_only=False)
    del book[book.sheetnames[0]]
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for r, row in enumerate(sheet.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    _put(page.cell(r, c), value)
        page.freeze_panes = "A2"
    if lists:
        _offer(book, lists)
    stream = io.BytesIO()
    book.save(stream)
    return _undated(stream.getvalue())


def _undated(raw: bytes) -> bytes:
    """Return a workbook that does not say when it was written: the same cells are the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _put(cell: Any, value: Cell) -> None:
    """Write a value; a text stays a text, however it begins."""
    try:
        cell.value = value
    except IllegalCharacterError:
        cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", str(value))
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value.startswith(_TEXT)


def _offer(book: Workbook, lists: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """Add the words to choose from on a sheet of their own, and let columns offer them."""
    page = book.create_sheet(WORDS)
    column = 0
    for name, keys in lists.items():
        sheet = book[name]
        head = [c.value for c in sheet[1]]
        for key, words in keys.items():
            column += 1
            for r, word in enumerate(words, start=1):
                _put(page.cell(r, column), word)
            letter, own = cell_name(column - 1, 0)[:-1], cell_name(head.index(key), 0)[:-1]
            offered = DataValidation("list", f"={WORDS}!${letter}$1:${letter}${len(words)}", allow_blank=True)
            offered.showErrorMessage = False  # several words, with commas, are as good
            sheet.add_data_validation(offered)
            offered.add(f"{own}2:{own}2000")


def as_commas(sheet: Sheet) -> str:
    """Return one sheet as a file of commas; a text that could be taken for a formula begins with a quote."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for row in sheet.rows:
        writer.writerow([_quoted(c) for c in row])
    return stream.getvalue()


def _quoted(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_TEXT) else cell
