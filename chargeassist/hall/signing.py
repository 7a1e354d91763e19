"""A row that a person signed, written into a case file: its comments stay, and it is read again before."""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def with_row(text: str, name: str, case: Case, table: str, row: Row) -> str:
    """Return the text of a case file with one more row, such that it reads as *case*.

    The row stands at the end. Where that would not be the case (`[defaults]` that fill in what the row leaves
    out) the file is laid out in the long form, its comments kept. Raises CaseError for a
    file that cannot be written without loss.
    """
    if text.lstrip().startswith("{"):
        return json.dumps(case_to_dict(case), ensure_ascii=False, indent=2) + "\n"
    if is_in_rows(text):
        return in_rows(with_row(in_tables(text), name, case, table, row))
    # A text of JSON is one of TOML, and so is a list of texts.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
    new = "\n".join([text.rstrip("\n"), "", f"[[{table}]]", *lines, ""])
    if reading_of_bytes(new.encode(), name).sound == case:
        return new
    from chargeassist.hall.casefile import rewritten

    return rewritten(text, case_to_dict(case))


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
