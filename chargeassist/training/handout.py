"""A case of one's own for learners: what each item shows, in plain words, and nothing that was concluded."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from chargeassist.case.model import Case, Evidence, Fact
from chargeassist.law.model import Law
from chargeassist.report.page import Block, Heading, Item, Line, Page, Paragraph
from chargeassist.report.voice import Voice
from chargeassist.words.written import in_language

STATEMENTS = (
    *("victim-testimony", "witness-testimony", "co-accused-statement", "suspect-statement", "admission"),
    *("earlier-statement", "first-complaint"),
)
"""Kinds of evidence whose names say what somebody is."""


def handout_page(case: Case, law: Law, language: str = "en") -> Page:
    """Return the items of a case with the observable facts they show; nobody is named."""
    say = Voice(language)
    numbers = numbers_of(case)
    blocks: list[Block] = [Paragraph(say("handout-note"))]
    for n, item in enumerate(case.evidence, start=1):
        blocks.append(Heading(say("handout-item", n=n, kind=_kind(item, law, numbers, say))))
        lines = tuple(_lines(item, case, law, numbers, say))
        blocks += lines or (Line(say("handout-nothing")),)
    return Page(tuple(blocks), language)


def numbers_of(case: Case) -> dict[str, str]:
    """Return the number by which learners know each person: in an order that tells nobody's part."""
    order = sorted(case.persons, key=lambda p: sha256(f"{case.id}/{p.id}".encode()).digest())
    return {p.id: f"P{n}" for n, p in enumerate(order, start=1)}


def _kind(item: Evidence, law: Law, numbers: dict[str, str], say: Voice) -> str:
    """Return what sort of item it is, by whom it is and not by which part they had."""
    if item.kind in STATEMENTS:
        who = numbers.get(item.from_)
        return say("handout-statement-of", person=who) if who else say("handout-statement")
    if item.kind == "message":
        return say("handout-message")
    return in_language(law.vocabulary.kinds[item.kind].title, say.language)


def _lines(item: Evidence, case: Case, law: Law, numbers: dict[str, str], say: Voice) -> Iterator[Block]:
    plain = (f for f in case.facts if not f.inferred_from and not law.vocabulary.is_legal(f.name))
    for fact in plain:
        if any(s.evidence == item.id for s in (*fact.shown_by, *fact.held_open)):
            yield Item(_whom(fact, numbers), _text(fact, law, say))


def _whom(fact: Fact, numbers: dict[str, str]) -> str:
    by = ", ".join(numbers.get(p, "?") for p in fact.by)
    of = ", ".join(numbers.get(p, "?") for p in fact.of)
    return f"{by} > {of}:" if by and of else f"{by or of}:"


def _text(fact: Fact, law: Law, say: Voice) -> str:
    """Return what a fact says by what its term means; never a word of the file."""
    means = in_language(law.vocabulary.term(fact.name).means, say.language)
    text = " ".join((means, fact.value)).strip()
    if fact.holds == "no":
        text = say("handout-not", text=text)
    return f"{text} ({fact.on.text})" if fact.on else text
