"""The fifteen traps where the obvious rule gives a wrong answer."""

from __future__ import annotations

from chargeassist import Standing
from tests.builders import (
    Row,
    assessed,
    case,
    charge,
    charges,
    element,
    fact,
    gate,
    inferred,
    item,
    limb,
    said,
    standing,
    weigh,
)

TRAFFICKING = "xp:trafficking-in-persons"
SMUGGLING = "xp:smuggling-of-migrants"
ACT = "conduct:struck"
WORDS = [{"evidence": "E1", "words": True}]


def test_a_trafficked_youths_drug_charge() -> None:
    """Who grew plants behind a lock is blocked by a gate, though nobody calls him a victim (S25)."""
    one = case(
        fact("f1", "conduct:cultivating-drug", of=None, shown_by="E2=strong"),
        fact("f2", "act:harbouring", by="", of="S1", shown_by="E1"),
        fact("f3", "conduct:locked-in", by="", of="S1", shown_by="E1 E2"),
        fact("f4", "person:born", of="S1", value="2006~", shown_by="E1"),
        inferred("f5", "purpose:criminal-activities", "f3", by="", of="S1"),
        evidence=[
            item("E1", "suspect-statement", from_="S1"),
            item("E2", "police-testimony", from_="police"),
        ],
    )
    found = assessed(one)
    growing = charge(found, "xp:drug-cultivation")
    assert (Standing.SUPPORTED, "blocked") == (growing.standing, growing.role)
    assert growing.id in gate(found).blocks


def test_a_bare_denial_against_a_bank_record() -> None:
    """A suspect's denial does not dispute what a record shows (S2)."""
    one = case(
        fact("f1", "conduct:took-payment", shown_by="E1=strong"),
        fact("f2", "conduct:took-payment", holds="no", shown_by="E2=strong"),
        evidence=[item("E1", "bank-record", from_="bank"), item("E2", "suspect-statement", from_="S1")],
    )
    assert Standing.SUPPORTED == standing(one, "conduct:took-payment", stage="trial")


def test_limbs_of_two_events_joined() -> None:
    """An act in one event and the means and purpose of another make no trafficking (S19)."""
    one = case(
        fact("f1", "act:transportation", episode="e1", shown_by="E1"),
        fact("f2", "means:threat", episode="e2", shown_by="E1"),
        fact("f3", "purpose:forced-labour", episode="e2", shown_by=WORDS),
        episode=[{"id": "e1"}, {"id": "e2"}],
    )
    assert Standing.MISSING == charge(assessed(one), TRAFFICKING).standing


def test_a_recantation_that_hides_the_charge() -> None:
    """A complainant who takes it back leaves the charge thin and listed, not contradicted (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1=strong"),
        evidence=[
            item("E1", "victim-testimony", from_="V1"),
            item("E2", "victim-testimony", from_="V1", retracts="E1", strength="strong"),
        ],
    )
    found = charge(assessed(one), "xp:assault")
    assert Standing.THIN == found.standing
    assert "recanted" in said(element(found, "force").causes)


def test_an_absent_indicator_read_as_denial() -> None:
    """That a person could go out and had papers says nothing against coercion (S10)."""
    one = case(
        fact("f1", "means:other-coercion", shown_by=WORDS),
        fact("f2", "indicator:movement-restricted", holds="no", shown_by="E2=strong"),
        fact("f3", "indicator:document-retention", holds="no", shown_by="E3=strong"),
    )
    found = weigh(one, "means:other-coercion")
    assert (Standing.SUPPORTED, ()) == (found.standing, found.against)


def test_a_child_by_label() -> None:
    """A label that says child, or a person row, makes nobody a child: it is thin (S8)."""
    girl: Row = {"id": "V1", "is": ["victim"], "label": "girl of twelve", "born": "2011"}
    found = charge(assessed(case(fact("f1", "act:harbouring", shown_by="E1"), persons=[girl])), TRAFFICKING)
    means = element(found, "means")
    assert (Standing.THIN, False) == (means.standing, means.need_not_be_proved)


def test_an_age_too_wide_to_decide() -> None:
    """A year of birth that leaves the age open decides neither way, and says so (S8, S9)."""
    one = case(
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "person:born", value="2005", shown_by="E2=strong"),
    )
    means = element(charge(assessed(one), TRAFFICKING), "means")
    assert (Standing.THIN, False, True) == (means.standing, means.need_not_be_proved, means.both_branches)
    assert "value too wide" in said(means.causes)


def test_an_untied_phone() -> None:
    """Messages on a telephone that is nobody's show nothing of what this suspect did (S4)."""
    one = case(
        fact("f1", "act:recruitment", shown_by="E1=strong"),
        evidence=[item("E1", "message", from_="telephone-company")],
    )
    found = charge(assessed(one), TRAFFICKING)
    assert Standing.THIN == element(found, "act").standing
    assert "attribute" in {g.kind for g in found.gaps if g.element == "act"}


def test_what_other_complainants_say() -> None:
    """What was done to another is listed and not counted (S4)."""
    one = case(
        fact("f1", ACT, of="V1 V2", shown_by="E1=strong"),
        evidence=[item("E1", "victim-testimony", from_="V2")],
    )
    found = {c.matter.complainant: c.standing for c in charges(assessed(one), "xp:assault")}
    assert {"V1": Standing.THIN, "V2": Standing.SUPPORTED} == found
    assert ["E1"] == [c.evidence for c in weigh(one, ACT).evidence]


def test_weak_items_adding_up() -> None:
    """Ten weak items are weak (S3)."""
    one = case(fact("f1", ACT, shown_by=" ".join(f"E{i}=weak" for i in range(10))))
    assert Standing.THIN == standing(one, ACT)


def test_an_exception_nobody_raised() -> None:
    """An exception of the statute that nobody has raised is watched, and not missing (S16)."""
    taking = element(
        charge(assessed(case(fact("f1", "conduct:taken-away", shown_by="E1"))), "xp:kidnapping"), "taking"
    )
    assert Standing.SUPPORTED == taking.standing
    assert limb("relation:parent-or-guardian") in taking.watch


def test_movement_not_needed() -> None:
    """Trafficking asks for no journey and no border (S14; Palmeria, s 5; Trafficking Protocol art. 3)."""
    one = case(
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "means:threat", shown_by="E1"),
        fact("f3", "purpose:forced-labour", shown_by=WORDS),
        fact("f4", "movement:across-border", holds="no", shown_by="E2=strong"),
    )
    assert Standing.SUPPORTED == charge(assessed(one), TRAFFICKING).standing


def test_the_migrant_as_object() -> None:
    """Nobody is charged with smuggling himself, and to be carried lists no charge (S25)."""
    migrant: Row = {"id": "S1", "is": ["suspect", "migrant"]}
    one = case(
        fact("f1", "act:procurement-of-entry", by="S1", of="S1", shown_by="E1"),
        fact("f2", "act:procurement-of-entry", by="", of="S1", shown_by="E1"),
        persons=[migrant],
    )
    assert [] == charges(assessed(one), SMUGGLING)


def test_own_passage_as_benefit() -> None:
    """Who steered for his own passage has no benefit from smuggling, and is flagged (S25, S18)."""
    one = case(
        fact("f1", "act:procurement-of-entry", of="M1", shown_by="E1"),
        fact("f2", "benefit:own-passage", of="M1", shown_by="E1=strong"),
    )
    found = assessed(one)
    benefit = element(charge(found, SMUGGLING, complainant="M1"), "benefit")
    assert (Standing.MISSING, ["S1"]) == (
        benefit.standing,
        [f.about for f in found.flags if f.code == "own-passage"],
    )


def test_the_treaty_list_used_to_convict() -> None:
    """The treaty's list fills no gap in a national one, here Kenya's on organs (S24, S43; Act s 2)."""
    one = case(
        fact("f1", "act:harbouring", in_="ke", shown_by="E1"),
        fact("f2", "means:other-coercion", shown_by=WORDS),
        fact("f3", "purpose:organ-removal", shown_by=WORDS),
    )
    treaty = charge(assessed(one, "un"), "un:trafficking-in-persons")
    found = assessed(one, "ke")
    purpose = element(charge(found, "ke:trafficking-in-persons"), "purpose")
    assert (Standing.SUPPORTED, "no") == (treaty.standing, treaty.available.is_)
    assert (Standing.DISPUTED, {"ke"}) == (purpose.standing, {c.offence.pack for c in found.charges})
