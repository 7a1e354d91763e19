"""The schemas that are handed out are the ones the code gives, and no change of one passes in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from chargeassist.case.schema import case_schema
from chargeassist.cli.schema import SCHEMAS, schema_text
from chargeassist.reading.tables import Field
from tests.schemas.support import ROOT, refused

FOLDER = ROOT / "docs" / "schemas"
NAMES = list(SCHEMAS)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_command_writes(name: str) -> None:
    """docs/schemas holds what `chargeassist schema` writes; CHARGEASSIST_RECORD=1 writes it anew."""
    file, text = FOLDER / f"{name}-1.json", schema_text(name)
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")

    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_newest_change_of_a_schema_is_told(name: str) -> None:
    """The last row for a schema in docs/schemas/README.md has its digest: whoever changes it says how."""
    rows = re.findall(rf"^\| {name}/1 \| `(\w+)` \| \S", (FOLDER / "README.md").read_text("utf-8"), re.M)
    digest = sha256(schema_text(name).encode()).hexdigest()[:12]

    assert rows[-1:] == [digest], f"add a row for {name}/1 with `{digest}`, and name it in CHANGELOG.md"


@pytest.mark.parametrize("schema", [make() for make in SCHEMAS.values()], ids=NAMES)
def test_a_schema_is_one(schema: dict[str, Any]) -> None:
    """Each is JSON Schema, draft 2020-12, and every reference in it finds what it names."""
    jsonschema.Draft202012Validator.check_schema(schema)
    for node in nodes(schema):
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/$defs/") in schema["$defs"]


@pytest.mark.parametrize("schema", [make() for make in SCHEMAS.values()], ids=NAMES)
def test_patterns_are_read_alike_everywhere(schema: dict[str, Any]) -> None:
    r"""A pattern is anchored and has no look-around, back-reference, \d or \w, which dialects read apart."""
    for node in nodes(schema):
        pattern = node.get("pattern", "^$")
        if isinstance(pattern, str):
            assert pattern.startswith("^")
            assert pattern.endswith("$")
            assert not re.search(r"\(\?[^:]|\\[dwbpDWBP1-9]", pattern)


def test_every_key_of_a_case_says_what_it_is_for() -> None:
    """Each key of each table is described, by itself or by what it refers to."""
    schema = case_schema()
    for node in nodes(schema):
        for name, key in node.get("properties", {}).items():
            shared = schema["$defs"].get(key.get("$ref", "").rpartition("/")[2], {})
            listed = schema["$defs"].get(key.get("items", {}).get("$ref", "").rpartition("/")[2], {})
            assert "description" in key or "description" in shared or "properties" in listed | key, name


def test_a_default_could_be_written() -> None:
    """What holds without a key would pass if somebody wrote it."""
    schema = case_schema()
    for node in nodes(schema):
        if "default" in node:
            assert [] == refused({**node, "$defs": schema["$defs"]}, node["default"])


def test_a_default_that_could_not_be_written_is_not_told() -> None:
    """No text at all is what a text holds when it is left out, and nobody may write it."""
    from chargeassist.reading.readers import Text

    assert "default" not in Field(Text(), default="").schema()


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every table in a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)
