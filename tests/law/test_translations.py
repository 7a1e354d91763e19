"""Translations: a `.po` file beside what it translates, and the text as it is written where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from chargeassist import assess, case_from_dict, load_law, to_dict, to_text
from chargeassist.law import folder, wordbook
from chargeassist.law.texts import Each, entries, in_pack, in_vocabulary
from chargeassist.law.translations import Entry, translated
from chargeassist.reading.fault import Fault, KnowledgeError
from chargeassist.words import Written, in_language
from tests.law.support import KNOWLEDGE, OFFENCE, SHIPPED, faults_of, law, load, vocabulary, write_pack

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'


def _entry(context: str, text: str, words: str) -> str:
    return f'\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "{words}"\n'


ACT = _entry("title act", "act", "acte")
CASE = {
    "schema": "chargeassist/case/1",
    "case": {"id": "one", "law": ["zz"], "as_at": "2026-11-20"},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "evidence": [{"id": "E1", "kind": "witness-testimony"}],
    "fact": [
        {
            "id": "f1",
            "fact": "act:recruitment",
            "by": ["S1"],
            "of": ["V1"],
            "on": "2026-05-01",
            "in": "zz",
            "shown_by": ["E1"],
        }
    ],
}
TITLE = _entry("offence taking title", "Taking", "Enlèvement")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped vocabulary without its translations, read in its place, to write one in."""
    vocabulary()  # what is kept of it for other tests is the shipped one
    for name in ("vocabulary", "un"):
        untranslated = shutil.ignore_patterns("*.po")
        shutil.copytree(KNOWLEDGE / name, tmp_path / "knowledge" / name, ignore=untranslated)
    for module in (folder, wordbook):
        monkeypatch.setattr(module, "knowledge", lambda: tmp_path / "knowledge")
    return tmp_path / "knowledge/vocabulary/fr.po"


def _said(text: str) -> tuple[str, ...]:
    return tuple(in_language(text, language) for language in ("en", "fr", "sw"))


def test_a_pack_is_translated_beside_it(tmp_path: Path) -> None:
    """What stands in `fr.po` is said in French; in another language, the text as it is written."""
    pack = load(write_pack(tmp_path, {"a.law": OFFENCE, "fr.po": HEADER + ACT + TITLE}))

    assert ("act", "acte", "act") == _said(pack.called("act"))
    assert ("Taking", "Enlèvement", "Taking") == _said(pack.offences[0].title)


def test_the_vocabulary_is_translated_once_for_all_packs(shared: Path) -> None:
    """A translation in the vocabulary is that of every pack: titles, questions, means of proof."""
    threat = vocabulary().term("means:threat")
    entries = (
        ("means:threat title", threat.title, "menace"),
        ("means:threat asks", threat.asks, "Laquelle ?"),
        ("holder", threat.proof.in_order()[0][1].holder, "la banque"),
    )
    shared.write_text(HEADER + ACT + "".join(_entry(*e) for e in entries), "utf-8")
    found = load_law("un")
    term = found.vocabulary.term("means:threat")

    assert ("act", "acte", "act") == _said(found.pack("un").called("act"))
    assert (threat.title, "menace", threat.title) == _said(term.title)
    assert (threat.asks, "Laquelle ?", threat.asks) == _said(term.asks)
    assert "la banque" == _said(term.proof.in_order()[0][1].holder)[1]


def test_the_translation_of_a_pack_comes_before_that_of_all(shared: Path, tmp_path: Path) -> None:
    """A pack may say in French otherwise what all packs say; what it leaves out is as all packs have it."""
    shared.write_text(HEADER + ACT + _entry("title means", "means", "moyens"), "utf-8")
    own = load(write_pack(tmp_path / "zz", {"a.law": OFFENCE, "fr.po": _entry("title act", "act", "fait")}))

    assert ("fait", "moyens") == (_said(own.called("act"))[1], _said(own.called("means"))[1])


def test_a_report_says_what_was_translated(shared: Path, tmp_path: Path) -> None:
    """The page in French has the titles in French; the JSON, and the page in English, as they are written."""
    shared.write_text(HEADER + ACT, "utf-8")
    own = write_pack(tmp_path / "zz", {"a.law": OFFENCE, "fr.po": HEADER + TITLE})
    found = assess(case_from_dict(CASE), load_law(str(own)))

    assert (
        "ENLÈVEMENT" in to_text(found, full=True, language="fr"),
        " acte " in to_text(found, full=True, language="fr"),
    ) == (
        True,
        True,
    )
    assert ("TAKING" in to_text(found, full=True), " act " in to_text(found, full=True)) == (True, True)
    assert ("Taking", "act") == (
        to_dict(found)["charges"][0]["title"],
        to_dict(found)["charges"][0]["elements"][0]["title"],
    )


@pytest.mark.parametrize(
    "entry",
    [
        _entry("title act", "the act", "acte"),
        _entry("title act", "act", ""),
        "\n#, fuzzy" + ACT,
    ],
)
def test_what_is_not_translated_as_it_stands_is_shown_as_it_is(
    shared: Path, entry: str, tmp_path: Path
) -> None:
    """A text that has changed since, one nobody has translated, and one that is marked fuzzy."""
    assert not shared.exists()
    pack = load(write_pack(tmp_path / "zz", {"a.law": OFFENCE, "fr.po": HEADER + entry}))

    assert "act" == in_language(pack.called("act"), "fr")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEADER + ACT + "msgstr nothing\n", "L221", 9),
        (HEADER + ACT + "\nact = acte\n", "L221", 10),
        (HEADER + '\nmsgctxt "title act"\nmsgid "act"\nmsgid_plural "acts"\nmsgstr[0] "acte"\n', "L221", 6),
        (HEADER + '\nmsgctxt "title act"\nmsgstr "acte"\n', "L221", 6),
        (HEADER + '\nmsgctxt "title act"\nmsgstr ""\n', "L221", 6),
        (HEADER + _entry("title akt", "act", "acte"), "L222", 6),
        (HEADER + TITLE.replace("taking title", "taking tittle"), "L222", 6),
        (HEADER + ACT + ACT, "L223", 10),
    ],
)
def test_a_translation_is_read_strictly(text: str, code: str, line: int, tmp_path: Path) -> None:
    """A line that is none of a `.po` file, an entry of nothing, and one text twice are faults."""
    faults = faults_of(write_pack(tmp_path, {"a.law": OFFENCE, "fr.po": text}))

    assert [(code, "fr.po", line)] == [(f.code, Path(f.at.file).name, f.at.line) for f in faults]


def test_a_fault_in_a_translation_of_the_vocabulary_has_its_line(shared: Path) -> None:
    """The translations of the vocabulary are read as strictly as those of a pack."""
    shared.write_text(HEADER + _entry("means:thret asks", "How?", "Comment ?"), "utf-8")

    with pytest.raises(KnowledgeError) as error:
        load_law("un")

    assert [("L222", "knowledge/vocabulary/fr.po", 6)] == [
        (f.code, f.at.file, f.at.line) for f in error.value.faults
    ]
    assert 'did you mean "means:threat asks"' in str(error.value)


@pytest.mark.parametrize("name", ["french.po", "offences/fr.po", "FR.po"])
def test_only_a_language_beside_the_pack_is_a_translation(name: str, tmp_path: Path) -> None:
    """A `.po` file of another name or place is a file that is not read, which is a fault."""
    faults = faults_of(write_pack(tmp_path, {"a.law": OFFENCE, name: HEADER}))

    assert ["L502"] == [f.code for f in faults]


def test_a_translation_changes_the_digest(tmp_path: Path) -> None:
    """What a report prints is of the pack: its digest is another once a word is translated."""
    one = load(write_pack(tmp_path / "one", {"a.law": OFFENCE}))
    two = load(write_pack(tmp_path / "two", {"a.law": OFFENCE, "fr.po": HEADER + ACT}))

    assert one.digest != two.digest


def test_the_vocabulary_names_every_text_once() -> None:
    """No two terms share a context, so that a translator knows which of them a text is of."""
    own = [c for c, _ in entries(vocabulary(), in_vocabulary) if c.endswith((" means", " title"))]
    terms = sum(len(s.terms) for s in vocabulary().slots.values())

    assert len(own) == len(set(own))
    assert 2 * terms < len(own)


def test_every_text_of_the_vocabulary_is_replaced() -> None:
    """Whatever a person reads in the vocabulary can be said in another language."""
    other = in_vocabulary(vocabulary(), lambda context, text: f"<{text}>")
    term = other.term("conduct:passport-withheld")
    texts = [term.title, term.means, term.asks, other.slots["conduct"].asks, *other.titles.values()]
    texts += [x for _, m in term.proof.in_order() for x in (m.what, m.holder)]
    texts += [x for a in term.defence for x in (a.expect, a.answer)]
    texts += [k.title for k in other.kinds.values()]

    assert [] == [t for t in texts if not t.startswith("<")]


@pytest.mark.parametrize("id", SHIPPED)
def test_every_text_of_a_pack_is_replaced(id: str) -> None:
    """Whatever a person reads in a pack can be said in another language."""
    other = in_pack(law(id).pack(id), lambda context, text: f"<{text}>")
    texts = [other.title, *other.notes, *other.titles.values(), *(d.says for d in other.departures)]
    texts += [x for o in other.offences for x in (o.title, o.authority)]
    texts += [x for g in other.gates for x in (g.title, g.effect_words, *g.steps)]
    texts += [x for d in other.defences for x in (d.title, d.note)]

    assert [] == [t for t in texts if not t.startswith("<")]


def _texts(whole: object, within: Callable[[Any, Each], object]) -> dict[Entry, Mapping[str, str]]:
    """Every text of a vocabulary or a pack, and what it is in other languages."""
    found: dict[Entry, Mapping[str, str]] = {}

    def keep(context: str, text: str) -> str:
        if text:
            found[context, str(text)] = dict(text.others) if isinstance(text, Written) else {}
        return text

    within(whole, keep)
    return found


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_no_title_and_no_question_of_the_vocabulary_lacks_a_translation(language: str) -> None:
    """Whoever adds a term says in French and Portuguese what it is called and what to ask."""
    texts = _texts(vocabulary(), in_vocabulary)
    told = [e for e in texts if e[0].startswith("title ") or e[0].endswith((" title", " asks"))]

    assert [] == [e for e in told if language not in texts[e]]
    assert 1300 < len(told)


@pytest.mark.parametrize("language", ["fr", "pt"])
def test_no_translation_of_the_vocabulary_is_of_a_text_that_has_changed(language: str) -> None:
    """A translation of what is no longer written would be carried along unread."""
    texts, faults = _texts(vocabulary(), in_vocabulary), list[Fault]()
    text = KNOWLEDGE.joinpath("vocabulary", f"{language}.po").read_text("utf-8")
    found = translated({f"{language}.po": text}, "vocabulary", faults)

    assert ([], []) == (faults, [e for e in found[language] if e not in texts])


@pytest.mark.parametrize(("id", "languages"), [("un", "fr pt"), ("xp", "fr pt"), ("xq", "en pt")])
def test_offences_gates_and_defences_are_told_in_other_languages(id: str, languages: str) -> None:
    """The treaties and both invented States lack no title and no step of a gate, in no language."""
    texts = _texts(law(id).pack(id), in_pack)
    told = [e for e in texts if e[0].partition(" ")[0] in {"offence", "gate", "defence"}]

    assert [] == [(e, lang) for e in told for lang in languages.split() if lang not in texts[e]]
    assert 20 < len(told)
