"""S9: one course of conduct in parts, where the law changes and where an age turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import Assessment, Standing, assess
from tests.builders import Row, assessed, case, charge, charges, element, fact, said, small_pack

VERSIONS = """\
offence striking
  title   Striking, as it was
  source  zz-code s 1
  since   2000-01-01
  until   2023-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 1]
    conduct is struck

offence striking
  title   Striking, as it is
  source  zz-code s 1A
  since   2023-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 1A(1)]
    conduct is struck

  element harm  [s 1A(2)]
    result is bodily-harm
"""


def under_both(folder: Path, on: str | None, *more: Row) -> Assessment:
    """Return the assessment of one act under a law that changed on 1 January 2023."""
    law = small_pack(folder / "zz", VERSIONS)
    return assess(case(fact("f1", "conduct:struck", on=on, in_="zz", shown_by="E1"), *more), law)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2022-12-31", ["as it was"]),
        ("2023-01-01", ["as it is"]),
        ("2022-11/2023-02", ["as it was", "as it is"]),
        (None, ["as it is"]),
    ],
)
def test_cut_where_the_law_changes(tmp_path: Path, on: str | None, expected: list[str]) -> None:
    """Each part of the conduct is under the version of its days; undated, under the newest (S9)."""
    found = charges(under_both(tmp_path, on), "zz:striking")
    assert expected == [c.offence.title.removeprefix("Striking, ") for c in found]


def test_the_parts_meet_without_a_gap(tmp_path: Path) -> None:
    """The older part ends on the day before the newer law begins (S9)."""
    found = charges(under_both(tmp_path, "2022-11-15/2023-02-10"), "zz:striking")
    assert ["2022-11-15/2022-12-31", "2023-01-01/2023-02-10"] == [c.matter.window.text for c in found]


def test_each_part_has_its_own_elements(tmp_path: Path) -> None:
    """What only the newer text asks for is missing from the newer part alone (S9)."""
    found = charges(under_both(tmp_path, "2022-11-15/2023-02-10"), "zz:striking")
    assert [Standing.SUPPORTED, Standing.MISSING] == [c.standing for c in found]


def test_a_change_of_law_is_flagged(tmp_path: Path) -> None:
    """Where the law changed during the conduct, it is said: one count for each part (S9)."""
    codes = [
        "law-change" in {f.code for f in under_both(tmp_path, on).flags}
        for on in ("2022-11/2023-02", "2023-03")
    ]
    assert [True, False] == codes


def test_conduct_counts_in_its_own_part(tmp_path: Path) -> None:
    """Two dated acts, one in each part, do not count in the other's (S9)."""
    later = fact("f2", "conduct:struck", on="2023-05-01", in_="zz", shown_by="E2")
    found = charges(under_both(tmp_path, "2022-05-01", later), "zz:striking")
    assert [("f1",), ("f2",)] == [c.elements[0].facts for c in found]


def test_an_undated_act_counts_in_every_part(tmp_path: Path) -> None:
    """An undated act beside dated ones counts in every part (S9)."""
    undated = fact("f2", "conduct:struck", on=None, in_="zz", shown_by="E2")
    found = charges(under_both(tmp_path, "2022-11/2023-02", undated), "zz:striking")
    assert [True, True] == ["f2" in c.elements[0].facts for c in found]


# -- ages ----------------------------------------------------------------------------------------------

HELD = fact("f1", "act:harbouring", on="2022-01-01/2024-03-31", shown_by="E1")
OFFENCE = "xp:trafficking-in-persons"


def held(born: str) -> Assessment:
    """Return the assessment of a long harbouring of a person born then."""
    return assessed(case(HELD, fact("f2", "person:born", value=born, shown_by="E1")))


def test_cut_on_the_birthday() -> None:
    """A certain birth date cuts on the birthday: a child before it, of age from it on (S9)."""
    found = charges(held("2005-06-01"), OFFENCE)
    assert ["2022-01-01/2023-05-31", "2023-06-01/2024-03-31"] == [c.matter.window.text for c in found]
    assert [True, False] == [element(c, "means").need_not_be_proved for c in found]


def test_an_uncertain_birth_gives_three_parts() -> None:
    """Before the first possible birthday, uncertain, after the last (S9)."""
    found = charges(held("2005-06"), OFFENCE)
    expected = ["2022-01-01/2023-05-31", "2023-06-01/2023-06-29", "2023-06-30/2024-03-31"]
    assert expected == [c.matter.window.text for c in found]


def test_the_middle_part_leaves_the_age_open() -> None:
    """In the uncertain part the age is thin, and both branches are to be looked at (S9, S15)."""
    found = [element(c, "means") for c in charges(held("2005-06"), OFFENCE)]
    expected = [
        (Standing.SUPPORTED, True, False),
        (Standing.THIN, False, True),
        (Standing.MISSING, False, False),
    ]
    assert expected == [(e.standing, e.need_not_be_proved, e.both_branches) for e in found]


def test_a_turning_age_is_flagged() -> None:
    """Where an age is reached during the conduct, the parts stand apart and it is said (S9)."""
    codes = ["age-turns" in {f.code for f in held(born).flags} for born in ("2005-06", "1990")]
    assert [True, False] == codes


def test_cut_only_at_ages_the_offence_turns_on() -> None:
    """An offence that asks for no age is not cut on a birthday (S9)."""
    struck = fact("f3", "conduct:struck", on="2022-01-01/2024-03-31", shown_by="E1")
    found = assessed(case(struck, fact("f2", "person:born", value="2005-06-01", shown_by="E1")))
    assert 1 == len(charges(found, "xp:assault"))


def test_the_age_of_another_does_not_cut() -> None:
    """Only the complainant's own birthday cuts the matter about that complainant (S9, S19)."""
    found = assessed(case(HELD, fact("f2", "person:born", of="V2", value="2005-06-01", shown_by="E1")))
    assert 1 == len([c for c in charges(found, OFFENCE) if c.matter.complainant == "V1"])


def test_a_purpose_that_began_earlier_counts() -> None:
    """Purpose and means may have begun earlier in the episode, and count for the conduct (S9)."""
    words = [{"evidence": "E1", "words": True}]
    one = case(
        fact("f1", "act:harbouring", on="2023-05", shown_by="E1"),
        fact("f2", "purpose:forced-labour", on="2022-10", shown_by=words),
    )
    purpose = element(charge(assessed(one), OFFENCE), "purpose")
    assert (Standing.SUPPORTED, ("f2 began earlier",)) == (purpose.standing, said(purpose.notes))


def test_an_episode_dates_its_undated_conduct() -> None:
    """Undated conduct is placed by the dates of its episode, if that has any (S9, S19)."""
    one = case(
        fact("f1", "act:harbouring", on=None, episode="e1", shown_by="E1"),
        episode=[{"id": "e1", "from": "2022-10", "to": "2023-04"}],
    )
    assert "2022-10-01/2023-04-30" == charge(assessed(one), OFFENCE).matter.window.text
