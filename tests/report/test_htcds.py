"""Rows of HTCDS: whoever was or may have been trafficked on the facts, and what the rows do not say."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from chargeassist import assess, case_from_dict, load_law, read_case
from chargeassist.case.check import check_case
from chargeassist.case.htcds import from_intake
from chargeassist.case.model import Case
from chargeassist.reading.fault import Faults
from chargeassist.report.htcds import Intake, to_intake
from tests.cli.support import SERVITUDE, run
from tests.examples import ROOT, TAUGHT
from tests.report.gated import gated

Row = dict[str, Any]
DONE: list[Row] = [
    {"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "on": "2023-02", "shown_by": ["E1"]},
    {"id": "f2", "fact": "means:deception", "by": ["S1"], "of": ["V1"], "on": "2023-02", "shown_by": ["E1"]},
    {"id": "f3", "fact": "purpose:forced-labour", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]},
]
CARRIED: list[Row] = [
    {"id": "m1", "fact": "act:procurement-of-entry", "by": ["S1", "S2"], "of": ["M"], "on": "2024-01-08"},
    {"id": "m2", "fact": "benefit:financial", "by": ["S1"], "of": ["M"]},
    {"id": "m3", "fact": "entry:without-required-documents", "of": ["M"], "on": "2024-01-11"},
]


def case_of(persons: list[Row], facts: list[Row]) -> Case:
    """Return a case of Palmeria with one item of evidence."""
    return case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": {"id": "rows", "law": ["xp"], "as_at": "2024-05-01"},
            "person": persons,
            "evidence": [{"id": "E1", "kind": "witness-testimony", "from": "W"}],
            "fact": facts,
        }
    )


def written(case: Case) -> Intake:
    """Return the rows of a case under its own law."""
    return to_intake(assess(case, load_law(*case.law)))


def rows_of(intake: Intake) -> dict[str, dict[str, str]]:
    """Return the rows by whose they are."""
    return {r[0]: dict(zip(intake.columns, r, strict=True)) for r in intake.rows}


def beside(intake: Intake) -> set[tuple[str, str]]:
    """Return what is told beside the rows: code and person."""
    return {(r.code, r.text("person")) for r in intake.beside}


@pytest.mark.parametrize(
    "label", [["victim"], ["witness"], ["suspect"], ["suspect", "migrant"], ["migrant"], []]
)
def test_whoever_was_trafficked_has_a_row_whatever_the_label(label: list[str]) -> None:
    """By how things stand, and not by what the file calls a person."""
    persons: list[Row] = [{"id": "S1", "is": ["suspect"]}, {"id": "V1", **({"is": label} if label else {})}]
    found = written(case_of(persons, DONE))

    assert ["V1"] == [*rows_of(found)]
    assert "ForcedLabour" == rows_of(found)["V1"]["vic_TypeOfExploitation"]
    assert ("htcds-accused", "S1") in beside(found)


def test_a_possible_victim_with_a_gate_has_a_row() -> None:
    """Two signs raise a gate before any charge against a suspect, and make a row; one does not."""
    signs = [
        {"id": "f1", "fact": "indicator:isolation", "of": ["S2"], "shown_by": ["E1"]},
        {"id": "f2", "fact": "indicator:debt", "of": ["S2"], "shown_by": ["E1"]},
    ]
    persons = [{"id": "S1", "is": ["suspect"]}, {"id": "S2", "is": ["suspect"]}]
    case = case_of(persons, signs)

    assert ["S2"] == [g.person for g in assess(case, load_law("xp")).gates]
    assert ["S2"] == [*rows_of(written(case))]
    assert [] == [*rows_of(written(case_of(persons, signs[:1])))]


def test_a_gate_that_was_lifted_is_told_beside_the_row() -> None:
    """The row stays, for what was done is still entered; that an office found otherwise is said."""
    in_force, lifted, _ = map(written, gated())

    assert "V1" in rows_of(in_force)
    assert in_force.rows == lifted.rows
    assert {("htcds-lifted", "V1")} == beside(lifted) - beside(in_force)


@pytest.mark.parametrize("label", [["migrant"], ["victim"], ["witness"], ["victim", "migrant"]])
def test_whoever_was_only_smuggled_or_only_accused_has_none(label: list[str]) -> None:
    """A smuggled group and its steersman are no data on trafficking; each is told with its reason."""
    persons: list[Row] = [
        {"id": "S1", "is": ["suspect"]},
        {"id": "S2", "is": ["suspect", "migrant"]},
        {"id": "S3", "is": ["company"]},
        {"id": "M", "is": label, "count": 22},
        {"id": "W", "is": ["witness"]},
    ]
    found = written(case_of(persons, CARRIED))

    assert () == found.rows
    told = {("htcds-accused", "S1"), ("htcds-moved", "S2"), ("htcds-company", "S3")}
    assert told | {("htcds-moved", "M"), ("htcds-no-sign", "W")} == beside(found)


def test_a_smuggled_group_that_was_trafficked_has_a_row_and_its_number() -> None:
    """One row for all of them, told how many they are, with what the standard has no field for."""
    persons: list[Row] = [
        {"id": "S1", "is": ["suspect"]},
        {"id": "S2"},
        {"id": "M", "is": ["migrant"], "count": 22},
    ]
    found = written(case_of(persons, [*CARRIED, *({**f, "of": ["M"]} for f in DONE)]))

    assert ["M"] == [*rows_of(found)]
    assert [22] == [r["n"] for r in found.beside if r.code == "htcds-group"]
    assert [("m1", "m2", "m3", "f1")] == [r["facts"] for r in found.beside if r.code == "htcds-no-field"]


def test_what_nobody_signed_is_told() -> None:
    """A proposed fact goes out when a person has signed it, and not before."""
    unsigned = {
        **DONE[1],
        "id": "p1",
        "fact": "conduct:struck",
        "status": "proposed",
        "proposed_by": "reader",
    }
    unsigned |= {"in_document": "page 2"}
    persons: list[Row] = [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}]
    found = written(case_of(persons, [*DONE, unsigned]))

    assert "PhysicalAbuse" not in rows_of(found)["V1"]["vic_MethodsOfControl"]
    assert [("p1",)] == [r["facts"] for r in found.beside if r.code == "htcds-proposed"]


@pytest.mark.parametrize(
    ("facts", "on", "age", "why"),
    [
        ([("born", "2008-05-01", "")], "2023-01-15", "14", ""),
        ([("born", "2008-05-01", "")], "2023-01-15/2023-08", "14", ""),
        ([("born", "2004", "")], "2023-02", "", "htcds-age-between"),
        ([("born", "2008-05-01", "")], "", "", "htcds-age-open"),
        ([("age", "14", "2023-01-20"), ("age", "15", "2023-07")], "2023-01-20", "14", ""),
        ([("age", "14", ""), ("age", "15", "")], "2023-01-20", "", "htcds-age-disputed"),
        ([("age", "17", "2018-02"), ("age", "23", "2024-04-01")], "2018-02-10", "17", ""),
        ([("age", "23", "2024-04-01")], "2018-02-10", "", "htcds-age-between"),
        ([("age", "17", "2024-04-01")], "", "", "htcds-age-open"),
        ([("age", "17", "")], "", "17", ""),
        ([("age", "child", "")], "2023-01-20", "", "htcds-age-between"),
        ([("age", "adult", "")], "2023-01-20", "", "htcds-age-open"),
        ([], "2023-01-20", "", ""),
    ],
)
def test_an_age_is_worked_out_or_told(facts: list[tuple[str, str, str]], on: str, age: str, why: str) -> None:
    """As the assessment has it, on the first day of what was done: one number, or a line."""
    entered = [
        {
            "id": f"a{n}",
            "fact": f"person:{term}",
            "of": ["V1"],
            "value": value,
            **({"on": day} if day else {}),
        }
        for n, (term, value, day) in enumerate(facts)
    ]
    act = {k: v for k, v in {**DONE[0], "on": on}.items() if v}
    found = written(case_of([{"id": "S1"}, {"id": "V1", "is": ["victim"]}], [act, *entered]))

    assert age == rows_of(found)["V1"]["vic_AgeWhenTrafficked"]
    assert [why] * bool(why) == [r.code for r in found.beside if "-age-" in r.code]


def test_an_age_of_the_row_is_worked_out_too() -> None:
    """What the row of a person says counts where no fact says it."""
    person = {"id": "V1", "is": ["victim"], "born": "2008-05-01"}
    found = written(case_of([{"id": "S1", "is": ["suspect"]}, person], DONE))

    assert "14" == rows_of(found)["V1"]["vic_AgeWhenTrafficked"]


def test_every_citizenship_goes_out() -> None:
    """Of the row and of facts, once each, in the capitals of ISO 3166."""
    person = {"id": "V1", "is": ["victim"], "nationality": ["ke"]}
    fact = {"id": "n1", "fact": "person:nationality", "of": ["V1"], "value": "tz, ke"}
    found = written(case_of([person], [fact]))

    assert "KE;TZ" == rows_of(found)["V1"]["prs_Citizenship"]


@pytest.mark.parametrize("path", TAUGHT, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_what_goes_out_comes_in(path: Path) -> None:
    """Of every example each row is read without a fault, and proposes what stands for the same values."""
    case = read_case(path)
    found = written(case)
    faults = Faults("a")
    tables = from_intake([*rows_of(found).values()], ["xp"], "2024-05-01", faults)
    back = case_from_dict(tables)
    check_case(back, load_law("xp"))
    signed = [{k: v for k, v in f.items() if k not in _PROPOSED} for f in tables["fact"]]

    assert [] == faults.found
    assert {p.id for p in case.persons} == {*rows_of(found), *(i for c, i in beside(found) if c in _NO_ROW)}
    again = written(case_from_dict({**tables, "fact": signed}))
    assert [r[1:] for r in found.rows] == [r[1:] for r in again.rows]


_PROPOSED = {"status", "proposed_by", "in_document"}
_NO_ROW = {"htcds-accused", "htcds-moved", "htcds-company", "htcds-no-sign"}


def test_the_verb_tells_on_the_other_stream_what_no_row_says() -> None:
    """Rows on standard output, and everybody without a row on standard error, in the language asked for."""
    for lang in ("en", "fr", "pt"):
        done = run("export", SERVITUDE, "--as", "htcds", "--lang", lang)
        intake = written(read_case(ROOT / SERVITUDE))

        assert 0 == done.code
        assert [list(r) for r in (intake.columns, *intake.rows)] == list(csv.reader(io.StringIO(done.out)))
        assert len(intake.beside) == len(done.err.splitlines())
        assert all(r.text("person") in done.err for r in intake.beside)
