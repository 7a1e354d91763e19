"""S5: several persons in one fact, and none."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, charges, fact, item, standing

ACT = "conduct:struck"


def test_several_persons_mean_each() -> None:
    """Two persons in `by` and two in `of` are four allegations (S5)."""
    one = case(fact("f1", ACT, by="S1 S2", of="V1 V2", shown_by="E1"))
    found = [standing(one, ACT, suspect=s, complainant=v) for s in ("S1", "S2") for v in ("V1", "V2")]
    assert [Standing.SUPPORTED] * 4 == found


def test_evidence_must_speak_of_each() -> None:
    """Each of several persons needs evidence that speaks of that person (S5, S4)."""
    one = case(
        fact("f1", ACT, by="S1 S2", of="V1 V2", shown_by="E1"),
        evidence=[item("E1", "message", tied_to="S2", about="V1")],
    )
    found = [standing(one, ACT, suspect=s, complainant=v) for s in ("S1", "S2") for v in ("V1", "V2")]
    assert [Standing.THIN, Standing.THIN, Standing.SUPPORTED, Standing.THIN] == found


@pytest.mark.parametrize("name", ["purpose:forced-labour", "benefit:financial", "fault:knowledge"])
def test_personal_slots_make_a_fact_of_each(name: str) -> None:
    """What one person wanted, knew or gained is never another's: each has a fact of their own (S5)."""
    found = case(fact("f1", name, by="S1 S2"))
    assert [("f1-S1", ("S1",)), ("f1-S2", ("S2",))] == [(f.id, f.by) for f in found.facts]


def test_what_is_personal_is_shown_of_each_by_what_speaks_of_each() -> None:
    """A message tied to one of two shows the purpose of that one alone (S4, S5)."""
    purpose = "purpose:forced-labour"
    one = case(
        fact("f1", purpose, by="S1 S2", of="V1", shown_by="E1=strong"),
        evidence=[item("E1", "message", tied_to="S2", about="V1")],
    )
    found = [standing(one, purpose, suspect=s) for s in ("S1", "S2")]
    assert [Standing.THIN, Standing.SUPPORTED] == found


def test_nobody_named_is_an_unknown_person() -> None:
    """`by = []` is somebody unknown: against nobody named, and a fact all the same (S5, S20)."""
    one = case(fact("f1", ACT, by="", of="V1", shown_by="E1"))
    assert (Standing.MISSING, Standing.SUPPORTED) == (standing(one, ACT), standing(one, ACT, suspect="*"))


def test_the_unidentified_are_told() -> None:
    """A fact by a person not named is listed among the unidentified (S5)."""
    one = case(fact("f1", ACT, by="", of="V1"), fact("f2", ACT))
    assert ("f1",) == assessed(one).unidentified


def test_without_of_it_counts_for_no_complainant() -> None:
    """A fact without `of` in a slot that takes one counts for no complainant (S5)."""
    one = case(fact("f1", ACT, of="", shown_by="E1"), fact("f2", "result:bodily-harm"))
    assert Standing.MISSING == standing(one, ACT)


def test_without_of_it_is_shown_as_not_tied() -> None:
    """A fact without `of` is shown as not tied to a person, and the gap is to attribute it (S5, S34)."""
    one = case(fact("f1", ACT, of="", shown_by="E1"), fact("f2", ACT, shown_by="E1"))
    found = assessed(one)
    assert [("attribute", "f1", ())] == [(g.kind, g.fact, g.limbs) for g in charge(found, "xp:assault").gaps]
    assert ["f1"] == [f.about for f in found.flags if f.code == "not-tied"]


def test_a_fact_tied_to_nobody_is_told_where_nothing_is_listed() -> None:
    """A fact without `of` is told also where it lists no charge: it is not dropped in silence (S5)."""
    found = assessed(case(fact("f1", ACT, of="", shown_by="E1")))
    assert ["f1"] == [f.about for f in found.flags if f.code == "not-tied"]


def test_against_the_state_nobody_need_be_named() -> None:
    """An offence against the State pairs the suspect with nobody: `of` is not asked for (S5, S19)."""
    found = assessed(case(fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1")))
    assert [(None, Standing.SUPPORTED)] == [
        (c.matter.complainant, c.standing) for c in charges(found, "xp:drug-cultivation")
    ]
