"""Every sort of value in every field: read as it is or a fault on that path, never coerced, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import pytest

from chargeassist import CaseError, case_from_dict, case_to_dict
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.readers import Edtf, ShownBy
from chargeassist.case.tables import CASE
from chargeassist.reading.fault import Fault, Path, path_text
from chargeassist.reading.readers import ID, Day, ListOf, Reader, Text
from chargeassist.reading.tables import Table
from tests.case.support import FULL
from tests.hostile.support import HEAD, case_refused

LONG = "x" * 30_000
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 10**30, 1.0, 1.5, 1e300),
    *("", " ", "x", "S1", "yes", "true", "1", "2024-05-01", "é", LONG, "\n", "[]", "null"),
    *([], [None], ["x"], ["S1"], [[]], [{}], [1], [True], ["S1"] * 3, "S1,V1"),
    *({}, {"": 1}, {"id": "x"}, {"evidence": "E1"}, {"evidence": ["E1"]}),
)
ONLY_TOML = (
    *(date(2024, 5, 1), datetime(2024, 5, 1), datetime(2024, 5, 1, tzinfo=UTC), time(10)),
    *(float("nan"), float("inf"), float("-inf")),
)
TYPES = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
    date: "date",
}


def _sites(reader: Reader, at: Path) -> Iterator[tuple[Path, Reader]]:
    """Yield every place of the full case that a reader reads."""
    if at:
        yield at, reader
    match reader:
        case Table(fields):
            for key, field in fields.items():
                yield from _sites(field.reader, (*at, key))
        case ListOf(item):
            yield from _sites(item, (*at, 1 if at[-1] == "shown_by" else 0))
        case ShownBy():
            for key in ("evidence", "strength", "at", "words"):
                yield (*at, key), Text()
        case _:
            pass


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _holds(path: Path) -> bool:
    """Return whether the full case has something at a path: of two facts, one is inferred."""
    try:
        _at(FULL, path)
    except (KeyError, IndexError):
        return False
    return True


def _in_turn(number: int) -> Iterator[Any]:
    """Yield values of every type for one of many places: of those of one type a third, in turn."""
    for kind in dict.fromkeys(map(type, (*VALUES, *ONLY_TOML))):
        alike = [v for v in (*VALUES, *ONLY_TOML) if type(v) is kind]
        yield from alike[number % 3 :: 3] or alike[:1]


SITES = {path_text(path): (path, reader) for path, reader in _sites(CASE, ()) if _holds(path)}
NAMES = list(SITES)


def _accepts(schema: dict[str, Any]) -> set[str]:
    """Return the types that a field takes, by the schema people are given."""
    if "oneOf" in schema:
        return {t for one in schema["oneOf"] for t in _accepts(one)}
    return {"string"} if "enum" in schema else {schema["type"]}


def _with(path: Path, value: object, within: Any = FULL) -> Any:
    """Return the full case with another value at one place; what is beside the path is shared."""
    if not path:
        return value
    step, *more = path
    data: Any = dict(within) if isinstance(within, dict) else list(within)
    data[step] = _with(tuple(more), value, within[step])
    return data


@cache
def _around(name: str) -> tuple[str, str]:
    """Return the full case as JSON text before and after the value at one place."""
    before, _, after = json.dumps(_with(SITES[name][0], "HERE"), indent=1).partition('"HERE"')
    return before, after


def json_with(name: str, value: object) -> str:
    """Return the full case as JSON text with another value at one place."""
    before, after = _around(name)
    return f"{before}{json.dumps(value)}{after}"


def _faults(data: object) -> tuple[Fault, ...]:
    try:
        case_from_dict(data)  # type: ignore[arg-type]  # anything at all
    except CaseError as error:
        return error.faults
    return ()


def test_every_field_is_tried() -> None:
    """The places are those of every table, lists and their items included."""
    assert len(NAMES) > 100
    assert {"schema", "case", "case.law[0]", "fact[0].by", "fact[0].shown_by[1].words"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_type_in_every_field(name: str) -> None:
    """A value of another type is a fault at that place; what is taken is written back as it was.

    Every place is given every type, and of the values of one type a third, in turn.
    """
    path, reader = SITES[name]
    told_apart = isinstance(path[-1], str) and path[-1] not in ("evidence", "strength", "at", "words")
    accepted = _accepts(reader.schema()) | ({"date"} if isinstance(reader, Edtf | Day) else set())
    for value in _in_turn(NAMES.index(name)):
        data = _with(path, value)
        found = _faults(data)
        kind = TYPES.get(type(value), "date and time")
        if told_apart and kind not in accepted:
            assert [f for f in found if f.at.path[: len(path)] == path], (value, found)
        if not found:
            written = case_to_dict(case_from_dict(data))
            kept = value.isoformat() if isinstance(value, date) else value
            if value == {"evidence": "E1"}:
                kept = "E1"  # the two ways to write one thing
            if path[-1] == "is" and value == []:
                kept = _at(written, path)  # left out, it is worked out
            if path[-1] == "as_to" and isinstance(kept, str):
                kept = [kept]  # the one object by itself, or in a list
            held = _at(written, path) if _in(written, path) else None
            assert held is None or (type(held), held) == (type(kept), kept), value


def _in(data: Any, path: Path) -> bool:
    """Return whether there is something at a path; a key that holds its default is not written."""
    for step in path:
        if step not in (data if isinstance(data, dict) else range(len(data))):
            return False
        data = data[step]
    return True


@pytest.mark.parametrize("name", NAMES)
def test_every_type_in_every_field_of_json(name: str) -> None:
    """In JSON text the fault has the line of its place, and no fault repeats a text of the case.

    Every field is given a long text and a tenth of the values, in turn: as tables more are tried above.
    """
    for value in (LONG, *VALUES[NAMES.index(name) % 10 :: 10]):
        text = json_with(name, value)
        found: tuple[Fault, ...] = ()
        try:
            reading_of_bytes(text.encode()).whole()
        except CaseError as error:
            found = error.faults
        assert all(1 <= f.at.line <= text.count("\n") + 1 for f in found if f.at.path)
        assert "xxx" not in "".join(map(str, found))


@pytest.mark.parametrize("value", VALUES)
def test_every_type_in_place_of_a_case(value: object) -> None:
    """A case that is no table is a fault, whatever it is instead."""
    assert _faults(value)
    assert _faults([FULL, value])


@pytest.mark.parametrize("key", [1, None, True, 1.5, ("a", "b"), b"id", "\ud800", "x" * 10_000, "\u202e"])
def test_a_key_that_is_none(key: object) -> None:
    """Tables of another program may have keys that are no text: unknown keys, printed as such."""
    more: dict[object, int] = {key: 1}
    for data in (FULL | more, {**FULL, "case": FULL["case"] | more}):
        (fault,) = _faults(data)

        assert ("C102", "(a key)") == (fault.code, fault.at.path[-1])


REFERENCES = [
    name
    for name, (path, reader) in SITES.items()
    if reader in (ID, ListOf(ID)) or (isinstance(reader, ListOf) and reader.item == ID)
    if path[0] != "case" and path[-1] not in ("id", "kind", "from", "through")
]


@pytest.mark.parametrize("name", REFERENCES)
def test_an_id_that_names_nothing(name: str) -> None:
    """Every field that names a row must name one of this case."""
    path, reader = SITES[name]
    found = _faults(_with(path, ["nobody"] if isinstance(reader, ListOf) else "nobody"))

    assert "C201" in {f.code for f in found}
    # Of a charge laid the row is told, of a list the list.
    assert path[:2] in {f.at.path[:2] for f in found}


@pytest.mark.parametrize("name", [n for n, (p, r) in SITES.items() if len(p) == 1 and isinstance(r, ListOf)])
def test_an_id_used_twice(name: str) -> None:
    """Two rows of one table with one id are a fault at the second."""
    rows = FULL[name]
    found = _faults({**deepcopy(FULL), name: [*deepcopy(rows), deepcopy(rows[0])]})

    assert ("C104", (name, len(rows), "id")) in {(f.code, f.at.path) for f in found}


IMPOSSIBLE = (
    *("2023-02-30", "2023-13", "2023-00", "0000", "0000-01-01", "99999", "2023-04-31", "-2023", "2023-4-5"),
    *(
        "2024-01/2023-01",
        "../..",
        "2023-04-05T10:00",
        "20230405",
        "\uff12\uff10\uff12\uff13",
        "2023\n",
    ),
    *("\uff12\uff10\uff12\uff13", "9999-12-31~", "0001~", "20XX-04", "2023-XX-05", "X", "2023-02-30/2024"),
)


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_a_day_that_never_was(day: str) -> None:
    """A date that cannot be, or is written otherwise, is a fault in every field that takes a date."""
    for path, reader in SITES.values():
        if isinstance(reader, Edtf | Day):
            assert [path] == [f.at.path for f in _faults(_with(path, day))]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("F110", HEAD + "[[laid]]\non = 2023-02-30\n"),
        ("F110", HEAD + "[[laid]]\non = 2023-13-01\n"),
        ("F110", HEAD + 'id = "b"\n'),
        ("F110", HEAD + "[case]\n"),
        ("F110", HEAD + "x.a = 1\nx.a = 2\n"),
        ("F110", HEAD + "[[person]]\n[person]\n"),
        ("C101", HEAD.replace('"2024-05-01"', "nan")),
        ("C101", HEAD.replace('"2024-05-01"', "-inf")),
        ("C101", HEAD.replace('"2024-05-01"', "1e999")),
        ("C101", HEAD.replace('"2024-05-01"', "10:00:00")),
        ("C101", HEAD.replace('"2024-05-01"', "2024-05-01T10:00:00Z")),
        ("C102", HEAD + "as_att = 2024-05-01\n"),
        ("C102", HEAD + "[[persn]]\n"),
    ],
)
def test_toml_that_is_wrong(code: str, text: str, tmp_path: FilePath) -> None:
    """Keys twice, impossible dates, numbers that are none and unknown keys are refused."""
    assert code in case_refused(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": 1, "schema": 1}',
        '{"a": {"b": [{"c": 1, "c": 1}]}}',
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1e999}',
        '{"a": 01}',
        '{"a": 1,}',
        "{'a': 1}",
        '{"a": 1} {"a": 1}',
        "{",
        "// comment",
    ],
)
def test_json_that_is_wrong(text: str, tmp_path: FilePath) -> None:
    """Keys twice, numbers that are none and what other dialects allow are refused."""
    assert ["F111"] == case_refused(tmp_path, text, "case.json")


def test_text_fields_are_no_patterns() -> None:
    """A field of a fixed form takes nothing before or after the form, not even the end of a line."""
    for path, reader in SITES.values():
        if isinstance(reader, Text) and reader.form is not None:
            for value in (f"{_at(FULL, path)}\n", f" {_at(FULL, path)}", f"{_at(FULL, path)}\n\nx"):
                assert [path] == [f.at.path for f in _faults(_with(path, value))]
