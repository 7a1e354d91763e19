"""What every verb of advice answers is as its schema says, and the schema names every key that is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chargeassist import Assessment, compare, counts, diff, gaps, next_questions, read_case, review, stress
from chargeassist.report.answers import ANSWERS as VERBS
from chargeassist.report.json import answer_json
from chargeassist.report.schema import answer_schema
from tests.builders import assessed
from tests.cli.support import SERVITUDE, run
from tests.schemas.support import CASES, refused
from tests.schemas.test_assessment import closed

ANSWERS: dict[str, Callable[[Assessment], object]] = {
    "gaps": lambda found: {"requests": gaps(found), "questions": next_questions(found)},
    "stress": stress,
    "compare": lambda found: compare(found.charges[0].offence, found.charges[-1].offence, found),
    "review": review,
    "counts": counts,
    "diff": lambda found: diff(assessed(read_case(CASES[0]), "xp"), found),
}


@pytest.mark.parametrize("file", CASES, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_advice_on_an_example_is_as_the_schema_says(file: Path) -> None:
    """What each verb answers on each example passes; no key is written that is not named."""
    case = read_case(file)
    found = assessed(case, *case.law)
    for verb, ask in ANSWERS.items():
        assert [] == refused(closed(answer_schema(verb)), json.loads(answer_json(verb, ask(found)))), verb


@pytest.mark.parametrize(
    ("verb", "words"),
    [(verb, {"diff": [SERVITUDE], "compare": ["rape", "assault"]}.get(verb, [])) for verb in VERBS],
)
def test_what_the_command_writes_is_as_the_schema_says(verb: str, words: list[str]) -> None:
    """So is what each command writes with `--format json`."""
    data: Any = json.loads(run(verb, SERVITUDE, *words, "--format", "json").out)

    assert [] == refused(closed(answer_schema(verb)), data)
    assert [] != refused(answer_schema(verb), {**data, verb: None})
