"""S8: terms that are computed from dates, countries and numbers."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist import Case, Standing
from chargeassist.law.algebra import Who
from chargeassist.reasoning.matters import Window
from tests.builders import Row, case, fact, item, said, standing, weigh

DAYS = Window(date(2023, 4, 5), date(2023, 4, 5))
SHOWN, OPEN, DENIED = Standing.SUPPORTED, Standing.THIN, Standing.CONTRADICTED


def born(value: str, **keys: object) -> Case:
    """Return a case in which V1 is shown to be born then."""
    return case(fact("f1", "person:born", value=value, shown_by="E1", **keys))


@pytest.mark.parametrize(
    ("value", "child", "adult"),
    [
        ("2005-04-06", SHOWN, DENIED),  # turns 18 the day after
        ("2005-04-05", DENIED, SHOWN),  # turns 18 that day
        ("2006", SHOWN, DENIED),
        ("2005", OPEN, OPEN),
        ("2005-04", OPEN, OPEN),
        ("2004~", OPEN, OPEN),
        ("2004-12", DENIED, SHOWN),
        ("199X", DENIED, SHOWN),
    ],
)
def test_a_value_entails_leaves_open_or_denies(value: str, child: Standing, adult: Standing) -> None:
    """A value shows a term it entails, denies its contrary, and else leaves both thin (S8, S9)."""
    one = born(value)
    assert (child, adult) == (
        standing(one, "age:child", window=DAYS),
        standing(one, "age:adult", window=DAYS),
    )


@pytest.mark.parametrize(("term", "expected"), [("age:child", SHOWN), ("age:under-16", DENIED)])
def test_age_bands(term: str, expected: Standing) -> None:
    """Each age band is computed from the same date of birth (S8)."""
    assert expected == standing(born("2006"), term, window=DAYS)


def test_too_wide_says_so() -> None:
    """A value that leaves a term open says that it is too wide (S8)."""
    assert ("value too wide",) == said(weigh(born("2005"), "age:child", window=DAYS).causes[:1])


def test_the_negative_is_open_too() -> None:
    """A value that leaves a term open leaves its denial open (S7, S8)."""
    assert OPEN == standing(born("2005"), "age:child", holds=False, window=DAYS)


def test_a_value_is_as_strong_as_its_evidence() -> None:
    """A computed term is shown by the items that show the value, and no better (S8, S2)."""
    one = case(fact("f1", "person:born", value="2008", shown_by="E1=weak"))
    assert OPEN == standing(one, "age:child", window=DAYS)


def test_values_can_be_disputed() -> None:
    """Two values with evidence, one entailing the term and one its contrary, dispute it (S8)."""
    one = case(
        fact("f1", "person:born", value="2008", shown_by="E1"),
        fact("f2", "person:born", value="1990", shown_by="E2"),
    )
    assert Standing.DISPUTED == standing(one, "age:child", window=DAYS)


def test_a_value_and_a_term_speak_of_the_same() -> None:
    """A fact that names the term and a value that entails its contrary meet in one leaf (S8)."""
    one = case(
        fact("f1", "age:child", shown_by="E1"),
        fact("f2", "person:born", value="1990", shown_by="E2"),
    )
    assert Standing.DISPUTED == standing(one, "age:child", window=DAYS)


def test_what_the_person_row_says_is_bare() -> None:
    """`born` on a person without such a fact is a bare assertion: thin, and named as derived (S8)."""
    child: Row = {"id": "V1", "is": ["victim"], "born": "2008"}
    found = weigh(case(persons=[child]), "age:child", window=DAYS)
    assert (OPEN, ("person:V1.born",)) == (found.standing, found.facts)


def test_a_fact_goes_before_the_person_row() -> None:
    """Where a birth is entered as a fact, what the person row says no longer counts (S8)."""
    child: Row = {"id": "V1", "is": ["victim"], "born": "2008"}
    one = case(fact("f1", "person:born", value="1990", shown_by="E1=weak"), persons=[child])
    assert Standing.MISSING == standing(one, "age:child", window=DAYS)


def test_nationality_of_another_state_leaves_residence_unasked() -> None:
    """Another nationality and no residence fact: not resident is thin, because not asked (S8)."""
    one = case(fact("f1", "person:nationality", value="xq", shown_by="E1=strong"))
    found = weigh(one, "status:permanent-resident-of-the-state", holds=False)
    assert (OPEN, ("not asked",)) == (found.standing, said(found.causes))


def test_asked_residence_is_answered() -> None:
    """A residence fact shows what nationality alone leaves open (S8)."""
    one = case(
        fact("f1", "person:nationality", value="xq", shown_by="E1"),
        fact("f2", "person:residence", value="xq", shown_by="E2"),
    )
    assert SHOWN == standing(one, "status:permanent-resident-of-the-state", holds=False)


@pytest.mark.parametrize(
    ("value", "expected"), [("xp", SHOWN), ("xp xq", SHOWN), ("xq", DENIED), ("xq ke", DENIED)]
)
def test_national_of_the_state(value: str, expected: Standing) -> None:
    """Who is a national of the State asked about is a national, whatever else they are (S8)."""
    one = case(fact("f1", "person:nationality", value=value, shown_by="E1=strong"))
    assert expected == standing(one, "status:national-of-the-state")


def test_a_status_of_the_suspect_is_computed_of_the_suspect() -> None:
    """A computed term asked of the suspect reads what is known of the suspect (S8)."""
    one = case(fact("f1", "person:nationality", of="S1", value="xp", shown_by="E1"))
    about = [standing(one, "status:national-of-the-state", of=w) for w in (Who.SUSPECT, Who.COMPLAINANT)]
    assert [SHOWN, Standing.MISSING] == about


def journey(origin: str | None, destination: str | None, nationality: str = "xq") -> Case:
    """Return a case of a journey of V1, of one nationality."""
    return case(
        fact("f1", "movement:journey", origin=origin, destination=destination, shown_by="E1"),
        fact("f2", "person:nationality", value=nationality, shown_by="E2"),
    )


@pytest.mark.parametrize(
    ("origin", "destination", "crossed", "into"),
    [
        ("xq", "xp", SHOWN, SHOWN),
        ("xp", "xp", DENIED, DENIED),
        ("xp", "xq", SHOWN, DENIED),
        ("high-seas", "xp", SHOWN, SHOWN),
        (None, "xp", OPEN, OPEN),
    ],
)
def test_borders(origin: str | None, destination: str, crossed: Standing, into: Standing) -> None:
    """Whether a border was crossed follows from where the journey began and ended (S8)."""
    one = journey(origin, destination)
    assert (crossed, into) == (
        standing(one, "movement:across-border"),
        standing(one, "movement:into-the-state"),
    )


@pytest.mark.parametrize(("nationality", "expected"), [("xp", SHOWN), ("xq", DENIED)])
def test_national_of_destination(nationality: str, expected: Standing) -> None:
    """Non-nationality is of the State the journey led to (S8)."""
    assert expected == standing(journey("xq", "xp", nationality), "status:national-of-destination")


def test_without_a_destination_it_is_open() -> None:
    """Where the journey led is not entered: who is a national there is open, and says so (S8)."""
    one = case(fact("f1", "person:nationality", value="xq", shown_by="E1"))
    found = weigh(one, "status:national-of-destination")
    assert (OPEN, ("destination not entered",)) == (found.standing, said(found.causes[:1]))


@pytest.mark.parametrize("kind", ["birth-record", "travel-document", "medical-report", "border-record"])
def test_a_document_of_one_shows_nothing_for_a_group(kind: str) -> None:
    """A document of one member shows nothing for a group that is counted (S8)."""
    group: Row = {"id": "M1", "is": ["migrant"], "count": 12}
    one, many = (
        case(
            fact("f1", "person:born", of="M1", value="2010", shown_by="E1=strong"),
            evidence=[item("E1", kind)],
            persons=people,
        )
        for people in ([], [group])
    )
    found = [standing(c, "age:child", complainant="M1", window=DAYS) for c in (one, many)]
    assert [SHOWN, OPEN] == found


@pytest.mark.parametrize(("members", "expected"), [(("S1", "S2", "S3"), SHOWN), (("S1", "S2"), OPEN)])
def test_three_or_more(members: tuple[str, ...], expected: Standing) -> None:
    """Three or more is counted over the group that the facts show (S8, S23)."""
    one = case(
        fact("f1", "concert:acting-together", shown_by="E1"),
        persons=[{"id": s, "is": ["suspect"]} for s in ("S1", "S2", "S3")],
        group=[{"id": "g1", "members": list(members), "facts": ["f1"]}],
    )
    assert expected == standing(one, "concert:three-or-more")


def test_an_undated_matter_leaves_an_age_open() -> None:
    """An undated matter leaves an age open: nobody can say on which day (S8, S9)."""
    found = weigh(born("2010"), "age:child")
    assert (OPEN, ("undated",)) == (found.standing, said(found.causes[:1]))
