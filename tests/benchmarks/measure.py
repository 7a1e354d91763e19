"""Time and memory: the best of a few runs in CPU time, with the collector off, as `timeit` has it."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")
ENOUGH = 0.4
"""Seconds after which no further run is made."""


def best(function: Callable[[], T], times: int = 7) -> tuple[float, T]:
    """Return the shortest of some runs in seconds of CPU time, and the answer of the last.

    CPU time is what a run takes on a machine that does nothing else; what runs on two cores counts twice.
    """
    shortest, spent = float("inf"), 0.0
    while True:
        gc.collect()
        gc.disable()
        start = process_time()
        answer = function()
        took = process_time() - start
        gc.enable()
        shortest, spent, times = min(shortest, took), spent + took, times - 1
        if times <= 0 or spent > ENOUGH:
            return shortest, answer


# A new process writes what it took itself: what getrusage says of a child counts its parent's memory too.
_REPORT = """
import sys, time
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
sys.stderr.write(f"took {time.process_time()} {peak}")
"""


def cold(code: str, times: int = 9) -> tuple[float, float]:
    """Return the least CPU time in seconds and the most memory in MB of *code* in a new process."""
    took: list[float] = []
    peaks: list[float] = []
    for _ in range(times):
        command = [sys.executable, "-c", code + _REPORT]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, kilobytes = done.stderr.rpartition("took ")[2].split()
        took.append(float(seconds))
        peaks.append(int(kilobytes) / 1024)
    return min(took), max(peaks)
