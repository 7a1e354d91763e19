"""S28, S51: which outcomes a count that was laid speaks of."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from chargeassist.findings.listing import _laid, _settled
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import Outcome, charge_id
from chargeassist.reasoning.trace import Limb
from tests.builders import Row, case, fact, law, leaf

(ASSAULT,) = (o for o in law("xp").pack("xp").offences if o.id == "assault")
COUNT = {"id": "L1", "suspect": "S1", "offence": "xp:assault"}
STRUCK = fact("f1", "conduct:struck"), fact("f2", "conduct:struck", of="V2")
MISSING, STANDS = Standing.MISSING, Standing.SUPPORTED


def _outcome(person: str, standing: Standing = MISSING, *, entered: bool = False, by: str = "S1") -> Outcome:
    return Outcome(ASSAULT, Matter(by, person), (standing,) * len(ASSAULT.elements), standing, entered)


def _spoken(*outcomes: Outcome, **more: str) -> set[str | None]:
    row: Row = COUNT | more
    return {m.complainant for _, m in _laid(outcomes, case(*STRUCK, laid=[row]))}


def test_a_count_speaks_of_what_is_entered_or_stands_and_else_of_all_it_may_mean() -> None:
    """Of several persons those of whom something is entered; where nothing is of anybody, each of them."""
    bare = _outcome("V1"), _outcome("V2")

    assert {"V1", "V2"} == _spoken(*bare)
    assert {"V3"} == _spoken(*bare, _outcome("V3", entered=True))
    assert {"V3"} == _spoken(*bare, _outcome("V3", STANDS))


def test_a_count_speaks_of_its_own_persons_alone() -> None:
    """Of another suspect, or of another person than it names, it says nothing."""
    assert {"V1"} == _spoken(_outcome("V1"), _outcome("V2", by="S2"))
    assert {"V2"} == _spoken(_outcome("V1", entered=True), _outcome("V2"), complainant="V2")
    assert set() == _spoken(_outcome("V1", by="S2"))


def test_a_charge_is_named_by_all_that_tells_it_from_others() -> None:
    """Who, against whom, of what, how, in which course and when; a line for what there is none of."""
    of_the_state = Outcome(ASSAULT, Matter("S1", None), (MISSING,), MISSING, False)

    assert "S1/-/xp:assault/principal/-/undated" == charge_id(of_the_state)
    assert "S1/V1/xp:assault/principal/-/undated" == charge_id(_outcome("V1"))


@pytest.mark.parametrize(
    ("kind", "count", "closed"),
    [
        *[("all-of", 0, [False, True, True]), ("any-of", 0, [False, False, True])],
        *[("at-least", 1, [False, False, True]), ("at-least", 2, [False, True, True])],
    ],
)
def test_who_the_persons_are_closes_an_offence_where_nothing_else_could_open_it(
    kind: str, count: int, closed: list[bool]
) -> None:
    """S28: of two limbs none, one or both are contradicted by who the persons are."""
    by_status = Limb("leaf", Standing.CONTRADICTED, column=leaf("age:child"))
    by_conduct = Limb("leaf", Standing.CONTRADICTED, column=leaf("conduct:struck"))
    limbs = [(by_conduct, by_conduct), (by_status, by_conduct), (by_status, by_status)]

    assert closed == [_settled(Limb(kind, Standing.CONTRADICTED, limbs=both, count=count)) for both in limbs]
