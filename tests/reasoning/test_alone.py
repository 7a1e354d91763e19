"""Which of many would change something alone (S35)."""

from __future__ import annotations

from string import ascii_lowercase as MANY

import pytest

from chargeassist.reasoning.alone import FEW, alone


@pytest.mark.parametrize("telling", ["", "a", "z", "bm", "my", "abyz", MANY])
def test_each_is_found_in_its_place_wherever_it_is(telling: str) -> None:
    """Both halves of a set that changes something are looked at, and what is found keeps its order."""
    assert list(telling) == list(alone(MANY, lambda taken: bool(taken & set(telling))))


def test_a_whole_that_changes_nothing_is_asked_about_once() -> None:
    """Where all of them change nothing none does; of a few each is tried, and not the whole."""
    asked = list[frozenset[str]]()

    def changes(taken: frozenset[str]) -> bool:
        asked.append(taken)
        return False

    assert [] == list(alone(MANY, changes)) == list(alone(MANY[:FEW], changes))
    assert [frozenset(MANY), *(frozenset({one}) for one in MANY[:FEW])] == asked
