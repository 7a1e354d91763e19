"""What ties a pack together: definitions put in place, families resolved, layers, versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
    Who,
    columns_of,
    deny,
    leaves_of,
)
from chargeassist.law.model import Offence, Pack
from chargeassist.law.penalties import DEATH, LIFE, gravity
from tests.law.support import OFFENCE, faults_of, load, write_pack

HEAD = "".join(OFFENCE.splitlines(keepends=True)[:4])
DEFINITION = """\
definition relation is position-of-trust  [zz-act s 9]
  relation is any of
    employer
    has-care-of-child
"""


def _pack(folder: Path, text: str) -> Pack:
    return load(write_pack(folder, {"a.law": text}))


def _offence(folder: Path, *lines: str) -> Offence:
    return _pack(folder, HEAD + "".join(f"  {line}\n" for line in lines)).offences[0]


def _named(id: str, *lines: str) -> str:
    return HEAD.replace("taking", id) + "".join(f"  {line}\n" for line in lines)


def test_a_definition_stands_beside_its_term(tmp_path: Path) -> None:
    """A defined term is entered directly or made out by its definition, whose cite it carries."""
    text = HEAD + "  element trust  [s 1]\n    relation is position-of-trust\n" + DEFINITION
    requires = _pack(tmp_path, text).offences[0].elements[0].requires

    assert isinstance(requires, AnyOf)
    assert "zz-act s 9" == requires.cite
    assert ["relation:position-of-trust", "relation:employer", "relation:has-care-of-child"] == [
        leaf.name for leaf in leaves_of(requires)
    ]


def test_a_definition_is_denied_whole(tmp_path: Path) -> None:
    """Where a defined term is denied, its definition is denied too: neither may hold."""
    text = HEAD + "  element no-trust  [s 1]\n    none of\n      relation is position-of-trust\n" + DEFINITION
    leaves = leaves_of(_pack(tmp_path, text).offences[0].elements[0].requires)

    assert [False, False, False] == [leaf.holds for leaf in leaves]


def test_a_definition_under_unless_keeps_the_bar_of_exceptions(tmp_path: Path) -> None:
    """Where a defined term is an exception, so is its definition (S1)."""
    text = (
        HEAD
        + "  element act  [s 1]\n    act is recruitment\n    unless\n      relation is position-of-trust\n"
        + DEFINITION
    )
    requires = _pack(tmp_path, text).offences[0].elements[0].requires

    assert isinstance(requires, Unless)
    assert [True, True, True] == [leaf.exception for leaf in leaves_of(requires.exception)]


def test_the_lines_of_an_element(tmp_path: Path) -> None:
    """A requirement, its fault, what lets go of it, what spares that, and its exception stand in order."""
    element = _offence(
        tmp_path,
        "element act  [s 1]",
        "  act is recruitment",
        "  fault knowledge as to age:child  [s 1(2)]",
        "  not needed if  [s 1(3)]",
        "    victim age is child",
        "    unless",
        "      consent is given",
        "  unless  [s 1(4)]",
        "    compelled is duress",
    ).elements[0]

    assert isinstance(element.requires, Unless)
    inner = element.requires.requires
    assert isinstance(inner, NotNeeded)
    assert isinstance(inner.requires, AllOf)
    assert isinstance(inner.dispensed, Unless)
    assert [
        ("act:recruitment", False),
        ("fault:knowledge as to age:child", False),
        ("age:child", False),
        ("consent:given", True),
        ("compelled:duress", True),
    ] == [(leaf.name, leaf.exception) for leaf in leaves_of(element.requires)]


def test_basic_intention_needs_no_fact_of_its_own(tmp_path: Path) -> None:
    """`fault intention` stands with the conduct, unless accident or mistake is raised (S12)."""
    element = _offence(tmp_path, "element act  [s 1]", "  act is recruitment", "  fault intention").elements[
        0
    ]

    assert isinstance(element.requires, Unless)
    assert [("act:recruitment", False), ("fault:accident", True), ("fault:mistake", True)] == [
        (leaf.name, leaf.exception) for leaf in leaves_of(element.requires)
    ]


@pytest.mark.parametrize(
    ("line", "by", "of"),
    [
        ("act is recruitment", Who.SUSPECT, Who.COMPLAINANT),
        ("suspect act is recruitment", Who.SUSPECT, Who.COMPLAINANT),
        ("anyone act is recruitment", Who.ANYONE, Who.COMPLAINANT),
        ("another act is recruitment", Who.ANOTHER, Who.COMPLAINANT),
        ("age is child", None, Who.COMPLAINANT),
        ("victim age is child", None, Who.COMPLAINANT),
        ("migrant age is child", None, Who.COMPLAINANT),
        ("suspect age is child", None, Who.SUSPECT),
        ("suspect status is national-of-the-state", None, Who.SUSPECT),
        ("compelled is duress", None, Who.SUSPECT),
        ("concert is organised-group", Who.SUSPECT, None),
    ],
)
def test_whom_a_leaf_is_about(line: str, by: Who | None, of: Who | None, tmp_path: Path) -> None:
    """A leaf is about whom its slot says, unless a word before it says otherwise."""
    (leaf,) = leaves_of(_offence(tmp_path, "element x  [s 1]", f"  {line}").elements[0].requires)

    assert (by, of) == (leaf.by, leaf.of)


def test_an_open_list_knows_what_it_names(tmp_path: Path) -> None:
    """`or like` is open to the genus and remembers the terms that have their own leaves (S18)."""
    *_, genus = leaves_of(
        _offence(
            tmp_path,
            "element purpose  [s 1]",
            "  purpose is any of",
            "    slavery",
            "    servitude",
            "    or like exploitation",
        )
        .elements[0]
        .requires
    )

    assert ("purpose:exploitation", ("slavery", "servitude")) == (genus.name, genus.like)


def test_denial_stands_at_the_leaves() -> None:
    """Denying a group denies its leaves and turns all into any, any into all, N of M into M-N+1 (S7)."""
    a, b, c = (Leaf("means", t) for t in ("threat", "fraud", "deception"))
    not_a, not_b, not_c = (deny(x) for x in (a, b, c))

    assert AnyOf((not_a, not_b)) == deny(AllOf((a, b)))
    assert AllOf((not_a, not_b)) == deny(AnyOf((a, b)))
    assert AtLeast(2, (not_a, not_b, not_c)) == deny(AtLeast(2, (a, b, c)))
    assert AtLeast(3, (not_a, not_b, not_c)) == deny(AtLeast(1, (a, b, c)))
    assert AllOf((a, AnyOf((b, c)))) == deny(deny(AllOf((a, AnyOf((b, c))))))


THREE = (
    _named("first", "family  trafficking", "element act  [s 1]", "  act is recruitment")
    + _named("second", "element crime  [s 1]", "  offence first stands by anyone of complainant")
    + _named("third", "element crime  [s 1]", "  offence any of zz-act stands by suspect of complainant")
)


def test_offences_stand_in_layers(tmp_path: Path) -> None:
    """An offence that reads another stands in a later layer than it (S21)."""
    assert (("first",), ("second", "third")) == _pack(tmp_path, THREE).strata


def test_an_offence_of_a_whole_act_reads_no_offence_that_reads_others(tmp_path: Path) -> None:
    """`offence any of` an Act means its other offences, without itself and those that read others."""
    third = _pack(tmp_path, THREE).offences[2]
    (stands,) = columns_of(third.elements[0].requires)

    assert isinstance(stands, Stands)
    assert ("third", ("first",)) == (third.id, stands.offences)


def test_serious_crime_is_four_years_or_more(tmp_path: Path) -> None:
    """`is serious-crime` keeps offences with a maximum of at least four years (UNTOC art. 2(b))."""
    act = ("element act  [s 1]", "  act is recruitment", "penalty ordinary  [s 2]")
    text = (
        _named("lesser", *act, "  imprisonment at most 47 months")
        + _named("graver", *act, "  imprisonment at most 4 years")
        + _named("reader", "element crime  [s 1]", "  offence any of zz-act stands is serious-crime")
    )
    reader = _pack(tmp_path, text).offences[2]
    (stands,) = columns_of(reader.elements[0].requires)

    assert isinstance(stands, Stands)
    assert ("graver",) == stands.offences


def test_versions_of_one_offence_follow_each_other(tmp_path: Path) -> None:
    """Two texts of one offence are versions if the older ends when the newer begins, oldest first."""
    act = ("element act  [s 1]", "  act is recruitment")
    text = _named("taking", "since  2015-06-01", *act) + _named(
        "taking", "since  2001-01-01", "until  2015-06-01", *act
    )
    versions = _pack(tmp_path, text).versions("taking")

    assert ["2001-01-01", "2015-06-01"] == [str(v.period.since) for v in versions]


def test_the_end_of_a_year_is_its_last_day(tmp_path: Path) -> None:
    """`until 2015` means the whole of 2015: the text no longer holds on the first day of 2016."""
    period = _offence(
        tmp_path, "since  2001", "until  2015", "element act  [s 1]", "  act is recruitment"
    ).period

    assert ("2001-01-01", "2016-01-01") == (str(period.since), str(period.until))


@pytest.mark.parametrize("lines", [(), ("since  not seen",)])
def test_what_was_not_seen_is_not_seen(lines: tuple[str, ...], tmp_path: Path) -> None:
    """Without `since` nobody has said when a text began: that is not seen, and never "always" (S24)."""
    period = _offence(tmp_path, *lines, "element act  [s 1]", "  act is recruitment").period

    assert (None, False) == (period.since, period.since_seen)


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ((LIFE, 360), ["imprisonment at least 30 years", "or fine at least KES 30000000", "or both"]),
        ((60, 0), ["imprisonment at most 5 years"]),
        ((60, 24), ["imprisonment at least 2 years", "imprisonment at most 60 months"]),
        ((LIFE, 0), ["imprisonment life"]),
        ((DEATH, 0), ["death"]),
        ((0, 0), ["fine"]),
        ((120, 0), ["imprisonment fixed 10 years"]),
        ((-1, 0), ["orders forfeiture"]),
    ],
)
def test_gravity_is_the_highest_ordinary_maximum(
    expected: tuple[int, int], lines: list[str], tmp_path: Path
) -> None:
    """Gravity is the maximum, then the minimum; a minimum alone counts as life (S32)."""
    offence = _offence(
        tmp_path,
        *("element act  [s 1]", "  act is recruitment", "penalty ordinary  [s 2]"),
        *(f"  {line}" for line in lines),
    )

    assert (*expected, 0) == gravity(offence.penalties)
    assert lines == [t.words for t in offence.penalties[0].terms]


def test_a_penalty_under_a_condition_is_not_the_ordinary_one(tmp_path: Path) -> None:
    """Penalties under a condition or for companies do not make an offence graver (S32)."""
    offence = _offence(
        tmp_path,
        *("element act  [s 1]", "  act is recruitment"),
        *("penalty ordinary  [s 2]", "  imprisonment at most 3 years"),
        *("penalty again  [s 3]", "  when", "    record is earlier-conviction", "  imprisonment life"),
        *("penalty company for company  [s 4]", "  fine at most ZZD 1000"),
    )

    assert (36, 0, 0) == gravity(offence.penalties)
    assert [False, False, True] == [p.for_company for p in offence.penalties]


def test_a_mistake_in_an_element_is_told_once(tmp_path: Path) -> None:
    """A word misspelt in an element is one fault: what names that element is not told as another."""
    text = HEAD + (
        "  element act  [s 1]\n    act is recruitement\n"
        "  aggravated child  [s 2]\n    in place of act\n    age is child\n"
    )
    write_pack(tmp_path, {"a.law": text})

    assert ["L202"] == [f.code for f in faults_of(tmp_path)]


GATE = "gate g  [zz-act s 2]\n  title   Gate\n  effect  refer\n  covers  any offence\n  steps\n    wait\n"
DEFENCE = "defence g  [zz-act s 2]\n  title   D\n  covers  any offence\n  when\n    compelled is duress\n"
ORDER = (
    "order g  [zz-act s 2]\n  instead of\n    taking\n  charge\n    taking\n  when\n    compelled is duress\n"
)


@pytest.mark.parametrize("block", [GATE, DEFENCE, ORDER], ids=["gate", "defence", "order"])
def test_two_blocks_of_one_id_are_refused(block: str, tmp_path: Path) -> None:
    """Two gates, defences or orders of one id cannot be told apart, in a report or an override."""
    assert [] == list(faults_of(write_pack(tmp_path, {"a.law": OFFENCE + block})))

    assert 1 == len(faults_of(write_pack(tmp_path, {"a.law": OFFENCE + block + block})))
