"""The cases that broke promises, and every answer that can be read alone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Container, Iterator
from io import BytesIO
from itertools import islice, pairwise
from pathlib import Path
from zipfile import ZipFile

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
from chargeassist.report.write import write_page
from chargeassist.words import say
from tests.papers.support import NAMES, paper

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
PAPERS = tuple(n for n in NAMES if n != "referral")
"""A referral goes to a shelter: it speaks of nobody as a suspect, and so of no gate."""
FORMS = ("text", "md", "html", "docx")
SHEET = ("primary", "cumulative", "alternative", "safety-net", "awaiting")
"""The roles of charges that are laid, or that only wait for a person's step."""


def read(name: str) -> tuple[Case, Law]:
    """Return one of the cases with the law it is about."""
    case = read_case(CASES / f"{name}.toml")
    return case, load_law(*case.law)


def answers(found: Assessment, old: Assessment, language: str) -> Iterator[tuple[str, object, Page]]:
    """Yield what each verb of advice answers, and the page that tells it."""
    asked = gaps(found), next_questions(found)
    yield (
        "gaps",
        {"requests": asked[0], "questions": asked[1]},
        gaps_page(*asked, found, language),
    )
    yield "stress", (tested := stress(found)), stress_page(tested, language)
    yield "review", (reviewed := review(found)), review_page(reviewed, language)
    yield "counts", (drafted := counts(found)), counts_page(drafted, language)
    yield "diff", (moved := diff(old, found)), diff_page(moved, found, language)
    offences = list(dict.fromkeys(c.offence for c in found.charges))
    for first, second in islice(pairwise(offences), 2):
        beside = compare(first, second, found)
        yield "compare", beside, compare_page(beside, found.law, language)


def texts(found: Assessment, language: str) -> Iterator[tuple[str, str]]:
    """Yield every page of an assessment itself that can be read alone, as text."""
    yield "assess", to_text(found, language=language)
    yield "assess --all", to_text(found, full=True, language=language)
    offences = [f"{found.law.asked[0]}:no-such-offence", *(c.offence.key for c in found.charges[:1])]
    for offence in offences:
        yield "explain", plain_text(explain_page(found, offence, language))


def without_a_gate(
    found: Assessment,
    language: str = "en",
    shown: Assessment | None = None,
    paper_as: tuple[str, str] = ("memo", "text"),
    of: Container[str] = ("assess", "advice"),
) -> list[str]:
    """Return the answers, those of *shown* if there is one, that leave out a gate of the assessment.

    Of the papers one is looked at, in one form; *of* says whether the pages of the assessment are, and
    what is advised on it.
    """
    shown = shown or found
    given = list(answers(shown, shown, language)) if "advice" in of else []
    pages = [(name, plain_text(page)) for name, _, page in given]
    pages += texts(shown, language) if "assess" in of else ()
    lacking = []
    for name, text in pages:
        words = " ".join(text.split())
        lacking += [f"{name}: {g.id}" for g in found.gates if not _heading(g, language).search(words)]
    ids = [g.id for g in found.gates]
    for name, value, _ in given:
        told = [g["id"] for g in json.loads(answer_json(name, value, shown))["gates"]]
        lacking += [f"{name} as JSON"] if told != ids else []
    if [g["id"] for g in to_dict(shown)["gates"]] != ids:
        lacking.append("assess as JSON")
    name, form = paper_as
    written = bare(write_page(paper(name, shown, language), form))
    lacking += [f"{name} as {form}: {g.id}" for g in found.gates if not _named(g, written, language)]
    return lacking


def bare(written: str | bytes) -> str:
    """Return the words of a page in any form, but for the marks of that form."""
    if isinstance(written, bytes):
        return " ".join(docx_words(written).split())
    return " ".join(html.unescape(re.sub(r"<[^>]*>|\\(?=[^\w\s])", "", written)).split())


def docx_words(document: bytes) -> str:
    """Return the words of a document."""
    with ZipFile(BytesIO(document)) as parts:
        xml = parts.read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]*>", "", xml.replace("</w:p>", " ")))


def _named(gate: GateFinding, written: str, language: str) -> bool:
    """Return whether a gate is told: the person, alone or among others, and its title."""
    title = " ".join(Voice(language).told(gate.gate.title).split())
    return bool(re.search(rf"\b{re.escape(gate.person)}\b[^:]*: ?{re.escape(title)}", written))


def _heading(gate: GateFinding, language: str) -> re.Pattern[str]:
    """Return how a gate begins on a page: its label, the person, alone or among others, and its title."""
    label = re.escape(say("label-gate", language))
    title = re.escape(" ".join(Voice(language).told(gate.gate.title).split()))
    return re.compile(rf"{label} [^\[]*?\b{re.escape(gate.person)}\b[^\[]*?{title}")
