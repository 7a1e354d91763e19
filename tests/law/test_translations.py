"""Translations: a `.po` file beside what it translates, and the text as it is written where there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chargeassist import load_law
from chargeassist.law import folder, packs
from chargeassist.law.texts import pack_texts, vocabulary_texts
from chargeassist.law.translations import Translations
from chargeassist.reading.fault import KnowledgeError
from tests.law.support import KNOWLEDGE, OFFENCE, SHIPPED, faults_of, law, load, vocabulary, write_pack

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'


def _entry(context: str, text: str, words: str) -> str:
    return f'\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "{words}"\n'


ACT = _entry("title act", "act", "acte")
TITLE = _entry("offence taking title", "Taking", "Enlèvement")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped vocabulary, read in its place, where a translation can be written."""
    for name in ("vocabulary", "un"):
        shutil.copytree(KNOWLEDGE / name, tmp_path / "knowledge" / name)
    for module in (folder, packs):
        monkeypatch.setattr(module, "knowledge", lambda: tmp_path / "knowledge")
    return tmp_path / "knowledge/vocabulary/fr.po"


def test_a_pack_is_translated_beside_it(tmp_path: Path) -> None:
    """What stands in `fr.po` is said in French; in another language, the text as it is written."""
    pack = load(write_pack(tmp_path, {"a.law": OFFENCE, "fr.po": HEADER + ACT + TITLE}))

    assert ("acte", "act", "act") == tuple(pack.called("act", language) for language in ("fr", "en", "pt"))
    assert "Enlèvement" == pack.translations.of("offence taking title", "Taking", "fr")


def test_the_vocabulary_is_translated_once_for_all_packs(shared: Path) -> None:
    """A translation in the vocabulary is that of every pack; titles, questions and meanings have one."""
    threat = vocabulary().term("means:threat")
    title = _entry("means:threat title", threat.title, "menace")
    question = _entry("means:threat asks", threat.asks, "Laquelle ?")
    shared.write_text(HEADER + ACT + title + question, "utf-8")
    found = load_law("un")
    words = found.vocabulary

    assert ("acte", "menace") == (found.pack("un").called("act", "fr"), words.title("means:threat", "fr"))
    assert ("Laquelle ?", threat.asks) == (words.asks("means:threat", "fr"), words.asks("means:threat", "en"))


def test_a_term_without_a_question_asks_that_of_its_slot_in_every_language(shared: Path) -> None:
    """The slot's own question is translated once, for all its terms that have none."""
    adult, question = vocabulary().term("age:adult"), vocabulary().slots["age"].asks
    shared.write_text(HEADER + _entry("age asks", question, "Né quand ?"), "utf-8")

    assert "" == adult.asks
    assert "Né quand ?" == load_law("un").vocabulary.asks("age:adult", "fr")


def test_the_translation_of_a_pack_comes_before_that_of_all(shared: Path, tmp_path: Path) -> None:
    """A pack may say in French otherwise what all packs say."""
    shared.write_text(HEADER + ACT, "utf-8")
    own = write_pack(tmp_path / "zz", {"a.law": OFFENCE, "fr.po": _entry("title act", "act", "fait")})

    assert "fait" == load(own).called("act", "fr")


@pytest.mark.parametrize(
    "entry",
    [
        _entry("title act", "the act", "acte"),
        _entry("title act", "act", ""),
        "\n#, fuzzy" + ACT,
    ],
)
def test_what_is_not_translated_as_it_stands_is_shown_as_it_is(entry: str, tmp_path: Path) -> None:
    """A text that has changed since, one nobody has translated, and one that is marked fuzzy."""
    pack = load(write_pack(tmp_path, {"a.law": OFFENCE, "fr.po": HEADER + entry}))

    assert "act" == pack.called("act", "fr")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEADER + ACT + "msgstr nothing\n", "L221", 9),
        (HEADER + ACT + "\nact = acte\n", "L221", 10),
        (HEADER + '\nmsgctxt "title act"\nmsgid "act"\nmsgid_plural "acts"\nmsgstr[0] "acte"\n', "L221", 6),
        (HEADER + '\nmsgctxt "title act"\nmsgstr "acte"\n', "L221", 6),
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
    own = [e for e in vocabulary_texts(vocabulary()) if e[0].endswith((" means", " title"))]
    terms = sum(len(s.terms) for s in vocabulary().slots.values())

    assert len(own) == len({context for context, _ in own})
    assert 2 * terms < len(own)


@pytest.mark.parametrize("id", SHIPPED)
def test_every_title_of_a_pack_can_be_translated(id: str) -> None:
    """Offences, gates and defences of a pack are among the texts that can be said in another language."""
    pack, texts = law(id).pack(id), set(pack_texts(law(id).pack(id)))
    titled = {(f"offence {o.id} title", o.title) for o in pack.offences}
    titled |= {(f"gate {g.id} title", g.title) for g in pack.gates}

    assert set() == titled - texts


def test_without_any_translation_a_text_is_itself() -> None:
    """Where nothing was translated every language shows the text as it is written."""
    assert "act" == Translations().of("title act", "act", "fr")
