"""A small law and many small cases of it, quick to screen."""

from __future__ import annotations

import json
from pathlib import Path

from tests.builders import Row
from tests.law.support import OFFENCE, write_pack

CASE: Row = {
    "schema": "chargeassist/case/1",
    "case": {"id": "c", "law": ["xp"], "as_at": "2026-11-20"},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "evidence": [{"id": "E1", "kind": "witness-testimony"}],
    "fact": [
        {
            **{"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "on": "2026-05-01"},
            **{"in": "zz", "shown_by": ["E1"]},
        }
    ],
}


def pack(folder: Path) -> str:
    """Return the folder of a pack of one offence."""
    return str(write_pack(folder / "pack", {"a.law": OFFENCE}))


def case(number: int) -> Row:
    """Return one of many cases: of every fifth nothing is shown, in every seventh a count is laid."""
    fact = CASE["fact"][0] | ({"shown_by": []} if number % 5 == 0 else {})
    laid = {"laid": [{"id": "L1", "suspect": "S1", "offence": "zz:taking"}]} if number % 7 == 0 else {}
    return CASE | {"case": CASE["case"] | {"id": f"c{number}"}, "fact": [fact]} | laid


def caseload(file: Path, count: int) -> str:
    """Write *count* cases, one on each line."""
    file.write_text("".join(json.dumps(case(n)) + "\n" for n in range(count)), "utf-8")
    return str(file)
