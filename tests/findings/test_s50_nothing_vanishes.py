"""S50: every suspect has a line, and every fact is read by something that is told or is told itself."""

from __future__ import annotations

import pytest
from hypothesis import given

from chargeassist import Assessment, assess, case_from_dict, to_dict, to_text
from chargeassist.case.whom import accused
from chargeassist.findings.entered import PersonLine, Unread
from chargeassist.findings.readers import named_by, read_facts
from tests.builders import Row, assessed, case, fact, few
from tests.strategies import tables

DEATH = fact("f1", "result:death", of="V2", shown_by="E1")
STRUCK = fact("f9", "conduct:struck", shown_by="E1")


def lost(found: Assessment) -> dict[str, Unread]:
    """Return the facts that nothing told reads, by their ids."""
    return {u.fact: u for u in found.entered_and_read_by_none}


def _read(found: Assessment) -> frozenset[str]:
    told = (c for c in found.charges if c.id not in found.by_name)
    return read_facts(found, (word for c in told for word in named_by(c)))


def line(found: Assessment, person: str) -> PersonLine:
    """Return the line of one person."""
    (one,) = (p for p in found.persons if p.person == person)
    return one


def text(found: Assessment) -> str:
    """Return the report as one line."""
    return " ".join(to_text(found, full=True).split())


# -- suspects ----------------------------------------------------------------------------------------


def test_a_suspect_of_whom_nothing_is_entered_has_a_line() -> None:
    """A suspect with no charge is told of, in text and in JSON (S50)."""
    found = assessed(case(STRUCK, persons=[{"id": "S2", "is": ["suspect"]}]))

    assert (True, 0, ()) == (
        line(found, "S2").charged,
        line(found, "S2").charges,
        line(found, "S2").read_by_none,
    )
    assert "S2: nothing is entered for the conduct of any offence" in text(found)
    assert {"S1": False, "S2": True} == {p["person"]: p["charges"] == 0 for p in to_dict(found)["persons"]}


def test_the_line_names_the_facts_that_nothing_reads() -> None:
    """It says which facts of the suspect are read by none, and what is nearest (S50)."""
    aim = fact("f2", "purpose:begging", by="S2", of="V1", shown_by="E1")
    found = assessed(case(STRUCK, aim, persons=[{"id": "S2", "is": ["suspect"]}]))

    assert ("f2",) == line(found, "S2").read_by_none
    assert "S2: nothing is entered for the conduct of any offence; f2 read by none; nearest:" in text(found)


def test_who_acts_and_is_no_suspect_has_a_line() -> None:
    """Of a victim who acts gates alone are told, and the report says so (S50, S25)."""
    found = assessed(case(STRUCK | {"by": ["V1"], "of": ["V2"]}))

    assert not line(found, "V1").charged
    assert "V1: acts, and is neither called a suspect nor laid against" in text(found)


# -- facts -------------------------------------------------------------------------------------------


def test_a_result_without_an_act_lists_what_only_lacks_conduct() -> None:
    """Death is entered and nobody's act is: the offences that lack conduct alone are named (S50)."""
    found = assessed(case(DEATH, STRUCK))

    assert ("xp:manslaughter", "xp:murder") == lost(found)["f1"].conduct_alone
    assert "nobody's act is entered: but for that all stands of Manslaughter and Murder" in text(found)


def test_a_purpose_alone_lacks_more_than_conduct() -> None:
    """Where more than the conduct is missing no offence is named so (S50)."""
    aim = fact("f1", "purpose:forced-labour", by="S2", of="V1", shown_by="E1")
    assert "xp:trafficking-in-persons" not in lost(assessed(case(STRUCK, aim)))["f1"].conduct_alone


def test_a_fact_that_a_charge_reads_is_not_among_them() -> None:
    """What a listed charge reads, for or against, is not told again (S50)."""
    denied = STRUCK | {"id": "f8", "holds": "no", "shown_by": ["E2"]}
    assert {} == lost(assessed(case(STRUCK, denied)))


def test_what_an_inference_rests_on_is_read() -> None:
    """A fact that is read only through what is drawn from it is read (S50, S11)."""
    rows = (
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "indicator:debt", shown_by="E1"),
        fact("f3", "means:other-coercion", inferred_from="f2", why="so", by_whom="x", strength="moderate"),
    )
    assert "f2" in _read(assessed(case(*rows)))


def test_what_a_gate_or_a_flag_reads_is_read() -> None:
    """A sign that raises a gate, and a motive that is a caution, are read (S50)."""
    signs = [
        fact(f"s{n}", t, by="", of="S1", shown_by="E1")
        for n, t in enumerate(("means:threat", "means:deception"))
    ]
    motive = fact("m1", "motive:family", shown_by="E1")
    assert {} == lost(assessed(case(STRUCK, *signs, motive)))


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("result:death", "result:death"),
        ("conduct:unsafe-vessel-used", "result:danger-to-life"),
    ],
)
def test_the_nearest_term_is_one_that_the_law_reads(name: str, nearest: str) -> None:
    """The nearest is the term itself, its kin, what it points to, or a word in common (S50)."""
    found = assessed(
        case(STRUCK, fact("f1", name, of="V2", shown_by="E1", by="" if "conduct" in name else None))
    )
    (first, *_) = lost(found)["f1"].nearest
    assert nearest == first.term
    assert all(o.startswith("xp:") for o in first.offences)


def test_a_fact_asked_about_and_not_known_is_shown() -> None:
    """Asked and not known is told by itself, and is not among those read by none (S50)."""
    asked = fact("f1", "result:death", of="V2", holds="unknown")
    found = assessed(case(asked, STRUCK))
    assert (("f1",), {}) == (found.asked_and_unknown, lost(found))
    assert "Asked and not known: f1" in text(found)


# -- over random cases -------------------------------------------------------------------------------


@given(data=tables())
def test_everybody_and_everything_has_a_line(data: Row) -> None:
    """Every suspect has a line; every fact is read, told as read by none, or asked and not known (S50)."""
    found = assess(case_from_dict(data), few())
    told = text(found)
    here = _read(found)
    unread = lost(found).keys()

    assert {f.id for f in found.case.facts} == here | unread | set(found.asked_and_unknown)
    assert not here & unread
    assert set(accused(found.case, found.law.vocabulary)) == {p.person for p in found.persons}
    for person in found.persons:
        # Whoever is charged stands at the head of an entry, and in the ids of it.
        assert f" {person.person}/" in told if person.charges else f"{person.person}: " in told
    for id in unread:
        assert f" {id} " in told
