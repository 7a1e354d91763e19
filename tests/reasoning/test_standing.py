"""S1: the table from the best evidence for and against to a standing, in every one of its cells."""

from __future__ import annotations

from itertools import product

import pytest

from chargeassist import Standing
from chargeassist.reasoning.standing import STAGES, capped, of_leaf

C, M, T, D, S = Standing
STRENGTHS = range(4)
SIDES = list(product(STRENGTHS, STRENGTHS, (False, True)))
"""Every strength for, every strength against, asserted or not."""


@pytest.mark.parametrize(
    ("bar", "table"),
    [
        # One row for each strength for, one column for each strength against: none, weak, moderate, strong.
        (1, ((M, M, C, C), (S, S, D, D), (S, S, D, D), (S, S, D, D))),
        (2, ((M, M, C, C), (T, T, C, C), (S, S, D, D), (S, S, D, D))),
        (3, ((M, M, C, C), (T, T, C, C), (T, T, T, C), (S, S, D, D))),
    ],
)
def test_every_cell_of_the_table(bar: int, table: tuple[tuple[Standing, ...], ...]) -> None:
    """Bar, evidence for and evidence against decide a leaf nobody asserts as the table of S1 says."""
    assert table == tuple(tuple(of_leaf(s, a, bar, False) for a in STRENGTHS) for s in STRENGTHS)


@pytest.mark.parametrize("bar", STAGES.values())
@pytest.mark.parametrize(("against", "expected"), [(0, T), (1, T), (2, C), (3, C)])
def test_bare_assertion(bar: int, against: int, expected: Standing) -> None:
    """What is asserted and shown by nothing is thin, unless moderate evidence speaks against it (S1)."""
    assert expected == of_leaf(0, against, bar, True)


@pytest.mark.parametrize(("for_", "against", "asserted"), SIDES)
def test_no_standing_rises_with_the_stage(for_: int, against: int, asserted: bool) -> None:
    """No standing rises when the stage rises (S1)."""
    by_stage = [of_leaf(for_, against, bar, asserted) for bar in STAGES.values()]
    assert sorted(by_stage, reverse=True) == by_stage


@pytest.mark.parametrize("bar", STAGES.values())
@pytest.mark.parametrize(("against", "asserted"), list(product(STRENGTHS, (False, True))))
def test_more_evidence_for_never_lowers(bar: int, against: int, asserted: bool) -> None:
    """Raising the evidence for a leaf never lowers its standing (S1)."""
    rising = [of_leaf(s, against, bar, asserted) for s in STRENGTHS]
    assert sorted(rising) == rising


@pytest.mark.parametrize("bar", STAGES.values())
@pytest.mark.parametrize(("for_", "asserted"), list(product(STRENGTHS, (False, True))))
def test_more_evidence_against_never_raises(bar: int, for_: int, asserted: bool) -> None:
    """Raising the evidence against a leaf never raises its standing (S1)."""
    falling = [of_leaf(for_, a, bar, asserted) for a in STRENGTHS]
    assert sorted(falling, reverse=True) == falling


@pytest.mark.parametrize("bar", STAGES.values())
@pytest.mark.parametrize(("for_", "against"), list(product(STRENGTHS, STRENGTHS)))
def test_asserting_never_lowers(bar: int, for_: int, against: int) -> None:
    """To assert what was shown or not shown never lowers its standing (S1)."""
    assert of_leaf(for_, against, bar, False) <= of_leaf(for_, against, bar, True)


def test_the_standings_are_a_chain() -> None:
    """The five standings are one chain, from contradicted to supported (S14)."""
    assert [C, M, T, D, S] == sorted(Standing)


@pytest.mark.parametrize(("one", "other"), list(product(Standing, Standing)))
def test_digits_are_thermometers(one: Standing, other: Standing) -> None:
    """`all of` is the minimum and `any of` the maximum, which the digits give by & and | (S14)."""
    assert (min(one, other), max(one, other)) == (Standing(one & other), Standing(one | other))


def test_what_stands() -> None:
    """To stand, alone, means at least thin (S14)."""
    assert [False, False, True, True, True] == [s.stands for s in Standing]


def test_cap_of_an_exception() -> None:
    """An exception below the bar caps nothing, answered it disputes, unanswered it contradicts (S16)."""
    assert [S, S, S, D, C] == [capped(s) for s in Standing]
