"""S6: what cannot be heard, or must not be."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, fact, item, said, standing, weigh

ACT = "conduct:struck"


def heard(pack: str = "xp", **keys: str) -> int:
    """Return what strong testimony in such a state counts: 0 none to 3 strong."""
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[item("E1", **keys)])
    return weigh(one, ACT, pack=pack).for_strength


@pytest.mark.parametrize("available", ["yes", "abroad", "at-risk", "unknown"])
def test_only_what_is_unavailable_counts_less(available: str) -> None:
    """Testimony abroad, at risk or not asked about counts in full until it is known to be lost (S6)."""
    assert 3 == heard(available=available)


@pytest.mark.parametrize(
    ("recorded", "expected"), [("no", 1), ("signed", 2), ("video", 2), ("deposition", 3)]
)
def test_unavailable_testimony_by_the_packs_rule(recorded: str, expected: int) -> None:
    """Unavailable testimony counts as the State's hearsay rule says for how it was recorded (S6)."""
    assert expected == heard(available="no", recorded=recorded)


@pytest.mark.parametrize("recorded", ["no", "signed", "video", "deposition"])
def test_a_silent_pack_lets_it_count_weak(recorded: str) -> None:
    """Where a pack is silent, unavailable testimony is weak (S6)."""
    assert 1 == heard("un", available="no", recorded=recorded)


def test_a_recording_never_strengthens() -> None:
    """The hearsay rule is a limit: weak testimony on a deposition stays weak (S6)."""
    statement = item("E1", available="no", recorded="deposition")
    assert 1 == weigh(case(fact("f1", ACT, shown_by="E1=weak"), evidence=[statement]), ACT).for_strength


def test_it_says_that_it_is_unavailable() -> None:
    """A leaf that is thin because a witness is gone says so (S6, S14)."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", available="no")])
    assert ("unavailable",) == said(weigh(one, ACT).causes)


def test_inadmissible_items_do_not_count() -> None:
    """An inadmissible item is shown with the reason and counts for nothing (S6)."""
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[item("E1", admissible="no")])
    found = weigh(one, ACT, stage="investigate")
    assert (Standing.THIN, ("inadmissible",)) == (found.standing, said(found.causes))


def test_inadmissible_denials_do_not_count() -> None:
    """What is inadmissible counts as little against as for (S6)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, holds="no", shown_by="E2=strong"),
        evidence=[item("E2", admissible="no")],
    )
    assert Standing.SUPPORTED == standing(one, ACT)


@pytest.mark.parametrize("keys", [{"admissible": "contested"}, {"chain": "broken"}])
def test_contested_items_count_and_say_so(keys: dict[str, str]) -> None:
    """Contested items and broken chains count, and the element that needs them says so (S6)."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", **keys)])
    found = assessed(one)
    element = charge(found, "xp:assault").elements[0]
    assert (Standing.SUPPORTED, ("E1 is contested",)) == (element.standing, said(element.notes))
    assert "contested" in {f.code for f in found.flags}


@pytest.mark.parametrize(
    ("available", "code"),
    [("abroad", "evidence-abroad"), ("at-risk", "evidence-at-risk"), ("no", "evidence-unavailable")],
)
def test_what_is_hard_to_get_is_flagged(available: str, code: str) -> None:
    """Evidence abroad, at risk or lost is pointed out beside the charges (S6)."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", available=available)])
    assert code in {f.code for f in assessed(one).flags}
