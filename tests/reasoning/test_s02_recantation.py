"""S2: a source that takes back what it said."""

from __future__ import annotations

import pytest

from chargeassist import Case, Standing
from tests.builders import Row, case, fact, item, said, standing, weigh

ACT = "conduct:struck"
FIRST = item("E1", "victim-testimony", from_="V1")
TAKEN_BACK = item("E2", "victim-testimony", from_="V1", retracts="E1")


def recanted(*more: Row, shown_by: str = "E1=strong", back: Row = TAKEN_BACK) -> Case:
    """Return a case in which V1 says that S1 struck V1, and then that it was not so."""
    return case(fact("f1", ACT, shown_by=shown_by), *more, evidence=[FIRST, back])


@pytest.mark.parametrize("stage", ["charge", "trial"])
def test_never_below_thin(stage: str) -> None:
    """A recantation alone never brings a leaf below thin, and is named as the cause (S2)."""
    found = weigh(recanted(), ACT, stage=stage)
    assert Standing.THIN == found.standing
    assert "recanted" in said(found.causes)


def test_weak_for_and_in_full_against() -> None:
    """A source on both sides of a fact counts weak for it and in full against it (S2)."""
    back = item("E2", "victim-testimony", from_="V1", retracts="E1", strength="strong")
    found = weigh(recanted(back=back), ACT)
    assert (1, 3) == (found.for_strength, found.against_strength)


def test_a_fact_can_be_taken_back() -> None:
    """`retracts` names items or facts: to take back the fact is the same (S2)."""
    back = item("E2", "victim-testimony", from_="V1", retracts="f1")
    assert Standing.THIN == standing(recanted(back=back), ACT)


def test_denial_by_the_same_source_is_a_recantation() -> None:
    """A source that shows a fact and its contrary is on both sides, with or without `retracts` (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1=strong"),
        fact("f2", ACT, holds="no", shown_by="E2=strong"),
        evidence=[FIRST, item("E2", "victim-testimony", from_="V1")],
    )
    assert (Standing.THIN, ("recanted",)) == (standing(one, ACT), said(weigh(one, ACT).causes[:1]))


def test_independent_support_makes_it_disputed() -> None:
    """With independent support a recanted fact is disputed (S2)."""
    assert Standing.DISPUTED == standing(recanted(shown_by="E1=strong E3"), ACT)


def test_weak_independent_support_is_not_enough() -> None:
    """Weak support from another source leaves a recanted fact thin (S2)."""
    assert Standing.THIN == standing(recanted(shown_by="E1=strong E3=weak"), ACT)


def test_another_source_against_contradicts() -> None:
    """Only the recantation is kept from contradicting: other evidence against is not (S2, S1)."""
    other = fact("f2", ACT, holds="no", shown_by="E3=moderate")
    assert Standing.CONTRADICTED == standing(recanted(other), ACT)


def test_what_is_not_taken_back_stays() -> None:
    """A recantation touches only what it names (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E3"),
        evidence=[FIRST, TAKEN_BACK, item("E3", "victim-testimony", from_="V1")],
    )
    assert Standing.SUPPORTED == standing(one, "conduct:locked-in")


def test_a_recantation_is_shown() -> None:
    """The item that takes back is listed against the leaf, and says what it does (S2)."""
    found = weigh(recanted(), ACT)
    assert [("E2", "takes back what was said")] == [(c.evidence, said(c.cause)) for c in found.against]
