"""S44: days that are not known, and parts of time that need not stand apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Assessment, CaseError, Standing, assess, load_law, read_case
from chargeassist.advice.counts import Count, counts
from chargeassist.advice.review import review
from chargeassist.case.check import check_case, warnings
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.write import case_to_dict
from chargeassist.reasoning import caseload
from chargeassist.reasoning.matters import Window
from chargeassist.report.drafted import particulars_text
from tests.builders import (
    Row,
    assessed,
    case,
    charge,
    charges,
    element,
    fact,
    few,
    law,
    said,
    small_pack,
    standing,
)

CASES = Path(__file__).parent / "cases"
OFFENCE = "xp:trafficking-in-persons"
HELD = "act:harbouring"


def held(on: str | None, *more: Row) -> Assessment:
    """Return the assessment of one harbouring, assessed on 1 May 2024."""
    return assessed(case(fact("f1", HELD, on=on, shown_by="E1"), *more))


def period(found: Assessment) -> Window:
    """Return the days of the one charge of trafficking."""
    return charge(found, OFFENCE).matter.window


# -- open ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2023-04-05/..", "2023-04-05/"])
def test_an_open_end_is_the_day_of_the_assessment(on: str) -> None:
    """A course without an end, or with an unknown one, runs to the day of the assessment (S44)."""
    window = period(held(on))
    assert (date(2023, 4, 5), date(2024, 5, 1)) == window.days()
    assert "2023-04-05/.." == window.text


def test_an_open_end_is_said() -> None:
    """The row says that nobody entered an end (S44)."""
    notes = said(element(charge(held("2023/.."), OFFENCE), "act").notes)
    assert ("f1 has no end: taken to 2024-05-01 at most",) == notes


def test_an_open_end_of_an_episode() -> None:
    """An episode without an end places its undated conduct up to the day of the assessment (S44)."""
    episode = [{"id": "e1", "from": "2023-02"}]
    one = case(fact("f1", HELD, on=None, episode="e1", shown_by="E1"), episode=episode)
    assert "2023-02-01/.." == period(assessed(one)).text


def test_a_missing_start_is_the_first_dated_fact() -> None:
    """A course without a start begins with the first dated fact of the same person in its episode (S44)."""
    met = fact("f2", "conduct:passport-withheld", on="2022-11-03", shown_by="E1")
    found = held("../2023-04-05", met)
    assert (date(2022, 11, 3), date(2023, 4, 5)) == period(found).days()
    notes = said(element(charge(found, OFFENCE), "act").notes)
    assert ("f1: its start is not entered, reckoned from 2022-11-03, the first dated fact",) == notes


@pytest.mark.parametrize(
    "other",
    [
        fact("f2", "conduct:struck", of="V2", on="2022-11-03", shown_by="E1"),
        fact("f2", "conduct:struck", on="2022-11-03", episode="e2", shown_by="E1"),
        fact("f2", "conduct:struck", on="2023-11-03", shown_by="E1"),
        fact("f2", "conduct:struck", on="../2022-11-03", shown_by="E1"),
    ],
    ids=["another-person", "another-episode", "later", "itself-open"],
)
def test_what_gives_no_start(other: Row) -> None:
    """No fact of somebody else, of another episode or without a start gives a course its start (S44)."""
    one = case(
        fact("f1", HELD, on="../2023-04-05", episode="e1", shown_by="E1"),
        other,
        episode=[{"id": "e1", "to": "2024"}, {"id": "e2", "to": "2024"}],
    )
    (found,) = (c for c in charges(assessed(one), OFFENCE) if "f1" in element(c, "act").facts)
    assert (date(2023, 4, 5), "../2023-04-05") == (found.matter.window.first, found.matter.window.text)
    assert "f1: start unknown" in said(element(found, "act").notes)


def test_an_episode_gives_its_facts_their_start() -> None:
    """Where the episode has a start, a course in it without one begins with it (S44)."""
    one = case(
        fact("f1", HELD, on="../2023-04-05", episode="e1", shown_by="E1"),
        episode=[{"id": "e1", "from": "2023-01-10", "to": "2024"}],
    )
    assert date(2023, 1, 10) == period(assessed(one)).first


def test_an_open_start_makes_nobody_a_child() -> None:
    """A birth of which only the latest day is known, and conduct without a start, show no child (S44)."""
    born = fact("f2", "person:born", value="../2005-06-01", shown_by="E1")
    adult = fact("f2", "person:born", value="1990", shown_by="E1")
    days = Window(date(2023, 4, 5), date(2023, 4, 5))
    assert Standing.THIN == standing(case(born), "age:child", window=days)
    assert [Standing.CONTRADICTED] == [
        standing(c.case, "age:child", window=period(c)) for c in [held("../2023-04-05", adult)]
    ]


OLD = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2000-01-01
  until   2020-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 1]
    conduct is struck
"""


def test_an_open_start_makes_no_law_apply(tmp_path: Path) -> None:
    """Of a course without a start no part is told under a law that ended before it is known to be (S44)."""
    law_ = small_pack(tmp_path / "zz", OLD)
    struck = fact("f1", "conduct:struck", on="../2023-04-05", in_="zz", shown_by="E1")
    (found,) = charges(assess(case(struck), law_), "zz:striking")
    assert ("no", date(2023, 4, 5)) == (found.available.is_, found.matter.window.first)


def test_what_was_written_stays() -> None:
    """The days that are reckoned are no part of the case: it is written as it was read (S44)."""
    one = case(
        fact("f1", HELD, on="../2023-04-05", episode="e1"),
        fact("f2", HELD, on="2022/..", episode="e1"),
        episode=[{"id": "e1", "from": "2021/.."}],
    )
    table = case_to_dict(one)
    assert ["../2023-04-05", "2022/.."] == [f["on"] for f in table["fact"]]
    assert [{"id": "e1", "from": "2021/.."}] == table["episode"]


# -- episodes ------------------------------------------------------------------------------------------


def test_an_undated_act_lies_within_its_episode() -> None:
    """An undated act beside a dated one may have fallen on any day of the episode, and no other (S44)."""
    one = case(
        fact("f1", HELD, on="2023-04-05", episode="e1", shown_by="E1"),
        fact("f2", "act:recruitment", on=None, episode="e1", shown_by="E1"),
        episode=[{"id": "e1", "from": "2023-01-10", "to": "2023-06-20"}],
    )
    assert "2023-01-10/2023-06-20" == period(assessed(one)).text


def test_an_undated_act_lies_on_no_other_day() -> None:
    """An undated act is not counted on days its episode does not reach (S44)."""
    one = case(
        fact("f1", HELD, on=None, episode="e1", shown_by="E1"),
        episode=[{"id": "e1", "from": "2023-01", "to": "2023-06"}],
    )
    within, beyond = Window(date(2023, 2, 1), date(2023, 2, 1)), Window(date(2023, 8, 1), date(2023, 8, 1))
    found = [standing(one, HELD, episode="e1", window=w) for w in (within, beyond)]
    assert [Standing.SUPPORTED, Standing.MISSING] == found


# -- parts that need not stand apart -------------------------------------------------------------------


def test_one_job_is_one_count() -> None:
    """An uncertain birthday that changes nothing makes no second count (S44)."""
    found = assessed(read_case(CASES / "one-job-three-counts.json"), "ke")
    (young,) = charges(found, "ke:employing-a-young-child")
    assert "2017-02-01/2019-01-31" == young.matter.window.text
    assert Standing.SUPPORTED == element(young, "age").standing


def test_parts_that_come_to_something_else_stand_apart() -> None:
    """Where the age decides whether means must be proved, the parts are told one by one (S9, S44)."""
    born = fact("f2", "person:born", value="2005-06", shown_by="E1")
    assert 3 == len(charges(held("2022-01-01/2024-03-31", born), OFFENCE))


def test_an_age_that_decides_nothing_cuts_nothing() -> None:
    """Where the means stand whatever the age, the birthday parts nothing under the treaty's text (S44).

    Palmeria's own has a harsher penalty for a child: there the parts stand.
    """
    born = fact("f2", "person:born", value="2005-06", shown_by="E1")
    threat = fact("f3", "means:threat", shown_by=[{"evidence": "E1", "words": True}])
    one = case(fact("f1", HELD, on="2022-01-01/2024-03-31", shown_by="E1"), born, threat)
    (found,) = charges(assessed(one, "un"), "un:trafficking-in-persons")
    assert "2022-01-01/2024-03-31" == found.matter.window.text
    assert Standing.SUPPORTED == element(found, "means").standing
    assert 3 == len(charges(assessed(one), OFFENCE))


AGED = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2023-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 1]
    conduct is struck

  element young  [s 1]
    any of
      complainant age is child
      complainant age is adult

  penalty ordinary  [s 1]
    imprisonment at most 2 years
{penalty}
"""
HARSHER = """
  penalty child  [s 1]
    when
      complainant age is under-16
    imprisonment at most 9 years
"""


def struck(folder: Path, text: str, on: str, born: str) -> list[str]:
    """Return the periods of the charges of one striking under a small law."""
    folder.mkdir(exist_ok=True)
    law_ = small_pack(folder / "zz", text)
    act = fact("f1", "conduct:struck", on=on, in_="zz", shown_by="E1")
    found = assess(case(act, fact("f2", "person:born", value=born, shown_by="E1")), law_)
    return [c.matter.window.text for c in charges(found, "zz:striking")]


def test_parts_without_law_are_one_line(tmp_path: Path) -> None:
    """Before the law came into force there is one line, whatever age was reached then (S44)."""
    found = struck(tmp_path, AGED.format(penalty=""), "2020-01-01/2022-06-30", "2003-05-05")
    assert ["2020-01-01/2022-06-30"] == found


def test_a_part_without_law_stands_apart(tmp_path: Path) -> None:
    """The part before the law is never one with the part under it (S44)."""
    found = struck(tmp_path, AGED.format(penalty=""), "2022-01-01/2023-06-30", "1990")
    assert ["2022-01-01/2022-12-31", "2023-01-01/2023-06-30"] == found


def test_a_penalty_that_hangs_on_the_age_parts(tmp_path: Path) -> None:
    """Where only the penalty hangs on an age that the elements turn on, the parts stand apart (S44)."""
    plain, harsher = (AGED.format(penalty=p).replace("is adult", "is under-16") for p in ("", HARSHER))
    found = [
        struck(tmp_path / str(n), text, "2023-02-01/2023-12-31", "2007-06-01")
        for n, text in enumerate((plain, harsher))
    ]
    parts = ["2023-02-01/2023-05-31", "2023-06-01/2023-12-31"]
    assert [["2023-02-01/2023-12-31"], parts] == found


@given(
    born=st.sampled_from(["2005", "2005-06", "2005-06-01", "2007~", "2010", "1990", "2005/.."]),
    means=st.booleans(),
    on=st.sampled_from(["2022-01-01/2024-03-31", "2023", "2022/..", "../2023-12", "2023-06-01"]),
)
def test_joining_changes_no_finding(born: str, means: bool, on: str) -> None:
    """Every part comes to what the charge over it comes to, element by element (S44)."""
    rows = [
        fact("f1", HELD, on=on, shown_by="E1"),
        fact("f2", "person:born", value=born, shown_by="E1"),
        fact("f4", "purpose:forced-labour", shown_by=[{"evidence": "E1", "words": True}]),
    ]
    if means:
        rows.append(fact("f3", "means:threat", shown_by=[{"evidence": "E1", "words": True}]))
    one, known = case(*rows), few()
    pack = known.pack("xp")
    joined = caseload.weigh_pack(one, pack, known.vocabulary).outcomes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(caseload, "joined", lambda outcomes, weighed: outcomes)
        apart = caseload.weigh_pack(one, pack, known.vocabulary).outcomes
    for part in apart:
        whole = [
            o
            for o in joined
            if evolve(o.matter, window=Window()) == evolve(part.matter, window=Window())
            and o.offence is part.offence
            and (not part.matter.window.dated or _within(part.matter.window, o.matter.window))
        ]
        assert [(part.elements, part.identity)] == [(o.elements, o.identity) for o in whole]


def _within(inner: Window, outer: Window) -> bool:
    (a, b), (c, d) = inner.days(), outer.days()
    return c <= a and b <= d


# -- what cannot have been -----------------------------------------------------------------------------


def codes(text: str) -> list[str]:
    """Return the texts of the faults of a case in TOML with one fact on the days of *text*."""
    head = 'schema = "chargeassist/case/1"\n[case]\nid = "a"\nlaw = ["xp"]\nas_at = "2024-05-01"\n'
    people = '[[person]]\nid = "S1"\n[[person]]\nid = "V1"\n'
    row = f'[[fact]]\nid = "f1"\nfact = "act:harbouring"\nby = ["S1"]\nof = ["V1"]\non = "{text}"\n'
    try:
        reading_of_bytes((head + people + row).encode()).whole()
    except CaseError as error:
        return [f"{f.at.line} {f.said.code}" for f in error.faults]
    return []


@pytest.mark.parametrize(
    ("text", "code"),
    [("2023-02-30", "C101-no-such-day"), ("2024/2023", "C101-backwards"), ("soon", "C101")],
)
def test_what_is_no_day_is_a_fault_that_says_so(text: str, code: str) -> None:
    """A 30 February and a reversed interval are faults with their line that say what is wrong (S44)."""
    assert [f"15 {code}"] == codes(text)


def test_an_act_before_birth_is_a_fault() -> None:
    """Nobody is harboured before being born (S44)."""
    with pytest.raises(CaseError) as error:
        assessed(read_case(CASES / "born-after-the-act.toml"), "za")
    assert [("C316", "fact[1].on")] == [(f.code, str(f.at).rpartition(": ")[2]) for f in error.value.faults]


@pytest.mark.parametrize(
    "name", ["act:sale-of-person", "conduct:price-for-person", "conduct:promised-in-marriage"]
)
def test_a_sale_arranged_before_birth_is_none(name: str) -> None:
    """A child can be sold, priced or promised before it is born; nobody sells before being born (S44)."""
    unborn = fact("f2", "person:born", value="2023-09")
    sold = fact("f1", name, on="2023-05", shown_by="E1")
    check_case(case(sold, unborn), law("xp"))
    with pytest.raises(CaseError) as error:
        check_case(case(sold, fact("f2", "person:born", of="S1", value="2023-09")), law("xp"))
    assert ["C316"] == [f.code for f in error.value.faults]


def test_a_birth_that_leaves_the_act_possible_is_no_fault() -> None:
    """Of two births entered one may be the slip, and the evidence decides (S44)."""
    births = (fact("f2", "person:born", value="2030"), fact("f3", "person:born", value="2003"))
    assert charges(held("2023-07-01", *births), OFFENCE)


def test_conduct_after_the_assessment_is_a_warning() -> None:
    """Conduct after the day of the assessment is read, and `check` and the assessment say so (S44)."""
    one = read_case(CASES / "act-after-as-at.toml")
    assert ["W104"] == [w.code for w in warnings(one, law("za"))]
    found = assessed(one, "za")
    assert [("f1", "f2")] == [f.text["facts"] for f in found.flags if f.code == "after-as-at"]


def test_in_doubt_is_no_surer_than_about() -> None:
    """`2006?` leaves the age as open as `2006~` does (S44)."""
    one = read_case(CASES / "uncertain-birth.toml")
    found = element(charge(assessed(one, "za"), "za:trafficking-in-persons"), "means")
    assert (Standing.THIN, ("value too wide",)) == (found.standing, said(found.causes[:1]))


# -- birthdays of 29 February --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", Standing.SUPPORTED),
        ('leap_birthday = "1 March"\n', Standing.SUPPORTED),
        ('leap_birthday = "28 February"\n', Standing.CONTRADICTED),
    ],
)
def test_a_leap_day_follows_the_pack(tmp_path: Path, line: str, expected: Standing) -> None:
    """Who is born on 29 February is of age on the day the pack says, by default 1 March (S44)."""
    found = _born_on_a_leap_day(tmp_path, line)
    (one,) = charges(found, "zz:striking")
    assert expected == element(one, "young").standing
    assert ("leap-day-birthday" in {f.code for f in found.flags}) == (line == "")


def _born_on_a_leap_day(folder: Path, line: str) -> Assessment:
    """Return the assessment of an act on the eve of what may be an eighteenth birthday."""
    child = """\

  element young  [s 1]
    complainant age is child
"""
    small_pack(folder / "zz", OLD.replace("until   2020-01-01\n  ", "") + child)
    manifest = folder / "zz" / "pack.toml"
    manifest.write_text(manifest.read_text("utf-8") + line, "utf-8")
    act = fact("f1", "conduct:struck", on="2022-02-28", in_="zz", shown_by="E1")
    born = fact("f2", "person:born", value="2004-02-29", shown_by="E1=strong")
    return assess(case(act, born), load_law(str(folder / "zz")), offences=["zz:striking"])


# -- drafts and flags ----------------------------------------------------------------------------------


def draft(on: str, *more: Row) -> Count:
    """Return the one draft count of a trafficking that stands."""
    words = [{"evidence": "E1", "words": True}]
    rows = [
        fact("f2", "means:threat", shown_by=words),
        fact("f3", "purpose:forced-labour", shown_by=words),
    ]
    (one,) = counts(held(on, *rows, *more)).counts
    return one


@pytest.mark.parametrize(
    ("on", "first", "last", "asked"),
    [
        ("2023-04-05/..", date(2023, 4, 5), None, "the-end"),
        ("../2023-04-05", None, date(2023, 4, 5), "the-start"),
    ],
)
def test_a_draft_invents_no_day(on: str, first: date | None, last: date | None, asked: str) -> None:
    """What nobody entered of the days is a blank in the draft count, and asked for (S44)."""
    one = draft(on)
    assert (first, last) == (one.particulars.first, one.particulars.last)
    assert asked in {r.code for r in one.confirm}


def test_a_draft_with_an_open_end_says_where_the_blank_is() -> None:
    """The particulars name the day that is known and leave the other open (S44)."""
    (one,) = counts(assessed(read_case(CASES / "open-end.toml"))).counts
    assert "S1, between 1 January 2023 and [to be confirmed], at" in particulars_text(one.particulars)


def test_law_not_yet_in_force_is_no_gap() -> None:
    """Where the State's own offence stands and came later, flag and review say so: it has no gap (S44)."""
    found = assessed(read_case(CASES / "own-law-not-yet.toml"), "bb")
    assert ["not-yet-in-force"] == [f.code for f in found.flags if f.about == "S1"]
    assert [("law-not-open", "closed")] == [(v.code, v.text.code) for v in review(found).rows]
