"""French has a blank that does not break before a high mark: on pages of every kind, not in ids or times."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

import pytest

from chargeassist import assess, compare, counts, gaps, read_case, review, stress
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.report.flat import Row, flat
from chargeassist.report.html import html
from chargeassist.report.page import Page
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.papers.memo import memo_page
from chargeassist.report.papers.timeline import timeline_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.told import checked
from tests.builders import law as packs
from tests.examples import ROOT

GLUED = re.compile(
    r"""(?<![\s:;?!(\[.])[:;?!»](?=\s|$)  # a mark that stands with its word
    | [^\S\u00a0][:;?!»](?=\s|$)          # one that may begin a line
    | «(?!\u00a0)""",
    re.VERBOSE,
)
Made = Callable[[Assessment, Law, str], Page]
PAGES: dict[str, Made] = {
    "report": lambda found, law, of: assessment_page(found, full=True, language="fr"),
    "explain": lambda found, law, of: explain_page(found, of, "fr"),
    "stress": lambda found, law, of: stress_page(stress(found, without=["E1"]), "fr", typed=False),
    "gaps": lambda found, law, of: gaps_page(gaps(found), (), found, "fr"),
    "counts": lambda found, law, of: counts_page(counts(found), "fr"),
    "review": lambda found, law, of: review_page(review(found), "fr"),
    "check": lambda found, law, of: check_page(checked(found.case, law), "fr"),
    "compare": lambda found, law, of: compare_page(
        compare(law[of], law["sn:trafficking-in-persons"], found), law, "fr"
    ),
    "law": lambda found, law, of: offence_page(law.pack("sn").offences[:9], law, "fr"),
    "read": lambda found, law, of: offence_page(law.pack("sn").offences[:9], law, "fr", typed=False),
    "memo": lambda found, law, of: memo_page(found, "fr"),
    "timeline": lambda found, law, of: timeline_page(found, "fr"),
}


@cache
def pirogue() -> Assessment:
    """Return a case that is written in French, under a law that is."""
    return assess(read_case(ROOT / "examples/sn-pirogue/case.toml"), packs("sn"))


def glued(text: str) -> list[str]:
    """Return each high mark that stands where none does in French, with what stands around it."""
    return [text[max(0, m.start() - 40) : m.end() + 20] for m in GLUED.finditer(text)]


@pytest.mark.parametrize("name", PAGES)
def test_no_mark_is_glued_to_its_word(name: str) -> None:
    """In text, in HTML and as documents have it; the case and its law are written in French."""
    found = pirogue()
    page = PAGES[name](found, found.law, found.charges[0].offence.key)
    written = re.sub(r"<(style|script|svg).*?</\1>", "", html(page), flags=re.DOTALL)
    blocks = re.sub(r"</?(?:p|li|h\d|d[dtl]|t[dhr]|div|ul|caption|summary|body)\b[^>]*>", "\n", written)

    assert [] == glued(plain_text(page))
    assert [] == glued(unescape(re.sub(r"<[^>]+>", "", blocks)))
    assert [] == [told for row in flat(page) if isinstance(row, Row) for told in glued(row.text)]


def test_what_is_glued_is_seen() -> None:
    """A mark with its word, or after a blank that breaks; not in an id, a time or an address."""
    assert 4 == len(glued("acte: 1 ; « oui »"))
    assert [] == glued("acte\u00a0: conduct:taken-away à 10:30, urn:x;y, «\u00a0oui\u00a0»\u00a0?")
