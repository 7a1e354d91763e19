"""S4: about whom an item speaks, and what ties a thing to a suspect."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import assessed, case, charge, fact, item, said, standing, weigh

ACT = "conduct:struck"
V2 = {"id": "V2", "is": ["victim"]}


def test_about_limits_complainants() -> None:
    """An item counts for a complainant only if that person is among those it is about (S4)."""
    one = case(
        fact("f1", ACT, of="V1 V2", shown_by="E1"),
        evidence=[item("E1", about="V2")],
    )
    assert [Standing.THIN, Standing.SUPPORTED] == [standing(one, ACT, complainant=v) for v in ("V1", "V2")]


def test_without_about_a_complainant_speaks_of_that_person() -> None:
    """Testimony from a complainant speaks of that person alone, unless it says otherwise (S4)."""
    one = case(
        fact("f1", ACT, of="V1 V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", from_="V1")],
    )
    assert [Standing.SUPPORTED, Standing.THIN] == [standing(one, ACT, complainant=v) for v in ("V1", "V2")]


def test_about_widens_the_testimony_of_a_complainant() -> None:
    """A complainant who also saw what was done to another speaks of both (S4)."""
    one = case(
        fact("f1", ACT, of="V1 V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", from_="V1", about="V1 V2")],
    )
    assert Standing.SUPPORTED == standing(one, ACT, complainant="V2")


@pytest.mark.parametrize("kind", ["witness-testimony", "bank-record", "inspection-report"])
def test_any_other_item_speaks_of_whoever_the_fact_names(kind: str) -> None:
    """Without `about`, an item from nobody harmed speaks of everyone the fact names (S4)."""
    one = case(fact("f1", ACT, of="V1 V2", shown_by="E1"), evidence=[item("E1", kind, from_="W1")])
    both = [standing(one, ACT, complainant=v) for v in ("V1", "V2")]
    assert [Standing.SUPPORTED, Standing.SUPPORTED] == both


def test_a_suspect_need_not_be_in_about() -> None:
    """`about` says which complainants, and never which suspect (S4)."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", about="V1")])
    assert Standing.SUPPORTED == standing(one, ACT)


@pytest.mark.parametrize(
    "kind", ["phone-record", "message", "photo-video", "tracking-record", "exhibit", "forensic-trace"]
)
def test_things_need_a_tie_for_what_a_suspect_did(kind: str) -> None:
    """A digital or real item shows what a suspect did only if it is tied to him (S4)."""
    tied, loose = (
        case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", kind, tied_to=t)]) for t in ("S1", "")
    )
    assert [Standing.SUPPORTED, Standing.THIN] == [standing(tied, ACT), standing(loose, ACT)]


def test_a_tie_to_another_is_none() -> None:
    """A tie to one suspect is no tie to another (S4)."""
    one = case(fact("f1", ACT, by="S1 S2", shown_by="E1"), evidence=[item("E1", "message", tied_to="S2")])
    both = [standing(one, ACT, suspect=s) for s in ("S1", "S2")]
    assert [Standing.THIN, Standing.SUPPORTED] == both


def test_the_missing_tie_is_a_gap() -> None:
    """An untied item says so, and the gap is one of attribution (S4, S34)."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", "phone-record")])
    found = charge(assessed(one), "xp:assault")
    assert ("not tied to the suspect",) == said(found.elements[0].causes)
    assert "attribute" in {g.kind for g in found.gaps}


@pytest.mark.parametrize(
    "name", ["result:bodily-harm", "status:no-legal-status", "entry:otherwise-irregular", "consent:absent"]
)
def test_results_and_status_need_no_tie(name: str) -> None:
    """For results, status and what happened to a person a thing needs no tie (S4)."""
    one = case(fact("f1", name, shown_by="E1"), evidence=[item("E1", "photo-video")])
    assert Standing.SUPPORTED == standing(one, name)


@pytest.mark.parametrize("name", ["means:threat", "benefit:financial"])
def test_manner_and_personal_need_a_tie(name: str) -> None:
    """How a suspect did it and what he wanted are his: a thing needs a tie for them (S4)."""
    one = case(fact("f1", name, shown_by="E1"), evidence=[item("E1", "photo-video")])
    assert Standing.THIN == standing(one, name)


def test_an_unknown_person_cannot_be_tied() -> None:
    """Where the fact names nobody, there is nobody a thing could be tied to (S4, S5)."""
    one = case(fact("f1", ACT, by="", of="V1", shown_by="E1"), evidence=[item("E1", "photo-video")])
    assert Standing.SUPPORTED == standing(one, ACT, suspect="*")


def test_other_complainants_are_listed_and_not_counted() -> None:
    """What another complainant says is similar-fact material: shown, with the reason, not counted (S4)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, of="V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", from_="V2")],
    )
    found = weigh(one, ACT)
    assert [("E1", 0, "speaks of another complainant")] == [
        (c.evidence, c.strength, said(c.cause)) for c in found.evidence
    ]


@pytest.mark.parametrize(("admitted", "expected"), [(True, Standing.SUPPORTED), (False, Standing.THIN)])
def test_admitted_similar_facts_count(admitted: bool, expected: Standing) -> None:
    """What another complainant says counts once the episode admits it (S4)."""
    one = case(
        fact("f1", ACT, episode="e1", shown_by="E1"),
        fact("f2", ACT, of="V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", from_="V2")],
        episode=[{"id": "e1", "admit_similar": admitted}],
    )
    assert expected == standing(one, ACT, episode="e1")
