"""A fact told back as a sentence: what a person holds against the file, or signs."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.case.model import Fact, Shown
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.words import Remark, remark


def told_back(
    fact: Fact, vocabulary: Vocabulary, *, own_words: bool = True, strengths: bool = False
) -> Remark:
    """Return a fact as a sentence without grammar of its own: who, to whom, what, when, where, by what.

    Without the *own words* of the file, which may name people or places, it can be shown to anybody. With
    *strengths* it is told how directly each item shows it, for a person who is to sign that.
    """
    slot = vocabulary.slots[fact.slot]
    whom = fact.of if slot.who.by else ()
    subject = fact.by if slot.who.by else fact.of
    where = (own_words and fact.place) or fact.in_
    title = vocabulary.term(fact.name).title
    plain = slot.nature == "conduct" or slot.values or slot.title.lower() in title
    how = "claimed" if fact.claimed else fact.holds
    return remark(
        "entry",
        who=remark("entry-who", persons=subject) if subject else remark("entry-nobody"),
        whom=remark("entry-whom", persons=whom) if whom else "",
        holds=remark(f"entry-holds-{how}") if how != "yes" else "",
        term=title,
        slot="" if plain else remark("entry-slot", slot=slot.title.lower()),
        value=remark("entry-value", value=fact.value) if fact.value else "",
        about=remark("entry-about", what=fact.as_to) if fact.as_to else "",
        when=remark("entry-when", day=fact.on.text) if fact.on else "",
        where=remark("entry-where", place=where) if where else "",
        shown=_shown(fact, own_words, strengths),
        open=remark("entry-open", items=held) if (held := _items(fact.held_open)) else "",
    )


def _shown(fact: Fact, own_words: bool, strengths: bool) -> Remark:
    if fact.inferred_from and not own_words:
        return remark("entry-inferred", facts=fact.inferred_from)
    if fact.inferred_from:
        return remark("entry-drawn", facts=fact.inferred_from, person=fact.by_whom)
    items = tuple(map(_with_strength, fact.shown_by)) if strengths else _items(fact.shown_by)
    return remark("entry-shown", items=items) if items else remark("entry-bare")


def _with_strength(shown: Shown) -> Remark:
    how = [remark(f"entry-strength-{shown.strength}")] if shown.strength else []
    how += [remark("entry-words")] if shown.words else []
    if not how:
        return remark("entry-item-alone", item=shown.evidence)
    return remark("entry-item", item=shown.evidence, how=tuple(how))


def _items(shown: Iterable[Shown]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.evidence for s in shown))
