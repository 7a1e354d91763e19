"""Whom a leaf speaks of: the known, the unknown, another, a partner, a company."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import Standing, assess
from chargeassist.law.algebra import Identity, Who, leaves_of
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE, Matter
from chargeassist.reasoning.modes import derived
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.weighing import WITH_CONDUCT
from chargeassist.reasoning.windows import speaks_of
from tests.builders import (
    Row,
    assessed,
    case,
    charge,
    charges,
    element,
    fact,
    inferred,
    item,
    law,
    leaf,
    said,
    small_pack,
    standing,
    weigh,
)

ACT, TRAFFICKING = "conduct:struck", "xp:trafficking-in-persons"
WORDS = [{"evidence": "E1", "words": True}]


def test_an_unknown_person_is_somebody() -> None:
    """By anyone is the best over known persons and the unknown one (S5, S20)."""
    rows = [fact("f1", ACT, by="S2", shown_by="E1=weak"), fact("f2", ACT, by=[], shown_by="E2")]

    assert Standing.SUPPORTED == standing(case(*rows), ACT, suspect=ANYONE)
    assert Standing.SUPPORTED == standing(case(*reversed(rows)), ACT, by=Who.ANYONE)
    assert Standing.THIN == standing(case(rows[0]), ACT, suspect=ANYONE)


def test_another_is_neither_of_the_two() -> None:
    """*Another* is nobody of the matter; *anyone* may be either of them (S20)."""
    for by, another, anyone in (
        ("S1", Standing.MISSING, Standing.SUPPORTED),
        ("S2", Standing.SUPPORTED, Standing.SUPPORTED),
        ("V1", Standing.MISSING, Standing.SUPPORTED),
    ):
        one = case(fact("f1", ACT, by=by, of="V2", shown_by="E1"))
        found = [standing(one, ACT, by=who, complainant="V2") for who in (Who.ANOTHER, Who.ANYONE)]
        if by == "V1":
            found = [standing(one, ACT, by=w, of=None, complainant="V1") for w in (Who.ANOTHER, Who.ANYONE)]

        assert [another, anyone] == found


def _weighed(*facts: Row, **keys: object) -> Weighed:
    one = case(*facts)
    whole = law("xp")
    return weigh_pack(one, whole.pack("xp"), whole.vocabulary, **keys)  # type: ignore[arg-type]  # as given


def test_some_offences_alone() -> None:
    """Asked for some offences, only these are weighed, in every mode unless none is asked for (S25)."""
    rows = [fact("f1", ACT, shown_by="E1"), fact("f2", "act:aiding", by="S2", shown_by="E2")]
    only = {"trafficking-in-persons", "assault"}
    whole, plain = _weighed(*rows, only=only), _weighed(*rows, only=only, modes=False)

    assert only == {o.offence.id for o in whole.outcomes} == {o.offence.id for o in plain.outcomes}
    assert {"principal", "accomplice"} == {o.matter.mode for o in whole.outcomes}
    assert {"principal"} == {o.matter.mode for o in plain.outcomes}


def test_an_offence_against_the_state_pairs_with_nobody() -> None:
    """An offence against the State pairs a suspect, and *anyone*, with nobody (S19, S20)."""
    found = _weighed(fact("f1", "act:harbouring"), fact("f2", "act:harbouring", of="V2"))

    pairs = {(o.matter.suspect, o.matter.complainant) for o in found.outcomes if o.offence.against == "State"}
    assert {("S1", None), (ANYONE, None)} == pairs
    others = {o.matter.suspect for o in found.outcomes if o.offence.key == TRAFFICKING}
    assert {"S1", ANYONE} == others


# -- partners (S22) --------------------------------------------------------------------------------------

HARBOURED = fact("f1", "act:harbouring", by="S2", shown_by="E1")
EXPLOITED = fact("f2", "purpose:forced-labour", shown_by=WORDS)
THREATENED = fact("f3", "means:threat", shown_by="E1")


def test_conduct_is_borrowed_from_a_partner() -> None:
    """The act of a partner counts for whoever acts together with him (S22)."""
    together = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E2")
    found = charge(assessed(case(HARBOURED, EXPLOITED, THREATENED, together)), TRAFFICKING, mode="joint")

    assert Standing.SUPPORTED == element(found, "act").standing


@pytest.mark.parametrize(
    "link",
    [
        fact("f4", "concert:acting-together", by="S1 S3", shown_by="E2"),
        fact("f4", "concert:acting-together", by="S2 S3", shown_by="E2"),
        fact("f4", "conduct:struck", by="S1 S2", shown_by="E2"),
    ],
)
def test_who_is_no_partner(link: Row) -> None:
    """Partners are those whom one fact of concert names together: two who struck are not (S22)."""
    found = assessed(case(HARBOURED, EXPLOITED, THREATENED, link))

    assert [] == [c for c in charges(found, TRAFFICKING, mode="joint") if element(c, "act").standing.stands]


def test_an_admission_of_concert_counts() -> None:
    """A suspect who says that he acted with another admits it; who says that he did not, denies (S2, S22)."""
    own = item("E2", "suspect-statement", from_="S1")
    admitted = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E2=strong")
    one = case(HARBOURED, EXPLOITED, THREATENED, admitted, evidence=[own])
    assert Standing.SUPPORTED == element(charge(assessed(one), TRAFFICKING, mode="joint"), "act").standing

    shown = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E3=strong")
    denied = fact("f5", "concert:acting-together", by="S1 S2", holds="no", shown_by="E2=strong")
    one = case(HARBOURED, EXPLOITED, THREATENED, shown, denied, evidence=[own])
    assert Standing.SUPPORTED == element(charge(assessed(one), TRAFFICKING, mode="joint"), "act").standing


@pytest.mark.parametrize(
    ("members", "facts", "expected"),
    [
        (["S1", "S2"], ["f4"], Standing.SUPPORTED),
        (["S1", "S2"], [], Standing.THIN),
        (["S1", "S3"], ["f4"], None),
        (["S2", "S3"], ["f4"], None),
    ],
)
def test_a_group_is_shown_by_its_facts(
    members: list[str], facts: list[str], expected: Standing | None
) -> None:
    """Members of a group are partners, as far as the facts it names show; a bare group is thin (S22)."""
    met = fact("f4", "relation:employer", by="S3", of="V1", shown_by="E2")
    groups = [{"id": "G1", "members": members, "facts": facts}]
    more: Row = {"id": "S3", "is": ["suspect"]}
    found = assessed(case(HARBOURED, EXPLOITED, THREATENED, met, persons=[more], group=groups))
    joint = [element(c, "act").standing for c in charges(found, TRAFFICKING, mode="joint")]

    assert ([expected] if expected is not None else []) == [s for s in joint if s.stands]


def test_a_result_is_borrowed_from_a_partner() -> None:
    """The harm that a partner did is that of whoever planned it with him (S22, S41)."""
    struck = fact("f1", ACT, by="S1", shown_by="E1")
    harmed = fact("f2", "result:bodily-harm", by="S2", shown_by="E1")
    planned = "xp:actual-bodily-harm"
    together = fact("f4", "concert:acting-together", by="S1 S2", as_to=planned, shown_by="E2")
    found = charge(assessed(case(struck, harmed, together)), "xp:actual-bodily-harm", mode="joint")

    assert Standing.SUPPORTED == element(found, "harm").standing


def test_a_company_is_no_partner() -> None:
    """A company answers through its people, and by no other door (S22)."""
    firm: Row = {"id": "C1", "is": ["company"]}
    together = fact("f4", "concert:acting-together", by="S2 C1", shown_by="E2")
    found = assessed(case(HARBOURED, EXPLOITED, THREATENED, together, persons=[firm]))

    assert {"company"} >= {c.matter.mode for c in found.charges if c.matter.suspect == "C1"} - {"principal"}


def test_a_person_is_no_company_though_there_is_one() -> None:
    """Who acts for a person is no company's agent, whatever companies are in the case (S22)."""
    firm: Row = {"id": "C1", "is": ["company"]}
    rows = [
        fact("f1", "conduct:passport-withheld", by="S2", shown_by="E1"),
        fact("f2", "relation:acts-for-company", by="S2", of="S1", shown_by="E2"),
    ]
    found = assessed(case(*rows, persons=[firm]))

    assert {"S1": set(), "C1": set()} == {
        p: {c.matter.mode for c in found.charges if c.matter.suspect == p} - {"principal"}
        for p in ("S1", "C1")
    }


def test_a_company_is_shown_beside_its_people() -> None:
    """A company does nothing by itself: what its people did is shown even where it adds nothing (S22)."""
    firm: Row = {"id": "C1", "is": ["company"]}
    rows = [
        fact("f1", "conduct:passport-withheld", by="S2 C1", shown_by="E1"),
        fact("f2", "relation:acts-for-company", by="S2", of="C1", shown_by="E2"),
    ]
    found = assessed(case(*rows, persons=[firm]))

    assert charges(found, "xp:withholding-a-travel-document", "C1", mode="company")


@pytest.mark.parametrize("offence", ["xp:trafficking-in-persons", "xp:smuggling-of-migrants"])
def test_an_attempt_nobody_may_miss(offence: str) -> None:
    """A step towards trafficking or smuggling is shown though the rest of it is missing (S22, S38)."""
    step = fact("f1", "act:step-beyond-preparation", as_to=offence, shown_by="E1")

    assert charges(assessed(case(step)), offence, mode="attempt")


def test_the_conduct_of_an_attempt_is_the_step() -> None:
    """An attempt is listed by the step, and by nothing that the complete offence asks for (S22, S28)."""
    (whole,) = (o for o in law("xp").pack("xp").offences if o.key == TRAFFICKING)
    vocabulary = law("xp").vocabulary
    terms = {m: derived(whole, m, vocabulary) for m in ("attempt", "accomplice", "organiser")}

    assert {
        "attempt": {"step-beyond-preparation"},
        "accomplice": {"aiding", "financing"},
        "organiser": {"directing"},
    } == {mode: {leaf.term for leaf in offence.conduct} for mode, offence in terms.items() if offence}


def test_what_an_accomplice_knows_of() -> None:
    """Knowledge is plain, or as to what the offence asks of the suspect, and of nothing else (S12, S22)."""
    rows = [
        *(r | {"by": []} for r in (HARBOURED, EXPLOITED, THREATENED)),
        fact("f5", "act:aiding", shown_by="E3"),
    ]
    for as_to, expected in (
        ("purpose:forced-labour", Standing.SUPPORTED),
        ("act:harbouring", Standing.SUPPORTED),
        ("age:child", Standing.MISSING),
        ("movement:across-border", Standing.MISSING),
    ):
        knew = fact("f6", "fault:knowledge", as_to=as_to, shown_by=WORDS)
        found = charge(assessed(case(*rows, knew)), TRAFFICKING, mode="accomplice")
        assert expected == element(found, "knowledge").standing, as_to


def test_of_equals_the_first_is_told() -> None:
    """Where several matters stand alike, the first carries: the same case gives the same words (S21)."""
    rows = [fact(f"f{i}", ACT, by="S1 S2", shown_by="E1") for i in range(2)]
    found = weigh(case(*rows), ACT, by=Who.ANYONE)

    assert ("S1", "V1") == found.about


def test_an_accomplice_within_an_episode() -> None:
    """Help goes to the offence of the same episode, and not to that of another (S19, S21, S22)."""
    knew = fact("f6", "fault:knowledge", shown_by=WORDS)
    helped = fact("f5", "act:aiding", shown_by="E3", episode="e1")
    for episode, expected in (("e1", True), ("e2", False)):
        rows = [r | {"by": [], "episode": [episode]} for r in (HARBOURED, EXPLOITED, THREATENED)]
        found = assessed(case(*rows, helped, knew, episode=[{"id": "e1"}, {"id": "e2"}]))
        shown = [c.matter.episode for c in charges(found, TRAFFICKING, mode="accomplice")]
        assert expected == ("e1" in shown)


def test_concert_may_be_inferred() -> None:
    """That two acted together may be a reasoned step, as strong as itself and its basis (S11, S22)."""
    met = fact("f5", "relation:employer", by="S2", of="V1", shown_by="E2")
    together = inferred("f4", "concert:acting-together", "f5", "strong", by="S1 S2")
    found = assessed(case(HARBOURED, EXPLOITED, THREATENED, met, together))

    assert Standing.SUPPORTED == element(charge(found, TRAFFICKING, mode="joint"), "act").standing


def test_equals_are_told_in_the_order_of_their_ids() -> None:
    """The order of facts in a file does not decide which of two equals is told."""
    rows = [fact("f1", ACT, by="S2", shown_by="E1"), fact("f2", ACT, by="S1", shown_by="E1")]

    for facts in (rows, rows[::-1]):
        assert ("S1", "V1") == weigh(case(*facts), ACT, by=Who.ANYONE).about


def test_an_exception_is_nothing_to_know_of() -> None:
    """An accomplice need not know of an exception: knowledge goes to what the offence asks for (S16, S22)."""
    vocabulary = law("xp").vocabulary
    for offence in law("xp").pack("xp").offences:
        helped = derived(offence, "accomplice", vocabulary)
        asked = [x for e in offence.elements for x in leaves_of(e.requires) if x.holds and not x.exception]
        names = {"", *(f"{x.slot}:{x.term}" for x in asked)}
        known = [x.as_to for e in helped.elements[2:3] for x in leaves_of(e.requires)] if helped else []
        assert set(known) <= names


def test_the_rule_of_a_mode_is_an_element_of_its_own(tmp_path: Path) -> None:
    """What a pack asks of a mode beside the common rules is shown as an element named so (S22)."""
    text = """\
offence taking
  title   Taking
  source  zz-code s 1
  seen    read zz-code 2024-01-01
  element act  [s 1]
    act is recruitment
  mode accomplice  [s 2]
    relation is employer
"""
    loaded = small_pack(tmp_path / "zz", text)
    helped = derived(loaded.pack("zz").offences[0], "accomplice", loaded.vocabulary)

    assert helped is not None
    assert ["offence", "aiding", "knowledge", "rule"] == [e.id for e in helped.elements]


# -- what others read (S13, S20, S21) --------------------------------------------------------------------

STRIKING = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2000-01-01
  seen    read zz-code 2024-01-01
  element act  [s 1]
    conduct is struck
  mode accomplice  [s 2]
  mode organiser   [s 3]

"""
LETTING = """\
offence letting
  title   Letting
  source  zz-code s 4
  since   2000-01-01
  seen    read zz-code 2024-01-01
  element other  [s 4]
    offence striking stands {}
  element act  [s 4]
    conduct is premises-let
"""
LET = fact("f0", "conduct:premises-let", shown_by="E1")


@pytest.mark.parametrize(
    ("act", "mode"),
    [("aiding", "accomplice"), ("financing", "accomplice"), ("directing", "organiser")],
)
def test_who_helped_somebody_unknown(tmp_path: Path, act: str, mode: str) -> None:
    """Who helps or directs answers for any offence, of whatever family, by an unknown person (S20, S22)."""
    one = case(
        fact("f1", ACT, by=[], shown_by="E1"),
        fact("f2", f"act:{act}", shown_by="E2"),
        fact("f3", "fault:knowledge", shown_by=WORDS),
    )
    found = charge(assess(one, small_pack(tmp_path / "zz", STRIKING)), "zz:striking", mode=mode)

    assert Standing.SUPPORTED == element(found, "offence").standing


@pytest.mark.parametrize(
    ("by", "expected"),
    [("V1", Standing.SUPPORTED), ("S1", Standing.MISSING), ("S2", Standing.MISSING)],
)
def test_an_offence_of_the_complainant(tmp_path: Path, by: str, expected: Standing) -> None:
    """An offence that must stand by the complainant is theirs, and nobody else's (S21)."""
    loaded = small_pack(tmp_path / "zz", STRIKING + LETTING.format("by complainant of anyone"))
    both: Row = {"id": "V1", "is": ["victim", "suspect"]}
    one = case(LET, fact("f1", ACT, by=by, of="V2", shown_by="E2"), persons=[both])

    assert expected == element(charge(assess(one, loaded), "zz:letting"), "other").standing


def test_what_is_in_no_episode_reads_every_episode(tmp_path: Path) -> None:
    """A matter that belongs to no episode reads what another offence did in any (S19, S21)."""
    loaded = small_pack(tmp_path / "zz", STRIKING + LETTING.format("by suspect of anyone"))
    struck = fact("f1", ACT, of="V2", episode="e1", shown_by="E2")
    found = charge(assess(case(LET, struck, episode=[{"id": "e1"}]), loaded), "zz:letting")

    assert Standing.SUPPORTED == element(found, "other").standing


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (fact("f1", ACT, shown_by="E1"), Standing.SUPPORTED),
        (fact("f1", ACT, shown_by="E1=weak"), Standing.THIN),
        (LET, Standing.MISSING),
    ],
)
def test_identity_where_only_another_offence_is_asked_for(
    tmp_path: Path, row: Row, expected: Standing
) -> None:
    """An offence that rests on other offences alone has no conduct: it stands as they stand (S13, S21)."""
    head, _, _ = LETTING.format("").partition("  element act")
    loaded = small_pack(tmp_path / "zz", STRIKING + head)
    weighed = weigh_pack(case(row), loaded.pack("zz"), loaded.vocabulary)
    (found,) = (o for o in weighed.by_offence["letting"] if o.matter.suspect == "S1")

    assert (Standing.SUPPORTED, expected) == (found.identity, found.standing)
    assert (WITH_CONDUCT,) == weighed.weigher.identity(Identity(()), found.matter).notes


def _weigher(*facts: Row, **tables: Any) -> Weigher:
    pack = law("xp").pack("xp")
    return Weigher(case(*facts, **tables), law("xp").vocabulary, pack.evidence, pack.state)


def test_that_somebody_did_it_is_not_in_issue() -> None:
    """The alibi of one person leaves it where it was that somebody did it (S13, S20)."""
    rows = [fact("f1", ACT, by=[], shown_by="E1"), fact("f2", "identity:alibi", by="S2", shown_by="E2")]
    found = _weigher(*rows).identity(Identity((leaf(ACT),)), Matter(ANYONE, "V1"))

    assert (Standing.SUPPORTED, ("f1",)) == (found.standing, found.facts)


def test_what_comes_through_a_bare_group_says_so() -> None:
    """What is taken from a partner says through whom, and by which facts or by the group alone (S22)."""
    struck = fact("f1", ACT, by="S2", shown_by="E1")
    groups = [{"id": "G1", "members": ["S1", "S2"]}]
    together = fact("f2", "concert:acting-together", by="S1 S2", shown_by="E2")
    joint = Matter("S1", "V1", mode="joint")

    assert ("through S2: the group alone",) == said(
        _weigher(struck, group=groups).weigh(leaf(ACT), joint).notes
    )
    assert ("through S2: f2",) == said(_weigher(struck, together).weigh(leaf(ACT), joint).notes)


@pytest.mark.parametrize(("by", "expected"), [("", True), ("S2", True), ("S2 V1", True), ("V1", False)])
def test_what_anyone_did_to_a_person(by: str, expected: bool) -> None:
    """Conduct against a person is of anyone, known or not, unless that person alone did it (S20)."""
    (done,) = case(fact("f1", ACT, by=by, of="V1")).facts

    assert expected == speaks_of(done, Matter(ANYONE, "V1"))
