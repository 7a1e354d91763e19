"""The contract of the service as OpenAPI 3.1: every table in it is a schema that `schema` writes as well."""

from __future__ import annotations

from typing import Any

from chargeassist import __version__
from chargeassist.case.schema import case_schema
from chargeassist.reading.tables import Table
from chargeassist.report.schema import answer_schema, assessment_schema
from chargeassist.services.asks import ASKS, Ask
from chargeassist.words import LANGUAGES, say
from chargeassist.words.catalogue import FALLBACK

Schema = dict[str, Any]
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
FAULTS: Schema = {
    "type": "object",
    "required": ["schema", "faults"],
    "properties": {
        "schema": {"const": "chargeassist/faults/1"},
        "faults": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "at", "message", "hints"],
                "properties": {
                    **{key: {"type": "string"} for key in ("code", "at", "message")},
                    "hints": _TEXTS,
                },
            },
        },
    },
}
"""What is said of a request that could not be answered: each fault with its code (docs/errors.md)."""


def openapi() -> Schema:
    """Return the contract of the service.

    >>> sorted(openapi()["paths"])[:3]
    ['/answer', '/assess', '/check']
    """
    forms = sorted({ask.form for ask in ASKS.values() if ask.form})
    answers = {f: assessment_schema() if f == "assessment" else answer_schema(f) for f in forms}
    schemas = {name: _within(name, schema) for name, schema in {"case": case_schema(), **answers}.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "chargeassist", "version": __version__, "description": say("service-about")},
        "paths": {
            **{f"/{ask.name}": {"post": _path(ask)} for ask in ASKS.values()},
            "/health": {"get": _health()},
        },
        "components": {"schemas": {**schemas, "faults": FAULTS}},
    }


def _path(ask: Ask) -> Schema:
    takes = Table(ask.takes).schema()
    found: Schema = {"$ref": f"#/components/schemas/{ask.form}"} if ask.form else {"type": "object"}
    return {
        "operationId": ask.name,
        "summary": say(f"service-ask-{ask.name}"),
        "parameters": [_LANGUAGE],
        "requestBody": {"required": bool(takes["required"]), "content": _json(takes)},
        "responses": {
            "200": {"description": say("service-200"), "content": _json(found)},
            **{
                code: {"description": say(f"service-{code}"), "content": _json(_FAULTS)}
                for code in ("408", "413", "415", "422", "500", "503", "504", "default")
            },
        },
    }


def _health() -> Schema:
    return {
        "operationId": "health",
        "summary": say("service-health"),
        "parameters": [_LANGUAGE],
        "responses": {
            "200": {"description": say("service-health-200"), "content": _json({"type": "object"})},
            "503": {"description": say("service-503"), "content": _json(_FAULTS)},
            "default": {"description": say("service-default"), "content": _json(_FAULTS)},
        },
    }


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


_FAULTS: Schema = {"$ref": "#/components/schemas/faults"}
_LANGUAGE: Schema = {
    "name": "lang",
    "in": "query",
    "description": say("service-lang"),
    "schema": {"enum": list(LANGUAGES), "default": FALLBACK},
}


def _within(name: str, schema: Schema) -> Schema:
    """Return a schema whose own references lead to where it stands in the contract."""
    at = f"#/components/schemas/{name}/$defs/"

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(item) for item in value]
        if isinstance(value, dict):
            return {k: moved(v) for k, v in value.items()}
        return (
            value.replace("#/$defs/", at)
            if isinstance(value, str) and value.startswith("#/$defs/")
            else value
        )

    told: Schema = moved({k: v for k, v in schema.items() if k not in ("$schema", "$id")})
    return told
