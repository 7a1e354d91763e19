"""The terms for what somebody says, each with what separates it from others and who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from chargeassist.advice.spelling import mend
from chargeassist.case.paste import fact_text, item_text
from chargeassist.law.everyday import KINDS, Chapter, read_chapters, read_everyday
from chargeassist.law.lookup import index_of, look_up
from chargeassist.law.reads import Read, read_as, read_terms
from chargeassist.law.vocabulary import Neighbour, Vocabulary
from chargeassist.law.wordbook import load_vocabulary
from chargeassist.words.catalogue import FALLBACK

if TYPE_CHECKING:
    from chargeassist.case.starts import Start
    from chargeassist.law.model import Law

HITS = 8
"""How many terms are told."""
KINDS_TOLD, OF_A_KIND = 3, 0.6
"""How many kinds of evidence are told, and how well what was said must fit: few tell of evidence."""


@frozen
class NotHere:
    """Terms that a law does not ask for, and why: entered, they count for nothing there."""

    law: str
    why: str
    terms: tuple[str, ...] = field(repr=False)


@frozen
class Hit:
    """A term that may be meant, with all that is needed to choose it and to enter it."""

    term: str
    title: str
    means: str
    fit: int
    """How well it fits what was said, of a hundred: it orders the hits, and says no more."""
    neighbours: tuple[Neighbour, ...] = field(repr=False)
    read_as: tuple[Read, ...] = field(repr=False)
    """What a fact of this term is read as in the law asked about."""
    fact: str = field(repr=False)
    """The fact in TOML, ready to be pasted."""
    not_law_here: tuple[NotHere, ...] = field(default=(), repr=False)
    """The laws asked about that say why they do not ask for it."""


@frozen
class HitKind:
    """A kind of evidence that may be meant, and the item to be pasted."""

    kind: str
    title: str
    fit: int
    item: str = field(repr=False)
    """The item of evidence in TOML, ready to be pasted."""


@frozen
class ReadTerm:
    """A term that a law reads, and the kinds of it that are read as it alone."""

    term: str
    title: str
    kinds: tuple[str, ...] = ()


@frozen
class ReadChapter:
    """What a law reads of one part of a story."""

    chapter: str
    terms: tuple[ReadTerm, ...] = field(repr=False)
    signs: tuple[ReadTerm, ...] = field(default=(), repr=False)
    """Terms of this part that count through what they point to, or prove."""


def find_terms(
    text: str, law: Law | None = None, *, limit: int = HITS, language: str = FALLBACK
) -> tuple[Hit, ...]:
    """Return the terms that may be meant by plain words, the likeliest first.

    With a *law* each says which of its offences read it. Words are those of `knowledge/words` in
    *language*; a misspelt one is mended where rapidfuzz is installed. Without a *law* the texts of a
    hit are in English and in *language* alone.

    >>> find_terms("beaten with a cable")[0].term
    'conduct:struck'
    """
    vocabulary = law.vocabulary if law else load_vocabulary(language)
    reading = read_terms(law) if law else {}
    found = look_up(text, index_of(vocabulary, read_everyday(vocabulary, language), language), mend)
    return tuple(
        Hit(
            name,
            vocabulary.term(name).title,
            vocabulary.term(name).means,
            round(100 * fit),
            vocabulary.neighbours(name),
            read_as(name, reading, vocabulary),
            fact_text(name, vocabulary),
            _listed(name, law) if law else (),
        )
        for name, fit in found[:limit]
    )


def find_kinds(text: str, law: Law | None = None, language: str = FALLBACK) -> tuple[HitKind, ...]:
    """Return the kinds of evidence of which plain words speak, the likeliest first; often there are none.

    >>> find_kinds("voice note")[0].kind
    'message'
    """
    vocabulary = law.vocabulary if law else load_vocabulary(language)
    everyday = read_everyday(vocabulary, language)
    terms, kinds = (index_of(vocabulary, everyday, language, kinds=kinds) for kinds in (False, True))

    def unknown(word: str, known: Collection[str]) -> Iterable[tuple[str, float]]:
        """A word that is said of some term is spelt as it is meant."""
        return () if word in terms.spelt else mend(word, known)

    found = [(n.removeprefix(f"{KINDS}:"), fit) for n, fit in look_up(text, kinds, unknown)[:KINDS_TOLD]]
    return tuple(
        HitKind(kind, vocabulary.kinds[kind].title, round(100 * fit), item_text(kind, vocabulary))
        for kind, fit in found
        if fit >= OF_A_KIND
    )


def terms_read(law: Law | None = None) -> tuple[ReadChapter, ...]:
    """Return the terms that the offences of a law read, as a story is told; all terms without a law."""
    vocabulary = law.vocabulary if law else load_vocabulary()
    reading = read_terms(law) if law else None
    chapters = tuple(_chapter(chapter, reading, vocabulary) for chapter in read_chapters(vocabulary))
    return tuple(c for c in chapters if c.terms or c.signs)


def _chapter(
    chapter: Chapter, reading: Mapping[str, tuple[str, ...]] | None, vocabulary: Vocabulary
) -> ReadChapter:
    terms, signs = list[ReadTerm](), list[ReadTerm]()
    for name in chapter.terms:
        title = vocabulary.term(name).title
        if reading is None or name in reading:
            terms.append(ReadTerm(name, title, _kinds(name, reading, vocabulary)))
        elif (how := {r.how for r in read_as(name, reading, vocabulary)}) and "kind" not in how:
            signs.append(ReadTerm(name, title))
    return ReadChapter(chapter.id, tuple(terms), tuple(signs))


def kinds_of_evidence(law: Law | None = None) -> tuple[ReadTerm, ...]:
    """Return what the `kind` of an item of evidence may be, each with what it is."""
    kinds = (law.vocabulary if law else load_vocabulary()).kinds
    return tuple(ReadTerm(kind, of.title) for kind, of in kinds.items())


def not_law_here(law: Law) -> tuple[NotHere, ...]:
    """Return the terms that the packs asked about list as no law of theirs, each group with its reason."""
    packs = (law.pack(id) for id in law.asked)
    return tuple(NotHere(p.id, group.why, group.terms) for p in packs for group in p.not_law_here)


def terms_of_use(law: Law) -> tuple[str, ...]:
    """Return every term but those that each of the packs asked about lists as none of its law."""
    listed = [{t for group in law.pack(id).not_law_here for t in group.terms} for id in law.asked]
    none = set.intersection(*listed)
    return tuple(
        name
        for s, slot in law.vocabulary.slots.items()
        for t in slot.terms
        if (name := f"{s}:{t}") not in none
    )


def _listed(name: str, law: Law) -> tuple[NotHere, ...]:
    """Return the laws that list a term as none of theirs."""
    return tuple(evolve(group, terms=(name,)) for group in not_law_here(law) if name in group.terms)


def asked_of(start: Start, law: Law) -> tuple[str, ...]:
    """Return the terms of a starting file that a law reads, directly or through others."""
    reading = read_terms(law)
    terms = [t for step in start.steps for t in step.terms]
    return tuple(t for t in terms if t.startswith("person:") or read_as(t, reading, law.vocabulary))


def _kinds(
    name: str, reading: Mapping[str, tuple[str, ...]] | None, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the kinds of a term that nothing reads by their own name."""
    if reading is None:
        return ()
    return tuple(k for k in vocabulary.narrower[name] if k != name and k not in reading)
