"""Reads answer sheets: a workbook, a file of commas, or JSON with a row a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chargeassist.reading.documents import parse_json
from chargeassist.reading.fault import ChargeAssistError, Faults, Place
from chargeassist.reading.files import read_text
from chargeassist.training.answers import COLUMNS, Answer, answers_of


def read_answers(path: str) -> tuple[Answer, ...]:
    """Return the lines of one sheet. Raises ChargeAssistError for what is none, whoever wrote it."""
    faults = Faults(Path(path).as_posix())
    rows = _json(path, faults) if path.lower().endswith(".json") else _table(path, faults)
    if faults.found:
        raise ChargeAssistError(faults.found)
    return answers_of(rows)


def _json(path: str, faults: Faults) -> list[Mapping[str, object]]:
    text = read_text(Path(path), faults.file, faults)
    data: Any = None if text is None else parse_json(text, faults)
    rows = data.get("answers") if isinstance(data, dict) else data
    if isinstance(rows, list) and all(isinstance(r, dict) for r in rows):
        return rows
    if not faults.found:
        faults.add("F140", Place(faults.file), columns=COLUMNS)
    return []


def _table(path: str, faults: Faults) -> list[Mapping[str, object]]:
    from chargeassist.hall.workbook import read_sheets

    rows: list[Mapping[str, object]] = []
    headed = False
    for sheet in read_sheets([path]):
        head = [str(c or "").strip().lower() for c in (sheet.rows[0] if sheet.rows else [])]
        if {"part", "who", "what"} <= {*head}:
            headed = True
            rows += [dict(zip(head, row, strict=False)) for row in sheet.rows[1:]]
    if not headed:
        faults.add("F140", Place(faults.file), columns=COLUMNS)
    return rows
