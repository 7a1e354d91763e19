"""S48: one act is one count; the graver is kept and the lesser stands in its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from chargeassist import Assessment, assess, case_from_dict, counts
from chargeassist.advice.acts import acts
from chargeassist.law.classes import class_of
from tests.builders import Row, assessed, case, charge, codes, fact, few, item, law
from tests.strategies import tables

COUNTED = ("primary", "cumulative")
BORN = fact("f9", "person:born", value="2007-01-05", shown_by="E9")


def roles(found: Assessment) -> dict[str, str]:
    """Return the role of each charge by the id of its offence."""
    return {c.offence.id: c.role for c in found.charges}


def under(pack: str, *facts: Row, **tables: Any) -> Assessment:
    """Return the assessment of facts, all in one State, under its law."""
    rows = [f | {"in": pack} if f["fact"].startswith(("act:", "conduct:")) else f for f in facts]
    return assessed(case(*rows, evidence=[item("E9", "birth-record")], **tables), pack)


def test_one_receipt_of_one_girl_is_one_count() -> None:
    """S48: trafficking in children and in persons for one receipt: one, the other in the alternative."""
    received = [
        fact("f1", "act:receipt", on="2024-04-18", shown_by="E1"),
        fact("f2", "means:threat", shown_by="E1"),
    ]
    aim = fact("f3", "purpose:sexual-exploitation", shown_by=[{"evidence": "E1", "words": True}])
    into = fact("f4", "movement:into-the-state", shown_by="E1")
    found = under("bb", *received, aim, into, BORN, as_at="2026-01-31")
    both = charge(found, "bb:trafficking-in-children"), charge(found, "bb:trafficking-in-persons")

    assert ["primary", "alternative"] == [c.role for c in both]
    assert both[0].id == both[1].alternative_to
    assert [0, 1] == [c.alternative_to for c in counts(found).counts]


def test_three_grades_of_assault_on_one_blow() -> None:
    """S48: the graver of every pair is kept, and not only the primary's; the others are alternatives."""
    found = under(
        "ke",
        fact("f1", "conduct:struck", shown_by="E1 E2"),
        fact("f2", "result:bodily-harm", shown_by="E1 E2"),
        fact("f3", "result:grievous-harm", shown_by="E1 E2"),
        fact("f4", "act:harbouring", shown_by="E3 E4"),
        fact("f5", "means:threat", shown_by="E3 E4"),
        fact("f6", "purpose:forced-labour", shown_by=[{"evidence": e, "words": True} for e in ("E3", "E4")]),
    )
    by = roles(found)

    assert "primary" == by["trafficking-in-persons"]
    graded = {by[i] for i in ("common-assault", "assault-actual-bodily-harm") if i in by}
    assert "cumulative" == by["grievous-harm"]
    assert graded <= {"alternative", "not-advised"}


def test_kidnapping_and_abduction_on_one_taking() -> None:
    """S48: two offences of one taking are one count, whatever interest the law names."""
    found = under(
        "za",
        fact("f1", "conduct:taken-away", shown_by="E1"),
        fact("f2", "consent:absent", shown_by="E1"),
        fact("f3", "purpose:forced-marriage", shown_by=[{"evidence": "E1", "words": True}]),
        BORN,
    )
    takings = {c.offence.id: c.role for c in found.charges if {"f1"} == acts(c) and c.role != "not-yet"}

    assert {"kidnapping", "abduction"} < takings.keys()
    assert 1 == sum(role in COUNTED for role in takings.values())


def test_an_act_of_its_own_is_a_distinct_harm() -> None:
    """S48: locked in on one occasion and struck on another: each has an act and an interest of its own."""
    found = assessed(
        case(
            fact("f1", "conduct:locked-in", shown_by="E1 E2"), fact("f2", "conduct:struck", shown_by="E1 E2")
        )
    )

    assert {"primary", "cumulative"} == {
        charge(found, f"xp:{id}").role for id in ("unlawful-confinement", "assault")
    }
    assert any("reflects-distinct-harm" in codes(c.reasons) for c in found.charges)


def test_a_lesser_charge_that_only_waits_is_no_alternative() -> None:
    """S48, S40: what waits on the acts of a graver charge is told as not yet, and named as lying in it."""
    found = under(
        "bb",
        fact("f1", "act:receipt", on="2024-04-18", shown_by="E1"),
        fact("f2", "conduct:locked-in", on="2024-04-18", shown_by="E1"),
        fact("f3", "conduct:passport-withheld", on="2024-04-18", shown_by="E1"),
        fact("f4", "purpose:sexual-exploitation", shown_by=[{"evidence": "E1", "words": True}]),
        fact("f5", "movement:into-the-state", shown_by="E1"),
        BORN,
        as_at="2026-01-31",
    )
    lesser = charge(found, "bb:trafficking-in-persons")

    assert lesser.awaiting
    assert ("not-yet", ("same-acts",)) == (lesser.role, codes(lesser.reasons))
    assert charge(found, "bb:trafficking-in-children").id == lesser.alternative_to


@given(tables())
def test_no_act_is_counted_twice_for_one_interest(data: Row) -> None:
    """S48: of two counted charges in one matter each has an act or an interest of its own."""
    found = assess(case_from_dict(data), few())
    counted = [c for c in found.charges if c.role in COUNTED and acts(c)]
    for one in counted:
        for other in counted:
            if (
                one.matter == other.matter
                and one.offence.key != other.offence.key
                and acts(one) <= acts(other)
            ):
                assert one.offence.protects != other.offence.protects
                assert class_of(one.offence) != class_of(other.offence)


@given(tables())
def test_nothing_counted_gives_way_to_what_only_waits(data: Row) -> None:
    """S48: an alternative names a charge that is on the sheet."""
    found = assess(case_from_dict(data), few())
    for one in (c for c in found.charges if c.role == "alternative"):
        assert found.charge(one.alternative_to).role in (*COUNTED, "safety-net")


@pytest.mark.parametrize("pack", ["bb", "ke", "sn", "xp", "xq", "za"])
def test_every_lesser_on_the_same_acts_may_be_told_from_its_class(pack: str) -> None:
    """S48: offences of rape, of an act with a child and of sexual assault are of one class in every law."""
    sexual = [
        o for o in law(pack).pack(pack).offences if any(x.name == "conduct:sexual-act" for x in o.conduct)
    ]

    assert {"sexual"} == {class_of(o) for o in sexual}
