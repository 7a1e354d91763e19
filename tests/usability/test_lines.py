"""How much there is to type: two suspects and two people harmed in half of the lines, and no case longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.support import laid

CASES = [
    Path(__file__).with_name("two-and-two.toml"),
    *Path(__file__).parents[2].glob("examples/*/case.toml"),
]


def _lines(text: str) -> int:
    return sum(bool(line.strip()) for line in text.splitlines())


@pytest.mark.parametrize("file", CASES, ids=lambda f: f.parent.name)
def test_the_short_form_takes_half_of_the_lines(file: Path) -> None:
    """The short form of a case has at most half of the lines of its long form."""
    assert 2 * _lines(laid(file, False)) <= _lines(laid(file, True))
