"""A case as linked data (JSON-LD): its tables as they are, and a context that says what each key names.

An id is an address within its case (`urn:chargeassist:CASE/person/S1`), so that two cases can lie in one
store and no row of one becomes a row of the other. Words are those of schema.org where it has one that
means the same, and our own elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chargeassist.case.links import NAMES
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.tables import LISTS
from chargeassist.case.write import case_to_dict
from chargeassist.reading.documents import parse_json
from chargeassist.reading.fault import CaseError, Faults
from chargeassist.reading.files import read_text

Node = dict[str, Any]
WORDS = "urn:chargeassist:case:"
SDO = "https://schema.org/"
SAME = {"title": "name", "label": "description", "nationality": "nationality", "place": "location"}
"""Keys that schema.org has a word for."""
SORTS = {True: "sdo:Person", False: "sdo:Organization"}
ASSESSMENT = "assessment"
_KINDS = {"evidence": "item", "fact": "item", "evidence-or-fact": "item", "charge": "laid"}
"""What holds ids together, where it is no table: an item of evidence and a fact never have the same id."""
_SPEAKERS = ("from", "through")
"""Keys of an item that name a person; an office is named there too, and is no person of the case."""
_OF_AN_ASSESSMENT = {
    **{key: "person" for key in ("suspect", "complainant", "person")},
    **{"episode": "episode", "facts": "fact"},
}
"""Keys of an assessment that name rows of the case."""


def linked(case: Case) -> Node:
    """Return the tables of a case, each person with the sort of thing a person is."""
    tables = case_to_dict(case)
    rows = zip(tables.get("person", ()), case.persons, strict=True)
    people = [{"@type": SORTS[person.natural], **row} for row, person in rows]
    return {**tables, **({"person": people} if people else {})}


def context(case: Case) -> Node:
    """Return what the keys of a case, and of an assessment of it, name."""

    def base(kind: str) -> str:
        return f"urn:chargeassist:{case.id}/{_KINDS.get(kind, kind)}/"

    def refer(words: str, key: str, kind: str) -> Node:
        own = {"evidence": {"@id": f"{WORDS}evidence", "@type": "@id"}} if key == "shown_by" else {}
        return {"@id": words + key, "@type": "@id", "@context": {"@base": base(kind), **own}}

    def table(name: str) -> Node:
        keys = {key: kind for keys, kind in NAMES.get(name, ()) for key in keys}
        keys |= dict.fromkeys(_SPEAKERS, "person") if name == "evidence" else {}
        terms = {key: refer(WORDS, key, kind) for key, kind in keys.items()}
        return {"@id": WORDS + name, "@context": {"@base": base(name), **terms}}

    words = f"urn:chargeassist:{ASSESSMENT}:"
    found = {key: refer(words, key, kind) for key, kind in _OF_AN_ASSESSMENT.items()}
    return {
        "@version": 1.1,
        "@base": f"urn:chargeassist:{case.id}/",
        "@vocab": WORDS,
        "sdo": SDO,
        "id": "@id",
        **{key: f"sdo:{word}" for key, word in SAME.items()},
        "joined": {"@id": f"{WORDS}joined", "@type": "@json"},
        ASSESSMENT: {"@id": WORDS + ASSESSMENT, "@context": [None, {"@vocab": words, **found}]},
        **{name: table(name) for name in ("case", *LISTS)},
    }


def from_linked(path: str) -> Case:
    """Return the case of a file that `export --as jsonld` wrote. Raises CaseError with every fault.

    What was found of the case is passed over: it is found anew from the tables.
    """
    faults = Faults(path)
    text = read_text(Path(path), path, faults)
    data = None if text is None else parse_json(text, faults)
    if faults.found:
        raise CaseError(faults.found)
    if isinstance(data, Mapping):
        data = {key: value for key, value in data.items() if key != ASSESSMENT}
    return case_from_dict(_plain(data), path)


def _plain(data: Any) -> Any:
    """Return tables without the words of JSON-LD itself."""
    if isinstance(data, Mapping):
        return {k: _plain(v) for k, v in data.items() if not k.startswith("@")}
    return [_plain(v) for v in data] if isinstance(data, list) else data
