"""The vocabulary: its relations closed once, and every dangling name a fault with its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from chargeassist import load_law
from chargeassist.law import folder, wordbook
from chargeassist.law.vocabulary import NATURES, STRENGTHS
from chargeassist.law.wordbook import COMPUTED
from chargeassist.reading.fault import KnowledgeError
from tests.each import each
from tests.law.support import KNOWLEDGE, vocabulary

SLOT = """\
title  = "Test"
nature = "conduct"
kind   = "observable"
who    = { by = "suspect", of = "complainant" }
asks   = "What was done?"

[terms.wide]
title = "wide"
means = "the wide one"

[terms.narrow]
title   = "narrow"
means   = "a kind of the wide one"
kind_of = ["wide"]

[terms.narrower]
title     = "narrower"
means     = "a kind of that"
kind_of   = ["narrow"]
points_to = ["means:threat"]
excludes  = ["other"]

[terms.other]
title  = "other"
means  = "another"
proves = ["fault:knowledge"]
"""
NAMES = sorted(f"{s}:{t}" for s, slot in vocabulary().slots.items() for t in slot.terms)


@pytest.fixture
def slot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped knowledge, read in its place, and in it a slot file to write."""
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    for module in (folder, wordbook):
        monkeypatch.setattr(module, "knowledge", lambda: tmp_path / "knowledge")
    return tmp_path / "knowledge/vocabulary/zz-test.toml"


def _faults(slot: Path, text: str) -> list[tuple[str, str, int]]:
    slot.write_text(text, "utf-8")
    try:
        load_law("un")
    except KnowledgeError as error:
        return [(f.code, f.at.file, f.at.line) for f in error.faults]
    return []


def test_near_terms_are_found_from_both_sides(slot: Path) -> None:
    """A pair stands at one of the two and is told at either; a near term that is not there is a fault."""
    near = '\n[terms.last]\ntitle = "last"\nmeans = "the last"\ncompare_with = [\n  %s,\n]\n'
    slot.write_text(SLOT + near % '{ term = "zz-test:other", apart = "One is last, the other is not." }')
    words = load_law("un").vocabulary

    assert [(n.term, n.apart) for n in words.neighbours("zz-test:other")] == [
        ("zz-test:last", "One is last, the other is not.")
    ]
    assert [n.term for n in words.neighbours("zz-test:last")] == ["zz-test:other"]
    assert [("L204", "knowledge/vocabulary/zz-test.toml", 31)] == _faults(
        slot, SLOT + near % '{ term = "zz-test:gone", apart = "No such term." }'
    )


def test_each_pair_of_near_terms_is_told_once() -> None:
    """Whoever meets a pair twice asks which sentence holds; a term is not near to itself."""
    pairs = [frozenset((own, near.term)) for own, near in vocabulary().pairs]
    assert len(set(pairs)) == len(pairs) >= 60
    assert all(len(pair) == 2 for pair in pairs)
    assert all(near.apart.endswith(".") for _, near in vocabulary().pairs)


def test_relations_are_closed_once(slot: Path) -> None:
    """What is a kind of a kind is a kind; indicators and exclusions are found from both sides."""
    slot.write_text(SLOT, "utf-8")
    words = load_law("un").vocabulary

    assert ("zz-test:wide", "zz-test:narrow", "zz-test:narrower") == words.narrower["zz-test:wide"]
    assert ("zz-test:narrower", "zz-test:narrow", "zz-test:wide") == words.wider["zz-test:narrower"]
    assert "zz-test:narrower" in words.indicators["means:threat"]
    assert ("zz-test:other",) == words.excluders["zz-test:narrower"]
    assert ("zz-test:narrower",) == words.excluders["zz-test:other"]
    assert "zz-test:other" in words.provers["fault:knowledge"]
    assert "zz-test:other" in words.provers["fault:negligence"]


@pytest.mark.parametrize(
    ("code", "line", "old", "new"),
    [
        ("L204", 14, 'kind_of = ["wide"]', 'kind_of = ["wied"]'),
        ("L204", 20, '"means:threat"', '"means:thret"'),
        ("L204", 21, '["other"]', '["oter"]'),
        ("L204", 26, "fault:knowledge", "fault:knowlege"),
        ("L205", 10, 'means = "the wide one"', 'means = "the wide one"\ncomputed = "younger than 18"'),
        ("L206", 7, 'means = "the wide one"', 'means = "the wide one"\nkind_of = ["narrower"]'),
        ("C102", 13, 'means   = "a kind of the wide one"', 'maens   = "a kind of the wide one"'),
        ("C101", 2, '"conduct"', '"act"'),
        ("C101", 10, 'means = "the wide one"', 'means = "the wide one"\ncomputed = "tall"'),
    ],
)
def test_a_fault_of_the_vocabulary_has_its_line(slot: Path, code: str, line: int, old: str, new: str) -> None:
    """A name that dangles, a kind of itself, an age of nobody: each a fault of that file, on its line."""
    text = SLOT.replace(old, new)
    if code == "L205":
        text = text.replace(', of = "complainant"', "")

    assert (code, "knowledge/vocabulary/zz-test.toml", line) in _faults(slot, text)


def test_a_proof_that_goes_round_is_a_fault(slot: Path) -> None:
    """What proves a term cannot, in the end, be proved by it."""
    text = SLOT.replace('proves = ["fault:knowledge"]', 'proves = ["zz-test:narrow"]').replace(
        'kind_of = ["wide"]', 'kind_of = ["wide"]\nproves = ["zz-test:other"]'
    )

    assert {"L206"} == {code for code, _, _ in _faults(slot, text)}


def test_a_file_of_another_kind_in_the_vocabulary_is_a_fault(slot: Path) -> None:
    """The vocabulary holds slots and kinds of evidence in TOML: another file is not read in secret."""
    assert [] != _faults(slot.with_suffix(".txt"), "x\n")


def test_there_are_terms() -> None:
    """The shipped vocabulary has slots, terms and kinds of evidence."""
    assert {"act", "means", "purpose", "age", "fault", "identity"} <= set(vocabulary().slots)
    assert {"victim-testimony", "message", "admission"} <= set(vocabulary().kinds)


@each(NAMES)
def test_relations_agree_with_each_other(name: str) -> None:
    """Wider and narrower are each other's mirror, a term is both of itself, and exclusion is mutual."""
    words = vocabulary()

    assert name == words.wider[name][0] == words.narrower[name][0]
    assert [] == [other for other in words.wider[name] if name not in words.narrower[other]]
    assert [] == [other for other in words.narrower[name] if name not in words.wider[other]]
    assert [] == [other for other in words.excluders[name] if name not in words.excluders[other]]
    assert name not in words.excluders[name]
    assert name not in words.provers[name]


@each(NAMES)
def test_no_term_is_a_kind_of_what_excludes_it(name: str) -> None:
    """A term is never a kind of a term that cannot hold beside it."""
    words = vocabulary()

    assert set() == set(words.wider[name]) & set(words.excluders[name])


@each(NAMES)
def test_every_term_has_a_meaning_in_plain_words(name: str) -> None:
    """A term has a meaning, and somebody can be asked for it: by the term or by its slot."""
    words = vocabulary()
    term, slot = words.term(name), words.slots[name.partition(":")[0]]

    assert 3 <= len(term.means)
    assert "?" in (term.asks or slot.asks)


@each(sorted(vocabulary().slots))
def test_every_slot_has_a_nature_and_is_of_somebody(slot: str) -> None:
    """A slot is conduct, manner, result, circumstance or personal, observable or legal, and about someone."""
    found = vocabulary().slots[slot]

    assert found.nature in NATURES
    assert found.kind in ("observable", "legal")
    assert "" != found.who.by + found.who.of


@each(sorted(vocabulary().kinds))
def test_every_kind_of_evidence_has_a_ceiling(kind: str) -> None:
    """A kind of evidence has a title and a ceiling (S2)."""
    found = vocabulary().kinds[kind]

    assert found.ceiling in STRENGTHS
    assert "" != found.title


@pytest.mark.parametrize(
    ("expected", "kind"),
    [
        ("none", "investigator-opinion"),
        ("weak", "anonymous-tip"),
        ("weak", "hearsay"),
        ("strong", "agreed-fact"),
    ],
)
def test_the_ceilings_the_semantics_name(expected: str, kind: str) -> None:
    """An investigator's opinion shows nothing, a tip and hearsay little, a formal admission all (S2)."""
    assert expected == vocabulary().kinds[kind].ceiling


def test_every_computed_term_is_a_phrase_of_the_list() -> None:
    """What is computed from values is one of the phrases the library can compute."""
    words = vocabulary()
    phrases = {n: words.term(n).computed for n in NAMES if words.term(n).computed}

    assert {} == {n: p for n, p in phrases.items() if not any(re.fullmatch(c, p) for c in COMPUTED)}
    assert "younger than 18" == phrases["age:child"]


def test_a_term_can_differ_from_its_slot() -> None:
    """Force is observable although means are legal terms; coercion is legal (S11)."""
    assert (False, True) == (
        vocabulary().is_legal("means:use-of-force"),
        vocabulary().is_legal("means:other-coercion"),
    )


def test_a_word_for_a_person_is_never_a_slot() -> None:
    """The words that say whom a leaf is about are no slots, so that a line has one reading."""
    words = {"suspect", "complainant", "victim", "migrant", "another", "anyone"}

    assert set() == words & set(vocabulary().slots)
