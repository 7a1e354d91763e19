"""The page of `gaps`: the requests to an investigator, what moves most first, then the next questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.gaps import Move, Question, Request
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import called, headed, named, proved_by
from chargeassist.report.voice import Voice

TERMS = 4
"""How many of the terms that would do are named: the rest is in the JSON."""


def gaps_page(
    requests: Sequence[Request],
    questions: Sequence[Question],
    assessment: Assessment,
    language: str = "en",
) -> Page:
    """Return what to ask for, how it could be proved, what it moves; then the questions that decide most."""
    say = Voice(language)
    return headed(_blocks(requests, questions, assessment, say), say, assessment)


def _blocks(
    requests: Sequence[Request], questions: Sequence[Question], assessment: Assessment, say: Voice
) -> Iterator[Block]:
    if not requests:
        yield Paragraph(say(_nothing(assessment)))
    for number, request in enumerate(requests, start=1):
        yield _item(number, request, assessment, say)
        yield Blank()
    if questions:
        yield Heading(say("next-questions"))
    for question in questions:
        asked = say("question", question=say.told(question.request.question), why=say.told(question.why))
        yield Labelled(say("label-question"), asked)


def _nothing(assessment: Assessment) -> str:
    """Return what it means that nothing is asked for: that nothing is open is not that nothing is missing."""
    charges = [c for c in assessment.charges if c.role != "blocked"]
    if not assessment.charges:
        return "no-gaps-nothing-listed"
    if all(c.available.is_ == "no" or c.standing is Standing.CONTRADICTED for c in charges):
        return "no-gaps-nothing-open"
    return "no-gaps"


def _item(number: int, request: Request, assessment: Assessment, say: Voice) -> Item:
    terms = ", ".join(map(say.told, request.terms[:TERMS]))
    if len(request.terms) > TERMS:
        terms = say("and-more", text=terms)
    kind = say(f"gap-{request.kind}")
    text = say("request", kind=kind, terms=terms, about=" / ".join(request.about))
    return Item(say("label-number", number=number), text, said=tuple(_said(request, assessment, say)))


def _said(request: Request, assessment: Assessment, say: Voice) -> Iterator[Block]:
    if request.question:
        yield Paragraph(say.told(request.question))
    for grade, means, holder in request.proof:
        label = say("label-colon", label=say.told(grade))
        text = say("means-and-holder", means=means, holder=holder) if holder else say.told(means)
        yield Labelled(label, text)
    for proved in _proved(request, assessment, say):
        yield Labelled(say("label-proved-by"), proved)
    for item in assessment.case.evidence:
        if item.id in request.about and item.held_in:
            yield Labelled(say("label-held-in"), item.held_in)
    if request.abroad:
        yield Paragraph(say("ask-abroad"))
    for move in request.moves:
        yield Labelled(say("label-moves"), _move(move, assessment, say), refs=(move.charge,))
    for answer in request.defences:
        yield Labelled(say("label-expect"), say("expect", expect=answer.expect, answer=answer.answer))


def _proved(request: Request, assessment: Assessment, say: Voice) -> Iterator[str]:
    """Yield what the law itself names as proof of the elements that a request moves, each once."""
    elements = (
        element
        for move in request.moves
        for element in assessment.charge(move.charge).offence.elements
        if element.id == move.element
    )
    yield from dict.fromkeys(proved for element in elements for proved in proved_by(element, say))


def _move(move: Move, assessment: Assessment, say: Voice) -> str:
    charge = assessment.charge(move.charge)
    stays = move.charge_to is charge.standing
    return say(
        "moves-and-stays" if stays else "moves-and-lifts",
        element=called(move.element, charge.offence.key, assessment.law, say),
        standing=say.standing(move.element_to),
        whole=say.standing(move.charge_to),
        charge=named(move.charge, assessment, say),
    )
