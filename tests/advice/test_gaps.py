"""What is asked for moves what it says it moves: one limb, entered alone, as anybody would enter it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import (
    assess,
    gaps,
    load_law,
    read_case,
)
from chargeassist.findings.limbs import term_of
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.plain_text import plain_text
from tests.advice.answers import entered, rose, witnessed
from tests.builders import assessed, case, charge, fact, limb

ROOT = Path(__file__).parents[2]
FILES = (
    ROOT / "tests/advice/gaps/taken-away.toml",
    ROOT / "tests/advice/laid/review-kidnapping-laid.toml",
    ROOT / "tests/advice/laid/count-for-the-untouched.toml",
    ROOT / "examples/hotel-work/case.toml",
    ROOT / "examples/domestic-servitude/case.toml",
    ROOT / "examples/boat-crossing/case.toml",
)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_whatever_is_asked_for_moves_what_it_says(file: Path) -> None:
    """For each answer of each request: entered alone, each element stands at least as was promised."""
    of = read_case(file)
    law = load_law(*of.law)
    before = assess(witnessed(of), law)
    tried = 0
    for request in gaps(before):
        for new in entered(before, request):
            for move in request.moves:
                tried += 1
                assert (move.element, True) == (move.element, rose(move, new, law, before)), (request, move)
    assert tried


def test_what_is_begun_is_finished_first() -> None:
    """A child was taken away: by which means is asked, and nothing that stands or would not do."""
    of = read_case(FILES[0])
    found = gaps(assess(of, load_law(*of.law)))
    asked = [t for r in found for m in r.moves if "child-stealing" in m.charge for t in r.terms]

    assert limb("conduct:taken-away") not in asked
    assert limb("conduct:enticed-away") not in asked
    assert {limb("means:use-of-force"), limb("means:fraud"), limb("act:receipt")} <= {*asked}


def test_a_genus_alone_asks_for_the_sorts_facts_point_to() -> None:
    """S43: exploitation, of no sort: what the work points to is asked for, or the slot's own question."""
    rows = [fact("f1", "act:harbouring", shown_by="E1 E2"), fact("f2", "means:threat", shown_by="E1 E2")]
    heard = [{"evidence": e, "words": True} for e in ("E1", "E2")]
    bare = fact("f3", "purpose:exploitation", shown_by=heard)
    worked = fact("f4", "conduct:work-exacted", shown_by="E1 E2")

    def asked(*more: Any) -> list[tuple[str, ...]]:
        found = assessed(case(*rows, bare, *more))
        own = charge(found, "xp:trafficking-in-persons").gaps
        return [tuple(term_of(x) for x in g.limbs) for g in own if g.element == "purpose"]

    assert 1 == len(asked())
    assert len(asked()[0]) > 4
    assert ("purpose:forced-labour",) in asked(worked)


def test_nothing_is_missing_nothing_when_nothing_is_listed() -> None:
    """A file without conduct says what would open a charge, and not that nothing is missing."""
    found = assessed(case(fact("f1", "person:born", value="2001", shown_by="E1")))
    page = plain_text(gaps_page(gaps(found), (), found))

    assert () == found.charges
    assert "No charge is listed" in page
    assert "Nothing is missing" not in page


def test_a_way_begun_only_by_what_it_shares_is_not_asked_for() -> None:
    """S34, S43: organs by deceit are no way to finish what points to work, though there was deceit."""
    facts = (
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "conduct:work-exacted", shown_by="E1"),
        fact("f3", "means:deception", shown_by=[{"evidence": "E1", "words": True}]),
    )
    found = charge(assessed(case(*facts), "ke"), "ke:trafficking-in-persons")
    asked = {term_of(limb) for g in found.gaps if g.element == "purpose" for limb in g.limbs}

    assert "purpose:forced-labour" in asked
    assert not {"purpose:organ-removal", "purpose:armed-conflict"} & asked


def test_a_page_calls_slots_by_their_titles() -> None:
    """Many terms that would do are told by what they are, in the language of the page, and by no code."""
    of = read_case(ROOT / "examples/ke-next-door/case.toml")
    found = assess(of, load_law(*of.law))
    page = plain_text(gaps_page(gaps(found), (), found, "fr"))

    assert "un parmi 6, élément moral et but" in page
