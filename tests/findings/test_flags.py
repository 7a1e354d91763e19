"""S25, S6, S9: cautions beside the charges, which are flags and never immunity."""

from __future__ import annotations

import pytest
from attrs import evolve

from chargeassist import Standing
from chargeassist.findings.flags import _leap_days, _not_open, _procedure
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.values import Values
from chargeassist.words import in_words
from tests.builders import Row, assessed, case, charge, charges, element, fact

STEERED = fact("f1", "act:procurement-of-entry", of="M1", shown_by="E1")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("benefit:own-passage", "own-passage"),
        ("motive:family", "family-motive"),
        ("motive:humanitarian", "humanitarian-motive"),
    ],
)
def test_a_motive_is_a_flag(name: str, code: str) -> None:
    """Own passage, family and humanity are flags for the suspect they speak of (S25)."""
    found = assessed(case(STEERED, fact("f2", name, shown_by="E1")))
    assert ["S1"] == [f.about for f in found.flags if f.code == code]


@pytest.mark.parametrize("name", ["benefit:own-passage", "motive:family", "motive:humanitarian"])
def test_a_motive_is_no_immunity(name: str) -> None:
    """A motive blocks nothing and contradicts nothing: the benefit is what is missing (S25, S18)."""
    found = assessed(case(STEERED, fact("f2", name, of=None if "motive" in name else "M1", shown_by="E1")))
    smuggling = charge(found, "xp:smuggling-of-migrants", complainant="M1")
    assert Standing.MISSING == element(smuggling, "benefit").standing
    assert "blocked" != smuggling.role


def test_own_passage_and_money() -> None:
    """Who travelled free and was paid as well has a benefit (S25)."""
    free = fact("f2", "benefit:own-passage", of="M1", shown_by="E1")
    paid = fact("f3", "benefit:financial", of="M1", shown_by="E1")
    smuggling = charge(assessed(case(STEERED, free, paid)), "xp:smuggling-of-migrants", complainant="M1")
    assert Standing.SUPPORTED == element(smuggling, "benefit").standing


def test_a_motive_denied_is_no_flag() -> None:
    """A motive that is denied is no caution (S25, S7)."""
    found = assessed(case(STEERED, fact("f2", "motive:family", holds="no", shown_by="E1")))
    assert "family-motive" not in {f.code for f in found.flags}


def test_the_migrant_is_no_smuggler_of_himself() -> None:
    """The matter in which suspect and migrant are one person does not exist (S25)."""
    both: Row = {"id": "S1", "is": ["suspect", "migrant"]}
    alone = fact("f1", "act:procurement-of-entry", by="S1", of="S1", shown_by="E1")
    found = assessed(case(alone, persons=[both]), offences=["xp:*"])
    assert [] == [c.id for c in charges(found, "xp:smuggling-of-migrants") if c.matter.complainant == "S1"]


def test_who_carried_others_with_himself() -> None:
    """Who carried others beside himself is charged for the others alone (S25, S19)."""
    both: Row = {"id": "S1", "is": ["suspect", "migrant"]}
    boat = fact("f1", "act:procurement-of-entry", by="S1", of="S1 M1", shown_by="E1")
    found = assessed(case(boat, persons=[both]))
    assert ["M1"] == [c.matter.complainant for c in charges(found, "xp:smuggling-of-migrants")]


def test_undated_conduct_is_flagged() -> None:
    """An undated fact counts in every period, and is flagged (S9)."""
    found = assessed(case(fact("f1", "conduct:struck", on=None, shown_by="E1"), fact("f2", "conduct:struck")))
    assert ["f1"] == [f.about for f in found.flags if f.code == "undated"]


def test_a_place_taken_for_granted_is_flagged() -> None:
    """A fact without a place is taken as in the State asked about, and flagged (S24)."""
    found = assessed(case(fact("f1", "conduct:struck", in_=None, shown_by="E1")))
    assert ["f1"] == [f.about for f in found.flags if f.code == "place-assumed"]


def test_invented_law_is_flagged() -> None:
    """A fictional State says that it is one, so that nobody charges under it."""
    assert ["xp"] == [f.about for f in assessed(case()).flags if f.code == "fictional-law"]


def test_law_stated_earlier_is_flagged() -> None:
    """Where the case is assessed after the day as at which the law is stated, it is said."""
    codes = [{f.code for f in assessed(case(as_at=d), "ke").flags} for d in ("2023-12-11", "2023-12-12")]
    assert [False, True] == ["law-stated-earlier" in c for c in codes]


def test_a_gap_in_the_law_is_cautioned_where_it_bites() -> None:
    """Where the treaty's trafficking stands and no trafficking of this law does, the report says so."""
    begging = [
        fact("f1", "act:harbouring", in_="xq", shown_by="E1"),
        fact("f2", "purpose:forced-labour", shown_by=[{"evidence": "E2", "words": True}]),
        fact("f3", "person:born", value="2010", shown_by="E3=strong"),
    ]
    gaps = {
        pack: [f.about for f in assessed(case(*begging), pack).flags if f.code == "gap-in-the-law"]
        for pack in ("xp", "xq")
    }
    assert {"xp": [], "xq": ["S1"]} == gaps


def test_where_one_law_replaces_another_no_age_is_in_play() -> None:
    """Parts that begin or end on the day a law did are a change of the law, under whatever name."""
    long = {"in_": "za", "on": "2015-03/2016-12", "shown_by": "E1 E2"}
    rows = [fact("f1", "act:harbouring", **long), fact("f2", "purpose:forced-labour", shown_by="E1 E2")]
    found = assessed(case(*rows), "za")
    codes = {f.code for f in found.flags if "trafficking" in in_words(f.text)}
    assert ("law-change" in codes, "age-turns" in codes) == (True, False)


@pytest.mark.parametrize(
    ("item", "flagged"),
    [
        ({"available": "at-risk", "recorded": "no"}, ["evidence-at-risk"]),
        ({"available": "at-risk", "recorded": "deposition"}, []),
        ({"available": "no", "recorded": "deposition"}, ["evidence-unavailable"]),
        ({"available": "abroad"}, ["evidence-abroad"]),
        ({"available": "yes"}, []),
    ],
)
def test_what_may_be_lost_is_a_flag_unless_it_is_recorded(item: Row, flagged: list[str]) -> None:
    """An item at risk is flagged while nobody has recorded it; one abroad or gone always is (S6)."""
    items = [{"id": "E1", "kind": "victim-testimony", "from": "V1", **item}]
    found = assessed(case(fact("f1", "conduct:struck", shown_by="E1"), evidence=items))

    assert flagged == [f.code for f in found.flags if f.code.startswith("evidence-")]


def test_a_birthday_of_a_leap_day_concerns_who_is_charged_or_harmed_alone() -> None:
    """A witness born on 29 February decides no age of a charge (S44)."""
    born = [
        {"id": p, "is": [what], "born": "2008-02-29"} for p, what in (("V1", "victim"), ("W1", "witness"))
    ]
    found = assessed(case(fact("f1", "conduct:struck", shown_by="E1"), persons=born), "sn")

    assert ["V1"] == [f.about for f in found.flags if f.code == "leap-day-birthday"]


def test_what_is_open_beside_an_offence_that_is_not_is_of_the_same_two_persons_and_stands() -> None:
    """S24: another's charge, one that lacks an element and one that is itself not open are no way out."""
    held = fact("f1", "conduct:locked-in", shown_by="E1")
    closed = charge(assessed(case(held)), "xp:unlawful-confinement")
    closed = evolve(closed, available=evolve(closed.available, is_="no"))
    open_ = evolve(closed, available=evolve(closed.available, is_="yes"))
    others = evolve(open_, matter=evolve(open_.matter, complainant="V2"))
    lacking = evolve(open_, standing=Standing.THIN)

    assert "own-law-not-open-alone" == _not_open(closed, [closed, others, lacking]).text.code
    assert "own-law-not-open" == _not_open(closed, [closed, others, lacking, open_]).text.code


def test_a_birthday_of_leap_day_concerns_whoever_is_charged_or_harmed_under_that_law() -> None:
    """S44: of a person of whom only another pack has a charge nothing is said."""
    born = fact("b1", "person:born", value="2004-02-29")
    found = assessed(case(born, fact("f1", "conduct:locked-in", shown_by="E1")))
    pack = evolve(found.law.pack("xp"), leap_birthday="")
    abroad = [evolve(c, offence=evolve(c.offence, pack="xq")) for c in found.charges]

    values = Values(found.case, FactBase(found.case, found.law.vocabulary).facts, "")

    assert ["V1"] == [f.about for f in _leap_days(found.case, pack, found.charges, values)]
    assert [] == list(_leap_days(found.case, pack, abroad, values))


def test_earlier_proceedings_are_a_flag_for_whoever_was_tried() -> None:
    """S24: somebody who was tried before is told, whatever is charged now."""
    before = {"id": "P1", "suspect": "S1", "in": "xq"}
    found = assessed(case(fact("f1", "conduct:locked-in"), proceeding=[before]))

    flags = _procedure(found.case, found.law, (), (), Values(found.case, {}, ""))

    assert ["S1"] == [f.about for f in flags if f.code == "ne-bis-in-idem"]
