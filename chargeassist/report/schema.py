"""What is printed as JSON Schema (draft 2020-12): an assessment from the tables that `to_dict` fills, the
answers of advice from the frozen values that `plain` writes.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import attrs

from chargeassist.advice.compare import Comparison
from chargeassist.advice.counts import Particulars, Sheet
from chargeassist.advice.diff import Change
from chargeassist.advice.gaps import Question, Request
from chargeassist.advice.review import Review
from chargeassist.advice.stress import Stress
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.shapes import SCHEMA, AssessmentTable, Is, StandingWord
from chargeassist.words import Remark

ADVICE: dict[str, Any] = {
    "gaps": {"requests": tuple[Request, ...], "questions": tuple[Question, ...]},
    "stress": Stress,
    "compare": Comparison,
    "review": Review,
    "counts": Sheet,
    "diff": tuple[Change, ...],
}
"""What each verb of advice answers."""
_PLAIN = {
    str: "string",
    Remark: "string",
    Particulars: "string",
    int: "integer",
    bool: "boolean",
    NoneType: "null",
}


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema of an assessment, schema `chargeassist/assessment/1`.

    Every key of today is required unless it is written only where it has something to say; keys nobody
    has heard of are allowed at every level, because `/1` may grow by optional keys.

    >>> "gates" in assessment_schema()["required"]
    True
    """
    defs: dict[str, Any] = {}
    return _whole(SCHEMA, _table(AssessmentTable, defs), defs)


def advice_schema(verb: str) -> dict[str, Any]:
    """Return the JSON Schema of what one verb of advice answers, such as `chargeassist/gaps/1`.

    Every key is always written; keys nobody has heard of are allowed, as in an assessment.

    >>> advice_schema("diff")["required"]
    ['schema', 'notice', 'engine', 'diff']
    """
    defs: dict[str, Any] = {}
    name = f"chargeassist/{verb}/1"
    table = _object({"schema": str, "notice": str, "engine": str, verb: ADVICE[verb]}, defs)
    table["properties"]["schema"]["const"] = name
    return _whole(name, table, defs)


def _whole(name: str, table: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its head, and under ``$defs`` every table it holds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name,
        **table,
        "$defs": dict(sorted(defs.items())),
    }


def _object(keys: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table that always has every one of its keys."""
    return {
        "type": "object",
        "properties": {name: _value(hint, defs) for name, hint in keys.items()},
        "required": list(keys),
    }


def _frozen(value: type, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what `plain` makes of a frozen value; an assessment in it is left out."""
    hints = get_type_hints(value)
    keys = {n.rstrip("_"): h for n, h in hints.items() if h is not Assessment}
    return {"description": value.__doc__, **_object(keys, defs)}


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
    if isinstance(hint, dict):
        return _object(hint, defs)
    if hint is Standing:
        return _value(StandingWord, defs)
    if hint is Offence:
        return {"type": "string", "description": "pack:offence"}
    if isinstance(hint, type) and attrs.has(hint) and hint not in _PLAIN:
        name = hint.__name__.lower()
        if name not in defs:
            defs[name] = _frozen(hint, defs)
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
            each = [_value(one, defs) for one in inner]
            # A text and a remark are one thing once it is worded.
            return each[0] if all(one == each[0] for one in each) else {"anyOf": each}
        case origin if origin is list or (origin is tuple and inner[-1] is Ellipsis):
            return {"type": "array", "items": _value(inner[0], defs)}
        case origin if origin is tuple:
            each = [_value(one, defs) for one in inner]
            return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}
        case _:
            return {"type": "object", "additionalProperties": _value(inner[1], defs)}


def _said(said: str | Is) -> tuple[str, Any]:
    """Return the keyword and the value that a remark beside a type comes to."""
    if isinstance(said, str):
        return "description", said
    return said.keyword, list(said.value) if isinstance(said.value, tuple) else said.value
