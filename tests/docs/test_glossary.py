"""The glossary: in order, every word once, and its lists those of the code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from chargeassist import Standing
from chargeassist.findings.ranking import ROLES
from chargeassist.law.asides import MODES
from chargeassist.law.offences import SEEN
from chargeassist.law.vocabulary import NATURES
from chargeassist.reasoning.standing import STAGES

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
ROWS = re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", PAGE, re.MULTILINE)


def test_the_words_stand_in_order_and_once() -> None:
    """A word is found by its first letters, and means one thing."""
    words = [w.lower() for w, _ in ROWS]

    assert len(words) > 50
    assert sorted(set(words)) == words


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("standing", [s.word for s in Standing]),
        ("role", [r for r in ROLES if r != "unassigned"]),  # no report has it: roles come last
        ("mode", MODES),
        ("nature", NATURES),
        ("seen", SEEN),
        ("stage", tuple(STAGES)),
    ],
)
def test_a_list_is_that_of_the_code(word: str, listed: Sequence[str]) -> None:
    """Each value of the code stands in the meaning of its word."""
    meaning = dict(ROWS)[word]

    assert [] == [v for v in listed if not re.search(rf"\b{v}\b", meaning)]
