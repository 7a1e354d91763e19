"""The command line as a user has it: what it said and how it ended, in this process or in one of its own."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from chargeassist import Assessment, Case, Law, assess
from chargeassist.cli import main
from chargeassist.findings.assess import Tell
from chargeassist.hall import load
from chargeassist.hall.casefile import laid_out
from tests.law.support import OFFENCE, write_pack

ROOT = Path(__file__).parents[2]
SERVITUDE = "examples/domestic-servitude/case.toml"
GROWER = "examples/forced-grower/case.toml"


SMALL = """\
schema = "chargeassist/case/1"
[case]
id = "a"
law = ["xp"]
as_at = "2026-11-20"
[[person]]
id = "S1"
is = ["suspect", "victim"]
[[person]]
id = "V1"
is = ["victim"]
[[evidence]]
id = "E1"
kind = "witness-testimony"
[[fact]]
id = "f1"
fact = "act:recruitment"
by = ["S1"]
of = ["V1"]
on = "2026-05-01"
in = "zz"
shown_by = ["E1"]
"""
"""A case that a pack of one act answers; a gate is raised in it."""
ATTESTED = ("--by", "A. B.", "--role", "counsel", "--on", "2026-11-20", "--source", "the Act")


SERVED = ("desk", "serve", "mcp")
"""The verbs that answer until somebody stops them."""


def small(folder: Path) -> dict[str, list[str]]:
    """Write a pack of two offences and a case; return a sound command of each verb that asks about them."""
    held = OFFENCE.replace("taking", "holding").replace("Taking", "Holding")
    pack = str(write_pack(folder / "pack", {"a.law": OFFENCE, "b.law": held}))
    (folder / "case.toml").write_text(SMALL, "utf-8")
    table = folder / "case.csv"
    table.write_text("id,law,as_at\na,zz,2024-05-01\n", "utf-8")
    case, law = str(folder / "case.toml"), ["--law", pack]
    advice = ("gaps", "draw", "stress", "review", "counts", "cooperation")
    papers = ("memo", "chart", "tasks", "sheet", "decision", "disclosure", "referral", "timeline")
    verbs = {verb: [verb, case, *law] for verb in ("check", "assess", *advice, *papers)}
    return verbs | {
        "new": ["new", *law],
        "words": ["words", "taken", *law],
        "explain": ["explain", case, "taking", *law],
        "compare": ["compare", case, "zz:taking", "zz:holding", *law],
        "diff": ["diff", case, case, *law],
        "picture": ["picture", case, "--of", "matrix", *law],
        "packs": ["packs", *law],
        "show": ["show", pack],
        "lint": ["lint", pack],
        "fmt": ["fmt", pack],
        "attest": ["attest", f"{pack}:taking", *ATTESTED, "--finding", "faithful"],
        "sources": ["sources", pack],
        "conformity": ["conformity", pack],
        "state": ["state", "ke"],
        "policy": ["policy", "ke"],
        "classified": ["classified", str(_filed(folder)), *law],
        "opinion": ["opinion", f"{pack}:taking"],
        "schema": ["schema", "case"],
        "record": [
            *["record", case, "S1/V1/zz:taking/principal/-/2026-05-01", "--as", "not-charged", *law],
            *["--by", "A. B.", "--on", "2026-11-20", "--why", "a gate", "-o", str(folder / "decided.jsonl")],
        ],
        "redact": ["redact", case, *law],
        "verify": ["verify", str(_decided(folder))],
        "screen": ["screen", str(_few(folder)), *law, "-o", str(folder / "few.csv"), "--jobs", "1"],
        "summary": ["summary", str(ROOT / "tests/bulk/few.csv")],
        "import": ["import", str(table), *law],
        # The exercise that is found soonest: nobody is trafficked in it.
        "generate": ["generate", "--form", "none", "-o", str(folder / "exercise")],
        "practise": ["practise", "--form", "none"],
        "handout": ["handout", case, *law],
        "key": ["key", case, *law],
        "mark": ["mark", case, str(_answered(folder)), *law],
        "export": ["export", case, *law, "--format", "csv", "--sheet", "person"],
    }


def fresh(verb: str, place: Path) -> list[str]:
    """Return a sound command of a verb, about files in a folder that no other command has touched.

    Where all are asked in one folder the pack is the same each time, and read once.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    return small(place)[verb]


def _filed(folder: Path) -> Path:
    """Return a folder with one case of one office."""
    office = folder / "filed" / "north"
    office.mkdir(parents=True, exist_ok=True)
    (office / "a.toml").write_text(SMALL, "utf-8")
    return office.parent


def _few(folder: Path) -> Path:
    """Return a caseload of a few lines."""
    file = folder / "few.jsonl"
    file.write_bytes((ROOT / "tests/bulk/few.jsonl").read_bytes())
    return file


def _answered(folder: Path) -> Path:
    """Return an answer sheet with one line."""
    file = folder / "answers.csv"
    file.write_text("part,who,what,how\ncharge,S1,zz:taking,V1\n", "utf-8")
    return file


def _decided(folder: Path) -> Path:
    """Return a file of decisions of an example; none is left of what a verb recorded before."""
    (folder / "decided.jsonl").unlink(missing_ok=True)
    file = folder / "sound.jsonl"
    file.write_bytes((ROOT / "examples/domestic-servitude/decisions.jsonl").read_bytes())
    return file


@frozen
class Said:
    """How a command ended and what it said, as text."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A stream that keeps what is written to it, and may be a terminal."""

    terminal = False

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self.terminal


def run(
    *args: str | Path,
    stdin: bytes = b"",
    cwd: Path = ROOT,
    encoding: str = "utf-8",
    terminal: bool = False,
    **environment: str,
) -> Said:
    """Run one command in this process, as if its streams were files, or a terminal."""
    out, err = (_Stream(io.BytesIO(), encoding, newline="") for _ in range(2))
    out.terminal = err.terminal = terminal
    with pytest.MonkeyPatch.context() as patch, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        if not terminal and vars(load)["assess"] is assess:
            patch.setattr(load, "assess", weighed_once)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        patch.setattr(sys, "argv", ["chargeassist", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
    return Said(int(str(ended.value.code or 0)), *(_text(s, encoding) for s in (out, err)))


_weighed: dict[object, Assessment] = {}


def weighed_once(
    case: Case,
    law: Law,
    *,
    stage: str,
    suspect: str | None,
    offences: Iterable[str],
    tell: Tell | None,
    before: Assessment | None,
) -> Assessment:
    """Return what `assess` does, which is asked the same of one case and law only once in a process.

    Commands about the same few examples are what most of these tests run. That it is a function of what it
    is given is held elsewhere (`tests/report/test_json.py`, `tests/promises`); where somebody watches its
    steps it is asked anew.
    """
    named = tuple(offences)
    asked = pickle.dumps((case, law.asked, stage, suspect, named)), *map(id, law.packs)
    if asked not in _weighed:
        keys: Any = {"stage": stage, "suspect": suspect, "offences": named, "tell": tell, "before": before}
        _weighed[asked] = assess(case, law, **keys)
    return _weighed[asked]


@cache
def laid(file: Path, long: bool) -> str:
    """Return a case file as `fmt` lays it out: several tests look at each example."""
    return laid_out(file.read_text("utf-8"), "a", long=long)


@cache
def answered(*args: str) -> Said:
    """Return what a command that a page shows says: several pages show it, and it is asked once."""
    return run(*args)


def _text(stream: _Stream, encoding: str) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode(encoding)


def run_apart(*args: str | Path, code: str | None = None, **environment: str) -> Said:
    """Run `python -m chargeassist` in a process of its own; with *code* run that first, in it."""
    start = [sys.executable, "-m", "chargeassist"]
    if code is not None:
        start = [sys.executable, "-c", f"{code}\nfrom chargeassist.cli import main\nmain()\n"]
    ours = ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "COLUMNS")
    env = {k: v for k, v in os.environ.items() if k not in ours} | {"PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([*start, *map(str, args)], cwd=ROOT, env=env, capture_output=True, check=False)
    encoding = environment.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    out, err = (b.decode(encoding).replace("\r\n", "\n") for b in (done.stdout, done.stderr))
    return Said(done.returncode, out, err)
