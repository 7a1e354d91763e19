"""Which pairs of suspect and complainant a change of the facts can reach (ADR 0032)."""

from __future__ import annotations

import pytest

from chargeassist.case.model import Fact
from chargeassist.law.algebra import Who
from chargeassist.reasoning.change import Change
from chargeassist.reasoning.ledger import PAIR, STANDS, UNSAID
from tests.builders import case, fact

HIT = ("S1", "V1")
(STRUCK,) = case(fact("f1", "conduct:struck")).facts


def _reached(*pairs: tuple[str, str], asks: tuple[object, ...], first: tuple[Fact, ...] = ()) -> set[object]:
    """Return which pairs the entry of a blow by S1 to V1 reaches, when each of them asks for one thing."""
    change = Change(() if first else (STRUCK,), frozenset(), frozenset(), first, 0)
    return set(change.reaches({pair: {asks} for pair in pairs}, (), frozenset()))


@pytest.mark.parametrize(
    ("by", "of", "other", "reached"),
    [
        *[(Who.SUSPECT, None, ("S1", "V2"), True), (Who.SUSPECT, None, ("S2", "V2"), False)],
        *[(Who.ANOTHER, None, ("S2", "V2"), True), (Who.ANOTHER, None, ("S1", "V2"), False)],
        *[(Who.COMPLAINANT, None, ("S2", "S1"), True), (Who.COMPLAINANT, None, ("S2", "V2"), False)],
        *[(None, Who.COMPLAINANT, ("S2", "V1"), True), (None, Who.COMPLAINANT, ("S2", "V2"), False)],
        *[(None, Who.ANOTHER, ("S2", "V2"), True), (None, Who.ANOTHER, ("S2", "V1"), False)],
        *[(None, Who.SUSPECT, ("S2", "V2"), False), (None, None, ("S2", "V2"), True)],
    ],
)
def test_who_reads_how_anothers_offence_stands_is_reached(
    by: Who | None, of: Who | None, other: tuple[str, str], reached: bool
) -> None:
    """S21: an offence that reads another is weighed anew where it may read the one that changed."""
    assert ({HIT, other} if reached else {HIT}) == _reached(HIT, other, asks=(STANDS, by, of))


def test_who_reads_a_partners_matters_is_reached_through_them() -> None:
    """S41: what is read of one pair is read by whoever reads that, and by nobody else."""
    assert {HIT, ("S2", "V2")} == _reached(HIT, ("S2", "V2"), asks=(PAIR, *HIT))
    assert {HIT} == _reached(HIT, ("S2", "V2"), asks=(PAIR, "S3", "V1"))


def test_the_first_fact_of_a_term_reaches_who_asked_in_vain() -> None:
    """What nobody had said is read by whom the fact may be about, and by nobody else."""
    pairs = (HIT, ("S2", "V1"), ("S1", "V2"))

    assert {HIT} == _reached(*pairs, asks=(UNSAID, Who.SUSPECT, Who.COMPLAINANT), first=(STRUCK,))
    assert {HIT, ("S2", "V1")} == _reached(*pairs, asks=(UNSAID, None, Who.COMPLAINANT), first=(STRUCK,))
    assert set() == _reached(*pairs, asks=(PAIR, "S3", "V3"), first=(STRUCK,))
