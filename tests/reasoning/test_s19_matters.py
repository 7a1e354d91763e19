"""S19: who is charged with what was done to whom, in which course of events."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import Row, assessed, case, charge, charges, fact

EPISODES: list[Row] = [{"id": "e1"}, {"id": "e2"}]
DECEIVED = fact("f1", "conduct:false-job-offer", shown_by="E1")
PAID = fact("f2", "conduct:took-payment", shown_by="E1")
OFFENCE = "xp:obtaining-by-deception"


@pytest.mark.parametrize("role", ["victim", "migrant", "witness", "official", "unknown"])
def test_charges_are_for_suspects(role: str) -> None:
    """Nobody is charged who is not entered as suspect or company (S19)."""
    other: Row = {"id": "P1", "is": [role]}
    found = assessed(case(fact("f1", "conduct:struck", by="P1", shown_by="E1"), persons=[other]))
    assert [] == list(found.charges)


@pytest.mark.parametrize("roles", [["suspect"], ["company"], ["company", "suspect"], ["suspect", "victim"]])
def test_suspects_and_companies_are_charged(roles: list[str]) -> None:
    """A suspect is charged, also one who is a victim too, and so is a company (S19)."""
    other: Row = {"id": "P1", "is": roles}
    found = assessed(case(fact("f1", "conduct:struck", by="P1", shown_by="E1"), persons=[other]))
    assert Standing.SUPPORTED == charge(found, "xp:assault", "P1").standing


@pytest.mark.parametrize("role", ["victim", "migrant", "witness", "official", "unknown", "suspect"])
def test_complainants_are_those_to_whom_it_was_done(role: str) -> None:
    """Whoever a fact names in `of` is a complainant, whatever the file calls that person (S19)."""
    other: Row = {"id": "P1", "is": [role]}
    found = assessed(case(fact("f1", "conduct:struck", of="P1", shown_by="E1"), persons=[other]))
    assert Standing.SUPPORTED == charge(found, "xp:assault", complainant="P1").standing


def test_a_company_is_no_complainant() -> None:
    """A complainant is a natural person or a group, never a company (S19)."""
    firm: Row = {"id": "P1", "is": ["company"]}
    found = assessed(case(fact("f1", "conduct:struck", of="P1", shown_by="E1"), persons=[firm]))
    assert [] == list(found.charges)


def test_a_migrant_can_be_a_victim() -> None:
    """`against` says whom an offence is about, and hides no charge for want of a label (S19)."""
    one = case(fact("f1", "act:harbouring", of="M1", shown_by="E1"))
    found = charge(assessed(one), "xp:trafficking-in-persons", complainant="M1")
    assert "victim" == found.offence.against


def test_against_the_state_there_is_no_complainant() -> None:
    """An offence against the State pairs the suspect with nobody, whoever else is named (S19)."""
    one = case(
        fact("f1", "conduct:cultivating-drug", of="V1 V2", shown_by="E1"),
        fact("f2", "conduct:struck", of="V1", shown_by="E1"),
    )
    assert [None] == [c.matter.complainant for c in charges(assessed(one), "xp:drug-cultivation")]


def test_limbs_of_two_complainants_never_meet() -> None:
    """Deception of one person and payment by another make no obtaining by deception (S19)."""
    one = case(DECEIVED, fact("f2", "conduct:took-payment", of="V2", shown_by="E1"))
    found = charges(assessed(one), OFFENCE)
    assert [Standing.MISSING, Standing.MISSING] == [c.standing for c in found]


def test_limbs_of_two_suspects_never_meet() -> None:
    """What one suspect did and what another did are two charges of the principal (S19)."""
    one = case(DECEIVED, fact("f2", "conduct:took-payment", by="S2", shown_by="E1"))
    both = [charge(assessed(one), OFFENCE, s).standing for s in ("S1", "S2")]
    assert [Standing.MISSING, Standing.MISSING] == both


def obtained(first: str, second: str) -> dict[str | None, list[Standing]]:
    """Return, by episode, how deception in one and payment in another stand."""
    one = case(DECEIVED | {"episode": first.split()}, PAID | {"episode": second.split()}, episode=EPISODES)
    found = charges(assessed(one), OFFENCE)
    return {c.matter.episode: [e.standing for e in c.elements[:2]] for c in found}


def test_limbs_of_two_events_never_meet() -> None:
    """Limbs meet only inside one episode (S19)."""
    yes, no = Standing.SUPPORTED, Standing.MISSING
    assert {"e1": [yes, no], "e2": [no, yes]} == obtained("e1", "e2")


def test_a_fact_without_episode_belongs_to_every_one() -> None:
    """A fact that names no episode belongs to every episode (S19)."""
    yes, no = Standing.SUPPORTED, Standing.MISSING
    assert {"e1": [yes, yes]} == obtained("e1", "")
    assert {"e1": [yes, yes], "e2": [yes, no]} == obtained("e1 e2", "e1")


def test_one_episode_is_one_charge() -> None:
    """Several acts in one episode are one chargeable course, not several (S19)."""
    acts = [
        fact(f"f{i}", "conduct:struck", on=f"2023-0{i}", episode="e1", shown_by="E1") for i in range(1, 6)
    ]
    assert 1 == len(charges(assessed(case(*acts, episode=EPISODES)), "xp:assault"))


def test_the_id_says_what_is_charged() -> None:
    """A charge is named by suspect, complainant, offence, mode, episode and first day (S19)."""
    one = case(fact("f1", "conduct:struck", episode="e1", shown_by="E1"), episode=EPISODES)
    assert "S1/V1/xp:assault/principal/e1/2023-04-05" == charge(assessed(one), "xp:assault").id
