"""The verb policy: what was seen of when, and the questions that come back answered, whole or not at all."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import docx as office
import pytest
from openpyxl import load_workbook

from chargeassist import CannotAdvise, policy
from chargeassist.advice.policy import QUESTIONS, Answered, questions
from chargeassist.law.practised import POLICIES
from chargeassist.words import LANGUAGES, say
from tests.cli.support import run

Answers = dict[str, tuple[str | datetime, ...]]


def _of(rows: Answers, question: object) -> tuple[str | datetime, ...]:
    return rows.get(str(question).removeprefix("ke:"), ())


def _fill(paper: Path, rows: Answers) -> None:
    """Write answers into the row of each question, as an office would."""
    if paper.suffix == ".xlsx":
        book = load_workbook(paper)
        sheet = book["policy"]
        for row in sheet.iter_rows(min_row=2):
            for cell, value in zip(
                row[2:], rows.get(str(row[0].value).removeprefix("ke:"), ()), strict=False
            ):
                cell.value = value
        book.save(paper)
        return
    document = office.Document(str(paper))
    for table in document.tables:
        for row in table.rows:
            for cell, value in zip(
                row.cells[2:], rows.get(row.cells[0].text.removeprefix("ke:"), ()), strict=False
            ):
                cell.text = value
    document.save(str(paper))


def test_every_topic_has_questions_in_every_language() -> None:
    """No topic of policy goes unasked."""
    assert set(QUESTIONS) == set(POLICIES)
    assert len(questions()) > 25
    for language in LANGUAGES:
        assert len({say(f"policy-asks-{q}", language) for q in questions()}) == len(questions())


def test_what_was_seen_has_its_year_and_what_was_not_is_a_question() -> None:
    """Of Senegal a plan was seen, of no budget; that nothing was seen is no answer."""
    found = {t.topic: t for t in policy("sn").topics}

    assert found["plan"].seen
    assert [] == [r for t in found.values() for r in t.seen if not (r.on and r.source)]
    assert () == found["budget"].seen
    assert ["sn:exploitation-of-begging"] == [o.offence for o in found["begging"].offences]
    assert say("policy-not-seen") in run("policy", "sn").out


@pytest.mark.parametrize(("form", "language"), [("xlsx", "fr"), ("docx", "pt"), ("docx", "en")])
def test_the_questionnaire_comes_back_answered(form: str, language: str, tmp_path: Path) -> None:
    """What an office wrote stands beside what was seen, of when and from where, in both kinds of paper."""
    paper = tmp_path / f"ke.{form}"
    assert 0 == run("policy", "ke", "--form", "-o", paper, "--lang", language).code
    _fill(
        paper,
        {"plan-1": ("Yes", "2026-2030", "2026-05", "Gazette 12"), "budget-1": ("not-known", "", "", "")},
    )

    said = run("policy", "ke", "--from", paper, "--format", "json")
    topics = {t["topic"]: t for t in json.loads(said.out)["policy"]["topics"]}
    page = run("policy", "ke", "--from", paper).out

    assert [
        {
            "question": "plan-1",
            "answer": "yes",
            "details": "2026-2030",
            "on": "2026-05",
            "source": "Gazette 12",
        }
    ] == topics["plan"]["answers"]
    assert "Gazette 12" in page
    assert say("policy-no-source") in page


def test_a_paper_with_a_fault_is_refused_whole_with_the_cell(tmp_path: Path) -> None:
    """A word that is none, a day that is none, a row of no question: each is told, nothing is taken."""
    paper = tmp_path / "ke.xlsx"
    run("policy", "ke", "--form", "-o", paper)
    _fill(paper, {"plan-1": ("maybe", "", "", ""), "plan-2": ("yes", "", "in May", "")})
    book = load_workbook(paper)
    book["policy"].append(["ke:plan-77", "", "yes"])
    book.save(paper)

    said = run("policy", "ke", "--from", paper)

    assert (2, "") == (said.code, said.out)
    assert "policy!C" in said.err
    assert said.err.count("F118") >= 3
    assert '"plan-' in said.err


def test_a_day_of_a_spreadsheet_is_a_day_and_nothing_is_answered_twice(tmp_path: Path) -> None:
    """An office types a day and its program makes a date of it; of two answers none is dropped unsaid."""
    paper = tmp_path / "ke.xlsx"
    run("policy", "ke", "--form", "-o", paper)
    _fill(paper, {"plan-1": ("yes", "2026-2030", datetime(2026, 5, 1), "Gazette 12")})
    assert "2026-05-01 [Gazette 12]" in run("policy", "ke", "--from", paper).out

    assert "F118" in (other := run("policy", "ug", "--from", paper)).err
    assert (2, "") == (other.code, other.out)
    book = load_workbook(paper)
    book["policy"].append(["ke:plan-1", "", "no"])
    book.save(paper)
    assert "plan-1 is answered twice" in run("policy", "ke", "--from", paper).err


def test_a_state_that_is_none_and_a_paper_that_is_none() -> None:
    """The State is looked for by code and name; answers stand in a document or a workbook."""
    with pytest.raises(CannotAdvise, match="L522"):
        policy("un")
    assert 2 == run("policy", "ke", "--from", "answers.txt").code
    assert 1 == len(policy("ke", [Answered("plan-1", "no")]).topics[POLICIES.index("plan")].answers)
