"""What is printed as JSON Schema (draft 2020-12): one walker says any form."""

from __future__ import annotations

from typing import Any

from chargeassist.findings.model import Assessment
from chargeassist.report.answers import answer_form, name_of
from chargeassist.report.computed import ASSESSMENT
from chargeassist.report.forms import (
    ByName,
    Form,
    ListOf,
    Named,
    OrNull,
    Plain,
    Row,
    TableOf,
    form_of,
    keys_of,
)
from chargeassist.report.meanings import meaning_of_key, meaning_of_table

Schema = dict[str, Any]


def assessment_schema() -> Schema:
    """Return the JSON Schema of an assessment, schema `chargeassist/assessment/1`.

    Every key of today is required unless it is written only where it has something to say; keys nobody
    has heard of are allowed at every level, because `/1` may grow by optional keys.

    >>> "gates" in assessment_schema()["required"]
    True
    """
    form = form_of(Assessment)
    assert isinstance(form, TableOf)
    return table_schema(ASSESSMENT, form)


def table_schema(name: str, form: TableOf) -> Schema:
    """Return the JSON Schema of an answer that is one table."""
    defs: Schema = {}
    return _whole(name, _table(form, defs), defs)


def answer_schema(verb: str) -> Schema:
    """Return the JSON Schema of what one verb answers, such as `chargeassist/gaps/1`.

    >>> answer_schema("diff")["required"]
    ['schema', 'notice', 'engine', 'diff']
    """
    defs: Schema = {}
    return _whole(name_of(verb), _form(answer_form(verb), defs), defs)


def _whole(name: str, table: Schema, defs: Schema) -> Schema:
    """Return a schema with its head, and under ``$defs`` every table it holds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name,
        **table,
        "$defs": dict(sorted(defs.items())),
    }


def _form(form: Form, defs: Schema) -> Schema:
    """Return what may stand where a form is written; *defs* gains every table in it."""
    match form:
        case Plain(type, says):
            return {"type": type, **{k: list(v) if isinstance(v, tuple) else v for k, v in says}}
        case OrNull(inner):
            return {"anyOf": [_form(inner, defs), {"type": "null"}]}
        case ListOf(inner):
            return {"type": "array", "items": _form(inner, defs)}
        case Row(each):
            items = [_form(one, defs) for one in each]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        case ByName(inner):
            return {"type": "object", "additionalProperties": _form(inner, defs)}
        case Named(_, keys, optional):
            properties = {name: _form(inner, defs) | meaning_of_key(form.name, name) for name, inner in keys}
            return _object(properties, [name for name in properties if name not in optional])
        case TableOf(shape):
            if shape.name not in defs:
                defs[shape.name] = {}  # a limb holds limbs: its name stands before its table is whole
                defs[shape.name] |= _table(form, defs)
            return {"$ref": f"#/$defs/{shape.name}"}


def _table(form: TableOf, defs: Schema) -> Schema:
    properties = {
        key.name: _form(inner, defs) | meaning_of_key(form.shape.name, key.name)
        for key, _, inner in keys_of(form)
    }
    required = [key.name for key in form.shape.keys if not key.optional]
    return meaning_of_table(form.shape.name) | _object(properties, required)


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required}
