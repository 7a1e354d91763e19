"""A judge of JSON Schema, and tables as JSON has them."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]

from chargeassist.reading.fault import Faults, TooManyFaults
from chargeassist.reading.readers import Reader

ROOT = Path(__file__).parents[2]
CASES = sorted(ROOT.glob("examples/*/case*.toml"))


def _pattern(_: Any, pattern: str, value: object, __: Any) -> Iterator[Any]:
    """As ECMA-262 has it: ``$`` is the end and nothing else; Python lets a last line break pass."""
    if isinstance(value, str) and not re.search(pattern.removesuffix("$") + r"\Z", value):
        yield jsonschema.ValidationError("does not match")


_Judge = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})


_judges: dict[int, tuple[Mapping[str, Any], Any]] = {}
"""By the identity of a schema, which is kept so that no other can have it."""


def refused(schema: Mapping[str, Any], value: object) -> list[str]:
    """Return where *value* is not as *schema* says; nothing if it is."""
    if id(schema) not in _judges:
        parts = schema.get("$defs", {})
        _judges[id(schema)] = (schema, _Judge({**inlined(schema, parts), "$defs": parts}))
    return [error.json_path for error in _judges[id(schema)][1].iter_errors(value)]


def inlined(schema: Any, parts: Mapping[str, Any], within: tuple[str, ...] = ()) -> Any:
    """Return *schema* with its parts in place of their names: a judge need not look each up again.

    A part that holds itself keeps its name there.
    """
    if isinstance(schema, list):
        return [inlined(s, parts, within) for s in schema]
    if not isinstance(schema, Mapping):
        return schema
    if "$ref" in schema and schema["$ref"] not in within:
        part = parts[schema["$ref"].removeprefix("#/$defs/")]
        assert {"$ref", "$defs", "description", "default"} >= set(schema)
        return inlined(part, parts, (*within, schema["$ref"]))
    return {key: inlined(value, parts, within) for key, value in schema.items() if key != "$defs"}


def reads(reader: Reader, value: object) -> bool:
    """Return whether a reader takes *value* without a fault."""
    faults = Faults("case")
    with suppress(TooManyFaults):
        reader.read(value, (), faults)
    return not faults.found


def plain(value: object) -> Any:
    """Return tables as JSON has them: a TOML date is text."""
    match value:
        case dict():
            return {k: plain(v) for k, v in value.items()}
        case list():
            return [plain(v) for v in value]
        case date():
            return value.isoformat()
        case _:
            return value


def scalars(value: object) -> Iterator[object]:
    """Yield everything in *value* that is neither table nor list."""
    match value:
        case dict() | list():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from scalars(inner)
        case _:
            yield value
