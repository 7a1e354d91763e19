"""What a verb costs: calls of functions, which are the same on every machine, and seconds beside them."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from math import log2
from pathlib import Path
from types import FrameType

from attrs import evolve, frozen

from chargeassist import CaseError, assess, case_from_dict, load_law
from chargeassist.advice.compare import compare
from chargeassist.advice.counts import counts
from chargeassist.advice.diff import diff
from chargeassist.advice.gaps import gaps
from chargeassist.advice.questions import next_questions
from chargeassist.advice.review import review
from chargeassist.advice.stress import stress
from chargeassist.audit.lint import lint
from chargeassist.case.check import warnings
from chargeassist.findings.model import Assessment
from chargeassist.report.json import to_json
from chargeassist.report.page import Page
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.text import to_text
from tests.builders import Row, law
from tests.scaling.sizes import CASES, PACKS, pack

ASKED, OTHER = "xp:assault", "xp:trafficking-in-persons"


@frozen
class Cost:
    """What one verb cost on one input."""

    calls: int
    seconds: float


def calls_of(do: Callable[[], object]) -> int:
    """Return how many functions were called, ours and built in."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(None)
    return calls


def cost_of(do: Callable[[], object]) -> Cost:
    """Return how many functions were called, and how long it takes when nobody counts."""
    began = time.process_time()
    do()
    seconds = time.process_time() - began
    return Cost(calls_of(do), seconds)


def _gaps(found: Assessment) -> Page:
    requests = gaps(found)
    return gaps_page(requests, next_questions(found, 3, requests), found)


VERBS: Mapping[str, Callable[[Assessment], object]] = {
    "assess": lambda found: (to_text(assess(found.case, found.law), full=True), to_json(found)),
    "explain": lambda found: plain_text(explain_page(found, ASKED)),
    "gaps": lambda found: plain_text(_gaps(found)),
    "stress": lambda found: plain_text(stress_page(stress(found))),
    "compare": lambda found: plain_text(
        compare_page(compare(found.law[ASKED], found.law[OTHER], found), found.law)
    ),
    "review": lambda found: plain_text(review_page(review(found))),
    "counts": lambda found: plain_text(counts_page(counts(found))),
    "diff": lambda found: plain_text(diff_page(diff(evolve(found, charges=found.charges[:1]), found), found)),
}
"""What each verb does once the case is assessed; `assess` assesses it."""


def of_case(name: str, n: int) -> dict[str, Cost]:
    """Return what each verb costs on a case of one size; a case that is refused costs its reading alone."""
    tables = CASES[name](n)
    costs = {"check": cost_of(lambda: _checked(tables))}
    try:
        found = assess(case_from_dict(tables), law("xp"))
    except CaseError:
        return costs
    return costs | {verb: cost_of(partial(do, found)) for verb, do in VERBS.items()}


def _checked(tables: Row) -> None:
    try:
        warnings(case_from_dict(tables), law("xp"))
    except CaseError:
        return


def of_pack(name: str, n: int) -> dict[str, Cost]:
    """Return what it costs to read a pack of one size, to check it, and to assess a case under it."""
    with tempfile.TemporaryDirectory() as folder:
        where = str(pack(Path(folder), PACKS[name](n)))
        whole = load_law(where)
        case = case_from_dict(CASES["facts"](2))
        read = {"show": cost_of(lambda: load_law(where)), "lint": cost_of(lambda: lint(where))}
        found = assess(case, whole)
        verbs = {v: VERBS[v] for v in ("assess", "gaps", "stress")}
        return read | {verb: cost_of(partial(do, found)) for verb, do in verbs.items()}


def exponent(smaller: int, larger: int) -> float:
    """Return how calls grow where the size doubles: 1 is in proportion to it."""
    return log2(larger / smaller)
