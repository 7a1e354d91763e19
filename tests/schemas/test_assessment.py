"""Every assessment is as its schema says, and the schema names every key that is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from chargeassist import case_from_dict, read_case, to_dict
from chargeassist.report.schema import assessment_schema
from tests.builders import assessed
from tests.examples import TAUGHT
from tests.report import support as examples
from tests.schemas.support import refused
from tests.strategies import HARMFUL, tables

SCHEMA = assessment_schema()
IN_TURN = TAUGHT[::3]


@cache
def assessment(file: Path) -> dict[str, Any]:
    """Return the assessment of an example as data; of every third under every offence of the law it names."""
    if file not in IN_TURN:
        return to_dict(examples.assessed(f"{file.parent.name}/{file.name}"))
    case = read_case(file)
    return to_dict(assessed(case, *case.law, offences=[f"{id}:*" for id in case.law]))


def closed(schema: Any) -> Any:
    """Return *schema* with no table open to keys it does not name."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if "properties" in schema and "type" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | shut


CLOSED = closed(SCHEMA)


@pytest.mark.parametrize("file", TAUGHT, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_assessment_of_an_example_is_as_the_schema_says(file: Path) -> None:
    """Every example passes, in turn under every offence of its law; no key is written that is not named."""
    assert [] == refused(CLOSED, assessment(file))


@settings(max_examples=10)
@given(tables(names=HARMFUL))
def test_the_assessment_of_any_case_is_as_the_schema_says(case: Any) -> None:
    """So does the assessment of a random case."""
    for fact in case["fact"]:
        for step in ("inferred_from", "why", "by_whom", "strength"):
            fact.pop(step, None)
    assert [] == refused(CLOSED, to_dict(assessed(case_from_dict(case))))


FIRST = (
    *("schema", "notice", "engine", "stage", "packs", "case", "as_at", "gates", "charges", "omitted"),
    *("flags", "unused_evidence", "unidentified"),
)
"""The keys that `/1` began with: they must be there; a key that came later may be left out."""


def test_keys_of_tomorrow_pass_and_keys_of_today_must_be_there() -> None:
    """`/1` grows only by optional keys: an unknown key passes at every level, a missing one does not."""
    first = assessment(IN_TURN[0])
    whole = {**first, "charges": first["charges"][:1]}
    grown = {**whole, "new": 1, "charges": [{**c, "new": [1]} for c in whole["charges"]]}

    assert [] == refused(SCHEMA, grown)
    assert whole.keys() >= set(FIRST)
    for key in whole:
        expected = ["$"] if key in FIRST else []
        assert expected == refused(SCHEMA, {k: v for k, v in whole.items() if k != key}), key
