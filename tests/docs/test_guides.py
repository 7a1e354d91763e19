"""The guides for three users: the same in three languages, and what they show to run runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chargeassist.words import LANGUAGES
from tests.examples import ROOT

DOCS = ROOT / "docs"
GUIDES = sorted((DOCS / "guides").rglob("*.md"))
OF_A_USER = (
    ("prosecutor", "procureur", "procurador"),
    ("trainer", "formateur", "formador"),
    ("engineer", "ingenieur", "engenheiro"),
)


@pytest.mark.parametrize("names", OF_A_USER, ids=lambda names: names[0])
def test_a_guide_is_there_in_every_language(names: tuple[str, ...]) -> None:
    """Each guide has the same parts in each language, and the first page of the site leads to all of them."""
    files = [DOCS / "guides" / lang / f"{name}.md" for lang, name in zip(LANGUAGES, names, strict=True)]
    parts = [len(re.findall(r"^## ", file.read_text("utf-8"), re.MULTILINE)) for file in files]
    index = (DOCS / "index.md").read_text("utf-8")

    assert 1 == len({*parts})
    assert all(f"({file.relative_to(DOCS).as_posix()})" in index for file in files)


@pytest.mark.parametrize("file", GUIDES, ids=lambda f: f.stem)
def test_the_programs_of_a_guide_run(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guide shows in Python runs as it stands, from the folder of the project."""
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"^```python\n(.*?)^```$", file.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        exec(compile(block, file.name, "exec"), {"__name__": "guide"})
