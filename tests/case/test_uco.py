"""The evidence of a case as a bundle of CASE: every item with its exhibit, and nobody's name."""

from __future__ import annotations

import json
import re

from chargeassist import read_case
from chargeassist.case.uco import to_case
from tests.cli.support import run
from tests.examples import ROOT

CASE = "examples/smuggled-then-forced/case.toml"
NAMES = {
    *("uco-core:Bundle", "uco-core:Item", "uco-core:Relationship", "uco-core:object", "uco-core:name"),
    *("uco-core:tag", "uco-core:source", "uco-core:target", "uco-core:kindOfRelationship"),
    *("uco-core:isDirectional", "uco-identity:Identity", "uco-identity:Person", "uco-identity:Organization"),
    *("uco-location:Location", "case-investigation:Investigation", "case-investigation:investigationForm"),
    *("case-investigation:ProvenanceRecord", "case-investigation:exhibitNumber"),
}
"""As the ontologies of CASE 1.4.0 and UCO 1.4.0 have them; the bundle was run through `case_validate`."""


def test_every_item_has_its_exhibit_and_who_speaks() -> None:
    """Items, provenance records and links are those of the case; what is named is there."""
    case = read_case(ROOT / CASE)
    text = json.dumps(to_case(case))
    nodes = {n["@id"]: n for n in json.loads(text)["@graph"]}
    exhibits = [n["case-investigation:exhibitNumber"] for n in nodes.values() if "Provenance" in n["@type"]]
    links = [n for n in nodes.values() if n["@type"] == "uco-core:Relationship"]
    linked = sum(
        bool(e.from_) + bool(e.through) + len(e.about) + len(e.tied_to) + bool(e.held_in)
        for e in case.evidence
    )

    assert [e.id for e in case.evidence] == exhibits
    assert linked == len(links)
    assert {*re.findall(r'"@id": "(kb:[^"]*)"', text)} == nodes.keys()
    assert {*re.findall(r'"((?:uco|case)-\w+:\w+)"', text)} <= NAMES
    assert to_case(case) == json.loads(text)


def test_the_verb_writes_it_and_no_name() -> None:
    """Labels of people and of items, and what an item shows, stay in the case."""
    said = run("export", CASE, "--as", "case")
    case = read_case(ROOT / CASE)
    labels = {*(p.label for p in case.persons), *(e.label for e in case.evidence)} - {""}

    assert 0 == said.code
    assert json.loads(said.out) == to_case(case)
    assert labels
    assert not [label for label in labels if label in said.out]
