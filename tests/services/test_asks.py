"""What may be asked, without anything that carries it: bytes in, bytes out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from chargeassist import assess, case_from_dict, case_to_dict, load_law, read_case, to_dict
from chargeassist.case.tables import CASE as CASE_FILE
from chargeassist.cli.schema import SCHEMAS
from chargeassist.reading.tables import Field
from chargeassist.services.answers import answered
from chargeassist.services.asks import ASKS
from chargeassist.services.openapi import openapi
from chargeassist.words import LANGUAGES, say
from tests.cli.support import run
from tests.examples import ROOT
from tests.schemas.support import refused

CASE = case_to_dict(read_case(ROOT / "examples/domestic-servitude/case.toml"))
MORE: dict[str, dict[str, Any]] = {
    "explain": {"offence": "xp:trafficking-in-persons"},
    "answer": {},
    "show": {"pack": "xp", "offence": "trafficking-in-persons"},
    "conformity": {"pack": "xq"},
    "words": {"text": "kept her passport", "law": ["xp"]},
}
"""What an ask must be told beside a case."""


def asked(name: str, tables: object, language: str = "en") -> tuple[bool, dict[str, Any]]:
    """Return whether an ask was answered, and what came back."""
    found = answered(name, json.dumps(tables).encode(), language)
    return found.fine, json.loads(found.body)


@pytest.mark.parametrize("name", [name for name in ASKS if name != "answer"])
def test_every_ask_answers_by_its_schema(name: str) -> None:
    """What comes back is what the contract says; an answer of no contract has the keys it names."""
    given = {"case": CASE} if "case" in ASKS[name].takes else {}
    fine, found = asked(name, {**given, **MORE.get(name, {})})

    assert fine
    if name == "new":
        assert tomllib.loads(found["file"])["case"]["law"] == ["xp"]
    elif ASKS[name].form:
        assert [] == refused(SCHEMAS[ASKS[name].form](), found)
    else:
        assert ["page"] == list(found)
        assert found["page"].startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_page_is_what_the_command_prints(form: str) -> None:
    """A page is the first one, and the whole report where that is asked for, as of `assess`."""
    printed = ROOT / "examples/domestic-servitude/case.toml"
    for more, option in ((False, []), (True, ["--all"])):
        _, found = asked("page", {"case": CASE, "form": form, "all": more})
        assert run("assess", str(printed), "--format", form, *option).out == found["page"]


@pytest.mark.parametrize("like", [{}, {"like": "boat"}])
def test_a_case_to_begin_with_names_a_law(like: dict[str, str]) -> None:
    """A list of no law is the same as none: a case without one could be asked nothing."""
    fine, found = asked("new", {"law": [], **like})

    assert fine
    assert (True, found) == asked("new", like)


def test_an_answer_gives_the_next_case_and_what_changed() -> None:
    """A question answered over the wire is the case with its fact, and what that changes, gates first."""
    before = assess(case_from_dict(CASE), load_law("xp"))
    _, gaps = asked("gaps", {"case": CASE})
    proposal, question = gaps["gaps"]["requests"][:2]
    unsigned, _ = asked("answer", {"case": CASE, "id": proposal["id"], "value": "yes"})
    fine, found = asked(
        "answer",
        {"case": CASE, "id": question["id"], "value": question["answers"][0]["value"], "evidence": ["E1"]},
    )

    assert not unsigned  # a proposal says who signs it, and why
    assert fine
    after = assess(case_from_dict(found["case"]), load_law("xp"))
    assert len(after.case.facts) > len(before.case.facts)
    assert ["gates", "diff", "case"] == [key for key in found if key in ("gates", "diff", "case")]


@pytest.mark.parametrize(
    ("name", "tables", "codes"),
    [
        ("assess", {"cas": CASE}, ["C102", "C103"]),
        ("assess", {"case": CASE, "law": ["../knowledge/xp"], "stage": "charge"}, ["L501"]),
        ("assess", {"case": {**CASE, "case": {**CASE["case"], "law": ["nowhere"]}}}, ["L501"]),
        ("assess", {"case": CASE, "stage": "verdict", "suspect": 1}, ["C101", "C101"]),
        ("assess", {"case": CASE, "suspect": "S99"}, ["C201"]),
        ("answer", {"case": CASE, "id": "nothing", "value": "yes"}, ["C221"]),
        ("conformity", {"pack": "xp", "against": "xp"}, ["L524"]),
        ("assess", [], ["C101"]),
    ],
)
def test_every_fault_is_told_at_once_and_no_value(name: str, tables: object, codes: list[str]) -> None:
    """What is wrong is told by code and place; a folder of the server cannot be named."""
    fine, found = asked(name, tables)

    assert not fine
    assert codes == sorted(f["code"] for f in found["faults"])
    assert "nowhere" not in json.dumps(found["faults"])


def test_an_unknown_suspect_is_told_by_the_key_of_the_request() -> None:
    """Whoever asks a service has no option of a command."""
    _, found = asked("assess", {"case": CASE, "suspect": "S99"})
    assert ["suspect"] == [f["at"] for f in found["faults"]]


def test_an_answer_that_is_none_is_refused() -> None:
    """A value that the question has not, and a proposal that nobody signs, are faults of the request."""
    _, gaps = asked("gaps", {"case": CASE})
    id = gaps["gaps"]["requests"][0]["id"]

    assert (False, ["C222"]) == (
        (got := asked("answer", {"case": CASE, "id": id, "value": "\N{PILE OF POO}"}))[0],
        [f["code"] for f in got[1]["faults"]],
    )


def test_faults_are_told_in_the_language_asked_for() -> None:
    """The words of a fault are those of the language; its code and place never change."""
    english, french = (asked("assess", {"case": 1}, lang)[1]["faults"][0] for lang in ("en", "fr"))

    assert (english["code"], english["at"]) == (french["code"], french["at"])
    assert english["message"] != french["message"]


def _must_have(shape: Any) -> Iterator[str]:
    """Yield what each key is for that something must have, however deep."""
    for field in shape.values() if isinstance(shape, Mapping) else ():
        if isinstance(field, Field):
            yield from [field.meaning] if field.required and field.meaning else []
            reader = getattr(field.reader, "item", field.reader)
            yield from _must_have(getattr(reader, "fields", None))


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_what_a_missing_key_is_for_is_told_in_the_language(language: str) -> None:
    """A fault that a key is missing quotes what it is for: of a case and of a request in each language."""
    keys = {*_must_have(CASE_FILE.fields), *(m for ask in ASKS.values() for m in _must_have(ask.takes))}

    assert {"key-ask-case", "key-file-schema", "key-fact-fact"} <= keys
    assert [] == sorted(key for key in keys if say(key, language) == say(key))


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"a": 1, "a": 2}', b"[" * 100_000, b"{}"])
def test_what_is_no_json_is_a_fault(body: bytes) -> None:
    """No bytes are too strange to be told what is wrong with them."""
    found = answered("assess", body)

    assert not found.fine
    assert json.loads(found.body)["faults"]


def test_an_assessment_is_the_one_of_the_library() -> None:
    """The service adds nothing and leaves nothing out."""
    fine, found = asked("assess", {"case": CASE})

    assert fine
    assert found == to_dict(assess(case_from_dict(CASE), load_law("xp")))


def test_the_contract_holds_together() -> None:
    """Every reference in the contract leads to a schema in it, and every ask has its path."""
    contract = openapi()
    text = json.dumps(contract)

    assert {"/health", *(f"/{name}" for name in ASKS)} == set(contract["paths"])
    for at in {part.split('"')[0] for part in text.split('"$ref": "')[1:]}:
        found: Any = contract
        for step in at.removeprefix("#/").split("/"):
            found = found[step]
        assert isinstance(found, dict), at
