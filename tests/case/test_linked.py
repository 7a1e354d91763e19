"""A case and its assessment as linked data: an address for every row, and the same case when it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chargeassist import Case, assess, case_from_dict, load_law, read_case, to_dict
from chargeassist.case.linked import context, from_linked, linked
from chargeassist.case.tables import LISTS
from chargeassist.reading.fault import CaseError
from chargeassist.report.linked import to_linked
from tests.cli.support import run
from tests.examples import ROOT

CASE = "examples/smuggled-then-forced/case.toml"


def _named(node: Any) -> Iterator[tuple[str, bool]]:
    """Yield every address in expanded linked data, and whether something is told of it there."""
    if isinstance(node, dict):
        if "@id" in node:
            yield node["@id"], len(node) > 1
        for value in node.values():
            yield from _named(value)
    for one in node if isinstance(node, list) else ():
        yield from _named(one)


def _addresses(case: Case) -> set[str]:
    """Return where the rows of a case lie: an item of evidence and a fact in one place, the rest by table."""
    tables = {**linked(case), "case": [{"id": case.id}]}
    rows = ((key, row["id"]) for key in ("case", *LISTS) for row in tables.get(key, ()))
    kinds = {"evidence": "item", "fact": "item"}
    return {f"urn:chargeassist:{case.id}/{kinds.get(key, key)}/{id}" for key, id in rows}


def test_a_processor_finds_every_row_and_what_it_names() -> None:
    """Expanded by PyLD: a row has an address of its own, and what is named is a row or an office."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed: it comes with [dev]")
    case = read_case(ROOT / CASE)
    told = to_linked(assess(case, load_law(*case.law)))
    named = [*_named(jsonld.expand(told))]
    offices = {e.from_ for e in case.evidence} - {"", *(p.id for p in case.persons)}

    assert _addresses(case) == {id for id, tells in named if tells}
    assert {id for id, tells in named if not tells} - _addresses(case) == {
        f"urn:chargeassist:{case.id}/person/{office}" for office in offices
    }
    assert offices


EVERY = {
    "schema": "chargeassist/case/1",
    "case": {"id": "X1", "law": ["xp"], "as_at": "2024-05-01", "title": "a title", "note": "a note"},
    "person": [{"id": "X1", "is": ["suspect", "company"]}, {"id": "S2", "is": ["suspect"], "born": "1990?"}],
    "episode": [{"id": "X1", "from": "2020", "to": "2021"}],
    "evidence": [{"id": "X1", "kind": "victim-testimony", "from": "X1", "about": ["S2"], "retracts": ["f1"]}],
    "fact": [
        {
            "id": "f1",
            "fact": "act:receipt",
            "by": ["X1"],
            "episode": ["X1"],
            "shown_by": ["X1", {"evidence": "X1", "strength": "weak", "at": "p. 3"}],
        },
        {
            "id": "f2",
            "fact": "act:harbouring",
            "status": "proposed",
            "proposed_by": "a reader",
            "in_document": "p. 2",
        },
    ],
    "laid": [{"id": "c1", "suspect": "X1", "offence": "xp:rape"}],
    "group": [{"id": "g1", "members": ["X1", "S2"], "joined": {"S2": "2020-06"}}],
}
"""A case in which one id stands in five tables."""


def test_what_is_written_is_read_as_the_same_case(tmp_path: Path) -> None:
    """Every example, and ids that several tables share: not a row or a key is lost on the way."""
    files = sorted(ROOT.glob("examples/*/case.toml"))
    for case in (case_from_dict(EVERY), *map(read_case, files)):
        file = tmp_path / f"{case.id}.jsonld"
        file.write_text(json.dumps({"@context": context(case), **linked(case)}), encoding="utf-8")
        assert case == from_linked(str(file))
    assert len(files) > 10


def test_ids_that_tables_share_stay_apart() -> None:
    """A person, an episode and an item called alike are three things, and who joined a group is kept."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed: it comes with [dev]")
    case = case_from_dict(EVERY)
    expanded = jsonld.expand({"@context": context(case), **linked(case)})
    told = {id for id, tells in _named(expanded) if tells}

    assert _addresses(case) == told
    assert 9 == len(told)
    assert {"S2": "2020-06"} in [
        v["@value"] for v in expanded[0]["urn:chargeassist:case:group"][0]["urn:chargeassist:case:joined"]
    ]


def test_the_verbs_write_and_read_it(tmp_path: Path) -> None:
    """`export` writes what was found first, `import` the case alone; a file of something else is refused."""
    case = read_case(ROOT / CASE)
    told = run("export", CASE, "--as", "jsonld")
    (tmp_path / "a.jsonld").write_text(told.out, encoding="utf-8")
    back = run("import", str(tmp_path / "a.jsonld"), "--as", "jsonld", "-o", str(tmp_path / "b.toml"))
    tables: dict[str, Any] = json.loads(told.out)

    assert (0, 0) == (told.code, back.code)
    assert list(tables)[:2] == ["@context", "assessment"]
    assert tables["assessment"] == to_dict(assess(case, load_law(*case.law)))
    assert case == read_case(tmp_path / "b.toml")
    (tmp_path / "c.jsonld").write_text(json.dumps({"@context": {}, "name": "a shelter"}), encoding="utf-8")
    with pytest.raises(CaseError, match="schema"):
        from_linked(str(tmp_path / "c.jsonld"))
    twice = run("import", str(tmp_path / "a.jsonld"), str(tmp_path / "a.jsonld"), "--as", "jsonld")
    assert (2, "") == (twice.code, twice.out)
