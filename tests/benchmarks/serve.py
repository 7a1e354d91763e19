"""Requests a second of `serve`, with one worker and with two: `python -m tests.benchmarks.serve`.

Every request is an assessment of `domestic-servitude`. The client works beside the workers on the same
cores, so that what is printed is the least it can be; CPU time is that of the server and its workers.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter

from chargeassist import case_to_dict, read_case

ROOT = Path(__file__).parents[2]
CASE = ROOT / "examples" / "domestic-servitude" / "case.toml"


def main() -> None:
    """Print a line for each number of workers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=10)
    asked.add_argument("--verb", default="assess")
    given = asked.parse_args()
    body = json.dumps({"case": case_to_dict(read_case(CASE))}).encode()
    for workers in (1, 2):
        done, wall, cpu = measured(workers, f"/{given.verb}", body, given.seconds)
        cost = f"{1000 * cpu / done:.0f} ms of CPU each, the start among it"
        print(f"workers {workers}: {done / wall:.1f} requests/s, {cost}")


def measured(workers: int, path: str, body: bytes, seconds: float) -> tuple[int, float, float]:
    """Return how many requests were answered, in how many seconds, and what they cost of CPU."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "chargeassist", "serve", "--port", str(port), "--workers", str(workers)]
    before = _cpu()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        while "running on" not in server.stderr.readline():
            assert server.poll() is None
        with ThreadPoolExecutor(2 * workers + 1) as clients:
            clients.submit(lambda: [None for _ in server.stderr or ()])  # the log is read, or the pipe fills
            list(clients.map(lambda _: _asked(port, path, body, 0.01), range(2 * workers)))  # warm
            began = perf_counter()
            counts = list(clients.map(lambda _: _asked(port, path, body, seconds), range(2 * workers)))
            wall = perf_counter() - began
            server.send_signal(signal.SIGINT)
            server.wait(30)
    return sum(counts), wall, _cpu() - before


def _asked(port: int, path: str, body: bytes, seconds: float) -> int:
    """Ask over one connection until the time is over; return how many answers came."""
    wire, count, began = HTTPConnection("127.0.0.1", port), 0, perf_counter()
    while not count or perf_counter() - began < seconds:
        wire.request("POST", path, body, {"Content-Type": "application/json"})
        answer = wire.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        count += 1
    wire.close()
    return count


def _cpu() -> float:
    """Return the CPU seconds of children that have ended, the start of the server included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
