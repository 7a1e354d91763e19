"""`find_terms` and `terms_read`: the right term, who reads it, and a fact that is accepted as pasted."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from chargeassist import CaseError, case_from_dict, find_terms, load_law, terms_read
from chargeassist.advice import spelling
from chargeassist.advice.terms import find_kinds, kinds_of_evidence, not_law_here, terms_of_use
from chargeassist.case.check import check_case
from chargeassist.case.paste import fact_text
from chargeassist.law.reads import read_terms
from chargeassist.law.wordbook import load_vocabulary

VOCABULARY = load_vocabulary()
TERMS = [f"{s}:{t}" for s, slot in VOCABULARY.slots.items() for t in slot.terms]
KE = load_law("ke")


def _first(text: str) -> str:
    return find_terms(text)[0].term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("beaten with a cable", "conduct:struck"),
        ("kept her passport", "conduct:passport-withheld"),
        ("baby sold", "act:sale-of-person"),
        ("bride price", "conduct:bride-price-paid"),
        ("conduct:locked-in", "conduct:locked-in"),
    ],
)
def test_plain_words_find_their_term(text: str, term: str) -> None:
    """What people say comes first to the term that has it; so does the term itself."""
    assert term == _first(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("keept her pasport", "conduct:passport-withheld"),
        ("beatn with a cabel", "conduct:struck"),
        ("padlokced in", "conduct:locked-in"),
    ],
)
def test_a_misspelt_word_is_mended(text: str, term: str) -> None:
    """A letter more, less, other or in the wrong place is no hindrance."""
    assert term == _first(text)


def test_without_the_library_words_count_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is guessed otherwise where rapidfuzz is absent; what is spelt well is found all the same."""
    monkeypatch.setattr(spelling, "mends", lambda: False)

    assert "conduct:passport-withheld" == _first("kept her passport")
    assert () == find_terms("pasport")


@pytest.mark.parametrize("text", ["", "  ", "the of and", "zzzzzzzzqqq", "???", "\x00", "x" * 100_000])
def test_nothing_is_found_for_nothing(text: str) -> None:
    """Words that say nothing find nothing, and are no fault."""
    assert () == find_terms(text)


def test_a_hit_says_who_reads_it() -> None:
    """A term that no offence reads by itself says as what it counts."""
    (hit,) = (h for h in find_terms("kept her passport", KE) if h.term == "conduct:passport-withheld")
    read = {(r.how, r.term) for r in hit.read_as}

    assert ("points", "means:other-coercion") in read
    assert "ke:trafficking-in-persons" in {o for r in hit.read_as for o in r.offences}
    assert {r.term for r in hit.read_as} <= set(read_terms(KE))
    assert "conduct:document-destroyed" in {n.term for n in hit.neighbours}


def test_without_a_law_nothing_is_said_of_readers() -> None:
    """Who reads a term is a question to a law."""
    assert () == find_terms("kept her passport")[0].read_as


@pytest.mark.parametrize(
    "said", ["he is 14", "boy of 14", "a girl of 13", "17 years old", "a sixteen year old"]
)
def test_a_stated_age_is_an_age(said: str) -> None:
    """Who is fourteen is not under fourteen: what was stated comes before the bands that it may fall in."""
    assert "person:age" == find_terms(said, KE)[0].term


def test_a_hit_that_is_no_law_here_says_why() -> None:
    """A term that the pack lists as none of its law has the reason with it, and no reader."""
    (hit,) = (h for h in find_terms("without a home of their own", KE) if h.term == "status:without-home")
    (none,) = hit.not_law_here
    (group,) = (g for g in not_law_here(KE) if hit.term in g.terms)

    assert () == hit.read_as
    assert ("ke", group.why, (hit.term,)) == (none.law, none.why, none.terms)
    assert () == find_terms("without a home of their own")[0].not_law_here


def test_every_kind_of_evidence_is_listed() -> None:
    """Whoever types a case by hand can find what the kind of an item may be."""
    assert [*VOCABULARY.kinds] == [k.term for k in kinds_of_evidence()]


def test_every_fact_to_paste_is_accepted() -> None:
    """The fact of any term is accepted as it is printed, beside what it names, its blanks filled in."""
    assert TERMS == [_pasted(name) for name in TERMS]


def test_a_conclusion_to_paste_is_nobodys_until_somebody_signs_it() -> None:
    """Who concludes a legal term, and why, is left blank: pasted so it is a fault, and never counts."""
    fact = tomllib.loads(fact_text("purpose:forced-labour", VOCABULARY))["fact"][0]
    case = {"schema": "chargeassist/case/1", "case": {"id": "c", "law": ["ke"]}, "fact": [fact]}
    with pytest.raises(CaseError) as told:
        case_from_dict(case)

    assert {("fact", 0, "why"), ("fact", 0, "by_whom")} <= {f.at.path for f in told.value.faults}


def _filled(name: str) -> dict[str, Any]:
    """Return the fact to paste with what is left blank filled in."""
    row: dict[str, Any] = tomllib.loads(fact_text(name, VOCABULARY))["fact"][0]
    return {key: value or "in a person's own words" for key, value in row.items()}


def _pasted(name: str) -> str:
    """Return the term of a pasted fact, once the case with it is checked."""
    fact = _filled(name)
    about = sorted(VOCABULARY.qualifies.get(name, {"conduct:struck"}))[0]
    others = [
        {**_filled(about), "id": "f2"},
        {"id": "f3", "fact": "conduct:detained", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]},
    ]
    case = {
        "schema": "chargeassist/case/1",
        "case": {"id": "c", "law": ["xp"], "as_at": "2024-05-01"},
        "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
        "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
        "fact": [fact, *others],
    }
    read = case_from_dict(case)
    check_case(read, KE)
    return read.facts[0].name


def test_the_words_a_law_reads_are_told_each_once() -> None:
    """Every term that an offence reads stands in one chapter, and no other term does."""
    told = [t.term for chapter in terms_read(KE) for t in chapter.terms]

    assert sorted(read_terms(KE)) == sorted(told)


def test_signs_are_told_that_count_through_others() -> None:
    """A term that only points to what is read is told as a sign, and none that is told as read."""
    told = {t.term for chapter in terms_read(KE) for t in chapter.terms}
    signs = {t.term for chapter in terms_read(KE) for t in chapter.signs}

    assert {"conduct:wages-withheld", "indicator:pay-withheld"} <= signs
    assert not signs & (told | {k for c in terms_read(KE) for t in c.terms for k in t.kinds})


def test_a_sheet_offers_every_word_but_what_is_no_law_here() -> None:
    """Signs and ages are offered in a spreadsheet too; what no pack asked about asks for is not."""
    none = {t for group in not_law_here(KE) for t in group.terms}

    assert {"conduct:wages-withheld", "person:age"} <= {*terms_of_use(KE)}
    assert {*TERMS} - none == {*terms_of_use(KE)}


def test_kinds_stand_with_what_they_count_as() -> None:
    """A kind that no offence reads by its own name is told with the term it counts as."""
    (read,) = (t for c in terms_read(KE) for t in c.terms if t.term == "conduct:identity-document-dealt-with")

    assert not {*read.kinds} & set(read_terms(KE))
    assert {*read.kinds} <= {*VOCABULARY.narrower[read.term]}


def test_without_a_law_all_terms_are_told() -> None:
    """Without a law the whole vocabulary is told."""
    assert sorted(TERMS) == sorted(t.term for chapter in terms_read() for t in chapter.terms)


@pytest.mark.parametrize(
    ("said", "kind", "language"),
    [
        ("voice note", "message", "en"),
        ("whatsap chat", "message", "en"),
        ("her birth certificate", "birth-record", "en"),
        ("message vocal", "message", "fr"),
        ("extracto banc\u00e1rio", "bank-record", "pt"),
    ],
)
def test_a_kind_of_evidence_is_found_by_what_people_call_it(said: str, kind: str, language: str) -> None:
    """The kind is marked as what it is, and its item is accepted as pasted."""
    hit = find_kinds(said, language=language)[0]
    (item,) = tomllib.loads(hit.item)["evidence"]

    assert (kind, kind) == (hit.kind, item["kind"])
    tables = {"schema": "chargeassist/case/1", "evidence": [item], "person": [{"id": "S1"}, {"id": "V1"}]}
    check_case(case_from_dict({**tables, "case": {"id": "c", "law": ["xp"], "as_at": "2024-05-01"}}), KE)


def test_of_what_was_done_no_kind_of_evidence_is_told() -> None:
    """Most of what is said is no evidence: it finds terms alone."""
    assert [] == [t for t in ("beaten with a cable", "kept her passport", "she cut herself") if find_kinds(t)]


@pytest.mark.parametrize("text", ["she cut herself", "cut", "she cut the zzyzx", "he sold himself"])
def test_nothing_fits_wholly_that_says_too_little(text: str) -> None:
    """One word that is said of many terms, or a word that nobody knows, tells of none for certain."""
    others = [h.term for h in find_terms(text) if h.fit > 95 and h.term != "result:mental-harm"]

    assert [] == others
    assert "result:mental-harm" == _first("she cut herself")
