"""S2: strength belongs to the pair of item and fact, under the ceiling of its kind."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import case, fact, item, said, standing, weigh

ACT = "conduct:struck"


def strength(kind: str, shown_by: str = "E1", **keys: str) -> int:
    """Return what one item of a kind counts for an act of S1: 0 none to 3 strong."""
    evidence = [item("E1", kind, tied_to="S1", **keys)]
    return weigh(case(fact("f1", ACT, shown_by=shown_by), evidence=evidence), ACT).for_strength


def test_the_pair_overrides_the_item() -> None:
    """The strength said of item and fact together goes before the default of the item (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E1=strong"),
        evidence=[item("E1", strength="weak")],
    )
    assert (1, 3) == (weigh(one, ACT).for_strength, weigh(one, "conduct:locked-in").for_strength)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("investigator-opinion", 0),
        ("anonymous-tip", 1),
        ("hearsay", 1),
        ("suspect-statement", 2),
        ("ngo-report", 2),
        ("witness-testimony", 3),
        ("photo-video", 3),
    ],
)
def test_ceiling_of_a_kind(kind: str, expected: int) -> None:
    """An item rated strong counts no more than the ceiling of its kind (S2)."""
    assert expected == strength(kind, "E1=strong")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("investigator-opinion", 0), ("hearsay", 1), ("ngo-report", 2), ("witness-testimony", 2)],
)
def test_an_unrated_item(kind: str, expected: int) -> None:
    """An item nobody rates has its ceiling or moderate, whichever is lower (S2)."""
    assert expected == strength(kind)


def test_an_opinion_shows_nothing() -> None:
    """The opinion of an investigator leaves a fact as bare as it was (S2)."""
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[item("E1", "investigator-opinion")])
    assert Standing.THIN == standing(one, ACT, stage="investigate")


@pytest.mark.parametrize("stage", ["investigate", "charge", "trial"])
def test_an_agreed_fact_closes_the_dispute(stage: str) -> None:
    """What is formally admitted is strong, and evidence against no longer counts (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, holds="no", shown_by="E2=strong E3=strong"),
        evidence=[item("E1", "agreed-fact")],
    )
    assert Standing.SUPPORTED == standing(one, ACT, stage=stage)


def test_agreed_however_it_is_rated() -> None:
    """A formal admission is strong, whatever strength is written beside it (S2)."""
    assert 3 == strength("agreed-fact", "E1=weak")


def test_an_agreed_denial_closes_the_dispute() -> None:
    """A formal admission that it was not so closes the dispute the other way (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1=strong E2=strong"),
        fact("f2", ACT, holds="no", shown_by="E3"),
        evidence=[item("E3", "agreed-fact")],
    )
    assert Standing.CONTRADICTED == standing(one, ACT)


def test_a_denial_is_shown_and_never_counted() -> None:
    """A suspect's denial is on the file, with its reason, and counts for nothing (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, holds="no", shown_by="E2=strong"),
        evidence=[item("E2", "suspect-statement", from_="S1")],
    )
    found = weigh(one, ACT)
    assert (Standing.SUPPORTED, ["f2"]) == (found.standing, list(found.against_facts))
    assert [("E2", 0, "denial")] == [(c.evidence, c.strength, said(c.cause)) for c in found.against]


def test_a_denial_of_what_another_did_counts() -> None:
    """What a suspect says of another's act is no denial of his own (S2)."""
    one = case(
        fact("f1", ACT, by="S2", shown_by="E1"),
        fact("f2", ACT, by="S2", holds="no", shown_by="E2"),
        evidence=[item("E2", "suspect-statement", from_="S1")],
    )
    assert Standing.DISPUTED == standing(one, ACT, suspect="S2")


def test_what_was_done_to_a_suspect_counts() -> None:
    """What a suspect says was done to him is testimony of the person harmed, and counts (S2)."""
    one = case(
        fact("f1", "means:threat", by="S2", of="S1", shown_by="E1"),
        evidence=[item("E1", "suspect-statement", from_="S1")],
    )
    assert Standing.SUPPORTED == standing(one, "means:threat", suspect="S2", complainant="S1")


def test_an_admission_counts() -> None:
    """What a suspect says against himself is no denial, and counts as its kind does (S2)."""
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[item("E1", "admission", from_="S1")])
    assert 3 == weigh(one, ACT).for_strength
