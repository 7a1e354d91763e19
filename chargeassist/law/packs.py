"""A folder to a pack, packs to law: manifest, sources, every `.law` file, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from attrs import evolve

from chargeassist.law.blocks import Blocks, read_blocks
from chargeassist.law.departures import DEPARTURES, DEPARTURES_FILE, misplaced
from chargeassist.law.folder import VOCABULARY, knowledge, pack_folder, shipped, walk
from chargeassist.law.links import link
from chargeassist.law.model import Departure, EvidenceRules, Law, Offence, Pack, Source
from chargeassist.law.reviews import FILE, REVIEWS, Review, status
from chargeassist.law.reviews import digest as review_digest
from chargeassist.law.vocabulary import KINDS, SLOT, Slot, Vocabulary, close
from chargeassist.reading.documents import parse_toml, with_lines
from chargeassist.reading.fault import Fault, Faults, KnowledgeError, Place, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import FAULTS
from chargeassist.reading.tables import (
    ID,
    MISSING,
    Day,
    Field,
    ListOf,
    Table,
    TableOf,
    Text,
    Word,
    YesNo,
)

_TEXT = Text()
_OPTIONAL = Field(_TEXT, default="")
_MANIFEST = Table(
    {
        "id": Field(ID, True),
        "title": Field(_TEXT, True),
        "state": Field(Text("a two-letter code of a State, such as ke", r"[a-z]{2}"), default=""),
        "treaty": Field(YesNo(), default=False),
        "fictional": Field(YesNo(), default=False),
        "version": Field(Text("a version such as 2026.11", r"\d{4}\.\d{1,2}(\.\d+)?"), True),
        "stated_at": Field(Day(), True, meaning="the day as at which the law is stated"),
        "languages": Field(ListOf(Text("a language such as en", r"[a-z]{2}"), '["en"]'), True),
        "licence": Field(_TEXT, True),
        "maintainer": Field(_TEXT, True),
        "notes": Field(ListOf(_TEXT, '["..."]'), default=()),
    }
)
_SOURCE = Table(
    {
        "title": Field(_TEXT, True),
        "kind": Field(Word(("treaty", "act", "code", "decision", "guidance", "fictional")), True),
        "number": _OPTIONAL,
        "akn": _OPTIONAL,
        "url": _OPTIONAL,
        "read_on": Field(Day()),
        "read_in": _OPTIONAL,
        "in_force": Field(Day()),
        "notes": Field(ListOf(_TEXT, '["..."]'), default=()),
    }
)
_SOURCES = TableOf(_SOURCE)
_SHAPES: Mapping[str, Table | TableOf] = {
    "pack.toml": _MANIFEST,
    "sources.toml": _SOURCES,
    FILE: REVIEWS,
    DEPARTURES_FILE: DEPARTURES,
}
_UNREAD = ("F101", "L508", "L509")
"""Faults of a folder or a file that keep more than themselves from being read."""
NOT_LAW = (".md", "/LICENSE", "/LICENCE")
"""Files that a pack may hold and the loader leaves to people."""
CASES = "cases/"
"""Where a pack keeps the tests of its law: the audit room reads them."""


def load_law(*names: str) -> Law:
    """Return the law of the packs named by id or by path; `un` is always loaded, for its gates.

    Raises CannotAdvise when a pack is not there, and KnowledgeError with every fault when a pack
    or the vocabulary cannot be read: a pack with faults is refused whole.

    >>> load_law("xp").asked
    ('xp',)
    """
    faults: list[Fault] = []
    folders = [pack_folder(name) for name in dict.fromkeys(names)]
    if not any(label == "knowledge/un" for _, label, _ in folders):
        folders.append(pack_folder("un"))
    vocabulary, words_digest = _read_vocabulary(
        knowledge().joinpath(VOCABULARY), "knowledge/vocabulary", faults
    )
    if vocabulary is None:
        raise KnowledgeError(sorted(faults, key=lambda f: (f.at.file, f.at.line, f.at.column)))
    packs = [
        _read_pack(folder, label, ours, vocabulary, words_digest, faults) for folder, label, ours in folders
    ]
    whole = [p for p in packs if p is not None]
    for number, pack in enumerate(whole):
        if pack.id in {p.id for p in whole[:number]}:
            faults.append(Fault("L510", f'two packs have the id "{pack.id}"', Place("law")))
    for (_, label, _), read in zip(folders, packs, strict=True):
        if read is not None:
            faults.extend(misplaced(read, whole, f"{label}/{DEPARTURES_FILE}"))
    if faults:
        raise KnowledgeError(sorted(faults, key=lambda f: (f.at.file, f.at.line, f.at.column)))
    asked = tuple(p.id for p in whole[: len(dict.fromkeys(names))])
    return Law(vocabulary, tuple(whole), asked)


def _table(text: str, shape: Table | TableOf, faults: Faults) -> Any:
    """Read one TOML file of one shape; the faults get their lines."""
    data = parse_toml(text, faults)
    value: Any = MISSING
    with suppress(TooManyFaults):
        value = MISSING if data is None else shape.read(data, (), faults)
    faults.found = list(with_lines(faults.found, text, is_json=False))
    return value


def _read_vocabulary(folder: Traversable, name: str, into: list[Fault]) -> tuple[Vocabulary | None, str]:
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
            value = _table(text, KINDS if slot == "evidence" else SLOT, faults)
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


def _read_pack(
    folder: Traversable,
    name: str,
    ours: bool,
    vocabulary: Vocabulary,
    words_digest: str,
    into: list[Fault],
) -> Pack | None:
    blocks, laws = Blocks(), []
    tables: dict[str, Any] = {}
    found: list[Fault] = []
    digest = sha256(words_digest.encode())
    for label, file in walk(folder, name, found):
        if len(found) > FAULTS:
            break
        inner = label.removeprefix(name + "/")
        faults = Faults(label)
        if label.endswith(NOT_LAW) or (inner.startswith(CASES) and inner.endswith(".toml")):
            continue
        if inner not in _SHAPES and not inner.endswith(".law"):
            faults.add(
                "L502",
                "a file that is not read",
                Place(label),
                "a pack holds " + ", ".join(_SHAPES) + ", cases and .law files",
            )
        elif (text := read_text(file, label, faults)) is not None:
            digest.update(f"{inner}\0{text}\0".encode())
            if inner.endswith(".law"):
                laws.append((label, text))
            else:
                tables[inner] = _table(text, _SHAPES[inner], faults)
        found.extend(faults.found)
    for must in ("pack.toml", "sources.toml"):
        if must not in tables and not any(f.at.file.endswith(must) or f.code in _UNREAD for f in found):
            found.append(
                Fault(
                    "L503",
                    f"no {must}",
                    Place(name),
                    ("every pack says what it is and what it cites",),
                )
            )
    manifest, sources = tables.get("pack.toml", MISSING), tables.get("sources.toml", MISSING)
    if found or manifest is MISSING or sources is MISSING:
        into.extend(found)
        return None
    if not ours and manifest["id"] in shipped():
        at = Place(f"{name}/pack.toml", path=("id",))
        into.append(Fault("L504", "an id that a shipped pack has", at, ("choose another id",)))
        return None
    for label, text in laws:
        faults = Faults(label)
        with suppress(TooManyFaults):
            read_blocks(text, manifest["id"], sources, vocabulary, faults, blocks)
        found.extend(faults.found)
    departures = tables[DEPARTURES_FILE]["departure"] if DEPARTURES_FILE in tables else ()
    pack = _assemble(manifest, sources, blocks, departures, digest.hexdigest())
    linked = pack if found else link(pack, tuple(blocks.definitions), found)
    reviews: tuple[Review, ...] = tables[FILE]["review"] if FILE in tables else ()
    for review in reviews:
        if review.offence not in {o.id for o in pack.offences}:
            hint = "the id of an offence of this pack"
            found.append(
                Fault("L511", "a review of an offence that is not there", Place(f"{name}/{FILE}"), (hint,))
            )
    into.extend(found)
    return linked if found else _reviewed(linked, reviews, dict(laws))


def _reviewed(pack: Pack, reviews: tuple[Review, ...], texts: Mapping[str, str]) -> Pack:
    """Return the pack with the computed status of every offence; nothing is done where nobody reviewed."""
    if not reviews:
        return pack

    def of(offence: Offence) -> Offence:
        own = [r for r in reviews if r.offence == offence.id]
        file = offence.place.file
        return evolve(offence, review=status(own, review_digest(texts[file], file))) if own else offence

    return evolve(pack, offences=tuple(map(of, pack.offences)))


def _assemble(
    manifest: Mapping[str, Any],
    sources: Mapping[str, Any],
    blocks: Blocks,
    departures: tuple[Departure, ...],
    digest: str,
) -> Pack:
    def newest_last(offences: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(sorted(offences, key=lambda o: (o.id, o.period.since is not None, o.period.since or 0)))

    return Pack(
        **manifest,
        digest=digest,
        sources={id: Source(id=id, **s) for id, s in sources.items()},
        offences=newest_last(blocks.offences),
        gates=tuple(blocks.gates),
        defences=tuple(blocks.defences),
        orders=tuple(blocks.orders),
        verdicts=tuple(blocks.verdicts),
        departures=departures,
        evidence=blocks.evidence[0] if blocks.evidence else EvidenceRules(),
    )
