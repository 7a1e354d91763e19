"""S27: a statute that says which offence to charge; Kenya, Penal Code s 266A."""

from __future__ import annotations

import pytest
from attrs import evolve

from chargeassist import Charge, Standing
from chargeassist.advice.select import select
from chargeassist.words import remark, told
from tests.builders import Row, assessed, case, charge, codes, fact

DISPLACED = "ke:wrongful-confinement"
DISPLACED_TOO = "ke:confining-a-kidnapped-person"
ORDER = "charge-under-the-trafficking-act"
WORDS = [{"evidence": "E1", "words": True}]
CONFINED = fact("f1", "conduct:detained", in_="ke", shown_by="E1")
HARBOURED = fact("f2", "act:harbouring", in_="ke", shown_by="E1")
THREATENED = fact("f3", "means:threat", shown_by="E1")
EXPLOITED = fact("f4", "purpose:forced-labour", shown_by=WORDS)


def confinement(*facts: Row, offence: str = DISPLACED) -> Charge:
    """Return the charge that the order may displace."""
    return charge(assessed(case(CONFINED, *facts), "ke"), offence)


def test_no_order_without_its_purpose() -> None:
    """Where its own condition does not stand, the order says nothing (S27; purpose of exploitation)."""
    assert () == confinement(HARBOURED, THREATENED).orders


def test_the_ordered_charge_stands() -> None:
    """Where the charge it names is chargeable, the order says to bring that one (S27)."""
    (order,) = confinement(HARBOURED, THREATENED, EXPLOITED).orders
    assert (ORDER, "charge-ordered") == (order.id, order.state)
    assert remark("ordered", offence="ke:trafficking-in-persons", standing="supported") == order.text


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ([HARBOURED, EXPLOITED], "means thin"),
        ([THREATENED, EXPLOITED], "act missing"),
        ([HARBOURED | {"shown_by": []}, THREATENED, EXPLOITED], "act thin"),
    ],
    ids=["no-means", "no-act", "act-only-asserted"],
)
def test_no_such_charge_stands(facts: list[Row], lacking: str) -> None:
    """Where no charge it names is chargeable, the order says which element keeps it out (S27)."""
    (order,) = confinement(*facts).orders
    assert (ORDER, "no-such-charge") == (order.id, order.state)
    assert told(order.text).endswith(f" is ordered, but no such charge stands: {lacking}")


@pytest.mark.parametrize("facts", [[EXPLOITED], [HARBOURED, THREATENED, EXPLOITED]])
def test_the_displaced_offence_keeps_its_standing(facts: list[Row]) -> None:
    """An order changes no standing: the displaced offence stands as its elements do (S27)."""
    assert Standing.SUPPORTED == confinement(*facts).standing


def test_only_what_it_displaces() -> None:
    """An order is said of the offences it displaces and of no other (S27)."""
    found = assessed(case(CONFINED, HARBOURED, THREATENED, EXPLOITED), "ke")
    assert {DISPLACED, DISPLACED_TOO} == {c.offence.key for c in found.charges if c.orders}


def test_another_complainant_does_not_carry_it() -> None:
    """Trafficking of one person does not displace the confinement of another (S27, S19)."""
    other = [row | {"of": ["V2"]} for row in (HARBOURED, THREATENED, EXPLOITED)]
    (order,) = confinement(*other, fact("f9", "purpose:forced-labour", shown_by=WORDS)).orders
    assert "no-such-charge" == order.state


def test_an_order_moves_roles_only_where_its_charge_stands() -> None:
    """The displaced offence leaves the sheet for the ordered charge, and stays on it without (S27)."""
    displaced = confinement(HARBOURED, THREATENED, EXPLOITED)
    assert ("not-advised", ("charging-order",)) == (displaced.role, codes(displaced.reasons))
    assert "primary" == confinement(HARBOURED, EXPLOITED).role


def test_an_order_to_bring_a_blocked_charge_displaces_nothing() -> None:
    """Where a gate blocks the ordered charge, what it would displace stays on the sheet (S24, S27)."""
    found = assessed(case(CONFINED, HARBOURED, THREATENED, EXPLOITED), "ke")
    ordered = charge(found, "ke:trafficking-in-persons")
    charges = tuple(evolve(c, role="blocked") if c is ordered else c for c in found.charges)
    assert "primary" == charge(select(evolve(found, charges=charges)), DISPLACED).role
