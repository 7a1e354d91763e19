"""S25: what raises a gate for a suspect. Not a label: what the file says was done to that person."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from chargeassist import Standing, assess
from chargeassist.findings.grounds import _may_be_child, _signs
from chargeassist.words import Remark
from tests.builders import Row, assessed, case, codes, fact, gate, small_pack

GROWING = fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1")
WORDS = [{"evidence": "E1", "words": True}]
HARBOURED = fact("t1", "act:harbouring", by="", of="S1", shown_by="E1")
THREATENED = fact("t2", "means:threat", by="", of="S1", shown_by="E1")
EXPLOITED = fact("t3", "purpose:forced-labour", by="", of="S1", shown_by=WORDS)
BORN: dict[str, Row] = {
    age: fact("b1", "person:born", of="S1", value=value, shown_by="E1")
    for age, value in {"child": "2010", "open": "2005~", "adult": "1990"}.items()
}


def sign(id: str, term: str, **keys: Any) -> Row:
    """Return a sign that something was done to S1 by a person unknown."""
    return fact(id, term, **({"by": "", "of": "S1", "shown_by": "E1"} | keys))


def raised(*facts: Row, **tables: Any) -> bool:
    """Return whether a gate is raised for S1, who is charged with growing."""
    return bool(assessed(case(GROWING, *facts, **tables)).gates)


def test_no_gate_for_a_suspect_to_whom_nothing_was_done() -> None:
    """Without any of the three grounds there is no gate (S25)."""
    assert not raised()


# -- (a) trafficking of that person stands -----------------------------------------------------------


def _offences(grounds: Iterable[Remark]) -> list[str]:
    """Return the offences of trafficking that open a gate."""
    return [g.text("offence") for g in grounds if g.code == "trafficked"]


def test_trafficked_by_somebody_unknown() -> None:
    """A gate is raised when trafficking of the suspect stands, by whomever, supported (S25 a, S20)."""
    found = gate(assessed(case(GROWING, HARBOURED, THREATENED, EXPLOITED)))
    assert (Standing.SUPPORTED, {"t1", "t2", "t3"}) == (found.standing, set(found.opened_by))
    assert "xp:trafficking-in-persons" in _offences(found.grounds)


def test_thin_is_enough() -> None:
    """Trafficking of the suspect need only stand at thin (S25 a)."""
    bare = [row | {"shown_by": []} for row in (HARBOURED, THREATENED, EXPLOITED)]
    assert Standing.THIN == gate(assessed(case(GROWING, *bare))).standing


def test_trafficked_by_another_suspect() -> None:
    """Who trafficked the suspect may be another suspect of the same file (S25 a, S20)."""
    acts = [row | {"by": ["S2"]} for row in (HARBOURED, THREATENED, EXPLOITED)]
    assert ["S1"] == [g.person for g in assessed(case(GROWING, *acts)).gates]


@pytest.mark.parametrize("missing", [HARBOURED, THREATENED, EXPLOITED])
def test_an_element_missing(missing: Row) -> None:
    """Where an element of trafficking is missing and no two signs stand, there is no gate (S25 a)."""
    present = [row for row in (HARBOURED, THREATENED, EXPLOITED) if row is not missing]
    assert not raised(*present)


PLAIN_STATE = """\
offence growing
  title   Growing
  source  zz-code s 1
  since   2000-01-01
  against State
  seen    unverified zz-code 2024-01-01

  element growing  [s 1]
    conduct is cultivating-drug
"""


def test_the_treaty_offence_counts_for_gates(tmp_path: Path) -> None:
    """`un` is always read: where a State punishes no trafficking, its yardstick opens the gate (S25 a)."""
    law = small_pack(tmp_path / "zz", PLAIN_STATE)
    found = gate(assess(case(GROWING, HARBOURED, THREATENED, EXPLOITED), law))
    assert ["un:trafficking-in-persons"] == _offences(found.grounds)


# -- (b) signs of means ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("means:threat", "means:deception"),
        ("means:threat", "indicator:isolation"),
        ("indicator:debt", "indicator:isolation"),
    ],
)
def test_two_different_signs(first: str, second: str) -> None:
    """Two different terms of means or indicators that stand of the suspect raise a gate (S25 b)."""
    found = gate(assessed(case(GROWING, sign("s1", first), sign("s2", second))))
    assert {"s1", "s2"} == set(found.opened_by)


@pytest.mark.parametrize("term", ["means:threat", "indicator:debt"])
def test_one_sign_is_not_enough_for_an_adult(term: str) -> None:
    """One sign, and what it points to, is one sign (S25 b)."""
    assert not raised(sign("s1", term), BORN["adult"])


def test_the_same_sign_twice_is_one() -> None:
    """Two facts of one term are not two different terms (S25 b)."""
    assert not raised(sign("s1", "means:threat"), sign("s2", "means:threat", shown_by="E2"))


@pytest.mark.parametrize(("age", "expected"), [("child", True), ("open", True), ("adult", False)])
def test_one_sign_of_one_who_may_be_a_child(age: str, expected: bool) -> None:
    """One sign is enough of a suspect who may be a child (S25 b)."""
    assert expected is raised(sign("s1", "indicator:debt"), BORN[age])


def test_a_bare_date_of_birth_may_be_that_of_a_child() -> None:
    """That the suspect may be a child can rest on a bare assertion (S25 b, S8)."""
    young: Row = {"id": "S1", "is": ["suspect"], "born": "2010"}
    assert raised(sign("s1", "indicator:debt"), persons=[young])


def test_a_child_without_a_sign() -> None:
    """To be young is no ground by itself (S25 b)."""
    assert not raised(BORN["child"])


@pytest.mark.parametrize("holds", ["no", "unknown"])
def test_a_sign_that_is_absent_is_none(holds: str) -> None:
    """A sign denied or not known is no sign (S25 b, S10)."""
    assert not raised(sign("s1", "indicator:debt", holds=holds), sign("s2", "indicator:isolation"))


def test_a_contradicted_sign_is_none() -> None:
    """Means that are contradicted do not stand, and raise nothing (S25 b)."""
    denied = sign("s3", "means:threat", holds="no", shown_by="E2=strong")
    bare = sign("s1", "means:threat", shown_by="")
    assert not raised(bare, sign("s2", "means:use-of-force"), denied)


def test_signs_of_another_are_not_his() -> None:
    """What was done to somebody else opens no gate for the suspect (S25 b)."""
    assert not raised(*(sign(f"s{i}", t, of="V1") for i, t in enumerate(("means:threat", "means:deception"))))


def test_what_the_suspect_says_of_himself_opens_the_gate() -> None:
    """Signs may rest on the suspect's own account: he is the person harmed (S25 b, S2)."""
    own: Row = {"id": "E2", "kind": "suspect-statement", "from": "S1"}
    signs = (sign("s1", "means:threat", shown_by="E2"), sign("s2", "means:use-of-force", shown_by="E2"))
    found = gate(assessed(case(GROWING, *signs, evidence=[own])))
    assert (Standing.SUPPORTED, False) == (found.standing, found.bare)


# -- (c) the file says so ------------------------------------------------------------------------------


def test_who_is_named_a_victim() -> None:
    """A suspect whom the file also calls a victim has a gate, on a bare assertion (S25 c)."""
    both: Row = {"id": "S1", "is": ["suspect", "victim"]}
    found = gate(assessed(case(GROWING, persons=[both])))
    assert (Standing.THIN, True, ()) == (found.standing, found.bare, found.opened_by)


@pytest.mark.parametrize("role", ["migrant", "witness", "official"])
def test_no_other_word_opens_it(role: str) -> None:
    """No other word of the file opens a gate (S25 c)."""
    both: Row = {"id": "S1", "is": ["suspect", role]}
    assert not raised(persons=[both])


def test_a_victim_who_is_no_suspect() -> None:
    """Gates are for suspects: a victim whom nobody suspects needs none (S25)."""
    assert [] == [g for g in assessed(case(GROWING, HARBOURED | {"of": ["V1"]})).gates if g.person == "V1"]


# -- what is said of the grounds -----------------------------------------------------------------------


@pytest.mark.parametrize(("shown_by", "bare"), [("", True), ("E2=weak", False)])
def test_grounds_on_bare_assertion_say_so(shown_by: str, bare: bool) -> None:
    """A gate whose grounds rest on bare assertion says so (S25)."""
    signs = (sign(f"s{i}", t, shown_by=shown_by) for i, t in enumerate(("means:threat", "means:deception")))
    assert bare is gate(assessed(case(GROWING, *signs))).bare


def test_every_ground_is_told() -> None:
    """Where there are several grounds, all are told (S25)."""
    both: Row = {"id": "S1", "is": ["suspect", "victim"]}
    facts = (GROWING, HARBOURED, THREATENED, EXPLOITED, sign("s1", "indicator:debt"))
    found = gate(assessed(case(*facts, persons=[both])))
    assert ("trafficked", "two-signs", "named-as-victim") == codes(found.grounds)


def test_a_pack_can_add_its_own_ground(tmp_path: Path) -> None:
    """`raised if` of a gate is a ground beside the three of every gate (S25)."""
    own = """
gate own  [zz-code s 9]
  title   Own gate
  effect  refer
  covers  any offence
  raised if
    suspect status is pregnant
  steps
    ask
"""
    law = small_pack(tmp_path / "zz", PLAIN_STATE + own)
    pregnant = fact("p1", "status:pregnant", of="S1", shown_by="E1")
    assert [] == list(assess(case(GROWING), law).gates)
    assert ("p1",) == gate(assess(case(GROWING, pregnant), law)).opened_by


def test_each_law_asked_about_says_its_ground() -> None:
    """Two States' trafficking offences that stand alike are two grounds; the treaty's adds none (S25)."""
    rows = [
        fact("f1", "act:harbouring", by="", of="S1", shown_by="E1"),
        fact("f2", "means:threat", by="", of="S1", shown_by="E1"),
        fact("f3", "purpose:forced-labour", by="", of="S1", shown_by=[{"evidence": "E2", "words": True}]),
    ]
    raised = assessed(case(*rows), "xp", "ke").gates
    offences = {o for finding in raised for o in _offences(finding.grounds)}
    assert {"xp:trafficking-in-persons", "ke:trafficking-in-persons"} == offences


def test_who_was_a_child_at_the_first_fact_is_looked_at_as_one() -> None:
    """S25, S45: the day of the first fact decides, not that of the last; what is said of age is enough."""
    day = {"V1": "2006-05-01"}
    rows = [
        fact("f1", "conduct:struck", on="2024-04-01"),
        fact("f2", "conduct:struck", on="2024-05-01"),
        *(fact("b1", "person:born", of=v, value=born) for v, born in day.items()),
    ]
    found = assessed(case(*rows))
    weighed = found.workings.weighed["xp"]

    assert ("b1",) == _may_be_child(found.case, "V1", weighed)
    later = case(*rows[1:])
    assert () == _may_be_child(later, "V1", assessed(later).workings.weighed["xp"])


def test_a_sign_is_told_as_that_of_a_child_where_the_person_may_be_one() -> None:
    """S25: one sign is enough for a possible child, and it takes two of somebody who is none."""
    signs = sign("s1", "conduct:locked-in"), sign("s2", "conduct:passport-withheld")

    def told(*rows: Row) -> list[str]:
        found = assessed(case(GROWING, *rows))
        return [ground.text.code for ground in _signs(found.case, "S1", found.workings.weighed["xp"])]

    assert ["sign-of-child"] == told(BORN["child"], signs[0])
    assert ["two-signs"] == told(BORN["adult"], *signs)
    assert [] == told(BORN["adult"], signs[0])
