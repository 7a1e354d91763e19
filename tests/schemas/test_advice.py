"""What every verb of advice answers is as its schema says, and the schema names every key that is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chargeassist import (
    Assessment,
    compare,
    cooperation,
    counts,
    diff,
    find_terms,
    gaps,
    load_law,
    next_questions,
    review,
    stress,
    terms_read,
)
from chargeassist.advice.decisions import chained, decision, ledger
from chargeassist.advice.terms import find_kinds, kinds_of_evidence, not_law_here
from chargeassist.audit.lint import lint
from chargeassist.audit.report import lint_json, lint_schema
from chargeassist.law.folder import shipped
from chargeassist.report.answers import ANSWERS as VERBS
from chargeassist.report.json import answer_json
from chargeassist.report.schema import answer_schema
from chargeassist.report.told import checked, explained, shown
from tests.cli.support import SERVITUDE, run
from tests.examples import TAUGHT
from tests.report import support as examples
from tests.schemas.support import refused
from tests.schemas.test_assessment import closed

ANSWERS: dict[str, Callable[[Assessment], object]] = {
    "gaps": lambda found: {"requests": gaps(found), "questions": next_questions(found)},
    "stress": stress,
    "compare": lambda found: compare(found.charges[0].offence, found.charges[-1].offence, found),
    "review": review,
    "counts": counts,
    "cooperation": cooperation,
    "diff": lambda found: diff(examples.assessed(next(iter(examples.EXAMPLES))), found),
    "explain": lambda found: explained(found, [c.offence.key for c in found.charges]),
    "check": lambda found: checked(found.case, found.law),
    "verify": lambda found: ledger(
        [
            chained(decision(c, found, taken="not-yet", by="A. B.", on=found.case.as_at), "")
            for c in found.charges[:1]
        ],
        found.case,
    ),
    "packs": lambda found: found.law.packs,
    "words": lambda found: {
        "hits": find_terms("kept her passport", found.law),
        "evidence": find_kinds("voice note", found.law),
        "chapters": terms_read(found.law),
        "kinds_of_evidence": kinds_of_evidence(found.law),
        "not_law_here": not_law_here(found.law),
        "spelling_mended": True,
    },
    "show": lambda found: shown(found.law.packs[-1], found.law.packs[-1].offences[0].id),
}

WORDS = {
    "diff": [SERVITUDE, SERVITUDE],
    "compare": [SERVITUDE, "rape", "assault"],
    "explain": [SERVITUDE, "trafficking-in-persons"],
    "packs": [],
    "sources": ["un"],
    "conformity": ["xq"],
    "state": ["KE"],
    "summary": ["tests/bulk/few.csv"],
    "policy": ["KE"],
    "classified": ["examples/gap-in-the-law"],
    "verify": ["examples/domestic-servitude/decisions.jsonl"],
    "words": ["kept her passport"],
    "show": ["xp:trafficking-in-persons"],
    "mark": [SERVITUDE, "tests/training/sheet.csv"],
}
"""What a verb is given that is not given one case."""


@cache
def closed_answer(verb: str) -> Any:
    """Return the schema of what a verb answers, with no table open to other keys."""
    return closed(answer_schema(verb))


@pytest.mark.parametrize("file", TAUGHT, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_advice_on_an_example_is_as_the_schema_says(file: Path) -> None:
    """What each verb answers on each example passes; no key is written that is not named."""
    found = examples.assessed(f"{file.parent.name}/{file.name}")
    for verb, ask in ANSWERS.items():
        assert [] == refused(closed_answer(verb), json.loads(answer_json(verb, ask(found)))), verb


@pytest.mark.parametrize(
    ("verb", "words"),
    [(verb, WORDS.get(verb, [SERVITUDE])) for verb in VERBS],
)
def test_what_the_command_writes_is_as_the_schema_says(verb: str, words: list[str]) -> None:
    """So is what each command writes with `--format json`."""
    data: Any = json.loads(run(verb, *words, "--format", "json").out)

    assert [] == refused(closed_answer(verb), data)
    assert [] != refused(closed_answer(verb), {**data, verb: None})


@pytest.mark.parametrize("id", shipped())
def test_every_law_is_shown_as_the_schema_says(id: str) -> None:
    """Every shipped pack passes whole: no key is written that is not named, none is missing."""
    data = json.loads(answer_json("show", shown(load_law(id).pack(id))))

    assert [] == refused(closed_answer("show"), data)


def test_what_lint_finds_is_as_the_schema_says() -> None:
    """So is what lint writes, of a pack and of one offence of it."""
    for offence in ("", "assault"):
        found = json.loads(lint_json(*lint("xq", None, offence)))
        assert [] == refused(closed(lint_schema()), found)
        assert bool(offence) == ("offence" in found)
