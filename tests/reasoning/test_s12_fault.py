"""S12: what a suspect meant, knew or risked."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, element, fact, item, limb, said

STRUCK = fact("f1", "conduct:struck", shown_by="E1=strong")
ACT = fact("f1", "conduct:sexual-act", shown_by="E1")


def test_basic_intention_stands_with_the_conduct() -> None:
    """Basic intention needs no fact of its own, and is printed as inferred from the conduct (S12)."""
    force = element(charge(assessed(case(STRUCK)), "xp:assault"), "force")
    expected = (Standing.SUPPORTED, "intention inferred from the conduct")
    assert expected == (force.standing, said(force.because))


def test_no_note_where_the_conduct_does_not_stand() -> None:
    """Where the conduct does not stand, no intention is inferred from it (S12)."""
    denied = fact("f2", "conduct:struck", holds="no", shown_by="E2=strong")
    one = case(fact("f1", "conduct:struck", shown_by="E1=weak"), denied)
    force = element(charge(assessed(one), "xp:assault"), "force")
    assert (False, None) == (force.standing.stands, force.because)


@pytest.mark.parametrize("term", ["accident", "mistake"])
@pytest.mark.parametrize(
    ("strength", "expected"), [("weak", Standing.SUPPORTED), ("moderate", Standing.CONTRADICTED)]
)
def test_accident_or_mistake_says_otherwise(term: str, strength: str, expected: Standing) -> None:
    """Basic intention falls where a fact on accident or mistake reaches the bar of exceptions (S12, S16)."""
    shown = [{"evidence": "E2", "strength": strength, "words": True}]
    one = case(STRUCK, fact("f2", f"fault:{term}", shown_by=shown))
    assert expected == element(charge(assessed(one), "xp:assault"), "force").standing


def test_accident_is_watched_only_once_raised() -> None:
    """Nobody is told to watch for an accident that nobody has spoken of (S12, S16)."""
    hinted = case(STRUCK, fact("f2", "fault:accident", shown_by="E2=weak"))
    watched = [element(charge(assessed(c), "xp:assault"), "force").watch for c in (case(STRUCK), hinted)]
    assert [(), (limb("fault:accident"),)] == watched


@pytest.mark.parametrize(
    ("offence", "row", "conduct"),
    [
        ("xp:rape", "state-of-mind", "conduct:sexual-act"),
        ("xp:obtaining-by-deception", "dishonesty", "conduct:false-job-offer"),
        ("xp:trafficking-in-persons", "purpose", "act:harbouring"),
    ],
)
def test_special_fault_needs_its_own_fact(offence: str, row: str, conduct: str) -> None:
    """Purpose, dishonesty or recklessness as to a circumstance is a row, and never follows (S12)."""
    found = charge(assessed(case(fact("f1", conduct, shown_by="E1=strong"))), offence)
    assert element(found, row).standing < Standing.DISPUTED


def test_a_state_of_mind_goes_to_one_thing() -> None:
    """Recklessness as to one circumstance is not recklessness as to another (S12)."""
    words = [{"evidence": "E1", "words": True}]
    one = case(ACT, fact("f2", "fault:recklessness", as_to="age:under-16", shown_by=words))
    assert Standing.MISSING == element(charge(assessed(one), "xp:rape"), "state-of-mind").standing


def test_a_suspects_own_word_that_it_was_an_accident() -> None:
    """That the suspect says it was an accident raises nothing by itself: it is watched (S12, S16, S2)."""
    own = item("E2", "suspect-statement", from_="S1")
    one = case(
        STRUCK, fact("f2", "fault:accident", shown_by=[{"evidence": "E2", "words": True}]), evidence=[own]
    )
    force = element(charge(assessed(one), "xp:assault"), "force")
    assert (Standing.SUPPORTED, (limb("fault:accident"),)) == (force.standing, force.watch)
