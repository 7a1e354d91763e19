"""The folder `vocabulary/` to a vocabulary: what may stand in its files, and what they say together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from attrs import evolve

from chargeassist.law.folder import NOT_LAW, walk
from chargeassist.law.relations import close
from chargeassist.law.vocabulary import (
    NATURES,
    SLOT_TERM,
    STRENGTHS,
    Answer,
    Kind,
    MeansOfProof,
    Proof,
    Slot,
    Vocabulary,
    VocabularyTerm,
    WhoSlot,
)
from chargeassist.reading.documents import read_table, with_lines
from chargeassist.reading.fault import Fault, Faults, Place, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.tables import ID, MISSING, Field, ListOf, Table, TableOf, Text, Word, YesNo

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
)
_TEXT = Text()
_TEXTS = Field(ListOf(_TEXT, '["..."]'), default=())
_IDS = Field(ListOf(ID, '["forced-labour"]'), default=())
_NAMES = Field(ListOf(SLOT_TERM, '["means:threat"]'), default=())
_MEANS = Field(
    ListOf(
        Table({"what": Field(_TEXT, True), "holder": Field(_TEXT, default="")}, MeansOfProof),
        '[{ what = "..." }]',
    ),
    default=(),
)
_TERM = Table(
    {
        "means": Field(_TEXT, True),
        "asks": Field(_TEXT, default=""),
        "kind": Field(Word(("observable", "legal")), default=""),
        "see": _TEXTS,
        "kind_of": _IDS,
        "points_to": _NAMES,
        "proves": _NAMES,
        "excludes": _IDS,
        "computed": Field(Text("a computed phrase: " + "; ".join(COMPUTED), "|".join(COMPUTED)), default=""),
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
    VocabularyTerm,
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


def read_vocabulary(folder: Traversable, name: str, into: list[Fault]) -> tuple[Vocabulary | None, str]:
    """Return the vocabulary of a folder and the digest of its files, or None after adding every fault."""
    slots: dict[str, Slot] = {}
    kinds: Mapping[str, Any] = {}
    digest = sha256()
    texts: dict[str, str] = {}
    for label, file in walk(folder, name, into):
        if label.endswith(NOT_LAW):
            continue
        faults = Faults(label)
        text = read_text(file, label, faults)
        if text is not None:
            digest.update(f"{file.name}\0{text}\0".encode())
            slot = file.name.removesuffix(".toml")
            texts[slot] = text
            value = read_table(text, KINDS if slot == "evidence" else SLOT, faults)
            if value is not MISSING and slot == "evidence":
                kinds = value["kinds"]
            elif value is not MISSING:
                slots[slot] = value
        into.extend(faults.found)
    if into:
        return None, ""
    links = Faults(name)
    vocabulary: Vocabulary | None = None
    with suppress(TooManyFaults):
        vocabulary = close(slots, kinds, links)
    by_slot: dict[str, list[Fault]] = {}
    for fault in links.found:
        slot = str(fault.at.path[0])
        inner = evolve(fault, at=Place(f"{name}/{slot}.toml", path=fault.at.path[1:]))
        by_slot.setdefault(slot, []).append(inner)
    for slot, found in by_slot.items():
        into.extend(with_lines(found, texts[slot], is_json=False))
    return vocabulary, digest.hexdigest()
