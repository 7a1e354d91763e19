"""Commands in processes of their own that are cheap: forks of one process in which the program is loaded.

What is measured is what a command costs, not what it costs to start Python and to read the shipped law.
Where there is no fork, `support.command` starts Python each time.
"""

from __future__ import annotations

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.once import COMPILED

SECONDS = 120
"""When a command that does not end is killed."""
SERVER = """\
import gc, json, os, re, resource, sys, time, traceback
from importlib import import_module
from chargeassist.cli.commands import run
from chargeassist.cli.verbs import VERBS
from chargeassist.law.packs import load_law
for verb in VERBS:
    try:
        import_module("chargeassist.cli." + verb.at.partition(":")[0])
    except ImportError:  # of an extra that is not installed
        pass
load_law("xp")
gc.freeze()
asked, told = os.fdopen(os.dup(0), "r", encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")

def child(job):
    # A mistake here must not take the machine with it.
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
    os.chdir(job["cwd"])
    # Input comes by a pipe, as from another program: another child writes it.
    there, here = os.pipe()
    if os.fork() == 0:
        os.close(there)
        with open(job["in"], "rb") as given, os.fdopen(here, "wb", 0) as pipe:
            try:
                while data := given.read(65536):
                    pipe.write(data)
            except BrokenPipeError:
                pass
            finally:
                os._exit(0)
    os.close(here)
    os.dup2(there, 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    try:
        code = run(job["args"])
    except BaseException:
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    try:
        with open("/proc/self/status") as status:
            peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read())[1]) // 1024
    except OSError:
        peak = 0
    with open(job["cost"], "w") as cost:
        json.dump([time.process_time(), peak], cost)
    os._exit(code)

for line in asked:
    pid = os.fork()
    if pid == 0:
        try:
            child(json.loads(line))
        finally:
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), file=told, flush=True)
"""


class _Server:
    """The process that forks, started when it is first needed, ended with the tests."""

    def __init__(self, root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(root), "PATH": "", "LANG": "C.UTF-8", **COMPILED},
            cwd=root,  # what lies where Python is started comes before its path
            start_new_session=True,
        )
        atexit.register(self.end)

    def end(self) -> None:
        with self.process:
            os.killpg(self.process.pid, signal.SIGKILL)

    def exit_code(self, job: dict[str, Any]) -> int:
        """Return how a command ended; a command that does not end is killed, and the process with it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(job).encode() + b"\n")
        self.process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(SECONDS):
                atexit.unregister(self.end)
                self.end()
                server.cache_clear()
                raise subprocess.TimeoutExpired(job["args"], SECONDS)
        return int(self.process.stdout.readline())


@cache
def server(root: Path) -> _Server:
    """Return the one process that has the package of *root* loaded."""
    return _Server(root)


def forked(args: Sequence[str], stdin: bytes, cwd: Path, root: Path) -> tuple[int, bytes, bytes, float, int]:
    """Run one command; return its exit code, both outputs, seconds at work, and megabytes at most."""
    with TemporaryDirectory() as folder:
        files = {name: str(Path(folder, name)) for name in ("in", "out", "err", "cost")}
        Path(files["in"]).write_bytes(stdin)
        code = server(root).exit_code({"args": list(args), "cwd": str(cwd), **files})
        out, err = (Path(files[name]).read_bytes() for name in ("out", "err"))
        seconds, megabytes = (
            json.loads(Path(files["cost"]).read_text()) if Path(files["cost"]).exists() else (0, 0)
        )
    return code, out, err, seconds, megabytes
