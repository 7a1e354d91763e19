"""The examples' reports as they are kept beside them; CHARGEASSIST_RECORD=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chargeassist import to_text
from tests.report.support import EXAMPLES, ROOT, assessed


def _report(name: str) -> Path:
    """`case-inference.toml` is told in `report-inference.txt`."""
    return EXAMPLES[name].with_name(EXAMPLES[name].stem.replace("case", "report") + ".txt")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_report_is_the_one_that_is_kept(name: str) -> None:
    """What an example reports is the report beside it: whoever changes a word sees every page it changes."""
    text = to_text(assessed(name))
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        _report(name).write_bytes(text.encode())

    assert _report(name).is_file(), "run again with CHARGEASSIST_RECORD=1"
    assert _report(name).read_bytes().decode() == text


def test_every_kept_report_has_its_case() -> None:
    """A report whose case has gone is left behind by nobody."""
    kept = {p for p in (ROOT / "examples").glob("*/report*.txt")}

    assert set() == kept - {_report(name) for name in EXAMPLES}


@pytest.mark.parametrize("folder", sorted({p.parent for p in EXAMPLES.values()}), ids=lambda p: p.name)
def test_every_example_is_told_in_words(folder: Path) -> None:
    """Every example has a page that tells its story and the command that reads it."""
    page = (folder / "README.md").read_text("utf-8")

    assert page.startswith(f"# {folder.name}\n")
    assert f"chargeassist assess examples/{folder.name}/case.toml" in page
