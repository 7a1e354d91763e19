"""The shape of a case file as JSON Schema (draft 2020-12), from the same table of keys that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chargeassist.case.readers import PLACE, STRENGTH, Edtf, ShownBy
from chargeassist.case.tables import CASE, OFFENCE, SCHEMA, WRITTEN
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.readers import ID, Day, ListOf, Reader, Text
from chargeassist.words import say

SHARED: Mapping[str, Reader] = {
    "id": ID,
    "ids": ListOf(ID),
    "text": Text(),
    "day": Day(),
    "date": Edtf(),
    "place": PLACE,
    "strength": STRENGTH,
    "term": SLOT_TERM,
    "offence": OFFENCE,
    "shown": ShownBy(),
    **WRITTEN,
}
"""What stands once, under ``$defs``, and is referred to wherever else it is met."""
_ANNOTATIONS = ("description", "default")


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case, schema `chargeassist/case/1`.

    >>> case_schema()["required"]
    ['schema', 'case']
    """
    shared = {name: reader.schema() for name, reader in SHARED.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chargeassist:case:1",
        "title": SCHEMA,
        "description": say("schema-case"),
        **_inside(CASE.schema(), shared),
        "$defs": {name: _inside(whole, shared) for name, whole in shared.items()},
    }


def _inside(schema: Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return *schema* with everything in it that is shared replaced by a reference."""
    return {key: _referred(value, shared) for key, value in schema.items()}


def _referred(value: Any, shared: Mapping[str, Mapping[str, Any]]) -> Any:
    """Return a reference where *value* is shared; its own annotations stay."""
    if isinstance(value, list):
        return [_referred(item, shared) for item in value]
    if not isinstance(value, dict):
        return value
    for name, whole in shared.items():
        if _bare(value) == _bare(whole):
            own = {k: value[k] for k in _ANNOTATIONS if k in value and value[k] != whole.get(k)}
            return {"$ref": f"#/$defs/{name}", **own}
    return _inside(value, shared)


def _bare(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in _ANNOTATIONS}
