"""Starting files: each is accepted as it is, and with every fact in it taken up."""

from __future__ import annotations

import re
import shutil
import tomllib
from functools import cache
from pathlib import Path

import pytest

from chargeassist import KnowledgeError, load_law
from chargeassist.advice.terms import asked_of
from chargeassist.case import starts
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.starts import GRADES, read_start, start_head, start_text
from chargeassist.law.choices import KINDS
from chargeassist.law.model import Law
from chargeassist.law.reads import read_as, read_terms
from chargeassist.words import LANGUAGES, told
from tests.cli.support import run
from tests.each import each
from tests.law.support import ROOT

LAWS = ("ke", "xp", "un")


@cache
def _law(name: str) -> Law:
    return load_law(name)


def _text(kind: str, law: str) -> str:
    start = read_start(kind)
    return start_text(start, [law], asked_of(start, _law(law)), _law(law).vocabulary)


def _checked(text: str, law: str) -> Case:
    case = reading_of_bytes(text.encode()).whole()
    check_case(case, _law(law))
    return case


def test_every_kind_has_its_file_and_no_file_is_without() -> None:
    """The kinds that can be asked for are the files that are there."""
    assert {*KINDS} == {p.stem for p in (ROOT / "knowledge/starts").glob("*.toml")}


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_starting_file_is_accepted(kind: str, law: str) -> None:
    """As it is written it is a case with persons and evidence, and no fact yet."""
    case = _checked(_text(kind, law), law)

    assert (True, True, ()) == (len(case.persons) > 1, len(case.evidence) > 4, case.facts)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_of_a_starting_file_is_accepted(kind: str, law: str) -> None:
    """With every # before a fact taken away it is a case still, and every fact is shown by an item."""
    case = _checked(re.sub(r"^#(?! )", "", _text(kind, law), flags=re.MULTILINE), law)

    assert len(case.facts) > 5
    assert [] == [f.id for f in case.facts if not f.shown_by]


@pytest.mark.parametrize("kind", KINDS)
def test_the_steps_are_in_the_order_of_an_investigation(kind: str) -> None:
    """Papers, then others, then telephones and money, and the person harmed last; no word twice."""
    start = read_start(kind)
    terms = [t for step in start.steps for t in step.terms]
    vocabulary = _law("un").vocabulary

    assert list(GRADES) == [step.grade for step in start.steps]
    assert len(terms) == len({*terms})
    assert [] == [t for t in terms if vocabulary.is_legal(t)]
    assert [] == [e.kind for step in start.steps for e in step.evidence if e.kind not in vocabulary.kinds]


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_the_law_reads_is_asked(kind: str) -> None:
    """A question whose answer no offence of the law reads is not asked."""
    text, law = _text(kind, "ke"), _law("ke")
    asked = re.findall(r'^#fact +=  *"(.+)"$', text, re.MULTILINE)
    reading = read_terms(law)

    assert [] == [t for t in asked if not t.startswith("person:") and not read_as(t, reading, law.vocabulary)]


def test_new_like_writes_the_file() -> None:
    """`new --like` prints it; a kind that is not there is told with those that are."""
    said = run("new", "--like", "brothel", "--law", "ke")

    assert (0, _text("brothel", "ke"), "") == (said.code, said.out, said.err)
    assert "domestic-servitude" in run("new", "--like", "brothels").err


def test_help_names_every_kind() -> None:
    """Which kinds there are stands in the help of `new`."""
    said = " ".join(run("new", "--help").out.split())

    assert [] == [kind for kind in KINDS if kind not in said]


def test_a_start_is_read_strictly(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown key is a fault, as everywhere in `knowledge/`."""
    monkeypatch.setattr(starts, "read_text", lambda *_: 'title = "t"\nepisode = "e"\nsound = 1\n')
    with pytest.raises(KnowledgeError) as raised:
        read_start("boat")

    assert ["C102", "C103", "C103"] == sorted(f.code for f in raised.value.faults)


def test_labels_are_said_in_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`fr.po` beside the starting files translates their labels; what it lacks stays as it is."""
    shutil.copytree(ROOT / "knowledge/starts", tmp_path / "starts")
    monkeypatch.setattr(starts, "knowledge", lambda: tmp_path)
    entry = 'msgctxt "{}"\nmsgid "who steered"\nmsgstr "qui tenait la \\"barre\\""\n'
    (tmp_path / "starts/fr.po").write_text(entry.format("label"), "utf-8")
    french, english = (
        tomllib.loads(start_head(read_start("boat"), ["xp"], "2024-05-01", lang))["person"]
        for lang in ("fr", "en")
    )

    assert ('qui tenait la "barre"', "who steered") == (french[0]["label"], english[0]["label"])
    assert french[1] == english[1]
    (tmp_path / "starts/fr.po").write_text(entry.format("lable"), "utf-8")
    with pytest.raises(KnowledgeError) as raised:
        read_start("boat")
    assert ["L222"] == [f.code for f in raised.value.faults]


@each([language for language in LANGUAGES if language != "en"])
def test_every_title_and_label_is_said_in_every_language(language: str) -> None:
    """A starting file has no label in English where another language was asked for."""
    for kind in KINDS:
        start = read_start(kind)
        labels = [p.label for p in start.persons] + [e.label for s in start.steps for e in s.evidence]
        said = {one for one in (start.title, *labels) if told(one, language) == told(one, "en")}
        assert set() == said - ({"messages"} if language == "fr" else set())
