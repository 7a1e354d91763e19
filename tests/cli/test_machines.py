"""Odd machines: every verb under one of them, in turn.

What is said on an odd machine is what is said on a plain one, as far as it can be said there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
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


@frozen
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: bytes
    err: bytes


MACHINES: Mapping[str, Machine] = {
    "ASCII": Machine({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, same=False),
    "Latin-1": Machine({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, same=False),
    "no UTF-8": Machine({"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"}, same=False),
    "locale C, no home, a narrow terminal, another time zone and seed of hashes": Machine(
        {
            **{"LC_ALL": "C", "LANG": "C", "COLUMNS": "20", "LINES": "1"},
            **{"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"},
        },
        without=("HOME", "USER", "LOGNAME", "XDG_CONFIG_HOME", "TMPDIR"),
    ),
    "no asserts, no docstrings, no colour, a time zone that is none, a folder to read only": Machine(
        {"NO_COLOR": "1", "TERM": "dumb", "TZ": ":/nowhere"}, python=("-OO",), read_only=True
    ),
    "warnings are errors, input closed": Machine(python=("-W", "error"), closed=(0,)),
    "output closed": Machine(closed=(1,), same=False),
    "errors closed": Machine(closed=(2,), same=False),
}
"""What should change nothing is odd all at once: each verb meets more of it, in half of the processes."""
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


PROGRAM = """\
import json, os, sys
from importlib import import_module
from chargeassist.cli import main
from chargeassist.cli.verbs import VERBS
from chargeassist.law.packs import load_law
load_law("un")  # read once: each command forks and finds it there, and what answers
asked = {command[0] for command, *_ in json.loads(sys.argv[1])}
for module in {v.at.partition(":")[0] for v in VERBS if v.name in asked}:
    import_module(f"chargeassist.cli.{module}")
for command, out, err, ended in json.loads(sys.argv[1]):
    child = os.fork()
    if not child:
        for number, file, stream in ((1, out, sys.stdout), (2, err, sys.stderr)):
            if stream is not None:
                opened = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
                os.dup2(opened, number)
                os.close(opened)
        sys.argv[1:] = command
        main()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with open(ended, "w", encoding="ascii") as told:
        told.write(str(code))
"""
"""Commands one after the other in a Python that is started once on the machine they are all under."""


def _on(machine: Machine, commands: Mapping[str, list[str]], folder: Path) -> dict[str, Ended]:
    """Return how each command ends on a machine, and what it says."""
    kept = {k: v for k, v in os.environ.items() if k not in machine.without}
    files = {verb: [folder / f"{verb}.{said}" for said in ("out", "err", "code")] for verb in commands}
    jobs = [[words, *map(str, files[verb])] for verb, words in commands.items()]
    stand = folder / "stand"
    stand.mkdir()
    stand.chmod(0o500 if machine.read_only else 0o700)
    # A shell closes them: to fork with Python in between may block for ever where there are threads.
    closing = " ".join(["exec", '"$@"', *(f"{number}>&-" for number in machine.closed)])
    done = subprocess.run(
        ["/bin/sh", "-c", closing, "sh", sys.executable, *machine.python, "-c", PROGRAM, json.dumps(jobs)],
        cwd=stand,
        env=kept | {"PYTHONPATH": str(Path(__file__).parents[2])} | dict(machine.environment),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    stand.chmod(0o700)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)
    return {
        verb: Ended(int(code.read_text()), *(f.read_bytes() if f.exists() else b"" for f in (out, err)))
        for verb, (out, err, code) in files.items()
    }


def test_every_verb_takes_its_turn(tmp_path: Path) -> None:
    """No verb that a small case or pack answers is left out, and no machine."""
    assert set(small(tmp_path)) == set(VERBS)
    assert set(MACHINES) == {machine for _, machine in TURNS}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="streams are closed before a program starts")
@pytest.mark.parametrize("name", MACHINES)
def test_verbs_on_an_odd_machine(name: str, tmp_path: Path) -> None:
    """Each ends as on a plain machine, says the same where it can, and nothing of ours breaks."""
    machine = MACHINES[name]
    (tmp_path / "plain").mkdir()
    (tmp_path / "odd").mkdir()
    verbs = [v for v, n in TURNS if n == name]
    small_odd, small_plain = (small(tmp_path / folder) for folder in ("odd", "plain"))
    on_it = _on(machine, {v: small_odd[v] for v in verbs}, tmp_path)
    for verb, odd in on_it.items():
        plain = run(*small_plain[verb], cwd=tmp_path)

        assert b"Traceback" not in odd.err, verb
        assert plain.code in (0, 1, 2), verb
        if name == "output closed":
            assert odd.code not in (70, -11), verb
            continue
        assert plain.code == odd.code, (verb, odd.err)
        assert bool(plain.out) == bool(odd.out), verb
        if machine.same:
            assert plain.out == odd.out.decode().replace("/odd/", "/plain/"), verb
