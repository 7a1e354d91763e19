"""What a finding says of one element: what dispenses with it, and by which provision (S15, S16)."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from chargeassist.findings.elements import _find, _spared_by, enough
from chargeassist.reasoning.trace import Limb
from chargeassist.words import remark
from tests.builders import case, fact, leaf, limb, weigh

DISPENSED = Limb("not-needed-if", Standing.MISSING)
OTHER = Limb("leaf", Standing.MISSING)


@pytest.mark.parametrize(
    ("limb", "found"),
    [
        (DISPENSED, DISPENSED),
        (Limb("unless", Standing.MISSING, limbs=(DISPENSED, OTHER)), DISPENSED),
        (Limb("any-of", Standing.MISSING, limbs=(DISPENSED, OTHER)), None),
        (Limb("unless", Standing.MISSING, limbs=(OTHER, OTHER)), None),
    ],
    ids=["itself", "beneath-unless", "beneath-another-group", "nowhere"],
)
def test_what_dispenses_is_looked_for_beneath_an_exception_alone(limb: Limb, found: Limb | None) -> None:
    """S15, S16: a way of its own within `any of` lets go of its own requirement, not of the element."""
    assert found is _find(limb, "not-needed-if")


def test_what_dispenses_is_named_with_its_provision() -> None:
    """S15: the terms that stand supported, each once, and where the law says so if it does."""
    weighing = weigh(case(fact("f1", "conduct:struck")), "age:child")
    child = Limb("leaf", Standing.SUPPORTED, column=leaf("age:child"), weighing=weighing)
    denied = Limb("leaf", Standing.MISSING, column=leaf("age:adult"), weighing=weighing)
    limbs = (child, child, denied)

    assert remark("spared", limbs=(limb("age:child"),)) == _spared_by(
        Limb("any-of", Standing.SUPPORTED, limbs=limbs)
    )
    assert remark("spared-by", limbs=(limb("age:child"),), cite="s 5(2)") == _spared_by(
        Limb("any-of", Standing.SUPPORTED, "s 5(2)", limbs=limbs)
    )


OPEN = Limb("leaf", Standing.THIN, "a")
CLOSED = Limb("leaf", Standing.CONTRADICTED)
STANDS = Limb("leaf", Standing.SUPPORTED)


@pytest.mark.parametrize(
    ("kind", "limbs", "count", "proved"),
    [
        *[("any-of", (OPEN, CLOSED), 0, [OPEN]), ("all-of", (OPEN, STANDS), 0, [OPEN])],
        *[("all-of", (OPEN, OPEN), 0, []), ("at-least", (OPEN, STANDS, CLOSED), 2, [OPEN])],
        *[("at-least", (OPEN, OPEN), 2, []), ("at-least", (OPEN, OPEN), 1, [OPEN, OPEN])],
        *[("unless", (OPEN, OPEN), 0, [OPEN]), ("unless", (OPEN, STANDS), 0, [])],
    ],
)
def test_what_would_do_alone_is_what_alone_is_lacking(
    kind: str, limbs: tuple[Limb, ...], count: int, proved: list[Limb]
) -> None:
    """S34: of all, or of so many, the one that is left; of any each that is not closed."""
    assert proved == list(enough(Limb(kind, Standing.THIN, limbs=limbs, count=count)))
