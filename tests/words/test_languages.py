"""Languages: each has the sentences of English, and every translation its blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

import pytest

from chargeassist.words import LANGUAGES
from chargeassist.words.po import Message, messages
from tests.words.support import catalogue

ENGLISH = """
msgctxt "on-facts"
msgid "on {facts} by {items}"
msgstr "{french}"

msgctxt "none"
msgid "none"
msgstr ""
"""


def _blanks(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_sentences_and_the_blanks_of_english(language: str) -> None:
    """The same ids, and where a sentence is translated the same blanks, of the English that is there now."""
    assert [] == list(_faults(catalogue("en"), catalogue(language)))


@pytest.mark.parametrize(
    ("french", "faults"),
    [
        ("", []),
        ("sur {facts} par {items}", []),
        ("par {items} sur {facts}", []),
        ("sur {facts}", ["on-facts"]),
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
