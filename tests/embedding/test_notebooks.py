"""The notebooks under `examples`: every cell runs, from top to bottom, without a server of notebooks."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.examples import ROOT

NOTEBOOKS = sorted((ROOT / "examples/notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda f: f.stem)
def test_every_cell_of_a_notebook_runs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook runs as it stands, every cell that prints says something, and no answers are kept in it."""
    monkeypatch.chdir(file.parent)
    cells = [c for c in json.loads(file.read_text("utf-8"))["cells"] if c["cell_type"] == "code"]
    names: dict[str, Any] = {"__name__": "notebook"}

    assert [[]] * len(cells) == [c["outputs"] for c in cells]
    for n, cell in enumerate(cells):
        text, said = "".join(cell["source"]), io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(text, f"{file.name}, cell {n}", "exec"), names)
        assert said.getvalue().strip() or "print(" not in text, f"{file.name}, cell {n}"
    assert len(cells) > 3


def test_each_user_has_one() -> None:
    """A prosecutor, a trainer and an engineer: the three doors of the README."""
    assert ["engineer", "prosecutor", "trainer"] == [file.stem for file in NOTEBOOKS]
