"""Reads answer sheets: a workbook, a file of commas, or JSON with a row a line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chargeassist.reading.documents import parse_json
from chargeassist.reading.fault import ChargeAssistError, Faults, Place
from chargeassist.reading.files import read_text
from chargeassist.reading.printable import FORBIDDEN
from chargeassist.reading.scan import decode
from chargeassist.training.answers import COLUMNS, PARTS, Answer, answers_of, code_of


def read_answers(path: str) -> tuple[Answer, ...]:
    """Return the lines of one sheet. Raises ChargeAssistError for what is none, whoever wrote it."""
    faults = Faults(Path(path).as_posix())
    rows = _json(path, faults) if path.lower().endswith(".json") else _table(path, faults)
    if faults.found:
        raise ChargeAssistError(faults.found)
    return answers_of(rows)


def sheet_lines(path: str) -> Mapping[str, int]:
    """Return how many lines an empty sheet has for each part. Raises ChargeAssistError for what is none."""
    faults = Faults(Path(path).as_posix())
    parts = [code_of(str(row.get("part") or "")) for row in _table(path, faults)]
    if faults.found:
        raise ChargeAssistError(faults.found)
    return {part: parts.count(part) for part in PARTS if part in parts}


def sheet_text(rows: Sequence[Mapping[str, str]], path: str) -> str:
    """Return lines as the text of a sheet. Raises ChargeAssistError where it could not be read again."""
    faults = Faults(Path(path).as_posix())
    if found := FORBIDDEN.search("".join(v for row in rows for v in row.values())):
        # JSON would write it as an escape, which the look at a file's characters does not see.
        faults.add("F105", Place(faults.file), character=f"U+{ord(found.group()):04X}")
        raise ChargeAssistError(faults.found)
    written = json.dumps({"answers": rows}, ensure_ascii=False, indent=1) + "\n"
    text = decode(written.encode("utf-8", "surrogatepass"), faults)
    if text is None or parse_json(text, faults) is None:
        raise ChargeAssistError(faults.found)
    return text


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
        head = [code_of(str(c or "")) for c in (sheet.rows[0] if sheet.rows else [])]
        if {"part", "who", "what"} <= {*head}:
            headed = True
            rows += [dict(zip(head, row, strict=False)) for row in sheet.rows[1:]]
    if not headed:
        faults.add("F140", Place(faults.file), columns=COLUMNS)
    return rows
