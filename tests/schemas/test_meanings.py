"""Every table and every key of an answer says what it means, and the catalogue holds nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from chargeassist.cli.schema import SCHEMAS
from tests.words.support import catalogue

ANSWERS = {name: make() for name, make in SCHEMAS.items() if name != "case"}
WHOLE = ("assessment", "lint")
"""Answers that are one table."""
MEANINGS = {id for id in catalogue("en") if id.startswith("answer-")}


def _tables(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables of an answer by their names; its own has none, but where it is the answer."""
    schema = ANSWERS[name]
    yield (name if name in WHOLE else ""), schema
    for key, value in schema["properties"].items():
        if "properties" in value:
            yield key, value
    yield from schema["$defs"].items()


@pytest.mark.parametrize("name", ANSWERS)
def test_every_key_says_what_it_means(name: str) -> None:
    """Each key of each table has a description, and each table that is referred to."""
    for table, schema in _tables(name):
        assert [] == [f"{table}.{k}" for k, v in schema["properties"].items() if not v.get("description")]
    assert [] == [table for table, schema in ANSWERS[name]["$defs"].items() if not schema["description"]]


def test_every_meaning_is_that_of_a_key() -> None:
    """No meaning is left behind by a key or a table that has gone, or hidden by one that says more."""
    keys = {
        (t, k.replace("_", "-"))
        for name in ANSWERS
        for t, schema in _tables(name)
        for k in schema["properties"]
    }
    used = {f"answer-table-{t}" for name in ANSWERS for t, _ in _tables(name)}
    for table, key in keys:
        own = f"answer-key-{table}-{key}"
        used.add(own if own in MEANINGS else f"answer-key-{key}")

    assert set() == MEANINGS - used
