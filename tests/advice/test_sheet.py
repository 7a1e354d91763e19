"""The rules of a charge sheet, each with a count that keeps it and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from chargeassist import review
from tests.builders import Row, assessed, case, fact, item

TRAFFICKING, CONFINEMENT = "xp:trafficking-in-persons", "xp:unlawful-confinement"
GOOD = {"id": "L1", "suspect": "S1", "offence": CONFINEMENT, "complainant": "V1", "on": "2023-04-05"}
HELD = fact("f1", "conduct:locked-in", shown_by="E1 E2")


def _defects(laid: list[Row], *facts: Row, pack: str = "xp", **tables: Any) -> list[tuple[str, str]]:
    found = review(assessed(case(*(facts or (HELD,)), laid=laid, **tables), pack))
    return [(d.laid, d.code) for d in found.defects]


def test_a_count_that_keeps_every_rule() -> None:
    """One offence, one person, one course, one day: nothing to say."""
    assert [] == _defects([GOOD])


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"on": None}, ["no-date"]),
        ({"on": "2022-01-01"}, ["other-days"]),
        ({"on": "1960-01-01/2023-04-05"}, ["not-yet-in-force"]),
        ({"complainant": None}, ["no-person"]),
    ],
)
def test_a_count_that_breaks_one_rule(change: Row, codes: list[str]) -> None:
    """A day is named, the facts lie on it, the law covers it, and a person stands behind it."""
    laid = {k: v for k, v in {**GOOD, **change}.items() if v}

    assert codes == [code for _, code in _defects([laid])]


def test_one_count_for_each_person() -> None:
    """Two people are two counts."""
    laid = {k: v for k, v in GOOD.items() if k != "complainant"}
    other = fact("f2", "conduct:locked-in", of="V2", shown_by="E3")

    assert [("L1", "several-persons")] == _defects([laid], HELD, other)


def test_one_count_for_each_course() -> None:
    """Two courses against one person are two counts."""
    held = [fact(f"f{i}", "conduct:locked-in", episode=f"e{i}", shown_by=f"E{i}") for i in (1, 2)]
    episodes = [{"id": f"e{i}", "on": "2023-04-05"} for i in (1, 2)]

    assert [("L1", "several-courses")] == _defects([GOOD], *held, episode=episodes)
    assert [] == _defects([GOOD | {"episode": "e1"}], *held, episode=episodes)


def test_a_count_across_a_change_of_the_law() -> None:
    """A law that changed asks for a count for each part."""
    laid = GOOD | {"offence": "xp:child-marriage", "on": "2013-05-01/2014-05-01"}
    married = fact("f1", "conduct:marriage-with-child", on="2013-05-01/2014-05-01", shown_by="E1")

    assert [("L1", "law-change")] == _defects([laid], married)


def test_a_consent_is_recorded() -> None:
    """What may not be brought without a consent waits for it, and the sheet says so."""
    laid = GOOD | {"offence": "xp:forced-marriage"}
    wed = fact("f1", "conduct:marriage-arranged", shown_by="E1 E2")

    given = {"id": "K1", "suspect": "S1", "offence": "xp:forced-marriage", "of_whom": "DPP", "given": "yes"}
    assert [("L1", "consent")] == _defects([laid], wed)
    assert [] == _defects([laid], wed, consent=[given])


LESSER = {"id": "L2", "suspect": "S1", "offence": "xp:assault", "complainant": "V1", "on": "2023-04-05"}
STRUCK = (
    fact("f1", "conduct:struck", shown_by="E1 E2"),
    fact("f2", "result:bodily-harm", shown_by="E1 E2"),
)


def test_what_lies_within_another_count_is_an_alternative() -> None:
    """A lesser count on part of the same facts is marked as in the alternative."""
    greater = LESSER | {"id": "L1", "offence": "xp:actual-bodily-harm"}

    assert [("L2", "alternative")] == _defects([greater, LESSER], *STRUCK)
    assert [] == _defects([greater, LESSER | {"alternative_to": "L1"}], *STRUCK)


def test_counts_tried_together_have_something_in_common() -> None:
    """Another suspect, another person, another item: nothing joins the counts."""
    apart = GOOD | {"id": "L2", "suspect": "S2", "complainant": "V2"}
    other = fact("f2", "conduct:locked-in", by="S2", of="V2", shown_by="E3")

    assert [("L1", "joinder"), ("L2", "joinder")] == _defects([GOOD, apart], HELD, other)
    assert [] == _defects([GOOD, apart], HELD, other | {"shown_by": ["E2"]}, evidence=[item("E2")])


def test_a_count_without_a_day_is_told_the_days_of_the_file() -> None:
    """Where the facts have days they are named; else that none is known. So is the person it was done to."""
    laid = {k: v for k, v in GOOD.items() if k not in ("on", "complainant")}
    undated = {k: v for k, v in HELD.items() if k != "on"}
    dated, without = (review(assessed(case(row, laid=[laid]))) for row in (HELD, undated))

    assert ["no-day-named", "one-to-be-named"] == [d.text.code for d in dated.defects]
    assert ["no-day-known", "one-to-be-named"] == [d.text.code for d in without.defects]
