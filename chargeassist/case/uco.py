"""The evidence of a case as a bundle of CASE: items, their exhibits, who speaks, who holds them.

Names are those of CASE 1.4.0 and UCO 1.4.0, as their ontologies have them
(github.com/casework/CASE, github.com/ucoProject/UCO). What the two have no word for, such as how much an
item shows, is not written. Persons stand by their ids: names and notes are never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import Any

from chargeassist.case.model import Case, Evidence

Node = dict[str, Any]
CONTEXT = {
    "kb": "urn:chargeassist:kb:",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-location": "https://ontology.unifiedcyberontology.org/uco/location/",
}
NAMESPACE = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""Of names that are addresses (RFC 9562, 6.6)."""
LINKS = ("from", "through", "about", "tied-to", "held-in")
"""How an item stands to persons, and to the State that holds it: CASE leaves the words of a link free."""


def to_case(case: Case) -> Node:
    """Return the bundle of a case as JSON-LD: the same case gives the same bytes."""
    nodes = {node["@id"]: node for node in _nodes(case)}
    every = [{"@id": id} for id in nodes]
    investigation = {
        "@id": _id(case, "investigation", case.id),
        "@type": "case-investigation:Investigation",
        "uco-core:name": case.id,
        "case-investigation:investigationForm": "case",
        "uco-core:object": every,
    }
    bundle = {
        "@id": _id(case, "bundle", case.id),
        "@type": "uco-core:Bundle",
        "uco-core:object": [{"@id": investigation["@id"]}, *every],
    }
    return {"@context": CONTEXT, "@graph": [bundle, investigation, *nodes.values()]}


def _nodes(case: Case) -> Iterator[Node]:
    people = {p.id: p.natural for p in case.persons}
    for item in case.evidence:
        yield {
            "@id": _id(case, "item", item.id),
            "@type": "uco-core:Item",
            "uco-core:name": item.id,
            "uco-core:tag": item.kind,
        }
        yield {
            "@id": _id(case, "provenance", item.id),
            "@type": "case-investigation:ProvenanceRecord",
            "case-investigation:exhibitNumber": item.id,
            "uco-core:object": {"@id": _id(case, "item", item.id)},
        }
        for link, others in zip(LINKS, _linked(item), strict=True):
            for other in others:
                where = link == "held-in"
                kind = "location" if where else "identity"
                sort = "uco-location:Location" if where else _sort(people.get(other))
                yield {"@id": _id(case, kind, other), "@type": sort, "uco-core:name": other}
                yield _relation(case, item.id, link, _id(case, kind, other))


def _linked(item: Evidence) -> Iterable[tuple[str, ...]]:
    """Return whom the item names, in the order of LINKS."""
    alone = ((x,) if x else () for x in (item.from_, item.through))
    return (*alone, item.about, item.tied_to, (item.held_in,) if item.held_in else ())


def _sort(natural: bool | None) -> str:
    """Return what somebody is; of an office that is no person of the case only that it is somebody."""
    if natural is None:
        return "uco-identity:Identity"
    return "uco-identity:Person" if natural else "uco-identity:Organization"


def _relation(case: Case, item: str, link: str, target: str) -> Node:
    return {
        "@id": _id(case, "relationship", f"{item}/{link}/{target}"),
        "@type": "uco-core:Relationship",
        "uco-core:source": {"@id": _id(case, "item", item)},
        "uco-core:target": {"@id": target},
        "uco-core:kindOfRelationship": link,
        "uco-core:isDirectional": True,
    }


def _id(case: Case, kind: str, name: str) -> str:
    """Return an id that ends as CASE asks for, with a UUID of version 5: made of the names, never drawn."""
    text = f"urn:chargeassist:{case.id}/{kind}/{name}"
    d = sha1(NAMESPACE + text.encode(), usedforsecurity=False).hexdigest()
    return f"kb:{kind}-{d[:8]}-{d[8:12]}-5{d[13:16]}-{int(d[16], 16) & 3 | 8:x}{d[17:20]}-{d[20:32]}"
