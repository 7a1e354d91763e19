"""A screened caseload read back: its rows, from whichever form they were written in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from chargeassist.advice.summary import Screened
from chargeassist.hall.screening import HEADS, LONG, OUTPUTS, WEAKEST
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.files import reason_of

_Row = Mapping[str, str | None]


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
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines) if form == ".csv" else map(json.loads, lines)


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
