"""What must not matter: order, ids, labels, notes, and who a person is where the law does not ask."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Assessment, assess, case_from_dict, to_dict, to_json
from chargeassist.law.algebra import leaves_of
from chargeassist.law.model import Offence
from tests.builders import Row, fact, few
from tests.strategies import tables

TABLES = ("person", "evidence", "fact", "episode")


def found(data: Row) -> Assessment:
    """Return the assessment of a case in tables."""
    return assess(case_from_dict(data), few())


def said(assessment: Assessment) -> dict[str, Any]:
    """Return all that an assessment says, without the digest of the case and those of proposals.

    A flag on several rows is about the first of them: its sentence names them all.
    """
    tables = {k: v for k, v in to_dict(assessment).items() if k != "case"}
    for proposal in (p for charge in tables["charges"] for p in charge.get("proposals", ())):
        del proposal["id"]  # a digest of what it would enter, ids included
    return tables | {"flags": [{"code": f["code"], "text": f["text"]} for f in tables["flags"]]}


def unordered(value: Any) -> Any:
    """Return what was said with every list, and every list within a sentence, in one order."""
    if isinstance(value, dict):
        return {k: unordered(v) for k, v in value.items()}
    if isinstance(value, list):
        return sorted((unordered(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return sorted(re.findall(r"[\w-]+", value)) if isinstance(value, str) else value


@given(tables(), st.randoms(use_true_random=False))
def test_order_does_not_matter(data: Row, random: Any) -> None:
    """The order of persons, evidence, facts and episodes changes nothing that is said."""
    shuffled = copy.deepcopy(data)
    for name in TABLES:
        random.shuffle(shuffled[name])
    for row in shuffled["fact"]:
        random.shuffle(row["shown_by"])
    assert unordered(said(found(data))) == unordered(said(found(shuffled)))


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Return tables in which every id is another, wherever it stands."""
    pattern = re.compile(rf"\b({'|'.join(names)})\b")
    return json.loads(pattern.sub(lambda m: names[m[1]], json.dumps(value)))


@given(tables(), st.randoms(use_true_random=False))
def test_ids_are_only_names(data: Row, random: Any) -> None:
    """Other ids, given throughout, change the ids in what is said and nothing else."""
    ids = [row["id"] for name in TABLES for row in data[name]]
    fresh = [f"z{i}" for i in range(len(ids))]
    random.shuffle(fresh)
    names = dict(zip(ids, fresh, strict=True))
    before, after = said(found(data)), said(found(renamed(data, names)))
    assert unordered(renamed(before, names)) == unordered(after)


@given(tables(), st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20))
def test_labels_and_notes_do_not_matter(data: Row, words: str) -> None:
    """What is written for people, labels, notes and titles, is never weighed (S25, S8)."""
    noted = copy.deepcopy(data)
    noted["case"] |= {"title": words, "note": words}
    for name in TABLES:
        for row in noted[name]:
            row["note"] = words
    for name in ("person", "evidence"):
        for row in noted[name]:
            row["label"] = words
    assert said(found(data)) == said(found(noted))


def asks_where_from(offence: Offence) -> bool:
    """Return whether a law asks of what State somebody is."""
    asides = (*offence.aggravated, *offence.irrelevant)
    conditions = [e.requires for e in offence.elements] + [a.condition for a in asides if a.condition]
    leaves = [x for c in conditions for x in leaves_of(c)]
    return any("national" in x.term or "resident" in x.term for x in leaves)


@given(tables(), st.sampled_from(("xp", "xq", "ke")), st.sampled_from(("xp", "xq", "ke")))
def test_protected_attributes_do_not_matter(data: Row, nationality: str, residence: str) -> None:
    """Nationality and residence change no charge whose law does not ask for them (S8, S25)."""
    other = copy.deepcopy(data)
    for row in other["person"]:
        row |= {"nationality": [nationality], "resident": [residence], "label": f"a {nationality} national"}
    if any("V1" in f["of"] for f in data["fact"] if "of" in f):
        other["fact"].append(fact("n1", "person:nationality", value=nationality, shown_by="E0"))

    def charged(data: Row) -> list[Any]:
        found_ = found(data)
        silent = [c for c in found_.charges if not asks_where_from(c.offence)]
        tables_ = {c["id"]: c for c in to_dict(found_)["charges"]}
        return [(c.id, c.standing, tables_[c.id]["elements"], tables_[c.id]["role"]) for c in silent]

    assert charged(data) == charged(other)


@given(tables())
def test_same_input_same_bytes(data: Row) -> None:
    """The same case under the same law gives the same bytes."""
    assert to_json(found(data)) == to_json(found(copy.deepcopy(data)))
