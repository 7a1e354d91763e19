"""The words of a law as JSON Schema, so that another program can draw a form: terms, and whom each takes."""

from __future__ import annotations

from typing import Any

from chargeassist.case.schema import case_schema
from chargeassist.law.model import Law
from chargeassist.law.reads import read_as, read_terms
from chargeassist.law.vocabulary import Slot
from chargeassist.words import say


def vocabulary_schema(law: Law) -> dict[str, Any]:
    """Return the terms, slots and kinds of evidence as JSON Schema, each with its label and what reads it.

    A slot says in `properties` what a fact of it does not take: no person, no value.

    >>> from chargeassist import load_law
    >>> found = vocabulary_schema(load_law("xp"))["$defs"]
    >>> found["slot-age"]["properties"]["by"], found["term-act"]["oneOf"][0]["const"]
    ({'maxItems': 0}, 'act:recruitment')
    """
    reading = read_terms(law)
    vocabulary = law.vocabulary
    defs: dict[str, Any] = {}
    for name, slot in vocabulary.slots.items():
        terms = []
        for term in slot.terms:
            full = f"{name}:{term}"
            own = vocabulary.term(full)
            read = read_as(full, reading, vocabulary)
            terms.append(
                {
                    "const": full,
                    "title": str(own.title),
                    "description": str(own.means),
                    "x-asks": str(own.asks or slot.asks),
                    "x-read-by": sorted({o for r in read for o in r.offences}),
                }
            )
        defs[f"term-{name}"] = {"title": str(slot.title), "description": str(slot.asks), "oneOf": terms}
        defs[f"slot-{name}"] = {
            "properties": {"fact": {"$ref": f"#/$defs/term-{name}"}, **_takes(slot)},
            "x-nature": slot.nature,
            "x-by": slot.who.by,
            "x-of": slot.who.of,
        }
    kinds = [
        {"const": id, "title": str(k.title), "x-at-most": k.ceiling} for id, k in vocabulary.kinds.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chargeassist:vocabulary:1",
        "title": "chargeassist/vocabulary/1",
        "description": say("schema-vocabulary"),
        "anyOf": [{"$ref": f"#/$defs/slot-{name}"} for name in vocabulary.slots],
        "$defs": {**defs, "kind": {"oneOf": kinds}},
    }


def case_schema_under(law: Law) -> dict[str, Any]:
    """Return the schema of a case whose facts and items take the words of the vocabulary and no others."""
    schema, words = case_schema(), vocabulary_schema(law)["$defs"]
    defs = schema["$defs"]
    slots = law.vocabulary.slots
    defs["term"] = {**defs["term"], "anyOf": [{"$ref": f"#/$defs/term-{name}"} for name in slots]}
    defs["evidence"]["properties"]["kind"] = {"$ref": "#/$defs/kind"}
    # A list of terms is several facts: what each takes is said of one term alone.
    defs["fact"]["allOf"] = [
        {
            "if": {"properties": {"fact": {"type": "string", "pattern": f"^{name}:"}}},
            "then": {"properties": _takes(slot)},
        }
        for name, slot in slots.items()
    ]
    defs.update({name: value for name, value in words.items() if not name.startswith("slot-")})
    return schema


def _takes(slot: Slot) -> dict[str, Any]:
    """Return what a fact of a slot takes less than others: nobody in a key that names nobody, no value."""
    nobody = {key: {"maxItems": 0} for key, who in (("by", slot.who.by), ("of", slot.who.of)) if not who}
    return nobody if slot.values else {**nobody, "value": False}
