"""The checklist of a law beside the treaties: each question with its answer, its provisions, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.advice.conformed import Limbs
from chargeassist.advice.questioned import Provision, Questioned
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.report.page import Blank, Block, Heading, Labelled, Line, Paragraph
from chargeassist.report.pages.common import in_titles
from chargeassist.report.voice import Voice

ANSWERED = ("yes", "seen")
"""Answers after which nothing is said of what follows."""
CONTEXT = "h"


def checklist_blocks(asked: Iterable[Questioned], vocabulary: Vocabulary, say: Voice) -> Iterator[Block]:
    """Yield the groups of the checklist in order."""
    group = ""
    for one in asked:
        if not group:
            yield Blank()
            yield Heading(say("conform-checklist"))
            yield Paragraph(say("conform-checklist-given"))
        if one.id[0] != group:
            group = one.id[0]
            yield Blank()
            yield Heading(say(f"law-asked-{group}"), level=2)
        yield _answer(one, vocabulary, say)


def _answer(one: Questioned, vocabulary: Vocabulary, say: Voice) -> Block:
    said: list[Block] = []
    if one.basis:
        said += (Line(text) for text in dict.fromkeys(_basis(b, say) for b in one.basis))
    if one.open:
        said.append(Labelled(say("label-law-not-reached"), _limbs(one.open, vocabulary, say)))
    if one.lacking:
        said.append(Labelled(say("label-law-not-reached"), say.apart(map(say.told, one.lacking))))
    if one.unseen:
        said.append(Labelled(say("label-law-not-seen"), say.apart(map(say.told, one.unseen))))
    if one.answer not in ANSWERED and one.id[0] != CONTEXT:
        label = say("label-law-follows-if" if one.answer == "ask" else "label-law-follows")
        said.append(Labelled(label, say(f"follows-in-law-{one.id}")))
    label = say(f"law-answers-{one.answer}")
    return Labelled(label, say(f"asks-of-law-{one.id}"), id=one.id, parts=tuple(said))


def _basis(basis: Provision, say: Voice) -> str:
    if not basis.title:
        on = basis.provision
        return (
            say("basis-reported-on", says=say.told(basis.says), source=basis.source, on=on)
            if on
            else say("basis-reported", says=say.told(basis.says), source=basis.source)
        )
    title, at = say.told(basis.title), " ".join(filter(None, (basis.source, basis.provision)))
    if basis.says:
        return say("basis-said-most", title=title, at=at, most=say.told(basis.says))
    return say("offence-at-place", title=title, at=at)


def _limbs(open_: tuple[Limbs, ...], vocabulary: Vocabulary, say: Voice) -> str:
    """Return limbs by the titles of their terms, each once."""
    told = (" + ".join(say.told(in_titles(limb, vocabulary)) for limb in some) for some in open_)
    return say.apart(dict.fromkeys(told))
