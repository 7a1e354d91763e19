"""Sentences by id and language: `chargeassist/locale/LANGUAGE/*.po`, one file a subject (ADR 0012).

The id stands in `msgctxt`, the English in `msgid`; a language without a sentence falls back to English.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from chargeassist.words.po import Message, messages
from chargeassist.words.written import in_language

LANGUAGES = ("en", "fr", "pt")
FALLBACK = "en"
_APART = re.compile(r"(?<=«) (?=\S)|(?<!\s) (?=[:;?!»](?![^\s.,;:)\]»\u2069]))")
"""A blank at which a line of French must not end."""


@cache
def text_of(language: str) -> str:
    """Return the texts of all catalogues of one language, nothing for an unknown one."""
    folder = files("chargeassist") / "locale" / language
    found = sorted(folder.iterdir(), key=lambda f: f.name) if language in LANGUAGES else ()
    return "".join(f"\n\n{file.read_text('utf-8')}\n\n" for file in found if file.name.endswith(".po"))


@cache
def message(language: str, id: str) -> Message | None:
    """Return the message *id*, if there is one: of the two thousand sentences a page says few."""
    text = text_of(language)
    at = text.find(f'\nmsgctxt "{id}"\n')
    if at < 0:
        return None
    return next(messages(text[text.rfind("\n\n", 0, at + 1) : text.find("\n\n", at + 1)]))


def _form(language: str, count: int) -> int:
    """Return which form a number takes: in French nought takes that of one."""
    return int(count > 1 if language == "fr" else count != 1)


def say(id: str, language: str = FALLBACK, /, **values: object) -> str:
    """Return the sentence *id* with its values filled in; `n` chooses between one and many.

    A text of the law is said in the language of the sentence, where it was translated.

    Raises KeyError for an unknown id or a value that the sentence needs and is not given.

    >>> say("k-of-n", k=3, n=4)
    '3 of 4 elements stand supported'
    """
    found = message(language, id) or message(FALLBACK, id)
    if found is None:
        raise KeyError(id)
    count = values.get("n")
    number = _form(language, count) if isinstance(count, int) else 0
    return unbroken(
        found.form(number).format(**{name: _value(v, language) for name, v in values.items()}), language
    )


def unbroken(text: str, language: str) -> str:
    """Return a text whose marks stand on the line of their word: French has a blank before some.

    Who writes a catalogue or a pack types the blank of every keyboard.

    >>> unbroken("Vu : « oui » ?", "fr") == "Vu\u00a0: «\u00a0oui\u00a0»\u00a0?"
    True
    """
    return _APART.sub("\u00a0", text) if language == "fr" else text


def _value(value: object, language: str) -> object:
    if isinstance(value, str):
        return in_language(value, language)
    return _Number(value) if type(value) is int and language != FALLBACK else value


class _Number(int):
    """A number whose thousands stand apart, as all languages but English have it."""

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(",", "\u00a0")


def known(id: str) -> bool:
    """Return whether there is a sentence of this id."""
    return message(FALLBACK, id) is not None
