"""Items and facts one by one: what is passed over is passed over alone, and why it counts less is said."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist import Standing
from chargeassist.reasoning.derived import derive
from chargeassist.reasoning.evidence import (
    MODERATE,
    NONE,
    STRONG,
    WEAK,
    About,
    Counted,
    combine,
    needing_support,
)
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import Matter, Window
from chargeassist.reasoning.values import NO, YES, Values
from tests.builders import Row, case, fact, inferred, item, law, leaf, said, standing, weigh

ACT = "conduct:struck"
EPISODES = [{"id": "e1"}, {"id": "e2"}]


@pytest.mark.parametrize(
    "other",
    [
        {"by": "S2"},
        {"of": "V2"},
        {"episode": "e2"},
        {"on": "2019-01-01"},
    ],
)
def test_a_fact_of_others_is_passed_over_alone(other: Row) -> None:
    """A fact of another person, episode or day is passed over, and those after it are read (S5, S9, S19)."""
    keys: Row = {"shown_by": "E1", "episode": "e1"}
    one = case(fact("f0", ACT, **(keys | other)), fact("f1", ACT, **keys), episode=EPISODES)
    found = weigh(one, ACT, episode="e1", window=_year(2023))

    assert (Standing.SUPPORTED, ("f1",)) == (found.standing, found.facts)


def _year(year: int) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31))


def test_a_state_of_mind_as_to_something_else() -> None:
    """Knowledge as to one thing is not knowledge as to another, and hides none that is (S12)."""
    rows = [fact(f"f{i}", "fault:knowledge", as_to=a) for i, a in enumerate(("age:child", "act:harbouring"))]

    assert ("f1",) == weigh(case(*rows), "fault:knowledge", as_to="act:harbouring").facts


def test_a_document_of_one_member_of_a_group() -> None:
    """A document of one member shows nothing for a group, and that is the reason given (S8)."""
    crowd: Row = {"id": "M1", "is": ["migrant"], "count": 44}
    papers = item("E1", "travel-document")
    one = case(
        fact("f1", "status:no-legal-status", of="M1", shown_by="E1"), evidence=[papers], persons=[crowd]
    )
    (counted,) = weigh(one, "status:no-legal-status", complainant="M1").evidence

    assert (NONE, "a document of one member") == (counted.strength, said(counted.cause))


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("investigator-opinion", "none at most"),
        ("anonymous-tip", "weak at most"),
        ("hearsay", "weak at most"),
    ],
)
def test_the_ceiling_of_a_kind_is_the_reason(kind: str, cause: str) -> None:
    """What a kind of evidence can show at most is said where it lowers an item (S2)."""
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[item("E1", kind)])
    (counted,) = weigh(one, ACT).evidence

    assert said(counted.cause).endswith(cause)
    assert counted.strength <= WEAK


def test_what_counts_in_full_has_no_reason() -> None:
    """An item that counts as it says has no reason to count less (S2)."""
    (counted,) = weigh(case(fact("f1", ACT, shown_by="E1=strong")), ACT).evidence

    assert (STRONG, "", True, False) == (
        counted.strength,
        said(counted.cause),
        counted.corroborates,
        counted.agreed,
    )
    assert ("", True, False) == (
        said(Counted("E1", "f1", 2, "W1").cause),
        *_flags(Counted("E1", "f1", 2, "W1")),
    )
    assert not About("S1", "V1", "S1").admit_similar


def _flags(counted: Counted) -> tuple[bool, bool]:
    return counted.corroborates, counted.agreed


def _counted(*rows: tuple[str, int, str, bool]) -> list[Counted]:
    return [Counted(e, "f1", strength, source, corroborates=c) for e, strength, source, c in rows]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], NONE),
        ([("E1", 2, "W1", True)], MODERATE),
        ([("E1", 2, "W1", True), ("E2", 2, "W2", True)], STRONG),
        ([("E1", 2, "W1", True), ("E2", 2, "W1", True)], MODERATE),
        ([("E1", 2, "W1", True), ("E2", 2, "W2", False)], MODERATE),
        ([("E1", 2, "W1", True), ("E2", 1, "W2", True)], MODERATE),
        ([("E1", 1, "W1", True), ("E2", 1, "W2", True), ("E3", 1, "W3", True)], WEAK),
        ([("E1", 3, "W1", False), ("E2", 2, "W2", True)], STRONG),
    ],
)
def test_items_together(items: list[tuple[str, int, str, bool]], expected: int) -> None:
    """Two independent moderate items make strong, once; weak ones never add up (S3)."""
    assert expected == combine(_counted(*items))


def test_what_must_be_corroborated() -> None:
    """Only the kinds a pack names, and only what is more than weak, must be corroborated (S3)."""
    kinds = {"E1": "child-testimony", "E2": "exhibit", "E3": "child-testimony"}
    alone = _counted(("E1", 3, "V1", True), ("E3", 1, "V2", True))

    lowered = needing_support(alone, ["child-testimony"], kinds)
    assert [(WEAK, "not corroborated"), (WEAK, "")] == [(c.strength, said(c.cause)) for c in lowered]
    for other in (("E2", 2, "W1", True), ("E2", 3, "W1", True)):
        both = [alone[0], *_counted(other)]
        assert tuple(both) == needing_support(both, ["child-testimony"], kinds)
    for other in (("E2", 1, "W1", True), ("E2", 2, "V1", True), ("E2", 2, "W1", False)):
        found = needing_support([alone[0], *_counted(other)], ["child-testimony"], kinds)
        assert [WEAK, other[1]] == [c.strength for c in found]
    assert tuple(alone) == needing_support(alone, ["exhibit"], kinds)


def test_an_indicator_points_for_the_person_it_is_of() -> None:
    """An indicator of one complainant points to nothing about another (S4, S10)."""
    one = case(fact("f1", "indicator:debt", of="V2"), fact("f2", ACT, of="V1"))
    name = "means:other-coercion"

    assert [Standing.MISSING, Standing.THIN] == [standing(one, name, complainant=v) for v in ("V1", "V2")]


def test_a_value_is_a_basis_as_strong_as_what_shows_it() -> None:
    """An inference from a birth date is no stronger than what shows the date (S8, S11)."""
    name = "means:abuse-of-vulnerability"
    for strength, expected in (("weak", Standing.THIN), ("strong", Standing.SUPPORTED)):
        born = fact("f1", "person:born", value="2008", shown_by=f"E1={strength}")
        one = case(born, inferred("f2", name, "f1", "strong"))

        found = weigh(one, name)
        assert expected == found.standing
        assert ["E1"] == [c.evidence for c in found.basis]


@pytest.mark.parametrize("nationality", [["ke"], ["xp"], ["ke", "xp"]])
def test_a_nationality_without_a_fact_is_a_bare_assertion(nationality: list[str]) -> None:
    """A nationality or residence entered with a person is asserted and shown by nothing: thin (S8)."""
    person: Row = {"id": "V1", "is": ["victim"], "nationality": nationality, "resident": nationality}
    one = case(persons=[person])

    national = Standing.THIN if "xp" in nationality else Standing.MISSING
    for term, key in (
        ("national-of-the-state", "nationality"),
        ("permanent-resident-of-the-state", "resident"),
    ):
        found = weigh(one, f"status:{term}")
        assert national == found.standing
        assert found.facts in ((), (f"person:V1.{'residence' if key == 'resident' else key}",))


@pytest.mark.parametrize(
    ("keys", "cause"),
    [
        ({"shown_by": "E1=weak"}, "weak evidence"),
        ({}, "bare assertion"),
    ],
)
def test_why_a_leaf_is_thin(keys: Row, cause: str) -> None:
    """A leaf that is thin says why (S14)."""
    assert (cause,) == said(weigh(case(fact("f1", ACT, **keys)), ACT).causes)


def test_why_a_contested_leaf_is_thin() -> None:
    """At trial moderate evidence answered by moderate evidence is thin, and that is the reason (S1, S14)."""
    rows = [fact("f1", ACT, shown_by="E1=moderate"), fact("f2", ACT, holds="no", shown_by="E2=moderate")]
    found = weigh(case(*rows), ACT, stage="trial")

    assert Standing.THIN == found.standing
    assert "answered by evidence against" in said(found.causes)
    alone = weigh(case(rows[0]), ACT, stage="trial")
    assert "answered by evidence against" not in said(alone.causes)


def test_arguable_is_a_reason_only_where_it_lowers() -> None:
    """An arguable limb is open in law only where the evidence would carry it further (S43)."""
    strong, weak = (weigh(case(fact("f1", ACT, shown_by=s)), ACT, arguable=True) for s in ("E1", "E1=weak"))

    assert (Standing.DISPUTED, (f"open in law: whether {ACT} is covered",)) == (
        strong.standing,
        said(strong.notes),
    )
    assert (Standing.THIN, ("weak evidence",)) == (weak.standing, said(weak.causes))


def test_nationality_and_residence_are_two_things() -> None:
    """Where a person is a national says nothing of where the person lives, and the other way (S8)."""
    person: Row = {"id": "V1", "is": ["victim"], "nationality": ["xp"], "resident": ["ke"]}
    one = case(persons=[person])

    found = [weigh(one, f"status:{t}-of-the-state") for t in ("national", "permanent-resident")]
    assert [("person:V1.nationality",), ()] == [f.facts for f in found]


def _journey(id: str, to: str) -> Row:
    return fact(id, "movement:journey", origin="zz", destination=to, shown_by="E1")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("ke xp", Standing.SUPPORTED), ("ke", Standing.THIN), ("ug", Standing.CONTRADICTED)],
)
def test_a_national_of_one_of_two_destinations(value: str, expected: Standing) -> None:
    """Of a journey to two States, a nationality of one leaves the question open (S8)."""
    nationality = fact("f1", "person:nationality", value=value, shown_by="E1")
    one = case(nationality, _journey("f2", "ke"), _journey("f3", "xp"))

    assert expected == standing(one, "status:national-of-destination")


def test_residence_is_asked_about_a_destination() -> None:
    """A foreign nationality hints that residence was not asked, once there is a destination (S8)."""
    nationality = fact("f1", "person:nationality", value="ug", shown_by="E1")
    name = "status:permanent-resident-of-destination"

    assert Standing.MISSING == standing(case(nationality), name)
    asked = weigh(case(nationality, _journey("f2", "ke")), name)
    assert (Standing.THIN, ("not asked",)) == (asked.standing, said(asked.causes))


def test_what_is_weak_is_not_lowered_again() -> None:
    """A rule that lowers to weak gives no reason to an item that was weak before (S2, S11)."""
    name, paper = "means:other-coercion", item("E1", "bank-record")
    legal = weigh(case(fact("f1", name, shown_by="E1=weak"), evidence=[paper]), name)
    assert [(WEAK, "")] == [(c.strength, said(c.cause)) for c in legal.evidence]

    own = item("E1", "suspect-statement", from_="S1")
    for strength, cause in (("weak", ""), ("strong", "the suspect's own account")):
        told = fact("f1", "consent:to-the-act", shown_by=f"E1={strength}")
        (account,) = weigh(case(told, evidence=[own]), "consent:to-the-act", exception=True).evidence
        assert (WEAK, cause) == (account.strength, said(account.cause))

    items = item("E1", from_="W1"), item("E2", from_="W1")
    both = [fact("f1", ACT, shown_by="E1=weak"), fact("f2", ACT, holds="no", shown_by="E2")]
    recanted = weigh(case(*both, evidence=items), ACT)
    assert [(WEAK, "")] == [(c.strength, said(c.cause)) for c in recanted.evidence]


def test_what_does_not_count_recants_nothing() -> None:
    """An inadmissible item on the other side does not make its source one that speaks on both (S2, S6)."""
    items = item("E1", from_="W1"), item("E2", from_="W1", admissible="no")
    both = [fact("f1", ACT, shown_by="E1"), fact("f2", ACT, holds="no", shown_by="E2")]
    found = weigh(case(*both, evidence=items), ACT)

    assert (Standing.SUPPORTED, [""]) == (found.standing, [said(c.cause) for c in found.evidence])


def test_an_indicator_never_points_to_a_denial() -> None:
    """An indicator carries evidence for a term, and nothing for its denial (S7, S10)."""
    one = case(fact("f1", "indicator:debt", shown_by="E1"))

    assert Standing.THIN == standing(one, "means:other-coercion")
    assert Standing.MISSING == standing(one, "means:other-coercion", holds=False)


def test_a_drawn_indicator_no_longer_points() -> None:
    """Facts that point to a term are told while nobody has drawn the inference from them (S11)."""
    name = "means:other-coercion"
    rows = [fact(f"f{i}", f"indicator:{t}", shown_by="E1") for i, t in enumerate(("debt", "isolation"))]
    pointers = weigh(case(*rows), name).pointers

    assert ("f0", "f1") == tuple(sorted(pointers))
    drawn = weigh(case(*rows, inferred("f9", name, "f0")), name)
    assert ("f1",) == drawn.pointers


DENIED_KIND = (
    fact("f1", "conduct:locked-in", shown_by="E1"),
    fact("f2", "conduct:locked-in", holds="no", shown_by="E2"),
)


def test_a_denied_kind_contests_what_rests_on_it_alone() -> None:
    """Where every fact for a genus is of one kind, what denies that kind counts against the genus (S10)."""
    found = weigh(case(*DENIED_KIND), "conduct:detained")

    assert (Standing.DISPUTED, ("f2",)) == (found.standing, found.against_facts)


@pytest.mark.parametrize("other", ["guarded", "detained"])
def test_a_denied_kind_leaves_alone_what_rests_on_more(other: str) -> None:
    """One fact of another sort, and the denial of a kind says nothing of the genus any more (S10)."""
    found = weigh(case(*DENIED_KIND, fact("f3", f"conduct:{other}", shown_by="E3")), "conduct:detained")

    assert (Standing.SUPPORTED, ()) == (found.standing, found.against_facts)


def test_kinds_that_are_each_denied_contest_what_rests_on_them() -> None:
    """A second kind that is denied as well, or that nothing shows, does not make the genus clean (S10)."""
    guarded = fact("f3", "conduct:guarded", shown_by="E3")
    denied = fact("f4", "conduct:guarded", holds="no", shown_by="E4")

    both = weigh(case(*DENIED_KIND, guarded, denied), "conduct:detained")
    assert (Standing.DISPUTED, {"f2", "f4"}) == (both.standing, set(both.against_facts))
    bare = weigh(case(*DENIED_KIND, guarded | {"shown_by": []}), "conduct:detained")
    assert (Standing.DISPUTED, ("f2",)) == (bare.standing, bare.against_facts)


def test_a_value_whose_evidence_is_left_out() -> None:
    """An inference from a value that nothing shows any more is thin, and rests on no item (S8, S11, S35)."""
    name, pack = "means:abuse-of-vulnerability", law("xp").pack("xp")
    born = fact("f1", "person:born", value="2008", shown_by="E1=strong")
    one = case(born, inferred("f2", name, "f1", "strong"))
    weigher = Weigher(one, law("xp").vocabulary, pack.evidence, pack.state).without(["E1"])

    found = weigher.weigh(leaf(name), Matter("S1", "V1"))
    assert (Standing.THIN, ()) == (found.standing, found.basis)


@pytest.mark.parametrize(
    ("origin", "destination", "crossed", "into", "out"),
    [
        ("xp", "ke", YES, NO, YES),
        ("ke", "xp", YES, YES, NO),
        ("ke", "ug", YES, NO, NO),
        ("xp", "xp", NO, NO, NO),
    ],
)
def test_into_the_state_and_out_of_it(
    origin: str, destination: str, crossed: str, into: str, out: str
) -> None:
    """A journey leads into the State where it ends, and out of the one where it began (S8)."""
    one = case(fact("f1", "movement:journey", origin=origin, destination=destination))
    values = Values(one, FactBase(one, law("xp").vocabulary).facts, "xp")

    phrases = ("crossed a border", "into the State", "out of the State")
    found = [derive(p, values, "V1", Matter("S1", "V1")) for p in phrases]
    assert [crossed, into, out] == [d.says for (d,) in found]
