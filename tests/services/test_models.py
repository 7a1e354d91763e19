"""Models that other tools make of our schemas: they take what we write and give it back as it was."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chargeassist import assess, case_to_dict, gaps, load_law, read_case, review, to_dict
from chargeassist.cli.schema import schema_text
from tests.examples import ROOT

generator = pytest.importorskip("datamodel_code_generator", reason="it makes the models")

CASE = read_case(ROOT / "examples/victim-withdraws/case.toml")
FOUND = assess(CASE, load_law(*CASE.law))
ANSWERS: dict[str, Callable[[], dict[str, Any]]] = {
    "case": lambda: case_to_dict(CASE),
    "assessment": lambda: to_dict(FOUND),
    "gaps": lambda: to_dict(gaps(FOUND), "gaps", FOUND),
    "review": lambda: to_dict(review(FOUND), "review", FOUND),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_a_pydantic_model_takes_what_is_written(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model of a schema takes an answer whole, and what it writes is that answer again."""
    file = tmp_path / f"model_{what}.py"
    generator.generate(
        schema_text(what),
        input_file_type=generator.InputFileType.JsonSchema,
        output=file,
        output_model_type=generator.DataModelType.PydanticV2BaseModel,
        formatters=[generator.Formatter.BUILTIN],
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    model = getattr(importlib.import_module(file.stem), f"Chargeassist{what.title()}1")
    answer = ANSWERS[what]()

    taken = model.model_validate(answer)
    assert answer == json.loads(taken.model_dump_json(exclude_unset=True, by_alias=True))
