"""What a pack says it lacks: `expects.toml`, read strictly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chargeassist.law.classes import CLASSES
from chargeassist.law.expected import Expected, NotLawHere
from chargeassist.law.model import Pack
from chargeassist.law.vocabulary import SLOT_TERM, Vocabulary
from chargeassist.reading.fault import Fault, Place
from chargeassist.reading.readers import ID, LINE, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import did_you_mean

EXPECTS_FILE = "expects.toml"
HOW = ("read", "heading", "secondary", "not-read")
"""How it is known: text, heading or what others say was read; `not-read` says nothing of the law."""
_TERMS = ListOf(SLOT_TERM, '["result:death"]')


def _expected(**keys: Any) -> Expected:
    return Expected(class_=keys.pop("class"), **keys)


EXPECTS = Table(
    {
        "expects": Field(
            ListOf(
                Table(
                    {
                        "id": Field(ID, True),
                        "title": Field(LINE, True, meaning="key-expects-title"),
                        "class": Field(Word(CLASSES), True),
                        "terms": Field(_TERMS, True, meaning="key-expects-terms"),
                        "how": Field(Word(HOW), True, meaning="key-expects-how"),
                        "instrument": Field(LINE, default="", meaning="key-expects-instrument"),
                        "section": Field(LINE, default=""),
                        "note": Field(Text(), default=""),
                    },
                    _expected,
                ),
                "[[expects]]",
            ),
            default=(),
        ),
        "not_law_here": Field(
            ListOf(
                Table(
                    {"why": Field(LINE, True, meaning="key-not-law-here-why"), "terms": Field(_TERMS, True)},
                    NotLawHere,
                ),
                "[[not_law_here]]",
            ),
            default=(),
            meaning="key-not-law-here",
        ),
    }
)


def wrong(pack: Pack, vocabulary: Vocabulary, label: str) -> Iterator[Fault]:
    """Yield a fault for a term that is not there, an offence that the pack has, and an id twice."""
    names = {f"{s}:{t}" for s, slot in vocabulary.slots.items() for t in slot.terms}
    known = {o.id for o in pack.offences}
    for i, expected in enumerate(pack.expects):
        at = ("expects", i)
        if expected.id in known:
            yield Fault.of("L517", Place(label, path=(*at, "id")), word=expected.id)
        known.add(expected.id)
    for key, listed in (("expects", pack.expects), ("not_law_here", pack.not_law_here)):
        for i, terms in enumerate(each.terms for each in listed):
            for term in (t for t in terms if t not in names):
                there = Place(label, path=(key, i, "terms"))
                yield Fault.of("L516", there, *did_you_mean(term, names), word=term)
