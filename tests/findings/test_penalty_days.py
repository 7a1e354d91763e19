"""S47: a penalty that is younger than its offence is for what was done since."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist.findings.penalties import APPLIES, NOT_FOR_THIS, OPEN, _finding
from chargeassist.law.penalties import Penalty
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.weighing import Weighing
from chargeassist.words import remark
from tests.builders import case, fact, leaf, weigh

SINCE = date(2023, 4, 5)


def _weighed(_: object) -> Weighing:
    return weigh(case(fact("f1", "conduct:struck")), "age:child")


@pytest.mark.parametrize(
    ("first", "last", "state", "on_condition"),
    [
        ("2023-04-05", "2023-05-01", APPLIES, OPEN),
        ("2023-04-04", "2023-04-05", OPEN, OPEN),
        ("2023-04-03", "2023-04-04", NOT_FOR_THIS, NOT_FOR_THIS),
    ],
)
def test_a_penalty_is_for_conduct_from_its_day_on(
    first: str, last: str, state: str, on_condition: str
) -> None:
    """Where the conduct may lie before that day, the day is told; a condition that is open leaves it open."""
    window = Window(date.fromisoformat(first), date.fromisoformat(last))
    plain, conditional = (
        _finding(Penalty("ordinary", "s 1", (), when, since=SINCE), window, _weighed)
        for when in (None, leaf("age:child"))
    )
    told = () if state == APPLIES else (remark("penalty-from", day="2023-04-05"),)

    assert (state, told) == (plain.state, plain.decided_by)
    assert (on_condition, told) == (conditional.state, conditional.decided_by[: len(told)])
