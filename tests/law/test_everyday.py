"""Everyday words: every term has some, none stands for what is not there, every term has its chapter."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from chargeassist import KnowledgeError
from chargeassist.advice.spelling import mend
from chargeassist.advice.terms import HITS
from chargeassist.law import everyday
from chargeassist.law.everyday import read_chapters, read_everyday
from chargeassist.law.lookup import index_of, look_up
from chargeassist.law.wordbook import load_vocabulary
from tests.law.support import ROOT

VOCABULARY = load_vocabulary()
TERMS = [f"{s}:{t}" for s, slot in VOCABULARY.slots.items() for t in slot.terms]
WORDS = ROOT / "knowledge/words"
ENGLISH = (WORDS / "en.toml").read_text("utf-8")
LANGUAGES = sorted(file.stem for file in WORDS.glob("??.toml"))
STORY = (WORDS / "story.toml").read_text("utf-8")


def _with(folder: Path, monkeypatch: pytest.MonkeyPatch, english: str = ENGLISH, story: str = STORY) -> None:
    """Let the shipped knowledge be a folder with these two files."""
    (folder / "words").mkdir()
    (folder / "words/en.toml").write_text(english, "utf-8")
    (folder / "words/story.toml").write_text(story, "utf-8")
    monkeypatch.setattr(everyday, "knowledge", lambda: folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_phrases(language: str) -> None:
    """What people say stands for every term: in English in at least four ways, in other languages in one."""
    phrases = read_everyday(VOCABULARY, language).phrases

    assert [] == [k for k in VOCABULARY.kinds if f"evidence:{k}" not in phrases]
    assert [] == [t for t in TERMS if len(phrases.get(t, ())) < (4 if language == "en" else 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_stands_for_two_terms(language: str) -> None:
    """A phrase separates: it stands for one term."""
    said = Counter(p.casefold() for of in read_everyday(VOCABULARY, language).phrases.values() for p in of)

    assert [] == [p for p, n in said.items() if n > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_finds_its_term(language: str) -> None:
    """Whoever says a phrase as it is written has its term among the first hits."""
    words = read_everyday(VOCABULARY, language)
    terms, kinds = (index_of(VOCABULARY, words, language, kinds=kinds) for kinds in (False, True))
    asked = [(p, t, terms if t in TERMS else kinds) for t, of in words.phrases.items() for p in of]
    lost = [p for p, t, index in asked if t not in [name for name, _ in look_up(p, index, mend)[:HITS]]]

    assert [] == lost


@pytest.mark.parametrize(
    ("language", "said", "term"),
    [
        ("fr", "le patron a confisque mon passeport", "conduct:passport-withheld"),
        ("fr", "Abus d\u2019une situation de VULN\u00c9RABILIT\u00c9", "means:abuse-of-vulnerability"),
        ("fr", "apatride", "status:stateless"),
        ("pt", "bateram-lhe", "conduct:struck"),
        ("pt", "extraccao de orgaos", "purpose:organ-removal"),
        ("pt", "ap\u00e1trida", "status:stateless"),
    ],
)
def test_terms_are_found_in_other_languages(language: str, said: str, term: str) -> None:
    """By phrases where there are some, and by title, meaning and question; with accents or without."""
    index = index_of(VOCABULARY, read_everyday(VOCABULARY, language), language)

    assert term == look_up(said, index, mend)[0][0]


def test_a_phrase_for_a_term_that_is_not_there_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says the line, and the term that was probably meant."""
    _with(tmp_path, monkeypatch, english='[phrases.conduct]\nstrock = "beat her"\n')
    with pytest.raises(KnowledgeError) as raised:
        read_everyday(VOCABULARY)
    (fault,) = raised.value.faults

    assert ("L516", "knowledge/words/en.toml", 2) == (fault.code, fault.at.file, fault.at.line)
    assert "conduct:struck" in str(fault.hints)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[phrases.conduct]\nstruck = ["beat her"]\n', "C101"),
        ('[phrases.conduct]\nstruck = "\\n"\n', "C101"),
        ('sound = "x"\n[phrases.conduct]\n', "C102"),
        ('passed_over = "the"\n', "C103"),
    ],
)
def test_the_file_is_read_strictly(
    text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key is passed over, and nothing is coerced."""
    _with(tmp_path, monkeypatch, english=text)
    with pytest.raises(KnowledgeError) as raised:
        read_everyday(VOCABULARY)

    assert [code] == [f.code for f in raised.value.faults]


def test_a_language_without_a_file_is_asked_in_english() -> None:
    """English stands for a language that has no words yet."""
    assert read_everyday(VOCABULARY) == read_everyday(VOCABULARY, "zz")


def test_every_term_is_told_in_one_chapter() -> None:
    """A term stands in one part of a story, where it or its slot is named."""
    told = Counter(t for chapter in read_chapters(VOCABULARY) for t in chapter.terms)

    assert ([], {*TERMS}) == ([t for t, n in told.items() if n > 1], set(told))


def test_a_chapter_with_a_term_that_is_not_there_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is one with a slot that is not there."""
    _with(tmp_path, monkeypatch, story='[[chapter]]\nid = "began"\nterms = ["acts", "conduct:strock"]\n')
    with pytest.raises(KnowledgeError) as raised:
        read_chapters(VOCABULARY)

    assert ["L516", "L516"] == [f.code for f in raised.value.faults]


def test_a_word_stands_for_one_word() -> None:
    """No word is in two lines of words that are alike, and none of them is passed over."""
    found = read_everyday(VOCABULARY)
    lines = [line.split() for line in tomllib.loads(ENGLISH)["alike"].splitlines()]

    assert [] == [w for w, n in Counter(w for line in lines for w in line).items() if n > 1]
    assert set() == found.passed_over & set(found.alike)
