"""Fuzz for as long as you like: `python tests/fuzz/run.py --seconds 3600 law case-json`.
Without names every target has its share: the readers, and every verb.

With atheris installed the search is led by coverage; without it, files are changed at random from a
seed, so that a run can be repeated. An input that fails is kept in tests/fuzz/found/ and can be
tried again with `--replay FILE TARGET`. The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, corpus, read

FOUND = Path(__file__).parent / "found"
SLOW = 5.0
"""Seconds of work; an input that takes longer has failed too."""


def main() -> int:
    """Fuzz the named targets, each for its share of the time; return 1 if an input failed."""
    parser = argparse.ArgumentParser(description="Any bytes give a value or faults.")
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="|".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=Path, help="try one input again")
    parser.add_argument("--atheris", action="store_true", help="led by coverage; one target")
    given = parser.parse_args()
    names = given.targets or list(TARGETS)
    if given.replay:
        return sum(_failed(name, given.replay.read_bytes()) for name in names)
    if given.atheris and find_spec("atheris"):
        return _led(names[0], int(given.seconds))
    return min(1, sum(_random(name, given.seconds / len(names), given.seed) for name in names))


def _failed(name: str, raw: bytes) -> bool:
    began = time.process_time()
    try:
        read(TARGETS[name], raw)
    except Exception:
        traceback.print_exc()
        return True
    return time.process_time() - began > SLOW


def _random(name: str, seconds: float, seed: int) -> int:
    """Return how many inputs failed."""
    random, files = Random(seed), corpus(name)
    end = time.monotonic() + seconds
    tried = failed = 0
    while time.monotonic() < end:
        raw = mutated(files, random)
        tried += 1
        if _failed(name, raw):
            failed += 1
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{name}-{sha256(raw).hexdigest()[:12]}").write_bytes(raw)
    print(f"{name}: {tried:,} inputs, {failed} failed")
    return failed


def _led(name: str, seconds: int) -> int:
    """Hand over to atheris, which ends the process; it keeps what failed in the working folder."""
    atheris = import_module("atheris")
    atheris.instrument_all()
    seeds = FOUND.parent / "corpus" / name
    seeds.mkdir(parents=True, exist_ok=True)
    for raw in corpus(name):
        (seeds / sha256(raw).hexdigest()[:12]).write_bytes(raw)
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", str(seeds)], lambda raw: read(TARGETS[name], raw)
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
