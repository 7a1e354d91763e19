"""S17: what a statute says does not matter, and where consent does."""

from __future__ import annotations

import pytest

from chargeassist import Assessment, Standing
from tests.builders import Row, assessed, case, charge, element, fact

WORDS = [{"evidence": "E1", "words": True}]
ACT = fact("f1", "act:harbouring", shown_by="E1")
THREAT = fact("f2", "means:threat", shown_by="E1")
PURPOSE = fact("f3", "purpose:forced-labour", shown_by=WORDS)
CHILD = fact("f4", "person:born", value="2010", shown_by="E1")
OFFENCE = "xp:trafficking-in-persons"


def state(found: Assessment) -> str:
    """Return whether the consent of V1 is irrelevant to the charge of trafficking."""
    (aside,) = charge(found, OFFENCE).asides
    return aside.state


@pytest.mark.parametrize(
    ("more", "expected"), [(THREAT, "irrelevant"), (CHILD, "irrelevant"), (PURPOSE, "not-yet")]
)
def test_consent_is_irrelevant_once_means_stand(more: Row, expected: str) -> None:
    """Consent is irrelevant when the means stand or need not be proved, and not before (S17)."""
    assert expected == state(assessed(case(ACT, more)))


@pytest.mark.parametrize("term", ["given", "given-by-family", "custom"])
def test_consent_never_counts_against(term: str) -> None:
    """Consent of victim or family, and custom, count against no act, means or purpose (S17)."""
    consent = fact("f5", f"consent:{term}", shown_by="E2=strong E3=strong")
    bare, consented = (
        charge(assessed(case(ACT, THREAT, PURPOSE, *more)), OFFENCE) for more in ((), (consent,))
    )
    assert [Standing.SUPPORTED] * 4 == [e.standing for e in consented.elements]
    assert [e.against for e in bare.elements] == [e.against for e in consented.elements]


def test_the_consent_is_shown() -> None:
    """What is entered on consent is shown beside the charge, though it does not matter (S17)."""
    consent = fact("f5", "consent:given", shown_by="E2")
    (aside,) = charge(assessed(case(ACT, THREAT, consent)), OFFENCE).asides
    assert ("f5",) == aside.facts


def test_where_consent_is_an_element_it_counts() -> None:
    """Where the statute makes want of consent an element, consent speaks against that row (S17)."""
    one = case(
        fact("f1", "conduct:sexual-act", shown_by="E1"),
        fact("f2", "consent:absent", shown_by="E1"),
        fact("f3", "consent:to-the-act", shown_by="E2"),
    )
    row = element(charge(assessed(one), "xp:rape"), "no-consent")
    assert (Standing.DISPUTED, ("f3",)) == (row.standing, row.against_facts)
