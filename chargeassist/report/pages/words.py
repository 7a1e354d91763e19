"""The pages of `words`: the terms for what somebody says, and the terms that a law reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from chargeassist.advice.terms import Hit, HitKind, NotHere, ReadChapter, ReadTerm
from chargeassist.law.reads import Read
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Line, Page, Paragraph, Verbatim
from chargeassist.report.voice import Voice

WHOLE = 3
"""How many hits are told at length; the rest in a line each."""
MANY = 30
"""How many signs of one slot are named unless all are asked for: more are counted."""
OFFENCES = 4
"""How many offences that read a term are named: the rest is in the JSON."""


def words_page(
    hits: Sequence[Hit],
    evidence: Sequence[HitKind],
    mended: bool,
    language: str = "en",
    *,
    full: bool = False,
) -> Page:
    """Return the likeliest terms at length, or all if *full*, and the others that may be meant.

    Kinds of evidence stand before them where what was said fits one of them best.
    """
    say = Voice(language)
    terms, kinds = tuple(_found(hits, len(hits) if full else WHOLE, say)), tuple(_items(evidence, say))
    first = bool(evidence) and (not hits or evidence[0].fit >= hits[0].fit)
    found = (*kinds, *terms) if first else (*terms, *kinds)
    if not found:
        found = (Paragraph(say("no-words")),)
    return Page((*found, *(() if mended else (Paragraph(say("words-as-written")),))), language)


def _items(evidence: Sequence[HitKind], say: Voice) -> Iterator[Block]:
    if evidence:
        yield Heading(say("words-kinds"))
    for hit in evidence:
        text = say("word-found", term=hit.kind, means=say.told(hit.title))
        yield Item("", text, id=hit.kind, said=(Verbatim(hit.item.rstrip("\n")),))
        yield Blank()


def _found(hits: Sequence[Hit], whole: int, say: Voice) -> Iterator[Block]:
    for number, hit in enumerate(hits[:whole], start=1):
        text = say("word-found", term=hit.term, means=say.told(hit.means))
        yield Item(say("label-number", number=number), text, id=hit.term, said=tuple(_said(hit, say)))
        yield Blank()
    if hits[whole:]:
        yield Heading(say("words-further"))
        for hit in hits[whole:]:
            yield Line(say("word-found", term=hit.term, means=say.told(hit.means)), (hit.term,))
        yield Blank()


def _said(hit: Hit, say: Voice) -> Iterator[Block]:
    for read in hit.read_as:
        yield Labelled(say(f"read-{read.how}"), _offences(read, say), refs=(read.term,))
    for none in hit.not_law_here:
        yield Line(say("word-not-law-here", law=none.law, why=say.told(none.why)), (hit.term,))
    for near in hit.neighbours:
        yield Line(say("word-or", term=near.term, apart=say.told(near.apart)), (near.term,))
    yield Verbatim(hit.fact.rstrip("\n"))


def _offences(read: Read, say: Voice) -> str:
    named = ", ".join(read.offences[:OFFENCES])
    if len(read.offences) > OFFENCES:
        named = say("and-more", text=named)
    return say("term-read-by", term=read.term, offences=named) if read.how != "itself" else named


def chapters_page(
    chapters: Sequence[ReadChapter],
    kinds: Sequence[ReadTerm] = (),
    none: Sequence[NotHere] = (),
    language: str = "en",
    *,
    full: bool = False,
) -> Page:
    """Return the terms that a law reads, part by part of a story, those of one slot together.

    After them the kinds of evidence, and why the law asks for no others; which these are if *full*.
    """
    say = Voice(language)
    further = () if full or not chapters else (Paragraph(say("words-with-all")),)
    return Page(
        (*_told(chapters, say, full), *_kinds(kinds, say), *_none(none, say, full), *further), language
    )


def _told(chapters: Sequence[ReadChapter], say: Voice, full: bool) -> Iterator[Block]:
    yield Paragraph(say("words-read"))
    for chapter in chapters:
        yield Heading(say(f"chapter-{chapter.chapter}"))
        told = chapter.terms if full else _nearest(chapter.terms)
        for slot, terms in groupby(told, key=_slot):
            yield Line(say("words-of-slot", slot=slot, text=", ".join(map(_named, terms))))
        for slot, group in groupby(sorted(chapter.signs, key=_slot), key=_slot):
            signs = [_named(sign) for sign in group]
            few = full or len(signs) <= MANY
            text = ", ".join(signs) if few else say("n-words", n=len(signs))
            yield Line(say("words-signs", slot=slot, text=text))


def _kinds(kinds: Sequence[ReadTerm], say: Voice) -> Iterator[Block]:
    if kinds:
        yield Heading(say("words-kinds"))
        yield Paragraph(", ".join(kind.term for kind in kinds))


def _none(none: Sequence[NotHere], say: Voice, full: bool) -> Iterator[Block]:
    if none:
        yield Heading(say("words-not-law-here"))
    for group in none:
        why = say("word-not-law-here", law=group.law, why=say.told(group.why))
        yield Paragraph(why if full else say("label-count", text=why, n=len(group.terms)))
        if full:
            yield Paragraph(", ".join(group.terms))


def _slot(read: ReadTerm) -> str:
    return read.term.partition(":")[0]


def _named(read: ReadTerm) -> str:
    """Return a term without its slot, and its kinds in brackets."""
    own = read.term.partition(":")[2]
    kinds = ", ".join(k.partition(":")[2] for k in read.kinds)
    return f"{own} ({kinds})" if kinds else own


def _nearest(terms: Sequence[ReadTerm]) -> tuple[ReadTerm, ...]:
    """Return terms with each kind at that genus alone which has the fewest."""
    at: dict[str, ReadTerm] = {}
    for term in sorted(terms, key=lambda t: -len(t.kinds)):
        at |= dict.fromkeys(term.kinds, term)
    return tuple(evolve(t, kinds=tuple(k for k in t.kinds if at[k] is t)) for t in terms)
