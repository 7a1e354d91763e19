"""Judgement, not code: fifteen decided cases, and whether the library says what courts came to say."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from chargeassist import assess
from tests.known_cases.__main__ import WIDTH, table
from tests.known_cases.compare import ACTIVE, Row, compared, everything, expected, key, measures
from tests.known_cases.load import HERE, IDS, STATE, assessed, case, law


def differing(id: str) -> list[Row]:
    """Return the rows of a case that are not as the table tells them."""
    return [r for r in compared(id) if not r.as_told]


def test_the_bride_who_ran() -> None:
    """A child moved for sex is trafficked without means, and neither custom nor family consent answers it."""
    assert [] == differing("modelled-on-za-2015")


def test_fifteen_counts_and_a_bank_account() -> None:
    """Smuggling needs a benefit in every count: here proved for three and missing for the rest."""
    assert [] == differing("modelled-on-na-2022")


def test_twelve_dancers_and_a_salary_paid_beforehand() -> None:
    """One person's word through the press proves neither means nor exploitation; an open age is pleaded."""
    assert [] == differing("modelled-on-ke-2022")


def test_well_housed_and_never_paid() -> None:
    """Unpaid work and papers kept prove means and exploitation, however well the women were treated."""
    assert [] == differing("modelled-on-ke-2021")


def test_the_only_witness() -> None:
    """A case that rests on one witness says so while she can be heard, and falls when she cannot be found."""
    assert [] == differing("modelled-on-tt-2023")


def test_ten_in_a_minibus() -> None:
    """To drive people towards a border is not to traffic in them: means and purpose are missing."""
    assert [] == differing("modelled-on-mw-2021")


def test_massage_work_for_a_week() -> None:
    """Each answers for a stage: escorts and driver for trafficking, the one in control for servitude too."""
    assert [] == differing("modelled-on-fj-2013")


def test_two_girls_and_one_birth_date() -> None:
    """Where an age is not proved the aggravation falls, and the offence with means stands."""
    assert [] == differing("modelled-on-ug-2014")


def test_pupils_sent_to_beg() -> None:
    """Children sent to beg: the offence of begging beside trafficking, and tradition answers neither."""
    assert [] == differing("modelled-on-sn-2010")


def test_a_borrowed_passport_at_the_bridge() -> None:
    """An investigator's conclusion proves no purpose; a borrowed passport leads to smuggling and papers."""
    assert [] == differing("modelled-on-bw-2018")


def test_an_oath_and_a_debt() -> None:
    """Trafficking and smuggling stand together on one journey, and an oath with a debt is means."""
    assert [] == differing("modelled-on-it-2019")


def test_a_mother_at_the_airport() -> None:
    """Who brings the children in her care, for nothing, does not smuggle; her papers are for asylum law."""
    assert [] == differing("modelled-on-eu-2025")


def test_lent_to_another_household() -> None:
    """Servitude can be made out in fact and be no offence of the day: the gap is named, nothing charged."""
    assert [] == differing("modelled-on-fr-2005")


def test_two_gardeners() -> None:
    """A minor found growing drugs is referred before any charge, plea or no plea, labelled victim or not."""
    assert [] == differing("modelled-on-gb-2021")


def test_a_kidney_for_a_daughter() -> None:
    """Trafficking for an organ is complete before anything is taken, and each must be shown to know."""
    assert [] == differing("modelled-on-gb-2023")


# -- the measures --------------------------------------------------------------------------------


def test_at_least_thirteen_of_fifteen_come_out_as_published() -> None:
    """The library agrees with what was published in nearly every case, and nothing is bent to it."""
    so_many, of = measures().as_published
    assert 15 == of
    assert so_many >= 13


def test_charges_that_courts_upheld_are_on_the_sheet() -> None:
    """Of the charges that courts upheld, nine in ten or more are advised in some role."""
    so_many, of = measures().upheld
    assert so_many >= 0.9 * of


def test_the_element_that_failed_is_named() -> None:
    """Of the charges that failed for an element, the library names that element in nine of ten."""
    so_many, of = measures().named
    assert so_many >= 0.9 * of


def test_no_charge_that_must_not_stand_is_on_the_sheet() -> None:
    """The victim's drug charge, smuggling by the mother, trafficking without a purpose: never, not once."""
    assert 0 == measures().wrong[0]


# -- the table and the files ---------------------------------------------------------------------


def test_every_case_is_in_the_table_and_every_difference_is_explained() -> None:
    """Each case has a row, and each difference one line that says why, and says it truly."""
    assert set(IDS) == set(expected())
    rows = [r for _, found in everything() for r in found]
    assert [] == [r for r in rows if not r.agrees and not r.because]


def test_the_table_fits_a_terminal() -> None:
    """Every line of the printed table fits in eighty columns, and it prints every case."""
    lines = [part for line in table() for part in line.splitlines()]
    assert [] == [line for line in lines if len(line) > WIDTH]
    assert set(IDS) == {line.split(":")[0] for line in lines if line.startswith("modelled-on-")}


@pytest.mark.parametrize("id", IDS[::3])
def test_without_evidence_nothing_is_advised(id: str) -> None:
    """What is told of a case carries no charge by itself: take the evidence away and the sheet is empty."""
    one = case(id)
    facts = tuple(evolve(f, shown_by=()) for f in one.facts)
    left = assess(evolve(one, facts=facts), law("xp"))
    assert [] == [key(c) for c in left.charges if c.role in ACTIVE]


@pytest.mark.parametrize("id", IDS)
def test_nobody_is_named(id: str) -> None:
    """Persons are pseudonyms, cases are named by State and year, and the charging State is left open."""
    text = (HERE / "cases" / f"{id}.toml").read_text("utf-8")
    assert re.fullmatch(r"modelled-on-[a-z]{2}-\d{4}", id)
    assert all(re.fullmatch(r"[A-Z]\d", p.id) for p in case(id).persons)
    assert f'law = ["{STATE}"]' in text
    assert assessed(id).case.id == id
