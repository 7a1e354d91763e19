"""S10: what a term carries over to others."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, element, fact, said, standing, weigh


def test_evidence_for_goes_up() -> None:
    """Evidence for a kind is evidence for what it is a kind of (S10)."""
    one = case(fact("f1", "conduct:locked-in", shown_by="E1"))
    assert Standing.SUPPORTED == standing(one, "conduct:detained")


def test_evidence_for_does_not_go_down() -> None:
    """That a person was detained does not show that the person was locked in (S10)."""
    one = case(fact("f1", "conduct:detained", shown_by="E1"))
    assert Standing.MISSING == standing(one, "conduct:locked-in")


def test_evidence_against_goes_down() -> None:
    """That a person was not detained at all denies that the person was locked in (S10)."""
    one = case(
        fact("f1", "conduct:locked-in", shown_by="E1"),
        fact("f2", "conduct:detained", holds="no", shown_by="E2"),
    )
    assert Standing.DISPUTED == standing(one, "conduct:locked-in")


def test_evidence_against_does_not_go_up() -> None:
    """That a person was not locked in does not deny that the person was detained (S10)."""
    one = case(
        fact("f1", "conduct:detained", shown_by="E1"),
        fact("f2", "conduct:locked-in", holds="no", shown_by="E2"),
    )
    assert Standing.SUPPORTED == standing(one, "conduct:detained")


def test_it_goes_all_the_way_up() -> None:
    """A kind of a kind is a kind: domestic servitude is servitude and so exploitation (S10)."""
    one = case(fact("f1", "purpose:domestic-servitude", shown_by=[{"evidence": "E1", "words": True}]))
    assert [Standing.SUPPORTED] * 2 == [standing(one, f"purpose:{t}") for t in ("servitude", "exploitation")]


@pytest.mark.parametrize("stage", ["investigate", "charge", "trial"])
def test_an_indicator_carries_only_to_thin(stage: str) -> None:
    """An indicator carries evidence for, and only to thin, however strong it is itself (S10)."""
    one = case(fact("f1", "indicator:debt", shown_by="E1=strong E2=strong"))
    found = weigh(one, "means:other-coercion", stage=stage)
    expected = (Standing.THIN, ("indicator only",), ("f1",))
    assert expected == (found.standing, said(found.causes), found.pointers)


def test_conduct_points_too() -> None:
    """Conduct can point to a legal term as an indicator does (S10)."""
    one = case(fact("f1", "conduct:passport-withheld", shown_by="E1=strong"))
    assert Standing.THIN == standing(one, "means:other-coercion")


def test_an_indicator_of_a_kind_points_to_the_genus() -> None:
    """What points to a kind points to what it is a kind of (S10)."""
    one = case(fact("f1", "indicator:debt", shown_by="E1"))
    assert Standing.THIN == standing(one, "purpose:slavery-like-practice")


@pytest.mark.parametrize("holds", ["no", "unknown"])
def test_an_absent_indicator_says_nothing(holds: str) -> None:
    """An indicator that is absent or not known says nothing against (S10)."""
    one = case(
        fact("f1", "means:other-coercion", shown_by=[{"evidence": "E1", "words": True}]),
        fact("f2", "indicator:debt", holds=holds, shown_by="E2=strong"),
        fact("f3", "indicator:isolation", holds=holds, shown_by="E2=strong"),
    )
    assert Standing.SUPPORTED == standing(one, "means:other-coercion")


def test_an_indicator_does_not_show_the_negative() -> None:
    """An absent indicator does not show the denial of what it points to (S10, S7)."""
    one = case(fact("f1", "indicator:debt", holds="no", shown_by="E1=strong"))
    assert Standing.MISSING == standing(one, "means:other-coercion", holds=False)


def test_an_indicator_does_not_outweigh_evidence_against() -> None:
    """What only points to a term does not answer moderate evidence against it (S10, S1)."""
    one = case(
        fact("f1", "indicator:debt", shown_by="E1=strong"),
        fact("f2", "means:other-coercion", holds="no", shown_by=[{"evidence": "E2", "words": True}]),
    )
    assert Standing.CONTRADICTED == standing(one, "means:other-coercion")


@pytest.mark.parametrize("proof", ["result:death", "result:life-threatening-harm"])
def test_proves_carries_the_standing(proof: str) -> None:
    """A term that proves another carries its standing over, and is named (S10)."""
    one = case(fact("f1", proof, shown_by="E1"))
    found = weigh(one, "result:danger-to-life")
    assert (Standing.SUPPORTED, (f"proved by {proof}",)) == (found.standing, said(found.notes))


@pytest.mark.parametrize("proof", ["intention", "knowledge", "recklessness"])
def test_intention_proves_knowledge_proves_recklessness(proof: str) -> None:
    """Intention proves knowledge and knowledge proves recklessness, as to the same thing (S10)."""
    words = [{"evidence": "E1", "words": True}]
    one = case(
        fact("f1", f"fault:{proof}", as_to="consent:absent", shown_by=words),
        fact("f2", "conduct:sexual-act", shown_by="E1"),
    )
    found = charge(assessed(one), "xp:rape")
    assert Standing.SUPPORTED == element(found, "state-of-mind").standing


def test_recklessness_does_not_prove_knowledge() -> None:
    """The weaker state of mind does not prove the stronger (S10)."""
    one = case(fact("f1", "fault:recklessness", shown_by=[{"evidence": "E1", "words": True}]))
    assert Standing.MISSING == standing(one, "fault:knowledge")


def test_excluded_terms_speak_against_each_other() -> None:
    """Evidence for a term that excludes another is evidence against that other (S10, S33)."""
    one = case(
        fact("f1", "consent:absent", shown_by="E1"),
        fact("f2", "consent:to-the-act", shown_by="E2"),
    )
    assert [Standing.DISPUTED] * 2 == [standing(one, f"consent:{t}") for t in ("absent", "to-the-act")]
