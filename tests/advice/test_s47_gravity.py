"""S47: penalties that depend on something, and what ranks where no maximum is stated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import Assessment, Law, counts, to_text
from chargeassist.findings.model import Charge
from chargeassist.law.classes import CLASSES, class_of, levels, ranked
from chargeassist.law.model import Offence, Pack
from chargeassist.law.penalties import LIFE, gravity
from tests.builders import Row, assessed, case, charge, fact, law, limb, small_pack

PACKS = ("bb", "ke", "sn", "xp", "xq", "za")
DEFILEMENT = "ke:defilement"
OFFENCE = """
offence {id}
  title     {id}
  source    zz-code s 1
  since     2001-01-01
  protects  {protects}
  seen      unverified zz-code 2024-01-01

  element act  [s 1]
    conduct is {act}

  {penalty}
"""


def offence(id: str, protects: str, penalty: str = "", act: str = "struck") -> str:
    """Return the outline of an offence of one act; a penalty is given as its lines."""
    lines = "\n    ".join(("penalty ordinary  [s 1]", *penalty.split("; "))) if penalty else ""
    return OFFENCE.format(id=id, protects=protects, act=act, penalty=lines)


def child(born: str, on: str = "2023-06-01", **tables: Any) -> Assessment:
    """Return the assessment, under the law of Kenya, of a sexual act with a child born in *born*."""
    return assessed(
        case(
            fact("f1", "conduct:sexual-act", on=on, in_="ke", shown_by="E1"),
            fact("f2", "person:born", value=born, shown_by="E2"),
            fact("f3", "conduct:indecent-act", on=on, in_="ke", shown_by="E1"),
            **tables,
        ),
        "ke",
    )


def states(found: Charge) -> dict[str, str]:
    """Return each penalty of a charge with whether it is for this conduct."""
    return {p.penalty.id: p.state for p in found.penalties}


@pytest.mark.parametrize(
    ("born", "band", "lowest"),
    [
        ("2012-01-15", "eleven-or-less", 0),
        ("2009-01-15", "twelve-to-fifteen", 240),
        ("2006-01-15", "sixteen-and-over", 180),
    ],
)
def test_a_penalty_whose_condition_stands_applies(born: str, band: str, lowest: int) -> None:
    """S47: the age of the child names the band, and the band says how grave the charge is."""
    found = charge(child(born), DEFILEMENT)

    assert {band} == {id for id, state in states(found).items() if state == "applies"}
    assert (LIFE, lowest, 0) == found.gravity


def test_an_open_condition_is_told_with_what_decides_it() -> None:
    """S47: a birth date too wide to say the band leaves both open, and says that age decides."""
    found = charge(child("2007/2008", on="2023-06-01"), DEFILEMENT)
    open_ = {p.penalty.id: p.decided_by for p in found.penalties if p.state == "open"}

    assert {"twelve-to-fifteen", "sixteen-and-over"} <= set(open_)
    assert limb("age:under-16") in open_["sixteen-and-over"]


def test_of_conditional_penalties_alone_the_least_counts_until_one_is_decided() -> None:
    """S47: not the gravest that may be, and not none at all."""
    found = charge(child("2007/2008", on="2023-06-01"), DEFILEMENT)

    assert (LIFE, 180, 0) == found.gravity


def test_defilement_leads() -> None:
    """S47: the child's age decides the penalty, the charge is primary and drafted as a count."""
    found = child("2006-01-15")

    assert "primary" == charge(found, DEFILEMENT).role
    assert any(DEFILEMENT in c.charge for c in counts(found).counts)


def test_a_penalty_is_for_conduct_from_its_day() -> None:
    """S47: the minimum sentence for murder in South Africa is for conduct from 1 May 1998."""
    killed: dict[str, list[Row]] = {}
    for day in ("1998-04-30", "1998-05-01"):
        killed[day] = [
            fact("f1", "conduct:fatal-act", on=day, in_="za", shown_by="E1"),
            fact("f2", "result:death", shown_by="E1"),
        ]
    before, after = (charge(assessed(case(*rows), "za"), "za:murder") for rows in killed.values())

    assert ("not-for-this", "applies") == (
        states(before)["minimum-sentence"],
        states(after)["minimum-sentence"],
    )
    assert before.gravity < after.gravity


def test_the_courts_ceiling_is_no_maximum() -> None:
    """S47: what is left to the court ranks by class, and the ceiling stands beside it."""
    found = charge(assessed(case(fact("f1", "conduct:struck", in_="za", shown_by="E1")), "za"), "za:assault")

    assert found.gravity[2] < 0
    assert (
        "imprisonment at large with a ceiling of 3 years in a district court"
        == found.penalties[0].penalty.text
    )


def by_id(pack: Pack) -> dict[str, Offence]:
    """Return the offences of a pack by their ids."""
    return {o.id: o for o in pack.offences}


def _graver(pack: Pack, one: Offence, other: Offence) -> bool:
    found = levels(pack.offences)
    return ranked(gravity(one.penalties), one, found) > ranked(gravity(other.penalties), other, found)


def test_an_unknown_maximum_ranks_with_its_class(tmp_path: Path) -> None:
    """S47: at the level of the pack's other offences of that class, after those that state one."""
    text = offence("stated", "liberty", "imprisonment at most 9 years", "locked-in")
    text += offence("unstated", "liberty", act="detained")
    text += offence("lesser", "bodily-integrity", "imprisonment at most 2 years")
    pack = small_pack(tmp_path / "zz", text).pack("zz")
    stated, unstated, lesser = map(by_id(pack).__getitem__, ("stated", "unstated", "lesser"))

    assert _graver(pack, stated, unstated)
    assert _graver(pack, unstated, lesser)


def test_a_class_without_any_stated_falls_to_no_lesser_one(tmp_path: Path) -> None:
    """S47: a class that states nothing takes the level of the next lesser, and stays above it."""
    text = offence("unstated", "sexual-autonomy", act="sexual-act")
    text += offence("left-to-the-court", "bodily-integrity", "imprisonment at large", "wounded")
    text += offence("stated", "property", "imprisonment at most 2 years")
    pack = small_pack(tmp_path / "zz", text).pack("zz")
    sexual, bodily = map(by_id(pack).__getitem__, ("unstated", "left-to-the-court"))

    assert 24 == levels(pack.offences)["sexual"]
    assert _graver(pack, sexual, bodily)


def _of_sex(offence: Offence) -> bool:
    return any(x.name in ("conduct:sexual-act", "conduct:indecent-act") for x in offence.conduct)


@pytest.mark.parametrize("id", PACKS)
def test_rape_and_defilement_are_never_below_assault(id: str) -> None:
    """S47: of no shipped law does rape or an act with a child rank below assault."""
    whole: Law = law(id)
    pack = whole.pack(id)
    acts = [o for o in pack.offences if any(x.name == "conduct:sexual-act" for x in o.conduct)]
    assaults = [o for o in pack.offences if o.id in ("assault", "common-assault")]

    wrong = [(a.id, b.id) for a in acts for b in assaults if not _graver(pack, a, b)]
    assert acts
    assert [] == wrong


@pytest.mark.parametrize("id", PACKS)
def test_what_is_done_to_a_body_by_sex_is_of_that_class(id: str) -> None:
    """S47: whatever interest a law names, an offence of a sexual act is of the class, or of a graver."""
    of = [o for o in law(id).pack(id).offences if _of_sex(o) and o.against != "State"]

    assert [] == [o.id for o in of if CLASSES.index(class_of(o)) > CLASSES.index("sexual")]


def test_the_report_names_the_band_and_what_decides() -> None:
    """S47: what applies is told with its facts; what does not apply is left to the JSON."""
    text = to_text(child("2006-01-15"), full=True)
    assert "imprisonment at least 15 years: on f2" in text
    assert "imprisonment at least 20 years" not in text.partition("DEFILEMENT")[2].partition("identity")[0]
