"""S28, S51: which outcomes a count that was laid speaks of."""

from __future__ import annotations

from chargeassist import Standing
from chargeassist.findings.listing import _laid
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import Outcome
from tests.builders import Row, case, fact, law

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
