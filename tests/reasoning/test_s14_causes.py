"""S14: why a leaf is thin, the most useful reason first."""

from __future__ import annotations

import pytest

from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.standing import AGAINST_BAR
from chargeassist.reasoning.weighing import Inference, Side, _causes
from chargeassist.words import remark

BAR = 2
LESS = remark("recanted")


def _item(strength: int) -> Counted:
    return Counted("E1", "f1", strength, "W1", LESS)


DENIED = Side(("f2",), (_item(AGAINST_BAR),))


def _step(drawn: int) -> Inference:
    return Inference("f2", ("f1",), drawn, BAR, False, (), (), ())


@pytest.mark.parametrize(
    ("for_", "against", "causes"),
    [
        (Side(("f1",)), Side(), ["bare-assertion"]),
        (Side(("f1",), (_item(BAR - 1),)), Side(), ["recanted"]),
        (Side(("f1",), (_item(BAR),)), Side(), ["weak-evidence"]),
        (
            Side(("f1",), (_item(BAR),)),
            Side(("f2",), (_item(AGAINST_BAR),)),
            ["answered-by-evidence-against"],
        ),
        (Side(("f1",), inferences=(_step(BAR),)), Side(), ["weak-evidence"]),
        (Side(("f1",), inferences=(_step(BAR - 1),)), Side(), ["weak-inference"]),
        (Side(), Side(), []),
    ],
    ids=["bare", "counts-less", "counts-enough", "answered", "drawn-enough", "drawn-weakly", "nothing"],
)
def test_what_counts_enough_is_no_reason(for_: Side, against: Side, causes: list[str]) -> None:
    """S14: an item's own cause is told below the bar alone, and weak evidence where there is no other."""
    assert causes == [c.code for c in _causes(for_, against, for_.strength(), (), BAR)]
