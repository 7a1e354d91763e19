"""Change one line of `reasoning/`, `findings/` or `advice/` at a time and see whether a test notices.

`python tests/mutation/run.py` takes a sample of 120 (`--count 0` takes all, some hours);
`--module leaves` looks at one module, `--line 120` at one line, `--again FILE` at what survived in what an
earlier run printed. Nothing is written to the checkout: the tests run in a copy.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import NOTICED, OUTLIVED, ROOMS, SURVIVED, TESTS

ROOT = Path(__file__).parents[2]
COPIED = ("chargeassist", "knowledge", "tests", "examples", "docs", "pyproject.toml")
EQUIVALENT: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text("utf-8"))
"""Changes that no input could tell, each with the reason."""


def main() -> int:
    """Run the sample; print each mutant that no test noticed, and the share that was noticed."""
    parser = argparse.ArgumentParser(description="Is there a test for every line?")
    parser.add_argument("--count", type=int, default=120, help="mutants to try; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="such as leaves, or a room")
    parser.add_argument("--line", type=int)
    parser.add_argument("--again", type=Path, help="what an earlier run printed: try what survived")
    parser.add_argument("--bound", type=float, default=20, help="seconds of processor time for one mutant")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="files and folders within tests")
    parser.add_argument("--keep", type=Path, help="where to keep what each test calls, for the next run")
    parser.add_argument("--list", action="store_true", help="print the mutants and try none")
    given = parser.parse_args()
    chosen = _survivors(given.again) if given.again else _chosen(given)
    if given.list:
        print("\n".join(map(str, chosen)))
        return 0
    tried = [m for m in chosen if m.known not in EQUIVALENT]
    began = time.monotonic()
    ends = _tried(tried, given)
    if len(ends) < len(tried):
        return 2
    _print(tried, ends, (time.monotonic() - began) / 60)
    print("\nEquivalent:", *(f"  {m}: {EQUIVALENT[m.known]}" for m in chosen if m not in tried), sep="\n")
    return 0


def _all() -> Sequence[Mutant]:
    files = [(room, file) for room in ROOMS for file in sorted((ROOT / "chargeassist" / room).glob("*.py"))]
    return [m for room, file in files for m in mutants(f"{room}.{file.stem}", file.read_text("utf-8"))]


def _chosen(given: argparse.Namespace) -> Sequence[Mutant]:
    found = [
        mutant
        for mutant in _all()
        if given.module in (None, *mutant.module.split(".")) and given.line in (None, mutant.line)
    ]
    if not 0 < given.count < len(found):
        return found
    return Random(given.seed).sample(found, given.count)


def _survivors(printed: Path) -> Sequence[Mutant]:
    """Return what survived an earlier run, as long as its module is the same."""
    lines = [line.split(maxsplit=1) for line in printed.read_text("utf-8").splitlines()]
    told = {line[1] for line in lines if line and line[0] in (SURVIVED, OUTLIVED)}
    return [m for m in _all() if str(m) in told]


def _tried(chosen: Sequence[Mutant], given: argparse.Namespace) -> Sequence[str]:
    """Return how it ends for each, tried in a copy of what the tests need."""
    kept = given.keep and given.keep.absolute()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy").resolve()
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, copy / name)
        command = [sys.executable, "-m", "tests.mutation.trial"]
        ends = list[str]()
        with subprocess.Popen(
            command,
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as trial:
            assert trial.stdin
            assert trial.stdout
            pickle.dump((chosen, given.tests, given.bound, kept), trial.stdin)
            trial.stdin.close()
            for line in trial.stdout:
                print(line.decode().rstrip(), flush=True)
                ends.extend(
                    word for word in line.decode().split()[:1] if word in (NOTICED, SURVIVED, OUTLIVED)
                )
    return ends


def _print(chosen: Sequence[Mutant], ends: Sequence[str], minutes: float) -> None:
    tried = Counter(m.module for m in chosen)
    noticed = Counter(m.module for m, end in zip(chosen, ends, strict=True) if end == NOTICED)
    print(f"\n{'module':<24} {'tried':>6} {'noticed':>8}")
    for name in sorted(tried):
        print(f"{name:<24} {tried[name]:>6} {noticed[name]:>8}")
    share = 100 * noticed.total() / max(1, len(chosen))
    print(f"{noticed.total()} of {len(chosen)} noticed, {share:.1f} %, in {minutes:.0f} minutes")


if __name__ == "__main__":
    sys.exit(main())
