"""The schema of a case and the reader of a case give one verdict, but for a few listed differences."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chargeassist import case_to_dict, read_case
from chargeassist.case.schema import SHARED, case_schema
from chargeassist.case.tables import CASE, HEAD, ROLES
from chargeassist.case.template import template
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reading.limits import ITEMS, TEXT_CHARACTERS
from chargeassist.reading.readers import Reader, Whole, YesNo
from chargeassist.reading.tables import Table, TableOf
from chargeassist.words.dates import WHEN_FORM
from tests.schemas.strategies import DATES, JUNK, ODD, full, right, spoilt
from tests.schemas.support import CASES, plain, reads, refused, scalars

SCHEMA = case_schema()
SMALL: dict[str, Any] = {
    "schema": "chargeassist/case/1",
    "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
}
READERS: dict[str, Reader] = {
    **SHARED,
    "head": HEAD,
    "flag": YesNo(),
    "whole": Whole(0, 10_000),
    "table of": TableOf(Whole(0, 9)),
}
NUMBERS = (0, 1, 2, 10_000, 10_001, 1_000_000, 1_000_001, -1, 0.5, 1.0, True, False, None)
TABLES: tuple[Any, ...] = (
    [],
    {},
    [[]],
    [{}],
    [None],
    {"evidence": "E1"},
    {"evidence": "E1", "words": 1},
    {"id": "a"},
)
VALUES = (
    *ODD,
    *DATES,
    *ROLES,
    *STRENGTHS,
    *NUMBERS,
    *TABLES,
    *([v] for v in (*ODD, *ROLES, *NUMBERS, *TABLES)),
)


@pytest.mark.parametrize("file", CASES, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_an_example_is_as_the_schema_says(file: Path) -> None:
    """Every example passes, both as its TOML stands and as the JSON it comes to."""
    as_toml = plain(tomllib.loads(file.read_text(encoding="utf-8")))
    as_json = json.loads(json.dumps(case_to_dict(read_case(file))))

    assert [] == refused(SCHEMA, as_toml)
    assert [] == refused(SCHEMA, as_json)


def test_the_case_that_new_writes_is_as_the_schema_says() -> None:
    """The template of `chargeassist new` passes."""
    assert [] == refused(SCHEMA, plain(tomllib.loads(template(["xp"]))))


@given(right(CASE))
def test_what_is_made_from_the_readers_passes_both(tables: Any) -> None:
    """A case made from the readers, with any of its keys, passes the reader and the schema."""
    assert ([], True) == (refused(SCHEMA, tables), reads(CASE, tables))


@given(spoilt(CASE))
def test_schema_and_reader_agree_on_spoilt_cases(tables: Any) -> None:
    """A key dropped, renamed or added, a wrong type, a bad id or date: schema and reader say the same.

    Only what docs/schemas/README.md lists may pass the schema and be refused by the reader; nothing
    that the reader takes is refused by the schema.
    """
    accepted, read = not refused(SCHEMA, tables), reads(CASE, tables)

    assert accepted == read or (accepted and any(map(beyond, scalars(tables))))


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_every_reader_agrees_with_its_schema(name: str, data: st.DataObject) -> None:
    """So it is for each table of a case and each reader by itself, and for any value of JSON."""
    reader = READERS[name]
    value = data.draw(spoilt(reader) | right(reader) | JUNK)

    accepted, read = not refused(schema_of(name), value), reads(reader, value)

    assert accepted == read or (accepted and any(map(beyond, scalars(value))))


@pytest.mark.parametrize("name", [name for name, reader in READERS.items() if isinstance(reader, Table)])
@settings(max_examples=1, phases=[Phase.generate])
@given(data=st.data())
def test_every_key_agrees_on_every_odd_value(name: str, data: st.DataObject) -> None:
    """In each table, each key is dropped, misspelt, and given each of a hundred values, one at a time."""
    table = READERS[name]
    assert isinstance(table, Table)
    whole, schema = data.draw(full(table)), schema_of(name)
    rows = [{k: v for k, v in whole.items() if k != key} for key in whole]
    rows += [{**whole, f"{key}s": value} for key, value in whole.items()]
    for row in (whole, *rows):
        accepted, read = not refused(schema, row), reads(table, row)
        assert accepted == read or (accepted and any(map(beyond, scalars(row)))), row
    # Nothing in a schema of a table speaks of two keys: what it says of a value is what its key says.
    assert {"type", "properties", "required", "additionalProperties", "description"} >= set(inner(name))
    for key in whole:
        for value in VALUES:
            accepted, read = not refused(schema_of(name, key), value), reads(table, {**whole, key: value})
            assert accepted == read or (accepted and any(map(beyond, scalars(value)))), (key, value)


@cache
def inner(name: str) -> dict[str, Any]:
    """Return what the schema of a case says of one table, or the schema of another reader."""
    found: dict[str, Any] = SCHEMA["$defs"][name] if name in SHARED else READERS[name].schema()
    return found


@cache
def schema_of(name: str, key: str = "") -> dict[str, Any]:
    """Return the schema of one reader, or of one key: what the case's own schema says of it, if it does."""
    found = inner(name)
    return {**(found["properties"][key] if key else found), "$defs": SCHEMA["$defs"]}


def beyond(value: object) -> bool:
    """Return whether *value* is one of those on which a schema cannot say what the reader says."""
    match value:
        case float():
            return value.is_integer()
        case str() if re.fullmatch(WHEN_FORM, value):
            # The order of two dates, 29 February, and years at either end of the calendar.
            return "/" in value or "-02-29" in value or value.startswith(("000", "99"))
        case str():
            return re.search("[\ud800-\udfff]", value) is not None
        case _:
            return False


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("episode", {"id": "e", "on": "2024-01/2023-01"}),
        ("episode", {"id": "e", "on": "2023-02-29"}),
        ("episode", {"id": "e", "on": "1900-02-29"}),
        ("episode", {"id": "e", "on": "0000"}),
        ("episode", {"id": "e", "on": "0001~"}),
        ("episode", {"id": "e", "on": "9999"}),
        ("episode", {"id": "e", "times": 2.0}),
        ("episode", {"id": "e", "note": "\ud800"}),
        ("consent", {"id": "c", "of_whom": "DPP", "on": "2023-02-29"}),
        ("consent", {"id": "c", "of_whom": "DPP", "on": "0000-01-01"}),
    ],
)
def test_the_listed_differences_are_differences(table: str, row: dict[str, Any]) -> None:
    """What docs/schemas/README.md lists passes the schema and is refused by the reader."""
    tables = {**SMALL, table: [row]}

    assert ([], False) == (refused(SCHEMA, tables), reads(CASE, tables))


def test_a_last_line_break_passes_only_where_patterns_are_pythons() -> None:
    """`$` of Python's own patterns lets one line break pass; by the standard, and here, it does not."""
    tables = {**SMALL, "episode": [{"id": "e\n"}]}

    assert ["$.episode[0].id"] == refused(SCHEMA, tables)
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(tables)
    assert not reads(CASE, tables)


@pytest.mark.parametrize(
    ("value", "passes"),
    [
        ([{"id": "e"}] * ITEMS, True),
        ([{"id": "e"}] * (ITEMS + 1), False),
        ([{"id": "e", "note": "x" * TEXT_CHARACTERS}], True),
        ([{"id": "e", "note": "x" * (TEXT_CHARACTERS + 1)}], False),
        ([{"id": "e", "note": "😀" * TEXT_CHARACTERS}], True),
        ([{"id": "e", "note": " " * TEXT_CHARACTERS}], False),
    ],
)
def test_the_limits_are_the_same(value: object, passes: bool) -> None:
    """The number of items and the length of a text have one limit, to the last one."""
    tables = {**SMALL, "episode": value}

    assert (passes, passes) == (not refused(SCHEMA, tables), reads(CASE, tables))


@pytest.mark.parametrize("law", ["../pack", "/etc", "C:\\packs", "\\\\host\\share", "//host/share", "."])
def test_a_case_names_packs_by_id_and_opens_no_folder(law: str) -> None:
    """A path in `law` is refused by both: a stranger's case must not have a folder opened."""
    tables = {**SMALL, "case": {**SMALL["case"], "law": [law]}}

    assert (["$.case.law[0]"], False) == (refused(SCHEMA, tables), reads(CASE, tables))


def test_a_date_of_toml_is_text_in_json() -> None:
    """A native date of TOML is taken by the reader; as the text it comes to, the schema takes it too."""
    tables = {**SMALL, "episode": [{"id": "e", "on": date(2023, 4, 5)}]}

    assert reads(CASE, tables)
    assert [] == refused(SCHEMA, plain(tables))
