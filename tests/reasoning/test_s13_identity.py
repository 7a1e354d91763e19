"""S13: that it was this person."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import Row, assessed, case, charge, element, fact, item, said

ACT = fact("f1", "conduct:struck", shown_by="E1=strong")
MASKED = [item("E1", "victim-testimony", from_="V1", recognises="no")]
"""Who saw the act and recognised nobody: what identifies is what is said of identity alone."""


def identity(*more: Row, stage: str = "charge") -> Standing:
    """Return how identity stands in a charge of assault with strong evidence of the act."""
    return element(
        charge(assessed(case(ACT, *more, evidence=MASKED), stage=stage), "xp:assault"), "identity"
    ).standing


def test_identity_stands_with_the_conduct() -> None:
    """Where nobody has put it in issue, identity is the best conduct leaf, and says so (S13)."""
    found = element(charge(assessed(case(ACT)), "xp:assault"), "identity")
    assert Standing.SUPPORTED == found.standing
    assert "stands with the conduct: nobody has put it in issue" == said(found.because)


def test_the_best_conduct_leaf_counts() -> None:
    """Identity is the maximum over the conduct of the charge, not the minimum (S13)."""
    one = case(
        fact("f1", "conduct:false-job-offer", shown_by="E1=strong"),
        fact("f2", "conduct:took-payment"),
    )
    found = charge(assessed(one), "xp:obtaining-by-deception")
    expected = (Standing.SUPPORTED, Standing.THIN)
    assert expected == (element(found, "identity").standing, element(found, "property").standing)


@pytest.mark.parametrize(
    ("strength", "expected"), [("weak", Standing.THIN), ("moderate", Standing.SUPPORTED)]
)
def test_identified_is_weighed(strength: str, expected: Standing) -> None:
    """Once an identity fact exists, identity stands as the evidence of it does (S13, S1)."""
    assert expected == identity(fact("f2", "identity:identified", shown_by=f"E2={strength}"))


def test_an_alibi_speaks_against() -> None:
    """An alibi at the bar, unanswered, contradicts identity, and with it the charge (S13, S14)."""
    one = case(ACT, fact("f2", "identity:alibi", shown_by="E2"), evidence=MASKED)
    found = charge(assessed(one), "xp:assault")
    assert [Standing.CONTRADICTED] * 2 == [element(found, "identity").standing, found.standing]


def test_an_answered_alibi_is_disputed() -> None:
    """Recognition and alibi, both at their bars, leave identity disputed (S13, S1)."""
    both = (fact(f"f{i}", f"identity:{t}", shown_by=f"E{i}") for i, t in ((2, "alibi"), (3, "identified")))
    assert Standing.DISPUTED == identity(*both)


def test_identity_of_another_is_not_in_issue() -> None:
    """An identity fact about one suspect leaves the other's identity with the conduct (S13)."""
    assert Standing.SUPPORTED == identity(fact("f2", "identity:alibi", by="S2", shown_by="E2"))


def test_identity_in_another_episode_is_not_in_issue() -> None:
    """An alibi for one event is none for another (S13, S19)."""
    one = case(
        fact("f1", "conduct:struck", episode="e1", shown_by="E1"),
        fact("f2", "conduct:struck", episode="e2", shown_by="E1"),
        fact("f3", "identity:alibi", episode="e2", shown_by="E2"),
        episode=[{"id": "e1"}, {"id": "e2"}],
        evidence=MASKED,
    )
    found = {c.matter.episode: c.standing for c in assessed(one).charges if c.offence.id == "assault"}
    assert {"e1": Standing.SUPPORTED, "e2": Standing.CONTRADICTED} == found
