"""Odd machines: every verb under one of them, in turn.

What is said on an odd machine is what is said on a plain one, as far as it can be said there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from attrs import frozen

from tests.cli.support import run, small


@frozen
class Machine:
    """How the world is around a command."""

    environment: Mapping[str, str] = {}
    without: tuple[str, ...] = ()
    """Names that the environment does not have."""
    python: tuple[str, ...] = ()
    read_only: bool = False
    """Whether the folder one stands in cannot be written to."""
    closed: tuple[int, ...] = ()
    """The streams that are closed before it starts."""
    same: bool = True
    """Whether it says the very same as on a plain machine."""


MACHINES: Mapping[str, Machine] = {
    "locale C": Machine({"LC_ALL": "C", "LANG": "C"}),
    "ASCII": Machine({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, same=False),
    "Latin-1": Machine({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, same=False),
    "no UTF-8": Machine({"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"}, same=False),
    "no home": Machine(without=("HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "TMPDIR")),
    "a folder to read only": Machine(read_only=True),
    "a narrow terminal": Machine({"COLUMNS": "20", "LINES": "1"}),
    "no colour, no terminal": Machine({"NO_COLOR": "1", "TERM": "dumb"}),
    "another time zone": Machine({"TZ": "Pacific/Kiritimati"}),
    "a time zone that is none": Machine({"TZ": ":/nowhere"}),
    "another seed of hashes": Machine({"PYTHONHASHSEED": "4242"}),
    "no asserts and no docstrings": Machine(python=("-OO",)),
    "warnings are errors": Machine(python=("-W", "error")),
    "input closed": Machine(closed=(0,)),
    "output closed": Machine(closed=(1,), same=False),
    "errors closed": Machine(closed=(2,), same=False),
}
VERBS = (
    *("check", "assess", "gaps", "draw", "stress", "review", "counts", "new", "words", "explain"),
    *("compare", "diff", "packs", "show", "lint", "fmt", "attest", "schema", "import", "export", "picture"),
    *("memo", "tasks", "disclosure", "chart", "sheet", "decision", "referral", "timeline"),
    *("redact", "record", "verify", "opinion", "sources", "conformity", "state", "cooperation", "policy"),
    "classified",
    *("screen", "summary"),
    *("generate", "practise", "handout", "key", "mark"),
)
TURNS = [(verb, list(MACHINES)[n % len(MACHINES)]) for n, verb in enumerate(VERBS)]


def _close(streams: tuple[int, ...]) -> None:
    for number in streams:
        os.close(number)


def _on(machine: Machine, command: list[str], folder: Path) -> tuple[int, bytes, bytes]:
    """Return how a command ends on a machine, and what it says."""
    kept = {k: v for k, v in os.environ.items() if k not in machine.without}
    stand = folder / "stand"
    stand.mkdir(exist_ok=True)
    stand.chmod(0o500 if machine.read_only else 0o700)
    done = subprocess.run(
        [sys.executable, *machine.python, "-m", "chargeassist", *command],
        cwd=stand,
        env=kept | {"PYTHONPATH": str(Path(__file__).parents[2])} | dict(machine.environment),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        preexec_fn=partial(_close, machine.closed),
    )
    stand.chmod(0o700)
    return done.returncode, done.stdout, done.stderr


def test_every_verb_takes_its_turn(tmp_path: Path) -> None:
    """No verb that a small case or pack answers is left out, and no machine."""
    assert set(small(tmp_path)) == set(VERBS)
    assert set(MACHINES) == {machine for _, machine in TURNS}


@pytest.mark.skipif(os.name != "posix", reason="streams are closed before a program starts")
@pytest.mark.parametrize(("verb", "name"), TURNS)
def test_a_verb_on_an_odd_machine(verb: str, name: str, tmp_path: Path) -> None:
    """It ends as on a plain machine, says the same where it can, and nothing of ours breaks."""
    machine = MACHINES[name]
    (tmp_path / "plain").mkdir()
    (tmp_path / "odd").mkdir()
    plain = run(*small(tmp_path / "plain")[verb], cwd=tmp_path)
    odd = _on(machine, small(tmp_path / "odd")[verb], tmp_path)

    assert b"Traceback" not in odd[2]
    assert plain.code in (0, 1, 2)
    if name == "output closed":
        assert odd[0] not in (70, -11)
        return
    assert plain.code == odd[0], odd[2]
    assert bool(plain.out) == bool(odd[1])
    if machine.same:
        assert plain.out == odd[1].decode().replace("/odd/", "/plain/")
