"""Texts of the law in other languages: `fr.po` beside what it translates (ADR 0014).

An entry is found by what it stands for (`msgctxt`) and by the text it translates (`msgid`): once that
text has changed, its translation is no longer used, and the text itself is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress

from chargeassist.reading.fault import Fault, Faults, Place, TooManyFaults
from chargeassist.words import Written, did_you_mean
from chargeassist.words.po import messages, unreadable

Entry = tuple[str, str]
"""What a text stands for, such as ``means:threat asks``, and the text as it is written."""
_FILE = re.compile(r"([a-z]{2})\.po")


Found = Mapping[str, Mapping[Entry, str]]
"""What was translated, by language."""


def said_in(found: Found, known: set[str]) -> Callable[[str, str], str]:
    """Return what gives each text the translations that were found of it, and notes in *known* what it is."""

    def each(context: str, text: str) -> str:
        if text:
            known.add(context)
        entry = (context, text)
        others = [(lang, said) for lang, words in found.items() if (said := words.get(entry))]
        # A pack may say otherwise what the vocabulary has said for all: the last word is its own.
        if others and isinstance(text, Written):
            others = [*dict([*text.others, *others]).items()]
        return Written(text, others) if others else text

    return each


def language_of(file: str) -> str:
    """Return the language that a file translates into, or an empty text for any other file.

    >>> language_of("fr.po"), language_of("offences/fr.po")
    ('fr', '')
    """
    match = _FILE.fullmatch(file)
    return match[1] if match else ""


def translated(texts: Mapping[str, str], folder: str, into: list[Fault]) -> Found:
    """Return what the `.po` files among the texts of a folder translate."""
    found = {}
    for file, text in texts.items():
        if language := language_of(file):
            faults = Faults(f"{folder}/{file}")
            with suppress(TooManyFaults):
                found[language] = _read(text, faults)
            into.extend(faults.found)
    return found


def strays(
    texts: Mapping[str, str], found: Found, folder: str, known: Collection[str], into: list[Fault]
) -> None:
    """Add a fault for every entry that stands for nothing; what is *known* is so only after all is said."""
    for file, text in texts.items():
        if {id for id, _ in found.get(language_of(file), ())} <= {*known}:
            continue
        faults = Faults(f"{folder}/{file}")
        with suppress(TooManyFaults):
            for message in messages(text):
                if message.id not in known and len(message.english) == 1:
                    near = [k for k in known if k.rpartition(" ")[2] == message.id.rpartition(" ")[2]]
                    place = Place(faults.file, message.line)
                    faults.add("L222", place, *did_you_mean(message.id, near), entry=message.id)
        into.extend(faults.found)


def _read(text: str, faults: Faults) -> Mapping[Entry, str]:
    """Read one file, adding a fault for what is no entry or is translated twice."""
    found: dict[Entry, str] = {}
    for line in unreadable(text):
        faults.add("L221", Place(faults.file, line))
    for message in messages(text):
        entry = (message.id, "".join(message.english))
        if len(message.english) != 1:
            faults.add("L221-plural", Place(faults.file, message.line))
            continue
        if entry in found:
            faults.add("L223", Place(faults.file, message.line), entry=message.id)
        found[entry] = message.form(0)
    return found
