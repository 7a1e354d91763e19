"""S45: ages as people say them, and the record that is asked for where an age decides."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from chargeassist import CaseError, Standing
from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Request
from chargeassist.reasoning.ages import Birth
from chargeassist.reasoning.matters import Window
from chargeassist.words import Remark, Said
from chargeassist.words.ages import Age, parse_age
from chargeassist.words.dates import parse_when
from tests.builders import Row, assessed, case, charge, element, fact, item, standing, weigh

DAY = Window(date(2023, 4, 5), date(2023, 4, 5))
YEAR = Window(date(2023, 1, 1), date(2023, 12, 31))
LATER = Window(date(2024, 4, 5), date(2024, 4, 5))
SHOWN, OPEN, DENIED, NOTHING = Standing.SUPPORTED, Standing.THIN, Standing.CONTRADICTED, Standing.MISSING
OFFENCE = "xp:trafficking-in-persons"


def aged(value: str, on: str | None = None, term: str = "age:child", window: Window = DAY) -> Standing:
    """Return how a term of age stands where V1 is shown to have an age on a day."""
    return standing(
        case(fact("f1", "person:age", value=value, on=on, shown_by="E1=strong")), term, window=window
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17", Age(17, 17)),
        ("14~", Age(13, 15)),
        ("14?", Age(13, 15)),
        ("0~", Age(0, 1)),
        ("13/15", Age(13, 15)),
        ("under 18", Age(0, 17)),
        ("under-18", Age(0, 17)),
        ("child", Age(0, 17)),
        ("adult", Age(18, None)),
        *(
            (text, None)
            for text in ("", "-3", "15/13", "131", "under 0", "17 ", "seventeen", "adult?", "\u0661\u0667")
        ),
    ],
)
def test_an_age_as_people_say_it(text: str, expected: Age | None) -> None:
    """An age is a number of years, about one, between two, under one, or a word (S45)."""
    assert expected == parse_age(text)


@pytest.mark.parametrize(
    ("value", "child", "under_16"),
    [
        ("17", SHOWN, DENIED),
        ("15", SHOWN, SHOWN),
        ("14~", SHOWN, SHOWN),
        ("17~", OPEN, DENIED),
        ("13/15", SHOWN, SHOWN),
        ("under 18", SHOWN, OPEN),
        ("adult", DENIED, DENIED),
    ],
)
def test_an_age_without_a_day_holds_for_the_matter(value: str, child: Standing, under_16: Standing) -> None:
    """An age of which nobody says when it was holds in the whole matter, dated or not (S45)."""
    for window in (DAY, YEAR, Window()):
        found = [aged(value, None, term, window) for term in ("age:child", "age:under-16")]
        assert [child, under_16] == found


def test_an_age_on_a_day_gives_the_birth() -> None:
    """Who is 17 on a day is a child until then, comes of age within a year, and is an adult after (S45)."""
    early, soon = Window(date(2022, 4, 5), date(2022, 4, 5)), Window(date(2023, 9, 1), date(2023, 9, 1))
    found = [aged("17", "2023-04-05", window=w) for w in (early, DAY, soon, LATER)]
    assert [SHOWN, SHOWN, OPEN, DENIED] == found


def test_an_age_holds_on_every_day_it_is_said_of() -> None:
    """Said of a month, an age is that age on each of its days (S45)."""
    month = Window(date(2023, 4, 1), date(2023, 4, 30))
    assert [SHOWN, OPEN] == [aged("17", "2023-04", window=w) for w in (month, YEAR)]


def test_an_adult_on_a_day_may_have_been_a_child_before() -> None:
    """Of an adult the most that is known is the latest birth: of age from then on, and open before (S45)."""
    early = Window(date(2020, 4, 5), date(2020, 4, 5))
    assert [OPEN, DENIED, DENIED] == [aged("adult", "2023-04-05", window=w) for w in (early, DAY, LATER)]


def test_a_term_of_age_with_a_day_is_of_that_day() -> None:
    """A child on one day is no child for ever: on later days it is open, on earlier ones it was one (S45)."""
    child = case(fact("f1", "age:child", on="2023-04-05", shown_by="E1=strong"))
    early = Window(date(2020, 4, 5), date(2020, 4, 5))
    far = Window(date(2042, 4, 5), date(2042, 4, 5))
    assert [SHOWN, SHOWN, OPEN, DENIED] == [
        standing(child, "age:child", window=w) for w in (early, DAY, LATER, far)
    ]


def test_a_term_of_age_without_a_day_holds_for_the_matter() -> None:
    """A term of age without a day holds in whatever days the matter has (S45)."""
    child = case(fact("f1", "age:child", shown_by="E1"))
    assert [SHOWN, SHOWN] == [standing(child, "age:child", window=w) for w in (DAY, LATER)]


def test_the_short_form_is_bare() -> None:
    """An age on the row of a person is an assertion, and goes behind a fact (S45, S8)."""
    row: Row = {"id": "V1", "is": ["victim"], "age": "17", "age_on": "2023-04-05"}
    found = weigh(case(persons=[row]), "age:child", window=DAY)
    assert (OPEN, ("person:V1.age",)) == (found.standing, found.facts)
    entered = case(fact("f1", "person:born", value="1990", shown_by="E1=strong"), persons=[row])
    assert DENIED == standing(entered, "age:child", window=DAY)


def test_a_row_without_a_day_holds_for_the_matter() -> None:
    """The short form without a day holds for the matter, as a fact does (S45)."""
    row: Row = {"id": "V1", "is": ["victim"], "age": "under 18"}
    assert [OPEN, OPEN] == [standing(case(persons=[row]), "age:child", window=w) for w in (DAY, LATER)]


def test_a_birth_and_what_was_said_each_part_a_course() -> None:
    """S9, S45: at the first and last possible birthday, and on the days that an age was said of."""
    born, april = parse_when("2008"), parse_when("2023-04")
    birthdays = [date(2026, 1, 1), date(2026, 12, 31)]
    said = Birth("f1", born, None, parse_age("15"), april)

    assert [*birthdays, date(2023, 4, 1), date(2023, 5, 1)] == list(said.cuts(18))
    assert birthdays == list(evolve(said, on=None).cuts(18)) == list(evolve(said, age=None).cuts(18))
    assert [] == list(evolve(said, days=None).cuts(18))
    assert [birthdays[1]] == list(Birth("f1", parse_when("../2008")).cuts(18))


def test_a_birth_says_nothing_of_days_that_nobody_told() -> None:
    """S9: a child throughout, no child throughout, or open; always open where the window has no days."""
    born = Birth("f1", parse_when("2008"))
    spans = [(2025, 2025), (2025, 2026), (2027, 2027)]
    windows = [Window(date(first, 1, 1), date(last, 12, 30)) for first, last in spans]

    assert ["yes", "open", "no"] == [born.younger(18, w) for w in windows]
    assert "open" == born.younger(18, Window()) == Birth("f1", None).younger(18, windows[0])


def test_an_age_parts_a_course() -> None:
    """A course is cut where an age that was said may be, and must be, over (S44, S45)."""
    one = case(
        fact("f1", "act:harbouring", on="2022-01-01/2024-03-31", shown_by="E1"),
        fact("f2", "person:age", value="17", on="2022-06-01", shown_by="E1"),
    )
    mine = [c for c in assessed(one).charges if c.offence.key == OFFENCE]
    found = sorted((c.matter.window.text, element(c, "means").standing) for c in mine)
    assert [
        ("2022-01-01/2022-06-01", SHOWN),
        ("2022-06-02/2023-05-31", OPEN),
        ("2023-06-01/2024-03-31", NOTHING),
    ] == found


@pytest.mark.parametrize("value", ["-3", "15/13", "seventeen", "200"])
def test_what_is_no_age_is_a_fault(value: str) -> None:
    """A negative age and one that runs backwards are faults, in a fact and in a row (S45)."""
    with pytest.raises(CaseError) as in_fact:
        assessed(case(fact("f1", "person:age", value=value)))
    with pytest.raises(CaseError) as in_row:
        case(persons=[{"id": "V1", "age": value}])
    assert [("C313-age", ("fact", 0, "value"))] == [(f.said.code, f.at.path) for f in in_fact.value.faults]
    assert [("C101", "age")] == [(f.code, f.at.path[-1]) for f in in_row.value.faults]


# -- records -------------------------------------------------------------------------------------------


def child(kind: str, **keys: object) -> Row:
    """Return an item of evidence that is to show when V1 was born."""
    return item("E2", kind, **keys)


def code(said: Said) -> str:
    """Return the code of what is said; a text of the law has none."""
    return said.code if isinstance(said, Remark) else ""


def records(*evidence: Row, born: str = "2010", persons: tuple[Row, ...] = ()) -> list[Request]:
    """Return what `gaps` asks to certify where V1 is held as a child."""
    one = case(
        fact("f1", "act:harbouring", on="2023-04-05", shown_by="E1"),
        fact("f2", "person:born", value=born, shown_by="E2"),
        fact("f3", "purpose:forced-labour", shown_by=[{"evidence": "E1", "words": True}]),
        evidence=evidence,
        persons=persons,
    )
    return [r for r in gaps(assessed(one)) if r.kind == "certify"]


def test_the_record_of_birth_is_asked_for() -> None:
    """Where childhood decides and rests on words, the record is asked for, with its holder (S45)."""
    (one,) = records()
    assert ("V1",) == one.about
    assert "record-of-age" == code(one.question)
    assert ("documentary", "registrar, church, school or clinic") == (one.proof[0][0].code, one.proof[0][2])


@pytest.mark.parametrize("kind", ["birth-record", "age-assessment"])
def test_a_record_that_is_there_is_not_asked_for(kind: str) -> None:
    """The record of birth, or an age assessment, that shows it is enough (S45)."""
    assert [] == records(child(kind))


def test_an_adult_needs_no_record() -> None:
    """Where no age decides, no record is asked for (S45)."""
    assert [] == records(born="1990")


@pytest.mark.parametrize(("nationality", "abroad"), [("xq", True), ("xp", False)])
def test_the_record_may_lie_abroad(nationality: str, abroad: bool) -> None:
    """The record of a national of another State is to be asked for there (S45)."""
    row: Row = {"id": "V1", "is": ["victim"], "nationality": [nationality]}
    assert [abroad] == [r.abroad for r in records(persons=(row,))]


@pytest.mark.parametrize(("about", "expected"), [("V1", SHOWN), ("V2", OPEN), ("M", OPEN)])
def test_the_record_of_another_shows_nothing(about: str, expected: Standing) -> None:
    """A record of somebody else's birth shows nothing of this one's (S45)."""
    one = case(
        fact("f1", "person:born", value="2010", shown_by="E2"),
        evidence=[child("birth-record", about=about)],
        persons=[{"id": "V2", "is": ["victim"]}, {"id": "M", "is": ["witness"]}],
    )
    assert expected == standing(one, "age:child", window=DAY)


def test_the_record_of_another_shows_nothing_of_a_suspect() -> None:
    """Nor does it of a suspect, who is no complainant (S45)."""
    one = case(
        fact("f1", "person:born", of="S1", value="2010", shown_by="E2"),
        evidence=[child("birth-record", about="M")],
        persons=[{"id": "M", "is": ["witness"]}],
    )
    assert OPEN == standing(one, "age:child", complainant="S1", suspect="S2", window=DAY)


def test_a_said_age_carries_the_child_rule() -> None:
    """An age that was said does what a birth does: means need not be proved of a child (S45, S15)."""
    one = case(
        fact("f1", "act:harbouring", on="2023-04-05", shown_by="E1"),
        fact("f2", "person:age", value="13/15", on="2023-04", shown_by="E1"),
    )
    assert element(charge(assessed(one), OFFENCE), "means").need_not_be_proved
