"""S24: nobody is charged who was too young to be responsible, and the law of the days says how young."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from chargeassist import Charge, KnowledgeError, assess, load_law
from chargeassist.findings.capacity import capacity
from chargeassist.law.folder import shipped
from chargeassist.law.minors import Responsibility
from chargeassist.reasoning.ages import Birth
from chargeassist.reasoning.matters import Window
from chargeassist.words.dates import parse_when
from tests.builders import case, fact, small_pack

STRIKING = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 1]
    conduct is struck
"""
MINORS = """\
[[responsibility]]
never_under    = 8
capacity_under = 12
at             = "zz-code s 14"
until          = 2020-01-01

[[responsibility]]
never_under = 12
at          = "zz-code s 15"
since       = 2020-01-01

[[sentence]]
under = 18
never = ["death", "life-imprisonment"]
at    = "zz-code s 25"
"""
OPEN: tuple[str, str] = ("yes", "")


def striking(folder: Path, on: str, **row: object) -> Charge:
    """Return the charge of striking V1 on a day, under a law that changed its ages on 1 January 2020."""
    (folder / "zz").mkdir()
    (folder / "zz" / "minors.toml").write_text(MINORS)
    law = small_pack(folder / "zz", STRIKING)
    shown = [fact("b", "person:born", by=[], of="S1", shown_by="E1", **row)] if row else []
    entered = case(fact("f1", "conduct:struck", in_="zz", on=on, shown_by="E1"), *shown, as_at="2026-01-01")
    (one,) = (c for c in assess(entered, law).charges if c.matter.mode == "principal")
    return one


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        ("2010-06-01", "2018-05-31", ("no", "not-responsible-at-that-age")),  # under eight
        ("2010-06-01", "2018-06-01", ("unknown", "capacity-to-be-shown")),  # eight that day
        ("2006-06-01", "2018-06-01", OPEN),  # twelve that day
        ("2010", "2018-06-01", ("unknown", "perhaps-not-responsible")),  # seven or eight
        ("2009-06-01", "2020-01-01", ("no", "not-responsible-at-that-age")),  # ten, under the later law
        ("2009-06-01", "2019-12-31", ("unknown", "capacity-to-be-shown")),  # ten, under the earlier one
        ("1990", "2018-06-01", OPEN),
    ],
)
def test_the_law_of_the_day_says_who_is_too_young(
    tmp_path: Path, born: str, on: str, expected: tuple[str, str]
) -> None:
    """Under the age the charge is closed, with the place; in the band capacity is asked for (S24)."""
    found = striking(tmp_path, on, value=born).available
    assert expected == (found.is_, found.why[0].code if found.why else "")


def test_where_the_law_changed_meanwhile_nothing_is_closed(tmp_path: Path) -> None:
    """Ten years old, on days of which some lie under a law that would ask for capacity: it is open (S24)."""
    found = striking(tmp_path, "2019-12/2020-01", value="2009-06-01").available

    assert "unknown" == found.is_
    assert "not-responsible-at-that-age" in {why.code for why in found.why}  # the graver of the two is told


@pytest.mark.parametrize(("leap", "expected"), [("28 February", "yes"), ("1 March", "no")])
def test_a_birthday_of_a_leap_day_falls_as_the_pack_says(tmp_path: Path, leap: str, expected: str) -> None:
    """Ten on 28 February or on 1 March of other years: the State decides, as for every age (S24, S44)."""
    rule = Responsibility(10, "zz-code s 14")
    pack = evolve(
        small_pack(tmp_path / "zz", STRIKING).pack("zz"), leap_birthday=leap, responsibility=(rule,)
    )
    day = date(2018, 2, 28)

    assert expected == capacity(pack, [Birth("b", parse_when("2008-02-29"))], Window(day, day), day).is_


def test_an_age_nobody_shows_closes_nothing_of_an_adult(tmp_path: Path) -> None:
    """Without a birth or an age there is nothing to say (S24)."""
    assert "yes" == striking(tmp_path, "2018-06-01").available.is_


def test_without_days_only_who_is_too_young_today_is_too_young(tmp_path: Path) -> None:
    """Conduct without a day was done by the day of the assessment (S24)."""
    struck = fact("f1", "conduct:struck", in_="zz", shown_by="E1")
    del struck["on"]
    (tmp_path / "zz").mkdir()
    (tmp_path / "zz" / "minors.toml").write_text(MINORS)
    law = small_pack(tmp_path / "zz", STRIKING)

    def codes(born: str) -> set[str]:
        birth = fact("b", "person:born", by=[], of="S1", value=born, shown_by="E1")
        found = assess(case(struck, birth, as_at="2026-01-01"), law)
        return {why.code for c in found.charges for why in c.available.why}

    assert "not-responsible-at-that-age" in codes("2020-01-01")
    assert {"conduct-undated"} == codes("2000-01-01")


def test_what_no_minor_is_sentenced_to_is_told_beside_the_charge(tmp_path: Path) -> None:
    """A suspect who may have been under the age has the sentences that are not passed (S25)."""
    (tmp_path / "zz").mkdir()
    (tmp_path / "zz" / "minors.toml").write_text(MINORS)
    law = small_pack(tmp_path / "zz", STRIKING)
    entered = fact("f1", "conduct:struck", in_="zz", on="2018-06-01", shown_by="E1")
    birth = fact("b", "person:born", by=[], of="S1", value="2001", shown_by="E1")
    flags = assess(case(entered, birth, as_at="2026-01-01"), law).flags

    told = [f.text for f in flags if f.code == "child-suspect"]
    assert ["perhaps-a-child", "minor-not-sentenced"] == [t.code for t in told]
    assert "zz-code s 25" == told[1].text("cite")


def test_a_rule_on_minors_cites_a_source_of_its_pack(tmp_path: Path) -> None:
    """A place in no source is a fault, as everywhere in a pack (L518)."""
    (tmp_path / "zz").mkdir()
    (tmp_path / "zz" / "minors.toml").write_text(MINORS.replace("zz-code s 15", "zz-cod s 15"))
    with pytest.raises(KnowledgeError) as refused:
        small_pack(tmp_path / "zz", STRIKING)
    assert ["L518"] == [f.code for f in refused.value.faults]


@pytest.mark.parametrize("pack", sorted(set(shipped()) - {"un"}))
def test_every_state_says_from_what_age(pack: str) -> None:
    """No shipped State charges a child of six (S24)."""
    ages = [rule.never_under for rule in load_law(pack).pack(pack).responsibility]
    assert min(ages) >= 7
