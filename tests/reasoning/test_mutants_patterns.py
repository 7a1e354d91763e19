"""What one leaf says of another, in every direction (S10, S33)."""

from __future__ import annotations

import pytest

from chargeassist.law.model import Who
from chargeassist.reasoning.patterns import Patterner
from tests.builders import law, leaf

PATTERNER = Patterner(law("xp").vocabulary)
NARROW, WIDE = "age:under-15", "age:under-16"


@pytest.mark.parametrize(
    ("narrow_holds", "wide_holds", "forwards", "backwards"),
    [(True, True, True, False), (False, False, False, True), (True, False, False, False)],
)
def test_a_kind_says_its_genus(narrow_holds: bool, wide_holds: bool, forwards: bool, backwards: bool) -> None:
    """A kind makes its genus out; the denial of a genus denies each kind; nothing else follows (S10, S33)."""
    narrow, wide = leaf(NARROW, holds=narrow_holds), leaf(WIDE, holds=wide_holds)

    assert forwards == PATTERNER.entails(narrow, wide)
    assert backwards == PATTERNER.entails(wide, narrow)


def test_a_kind_without_its_genus_is_a_contradiction() -> None:
    """What is said of a kind and denied of its genus cannot hold together (S10, S33)."""

    assert PATTERNER.contradict(leaf(NARROW), leaf(WIDE, holds=False))
    assert not PATTERNER.contradict(leaf(NARROW, holds=False), leaf(WIDE))
    assert PATTERNER.contradict(leaf(NARROW), leaf(NARROW, holds=False))


def test_what_excludes_denies() -> None:
    """A child is no adult: one makes the denial of the other out (S10, S33)."""
    assert PATTERNER.entails(leaf("age:child"), leaf("age:adult", holds=False))
    assert not PATTERNER.entails(leaf("age:child"), leaf("age:adult"))
    assert PATTERNER.contradict(leaf("age:child"), leaf("age:adult"))


def test_what_proves_says_what_it_proves() -> None:
    """Intention proves knowledge and knowledge recklessness, and not the other way (S10)."""
    for a, b in (("intention", "knowledge"), ("knowledge", "recklessness")):
        assert PATTERNER.entails(leaf(f"fault:{a}"), leaf(f"fault:{b}"))
        assert not PATTERNER.entails(leaf(f"fault:{b}"), leaf(f"fault:{a}"))


def test_leaves_of_others_say_nothing() -> None:
    """What is so of one person says nothing of another (S5, S33)."""
    assert not PATTERNER.entails(leaf(NARROW, of=Who.ANOTHER), leaf(WIDE))
    assert not PATTERNER.contradict(leaf(NARROW, of=Who.ANOTHER), leaf(NARROW, holds=False))
