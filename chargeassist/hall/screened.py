"""A screened caseload read back: its rows, from whichever form they were written in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TextIO

from chargeassist.advice.summary import Screened
from chargeassist.hall.screening import HEADS, LONG, OUTPUTS, WEAKEST
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.files import reason_of

_Row = Mapping[str, str | None]
_BETWEEN = ",;\t"
"""What may stand between cells: a spreadsheet that saves a table again may take another than we do."""
_ENDS = "\n", "\r"


def read_screened(path: str) -> Iterator[Screened]:
    """Yield the rows of a screened caseload, wide or long. ChargeAssistError for what is none."""
    try:
        rows = iter(_rows(Path(path)))
        first = next(rows, None)
        if first is None:
            return
        # A line of JSON has no key that says nothing: a case with nobody in it names no suspect.
        if first.get("case") is None or ("suspect" not in first and Path(path).suffix.lower() != ".jsonl"):
            raise ChargeAssistError([Fault.of("F129", Place(path))])
        yield from _normal(_all(first, rows), LONG[1] in first or LONG[0] in first)
    except (OSError, UnicodeDecodeError) as error:
        at = Place(Path(path).as_posix())
        raise ChargeAssistError([Fault.of("F101-unreadable", at, reason=reason_of(error))]) from None
    except (ValueError, csv.Error) as error:
        if isinstance(error, ChargeAssistError):
            raise
        raise ChargeAssistError([Fault.of("F129", Place(path))]) from None


def _all(first: _Row, rest: Iterable[_Row]) -> Iterator[_Row]:
    yield first
    yield from rest


def _rows(path: Path) -> Iterator[_Row]:
    form = path.suffix.lower()
    if form not in OUTPUTS:
        raise ChargeAssistError([Fault.of("F128", Place(path.as_posix()), words=OUTPUTS)])
    if form == ".parquet":
        from chargeassist.hall.columns import rows_of

        yield from rows_of(path)
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from _cells(lines, path) if form == ".csv" else _objects(lines, path)


def _cells(lines: TextIO, path: Path) -> Iterator[_Row]:
    """Yield the rows of a file of commas. ChargeAssistError where it is cut off, or wider than its head."""
    first = last = lines.readline()
    lines.seek(0)

    def noted() -> Iterator[str]:
        nonlocal last
        for text in lines:
            last = text
            yield text

    table = csv.reader(noted(), delimiter=max(_BETWEEN, key=first.count))
    heads = next(table, [])
    if not last.endswith(_ENDS):
        raise _cut(path, 1)
    for n, row in enumerate(table, start=2):
        # A spreadsheet may leave out empty cells at the end of a row, but never ends it within one.
        if not last.endswith(_ENDS) or len(row) > len(heads):
            raise _cut(path, n)
        if any(row):
            yield dict(zip_longest(heads, row))


def _objects(lines: TextIO, path: Path) -> Iterator[_Row]:
    """Yield the rows of lines of JSON. ChargeAssistError for a line that is not whole."""
    for n, text in enumerate(lines, start=1):
        try:
            row = json.loads(text)
        except ValueError:
            if n == 1:
                raise
            raise _cut(path, n) from None
        if not isinstance(row, dict):
            raise ChargeAssistError([Fault.of("F129", Place(path.as_posix()))])
        yield row


def _cut(path: Path, row: int) -> ChargeAssistError:
    return ChargeAssistError([Fault.of("F129-cut", Place(path.as_posix()), n=row)])


def _head(row: _Row) -> dict[str, str]:
    return {key: row.get(key) or "" for key in HEADS}


def _normal(rows: Iterable[_Row], long: bool) -> Iterator[Screened]:
    if long:
        for _, same in groupby(rows, lambda r: tuple(_head(r).values())):
            lines = list(same)
            of = {
                o: (r.get("standing") or "", r.get("weakest") or "") for r in lines if (o := r.get("offence"))
            }
            yield _head(lines[0]), of
        return
    for row in rows:
        keys = [k for k, value in row.items() if value and ":" in k and "|" not in k]
        yield _head(row), {k: (row[k] or "", row.get(WEAKEST.format(offence=k)) or "") for k in keys}
