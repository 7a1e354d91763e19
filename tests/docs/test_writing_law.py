"""The page on writing law: the pack it builds is one, and what it says to type is typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.support import run

PAGE = (Path(__file__).parents[2] / "docs" / "writing-law.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.removeprefix("chargeassist ")
    for language, block in BLOCKS
    if language == "sh"
    for line in block.replace("\\\n", " ").splitlines()
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the pack in it, every file as the page gives it."""
    folder = tmp_path / "our-pack"
    for language, block in BLOCKS:
        named = re.match(r"# (\S+\.toml)\n", block)
        offence = re.match(r"offence (\S+)\n", block)
        path = named[1] if named else f"offences/{offence[1]}.law" if offence else ""
        path = "fr.po" if language == "po" else path
        assert bool(path) == (language in ("toml", "law", "po")), block
        if path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(block, encoding="utf-8")
    return tmp_path


def test_the_pack_of_the_page_is_sound(desk: Path) -> None:
    """The law tests pass and reach every limb; the only thing left to do is a gate of its own."""
    said = run("lint", "./our-pack", cwd=desk)

    assert 1 == said.code
    assert ["L441"] == re.findall(r"\b[A-Z]\d{3}\b", said.out)
    assert "0 failed; 3 of 3 limbs reached" in said.out


def test_the_files_of_the_page_are_in_the_canonical_layout(desk: Path) -> None:
    """What the page shows is what `fmt` would write."""
    assert 0 == run("fmt", "--check", "./our-pack", cwd=desk).code


def test_every_command_of_the_page_answers(desk: Path) -> None:
    """A command is typed as it stands, in the order of the page, and ends with an answer."""
    assert {"show", "lint", "opinion", "attest"} == {c.split()[0] for c in COMMANDS}
    for command in COMMANDS:
        said = run(*shlex.split(command), cwd=desk)
        assert said.code in (0, 1), f"{command}: {said.err}"

    assert (
        "reviewed (State counsel, 2026-11-05)" in run("show", "./our-pack:unlawful-confinement", cwd=desk).out
    )


def test_the_departure_of_the_page_is_told(desk: Path) -> None:
    """`show` tells of the whole pack where it departs from the treaty."""
    shown = " ".join(run("show", "./our-pack", cwd=desk).out.split())

    assert "missing: There is no offence of trafficking in persons." in shown
