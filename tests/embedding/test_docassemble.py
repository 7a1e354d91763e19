"""The docassemble interview under `examples`: its logic without a server, and the names in its blocks."""

from __future__ import annotations

import json
import re
import runpy

import pytest

from chargeassist import case_to_dict, read_case
from tests.examples import ROOT

FOLDER = ROOT / "examples/docassemble/docassemble/chargeinterview"
LOGIC = runpy.run_path(str(FOLDER / "logic.py"))
BLOCKS = (FOLDER / "data/questions/charge.yml").read_text("utf-8")


@pytest.mark.parametrize(("story", "choice"), [("hotel-work", 0), ("domestic-servitude", -1)])
def test_an_interview_ends_and_asks_nothing_twice(story: str, choice: int) -> None:
    """The first choice, or the last, leads to the first page; a screen that is loaded again asks the same.

    Each says of whom it asks, in words, and takes for an answer that nobody knows.
    """
    case = json.loads(json.dumps(case_to_dict(read_case(ROOT / f"examples/{story}/case.toml"))))
    answers: dict[str, str] = {}
    while (asked := LOGIC["question"](LOGIC["after"](case, answers), answers)) is not None:
        assert asked == LOGIC["question"](LOGIC["after"](case, answers), answers)
        assert asked["text"]
        assert asked["why"]
        assert asked["about"]
        labels = {value: label for choices in asked["choices"] for value, label in choices.items()}
        assert "I do not know" == labels["unknown"]
        assert not [label for label in labels.values() if ":" in label]
        (value,) = asked["choices"][choice]
        answers[asked["id"]] = value
        assert len(answers) < 60

    assert answers
    assert "Decision support only" in LOGIC["page"](LOGIC["after"](case, answers))


def test_the_blocks_name_what_the_logic_has() -> None:
    """Every function that the interview calls is one of its logic."""
    called = {*re.findall(r"\b(question|after|page)\(", BLOCKS)}

    assert {"question", "after", "page"} == called
    assert called <= LOGIC.keys()


def test_the_blocks_are_yaml() -> None:
    """Each block is a table, one of them is the outline, and the question of an answer takes an index."""
    yaml = pytest.importorskip("yaml", reason="the blocks are YAML")
    blocks = list(yaml.safe_load_all(BLOCKS))

    assert all(isinstance(block, dict) for block in blocks)
    for code in (b["code"] for b in blocks if "code" in b):
        compile(code, "charge.yml", "exec")
    assert ["outline"] == [b["id"] for b in blocks if b.get("mandatory")]
    assert ["answers[i]"] == [b["field"] for b in blocks if "field" in b]
