"""S41: how far acting together reaches: what passes by itself, and what only if named or foreseen."""

from __future__ import annotations

from typing import Any

import pytest

from chargeassist import Standing
from chargeassist.case.check import check_case
from chargeassist.case.write import case_to_dict
from chargeassist.law.algebra import Stands, Who, columns_of
from chargeassist.law.folder import shipped
from chargeassist.reading.fault import CaseError
from tests.builders import Row, assessed, case, charge, charges, element, fact, law, said

HARM = "xp:actual-bodily-harm"
TRAFFICKING = "xp:trafficking-in-persons"
ASKED = "part of the plan, or foreseen?"
WORDS = [{"evidence": "E1", "words": True}]
STRUCK = fact("f1", "conduct:struck", by="S2", shown_by="E1")
HARMED = fact("f2", "result:bodily-harm", by="S2", shown_by="E1")
TOGETHER = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E2")


def harm(*facts: Row, **tables: Any) -> tuple[Standing, set[str]]:
    """Return how the harm stands against S1 who acts together with S2, and what is asked of it."""
    found = charge(assessed(case(STRUCK, HARMED, *facts, **tables)), HARM, mode="joint")
    return element(found, "harm").standing, set(said(element(found, "harm").causes))


def test_keeping_and_threatening_people_is_shared_by_itself() -> None:
    """S41: acts and means are of the plan without a word on it."""
    kept = fact("f1", "act:harbouring", by="S2", shown_by="E1")
    threatened = fact("f3", "means:threat", by="S2", shown_by="E1")
    meant = fact("f5", "purpose:forced-labour", shown_by=WORDS)
    found = charge(assessed(case(kept, threatened, meant, TOGETHER)), TRAFFICKING, mode="joint")

    assert Standing.SUPPORTED == found.standing


def test_violence_is_not_shared_by_itself() -> None:
    """S41: a partner's violence is thin until the plan names it, or the member foresaw it."""
    assert (Standing.THIN, {ASKED}) == harm(TOGETHER)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["conduct:struck", "result:bodily-harm"], Standing.SUPPORTED),
        ([HARM], Standing.SUPPORTED),
        (["result:grievous-harm"], Standing.SUPPORTED),
        (["conduct:struck"], Standing.THIN),
        (["conduct:locked-in", "result:death"], Standing.THIN),
    ],
)
def test_what_the_plan_names_is_shared(named: list[str], expected: Standing) -> None:
    """S41: a fact of concert or a group names terms or offences, and no more passes than that."""
    assert expected == harm(TOGETHER | {"as_to": named})[0]
    group: Row = {"id": "G1", "members": ["S1", "S2"], "facts": ["f4"], "as_to": named}
    assert expected == harm(TOGETHER, group=[group])[0]


def test_no_graver_harm_than_was_planned() -> None:
    """S41: a plan to hurt is none to hurt gravely."""
    grave = fact("f3", "result:grievous-harm", by="S2", shown_by="E1")
    planned = TOGETHER | {"as_to": ["conduct:struck", "result:bodily-harm"]}
    found = charge(assessed(case(STRUCK, grave, planned)), "xp:grievous-harm", mode="joint")

    assert Standing.THIN == element(found, "harm").standing


def test_a_plan_to_hurt_must_be_shown_itself() -> None:
    """S41: that two acted together is no evidence of a plan to hurt which somebody merely enters."""
    bare = fact("f5", "concert:agreement", by="S1 S2", as_to=[HARM])

    assert (Standing.THIN, {ASKED}) == harm(TOGETHER, bare)


@pytest.mark.parametrize("state", ["intention", "knowledge", "recklessness", "negligence"])
def test_what_the_member_foresaw_is_shared(state: str) -> None:
    """S41: a member's own state of mind as to the harm makes it the member's to answer for."""
    mind = fact("f5", f"fault:{state}", as_to="result:bodily-harm", shown_by=WORDS)

    assert Standing.SUPPORTED == harm(TOGETHER, mind)[0]


@pytest.mark.parametrize(
    "keys",
    [
        {"by": "S2", "as_to": "result:bodily-harm", "shown_by": WORDS},
        {"as_to": "conduct:detained", "shown_by": WORDS},
        {"as_to": "result:bodily-harm", "shown_by": ""},
    ],
)
def test_whose_foresight_of_what_counts(keys: Row) -> None:
    """S41: another's foresight, foresight of something else, or a bare word of it leaves it thin."""
    assert Standing.THIN == harm(TOGETHER, fact("f5", "fault:recklessness", **keys))[0]


def test_a_plan_names_only_what_is_there() -> None:
    """S41: what a group or a fact of concert names is a term or an offence, and a fault has its place."""
    group: Row = {"id": "G1", "members": ["S1", "S2"], "as_to": ["conduct:struk"]}
    one = case(STRUCK, TOGETHER | {"as_to": "xp:actual-harm"}, group=[group])
    with pytest.raises(CaseError) as raised:
        check_case(one, law("xp"))

    assert {("fact", 1, "as_to", 0), ("group", 0, "as_to", 0)} == {f.at.path for f in raised.value.faults}


def test_a_class_holds_for_what_is_wider_too() -> None:
    """S41: no leaf that violence can meet is shared as if it asked for less."""
    vocabulary = law("xp").vocabulary
    names = [f"{s}:{t}" for s, slot in vocabulary.slots.items() for t in slot.terms]
    classed = [n for n in names if vocabulary.term(n).class_]

    assert {"conduct:struck", "result:death", "conduct:detained"} <= set(classed)
    assert [] == [n for n in classed if not all(vocabulary.term(w).class_ for w in vocabulary.wider[n])]


# -- days ----------------------------------------------------------------------------------------------


def kept(on: str | None, **group: Any) -> tuple[Standing, set[str]]:
    """Return how harbouring by S2, at some time, stands against S1 of the same group; and what is asked."""
    harboured = fact("f1", "act:harbouring", by="S2", on=on, shown_by="E1")
    threatened = fact("f3", "means:threat", shown_by="E1")
    meant = fact("f5", "purpose:forced-labour", shown_by=WORDS)
    one: Row = {"id": "G1", "members": ["S1", "S2"], "facts": ["f4"]} | group
    found = assessed(case(harboured, threatened, meant, TOGETHER, group=[one]))
    acts = [element(c, "act") for c in charges(found, TRAFFICKING, mode="joint")]
    best = max(acts, key=lambda e: e.standing, default=None)
    return (best.standing, set(said(best.causes))) if best else (Standing.MISSING, set())


@pytest.mark.parametrize(
    ("on", "group", "expected"),
    [
        ("2023-04-30", {"joined": {"S1": "2023-05"}}, Standing.MISSING),
        ("2023-04-30", {"joined": {"S2": "2023-05"}}, Standing.MISSING),
        ("2023-06-01", {"joined": {"S1": "2023-05"}}, Standing.SUPPORTED),
        ("2023-01/2023-12", {"joined": {"S1": "2023-05"}}, Standing.SUPPORTED),
        ("2023-05-10", {"joined": {"S1": "2023-05"}}, Standing.THIN),
        (None, {"joined": {"S1": "2023-05"}}, Standing.THIN),
        ("2023-04-30", {"from": "2023-05-01"}, Standing.MISSING),
        ("2023-06-01", {"from": "2023-05-01", "to": "2023-05-31"}, Standing.MISSING),
        ("2023-05-31", {"from": "2023-05-01", "to": "2023-05-31"}, Standing.SUPPORTED),
    ],
)
def test_nothing_passes_from_before_a_member_joined(on: str, group: Row, expected: Standing) -> None:
    """S41: what was done before somebody joined, or after the end, is not that member's."""
    asked = {"before or after joining the group?"} if expected is Standing.THIN else set()
    standing, causes = kept(on, **group)

    assert (expected, asked) == (standing, causes & {"before or after joining the group?"})


@pytest.mark.parametrize(
    ("group", "at"),
    [
        ({"joined": {"S9": "2023"}}, ("group", 0, "joined", "S9")),
        ({"joined": {"S1": "May"}}, ("group", 0, "joined", "S1")),
        ({"from": "2023-06", "to": "2023-05"}, ("group", 0, "to")),
    ],
)
def test_days_of_a_group_are_read_strictly(group: Row, at: tuple[object, ...]) -> None:
    """S41: who joined is a member, a day is a day, and an end comes after its beginning."""
    with pytest.raises(CaseError) as raised:
        case(STRUCK, TOGETHER, group=[{"id": "G1", "members": ["S1", "S2"]} | group])

    assert [at] == [f.at.path for f in raised.value.faults]


def test_a_group_is_written_as_it_was_read() -> None:
    """S41: the scope and the days of a group survive being written back."""
    days: Row = {"from": "2023", "to": "2024-02", "joined": {"S2": "2023-05"}}
    group: Row = {"id": "G1", "members": ["S1", "S2"], "as_to": [HARM]} | days

    assert [group] == case_to_dict(case(STRUCK, TOGETHER, group=[group]))["group"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-05", Standing.MISSING),
        ("2023-04-05/2023-05-31", Standing.SUPPORTED),
        ("2023-04-01", Standing.SUPPORTED),
        ("2023-04", Standing.SUPPORTED),
        ("2023-01/2023-03", Standing.MISSING),
        ("2023-02/..", Standing.SUPPORTED),
        ("2023-06/..", Standing.MISSING),
        ("../2023-03", Standing.MISSING),
    ],
)
def test_a_fact_of_concert_has_days(on: str, expected: Standing) -> None:
    """S41: who acted together since May answers for nothing of April; an interval ends it, a day does not."""
    threatened = fact("f3", "means:threat", by="S2", shown_by="E1")
    kept_here = fact("f1", "act:harbouring", by="S2", on="2023-04-05", shown_by="E1")
    meant = fact("f5", "purpose:forced-labour", shown_by=WORDS)
    found = assessed(case(kept_here, threatened, meant, TOGETHER | {"on": on}))
    acts = [element(c, "act").standing for c in charges(found, TRAFFICKING, mode="joint")]

    assert expected == max(acts, default=Standing.MISSING)


def test_the_days_of_a_group_go_before_those_of_what_shows_it() -> None:
    """S41: what shows a group may be of one day, and the group of a year; without days of its own, not."""
    seen_later = TOGETHER | {"on": "2023-06"}
    threatened = fact("f3", "means:threat", by="S2", shown_by="E1")
    rows = (fact("f1", "act:harbouring", by="S2", shown_by="E1"), threatened, seen_later)
    found = {}
    for days in ({"from": "2023-01"}, {}):
        group: Row = {"id": "G1", "members": ["S1", "S2"], "facts": ["f4"]} | days
        joint = charges(assessed(case(*rows, group=[group])), TRAFFICKING, mode="joint")
        found[bool(days)] = max((element(c, "act").standing for c in joint), default=Standing.MISSING)

    assert {True: Standing.SUPPORTED, False: Standing.MISSING} == found


# -- others unknown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "by", "expected"),
    [(True, [], Standing.SUPPORTED), (False, [], Standing.MISSING), (True, "S9", Standing.MISSING)],
    ids=["unknown", "not-said", "somebody-known"],
)
def test_others_unknown_may_be_members(others: bool, by: Any, expected: Standing) -> None:
    """S41: what nobody knows who did passes where the group says so; what an outsider did never."""
    group: Row = {"id": "G1", "members": ["S1"], "facts": ["f4"], "others_unknown": others}
    threatened = fact("f3", "means:threat", by=by, shown_by="E1")
    kept_here = fact("f1", "act:harbouring", shown_by="E1")
    meant = fact("f5", "purpose:forced-labour", shown_by=WORDS)
    shown = fact("f4", "concert:acting-together", by="S1", shown_by="E2")
    found = assessed(case(kept_here, threatened, meant, shown, group=[group]))
    joint = charges(found, TRAFFICKING, mode="joint")
    means = [element(c, "means") for c in joint]

    assert expected == max((e.standing for e in means), default=Standing.MISSING)
    if means:
        assert "through others unknown: f4" in said(means[0].notes)


# -- offences that read another ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "expected"), [("S1", Standing.MISSING), ("S2", Standing.SUPPORTED), ([], Standing.SUPPORTED)]
)
def test_nobody_benefits_from_the_own_trafficking(by: Any, expected: Standing) -> None:
    """S41: an offence that reads another reads it by another, known or not, never by oneself."""
    rows = [
        fact("f1", "act:harbouring", by=by, shown_by="E1"),
        fact("f2", "means:threat", by=by, shown_by="E1"),
        fact("f3", "purpose:forced-labour", by=by, shown_by=WORDS),
        fact("f4", "conduct:proceeds-taken", shown_by="E1"),
    ]
    found = charge(assessed(case(*rows)), "xp:benefiting-from-trafficking")

    assert expected == element(found, "trafficking").standing


def test_consent_to_an_unknown_persons_act() -> None:
    """S41, S37: what is said of an act nobody knows who did counts against whoever did it."""
    rows = [
        fact("f1", "act:financing", in_="za", shown_by="E1"),
        fact("f2", "conduct:debt-imposed", by=[], in_="za", shown_by="E1"),
        fact("f3", "consent:absent", shown_by="E1"),
    ]
    found = charge(assessed(case(*rows), "za"), "za:financing-or-organising-trafficking")

    assert Standing.SUPPORTED == element(found, "offence").standing


def test_a_pack_says_where_oneself_counts() -> None:
    """S41: an element that reads another's offence *by anyone* says beside it why oneself counts too."""
    read = [
        (offence.key, element.comment)
        for pack in law(*shipped()).packs
        if not pack.treaty
        for offence in pack.offences
        for element in offence.elements
        if any(isinstance(c, Stands) and c.by is Who.ANYONE for c in columns_of(element.requires))
    ]

    assert read
    assert [] == [key for key, comment in read if not comment]
