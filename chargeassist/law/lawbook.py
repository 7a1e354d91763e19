"""The folder of a pack to a pack: manifest, sources, every `.law` file, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.law.blocks import Blocks, read_blocks
from chargeassist.law.contents import CONTENTS_KEPT, KEPT, Contents, read_contents
from chargeassist.law.departures import DEPARTURES, DEPARTURES_FILE, Departure
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.law.expected import Expected
from chargeassist.law.expects import EXPECTS, EXPECTS_FILE, wrong
from chargeassist.law.folder import shipped
from chargeassist.law.forms import FORMS, FORMS_FILE
from chargeassist.law.judgments import JUDGMENTS, JUDGMENTS_FILE
from chargeassist.law.links import link
from chargeassist.law.manifest import MANIFEST, SOURCES, Source
from chargeassist.law.minors import MINORS, MINORS_FILE
from chargeassist.law.model import Offence, Pack
from chargeassist.law.names import unsourced
from chargeassist.law.readings import READINGS, READINGS_FILE, misjudged, misread
from chargeassist.law.reviews import FILE, REVIEWS, SourceReview, review_digest, status
from chargeassist.law.texts import in_pack
from chargeassist.law.translations import language_of, said_in, strays, translated
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.law.wordbook import TITLES, TITLES_FILE
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import Fault, Faults, Place, TooManyFaults
from chargeassist.reading.limits import FAULTS
from chargeassist.reading.readers import MISSING
from chargeassist.reading.tables import Table, TableOf
from chargeassist.words import remark

_SHAPES: Mapping[str, Table | TableOf] = {
    "pack.toml": MANIFEST,
    "sources.toml": SOURCES,
    FILE: REVIEWS,
    DEPARTURES_FILE: DEPARTURES,
    EXPECTS_FILE: EXPECTS,
    MINORS_FILE: MINORS,
    READINGS_FILE: READINGS,
    JUDGMENTS_FILE: JUDGMENTS,
    FORMS_FILE: FORMS,
    TITLES_FILE: TITLES,
}
_UNREAD = ("F101", "L508", "L509")
"""Faults of a folder or a file that keep more than themselves from being read."""
CASES = "cases/"
"""Where a pack keeps the tests of its law: the audit room reads them."""


def read_pack(
    folder: Traversable,
    name: str,
    ours: bool,
    vocabulary: Vocabulary,
    words_digest: str,
    into: list[Fault],
) -> Pack | None:
    """Return the pack of one folder, or None after adding every fault: it is refused whole."""
    contents = read_contents(folder, name, reads)
    words = _Words(words_digest, vocabulary)
    pack, found = _ours(contents, (), words) if ours else _others(contents, shipped(), words)
    into.extend(found)
    return pack


def read_amended(
    contents: Contents, vocabulary: Vocabulary, words_digest: str, into: list[Fault]
) -> Pack | None:
    """Return the pack that texts make, be its id that of a shipped one; None after adding every fault."""
    pack, found = _others(contents, (), _Words(words_digest, vocabulary), draft=True)
    into.extend(found)
    return pack


@frozen
class _Words:
    """A vocabulary, which its digest stands for."""

    digest: str
    vocabulary: Vocabulary = field(eq=False, repr=False)


def _made(
    contents: Contents, reserved: tuple[str, ...], words: _Words, draft: bool = False
) -> tuple[Pack | None, tuple[Fault, ...]]:
    """Return what the texts of a pack make, or its faults; *reserved* ids are taken: see `contents`.

    What was written beside the law of today (readings, judgments, what it lacks) is not held to a draft.
    """
    name, vocabulary, found = contents.name, words.vocabulary, list(contents.faults)
    files = _files(contents, words.digest, found)
    manifest, sources = (files.tables.get(f, MISSING) for f in ("pack.toml", "sources.toml"))
    if found or manifest is MISSING or sources is MISSING:
        return None, tuple(found)
    if manifest["id"].casefold() in reserved:
        at = Place(f"{name}/pack.toml", path=("id",))
        return None, (Fault.of("L504", at),)
    blocks = Blocks()
    for label, text in files.laws.items():
        faults = Faults(label)
        with suppress(TooManyFaults):
            read_blocks(text, manifest["id"], sources, vocabulary, faults, blocks)
        found.extend(faults.found)
    pack = _assemble(manifest, sources, blocks, files)
    pack = evolve(pack, titles={**vocabulary.titles, **files.tables.get(TITLES_FILE, {})})
    linked = pack if found else link(pack, tuple(blocks.definitions), vocabulary, found)
    found.extend(unsourced(pack, f"{name}/{MINORS_FILE}"))
    if not draft:
        found.extend(wrong(pack, vocabulary, f"{name}/{EXPECTS_FILE}"))
        found.extend(misread(pack, f"{name}/{READINGS_FILE}"))
        found.extend(misjudged(pack, f"{name}/{JUDGMENTS_FILE}"))
    reviews: tuple[SourceReview, ...] = files.rows(FILE, "review")
    for review in reviews:
        if review.offence not in {o.id for o in pack.offences}:
            found.append(Fault.of("L511", Place(f"{name}/{FILE}")))
    if files.translations:
        others, known = translated(files.translations, name, found), set[str]()
        linked = evolve(in_pack(linked, said_in(others, known)), translated=others)
        strays(files.translations, others, name, known, found)
    if found:
        return None, tuple(found)
    return _reviewed(linked, reviews, files.laws), ()


_ours = lru_cache(maxsize=CONTENTS_KEPT)(_made)
_others = lru_cache(maxsize=KEPT)(_made)
"""Apart, so that whoever reads one draft after the other does not have the shipped law made again."""


@frozen
class _Files:
    """What the files of a pack hold: tables and translations by name, law by label, the digest of all."""

    tables: Mapping[str, Any]
    laws: Mapping[str, str]
    translations: Mapping[str, str]
    digest: str

    def rows(self, file: str, key: str) -> tuple[Any, ...]:
        """Return the list under *key* of a file that may be absent."""
        return tuple(self.tables[file][key]) if file in self.tables else ()


def reads(file: str) -> bool | None:
    """Return whether a file of a pack is read here, by nobody (False), or by who tests the law (None)."""
    if file.startswith(CASES) and file.endswith(".toml"):
        return None
    return file in _SHAPES or file.endswith(".law") or bool(language_of(file))


def _files(contents: Contents, words_digest: str, found: list[Fault]) -> _Files:
    """Read every text of a folder, adding a fault for what is not read and for what is missing."""
    tables: dict[str, Any] = {}
    laws: dict[str, str] = {}
    translations: dict[str, str] = {}
    name, digest = contents.name, sha256(words_digest.encode())
    for label, text in contents.texts:
        if len(found) > FAULTS:
            break
        inner = label.removeprefix(name + "/")
        faults = Faults(label)
        digest.update(f"{inner}\0{text}\0".encode())
        if inner.endswith(".law"):
            laws[label] = text
        elif language_of(inner):
            translations[inner] = text
        else:
            tables[inner] = read_table(text, _SHAPES[inner], faults)
        found.extend(faults.found)
    hint = remark("hint-pack-files", files=tuple(_SHAPES))
    for label in contents.unread[: max(0, FAULTS + 1 - len(found))]:
        found.append(Fault.of("L502", Place(label), hint))
    for must in ("pack.toml", "sources.toml"):
        if must not in tables and not any(f.at.file.endswith(must) or f.code in _UNREAD for f in found):
            found.append(Fault.of("L503", Place(name), file=must))
    return _Files(tables, laws, translations, digest.hexdigest())


def _reviewed(pack: Pack, reviews: tuple[SourceReview, ...], texts: Mapping[str, str]) -> Pack:
    """Return the pack with the computed status of every offence; nothing is done where nobody reviewed."""
    if not reviews:
        return pack

    def of(offence: Offence) -> Offence:
        own = [r for r in reviews if r.offence == offence.id]
        file = offence.place.file
        return evolve(offence, review=status(own, review_digest(texts[file], file))) if own else offence

    return evolve(pack, offences=tuple(map(of, pack.offences)))


def _assemble(manifest: Mapping[str, Any], sources: Mapping[str, Any], blocks: Blocks, files: _Files) -> Pack:
    def newest_last(offences: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(sorted(offences, key=lambda o: (o.id, o.period.since is not None, o.period.since or 0)))

    departures: tuple[Departure, ...] = files.rows(DEPARTURES_FILE, "departure")
    expects: tuple[Expected, ...] = files.rows(EXPECTS_FILE, "expects")
    return Pack(
        **manifest,
        digest=files.digest,
        sources={id: Source(id=id, **s) for id, s in sources.items()},
        offences=newest_last(blocks.offences),
        gates=tuple(blocks.gates),
        defences=tuple(blocks.defences),
        orders=tuple(blocks.orders),
        verdicts=tuple(blocks.verdicts),
        departures=departures,
        expects=expects,
        not_law_here=files.rows(EXPECTS_FILE, "not_law_here"),
        responsibility=files.rows(MINORS_FILE, "responsibility"),
        minors=files.rows(MINORS_FILE, "sentence"),
        readings=files.rows(READINGS_FILE, "read"),
        judgments=files.rows(JUDGMENTS_FILE, "judgment"),
        forms=files.rows(FORMS_FILE, "form"),
        evidence=blocks.evidence[0] if blocks.evidence else EvidenceRules(),
    )
