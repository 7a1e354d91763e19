"""`python -m tests.hostile.kills 1000` kills what writes files, again and again, and looks at what is left.

A command runs in a fork and is killed at a moment drawn by a seed: half at one of the last things that
it does to the file system, half by the clock. What it was to write is then whole, the old or the new, and
the rest untouched. After the next run, which nobody kills, all is written and nothing else lies there.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from chargeassist import assess, read_case
from chargeassist.advice.drawing import drawing
from chargeassist.cli.commands import run
from chargeassist.law.reviews import FILE, read_reviews
from chargeassist.words import say
from tests.builders import law
from tests.cli.support import ROOT, small
from tests.law.support import OFFENCE, write_pack

LAST = 16
"""How many of the last things that a command does are tried as the moment of its death."""
TOUCHES = ("open", "os.", "tempfile.", "fcntl.", "shutil.")
"""The events of Python that are things done to the file system."""
NEW, OLD = "new", "old"


@frozen
class Job:
    """A command that writes: how its folder begins, what is run in it, and what may lie in each file."""

    name: str
    prepare: Callable[[Path], list[str]]
    """Fills a folder and returns the command."""
    adds: bool = False
    """Whether each run adds a record to those that were there; else each run writes the same."""


@frozen
class Told:
    """What became of all kills."""

    kills: int
    left: dict[str, int]
    """How often the old, the new or some of both lay there after a kill."""
    wrong: tuple[str, ...]


def _files(folder: Path) -> dict[str, bytes]:
    found = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in found}


def either(folder: Path, before: Path, after: Path) -> str:
    """Every file is as it was or as it is to be; a part that was left has a name of its own."""
    was, will = _files(before), _files(after)
    now = {name: text for name, text in _files(folder).items() if not _is_part(name)}
    half = [name for name in now if now[name] not in (was.get(name), will.get(name))]
    return ", ".join([*half, *(was.keys() - now.keys())])


def _is_part(name: str) -> bool:
    return Path(name).name.startswith(".chargeassist-")


def _records(folder: Path) -> int:
    """Return how many records a pack's own reader finds."""
    return len(read_reviews(folder / "pack" / FILE, FILE))


def _done(job: Job, folder: Path, before: Path, after: Path) -> str:
    """After the next run all is written, no record is lost, and nothing else lies there."""
    now, will = _files(folder), _files(after)
    if job.adds:
        return "" if now.keys() == will.keys() and _records(folder) > _records(before) else "lost"
    return "" if now == will else "not-written"


def _answer(folder: Path) -> list[str]:
    (folder / "report.json").write_text("an older report\n", "utf-8")
    return [*small(folder)["assess"], "--format", "json", "-o", str(folder / "report.json")]


def _neat(folder: Path) -> list[str]:
    loose = {f"{n}.law": OFFENCE.replace("taking", n).replace("  title ", "  title    ") for n in "abcd"}
    return ["fmt", str(write_pack(folder / "pack", loose))]


def _attest(folder: Path) -> list[str]:
    command = small(folder)["attest"]
    _quiet(command, None)
    return command


def _draw(folder: Path) -> list[str]:
    """A proposal is signed once: whoever signs it again is told so, and the file is as it was written."""
    file = folder / "case.toml"
    shutil.copy(ROOT / "examples/hotel-work/case.toml", file)
    (proposal, *_) = drawing(assess(read_case(file), law("xp"))).proposals
    return ["draw", str(file), "--accept", proposal.id, "--by", "A. B.", "--why", "so", "--on", "2024-11-20"]


def _import(folder: Path) -> list[str]:
    """A case made of a table, over the file of one that was made before."""
    (folder / "made.toml").write_text("an older case\n", "utf-8")
    return [*small(folder)["import"], "-o", str(folder / "made.toml")]


def _document(folder: Path) -> list[str]:
    """A document of an office, over one that was written before."""
    (folder / "memo.docx").write_bytes(b"an older memo")
    return [*small(folder)["memo"], "--format", "docx", "-o", str(folder / "memo.docx")]


def _page(folder: Path) -> list[str]:
    """A report as HTML, pictures and all, over an older one."""
    (folder / "report.html").write_text("an older report", "utf-8")
    return [*small(folder)["assess"], "--format", "html", "-o", str(folder / "report.html")]


JOBS = (
    *(Job("-o", _answer), Job("fmt", _neat), Job("attest", _attest, adds=True), Job("draw", _draw)),
    *(Job("import", _import), Job("docx", _document), Job("html", _page)),
)

LOADED = (
    *(f"chargeassist.cli.{name}" for name in ("attest", "case", "draw", "fmt", "tables")),
    *("chargeassist.report.docx", "chargeassist.report.html"),
)
"""What the jobs would load in each fork anew."""


# -- killing ---------------------------------------------------------------------------------------


def _quiet(command: list[str], kill_at: int | None) -> int:
    """Run a command in a fork; with *kill_at* it kills itself at that thing it does to the file system.

    Return how many it did, or -1 if it was killed.
    """
    there, here = os.pipe()
    pid = os.fork()
    if pid == 0:
        _child(command, kill_at, here)
    os.close(here)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(there) as pipe:
        said = pipe.read()
    return -1 if os.WIFSIGNALED(status) else int(said)


def _child(command: list[str], kill_at: int | None, told: int) -> None:
    done = 0

    def count(event: str, _: object) -> None:
        nonlocal done
        if event.startswith(TOUCHES):
            done += 1
            if done == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(silence, number)
        sys.addaudithook(count)
        code = run(command)
        os.write(told, str(done).encode())
    finally:
        os._exit(code)


def _by_clock(command: list[str], seconds: float) -> None:
    """Run a command in a fork and kill it after a while, if it has not ended."""
    there, here = os.pipe()
    pid = os.fork()
    if pid == 0:
        _child(command, None, here)
    os.close(here)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(there)


def killed(job: Job, number: int, seed: int) -> Iterator[tuple[str, str]]:
    """Kill one job so many times; yield what was left each time, and what is wrong with it."""
    drawn = random.Random(f"{seed} {job.name}")
    with TemporaryDirectory() as name:
        folder, before, after = (Path(name, n) for n in ("work", "before", "after"))
        folder.mkdir()
        command = job.prepare(folder)
        shutil.copytree(folder, before)
        began = time.monotonic()
        steps = _quiet(command, None)
        took = time.monotonic() - began
        shutil.copytree(folder, after)
        for n in range(number):
            shutil.rmtree(folder)
            shutil.copytree(before, folder)
            if n % 2:
                _by_clock(command, drawn.uniform(0, took))
            else:
                _quiet(command, steps - drawn.randrange(min(steps, LAST)))
            wrong = either(folder, before, after)
            left = _left(_files(folder), _files(before), _files(after))
            _quiet(command, None)
            yield left, "; ".join(filter(None, (wrong, _done(job, folder, before, after))))


def _left(now: dict[str, bytes], was: dict[str, bytes], will: dict[str, bytes]) -> str:
    told = {name: text for name, text in now.items() if not _is_part(name)}
    state = OLD if told == was else NEW if told == will else "some of each"
    return state if len(told) == len(now) else f"{state}, and a part"


def kills(number: int, seed: int = 0) -> Told:
    """Kill every job, *number* times together. What all read is read first: each fork finds it there."""
    law("xp")
    for module in LOADED:
        import_module(module)
    say("program")
    left: Counter[str] = Counter()
    wrong: list[str] = []
    for n, job in enumerate(JOBS):
        share = number // len(JOBS) + (n < number % len(JOBS))
        for state, found in killed(job, share, seed):
            left[f"{job.name}: {state}"] += 1
            wrong += [f"{job.name}: {found}"] if found else []
    return Told(sum(left.values()), dict(sorted(left.items())), tuple(wrong))


if __name__ == "__main__":
    told = kills(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(f"{told.kills} kills, {len(told.wrong)} wrong")
    for state, times in told.left.items():
        print(f"{times:>6}  {state}")
    print("\n".join(told.wrong), end="\n" if told.wrong else "")
    sys.exit(bool(told.wrong))
