"""Change one line of `reasoning/`, `findings/` or `advice/` at a time and see whether a test notices.

`python tests/mutation/run.py` takes a sample of 120 (`--count 0` takes all, some hours);
`--module leaves` looks at one module, `--line 120` at one line. Nothing is written to the checkout:
the tests run in a copy, with the changed module put in while it is imported. A change is shown only to
the files of tests that call the function it is in, the quickest first.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import os
import pickle
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from random import Random
from types import FrameType, ModuleType

import hypothesis  # noqa: F401  # imported once for all processes
import pytest
from attrs import frozen

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
ROOMS = ("reasoning", "findings", "advice")
LEFT = ("words", "reading", "law", "case")
"""The rooms that import nothing of these."""
TESTS = ("reasoning", "findings", "advice", "promises", "papers", "properties", "test_traps.py")
COPIED = ("chargeassist", "knowledge", "tests", "examples", "pyproject.toml")
EXAMPLES = 6
"""Of each property: a survivor is shown to every test of its function."""
SLOW = 5
"""A change that makes its tests take so many times the processor time they take without it is noticed."""
START = 10
"""Seconds of processor time in which a process imports everything, whatever it tests."""

Function = tuple[str, int]
"""A module, and the line its function begins on: 0 for what runs while it is imported."""


@frozen
class Covered:
    """What one file of tests calls, and the seconds of processor time it takes."""

    file: str
    failed: int = 1
    seconds: float = 0
    calls: frozenset[Function] = frozenset()


def main() -> int:
    """Run the sample; print each mutant that no test noticed, and the share that was noticed."""
    parser = argparse.ArgumentParser(description="Is there a test for every line?")
    parser.add_argument("--count", type=int, default=120, help="mutants to try; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="such as leaves, or a room")
    parser.add_argument("--line", type=int)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="print the mutants and try none")
    given = parser.parse_args()
    chosen = _chosen(given.module, given.line, given.count, given.seed)
    if given.list:
        print("\n".join(map(str, chosen)))
        return 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.processes) as pool:
        copy = _copy(Path(folder))
        _warm(copy)
        covered = list(pool.map(lambda file: _covered(copy, file), _files(copy)))
        if failed := [c.file for c in covered if c.failed]:
            print("these fail without any change:", *failed)
            return 2
        tests = [c for c in sorted(covered, key=lambda c: c.seconds) if c.calls]
        began = time.monotonic()
        survived = list(pool.map(lambda m: _tried(copy, m, tests), chosen))
        minutes = (time.monotonic() - began) / 60
    _print(chosen, survived, minutes)
    return 0


def _chosen(module: str | None, line: int | None, count: int, seed: int) -> list[Mutant]:
    found = [
        mutant
        for room in ROOMS
        for file in sorted((ROOT / "chargeassist" / room).glob("*.py"))
        if module in (None, file.stem, room)
        for mutant in mutants(f"{room}.{file.stem}", file.read_text("utf-8"))
        if line in (None, mutant.line)
    ]
    if not 0 < count < len(found):
        return found
    return sorted(Random(seed).sample(found, count), key=lambda m: (m.module, m.line))


def _copy(folder: Path) -> Path:
    """Return a copy of what the tests need, with properties tried on few examples."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    with (folder / "tests/conftest.py").open("a", encoding="utf-8") as stream:
        stream.write(
            f'\nsettings.register_profile("few", max_examples={EXAMPLES}, deadline=None, derandomize=True)\n'
            'settings.load_profile("few")\n'
        )
    return folder


def _warm(copy: Path) -> None:
    """Import the rooms that no mutant is of and read the law, once for every process that is forked."""
    sys.path[:] = [str(copy), *(p for p in sys.path if p not in ("", str(ROOT)))]
    from chargeassist.law.folder import shipped
    from chargeassist.law.packs import load_law

    load_law(*shipped())


def _files(copy: Path) -> list[str]:
    """Return the files of tests that a change is shown to."""
    tests = [copy / "tests" / name for name in TESTS]
    files = [f for t in tests for f in (sorted(t.rglob("test_*.py")) if t.is_dir() else [t])]
    return [f.relative_to(copy).as_posix() for f in files]


def _covered(copy: Path, file: str) -> Covered:
    """Return what a file of tests calls, found out by running it."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException), os.fdopen(write, "wb") as stream:
            began, calls = time.process_time(), set[tuple[str, int]]()
            sys.setprofile(lambda frame, event, _: calls.add(_place(frame)) if event == "call" else None)
            failed = _tests(copy, None, [file])
            sys.setprofile(None)
            pickle.dump((failed, time.process_time() - began, _in_rooms(copy, calls)), stream)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        told = stream.read()
    os.waitpid(child, 0)
    return Covered(file, *(pickle.loads(told) if told else ()))


def _place(frame: FrameType) -> tuple[str, int]:
    return frame.f_code.co_filename, frame.f_code.co_firstlineno


def _in_rooms(copy: Path, calls: set[tuple[str, int]]) -> frozenset[Function]:
    modules = {
        str(file): f"{room}.{file.stem}" for room in ROOMS for file in copy.glob(f"chargeassist/{room}/*.py")
    }
    return frozenset((modules[file], line) for file, line in calls if file in modules)


def _function(copy: Path, mutant: Mutant) -> Function:
    """Return the innermost function that a changed line is in."""
    text = (copy / "chargeassist" / mutant.module.replace(".", "/")).with_suffix(".py").read_text("utf-8")
    begins = [
        node.decorator_list[0].lineno if node.decorator_list else node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= mutant.line <= (node.end_lineno or 0)
    ]
    return mutant.module, max(begins, default=0)


def _tried(copy: Path, mutant: Mutant, tests: Sequence[Covered]) -> bool:
    """Return whether a mutant survives the tests of its function, or of its module where it is in none."""
    module, line = _function(copy, mutant)
    chosen = [c for c in tests if (module, line) in c.calls or (not line and module in dict(c.calls))]
    survived = _passes(copy, mutant, chosen)
    print(f"{'survived' if survived else 'noticed '}  {mutant}", flush=True)
    return survived


def _passes(copy: Path, mutant: Mutant, tests: Sequence[Covered]) -> bool:
    """Return whether the tests pass with one module changed, in a process of their own."""
    seconds = START + int(SLOW * sum(c.seconds for c in tests))
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
            os._exit(_tests(copy, mutant, [c.file for c in tests]))
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _tests(copy: Path, mutant: Mutant | None, files: Sequence[str]) -> int:
    """Run the tests, in the child; what they print goes nowhere."""
    if not files:
        return 0
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(copy)
    for name in [n for n in sys.modules if n.startswith(("tests", "chargeassist.")) and not _left(n)]:
        del sys.modules[name]
    if mutant is not None:
        sys.meta_path.insert(0, _Changed(f"chargeassist.{mutant.module}", mutant.text))
    # Faults of tests that look at other things, such as the clock of the machine, are not of interest.
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:doctest", "-o", "addopts="]
    imported = ["-W", "ignore:Module already imported"]
    return int(pytest.main([*quiet, *imported, *files]))


def _left(module: str) -> bool:
    """Return whether a module is in a room left of those that are changed: it imports nothing of them."""
    return module.startswith(tuple(f"chargeassist.{room}" for room in LEFT))


class _Changed(MetaPathFinder, Loader):
    """Imports one module from a changed text."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the changed module comes from: here."""
        return ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text as the module."""
        exec(compile(self.text, f"{self.name} (changed)", "exec"), module.__dict__)


def _print(chosen: Sequence[Mutant], survived: Sequence[bool], minutes: float) -> None:
    all_, left = Counter(m.module for m in chosen), Counter[str]()
    for mutant, lives in zip(chosen, survived, strict=True):
        left[mutant.module] += lives
    print(f"\n{'module':<24} {'tried':>6} {'noticed':>8}")
    for name in sorted(all_):
        print(f"{name:<24} {all_[name]:>6} {all_[name] - left[name]:>8}")
    total, living = len(chosen), sum(survived)
    share = 100 * (total - living) / max(1, total)
    print(f"{total - living} of {total} noticed, {share:.1f} %, in {minutes:.0f} minutes\n\nSurvived:")
    print("\n".join(f"  {m}" for m, lives in zip(chosen, survived, strict=True) if lives))


if __name__ == "__main__":
    sys.exit(main())
