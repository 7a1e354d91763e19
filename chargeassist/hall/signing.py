"""Rows that a person signed, or is to sign, in a case file: comments stay, and it is read again before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from chargeassist.case.model import Case
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.write import case_to_dict
from chargeassist.hall.rows import in_rows, in_tables, is_in_rows
from chargeassist.reading.fault import CaseError, Fault, Faults, Place
from chargeassist.reading.files import read_text

Row = Mapping[str, Any]
_LONG = 100
"""Columns of a line; a list that is longer stands one entry a line."""


def with_rows(text: str, name: str, case: Case, table: str, rows: Sequence[Row]) -> str:
    """Return the text of a case file with further rows of a table, such that it reads as *case*.

    They stand at the end. Where that would not be the case (`[defaults]` that fill in what the row leaves
    out) the file is laid out in the long form, its comments kept. Raises CaseError for a
    file that cannot be written without loss.
    """
    if text.lstrip().startswith("{"):
        return json.dumps(case_to_dict(case), ensure_ascii=False, indent=2) + "\n"
    if is_in_rows(text):
        return in_rows(with_rows(in_tables(text), name, case, table, rows))
    new = "\n".join([text.rstrip("\n"), "", *(row_text(table, row) for row in rows)])
    if reading_of_bytes(new.encode(), name).sound == case:
        return new
    from chargeassist.hall.casefile import rewritten

    return rewritten(text, case_to_dict(case))


def row_text(table: str, row: Row) -> str:
    """Return a row as the lines of a case file."""
    return "\n".join([f"[[{table}]]", *(f"{key} = {_toml(value)}" for key, value in row.items()), ""])


def _toml(value: Any) -> str:
    """Return a value in TOML: of texts and lists it is what JSON writes."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        items = [_toml(one) for one in value]
        whole = f"[{', '.join(items)}]"
        return whole if len(whole) < _LONG else f"[\n{''.join(f'  {item},{chr(10)}' for item in items)}]"
    return json.dumps(value, ensure_ascii=False)


def with_keys(text: str, name: str, case: Case, id: str, keys: Row) -> str:
    """Return the text of a case file in which one fact has further keys, such that it reads as *case*."""
    if text.lstrip().startswith("{"):
        return json.dumps(case_to_dict(case), ensure_ascii=False, indent=2) + "\n"
    if is_in_rows(text):
        return in_rows(with_keys(in_tables(text), name, case, id, keys))
    from chargeassist.hall.casefile import keyed, rewritten

    new = keyed(text, "fact", id, keys)
    found = reading_of_bytes(new.encode(), name).sound
    return new if found is not None and alike(found) == alike(case) else rewritten(text, case_to_dict(case))


def alike(case: Case) -> Case:
    """Return a case as it is whatever the order of its facts."""
    facts, proposed = (tuple(sorted(f, key=lambda f: f.id)) for f in (case.facts, case.proposed))
    return evolve(case, facts=facts, proposed=proposed)


def reads_as(case: Case, name: str, part: Path) -> None:
    """Raise CaseError where a file that is about to be put in its place is not the case it should be."""
    text = read_text(part, name, Faults(name))
    found = None if text is None else reading_of_bytes(text.encode(), name).sound
    if found is None or alike(found) != alike(case):
        raise CaseError([Fault.of("F115", Place(name))])
