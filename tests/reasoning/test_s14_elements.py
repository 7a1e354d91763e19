"""S14: from limbs to elements and from elements to the charge."""

from __future__ import annotations

import pytest

from chargeassist import Charge, Standing
from tests.builders import Row, assessed, case, charge, element, fact, item, limb, said

OFFENCE = "xp:trafficking-in-persons"
ACT = fact("f1", "act:harbouring", shown_by="E1=strong")


def trafficking(*more: Row) -> Charge:
    """Return the charge of trafficking with strong evidence of the act."""
    return charge(assessed(case(ACT, *more)), OFFENCE)


def test_a_charge_stands_at_its_weakest_element() -> None:
    """A charge stands at the minimum of its elements (S14)."""
    words = [{"evidence": "E1", "words": True}]
    threat = fact("f2", "means:threat", shown_by="E1")
    weak = fact("f3", "purpose:forced-labour", shown_by="E1")
    strong = fact("f3", "purpose:forced-labour", shown_by=words)
    found = [trafficking().standing, trafficking(threat, weak).standing, trafficking(threat, strong).standing]
    assert [Standing.MISSING, Standing.THIN, Standing.SUPPORTED] == found


def test_identity_is_an_element() -> None:
    """Identity is among the elements, last, and lowers the charge as any other does (S13, S14)."""
    denied = fact("f2", "identity:alibi", shown_by="E2")
    masked = [item("E1", "victim-testimony", from_="V1", recognises="no")]
    struck = fact("f1", "conduct:struck", shown_by="E1")
    found = charge(assessed(case(struck, denied, evidence=masked)), "xp:assault")
    assert ("identity", Standing.CONTRADICTED) == (found.elements[-1].id, found.standing)
    assert Standing.SUPPORTED == element(found, "force").standing


def test_a_contradicted_sibling_is_listed() -> None:
    """What contradicts one limb is listed beside the sibling that stands (S14)."""
    found = element(
        trafficking(
            fact("f2", "means:threat", shown_by="E1"),
            fact("f3", "means:use-of-force", holds="no", shown_by="E2"),
        ),
        "means",
    )
    assert (Standing.SUPPORTED, (limb("means:use-of-force"),)) == (found.standing, found.contradicted)
    assert ["E2"] == [c.evidence for c in found.against]


def test_only_what_carries_the_standing_is_named() -> None:
    """An element that stands names the facts that make it stand, and no weaker ones (S14)."""
    found = element(
        trafficking(
            fact("f2", "means:threat", shown_by="E1"),
            fact("f3", "means:use-of-force", shown_by="E2=weak"),
        ),
        "means",
    )
    assert ("f2",) == found.facts


@pytest.mark.parametrize(
    ("shown_by", "expected"),
    [("E1=weak", False), ("E2=weak", True)],
)
def test_in_totality(shown_by: str, expected: bool) -> None:
    """An element thin on limbs from two independent sources is to be considered in totality (S14)."""
    threat = fact("f2", "means:threat", shown_by="E1=weak")
    force = fact("f3", "means:use-of-force", shown_by=shown_by)
    found = element(trafficking(threat, force), "means")
    assert (Standing.THIN, expected) == (found.standing, found.in_totality)


def test_in_totality_is_said_of_thin_elements_only() -> None:
    """What is supported need not be considered in totality (S14)."""
    threat = fact("f2", "means:threat", shown_by="E1=strong E2=strong")
    found = element(trafficking(threat), "means")
    assert (Standing.SUPPORTED, False) == (found.standing, found.in_totality)


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        (fact("f2", "means:threat", shown_by="E1=weak"), "weak evidence"),
        (fact("f2", "means:threat"), "bare assertion"),
        (fact("f2", "indicator:intimidation", shown_by="E1"), "indicator only"),
    ],
)
def test_thin_carries_its_cause(more: Row, cause: str) -> None:
    """A thin element says why it is thin (S14)."""
    found = element(trafficking(more), "means")
    assert Standing.THIN == found.standing
    assert cause in said(found.causes)
