"""The cases that broke promises, and every answer that can be read alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

from chargeassist import (
    Assessment,
    Case,
    compare,
    counts,
    diff,
    gaps,
    load_law,
    next_questions,
    read_case,
    review,
    stress,
    to_dict,
    to_text,
)
from chargeassist.findings.model import GateFinding
from chargeassist.law.model import Law
from chargeassist.report.json import answer_json
from chargeassist.report.page import Page
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.voice import Voice
from chargeassist.words import say

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
SHEET = ("primary", "cumulative", "alternative", "safety-net", "awaiting")
"""The roles of charges that are laid, or that only wait for a person's step."""


def read(name: str) -> tuple[Case, Law]:
    """Return one of the cases with the law it is about."""
    case = read_case(CASES / f"{name}.toml")
    return case, load_law(*case.law)


def answers(found: Assessment, old: Assessment) -> Iterator[tuple[str, object]]:
    """Yield what each verb of advice answers."""
    yield "gaps", {"requests": gaps(found), "questions": next_questions(found)}
    yield "stress", stress(found)
    yield "review", review(found)
    yield "counts", counts(found)
    yield "diff", diff(old, found)
    offences = list(dict.fromkeys(c.offence for c in found.charges))
    for first, second in islice(pairwise(offences), 2):
        yield "compare", compare(first, second, found)


def texts(found: Assessment, old: Assessment, language: str) -> Iterator[tuple[str, str]]:
    """Yield every page that can be read alone, as text."""
    yield "assess", to_text(found, language=language)
    yield "assess --all", to_text(found, full=True, language=language)
    pages: list[tuple[str, Page]] = [
        ("gaps", gaps_page(gaps(found), next_questions(found), found, language)),
        ("stress", stress_page(stress(found), language)),
        ("review", review_page(review(found), language)),
        ("counts", counts_page(counts(found), language)),
        ("diff", diff_page(diff(old, found), found, language)),
        ("explain", explain_page(found, f"{found.law.asked[0]}:no-such-offence", language)),
    ]
    pages += [("explain", explain_page(found, c.offence.key, language)) for c in found.charges[:1]]
    offences = list(dict.fromkeys(c.offence for c in found.charges))
    for first, second in islice(pairwise(offences), 2):
        pages.append(("compare", compare_page(compare(first, second, found), found.law, language)))
    for name, page in pages:
        yield name, plain_text(page)


def without_a_gate(found: Assessment, language: str = "en", shown: Assessment | None = None) -> list[str]:
    """Return the answers, those of *shown* if there is one, that leave out a gate of the assessment."""
    shown = shown or found
    lacking = []
    for name, text in texts(shown, shown, language):
        words = " ".join(text.split())
        lacking += [f"{name}: {g.id}" for g in found.gates if not _heading(g, language).search(words)]
    ids = [g.id for g in found.gates]
    for name, value in answers(shown, shown):
        told = [g["id"] for g in json.loads(answer_json(name, value, shown))["gates"]]
        lacking += [f"{name} as JSON"] if told != ids else []
    if [g["id"] for g in to_dict(shown)["gates"]] != ids:
        lacking.append("assess as JSON")
    return lacking


def _heading(gate: GateFinding, language: str) -> re.Pattern[str]:
    """Return how a gate begins on a page: its label, the person, alone or among others, and its title."""
    label = re.escape(say("label-gate", language))
    title = re.escape(" ".join(Voice(language).told(gate.gate.title).split()))
    return re.compile(rf"{label} [^\[]*?\b{re.escape(gate.person)}\b[^\[]*?{title}")
