"""What points to what: nobody is made to know by what a courier does too, and no one sign makes a slave."""

from __future__ import annotations

import pytest

from chargeassist.law.vocabulary import Vocabulary
from tests.law.support import vocabulary

WORDS: Vocabulary = vocabulary()
STATES_OF_MIND = tuple(n for n in WORDS.indicators if n.startswith("fault:"))
BLIND = (
    "act:transportation",
    "act:harbouring",
    "act:receipt",
    "act:possessing-fraudulent-document",
    "conduct:took-payment",
    "conduct:journey-booked",
    "conduct:premises-let",
    "conduct:handling-drug",
    "conduct:presenting-fraudulent-document",
    "conduct:forged-document-used",
    "conduct:proceeds-transferred",
    "conduct:irregular-migrant-sheltered",
)
"""What somebody may do for another without seeing what it is for."""


@pytest.mark.parametrize("term", BLIND)
def test_a_blind_courier_is_not_made_to_know(term: str) -> None:
    """What a driver, a host or a carrier of a parcel does points to no knowledge (S39)."""
    known = [n for n in STATES_OF_MIND if "knowledge" in n and term in WORDS.indicators[n]]

    assert [] == [n for n in known if not n.endswith("movement:out-of-the-state")]


@pytest.mark.parametrize(
    "term", ["status:asylum-seeker", "status:no-legal-status", "status:illness", "motive:family"]
)
def test_what_a_person_is_points_to_nothing_done(term: str) -> None:
    """Asking for asylum, being ill or without papers is no sign of an act or a means (S46)."""
    assert [] == [n for n, of in WORDS.indicators.items() if term in of]


def test_no_sign_alone_proposes_slavery_or_servitude() -> None:
    """Whatever says that somebody is owned, or bound for good, is proposed by no one fact (S40)."""
    bound = ("purpose:slavery", "purpose:servitude", "condition:slavery", "conduct:treated-as-property")

    assert [] == [n for n in bound if not WORDS.term(n).never_alone]


def test_a_kind_points_to_what_its_genus_does() -> None:
    """What is always also the other thing is a sign of the same."""
    assert "conduct:locked-in" in WORDS.indicators["purpose:preventing-departure"]
    assert "conduct:unseaworthy-boat-sent-out" in WORDS.indicators["result:danger-to-life"]


def test_a_sign_of_knowledge_is_one_of_recklessness() -> None:
    """What points to a term points to what that term proves, as to the same thing."""
    for state in ("knowledge", "recklessness", "negligence", "reason-to-believe"):
        assert "conduct:threat-uttered" in WORDS.indicators[f"fault:{state} as to consent:absent"]
    assert "conduct:unsafe-vessel-used" not in WORDS.indicators.get("fault:knowledge as to result:death", ())
