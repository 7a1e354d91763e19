"""Caseloads and sessions, end to end: beside reading the same lines as JSON and doing nothing with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from chargeassist import Case, Law, Session, assess, case_from_dict
from chargeassist.bulk.rows import screened
from chargeassist.hall import records
from chargeassist.hall.screening import screen
from tests.benchmarks.big import big_case
from tests.benchmarks.generate import cases
from tests.benchmarks.measure import best, cold

SMALL = """
from tests.bulk.support import caseload, pack
from chargeassist.hall.screening import screen
from pathlib import Path
from tempfile import TemporaryDirectory
with TemporaryDirectory() as folder:
    at = Path(folder)
    screen(caseload(at / "c.jsonl", {count}), str(at / "o.csv"), [pack(at)])
"""
"""Screens so many small cases; run in a process of its own, whose memory is told."""
PER_CASE = 200
"""How many times the reading of JSON is repeated, that it can be measured."""


@contextmanager
def written(count: int, law: str) -> Iterator[tuple[Path, list[str]]]:
    """Write a caseload for as long as it is needed; give its file and its lines."""
    with TemporaryDirectory() as folder:
        lines = [json.dumps(case, separators=(",", ":")) + "\n" for case in cases(count, law=law, laid=0)]
        file = Path(folder) / "cases.jsonl"
        file.write_text("".join(lines), "utf-8")
        yield file, lines


def _parsed(lines: list[str]) -> None:
    for _ in range(PER_CASE):
        for line in lines:
            json.loads(line)


CHUNK = 8
"""Records of a chunk, that two processes have something to share."""


def _wall(file: Path, law: str, jobs: int) -> float:
    records.RECORDS = CHUNK
    began = perf_counter()
    screen(str(file), str(file.with_suffix(f".{jobs}.csv")), [law], jobs=jobs)
    return perf_counter() - began


def caseloads(law: Law, count: int, line: Any) -> None:
    """Print what a case of a caseload takes: as JSON, as a case, as rows; with two processes; in memory."""
    name = law.asked[0]
    with written(count, name) as (file, lines):
        parsed = best(partial(_parsed, lines))[0] / PER_CASE / count
        read: list[Case] = [case_from_dict(json.loads(text)) for text in lines]
        reading = best(lambda: [case_from_dict(json.loads(text)) for text in lines])[0] / count
        began = process_time()
        rows = sum(len(screened(case, law)) for case in read)
        took = (process_time() - began) / count
        size = file.stat().st_size / count
        line(f"\n{count} cases of {name}", f"{size:,.0f} bytes", "")
        line("  json.loads of a line", f"{parsed * 1e6:.1f} µs", "")
        line("  a case read and checked", f"{reading * 1e3:.2f} ms", "")
        line(f"  a case screened, {rows / count:.1f} rows", f"{took * 1e3:.1f} ms", "")
        line("  end to end against json.loads", f"{parsed / (reading + took):.5f}", ">= 0.35")
        one, two = _wall(file, name, 1), _wall(file, name, 2)
        line("  two processes against one, by the clock", f"{one / two:.2f}", "1.7")
    few, many = (cold(SMALL.format(count=n), times=1)[1] for n in (500, 5_000))
    line("  memory of 500 and of 5,000 small cases", f"{few:.0f}, {many:.0f} MB", "flat")


def sessions(law: Law, line: Any) -> None:
    """Print what one fact more takes on the big case, beside assessing it afresh."""
    case = big_case()
    session = Session.begin(case, law)
    row = {"id": "new", "fact": "conduct:struck", "by": ["S1"], "of": ["V1"], "shown_by": ["V1-0"]}
    took, update = best(lambda: session.add("fact", row), times=3)
    more = update.session.case
    fresh, found = best(lambda: assess(more, law), times=2)
    taken, _ = best(lambda: assess(more, law, before=session.assessment), times=3)
    assert found == update.session.assessment
    line("session: one fact more on the big case", f"{took * 1e3:,.0f} ms", "20 ms")
    line("  of that, assessing what it reaches", f"{taken * 1e3:,.0f} ms", "")
    line("  against a fresh assessment", f"{taken / fresh:.3f} of {fresh * 1e3:,.0f} ms", "")
