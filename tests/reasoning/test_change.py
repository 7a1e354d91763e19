"""Which pairs of suspect and complainant a change of the facts can reach (ADR 0032)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from chargeassist.case.model import Fact
from chargeassist.law.algebra import Who
from chargeassist.reasoning.caseload import weigher_of
from chargeassist.reasoning.change import Change, between
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.ledger import PAIR, STANDS, UNSAID, VALUE, Ledger
from chargeassist.reasoning.matters import UNKNOWN
from tests.builders import Row, case, fact, item, law

HIT = ("S1", "V1")
(STRUCK,) = case(fact("f1", "conduct:struck")).facts


def _reached(
    *pairs: tuple[str, str], asks: tuple[object, ...], first: tuple[Fact, ...] = (), terms: int = 1
) -> set[object]:
    """Return which pairs the entry of a blow by S1 to V1 reaches, when each of them asks for one thing."""
    change = Change(() if first else (STRUCK,), frozenset(), frozenset(), first, 1, 0)
    ledger = Ledger()
    for pair in pairs:
        ledger.asks(pair, asks)
        ledger.unsaid((), asks, terms)
    return set(change.reaches(ledger, (), frozenset()))


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
    assert set() == _reached(*pairs, asks=(UNSAID, None, None), first=(STRUCK,), terms=2)


def _weigher(*rows: Row, **tables: Any) -> Weigher:
    """Return what weighs the facts of rows under Palmeria's law."""
    return weigher_of(case(*rows, **tables), law("xp").pack("xp"), law("xp").vocabulary, "charge")


def _between(was: Sequence[Row], is_: Sequence[Row]) -> set[str] | None:
    """Return the facts that are others than before, or None where that may reach everything."""
    change = between(_weigher(*was), _weigher(*is_))
    return None if change is None else {f.id for f in change.facts}


def test_rows_in_another_order_reach_everything() -> None:
    """What comes or goes leaves the others in order; where two change places all is weighed anew."""
    a, b, c = fact("f1", "conduct:struck"), fact("f2", "conduct:locked-in"), fact("f3", "means:threat")

    assert set() == _between([a, b], [a, b])
    assert {"f3"} == _between([a, b], [a, b, c]) == _between([a, b], [a, c, b]) == _between([a, c, b], [a, b])
    assert {"f1"} == _between([a, b], [b])
    assert None is _between([a, b], [b, a])
    assert None is _between([a, b], [b, c, a])


def test_a_fact_is_known_by_whom_it_names_and_by_nobody_where_it_names_none() -> None:
    """Of nobody named is of an unknown person; what says a value is asked for by the person as well."""
    nobody = fact("f1", "conduct:struck", by=[])
    held, born = fact("f2", "conduct:locked-in"), fact("f3", "person:born", value="2008")
    unnamed, valued = (between(_weigher(held), _weigher(held, new)) for new in (nobody, born))

    assert unnamed is not None
    assert valued is not None
    assert {("conduct", w, v) for w in (UNKNOWN, None) for v in ("V1", None)} < unnamed.keys
    assert (VALUE, "V1") in valued.keys
    assert not any(k[0] == VALUE for k in unnamed.keys)


def test_what_speaks_of_a_fact_that_is_shown_otherwise_speaks_otherwise() -> None:
    """S37: a mind about an act is weighed anew where what shows the act is another item; no other is."""
    rows = (
        fact("f1", "conduct:struck", shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E2"),
        *(fact(f"g{n}", "fault:intention", as_to=f"f{n}", shown_by="E3") for n in (1, 2)),
    )
    was, is_ = (_weigher(*rows, evidence=[item("E1", kind)]) for kind in ("witness-testimony", "exhibit"))
    change = between(was, is_)

    assert change is not None
    assert {"f1", "g1"} == {f.id for f in change.facts}
