"""Which counts belong on the sheet, in which role (S29-S32)."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

from chargeassist import Assessment, Case, Standing, assess, case_from_dict
from chargeassist.advice.select import chargeable
from chargeassist.words import remark
from tests.builders import assessed, case, charge, codes, fact, few, inferred, item, small_pack
from tests.strategies import tables

TRAFFICKING, CONFINEMENT = "xp:trafficking-in-persons", "xp:unlawful-confinement"
FORGERY, PASSPORT = "xp:forgery", "xp:withholding-a-travel-document"
ACTIVE = {"primary", "cumulative", "alternative", "safety-net"}
REASONS = {
    *("reflects-distinct-harm", "admissibility", "procedural-bar", "joinder", "safety-net"),
    *("sentence-or-remedy", "for-now", "not-open", "contradicted", "adds-nothing", "charging-order"),
    *("same-acts", "same-interest"),
}


def _held(*more: dict[str, object]) -> Assessment:
    """S1 harbours V1 for forced labour, locks the door and keeps the passport."""
    rows = [
        fact("f1", "act:harbouring", shown_by="E1 E2"),
        fact("f2", "conduct:locked-in", shown_by="E1 E3"),
        fact("f3", "conduct:passport-withheld", shown_by="E4"),
        *more,
    ]
    return assessed(case(*rows, evidence=[item("E4", "exhibit", from_="police", tied_to="S1")]))


STEPS = (
    inferred("f4", "means:other-coercion", "f2 f3"),
    inferred("f5", "purpose:forced-labour", "f2 f3"),
)


def test_trafficking_is_primary_and_the_rest_cumulative() -> None:
    """S30: the gravest is primary; another interest is cumulative and reflects a distinct harm."""
    found = _held(*STEPS)

    assert "primary" == charge(found, TRAFFICKING).role
    assert "cumulative" == charge(found, CONFINEMENT).role
    assert "reflects-distinct-harm" in codes(charge(found, PASSPORT).reasons)


def test_a_fallback_is_never_told_alone() -> None:
    """S30: chargeable while a graver one is missing: primary for now, with why not and the way up."""
    found = _held()
    fallback = charge(found, CONFINEMENT)

    assert ("primary", ("for-now",)) == (fallback.role, codes(fallback.reasons))
    assert fallback.why_not is not None
    assert TRAFFICKING == fallback.why_not.offence
    assert {"means", "purpose"} == {e for e, _ in fallback.why_not.lacking}
    assert fallback.why_not.way_up


def test_a_graver_charge_that_stands_in_another_mode_is_not_out_of_reach() -> None:
    """S30: where the joint form is on the sheet, no fallback points to the principal form of it."""
    found = assessed(
        case(
            fact("f1", "act:harbouring", by="S2", shown_by="E1"),
            fact("f2", "conduct:locked-in", shown_by="E1"),
            fact("f3", "means:threat", by="S2", shown_by="E1"),
            fact("f4", "purpose:forced-labour", shown_by="E9"),
            fact("f5", "concert:acting-together", by="S1 S2", shown_by="E9"),
            evidence=[item("E9", "intercept", from_="police", tied_to="S1 S2")],
        )
    )

    assert "primary" == charge(found, TRAFFICKING, mode="joint").role
    assert charge(found, CONFINEMENT).why_not is None


def test_an_offence_against_the_state_stands_beside_what_was_done_to_people() -> None:
    """S30: papers forged in the same course are another interest, not a second primary."""
    forged = [fact("f8", "conduct:document-forged", of=None, shown_by="E1 E2")]
    forged += [fact("f9", "fault:intent-to-deceive", shown_by=[{"evidence": "E1", "words": True}])]
    found = _held(*STEPS, *forged)

    assert ("cumulative", "primary") == (charge(found, FORGERY).role, charge(_held(*forged), FORGERY).role)


TWO = """
offence graver
  title    Graver
  source   zz-code s 1
  since    2001-01-01
  protects liberty
  seen     unverified zz-code 2024-01-01

  element act  [s 1]
    conduct is locked-in

  penalty ordinary  [s 1]
    imprisonment at most 9 years

offence lesser
  title    Lesser
  source   zz-code s 2
  since    2001-01-01
  protects liberty
  seen     unverified zz-code 2024-01-01

  element act  [s 2]
    conduct is passport-withheld

  penalty ordinary  [s 2]
    imprisonment at most 2 years
"""
"""Two offences of one interest, of two acts."""


def test_what_the_statute_lets_be_charged_together_is_cumulative(tmp_path: Path) -> None:
    """S31: by the statute's words two offences of one interest stand beside each other."""
    facts = (
        fact("f1", "conduct:locked-in", shown_by="E1 E2"),
        fact("f2", "conduct:passport-withheld", shown_by="E1 E3"),
    )
    one = case(*(f | {"in": "zz"} for f in facts))
    alone = small_pack(tmp_path / "a", TWO)
    together = small_pack(
        tmp_path / "b", TWO.replace("  title    Lesser", "  title    Lesser\n  beside   graver")
    )

    assert "cumulative" != charge(assess(one, alone), "zz:lesser").role
    assert "cumulative" == charge(assess(one, together), "zz:lesser").role


def test_counts_on_the_same_facts_are_cautioned(tmp_path: Path) -> None:
    """S48: counts of two interests on the very same acts must each say what they add."""
    graver, _, lesser = TWO.replace("locked-in", "guarded").partition("offence lesser")
    locked = lesser.replace("passport-withheld", "locked-in")
    third = locked.replace("Lesser", "Third").replace("liberty", "property")
    law = small_pack(
        tmp_path / "three", f"{graver.replace('liberty', 'life')}offence lesser{locked}\noffence third{third}"
    )
    facts = (
        fact("f1", "conduct:guarded", in_="zz", shown_by="E1 E2"),
        fact("f2", "conduct:locked-in", in_="zz", shown_by="E1 E3"),
    )
    (text,) = (f.text for f in assess(case(*facts), law).flags if f.code == "overcharging")

    assert [] == [f for f in _held(*STEPS).flags if f.code == "overcharging"]
    assert remark("same-facts", offences=("zz:lesser", "zz:third"), facts=("f2",)) == text


def test_what_lacks_an_element_is_not_yet() -> None:
    """S30: thin or missing is not yet."""
    assert "not-yet" == charge(_held(), TRAFFICKING).role


def test_contradicted_is_not_advised() -> None:
    """S30: an element that is contradicted is not advised."""
    done = fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1=weak")
    denied = fact("f2", "conduct:cultivating-drug", of=None, holds="no", shown_by="E2=strong")
    found = charge(assessed(case(done, denied)), "xp:drug-cultivation", complainant=None)

    assert ("not-advised", ("contradicted",)) == (found.role, codes(found.reasons))


def test_an_offence_that_is_not_open_is_not_advised() -> None:
    """S30: unavailable is not advised."""
    found = assessed(case(fact("f2", "conduct:locked-in", on="1960-01", shown_by="E1")))

    assert ("not-advised", ("not-open",)) == (
        charge(found, CONFINEMENT).role,
        codes(charge(found, CONFINEMENT).reasons),
    )


def test_included_in_a_graver_one_is_an_alternative_where_a_court_may_not_find_it_uncharged() -> None:
    """S30, S31: the lesser assault is laid in the alternative unless the pack lets a court find it."""
    found = assessed(
        case(
            fact("f1", "conduct:struck", shown_by="E1=strong E2=strong"),
            fact("f2", "result:bodily-harm", shown_by="E1=strong E2=strong"),
        )
    )
    roles = {c.offence.id: c.role for c in found.charges}

    assert "primary" == roles["actual-bodily-harm"]
    assert roles["assault"] in {"alternative", "not-advised", "safety-net"}


@given(tables().map(case_from_dict))
def test_only_the_chargeable_have_an_active_role(one: Case) -> None:
    """S29: every element supported or disputed, and the offence open or to be confirmed."""
    for c in assess(one, few()).charges:
        assert c.role in {"blocked", "not-advised", "not-yet", *ACTIVE}
        if c.role in ACTIVE:
            assert chargeable(c)
        elif chargeable(c):
            assert c.role in {"blocked", "not-advised"}


@given(tables().map(case_from_dict))
def test_reasons_come_from_the_closed_list(one: Case) -> None:
    """S30: reasons come from a closed list, a gate's own words apart."""
    for c in assess(one, few()).charges:
        if c.role != "blocked":
            assert set(codes(c.reasons)) <= REASONS


@pytest.mark.parametrize(("first", "second"), [("E1", "E2"), ("E2", "E1")])
def test_a_safety_net_survives_any_of_the_smallest_losses(first: str, second: str) -> None:
    """S30: of several losses that sink the graver none is chosen by the names of its items."""
    rows = [
        fact("f1", "act:harbouring", shown_by=first),
        fact("f2", "means:threat", shown_by=second),
        fact("f3", "purpose:forced-labour", shown_by=[{"evidence": second, "words": True}]),
        fact("f4", "conduct:locked-in", shown_by=first),
    ]

    assert "safety-net" in codes(charge(assessed(case(*rows)), CONFINEMENT).reasons)


@given(tables().map(case_from_dict))
def test_roles_do_not_depend_on_order(one: Case) -> None:
    """S30: the order of facts, evidence and charges changes no role."""
    turned = evolve(one, facts=one.facts[::-1], evidence=one.evidence[::-1])
    first = {c.id: c.role for c in assess(one, few()).charges}

    assert first == {c.id: c.role for c in assess(turned, few()).charges}


@given(tables().map(case_from_dict))
def test_a_trafficking_charge_out_of_reach_is_named_on_every_count_beside_it(one: Case) -> None:
    """S30: an active count beside a trafficking charge that stands thin points to it."""
    found = assess(one, few()).charges
    for c in found:
        thin = [
            t
            for t in found
            if t.offence.family == "trafficking"
            and t.standing is Standing.THIN
            and t.role == "not-yet"
            and t.available.is_ != "no"
            and (t.matter.suspect, t.matter.complainant, t.matter.episode)
            == (c.matter.suspect, c.matter.complainant, c.matter.episode)
        ]
        if thin and c.role in ACTIVE and c.offence.family == "other":
            assert c.why_not is not None
