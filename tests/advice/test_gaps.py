"""What is asked for moves what it says it moves: one limb, entered alone, as anybody would enter it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import (
    Assessment,
    Case,
    Charge,
    assess,
    case_from_dict,
    case_to_dict,
    gaps,
    load_law,
    read_case,
)
from chargeassist.advice.gaps import Move
from chargeassist.findings.limbs import term_of
from chargeassist.law.algebra import leaves_of
from chargeassist.law.model import Law
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.plain_text import plain_text
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


def _entered(term: str, of: Case, law: Law, asking: Charge) -> Case:
    """Return the case with a term entered of the persons of a charge, seen and heard by two.

    What speaks about something else is said of what the law asks it about (S37).
    """
    matter, tables = asking.matter, case_to_dict(of)
    slot = law.vocabulary.slots[term.partition(":")[0]]
    people = {"suspect": matter.suspect, "complainant": matter.complainant}
    row: dict[str, Any] = {"id": "answer", "fact": term}
    row |= {role: [people[w]] for role in ("by", "of") if people.get(w := str(getattr(slot.who, role) or ""))}
    if matter.window.text:
        row["on"] = matter.window.text
    leaves = [x for e in asking.offence.elements for x in leaves_of(e.requires)]
    if objects := {o for x in leaves if f"{x.slot}:{x.term}" == term for o in x.objects}:
        row["as_to"] = sorted(objects)
    if matter.episode:
        row["episode"] = [matter.episode]
    row["shown_by"] = [{"evidence": f"A{i}", "strength": "strong", "words": True} for i in (1, 2)]
    tables["fact"] = [f for f in tables.get("fact", []) if f["fact"] != term or f.get("holds") == "no"] + [
        row
    ]
    tables["evidence"] = tables.get("evidence", []) + [
        {"id": f"A{i}", "kind": "witness-testimony", "from": f"W{i}x"} for i in (1, 2)
    ]
    kept = {f["id"] for f in tables["fact"]}
    gone = [f for f in tables["fact"] if not kept.issuperset(f.get("inferred_from", ()))]
    return of if gone else case_from_dict(tables)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_whatever_is_asked_for_moves_what_it_says(file: Path) -> None:
    """For each limb of each request: entered alone, each element stands at least as was promised."""
    of = read_case(file)
    law = load_law(*of.law)
    before = assess(of, law)
    tried = 0
    for request in gaps(before):
        if request.kind not in ("prove", "draw-the-inference"):
            continue
        for asked in (t for t in request.terms if t.code == "limb"):
            for move in request.moves:
                new = _entered(term_of(asked), of, law, before.charge(move.charge))
                if new is of:
                    continue
                tried += 1
                assert (move.element, True) == (move.element, _rose(move, new, law, before)), (asked, move)
    assert tried


def _rose(move: Move, new: Case, law: Law, before: Assessment) -> bool:
    old = before.charge(move.charge)
    same = [
        e.standing
        for c in assess(new, law).charges
        if (c.offence.key, c.matter.mode, c.matter.course)
        == (old.offence.key, old.matter.mode, old.matter.course)
        for e in c.elements
        if e.id == move.element
    ]
    return any(standing >= move.element_to for standing in same)


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
