"""The folder `words/`: what people say for each term, a file a language, and the order a story is told in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from attrs import field, frozen

from chargeassist.law.folder import knowledge
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.documents import read_table, with_lines
from chargeassist.reading.fault import Fault, Faults, KnowledgeError, Place
from chargeassist.reading.files import read_bytes
from chargeassist.reading.readers import ID, MISSING, ListOf, Reader, Text
from chargeassist.reading.scan import decode
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import did_you_mean, remark
from chargeassist.words.catalogue import FALLBACK

FOLDER = "words"
CHAPTERS_FILE = "story.toml"
KINDS = "evidence"
"""Where the phrases of the kinds of evidence stand: no slot has this name."""
_WORDS = Field(Text(), default="")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['\u2019](?=\w)")
"""What French and Portuguese write before an apostrophe, and says nothing by itself."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_PART = Text(remark("what-about"), r"[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?")


@frozen
class Everyday:
    """One language: what people say for each term, and what a search must know of the language."""

    phrases: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``, and for ``evidence:kind``, what people say."""
    passed_over: frozenset[str] = field(factory=frozenset, repr=False)
    """Words that say nothing by themselves."""
    endings: Mapping[int, frozenset[str]] = field(factory=dict, repr=False)
    """What is cut from the end of a word, by how many letters it has, the longest first."""
    alike: Mapping[str, str] = field(factory=dict, repr=False)
    """For a word, the one that stands for it."""


@frozen
class Chapter:
    """One part of a story: the terms that are told in it, in order."""

    id: str
    terms: tuple[str, ...] = field(repr=False)


def _everyday(
    phrases: Mapping[str, Mapping[str, str]], passed_over: str, endings: str, alike: str
) -> Everyday:
    """Words stand with blanks between them, phrases a line each: a text of many lines is read in one step."""
    groups = [line.split() for line in plain(alike).splitlines()]
    cut = sorted(plain(endings).split(), key=len, reverse=True)
    return Everyday(
        {f"{slot}:{term}": _lines(said) for slot, terms in phrases.items() for term, said in terms.items()},
        frozenset(plain(passed_over).split()),
        {size: frozenset(of) for size, of in groupby(cut, len)},
        {word: words[0] for words in groups for word in words},
    )


def plain(text: str) -> str:
    """Return a text in small letters, without accents and apostrophes, as many people type.

    >>> plain("L'employeur a gard\u00e9 le passeport")
    'employeur a garde le passeport'
    """
    text = _ELIDED.sub("", text.casefold())
    text = _BEYOND_ASCII.sub(lambda run: _ACCENT.sub("", unicodedata.normalize("NFKD", run[0])), text)
    return text.replace("'", "").replace("\u2019", "")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


EVERYDAY = Table(
    {
        "passed_over": _WORDS,
        "endings": _WORDS,
        "alike": _WORDS,
        "phrases": Field(TableOf(TableOf(Text())), True),
    },
    _everyday,
)
CHAPTERS = Table(
    {
        "chapter": Field(
            ListOf(
                Table({"id": Field(ID, True), "terms": Field(ListOf(_PART, '["act"]'), True)}),
                "[[chapter]]",
            ),
            True,
        )
    }
)


def read_everyday(vocabulary: Vocabulary, language: str = FALLBACK) -> Everyday:
    """Return what people say for each term, in *language* or else in English.

    Raises KnowledgeError with every phrase for a term that is not there.
    """
    folder = knowledge().joinpath(FOLDER)
    file = f"{language}.toml"
    kinds = (f"{KINDS}:{kind}" for kind in vocabulary.kinds)
    file = file if folder.joinpath(file).is_file() else f"{FALLBACK}.toml"
    return _spoken(*_text(file), (*_names(vocabulary), *kinds))


def read_chapters(vocabulary: Vocabulary) -> tuple[Chapter, ...]:
    """Return the parts of a story, every term in one of them: where it is named, or its slot is."""
    return _told(*_text(CHAPTERS_FILE), _names(vocabulary))


def _names(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(f"{s}:{t}" for s, slot in vocabulary.slots.items() for t in slot.terms)


def _text(file: str) -> tuple[str, str]:
    label = f"knowledge/{FOLDER}/{file}"
    faults = Faults(label)
    raw = read_bytes(knowledge().joinpath(FOLDER, file), label, faults)
    if raw is None:
        raise KnowledgeError(faults.found)
    return label, _decoded(label, raw)


@lru_cache(maxsize=8)  # as for packs, by what is in the file: ADR 0015
def _decoded(label: str, raw: bytes) -> str:
    faults = Faults(label)
    text = decode(raw, faults)
    if text is None:
        raise KnowledgeError(faults.found)
    return text


@lru_cache(maxsize=4)  # as for packs, by the text itself: ADR 0015
def _spoken(label: str, text: str, names: tuple[str, ...]) -> Everyday:
    found: Everyday = _read(EVERYDAY, label, text)
    wrong = [
        _no_term(label, name, names, ("phrases", *name.split(":")))
        for name in found.phrases.keys() - {*names}
    ]
    _raise(wrong, text)
    return found


@lru_cache(maxsize=4)
def _told(label: str, text: str, names: tuple[str, ...]) -> tuple[Chapter, ...]:
    chapters = _read(CHAPTERS, label, text)["chapter"]
    slots = {name.partition(":")[0] for name in names}
    listed = [(i, part) for i, c in enumerate(chapters) for part in c["terms"]]
    wrong = [
        _no_term(label, part, (*names, *slots), ("chapter", i, "terms"))
        for i, part in listed
        if part not in names and part not in slots
    ]
    _raise(wrong, text)
    named = {part for _, part in listed}
    return tuple(Chapter(c["id"], tuple(_terms(c["terms"], names, named))) for c in chapters)


def _terms(parts: tuple[str, ...], names: tuple[str, ...], named: set[str]) -> Iterator[str]:
    for part in parts:
        if ":" in part:
            yield part
        else:
            yield from (n for n in names if n.startswith(f"{part}:") and n not in named)


def _read(shape: Reader, label: str, text: str) -> Any:
    faults = Faults(label)
    found = read_table(text, shape, faults)
    if found is MISSING:
        raise KnowledgeError(faults.found)
    return found


def _no_term(label: str, word: str, names: tuple[str, ...], path: tuple[str | int, ...]) -> Fault:
    return Fault.of("L516", Place(label, path=path), *did_you_mean(word, names), word=word)


def _raise(wrong: list[Fault], text: str) -> None:
    if wrong:
        raise KnowledgeError(with_lines(sorted(wrong, key=lambda f: f.at.path), text, is_json=False))
