"""A case with every key, TOML from tables, and the faults of a case as short lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from chargeassist import Case, CaseError, case_from_dict
from chargeassist.reading.fault import Fault

Tables = dict[str, Any]

SMALL: Tables = {
    "schema": "chargeassist/case/1",
    "case": {"id": "small", "law": ["xp"], "as_at": "2024-05-01"},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
    "fact": [
        {"id": "f1", "fact": "act:harbouring", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]},
        {"id": "f2", "fact": "conduct:passport-withheld", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]},
    ],
}
"""A case that reads, to be spoilt in one place."""

FULL: Tables = {
    "schema": "chargeassist/case/1",
    "case": {"id": "full", "law": ["xp", "ke"], "as_at": "2024-05-01", "title": "T", "note": "N"},
    "person": [
        {
            "id": "S1",
            "is": ["suspect", "official"],
            "label": "keeper",
            "born": "1981~",
            "age": "14~",
            "age_on": "1995",
            "nationality": ["xp", "ke"],
            "resident": ["xp"],
            "now_in": "xp",
            "count": 2,
            "note": "N",
        },
        {"id": "V1", "is": ["victim"]},
    ],
    "episode": [
        {"id": "day", "on": "2023-04-05", "times": 3, "admit_similar": True, "place": "P", "note": "N"},
        {"id": "house", "from": "2023-04", "to": "2024-01"},
    ],
    "evidence": [
        {
            "id": "E1",
            "kind": "message",
            "from": "V1",
            "through": "police",
            "about": ["V1"],
            "tied_to": ["S1"],
            "strength": "weak",
            "available": "at-risk",
            "recorded": "video",
            "admissible": "contested",
            "chain": "broken",
            "held_in": "vessel:ke",
            "recognises": "no",
            "retracts": ["E2", "f1"],
            "label": "phone",
            "note": "N",
        },
        {"id": "E2", "kind": "exhibit"},
    ],
    "fact": [
        {
            "id": "f1",
            "fact": "movement:journey",
            "by": ["S1"],
            "of": ["V1"],
            "on": "2023-04/2024-01",
            "in": "high-seas",
            "place": "P",
            "origin": "ke",
            "destination": "xp",
            "episode": ["house", "day"],
            "holds": "no",
            "value": "x",
            "as_to": ["age:child"],
            "shown_by": [
                "E2",
                {"evidence": "E1", "strength": "strong", "at": "p. 3", "words": True, "bearing": "open"},
            ],
            "note": "N",
        },
        {
            "id": "f2",
            "fact": "means:other-coercion",
            "inferred_from": ["f1"],
            "why": "W",
            "by_whom": "prosecutor",
            "drawn_on": "2024-04-30",
            "strength": "moderate",
            "status": "signed",
            "proposed_by": "an importer",
            "in_document": "statement of 3 May, p. 2",
        },
    ],
    "laid": [
        {
            "id": "L1",
            "suspect": "S1",
            "offence": "xp:kidnapping",
            "mode": "joint",
            "complainant": "V1",
            "episode": "house",
            "on": "2024",
            "outcome": "O",
            "note": "N",
        },
        {
            "id": "L2",
            "suspect": "S1",
            "suspects": ["V1"],
            "offence": "xp:unlawful-confinement",
            "alternative_to": "L1",
        },
    ],
    "override": [
        {
            "id": "O1",
            "gate": "xp:victims-of-trafficking",
            "person": "S1",
            "by_whom": "DPP",
            "on": "2024-04-01",
            "why": "W",
        }
    ],
    "consent": [
        {
            "id": "C1",
            "of_whom": "DPP",
            "offence": "xp:kidnapping",
            "suspect": "S1",
            "on": "2024-04-01",
            "given": "asked",
            "note": "N",
        }
    ],
    "proceeding": [
        {
            "id": "P1",
            "suspect": "S1",
            "in": "ke",
            "offence": "kidnapping",
            "outcome": "acquitted",
            "on": "2022?",
            "note": "N",
        }
    ],
    "group": [
        {
            "id": "G1",
            "members": ["S1", "V1"],
            "facts": ["f1"],
            "as_to": ["conduct:locked-in"],
            "others_unknown": True,
            "from": "2023",
            "to": "2024-02",
            "joined": {"V1": "2023-05"},
            "note": "N",
        }
    ],
    "rejected": [
        {
            "id": "R1",
            "fact": "purpose:slavery",
            "inferred_from": ["f1"],
            "why": "W",
            "by_whom": "prosecutor",
            "on": "2024-04-30",
            "by": ["S1"],
            "of": ["V1"],
            "episode": ["house"],
            "as_to": ["age:child"],
        }
    ],
}
"""A case that uses every key of every table, none with its default."""


def spoilt(table: str, row: int | None = None, base: Tables = SMALL, **keys: Any) -> Tables:
    """Return a copy of a case with keys of one table changed; a key of None is left out."""
    data = deepcopy(base)
    target = data[table] if row is None else data[table][row]
    for name, value in keys.items():
        key = name.rstrip("_")
        target.pop(key, None)
        if value is not None:
            target[key] = value
    return data


def added(table: str, *rows: Tables, base: Tables = SMALL) -> Tables:
    """Return a copy of a case with rows added to one table."""
    data = deepcopy(base)
    data.setdefault(table, []).extend(rows)
    return data


def faults_of(data: Any) -> list[Fault]:
    """Return the faults of a case; none if it reads."""
    try:
        case_from_dict(data)
    except CaseError as error:
        return list(error.faults)
    return []


def told(data: Any) -> list[str]:
    """Return the faults of a case as ``path: code message``."""
    return [str(f).split("\n")[0].removeprefix("case: ") for f in faults_of(data)]


def case_of(data: Tables) -> Case:
    """Return the case of tables that read."""
    return case_from_dict(data)


def toml(data: Mapping[str, Any]) -> str:
    """Return the tables as TOML, as a person would write them: a header for every row."""

    def value(v: Any) -> str:
        if isinstance(v, dict):
            return "{ " + ", ".join(f"{k} = {value(w)}" for k, w in v.items()) + " }"
        if isinstance(v, list):
            return "[" + ", ".join(map(value, v)) + "]"
        return json.dumps(v, ensure_ascii=False).replace("\x7f", "\\u007f")

    lines = [f"schema = {value(data['schema'])}"]
    for name, rows in data.items():
        for row in rows if isinstance(rows, list) else [rows] if isinstance(rows, dict) else []:
            lines += ["", f"[[{name}]]" if isinstance(rows, list) else f"[{name}]"]
            lines += [f"{k} = {value(v)}" for k, v in row.items()]
    return "\n".join(lines) + "\n"
