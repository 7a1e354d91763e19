"""S1: the stage raises only the bar for evidence for a leaf."""

from __future__ import annotations

import pytest

from chargeassist import Case, Standing
from chargeassist.law.algebra import Who
from tests.builders import assessed, case, charge, element, fact, said, standing

STAGES = ("investigate", "charge", "trial")


@pytest.mark.parametrize(
    ("strength", "stands"),
    [
        ("none", ("thin", "thin", "thin")),
        ("weak", ("supported", "thin", "thin")),
        ("moderate", ("supported", "supported", "thin")),
        ("strong", ("supported", "supported", "supported")),
    ],
)
def test_bar_of_each_stage(strength: str, stands: tuple[str, ...]) -> None:
    """Evidence for a leaf must be weak to investigate, moderate to charge, strong at trial (S1)."""
    one = case(fact("f1", "conduct:struck", shown_by=f"E1={strength}"))
    assert stands == tuple(standing(one, "conduct:struck", stage=s).word for s in STAGES)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("against", "expected"), [("weak", "supported"), ("moderate", "disputed"), ("strong", "disputed")]
)
def test_against_has_one_bar(stage: str, against: str, expected: str) -> None:
    """Evidence against a leaf has one bar at every stage: moderate (S1)."""
    one = case(
        fact("f1", "conduct:struck", shown_by="E1=strong"),
        fact("f2", "conduct:struck", holds="no", shown_by=f"E2={against}"),
    )
    assert expected == standing(one, "conduct:struck", stage=stage).word


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("strength", "expected"), [("weak", "thin"), ("moderate", "supported")])
def test_an_exception_has_one_bar(stage: str, strength: str, expected: str) -> None:
    """An exception keeps the bar moderate at every stage (S1)."""
    one = case(fact("f1", "status:lawful-authority", of="S1", shown_by=f"E1={strength}"))
    weighed = standing(one, "status:lawful-authority", of=Who.SUSPECT, exception=True, stage=stage)
    assert expected == weighed.word


def confined(exception: str) -> Case:
    """Return a confinement, strongly shown, by one who may have had the power."""
    return case(
        fact("f1", "conduct:locked-in", shown_by="E1=strong"),
        fact("f2", "status:lawful-authority", of="S1", shown_by=f"E2={exception}"),
    )


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(("exception", "expected"), [("weak", "supported"), ("moderate", "contradicted")])
def test_an_exception_at_its_bar_in_a_charge(stage: str, exception: str, expected: str) -> None:
    """The same exception has the same effect on an element at every stage (S1, S16)."""
    found = assessed(confined(exception), stage=stage)
    assert expected == element(charge(found, "xp:unlawful-confinement"), "confinement").standing.word


@pytest.mark.parametrize(
    ("against", "expected"),
    [("moderate", Standing.THIN), ("strong", Standing.CONTRADICTED)],
)
def test_below_the_bar_the_stronger_side_decides(against: str, expected: Standing) -> None:
    """Below the bar, evidence against contradicts only where it is stronger than evidence for (S1)."""
    one = case(
        fact("f1", "conduct:struck", shown_by="E1=moderate"),
        fact("f2", "conduct:struck", holds="no", shown_by=f"E2={against}"),
    )
    assert expected == standing(one, "conduct:struck", stage="trial")


def test_nothing_entered_is_missing() -> None:
    """What nobody asserts and nothing shows is missing (S1)."""
    assert Standing.MISSING == standing(case(), "conduct:struck")


def test_a_bare_assertion_is_thin() -> None:
    """What is asserted and shown by nothing is thin, and says that it is a bare assertion (S1, S14)."""
    found = charge(assessed(case(fact("f1", "conduct:struck"))), "xp:assault")
    assert ("thin", ("bare assertion",)) == (
        element(found, "force").standing.word,
        said(element(found, "force").causes),
    )


def test_evidence_rules_of_each_pack() -> None:
    """The same item can stand differently under two packs with different rules of evidence (S1, S6)."""
    statement = {"id": "E1", "kind": "witness-testimony", "available": "no", "recorded": "signed"}
    one = case(fact("f1", "conduct:struck", shown_by="E1"), evidence=[statement])
    both = [standing(one, "conduct:struck", pack=p) for p in ("xp", "ke")]
    assert [Standing.SUPPORTED, Standing.THIN] == both
