"""The command line in a process of its own, measured; and what every fault must look like."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tests.hostile.forks import forked

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 5, 200
"""What a bad input may cost at most. It is meant to be one second; a busy machine is given more."""
HEAD = """\
schema = "chargeassist/case/1"
[case]
id = "a"
law = ["xp"]
as_at = "2024-05-01"
"""
_CHILD = """\
import json, re, sys, time
from pathlib import Path
try:
    import resource
    # A mistake here must not take the machine with it.
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
except ImportError:
    pass
from chargeassist.cli.commands import run
code = run(sys.argv[2:])
status = Path("/proc/self/status")
peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) // 1024 if status.exists() else 0
Path(sys.argv[1]).write_text(json.dumps([time.process_time(), peak]))
sys.exit(code)
"""


@frozen
class Run:
    """How one command ended, and what it cost."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: int


def command(tmp_path: Path, *args: str, stdin: bytes | None = None, root: Path = ROOT) -> Run:
    """Run one command in a process of its own; the measure is printed (`pytest -rP` shows it).

    *root* is where the package lies: a test can spoil the knowledge of a copy once a command has run there.
    """
    began = time.monotonic()
    if hasattr(os, "fork"):
        code, *streams, seconds, megabytes = forked(args, stdin or b"", tmp_path, root)
    else:
        code, *streams, seconds, megabytes = _started(tmp_path, args, stdin or b"", root)
    wall = time.monotonic() - began
    print(f"exit {code}; {wall:.2f} s on the clock, {seconds:.2f} s at work; {megabytes} MB")
    out, err = (stream.decode("utf-8") for stream in streams)
    return Run(code, out, err, seconds, megabytes)


def _started(
    tmp_path: Path, args: Sequence[str], stdin: bytes, root: Path
) -> tuple[int, bytes, bytes, float, int]:
    """Run one command in a Python that is started for it, of the package in *root*."""
    measure = tmp_path / "measure.json"
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(measure), *args],
        input=stdin,
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", "PATH": "", "LANG": "C.UTF-8"},
        timeout=120,
        check=False,
    )
    seconds, megabytes = json.loads(measure.read_text()) if measure.exists() else (0, 0)
    return done.returncode, done.stdout, done.stderr, seconds, megabytes


def refused(
    tmp_path: Path, *args: str, code: int = 2, stdin: bytes | None = None, root: Path = ROOT
) -> list[str]:
    """Run a command that must be refused; return the codes of its faults.

    No answer on standard output, no traceback, the exit code, a place and a remedy for each fault,
    and a cost that is bounded.
    """
    run = command(tmp_path, *args, stdin=stdin, root=root)
    assert "Traceback" not in run.err
    assert (code, "") == (run.code, run.out), run.err[:2000]
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    assert len(run.err) < 1_000_000
    return codes_of(run.err)


def codes_of(printed: str) -> list[str]:
    """Return the codes of printed faults, after looking at the form of each."""
    texts = [t for t in printed.split("\n\n") if not re.fullmatch(r"\d+ faults?\n?", t)]
    for text in texts:
        # file:line:column: path: CODE message
        assert re.match(r"[^\n]+: [FCL]\d{3} [^\n]+", text), text[:300]
        # "expected ..." is a remedy of its own.
        assert re.search(r"\n *= [\w`]|: C101 expected |: C102 unknown key", text), text[:300]
    return [found[1] for t in texts if (found := re.search(r": ([FCL]\d{3}) ", t))]


def case_refused(tmp_path: Path, content: bytes | str, name: str = "case.toml") -> list[str]:
    """Write a case file that must be refused by `check`; return the codes of its faults."""
    (tmp_path / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return refused(tmp_path, "check", name)


MANIFEST = """\
id = "zz"
title = "A State for one test"
state = "zz"
fictional = true
version = "2024.1"
stated_at = 2024-01-01
languages = ["en"]
licence = "CC-BY-4.0"
maintainer = "tests"
"""
SOURCES = '[zz-code]\ntitle = "Code"\nkind = "fictional"\n'
OFFENCE = """\
offence taking
  title Taking
  source zz-code s 1
  seen read zz-code 2024-01-01
  element act [s 1]
    act is recruitment
"""
LAW_TEST = """\
offence = "taking"
says = "taking is taking"
[case]
as_at = "2024-05-01"
[[person]]
id = "S1"
is = ["suspect"]
[[person]]
id = "V1"
is = ["victim"]
[[evidence]]
id = "E1"
kind = "exhibit"
tied_to = ["S1"]
[[fact]]
id = "f1"
fact = "act:recruitment"
by = ["S1"]
of = ["V1"]
on = "2023"
shown_by = ["E1"]
[expect]
standing = "supported"
"""
"""A file of law tests for it, with one test."""


def write_pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a pack: a manifest, sources and one offence unless *files* has its own, and the files."""
    for name, text in {"pack.toml": MANIFEST, "sources.toml": SOURCES, "a.law": OFFENCE, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return folder


def pack_refused(tmp_path: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Write a pack that must be refused by `show`; return the codes of its faults."""
    write_pack(tmp_path / "pack", files)
    return refused(tmp_path, "show", "./pack")
