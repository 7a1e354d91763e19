"""S40: rows that wait for a person, the role awaiting, and the proposals that a charge carries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from chargeassist import Assessment, Charge, Standing, assess, case_from_dict, gaps, review, stress
from chargeassist.findings.offers import Proposal
from tests.builders import Row, assessed, case, charge, codes, element, fact, few, inferred, item, limb
from tests.strategies import HARMFUL, tables

TRAFFICKING, CONFINEMENT = "xp:trafficking-in-persons", "xp:unlawful-confinement"
COERCION, LABOUR = "means:other-coercion", "purpose:forced-labour"
HELD = (
    fact("f1", "act:harbouring", shown_by="E1"),
    fact("f2", "conduct:locked-in", shown_by="E1"),
    fact("f3", "conduct:passport-withheld", shown_by="E1"),
)
WORKED = fact("f4", "conduct:wages-withheld", shown_by="E1")
"""Locked in and without papers: coercion; locked in and without wages: forced labour."""


def adopted(*proposals: Proposal) -> list[Row]:
    """Return what is proposed as facts that somebody has signed."""
    signed = {"why": "it follows", "by_whom": "prosecutor", "shown_by": []}
    return [{"id": f"f9{n}"} | p.answer.row() | signed for n, p in enumerate(proposals)]


def held(*more: Row, **keys: Any) -> Assessment:
    """Return the assessment of S1 who harbours V1, locks the door and keeps passport and wages."""
    return assessed(case(*HELD, WORKED, *more), **keys)


def proposed(charge: Charge, term: str) -> Proposal:
    """Return the one proposal of a term."""
    (one,) = (p for p in charge.proposals if p.term == term)
    return one


def test_a_charge_that_lacks_only_what_a_person_may_draw_is_awaiting() -> None:
    """S40: every element supported, disputed or waiting: awaiting, and nothing stands higher for it."""
    found = charge(held(), TRAFFICKING)

    assert ("awaiting", Standing.THIN) == (found.role, found.standing)
    assert ["means", "purpose"] == [e.id for e in found.elements if e.awaits]


def test_a_proposal_is_a_fact_ready_to_be_signed() -> None:
    """S40: term, from which facts, one sentence, what would follow, and the fact as a case has it."""
    found = charge(held(), TRAFFICKING)
    one = proposed(found, COERCION)

    assert (("f2", "f3"), True) == (one.from_facts, one.enough)
    assert (Standing.SUPPORTED, Standing.THIN) == (one.element_to, one.charge_to)
    assert (COERCION, ("S1",), ("V1",), ("f2", "f3")) == (
        one.answer.fact,
        one.answer.by,
        one.answer.of,
        one.answer.inferred_from,
    )
    both = held(*adopted(one, proposed(found, LABOUR)))
    assert "primary" == charge(both, TRAFFICKING).role


@given(tables(HARMFUL))
def test_what_is_proposed_moves_what_it_says(data: Row) -> None:
    """S40: a proposal that is entered as it stands brings its element and its charge where it says."""
    before = assess(case_from_dict(data), few())
    for one in {p.id: p for c in before.charges for p in c.proposals}.values():
        after = assess(case_from_dict({**data, "fact": [*data["fact"], *adopted(one)]}), few())
        for was in before.charges:
            for same in (p for p in was.proposals if p.id == one.id):
                now = after.charge(was.id)
                told = same.element_to, same.charge_to
                assert told == (element(now, same.element).standing, now.standing)


@given(tables(HARMFUL))
def test_an_awaiting_charge_stands_once_all_it_waits_for_is_drawn(data: Row) -> None:
    """S40: awaiting means on the sheet once drawn, and no proposal carries any standing before."""
    before = assess(case_from_dict(data), few())
    for was in (c for c in before.charges if c.role == "awaiting"):
        assert Standing.THIN == was.standing
        drawn = adopted(*(p for p in was.proposals if p.enough))
        after = assess(case_from_dict({**data, "fact": [*data["fact"], *drawn]}), few())
        assert after.charge(was.id).standing >= Standing.DISPUTED


def test_one_pointer_is_not_yet_and_carries_the_proposal() -> None:
    """S40: one fact alone gives not yet; it is proposed, and said to be alone."""
    found = charge(assessed(case(HELD[0], HELD[1])), TRAFFICKING)

    assert ("not-yet", False) == (found.role, proposed(found, COERCION).enough)


@pytest.mark.parametrize(("number", "offered"), [(1, False), (2, True)])
def test_one_fact_alone_never_proposes_slavery(number: int, offered: bool) -> None:
    """S40: one indicator alone never proposes slavery or servitude; two do."""
    owned = [
        fact("f5", "conduct:marked-as-owned", shown_by="E1"),
        fact("f6", "conduct:treated-as-property", shown_by=[{"evidence": "E1", "words": True}]),
    ][:number]
    found = charge(assessed(case(HELD[0], *owned)), TRAFFICKING)

    assert offered is ("purpose:slavery" in {p.term for p in found.proposals})


def test_facts_below_the_bar_point_and_do_not_wait() -> None:
    """S40: what is drawn is no stronger than what it is drawn from, so weak facts propose nothing."""
    weak = [HELD[0], *(f | {"shown_by": [{"evidence": "E1", "strength": "weak"}]} for f in HELD[1:])]
    found = charge(assessed(case(*weak)), TRAFFICKING)

    assert ("not-yet", ()) == (found.role, found.proposals)
    assert element(found, "means").pointers


def test_what_evidence_can_show_is_not_proposed() -> None:
    """S40: for a term that evidence can show directly, such as a threat, no proposal replaces evidence."""
    pointing = [
        fact("f5", "indicator:intimidation", shown_by="E1"),
        fact("f6", "indicator:violence", shown_by="E1"),
    ]
    found = charge(assessed(case(HELD[0], *pointing)), TRAFFICKING)

    assert Standing.THIN == element(found, "means").standing
    assert {"means:threat", "means:use-of-force"}.isdisjoint(p.term for p in found.proposals)


def test_nothing_is_proposed_against_evidence() -> None:
    """S40: where evidence speaks against the term nobody is asked to draw it."""
    denied = fact("f5", COERCION, holds="no", shown_by=[{"evidence": "E5", "words": True}])

    assert "not-yet" == charge(held(denied), TRAFFICKING).role
    assert COERCION not in {p.term for p in charge(held(denied), TRAFFICKING).proposals}


def test_what_is_drawn_only_weakly_waits() -> None:
    """S40: a row drawn only weakly from two facts waits, and the fact that draws it is named."""
    found = charge(held(inferred("f5", COERCION, "f2 f3", "weak")), TRAFFICKING)

    assert ("awaiting", "f5") == (found.role, proposed(found, COERCION).weakly)


def test_a_disputed_basis_makes_a_disputed_proposal() -> None:
    """S40, S11: drawn from what is disputed it would be disputed, and it says so."""
    denied = fact("f5", "conduct:passport-withheld", holds="no", shown_by="E5")

    assert Standing.DISPUTED == proposed(charge(held(denied), TRAFFICKING), COERCION).element_to


def test_a_borrowed_row_does_not_wait() -> None:
    """S40: never in joint mode on another's pointers."""
    by = [f | {"by": ["S2"]} for f in (*HELD, WORKED)]
    drawn = inferred("f5", LABOUR, "f4", by=["S1"])
    both = fact("f6", "concert:acting-together", by="S1 S2", shown_by="E9")
    wire = item("E9", "intercept", from_="police", tied_to="S1 S2")
    found = assessed(case(*by, drawn, both, evidence=[wire]))

    assert Standing.SUPPORTED == element(charge(found, TRAFFICKING, mode="joint"), "act").standing
    assert "not-yet" == charge(found, TRAFFICKING, mode="joint").role


def test_nothing_is_proposed_behind_a_gate() -> None:
    """S40: never for what a gate covers."""
    trafficked = [
        fact(f"g{n}", name, by="", of="S1", shown_by="E7")
        for n, name in enumerate(("act:harbouring", "means:threat"))
    ]
    meant = fact("g5", LABOUR, by="", of="S1", shown_by=[{"evidence": "E7", "words": True}])
    link = fact("g6", "compelled:compelled-by-trafficker", shown_by=[{"evidence": "E7", "words": True}])
    found = charge(held(*trafficked, meant, link), TRAFFICKING)

    assert ("blocked", ()) == (found.role, found.proposals)


def test_stress_and_gates_read_it_as_thin() -> None:
    """S40: a proposal is no route, and raises no gate higher."""
    (row,) = (r for r in stress(held()).charges if TRAFFICKING in r.charge and "/principal/" in r.charge)

    assert (Standing.THIN, ()) == (row.standing, row.fatal)


def test_for_others_it_is_graver_and_one_step_away() -> None:
    """S40: a fallback says that the graver charge waits for a person alone."""
    fallback = charge(held(), CONFINEMENT)

    assert ("primary", ("for-now",)) == (fallback.role, codes(fallback.reasons))
    assert fallback.why_not is not None
    assert (TRAFFICKING, True) == (fallback.why_not.offence, fallback.why_not.awaiting)


def test_review_calls_it_as_evidenced_once_drawn() -> None:
    """S40: a laid charge that waits is never overcharged."""
    laid = [{"id": "L1", "suspect": "S1", "offence": TRAFFICKING, "complainant": "V1"}]
    (verdict,) = (v for v in review(assessed(case(*HELD, WORKED, laid=laid))).rows if v.laid)

    assert "as-evidenced-once-drawn" == verdict.code


def test_gaps_ask_for_what_is_proposed() -> None:
    """S40: what waits is asked for as an inference to draw."""
    asked = {r.kind for r in gaps(held()) if limb(COERCION) in r.terms}

    assert {"draw-the-inference"} == asked


def test_the_stage_asks_how_strongly_it_is_drawn() -> None:
    """S40, S1: at trial the facts must be strong, and so must the step."""
    strong = [f | {"shown_by": [{"evidence": "E1", "strength": "strong"}]} for f in (*HELD, WORKED)]
    found = charge(assessed(case(*strong), stage="trial"), TRAFFICKING)

    assert ("awaiting", "strong") == (found.role, proposed(found, COERCION).answer.strength)
    assert "not-yet" == charge(held(stage="trial"), TRAFFICKING).role


def test_that_a_family_agreed_alone_proposes_no_slavery() -> None:
    """S40: whoever drives a child with the family's leave is not said to have meant it to be put to use."""
    agreed = fact("f2", "consent:given-by-family", shown_by="E1")
    driven = (fact("f1", "act:transportation", shown_by="E1"), agreed)
    fostered = fact("f3", "conduct:child-fostered-out", shown_by="E1")

    assert () == charge(assessed(case(*driven)), TRAFFICKING).proposals
    both = charge(assessed(case(*driven, fostered)), TRAFFICKING).proposals
    assert ("f2", "f3") in [tuple(sorted(p.from_facts)) for p in both]
