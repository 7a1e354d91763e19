"""The shape of an assessment as JSON Schema (draft 2020-12), from the tables that `to_dict` fills."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from chargeassist.report.shapes import SCHEMA, AssessmentTable, Is

_PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema of an assessment, schema `chargeassist/assessment/1`.

    Every key of today is required unless it is written only where it has something to say; keys nobody
    has heard of are allowed at every level, because `/1` may grow by optional keys.

    >>> "gates" in assessment_schema()["required"]
    True
    """
    defs: dict[str, Any] = {}
    whole = _table(AssessmentTable, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chargeassist:assessment:1",
        "title": SCHEMA,
        **whole,
        "$defs": dict(sorted(defs.items())),
    }


def _table(table: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one table; *defs* gains every table it holds."""
    keys = get_type_hints(table, include_extras=True)
    return {
        "description": table.__doc__,
        "type": "object",
        "properties": {name: _value(hint, defs) for name, hint in keys.items()},
        "required": [name for name in keys if name in table.__required_keys__],
    }


def _value(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """Return what may stand under one key."""
    if is_typeddict(hint):
        name = hint.__name__.removesuffix("Table").lower()
        if name not in defs:
            defs[name] = {}  # a limb holds limbs: its name stands before its table is whole
            defs[name] |= _table(hint, defs)
        return {"$ref": f"#/$defs/{name}"}
    inner = get_args(hint)
    match get_origin(hint):
        case None:
            return {"type": _PLAIN[hint]}
        case origin if origin is NotRequired:
            return _value(inner[0], defs)
        case origin if origin is Annotated:
            return _value(inner[0], defs) | dict(_said(said) for said in inner[1:])
        case origin if origin in (Union, UnionType):
            return {"anyOf": [_value(one, defs) for one in inner]}
        case origin if origin is list:
            return {"type": "array", "items": _value(inner[0], defs)}
        case _:
            return {"type": "object", "additionalProperties": _value(inner[1], defs)}


def _said(said: str | Is) -> tuple[str, Any]:
    """Return the keyword and the value that a remark beside a type comes to."""
    if isinstance(said, str):
        return "description", said
    return said.keyword, list(said.value) if isinstance(said.value, tuple) else said.value
