"""A shelter's intake: what comes in is proposed, and nobody's name comes in at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from chargeassist import assess, load_law
from chargeassist.case.check import check_case
from chargeassist.case.htcds import NOT_A_VICTIM, from_intake, htcds
from chargeassist.case.read import case_from_dict
from chargeassist.hall.sheets import Cell, Sheet, headed
from chargeassist.law.wordbook import load_vocabulary
from chargeassist.reading.fault import Faults
from tests.cli.support import SERVITUDE, run

SECRET = "sentinel-4c1d"
ROW = {
    "prs_FirstName": SECRET,
    "prs_MobilePhone": SECRET,
    "con_Consent": "TRUE",
    "prs_Citizenship": "KE",
    "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
    "vic_AgeWhenTrafficked": "17",
    "vic_MethodsOfControl": "PhysicalAbuse; WithholdsDocuments;Other",
    "vic_TypeOfExploitation": "ForcedLabour",
}


def test_every_term_of_the_standard_is_in_the_vocabulary() -> None:
    """Whatever a value stands for can be entered, and no field is read twice over."""
    standard = htcds()
    known = {f"{s}:{t}" for s, slot in load_vocabulary().slots.items() for t in slot.terms}
    terms = {t for values in standard.values.values() for ts in values.values() for t in ts}

    assert terms | {*standard.facts.values()} <= known
    assert {*standard.only_in} <= {*standard.values}


def test_an_intake_is_proposed_and_weighs_nothing() -> None:
    """Each value is a proposed fact with its place; no name, and nothing that is supported by it."""
    faults = Faults("intake.csv")
    tables = from_intake([ROW], ["xp"], "2024-05-01", faults)
    case = case_from_dict(tables)

    assert [] == faults.found
    assert SECRET not in json.dumps(tables)
    assert () == case.facts
    terms = [
        "conduct:struck",
        "conduct:passport-withheld",
        "conduct:work-exacted",
        "person:age",
        "person:nationality",
    ]
    assert terms == [f"{f.slot}:{f.term}" for f in case.proposed]
    assert all("row 1" in f.in_document for f in case.proposed)
    assert not any(c.standing for c in assess(case, load_law("xp")).charges)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"con_Consent": "no"}, "C231"),
        ({"con_Consent": "refused"}, "C230"),
        ({"vic_MethodsOfControl": "PhysicalAbus"}, "C230"),
        ({"colour": "blue"}, "C230"),
    ],
)
def test_an_intake_is_refused_with_its_row(changed: dict[str, str], code: str) -> None:
    """Whoever does not consent is not carried, and what the standard has not is a fault and never dropped."""
    faults = Faults("intake.csv")
    tables = from_intake([{**ROW, **changed}], ["xp"], "2024-05-01", faults)

    assert [code] == [f.code for f in faults.found]
    assert "con_Consent" not in changed or [] == tables["fact"]


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("con_consent", ["C231"]),
        ("CON_CONSENT", ["C231"]),
        ("Con Consent", ["C231"]),
        ("vic_AgreementToManagePersonalData", ["C231"]),
        ("vic_agreement_to_manage_personal_data", ["C231"]),
        ("con_UseOfData", ["C231"]),
        ("con_ConsentWithdrawn", ["C230"]),
        ("con_Consnt", ["C230"]),
    ],
)
def test_whoever_does_not_consent_is_refused_under_any_name(column: str, codes: list[str]) -> None:
    """However the column is spelt, in an earlier release or beside a consent that was given."""
    for others in ({}, {"con_Consent": "TRUE"}):
        row = {**others, "vic_MethodsOfControl": "PhysicalAbuse", column: "false"}
        faults = Faults("intake.csv")
        tables = from_intake([row], ["xp"], "2024-05-01", faults)

        assert faults.found
        assert {f.code for f in faults.found} <= {*codes, "F117"}
        assert codes != ["C231"] or [] == tables["fact"]


@pytest.mark.parametrize(
    ("column", "value", "terms"),
    [
        ("vic_Methods_of_Control", "PhysicalAbuse", ["conduct:struck"]),
        ("VIC_METHODSOFCONTROL", "PhysicalAbuse", ["conduct:struck"]),
        ("vic_MethodsOfControl", "Physical abuse", ["conduct:struck"]),
        ("vic_MethodsOfControl", "physicalabuse, DebtBondage", ["conduct:struck", "conduct:debt-imposed"]),
        ("vic_Methods_of_Control", "PhysicalAbuse DebtBondage", ["conduct:struck", "conduct:debt-imposed"]),
        ("vic_typeOfExploitation", "ForcedLabour", ["conduct:work-exacted"]),
        ("prs_citizenship", "UG", ["person:nationality"]),
        ("prs_Nationality", "UG", ["person:nationality"]),
        ("prs_First_Name", SECRET, []),
        ("vic_TraffickinStatusDecisionMakingOrg", "NGO", []),
        ("vic_AgeWhenTraficked_", "17", None),
        ("vic_MethodOfControl", "PhysicalAbuse", None),
        ("vic_TrafficingStatus", NOT_A_VICTIM, None),
        ("vic_TraffickingStatus", "NotVictim", None),
        ("vic_Methods_of_Control/PhysicalAbuse", "1", None),
        ("vic_", "17", None),
        ("hte_Cities", "Kampala", None),
    ],
)
def test_a_column_is_read_as_what_it_is_or_refused(column: str, value: str, terms: list[str] | None) -> None:
    """Spellings of the survey form and of earlier releases are read; nothing entered is passed over."""
    faults = Faults("intake.csv")
    tables = from_intake([{column: value}], ["xp"], "2024-05-01", faults)

    assert SECRET not in json.dumps(tables)
    assert (["C230"] if terms is None else []) == [f.code for f in faults.found]
    assert terms is None or terms == [f["fact"] for f in tables["fact"]]
    assert terms is not None or "/" in column or len(column) < 5 or faults.found[0].hints


def test_a_field_that_stands_twice_is_told() -> None:
    """Two spellings of one field in one file may hide each other; in two files they are two tables."""
    one, other = {"vic_Methods_of_Control": "Other"}, {"vic_MethodsOfControl": "PhysicalAbuse"}
    twice, apart = Faults("a"), Faults("a")
    from_intake([{**one, **other}], ["xp"], "2024-05-01", twice)
    tables = from_intake([one, other], ["xp"], "2024-05-01", apart)

    assert (["F117"], []) == ([f.code for f in twice.found], apart.found)
    assert ["conduct:struck"] == [f["fact"] for f in tables["fact"]]


def test_whoever_was_found_to_be_no_victim_is_none() -> None:
    """The status of the intake is kept: such a person is a witness, and no charge is for them."""
    for status in (NOT_A_VICTIM, "Not a victim of trafficking"):
        tables = from_intake([{**ROW, "vic_TraffickingStatus": status}], ["xp"], "2024-05-01", Faults("a"))

        assert [["suspect"], ["witness"]] == [p["is"] for p in tables["person"]]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ([["con_Consent", "prs_Gender"], [False, "F"]], ["C231"]),
        ([["con_Consent", "prs_Gender"], [0, None], [True, 0.0]], ["C231"]),
        ([["con_Consent", "con_Consent"], [False, True]], ["F117"]),
        ([["prs_Gender"], ["F", "no"]], ["F117"]),
        ([["prs_Gender", None], ["F", False]], ["F117"]),
        ([["con_Consent", None], [True, None], [None, ""]], []),
        ([], []),
    ],
)
def test_no_cell_of_an_intake_is_lost(cells: list[list[Cell]], codes: list[str]) -> None:
    """A FALSE of a spreadsheet refuses as the word does; a head that stands twice or nowhere is told."""
    faults = Faults("intake.xlsx")
    rows = headed(Sheet("intake", cells), faults)
    found = [f.code for f in faults.found]
    if not found:
        from_intake(rows, ["xp"], "2024-05-01", faults)
        found = [f.code for f in faults.found]

    assert codes == found


def test_several_citizenships_come_in_as_several() -> None:
    """In the letters of our own, which `check` accepts."""
    back = from_intake([{**ROW, "prs_Citizenship": "KE;TZ"}], ["xp"], "2024-05-01", Faults("a"))
    case = case_from_dict(back)

    assert ["ke, tz"] == [f.value for f in case.proposed if f.name == "person:nationality"]
    check_case(case, load_law("xp"))


def test_the_verbs_read_and_write_it(tmp_path: Path) -> None:
    """A file of commas comes in as a case that `check` accepts, and a case goes out as one."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ROW)
    writer.writeheader()
    writer.writerow(ROW)
    (tmp_path / "intake.csv").write_text(stream.getvalue(), "utf-8")
    case = tmp_path / "case.toml"

    assert 2 == run("import", tmp_path / "intake.csv", "--as", "htcds").code
    done = run("import", tmp_path / "intake.csv", "--as", "htcds", "--law", "xp", "-o", case)
    assert 0 == done.code
    assert all(c in done.err for c in ("prs_FirstName", "prs_MobilePhone"))
    assert SECRET not in done.err + done.out
    assert run("check", case).code in (0, 1)
    out = run("export", SERVITUDE, "--as", "htcds")
    assert 2 == run("export", SERVITUDE, "--as", "htcds", "--all").code
    assert "WithholdsDocuments" in out.out
