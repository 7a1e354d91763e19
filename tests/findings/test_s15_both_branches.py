"""S15: what need not be proved, and when both ways must be looked at."""

from __future__ import annotations

import pytest

from chargeassist import Standing, to_text
from chargeassist.findings.model import ElementFinding
from tests.builders import Row, assessed, case, charge, element, fact, item, limb, said

ACT = fact("f1", "act:harbouring", shown_by="E1")
THREAT = fact("f2", "means:threat", shown_by="E1")
OFFENCE = "xp:trafficking-in-persons"


def born(value: str, shown_by: str = "E1", id: str = "b1") -> Row:
    """Return when V1 was born."""
    return fact(id, "person:born", value=value, shown_by=shown_by)


def means(*more: Row) -> ElementFinding:
    """Return the means of trafficking, which a child need not have suffered."""
    return element(charge(assessed(case(ACT, *more)), OFFENCE), "means")


@pytest.mark.parametrize(
    ("more", "standing", "spared", "both"),
    [
        ([born("2010")], Standing.SUPPORTED, True, False),
        ([born("2010"), born("1990", "E2", "b2")], Standing.DISPUTED, False, True),
        ([born("2010", "E1=weak")], Standing.THIN, False, True),
        ([born("2005")], Standing.THIN, False, True),
        ([], Standing.MISSING, False, True),
        ([born("1990")], Standing.MISSING, False, False),
    ],
    ids=["supported", "disputed", "weak", "open", "not-entered", "contradicted"],
)
def test_both_branches(more: list[Row], standing: Standing, spared: bool, both: bool) -> None:
    """Both branches are shown unless X is supported or contradicted, also when not entered (S15)."""
    found = means(*more)
    assert (standing, spared, both) == (found.standing, found.need_not_be_proved, found.both_branches)


def test_need_not_be_proved_because() -> None:
    """It is said that the requirement need not be proved, and because of what (S15)."""
    found = means(born("2010"))
    assert ("because age:child [s 5(2)]", ("b1",)) == (said(found.because), found.facts)


def test_a_disputed_child_is_not_spared() -> None:
    """Only a supported X lets go of the requirement in print (S15)."""
    assert None is means(born("2010"), born("1990", "E2", "b2")).because


def test_both_may_stand() -> None:
    """Means shown of a child need not be proved, and are shown all the same (S15)."""
    found = means(THREAT, born("2010"))
    assert (True, True) == (found.need_not_be_proved, "f2" in found.facts)


def test_gaps_list_both_ways() -> None:
    """What would fill the gap is listed both ways: the requirement, and what lets go of it (S15, S34)."""
    found = charge(assessed(case(ACT)), OFFENCE)
    limbs = {x for g in found.gaps if g.element == "means" for x in g.limbs}
    assert {limb("age:child"), limb("means:threat")} <= limbs


def test_a_closed_way_is_no_gap() -> None:
    """Nobody is asked to prove that an adult is a child (S34, S15)."""
    found = charge(assessed(case(ACT, born("1990"))), OFFENCE)
    assert limb("age:child") not in {x for g in found.gaps for x in g.limbs}


def test_not_entered_is_printed() -> None:
    """Where nothing is entered on X, the report says that it is not entered (S15)."""
    assert "not entered" in to_text(assessed(case(ACT)), full=True)


def test_what_denies_an_unused_dispensation_is_not_against() -> None:
    """That V1 is of age does not speak against the means that are shown (S15)."""
    found = means(THREAT, born("1990", "E2"))
    assert ((), ()) == (found.against, found.contradicted)


def test_an_age_assessment_is_evidence_like_any() -> None:
    """The age of a child is shown by what shows it: no document is asked for by its name (S15, S2)."""
    one = case(ACT, born("2010", "E5"), evidence=[item("E5", "age-assessment")])
    assert element(charge(assessed(one), OFFENCE), "means").need_not_be_proved
