"""Languages: each has the sentences that people meet, with the blanks of English and no judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

from chargeassist import load_law
from chargeassist.words import LANGUAGES, in_language, say
from chargeassist.words.po import Message, messages
from tests.words.support import catalogue

LOCALE = Path(__file__).parents[2] / "chargeassist" / "locale"
OTHERS = sorted({*LANGUAGES} - {"en"})
IN_ENGLISH = {"answers.po", "keys.po"}
"""What a key of a schema means is written for programmers, and in English alone (ADR 0012)."""
OF_A_COURT = {"outcome-convicted", "outcome-acquitted", "remark-warn-of-convicting-alone"}
"""Sentences that tell what a court came to, or warn it."""
BANNED = {
    "fr": "coupable|délinquan|probab|crédib|condamn|prouvé que|%",
    "pt": "culpad|delinquen|criminos|infrac?tor|probab|credib|condena|provado que|%",
}
"""What no sentence says, in each language: guilty, offender, probability, credible, proved that."""

BLANK = re.compile(r"{[^}]*}|--[a-z-]+|`[^`]*`")
NEWER = re.compile(
    r"\b(?:atos?|aç(?:ão|ões)|setor(?:es)?|exceto)\b"
    r"|\b(?:adot|(?:ado|coa|dete|dire|exce|extra|infra|inspe|prote|rece|reda|sele)ç"
    r"|afet|aspeto|ativ|atual|colet|corret|diret|efetiv|eletr|objet|projet|respetiv)",
    re.IGNORECASE,
)
"""What the spelling of 1990 writes without its silent letter."""

ENGLISH = """
msgctxt "on-facts"
msgid "on {facts} by {items}"
msgstr "{french}"

msgctxt "none"
msgid "none"
msgstr ""
"""


def _blanks(texts: Iterable[str]) -> set[tuple[str, str | None]]:
    return {(name, how) for text in texts for _, name, how, _ in Formatter().parse(text) if name}


def _faults(english: Mapping[str, Message], other: Mapping[str, Message]) -> Iterator[str]:
    """Yield the ids that a language lacks or has alone, and those it says with other blanks or numbers."""
    yield from sorted(english.keys() ^ other.keys())
    for id in sorted(english.keys() & other.keys()):
        said = [text for text in other[id].translated if text]
        meant = english[id].english
        # The form for one may leave its number out, so the forms are looked at together.
        if said and (
            other[id].english != meant or len(said) != len(meant) or _blanks(said) != _blanks(meant)
        ):
            yield id


def _english() -> dict[str, Message]:
    """Return the sentences that people meet: all but those for programmers."""
    files = (f for f in sorted((LOCALE / "en").glob("*.po")) if f.name not in IN_ENGLISH)
    return {m.id: m for f in files for m in messages(f.read_text("utf-8"))}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_sentences_and_the_blanks_of_english(language: str) -> None:
    """The same ids, and the same blanks told in the same way, of the English that is there now."""
    assert [] == list(_faults(_english(), catalogue(language)))


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_that_people_meet_is_missing(language: str) -> None:
    """Every sentence is translated, for one and for many, in a file of the name that English has."""
    found = catalogue(language)

    assert [] == [id for id in _english() if id not in found or not found[id].translated]
    assert [] == [id for id, m in found.items() if not all(m.translated)]
    files = {language: {f.name for f in (LOCALE / language).glob("*.po")} for language in ("en", language)}
    assert files["en"] - files[language] == IN_ENGLISH


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_passes_judgement_in_any_language(language: str) -> None:
    """No translation says what no English sentence may say."""
    banned = re.compile(BANNED[language], re.IGNORECASE)
    said = {id: " ".join(m.translated) for id, m in catalogue(language).items()}

    assert [] == [id for id, text in said.items() if id not in OF_A_COURT and banned.search(text)]


def test_french_has_one_apostrophe() -> None:
    """The typographic one, in every sentence and in the titles of a pack written in French."""
    said = {id: " ".join(m.translated) for id, m in catalogue("fr").items()}
    titles = {o.key: in_language(o.title, "fr") for o in load_law("sn").pack("sn").offences}

    elided = re.compile(r"\b(?:[cdjlmnst]|qu)'(?=\w)", re.IGNORECASE)
    assert [] == [id for id, text in (said | titles).items() if elided.search(BLANK.sub("", text))]


def test_portuguese_is_spelt_in_one_way() -> None:
    """As in Luanda and Maputo: *acto*, *adopção*, *protecção*, and never beside *ato* in one page."""
    said = {id: " ".join(m.translated) for id, m in catalogue("pt").items()}

    assert [] == [id for id, text in said.items() if NEWER.search(BLANK.sub("", text))]


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_typed_is_not_translated(language: str) -> None:
    """Options, commands in back quotes and keys in brackets stand in a translation as in English."""
    typed = re.compile(r"--[a-z][a-z-]*|`[^`]+`|\[\[[a-z]+\]\]")
    found = catalogue(language)

    for id, english in _english().items():
        for one, other in zip(english.english, found[id].translated, strict=True):
            assert sorted(typed.findall(one)) == sorted(typed.findall(other)), id


def test_nought_is_one_in_french() -> None:
    """French has the form for one where English has that for many."""
    assert [say("n-facts", "fr", n=n) for n in (0, 1, 2)] == ["0 fait", "1 fait", "2 faits"]
    assert say("n-facts", "en", n=0) == "0 facts"


@pytest.mark.parametrize(
    ("french", "faults"),
    [
        ("", []),
        ("sur {facts} par {items}", []),
        ("par {items} sur {facts}", []),
        ("sur {facts}", ["on-facts"]),
        ("sur {facts:or} par {items}", ["on-facts"]),
        ("sur {faits} par {items}", ["on-facts"]),
    ],
)
def test_another_blank_is_found(french: str, faults: list[str]) -> None:
    """A blank that is lost, or called otherwise, is found; another order is none of these."""
    english = {m.id: m for m in messages(ENGLISH.replace("{french}", ""))}
    other = {m.id: m for m in messages(ENGLISH.replace("{french}", french))}

    assert faults == list(_faults(english, other))


def test_a_sentence_too_few_or_too_many_is_found() -> None:
    """A language lacks no id, and has none of its own."""
    english = {m.id: m for m in messages(ENGLISH)}
    other = {"on-facts": english["on-facts"], "more": english["none"]}

    assert ["more", "none"] == [i for i in _faults(english, other) if i != "on-facts"]
