"""The hooks for other repositories: read without a YAML parser, and run as pre-commit would run them."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from chargeassist.cli.commands import run
from tests.audit.support import HERE, packed

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
ROW = re.compile(r"(?:- |  )([a-z_]+): (\S.*)")
KEYS = {"id", "name", "description", "entry", "language", "additional_dependencies", "files"}
MORE = {"args", "pass_filenames", "require_serial"}


def _value(text: str) -> object:
    """Return the value of one key: a list or a quoted text as JSON has it, a truth value, or plain text."""
    if text[0] in '["':
        return json.loads(text)
    assert not re.search(r": | #|^[&*!|>%@`'{]", text)
    return {"true": True, "false": False}.get(text, text)


def _hooks() -> dict[str, dict[str, object]]:
    """Return the hooks by id. The page is a list of flat maps, one key a line, and nothing else."""
    hooks: list[dict[str, object]] = []
    for line in TEXT.splitlines():
        if not line or line.startswith("#"):
            continue
        row = ROW.fullmatch(line)
        assert row is not None, line
        if line.startswith("- "):
            hooks.append({})
        assert row[1] not in hooks[-1], line
        hooks[-1][row[1]] = _value(row[2])
    return {str(h["id"]): h for h in hooks}


HOOKS = _hooks()


def test_the_hooks_are_there() -> None:
    """There are two hooks, each with what pre-commit asks for and nothing it does not know."""
    assert {"chargeassist-lint", "chargeassist-fmt"} == set(HOOKS)
    for hook in HOOKS.values():
        assert set() == KEYS - set(hook)
        assert set() == set(hook) - KEYS - MORE
        assert "python" == hook["language"]


def test_the_hooks_install_the_command_line() -> None:
    """What the hooks install is this project with the extra that has the command line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert "cli" in project["optional-dependencies"]
    for hook in HOOKS.values():
        assert [f"{project['name']}[cli]"] == hook["additional_dependencies"]
        assert str(hook["entry"]).split()[0] in project["scripts"]


@pytest.mark.parametrize(
    ("hook", "file", "looked_at"),
    [
        ("chargeassist-lint", "offences/taking.law", True),
        ("chargeassist-lint", "cases/taking.toml", True),
        ("chargeassist-lint", "README.md", False),
        ("chargeassist-fmt", "offences/taking.law", True),
        ("chargeassist-fmt", "pack.toml", False),
        ("chargeassist-fmt", "taking.lawyer", False),
    ],
)
def test_the_hooks_look_at_the_files_of_a_pack(hook: str, file: str, looked_at: bool) -> None:
    """A hook runs when a file changes that its command reads, and not otherwise."""
    assert looked_at == bool(re.search(str(HOOKS[hook]["files"]), file))


def _run(hook: str, *files: str) -> int:
    """Run the command of a hook, with the files that changed if it asks for them."""
    args = HOOKS[hook].get("args", [])
    assert isinstance(args, list)
    given = files if HOOKS[hook].get("pass_filenames", True) else ()
    return run([*str(HOOKS[hook]["entry"]).split()[1:], *args, *given])


def test_the_hooks_run_in_the_folder_of_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sound pack both hooks pass; where something is wrong lint does not, and fmt mends the layout."""
    monkeypatch.chdir(packed(HERE / "good" / "frame-alone", tmp_path))
    neat = Path("taking.law").read_bytes()

    assert (0, 0) == (_run("chargeassist-lint"), _run("chargeassist-fmt", "taking.law", "gates.law"))
    Path("taking.law").write_bytes(neat.replace(b"  title   ", b"  title "))
    assert 0 == _run("chargeassist-fmt", "taking.law")
    assert neat == Path("taking.law").read_bytes()
    shutil.copy(HERE / "bad" / "L321-element-without-cite" / "taking.law", "taking.law")
    assert 2 == _run("chargeassist-lint")
