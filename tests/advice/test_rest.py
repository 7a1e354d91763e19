"""Gaps, questions, comparison, review, draft counts, changes (S34)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from chargeassist import (
    Case,
    Standing,
    assess,
    case_from_dict,
    case_to_dict,
    compare,
    counts,
    diff,
    gaps,
    next_questions,
    review,
)
from chargeassist.report.drafted import particulars_text
from chargeassist.words import remark
from tests.builders import Row, assessed, case, charge, codes, fact, few, inferred, item, law, limb
from tests.strategies import tables

TRAFFICKING, SMUGGLING = "xp:trafficking-in-persons", "xp:smuggling-of-migrants"
CONFINEMENT = "xp:unlawful-confinement"


def _held(*more: Row, **more_tables: Any) -> Case:
    rows = [
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E1"),
        fact("f3", "conduct:passport-withheld", shown_by="E4"),
        *more,
    ]
    return case(*rows, evidence=[item("E4", "exhibit", from_="police", tied_to="S1")], **more_tables)


def test_a_gap_says_what_could_prove_it_with_the_victim_last() -> None:
    """S34: means of proof in the order documentary, third party, digital, victim."""
    order = ("documentary", "third-party", "digital", "victim")
    for request in gaps(assessed(_held())):
        grades = [order.index(g.code) for g, _, _ in request.proof]

        assert sorted(grades) == grades


def test_what_is_pointed_to_asks_for_the_inference() -> None:
    """S11, S34: where facts point and nobody has drawn the step, that is the gap."""
    kinds = {t: r.kind for r in gaps(assessed(_held())) for t in r.terms}

    assert "draw-the-inference" == kinds[limb("means:other-coercion")]


def test_a_gap_says_which_charge_it_moves_and_how_far() -> None:
    """S34: a gap filled changes its element, and says what the charge would be."""
    found = assessed(_held(inferred("f4", "means:other-coercion", "f3")))
    moves = [m for r in gaps(found) for m in r.moves if m.element == "purpose"]

    assert moves
    assert all(Standing.SUPPORTED is m.element_to is m.charge_to for m in moves)


def test_what_is_inferred_moves_with_what_it_rests_on() -> None:
    """S11, S34: to strengthen the offer would carry the deceit somebody inferred from it, and the charge."""
    rows = [
        fact("f1", "act:recruitment", shown_by="E1 E2"),
        fact("f2", "conduct:false-job-offer", shown_by="E3=weak"),
        fact("f4", "purpose:forced-labour", shown_by=[{"evidence": "E1", "words": True}]),
    ]

    def lifted(step: str) -> list[Standing]:
        found = assessed(case(*rows, inferred("f3", "means:deception", "f2", step)))
        (asked,) = [r for r in gaps(found) if r.terms == (limb("conduct:false-job-offer"),)]
        return [m.charge_to for m in asked.moves if TRAFFICKING in m.charge]

    assert [Standing.SUPPORTED] == lifted("moderate")
    assert [] == lifted("weak")


def test_an_untied_item_asks_to_be_attributed() -> None:
    """S4, S34: an untied telephone is a gap of attribution."""
    found = assessed(
        case(
            fact("f1", "conduct:threat-uttered", shown_by="E1"),
            evidence=[item("E1", "message", from_="police")],
        )
    )

    assert "attribute" in {r.kind for r in gaps(found)}


def test_a_witness_at_risk_is_to_be_preserved() -> None:
    """S34: what may be lost is asked for first: a deposition."""
    found = assessed(
        case(
            fact("f1", "conduct:locked-in", shown_by="E1"),
            evidence=[item("E1", from_="W1", available="at-risk")],
        )
    )

    assert ["preserve"] == [r.kind for r in gaps(found) if r.about == ("E1",)]


def test_an_adult_of_35_is_never_asked_to_be_a_child() -> None:
    """S34: a route through a contradicted leaf is closed."""
    born = fact("f9", "person:born", value="1988", shown_by="E9=strong")
    found = assessed(_held(born))

    assert not any(t == limb("age:child") for r in gaps(found) for t in r.terms)


def test_asked_and_not_known_is_not_asked_again() -> None:
    """A question that was asked is not asked again."""
    asked = fact("f8", "means:other-coercion", holds="unknown")
    found = assessed(_held(asked))

    assert not any(limb("means:other-coercion") in q.request.terms for q in next_questions(found, 20))


@given(tables().map(case_from_dict))
def test_answering_the_first_question_changes_an_element(one: Case) -> None:
    """The question that is asked first always decides something."""
    for question in next_questions(assess(one, few()), 1):
        assert question.decides > 0
        assert question.request.question


def test_trafficking_and_smuggling_share_no_limb_and_are_told_apart() -> None:
    """A confusable pair is told apart by its limbs."""
    known = law("xp")
    compared = compare(known[TRAFFICKING], known[SMUGGLING])

    assert limb("purpose:forced-labour") in {r.name for r in compared.only_first}
    assert limb("benefit:financial") in {r.name for r in compared.only_second}


def test_both_may_be_charged_where_both_stand() -> None:
    """Rape and a sexual act with a child may stand together."""
    found = assessed(
        case(
            fact("f1", "conduct:sexual-act", shown_by="E1"),
            fact("f2", "consent:absent", shown_by="E1"),
            fact("f3", "fault:knowledge", as_to="consent:absent", shown_by="E2"),
            fact("f4", "person:born", value="2010-01-01", shown_by="E3"),
            evidence=[item("E2", "admission", from_="S1")],
        )
    )
    known = law("xp")
    (pair,) = compare(known["xp:rape"], known["xp:sexual-act-with-a-child"], found).pairs

    assert pair.both
    assert limb("consent:absent") in {d["limb"] for d in pair.decides}


def _laid(offence: str, *more: Row) -> dict[str, str]:
    laid = [{"id": "L1", "suspect": "S1", "offence": offence, "complainant": "V1"}]
    found = review(assessed(_held(*more, laid=laid)))
    return {v.laid: v.code for v in found.rows}


STEPS = (inferred("f4", "means:other-coercion", "f3"), inferred("f5", "purpose:forced-labour", "f2 f3"))


def test_a_charge_as_evidenced() -> None:
    """Review: every element stands and nothing graver was passed over."""
    assert "as-evidenced" == _laid(TRAFFICKING, *STEPS)["L1"]


def test_confinement_laid_where_trafficking_stands_is_undercharged() -> None:
    """Review: law and evidence are there, and the graver charge was not laid (awareness)."""
    assert "undercharged" == _laid(CONFINEMENT, *STEPS)["L1"]


def test_trafficking_laid_on_confinement_alone_is_overcharged() -> None:
    """Review: the element that fails is named, with what stands instead."""
    assert "overcharged" == _laid(TRAFFICKING)["L1"]


def test_a_charge_nobody_entered_anything_for() -> None:
    """Review: a laid charge is always answered."""
    assert "evidence-missing" == _laid("xp:kidnapping")["L1"] or "overcharged" == _laid("xp:kidnapping")["L1"]


@pytest.mark.parametrize(
    ("pack", "offence", "conduct", "code"),
    [
        ("xp", "xp:drug-cultivation", "conduct:cultivating-drug", "gate-comes-first"),
        ("ke", "ke:wrongful-confinement", "conduct:detained", "should-not-have-been-charged"),
    ],
)
def test_a_victim_is_not_charged_past_a_gate(pack: str, offence: str, conduct: str, code: str) -> None:
    """Review: behind a gate that bars nothing is laid; behind one that asks for leave, nothing yet."""
    laid = [{"id": "L1", "suspect": "S1", "offence": offence}]
    rows = [
        fact("f1", conduct, in_=pack, shown_by="E1"),
        fact("f2", "means:threat", by="", of="S1", shown_by="E2"),
        fact("f3", "act:harbouring", by="", of="S1", in_=pack, shown_by="E2"),
        fact("f4", "purpose:criminal-activities", by="", of="S1", shown_by="E2"),
    ]
    heard = [item("E2", "suspect-statement", from_="S1")]
    found = review(assessed(case(*rows, evidence=heard, laid=laid), pack))

    assert [code] == [v.code for v in found.rows if v.laid]


def test_a_gap_in_the_law_names_the_bridge() -> None:
    """Review: the Protocol's offence stands, the neighbour's does not for want of a limb; what bridges it."""
    born = fact("f6", "person:born", value="2010", shown_by="E1=strong")
    rows = [
        fact("f1", "act:harbouring", in_="xq", shown_by="E1"),
        fact("f2", "conduct:begging-directed", in_="xq", shown_by="E1"),
        inferred("f3", "purpose:forced-labour", "f2"),
        born,
    ]
    found = review(assessed(case(*rows), "xq"))

    (gap,) = [v for v in found.rows if v.code == "gap-in-the-law"]
    assert any("xq:exploitation-of-begging" in charge for charge in gap.instead)
    assert {"narrower"} == {d.how for d in gap.departures}
    assert "means" in {d.element for d in gap.departures}


def test_a_draft_count_pleads_every_element_and_invents_nothing() -> None:
    """Person, act, victim, place, date, every element; what is not entered is to be confirmed."""
    (count,) = [c for c in counts(assessed(_held(*STEPS))).counts if TRAFFICKING in c.charge]

    read = ("S1", "V1", "harbouring", "by other coercion", "for the purpose of", "[place to be confirmed]")
    for word in read:
        assert word in particulars_text(count.particulars)
    assert "the-place" in codes(count.confirm)


def test_no_count_is_drafted_for_a_blocked_charge() -> None:
    """S25: a gated person has no count."""
    rows = [
        fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1"),
        fact("f2", "means:threat", by="", of="S1", shown_by="E1"),
        fact("f3", "act:harbouring", by="", of="S1", shown_by="E1"),
        fact("f4", "purpose:criminal-activities", by="", of="S1", shown_by="E1"),
    ]

    assert () == counts(assessed(case(*rows))).counts


@given(tables().map(case_from_dict))
def test_a_case_differs_in_nothing_from_itself(one: Case) -> None:
    """Nothing changed, nothing is told; a round trip changes nothing."""
    again = case_from_dict(case_to_dict(one))

    assert () == diff(assess(one, few()), assess(again, few()))


def test_a_drawn_inference_is_a_change() -> None:
    """What changed is told charge by charge, the element with what it was."""
    before, after = assessed(_held()), assessed(_held(*STEPS))
    id = charge(after, TRAFFICKING).id
    told = {(c.about, c.what): (c.before, c.after) for c in diff(before, after)}

    assert ("thin", "supported") == told[id, remark("an-element", element="means")]
    assert ("not-yet", "primary") == told[id, "role"]


def test_a_date_too_wide_is_one_count_and_its_alternative() -> None:
    """S9: conduct that may lie on either side of a change of the law is pleaded in the alternative."""
    rows = [
        fact("f1", "conduct:marriage-with-child", on="2013~", shown_by="E1"),
        fact("f2", "person:born", value="1999-06-01", shown_by="E2=strong"),
    ]
    told = [c for c in counts(assessed(case(*rows))).counts if "xp:child-marriage" in c.charge]

    assert [0, told[0].number] == [c.alternative_to for c in told]


def test_conduct_on_both_sides_of_a_change_is_two_counts() -> None:
    """S9: conduct dated under the old law and conduct dated under the new are charged each for itself."""
    rows = [
        fact("f1", "conduct:marriage-with-child", on="2013-05-01", shown_by="E1"),
        fact("f2", "conduct:marriage-with-child", on="2014-05-01", shown_by="E3"),
        fact("f3", "person:born", value="1999-06-01", shown_by="E2=strong"),
    ]
    told = [c for c in counts(assessed(case(*rows))).counts if "xp:child-marriage" in c.charge]

    assert [0, 0] == [c.alternative_to for c in told]
