"""The examples' pages: what a command prints is the file kept beside it; CHARGEASSIST_RECORD=1 writes it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.support import answered
from tests.examples import ALL, ROOT

PAGES = sorted({p.parent / "README.md" for p in ALL})
COMMANDS = [
    (p.parent, c) for p in PAGES for c in re.findall(r"^chargeassist (.+)$", p.read_text("utf-8"), re.M)
]


DIGEST = re.compile(r"\([0-9a-f]{8}\)")
"""What a page calls a case or a version of the law by: it changes with every word of either."""


def _kept(folder: Path, command: str) -> Path:
    """Return where a command is kept: `gaps case-x.toml` in gaps-x.txt, `assess case.toml` in report.txt.

    What `--all` tells is kept in whole.txt.
    """
    verb, *words = shlex.split(command)
    case = [Path(w).stem for w in words if w.endswith(".toml")][-1]
    name = {"assess": "whole" if "--all" in words else "report"}.get(verb, verb)
    return folder / (case.replace("case", name) + ".txt")


@pytest.mark.parametrize(("folder", "command"), COMMANDS, ids=[f"{f.name}: {c}" for f, c in COMMANDS])
def test_a_command_prints_what_is_kept(folder: Path, command: str) -> None:
    """What a page says to type prints the file beside it, digests apart: a changed word shows."""
    said, kept = answered(*shlex.split(command)), _kept(folder, command)
    assert said.code == 0, said.err
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        kept.write_bytes(said.out.encode())

    assert kept.is_file(), "run again with CHARGEASSIST_RECORD=1"
    assert DIGEST.sub("", kept.read_bytes().decode()) == DIGEST.sub("", said.out)


def test_every_kept_file_has_one_command() -> None:
    """Nothing kept is left behind by a command that has gone, and no two commands are kept in one file."""
    kept = sorted(f for p in PAGES for f in p.parent.glob("*.txt"))
    assert sorted(_kept(f, c) for f, c in COMMANDS) == kept


@pytest.mark.parametrize("file", ALL, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_example_is_told_in_words(file: Path) -> None:
    """Every example has a page that tells its story, and every case of it is assessed there."""
    folder, said = file.parent, f"assess {file.relative_to(ROOT).as_posix()}"

    assert (folder / "README.md").read_text("utf-8").startswith(f"# {folder.name}\n")
    assert any(f == folder and f"{c} ".startswith(f"{said} ") for f, c in COMMANDS)


@pytest.mark.parametrize(
    "kept", sorted((ROOT / "examples").glob("*/*.txt")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_what_is_kept_fits_a_page(kept: Path) -> None:
    """No line of a kept file is wider than eighty columns or ends in a blank."""
    lines = kept.read_text("utf-8").split("\n")

    assert [] == [line for line in lines if len(line) > 80 or line != line.rstrip()]
