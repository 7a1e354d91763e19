"""S25: who has a gate, on which signs, and who can lift it: from which day, and in which office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from chargeassist.case.check import warnings
from chargeassist.findings.authority import is_office
from tests.builders import (
    AS_AT,
    Row,
    assessed,
    case,
    charge,
    charges,
    codes,
    fact,
    gate,
    inferred,
    law,
)

GROWING = fact("f1", "conduct:cultivating-drug", of=None, by="V1", shown_by="E1")
LAID: Row = {"id": "L1", "suspect": "V1", "offence": "xp:drug-cultivation"}


def sign(id: str, term: str, **keys: Any) -> Row:
    """Return a sign that something was done to V1 by a person unknown."""
    return fact(id, term, **({"by": "", "of": "V1", "shown_by": "E1"} | keys))


SIGNS = (sign("s1", "means:threat"), sign("s2", "means:deception"))


def called(*roles: str) -> list[Row]:
    """Return V1 as the file calls him."""
    return [{"id": "V1", "is": list(roles)}]


# -- who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("roles", [(), ("victim",), ("migrant",), ("official",), ("witness",), ("unknown",)])
def test_who_is_laid_against(roles: tuple[str, ...]) -> None:
    """Whoever is laid against has gates, and the charge laid is listed, whatever the row says (S25)."""
    found = assessed(case(GROWING, *SIGNS, persons=called(*roles), laid=[LAID]))
    assert ("blocked", {"s1", "s2"}) == (
        charge(found, "xp:drug-cultivation", "V1").role,
        set(gate(found, "V1").opened_by),
    )


@pytest.mark.parametrize("roles", [(), ("victim",), ("migrant",), ("official",)])
def test_who_acts(roles: tuple[str, ...]) -> None:
    """Whoever acts has gates too, and no charge that nobody made (S25, S19)."""
    found = assessed(case(GROWING, *SIGNS, persons=called(*roles)))
    assert gate(found, "V1").in_force
    assert [] == [c for c in found.charges if c.matter.suspect == "V1"]


def test_who_neither_acts_nor_is_accused() -> None:
    """A person to whom things were done, and no more, needs no gate (S25)."""
    assert [] == [g for g in assessed(case(*SIGNS, persons=called("victim"))).gates if g.person == "V1"]


def test_what_is_denied_is_no_act() -> None:
    """Conduct that does not hold makes nobody a suspect (S25)."""
    denied = GROWING | {"holds": "no"}
    assert () == assessed(case(denied, *SIGNS, persons=called("victim"))).gates


@pytest.mark.parametrize(("laid", "code"), [([LAID], "W105"), ([], "W106")], ids=["laid against", "acting"])
def test_check_says_so(laid: list[Row], code: str) -> None:
    """`check` names who is laid against, or acts, and is not called a suspect (S25)."""
    of_victim = case(GROWING, persons=called("victim"), laid=laid)
    of_suspect = case(GROWING, persons=called("suspect"), laid=laid)
    assert code in codes(warnings(of_victim, law("xp")))
    assert {"W105", "W106"}.isdisjoint(codes(warnings(of_suspect, law("xp"))))


# -- on which signs ---------------------------------------------------------------------------------


def raised(*facts: Row) -> bool:
    """Return whether V1, who is laid against, has a gate."""
    return bool(assessed(case(GROWING, *facts, persons=called("suspect"))).gates)


def test_one_fact_that_points_to_several_terms_is_one_sign() -> None:
    """To be locked in points to several means and indicators, and is one sign (S25)."""
    assert not raised(sign("s1", "conduct:locked-in"))
    assert not raised(sign("s1", "conduct:locked-in"), sign("s2", "conduct:locked-in", shown_by="E2"))


def test_two_facts_that_point_to_one_term_are_two_signs() -> None:
    """Locked in and without papers: two signs, of whatever they are signs (S25)."""
    assert raised(sign("s1", "conduct:locked-in"), sign("s2", "conduct:passport-withheld"))


def test_an_inference_is_no_second_sign() -> None:
    """What is drawn from a sign is that sign again (S25)."""
    drawn = inferred("s2", "means:other-coercion", "s1", by="", of="V1")
    assert not raised(sign("s1", "conduct:locked-in"), drawn)


def test_to_be_made_to_commit_crime_is_a_sign() -> None:
    """Who is had to commit crimes has one sign, and with another a gate (S25)."""
    made = sign("s1", "conduct:crime-directed")
    compelled = fact("s1", "compelled:compelled-by-trafficker", of="V1", shown_by="E1")
    assert not raised(made)
    assert raised(made, sign("s2", "means:threat"))
    assert raised(compelled, sign("s2", "means:threat"))


# -- what a label does ------------------------------------------------------------------------------


def test_a_label_alone_refers_and_does_not_block() -> None:
    """A person whom the file calls a victim, without a sign, is referred; no charge is blocked (S25)."""
    found = assessed(case(GROWING, persons=called("suspect", "victim")))
    assert ("refer", True, False, ()) == (
        gate(found, "V1").effect,
        gate(found, "V1").by_label,
        gate(found, "V1").in_force,
        gate(found, "V1").blocks,
    )
    assert "primary" == charge(found, "xp:drug-cultivation", "V1").role


def test_a_label_beside_signs_takes_nothing_away() -> None:
    """With signs the gate is the law's own, whatever the file calls the person (S25)."""
    found = assessed(case(GROWING, *SIGNS, persons=called("suspect", "victim")))
    assert ("needs-authorisation", False) == (gate(found, "V1").effect, gate(found, "V1").by_label)


# -- who lifts it, and from when --------------------------------------------------------------------


OVERRIDE: Row = {
    "id": "O1",
    "gate": "xp:victims-of-trafficking",
    "person": "V1",
    "by_whom": "Director of Public Prosecutions",
    "on": AS_AT,
    "why": "no victim",
}


def lifted(*consents: Row, **keys: Any) -> tuple[bool, tuple[str, ...]]:
    """Return whether an override lifts the gate of V1, and the codes of what is said of it."""
    found = assessed(
        case(GROWING, *SIGNS, persons=called("suspect"), override=[OVERRIDE | keys], consent=[*consents])
    )
    blocked = charge(found, "xp:drug-cultivation", "V1").role == "blocked"
    assert blocked is not bool(gate(found, "V1").lifted_by)
    return not blocked, codes(f.text for f in found.flags if f.about == "O1")


@pytest.mark.parametrize(("on", "works"), [("2024-01-01", True), (AS_AT, True), ("2099-01-01", False)])
def test_an_override_counts_from_its_day(on: str, works: bool) -> None:
    """An override dated after the day of the assessment lifts nothing, and it is said (S25)."""
    assert (works, () if works else ("dated-later",)) == lifted(on=on)


@pytest.mark.parametrize(
    ("whom", "works"),
    [
        ("Director of Public Prosecutions", True),
        ("the director of public  prosecutions", True),
        ("DPP", True),
        ("J. Doe, Director of Public Prosecutions", True),
        ("director", False),
        ("public", False),
        ("Deputy Director of Public Prosecutions", False),
        ("Public Prosecutions", False),
        ("D", False),
        ("x", False),
    ],
)
def test_an_override_is_by_the_office_that_the_pack_names(whom: str, works: bool) -> None:
    """Who may lift the gate is the office, in its own words or the pack's short forms (S25)."""
    assert (works, () if works else ("another-office",)) == lifted(by_whom=whom)


def test_no_person_of_the_case_lifts_a_gate() -> None:
    """Where the law names no office anybody may lift, but no person of the case (S25)."""
    row = OVERRIDE | {"gate": "un:referral"}

    def said(whom: str) -> tuple[str, ...]:
        entered = case(GROWING, *SIGNS, persons=called("suspect"), override=[row | {"by_whom": whom}])
        return codes(f.text for f in assessed(entered, "un").flags if f.about == "O1")

    assert [("by-a-person-of-the-case",), ()] == [said("v1"), said("the head of the office")]


def test_a_denied_act_is_none_that_a_gate_stands_before() -> None:
    """What is entered as not done has no day that a lifting must wait for (S25)."""
    undated = {k: v for k, v in GROWING.items() if k != "on"}
    denied = fact("f2", "conduct:struck", by="V1", of="V2", on="2024-02-01", holds="no", shown_by="E1")
    found = assessed(case(undated, denied, *SIGNS, override=[OVERRIDE | {"on": "2024-01-01"}]))
    assert () == codes(f.text for f in found.flags if f.about == "O1")


def test_no_gate_is_lifted_before_the_acts_it_stands_before() -> None:
    """An override of a day before the first act of the person lifts nothing (S25)."""
    days = GROWING["on"], str(date.fromisoformat(GROWING["on"]) - timedelta(days=1))
    assert [(True, ()), (False, ("dated-before-the-acts",))] == [lifted(on=day) for day in days]


@pytest.mark.parametrize(
    ("refusal", "counts"),
    [
        ({}, True),
        ({"on": AS_AT, "suspect": "V1"}, True),
        ({"on": "2020-01-01"}, False),
        ({"on": "2099-01-01"}, False),
        ({"suspect": "S1"}, False),
        ({"of_whom": "Attorney General"}, False),
        ({"offence": "xp:drug-cultivation"}, False),
        ({"given": "yes"}, False),
    ],
)
def test_what_the_office_refused_since_is_not_lifted(refusal: Row, counts: bool) -> None:
    """A refusal of the same office, of no offence alone and no earlier day, takes the lifting back (S25)."""
    row = {"id": "c1", "of_whom": "DPP", "given": "no"} | refusal
    works, said = lifted(row, on="2024-01-01")
    assert (not counts, ("refused-since",) if counts else ()) == (works, said)


def test_an_override_of_nobodys_gate_is_told() -> None:
    """An override for whom no such gate is raised is not passed over in silence (S25, S50)."""
    found = assessed(case(GROWING, persons=called("suspect"), override=[OVERRIDE]))
    assert ("gate-not-raised",) == codes(f.text for f in found.flags if f.about == "O1")


def test_where_the_pack_declares_no_office_its_own_words_count() -> None:
    """An office that no pack declares is the words of the law, less what is asked of it (S25)."""
    pack = law("sn").pack("sn")
    assert () == pack.offices
    assert is_office("Prosecutor General", "consent of the Prosecutor General, in writing", pack)
    assert not is_office("General", "consent of the Prosecutor General, in writing", pack)


CORRUPT = fact("f1", "conduct:debt-imposed", shown_by="E1")


def consented(*consents: Row) -> tuple[str, tuple[str, ...]]:
    """Return the state of the consent that slavery asks for, and the flags about consents."""
    rows = [{"id": f"c{n}", "of_whom": "DPP"} | row for n, row in enumerate(consents)]
    laid = {"id": "L1", "suspect": "S1", "offence": "xp:slavery", "complainant": "V1"}
    found = assessed(case(CORRUPT, laid=[laid], consent=rows))
    (first, *_) = charges(found, "xp:slavery")
    (state,) = {p.state for p in first.preconditions}
    return state, tuple(f.code for f in found.flags if f.about.startswith("c"))


@pytest.mark.parametrize(
    ("consent", "state", "flags"),
    [
        ({}, "given", ()),
        ({"on": AS_AT}, "given", ()),
        ({"on": "2099-01-01"}, "not-recorded", ("not-counted",)),
        ({"of_whom": "public"}, "not-recorded", ("not-counted",)),
        ({"of_whom": "director"}, "not-recorded", ("not-counted",)),
        ({"given": "no"}, "refused", ("consent-refused",)),
    ],
)
def test_a_consent_counts_from_its_day_and_by_its_office(
    consent: Row, state: str, flags: tuple[str, ...]
) -> None:
    """So it is with a consent: its day and its office are read (S24, S25)."""
    assert (state, flags) == consented(consent)


def test_consents_that_contradict_are_told() -> None:
    """Of a consent given and the same refused neither counts, and a person is told (S25)."""
    state, flags = consented({}, {"of_whom": "Director of Public Prosecutions", "given": "no"})
    assert "given-and-refused" == state
    assert ("consent-refused", "consents-contradict") == consented({}, {"given": "no"})[1]
    assert "consent-refused" in flags
