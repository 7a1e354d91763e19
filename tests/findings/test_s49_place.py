"""S49: which State's law reaches a charge is read from all conduct of the same course."""

from __future__ import annotations

import pytest

from chargeassist import Charge
from chargeassist.words import remark
from tests.builders import Row, assessed, case, charge, codes, fact

HERE, ABROAD, SOON = "xp", "xq", "2023-06-01"


def trafficking(*more: Row, offence: str = "xp:trafficking-in-persons", **keys: object) -> Charge:
    """Return a charge on somebody recruited abroad, with what else was done to the person."""
    recruited = fact("f1", "act:recruitment", in_=ABROAD, shown_by="E1", **keys)
    return charge(assessed(case(recruited, *more)), offence)


def test_a_part_in_the_state_opens_it_and_the_parts_abroad_are_listed() -> None:
    """Conduct done partly in the State is open, and what was done abroad is named (S49)."""
    found = trafficking(fact("f2", "act:harbouring", in_=HERE, shown_by="E1")).available
    assert ("yes", ("f2",), ("f1",)) == (found.is_, found.facts, found.abroad)


@pytest.mark.parametrize(
    "more",
    [
        fact("f2", "conduct:passport-withheld", in_=HERE, shown_by="E1"),
        fact("f2", "movement:journey", origin=ABROAD, destination=HERE, shown_by="E1"),
        fact("f2", "movement:journey", origin=HERE, destination=ABROAD, shown_by="E1"),
    ],
    ids=["another-act", "journey-in", "journey-out"],
)
def test_the_rest_of_the_course_opens_trafficking(more: Row) -> None:
    """Recruited abroad, and held, brought or taken from here: one course, partly in the State (S49)."""
    found = trafficking(more).available
    assert ("yes", ("f2",), ("f1",)) == (found.is_, found.facts, found.abroad)
    assert remark("course-in-the-state", facts=("f2",)) in found.why


@pytest.mark.parametrize(
    "more",
    [
        fact("f2", "conduct:passport-withheld", in_=HERE, of="V2", shown_by="E1"),
        fact("f2", "conduct:passport-withheld", in_=HERE, by="S2", shown_by="E1"),
        fact("f2", "conduct:passport-withheld", in_=HERE, holds="no", shown_by="E1"),
        fact("f2", "conduct:passport-withheld", in_="za", shown_by="E1"),
        fact("f2", "movement:journey", of="V2", origin=ABROAD, destination=HERE, shown_by="E1"),
    ],
    ids=["of-another", "by-another", "denied", "a-third-State", "another's-journey"],
)
def test_what_is_no_part_of_the_course(more: Row) -> None:
    """What was done to or by somebody else, was not done, or was not done here opens nothing (S49)."""
    assert "yes" != trafficking(more).available.is_


def test_a_partner_in_the_state_opens_it_jointly() -> None:
    """Where the acts of a partner count, so does where the partner acted; alone it does not (S49, S22)."""
    together = fact("f3", "concert:acting-together", by="S1 S2", shown_by="E1")
    rows = (
        fact("f1", "act:recruitment", in_=ABROAD, shown_by="E1"),
        fact("f2", "act:harbouring", by="S2", in_=HERE, shown_by="E1"),
        fact("f4", "means:threat", by="S2", shown_by="E1"),
        fact("f5", "purpose:forced-labour", shown_by=[{"evidence": "E1", "words": True}]),
    )
    found = assessed(case(*rows, together))
    joint = charge(found, "xp:trafficking-in-persons", mode="joint").available
    assert ("yes", ("f1",)) == (joint.is_, joint.abroad)
    assert "yes" != charge(found, "xp:trafficking-in-persons").available.is_


@pytest.mark.parametrize(
    ("name", "offence"),
    [
        ("conduct:struck", "assault"),
        ("conduct:sexual-act", "rape"),
        ("conduct:detained", "unlawful-confinement"),
        ("conduct:taken-away", "kidnapping"),
    ],
)
def test_what_is_done_to_a_body_or_to_freedom_stays_abroad(name: str, offence: str) -> None:
    """Violence, sexual acts and takings abroad stay abroad, though the course came here (S49)."""
    done = fact("f2", name, in_=ABROAD, shown_by="E1")
    here = fact("f3", "act:harbouring", in_=HERE, shown_by="E1")
    found = trafficking(done, here, offence=f"xp:{offence}").available
    assert ("no", ("f2",)) == (found.is_, found.abroad)


def test_what_is_neither_is_to_be_confirmed() -> None:
    """A paper forged abroad in a course that came here is told with the question, not as open (S49)."""
    forged = fact("f2", "conduct:document-forged", in_=ABROAD, shown_by="E1")
    here = fact("f3", "act:harbouring", in_=HERE, shown_by="E1")
    found = trafficking(forged, here, offence="xp:forgery").available
    assert ("unknown", ("course-to-confirm",)) == (found.is_, codes(found.why))


JOURNEY_OUT = fact("f2", "movement:journey", of="S1", origin=HERE, destination=ABROAD, shown_by="E1")


@pytest.mark.parametrize("place", [None, HERE, ABROAD], ids=["not-said", "left-here", "entered-there"])
def test_leaving_opens_no_entering(place: str | None) -> None:
    """Who left this State has entered another: its law of entry is not broken by that (S49)."""
    entered = fact("f1", "conduct:unlawful-entry", in_=place, shown_by="E1")
    found = charge(
        assessed(case(entered, JOURNEY_OUT, as_at=SOON)), "xp:illegal-entry", complainant=None
    ).available
    assert ("no", (remark("for-another-state", states=(ABROAD,)),)) == (found.is_, found.why)


def test_entering_here_is_open() -> None:
    """Who came into this State entered it, whatever place the fact names (S49)."""
    journey = JOURNEY_OUT | {"origin": ABROAD, "destination": HERE}
    entered = fact("f1", "conduct:unlawful-entry", in_=ABROAD, shown_by="E1")
    found = charge(
        assessed(case(entered, journey, as_at=SOON)), "xp:illegal-entry", complainant=None
    ).available
    assert ("yes", ()) == (found.is_, found.abroad)


def test_the_journey_of_another_says_nothing_of_an_entry() -> None:
    """A person's own entry is where the fact says, whoever else came into the State (S49)."""
    journey = JOURNEY_OUT | {"origin": ABROAD, "destination": HERE, "of": ["V1"]}
    entered = fact("f1", "conduct:unlawful-entry", in_=ABROAD, shown_by="E1")
    found = charge(
        assessed(case(entered, journey, as_at=SOON)), "xp:illegal-entry", complainant=None
    ).available
    assert ("no", ("f1",)) == (found.is_, found.abroad)


def test_a_charge_for_another_state_names_it() -> None:
    """A charge that only other States can bring names them; the high seas name none (S49)."""
    struck = [fact(f"f{i}", "conduct:struck", in_=p, shown_by="E1") for i, p in enumerate(("xq", "za"))]
    abroad = charge(assessed(case(*struck, as_at=SOON)), "xp:assault").available
    assert (remark("for-another-state", states=("xq", "za")),) == abroad.why
    adrift = fact("f1", "conduct:struck", in_="high-seas", shown_by="E1")
    at_sea = charge(assessed(case(adrift, as_at=SOON)), "xp:assault").available
    assert ("no-head-stands",) == codes(at_sea.why)


def test_another_state_is_named_in_words_where_its_law_is_loaded() -> None:
    """A State whose pack is loaded is named by the title of its pack (S49)."""
    struck = case(fact("f1", "conduct:struck", in_=ABROAD, shown_by="E1"), as_at=SOON)
    (why,) = charge(assessed(struck, "xp", "xq"), "xp:assault").available.why
    assert "Palmeria" not in str(why["states"])
    assert (ABROAD,) != why["states"]
