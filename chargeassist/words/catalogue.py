"""Sentences by id and language: `chargeassist/locale/LANGUAGE/*.po`, one file a subject (ADR 0012).

The id stands in `msgctxt`, the English in `msgid`; a language without a sentence falls back to English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from chargeassist.words.po import Message, messages
from chargeassist.words.written import in_language

LANGUAGES = ("en",)
FALLBACK = "en"


@cache
def catalogue(language: str) -> Mapping[str, Message]:
    """Return every message of one language by id, none for an unknown one; KeyError for two of one id."""
    found: dict[str, Message] = {}
    folder = files("chargeassist") / "locale" / language
    for file in sorted(folder.iterdir(), key=lambda f: f.name) if language in LANGUAGES else ():
        if file.name.endswith(".po"):
            for message in messages(file.read_text("utf-8")):
                if message.id in found:
                    raise KeyError(f"two messages of the id {message.id}")
                found[message.id] = message
    return found


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
    message = catalogue(language).get(id) or catalogue(FALLBACK)[id]
    count = values.get("n")
    number = _form(language, count) if isinstance(count, int) else 0
    said = {name: in_language(v, language) if isinstance(v, str) else v for name, v in values.items()}
    return message.form(number).format(**said)


def known(id: str) -> bool:
    """Return whether there is a sentence of this id."""
    return id in catalogue(FALLBACK)
