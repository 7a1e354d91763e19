"""Known cases under their own State's law: Kenya, South Africa and Senegal, on the day of the facts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import pytest
from attrs import frozen

from chargeassist import Assessment, Charge, Standing, assess, case_from_dict
from tests.known_cases.compare import ACTIVE, best, key, lacking, made_out
from tests.known_cases.load import HERE, law, rows

DATED = ("on", "value", "as_at")
"""The keys of a case file that hold days."""


@frozen
class Told:
    """A known case under the law of its State, and what must be said of it there."""

    id: str
    state: str
    published: str
    years_back: int = 0
    upheld: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    must_not: tuple[str, ...] = ()
    differs: tuple[tuple[str, str, str], ...] = ()

    def charge(self, wanted: str) -> Charge | None:
        """Return the charge ``suspect/person/offence`` that goes furthest, or None if it is not listed."""
        return best(iter(judged(self).charges), wanted)


def _told(row: dict[str, Any]) -> Told:
    return Told(
        id=row["id"],
        state=row["state"],
        published=row["published"],
        years_back=row.get("years_back", 0),
        upheld=tuple(row.get("upheld", ())),
        failed=tuple((f["charge"], f["element"]) for f in row.get("failed", ())),
        must_not=tuple(row.get("must_not", ())),
        differs=tuple((d["charge"], d["is"], d["because"]) for d in row.get("differs", ())),
    )


TOLD = tuple(_told(r) for r in tomllib.loads((HERE / "own_law.toml").read_text("utf-8"))["case"])
THEIR_OWN_DAYS = next(t for t in TOLD if t.years_back)
each_case = pytest.mark.parametrize("told", TOLD, ids=[f"{t.id}-{t.years_back}-years-back" for t in TOLD])


@cache
def judged(told: Told) -> Assessment:
    """Return what the library says of a case under the law of its own State, worked out once."""
    tables = _moved(rows(told.id, told.state), told.years_back)
    return assess(case_from_dict(tables), law(told.state))


def _moved(value: Any, years: int, key: str = "") -> Any:
    """Return *value* with every day in it *years* earlier."""
    match value:
        case dict():
            return {k: _moved(v, years, k) for k, v in value.items()}
        case list():
            return [_moved(v, years, key) for v in value]
        case str() if key in DATED:
            return re.sub(r"\b\d{4}\b", lambda year: str(int(year[0]) - years), value)
        case _:
            return value


def _answer(charge: Charge | None) -> Iterator[str]:
    """Yield each way in which a charge may differ that is true of it."""
    if charge is None:
        yield "not listed"
        return
    if charge.role in ACTIVE:
        yield "also"
    elif made_out(charge) and charge.available.is_ == "no":
        yield "closed"
    yield from (f"lacks {element}" for element in lacking(charge))


@each_case
def test_a_charge_that_courts_upheld_is_on_the_sheet(told: Told) -> None:
    """What the State's courts upheld stands in an active role under the State's own law."""
    found = {wanted: charge.role if (charge := told.charge(wanted)) else "" for wanted in told.upheld}
    assert {} == {wanted: role for wanted, role in found.items() if role not in ACTIVE}, told.published


@each_case
def test_the_element_that_failed_is_named(told: Told) -> None:
    """A charge that failed is off the sheet, and the element it failed for is named as lacking."""
    for wanted, element in told.failed:
        charge = told.charge(wanted)
        assert charge is not None, wanted
        assert element in lacking(charge), told.published
        assert charge.role not in ACTIVE, wanted


@each_case
def test_what_must_not_be_charged_is_not(told: Told) -> None:
    """No charge that the State's law or its courts rule out is primary, cumulative or alternative."""
    active = [key(c) for c in judged(told).charges if c.role in ACTIVE]
    assert [] == [c for c in active for pattern in told.must_not if fnmatchcase(c, pattern)]


@each_case
def test_a_different_answer_is_told_and_explained(told: Told) -> None:
    """Where the State's own law answers otherwise than its courts did, it does so as told, for a reason."""
    for wanted, how, because in told.differs:
        assert how in set(_answer(told.charge(wanted))), wanted
        assert because


def test_the_law_of_the_day_decides_and_not_the_law_of_the_trial() -> None:
    """Facts that make out today's offence are no offence under an Act that began after them."""
    charge = THEIR_OWN_DAYS.charge("S1/V1/za:trafficking-in-persons")
    assert charge is not None
    assert made_out(charge)
    assert "no" == charge.available.is_


def test_rape_does_not_wait_for_a_law_against_trafficking() -> None:
    """With no trafficking offence open to the pack, rape leads and the assault stands beside it."""
    rape = THEIR_OWN_DAYS.charge("S1/V1/za:rape")
    assert rape is not None
    assert "primary" == rape.role


@each_case
def test_custom_answers_no_charge_that_courts_upheld(told: Told) -> None:
    """Custom is named as a defence to be met at most: no upheld charge has a defence that stands."""
    for wanted in told.upheld:
        charge = told.charge(wanted)
        assert charge is not None, wanted
        assert [] == [d.id for d in charge.defences if d.standing >= Standing.DISPUTED], wanted
