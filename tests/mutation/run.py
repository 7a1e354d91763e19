"""Change one line of `chargeassist/reasoning/` at a time and see whether a test notices.

`python tests/mutation/run.py` takes a sample of 250 (`--count 0` takes all, some hours);
`--module leaves` looks at one module, `--line 120` at one line. Nothing is written to the checkout:
the tests run in a copy, with the changed module put in while it is imported.
"""

from __future__ import annotations

import argparse
import contextlib
import os
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
from types import ModuleType

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
ROOM = "chargeassist/reasoning"
TESTS = (
    *(
        "tests/reasoning",
        "tests/test_traps.py",
        "tests/advice/test_patterns.py",
        "tests/advice/test_modes.py",
    ),
    *("tests/findings", "tests/properties"),
)
"""From the quickest to the slowest: the first that fails ends a run."""
COPIED = ("chargeassist", "knowledge", "tests", "examples", "pyproject.toml")
CPU_SECONDS = 240
"""A mutant that goes on for longer than this is noticed too."""
EXAMPLES = 6
"""Of each property: a survivor costs the whole run."""


def main() -> int:
    """Run the sample; print each mutant that no test noticed, and the share that was noticed."""
    parser = argparse.ArgumentParser(description="Is there a test for every line?")
    parser.add_argument("--count", type=int, default=250, help="mutants to try; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="such as leaves")
    parser.add_argument("--line", type=int)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="print the mutants and try none")
    given = parser.parse_args()
    chosen = _chosen(given.module, given.line, given.count, given.seed)
    if given.list:
        print("\n".join(map(str, chosen)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy = _copy(Path(folder))
        if not _passes(copy, None):
            print("the tests fail without any change")
            return 2
        began = time.monotonic()
        with ThreadPoolExecutor(given.processes) as pool:
            survived = list(pool.map(lambda m: _tried(copy, m), chosen))
        minutes = (time.monotonic() - began) / 60
    _print(chosen, survived, minutes)
    return 0


def _chosen(module: str | None, line: int | None, count: int, seed: int) -> list[Mutant]:
    found = [
        mutant
        for file in sorted((ROOT / ROOM).glob("*.py"))
        if module in (None, file.stem)
        for mutant in mutants(file.stem, file.read_text("utf-8"))
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


def _tried(copy: Path, mutant: Mutant) -> bool:
    survived = _passes(copy, mutant)
    print(f"{'survived' if survived else 'noticed '}  {mutant}", flush=True)
    return survived


def _passes(copy: Path, mutant: Mutant | None) -> bool:
    """Return whether the tests pass with one module changed, in a process of their own."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os._exit(_tests(copy, mutant))
        os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def _tests(copy: Path, mutant: Mutant | None) -> int:
    """Run the tests, in the child; what they print goes nowhere."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
    if mutant is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    os.chdir(copy)
    for name in [n for n in sys.modules if n.partition(".")[0] in ("tests", "chargeassist")]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(p for p in sys.path if p not in ("", str(ROOT)))]
    if mutant is not None:
        sys.meta_path.insert(0, _Changed(f"{ROOM.replace('/', '.')}.{mutant.module}", mutant.text))
    import pytest

    # Faults of tests that look at other things, such as the clock of the machine, are not of interest.
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:doctest", "-o", "addopts="]
    return int(pytest.main([*quiet, *TESTS]))


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
    print(f"\n{'module':<12} {'tried':>6} {'noticed':>8}")
    for name in sorted(all_):
        print(f"{name:<12} {all_[name]:>6} {all_[name] - left[name]:>8}")
    total, living = len(chosen), sum(survived)
    share = 100 * (total - living) / max(1, total)
    print(f"{total - living} of {total} noticed, {share:.1f} %, in {minutes:.0f} minutes\n\nSurvived:")
    print("\n".join(f"  {m}" for m, lives in zip(chosen, survived, strict=True) if lives))


if __name__ == "__main__":
    sys.exit(main())
