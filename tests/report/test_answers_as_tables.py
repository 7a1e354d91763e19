"""Every answer as plain tables: the same as the command line writes, and never without its gates."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

import chargeassist
from chargeassist import (
    assess,
    case_to_dict,
    compare,
    counts,
    diff,
    gaps,
    load_law,
    next_questions,
    read_case,
    review,
    stress,
    to_dict,
    to_json,
)
from chargeassist.report.forms_of_law import case_schema_under, vocabulary_schema
from tests.cli.support import ROOT, run

FILE = "examples/victim-withdraws/case.toml"
CASE = read_case(ROOT / FILE)
LAW = load_law("xp")
FOUND = assess(CASE, LAW)
ANSWERS: dict[str, Any] = {
    "gaps": gaps(FOUND),
    "stress": stress(FOUND),
    "review": review(FOUND),
    "counts": counts(FOUND),
}


@pytest.mark.parametrize("verb", ANSWERS)
def test_an_answer_is_what_the_verb_writes(verb: str) -> None:
    """A program gets, as tables and as text, what the command line writes."""
    said = run(verb, FILE, "--format", "json").out

    assert said == to_json(ANSWERS[verb], verb, FOUND)
    assert json.loads(said) == to_dict(ANSWERS[verb], verb, FOUND)


def test_two_cases_and_two_offences_are_answers_too() -> None:
    """`diff` and `compare` are written like the others; two offences alone are about no case."""
    alone = compare(LAW["xp:rape"], LAW["xp:kidnapping"])

    assert [] == to_dict(diff(FOUND, FOUND), "diff", FOUND)["diff"]
    assert "gates" not in to_dict(alone, "compare")
    with pytest.raises(ValueError, match="without its assessment"):
        to_dict(diff(FOUND, FOUND), "diff")
    with pytest.raises(ValueError, match="no answer of this verb"):
        to_dict(alone, "ponder", FOUND)


def test_one_value_of_an_answer_is_written_as_it_is_in_it() -> None:
    """A question, a request, a count and a gap by themselves are the tables that stand in the answer."""
    whole = to_dict(ANSWERS["gaps"], "gaps", FOUND)["gaps"]
    gap = next(g for c in FOUND.charges for g in c.gaps)

    assert whole["questions"] == [to_dict(q) for q in next_questions(FOUND)]
    assert whole["requests"] == [to_dict(r) for r in ANSWERS["gaps"]]
    assert to_dict(ANSWERS["counts"]) == to_dict(ANSWERS["counts"], "counts", FOUND)["counts"]
    assert to_dict(gap) in [g for c in to_dict(FOUND)["charges"] for g in c["gaps"]]


def test_the_types_of_answers_are_public() -> None:
    """A program that names types names those of the values it gets."""
    assert isinstance(ANSWERS["stress"], chargeassist.Stress)
    assert isinstance(ANSWERS["review"], chargeassist.Review)
    assert isinstance(ANSWERS["counts"], chargeassist.Sheet)
    assert {chargeassist.Request} == {type(r) for r in ANSWERS["gaps"]}
    assert {chargeassist.Question} == {type(q) for q in next_questions(FOUND)}


def test_the_words_of_a_law_are_a_schema() -> None:
    """Every term and kind stands in it with a label; what the law reads says by what."""
    defs = vocabulary_schema(LAW)["$defs"]
    terms = {t["const"]: t for name, d in defs.items() if name.startswith("term-") for t in d["oneOf"]}

    assert {f"{s}:{t}" for s, slot in LAW.vocabulary.slots.items() for t in slot.terms} == set(terms)
    assert "xp:trafficking-in-persons" in terms["act:recruitment"]["x-read-by"]
    assert all(t["title"] and t["description"] for t in terms.values())
    assert set(LAW.vocabulary.kinds) == {k["const"] for k in defs["kind"]["oneOf"]}


@pytest.mark.parametrize(
    ("key", "value", "fine"),
    [
        ("fact", "act:recruitment", True),
        ("fact", ["act:recruitment", "age:child"], True),
        ("fact", "act:recruting", False),
        ("fact", ["act:recruitment", "act:recruting"], False),
        ("fact", "age:child", False),
        ("value", "2008", False),
    ],
)
def test_a_case_is_held_to_the_words_and_what_they_take(key: str, value: Any, fine: bool) -> None:
    """The schema under a law knows each term, and that an age is nobody's act and no act has a value."""
    fact: dict[str, Any] = {"id": "f1", "fact": "act:receipt", "by": ["S1"], "of": ["V1"], key: value}
    tables = {**case_to_dict(CASE), "fact": [fact]}
    judge = jsonschema.Draft202012Validator(case_schema_under(LAW))

    assert fine is judge.is_valid(tables)


def test_every_example_passes_the_schema_of_its_law() -> None:
    """What is a case is one under the schema that knows the words."""
    judge = jsonschema.Draft202012Validator(case_schema_under(LAW))
    files = [f for f in sorted(ROOT.glob("examples/*/case.toml")) if read_case(f).law == ("xp",)]

    assert [] == [f.parent.name for f in files if not judge.is_valid(case_to_dict(read_case(f)))]
    assert len(files) > 3


def test_the_verb_schema_takes_a_law() -> None:
    """`schema case --law` and `schema vocabulary --law` know the words; another schema takes no law."""
    assert (
        "urn:chargeassist:vocabulary:1" == json.loads(run("schema", "vocabulary", "--law", "xp").out)["$id"]
    )
    assert "term-act" in json.loads(run("schema", "case", "--law", "xp").out)["$defs"]
    assert (2, "") == ((said := run("schema", "gaps", "--law", "xp")).code, said.out)
