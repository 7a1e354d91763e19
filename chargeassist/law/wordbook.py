"""The folder `vocabulary/` to a vocabulary: what may stand in its files, and what they say together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from attrs import evolve

from chargeassist.law.contents import KEPT, Contents, read_contents
from chargeassist.law.folder import VOCABULARY, knowledge
from chargeassist.law.relations import close
from chargeassist.law.texts import in_vocabulary
from chargeassist.law.translations import language_of, said_in, strays, translated
from chargeassist.law.vocabulary import (
    ABOUT,
    CLASSES,
    NATURES,
    POINTED,
    SLOT_TERM,
    STRENGTHS,
    Answer,
    Kind,
    MeansOfProof,
    Neighbour,
    Proof,
    Slot,
    Vocabulary,
    VocabularyTerm,
    WhoSlot,
)
from chargeassist.reading.documents import read_table, with_lines
from chargeassist.reading.fault import Fault, Faults, KnowledgeError, Place, TooManyFaults, in_order
from chargeassist.reading.readers import ID, ListOf, Reader, Text, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import remark

COMPUTED = (
    r"younger than \d{1,2}",
    r"\d{1,2} or older",
    "national of the State",
    "national of destination",
    "resident of the State",
    "resident of destination",
    "crossed a border",
    "into the State",
    "out of the State",
    "three or more together",
    "moved, hidden or held by another",
)
_TEXT = Text()
_TEXTS = Field(ListOf(_TEXT, '["..."]'), default=())
_IDS = Field(ListOf(ID, '["forced-labour"]'), default=())
_NAMES = Field(ListOf(SLOT_TERM, '["means:threat"]'), default=())
_POINTED = Field(ListOf(POINTED, '["purpose:forced-labour"]'), default=())
_ABOUT = Field(ListOf(ABOUT, '["conduct"]'), default=())
_MEANS = Field(
    ListOf(
        Table({"what": Field(_TEXT, True), "holder": Field(_TEXT, default="")}, MeansOfProof),
        '[{ what = "..." }]',
    ),
    default=(),
)
_TERM = Table(
    {
        "title": Field(_TEXT, True),
        "means": Field(_TEXT, True),
        "asks": Field(_TEXT, default=""),
        "kind": Field(Word(("observable", "legal")), default=""),
        "see": _TEXTS,
        "kind_of": _IDS,
        "points_to": _POINTED,
        "suffices_for": _POINTED,
        "proves": _NAMES,
        "about": _ABOUT,
        "excludes": _IDS,
        "compare_with": Field(
            ListOf(
                Table(
                    {
                        "term": Field(SLOT_TERM, True),
                        "apart": Field(_TEXT, True),
                        "alike": Field(YesNo(), default=False),
                    },
                    Neighbour,
                ),
                '[{ term = "act:transfer", apart = "..." }]',
            ),
            default=(),
        ),
        "never_alone": Field(YesNo(), default=False),
        "hidden_nature": Field(YesNo(), default=False),
        "before_birth": Field(YesNo(), default=False),
        "class": Field(Word(CLASSES), default=""),
        "computed": Field(
            Text(remark("what-computed", phrases="; ".join(COMPUTED)), "|".join(COMPUTED)), default=""
        ),
        "status": Field(Word(("own", "read", "secondary")), default="own"),
        "proof": Field(
            Table({g: _MEANS for g in ("documentary", "third_party", "digital", "victim")}, Proof),
            default=Proof(),
        ),
        "defence": Field(
            ListOf(Table({"expect": Field(_TEXT, True), "answer": Field(_TEXT, default="")}, Answer)),
            default=(),
        ),
    },
    lambda **k: VocabularyTerm(class_=k.pop("class"), **k),
)
SLOT = Table(
    {
        "title": Field(_TEXT, True),
        "nature": Field(Word(NATURES), True),
        "kind": Field(Word(("observable", "legal")), True),
        "who": Field(
            Table(
                {
                    "by": Field(Word(("suspect", "complainant")), default=""),
                    "of": Field(Word(("suspect", "complainant")), default=""),
                },
                WhoSlot,
            ),
            True,
        ),
        "asks": Field(_TEXT, True),
        "values": Field(YesNo(), default=False),
        "about": _ABOUT,
        "terms": Field(TableOf(_TERM), True),
    },
    Slot,
)
KINDS = Table(
    {
        "kinds": Field(
            TableOf(
                Table(
                    {
                        "title": Field(_TEXT, True),
                        "class": Field(
                            Word(
                                (
                                    "testimony",
                                    "document",
                                    "digital",
                                    "real",
                                    "expert",
                                    "record",
                                    "statement",
                                    "other",
                                )
                            ),
                            True,
                        ),
                        "ceiling": Field(Word(STRENGTHS), True),
                        "direct": Field(YesNo(), default=False),
                        "tie": Field(YesNo(), default=False),
                        "one_person": Field(YesNo(), default=False),
                        "agreed": Field(YesNo(), default=False),
                        "corroborates": Field(YesNo(), default=True),
                    },
                    lambda **k: Kind(class_=k.pop("class"), **k),
                )
            ),
            True,
        )
    }
)


TITLES = TableOf(_TEXT, Text(remark("what-small-id"), r"[a-z][a-z0-9-]*"))
TITLES_FILE = "titles.toml"
_SHAPES: Mapping[str, Reader] = {"evidence.toml": KINDS, TITLES_FILE: TITLES}
"""The files that are no slot."""


def load_vocabulary(language: str = "") -> Vocabulary:
    """Return the words that all packs share, in every language or beside English in one alone.

    Raises KnowledgeError when they cannot be read; what is wrong with another language is not looked for.
    """
    return shared_words([], language)[0]


def shared_words(into: list[Fault], language: str = "") -> tuple[Vocabulary, str]:
    """Return the words that all packs share and the digest of their files, after adding every fault.

    Raises KnowledgeError when they cannot be read.
    """
    folder = knowledge().joinpath(VOCABULARY)
    vocabulary, digest = read_vocabulary(folder, "knowledge/vocabulary", into, language)
    if vocabulary is None:
        raise KnowledgeError(in_order(into))
    return vocabulary, digest


def read_vocabulary(
    folder: Traversable, name: str, into: list[Fault], language: str = ""
) -> tuple[Vocabulary | None, str]:
    """Return the vocabulary of a folder and the digest of its files, or None after adding every fault."""

    def reads(file: str) -> bool | None:
        return True if not language or language_of(file) in ("", language) else None

    contents = read_contents(folder, name, reads)
    vocabulary, digest, faults = _made(contents)
    into.extend(faults)
    return vocabulary, digest


@lru_cache(maxsize=KEPT)
def _made(contents: Contents) -> tuple[Vocabulary | None, str, tuple[Fault, ...]]:
    """Return what the texts of a vocabulary make, its digest and every fault: see `contents`."""
    into = list(contents.faults)
    name, digest = contents.name, sha256()
    texts: dict[str, str] = {}
    tables: dict[str, Any] = {}
    for label, text in contents.texts:
        file = label.rpartition("/")[2]
        digest.update(f"{file}\0{text}\0".encode())
        texts[file] = text
        if not language_of(file):
            faults = Faults(label)
            tables[file] = read_table(text, _SHAPES.get(file, SLOT), faults)
            into.extend(faults.found)
    if into:
        return None, "", tuple(into)
    slots = {f.removesuffix(".toml"): v for f, v in tables.items() if f not in _SHAPES}
    vocabulary = _closed(slots, tables.get("evidence.toml", {"kinds": {}})["kinds"], name, texts, into)
    if vocabulary is not None:
        vocabulary = evolve(vocabulary, titles=tables.get(TITLES_FILE, {}))
    if vocabulary is not None and any(map(language_of, texts)):
        found, known = translated(texts, name, into), set[str]()
        vocabulary = in_vocabulary(vocabulary, said_in(found, known))
        strays(texts, found, name, known, into)
    return vocabulary, digest.hexdigest(), tuple(into)


def _closed(
    slots: Mapping[str, Slot],
    kinds: Mapping[str, Kind],
    name: str,
    texts: Mapping[str, str],
    into: list[Fault],
) -> Vocabulary | None:
    """Close the relations; a name that dangles gets the file and the line of its term."""
    links = Faults(name)
    vocabulary: Vocabulary | None = None
    with suppress(TooManyFaults):
        vocabulary = close(slots, kinds, links)
    by_file: dict[str, list[Fault]] = {}
    for fault in links.found:
        file = f"{fault.at.path[0]}.toml"
        inner = evolve(fault, at=Place(f"{name}/{file}", path=fault.at.path[1:]))
        by_file.setdefault(file, []).append(inner)
    for file, found in by_file.items():
        into.extend(with_lines(found, texts[file], is_json=False))
    return vocabulary
