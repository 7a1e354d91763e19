"""The page of `gaps`: the requests to an investigator, what moves most first, then the next questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.needs import Need
from chargeassist.advice.questions import Question
from chargeassist.advice.requests import Move, Request
from chargeassist.findings.limbs import slot_of
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import unique
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import (
    TERMS,
    called,
    decision_of,
    in_titles,
    named,
    proved_by,
    question_of,
    slot_named,
)
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.unread import read_by_none
from chargeassist.report.voice import Voice


def gaps_page(
    requests: Sequence[Request],
    questions: Sequence[Question],
    assessment: Assessment,
    language: str = "en",
    needs: Sequence[Need] = (),
) -> Page:
    """Return what to ask for, how it could be proved, what it moves; then the questions that decide most."""
    say = Voice(language)
    blocks = (*_blocks(requests, questions, assessment, say), *_idle(needs, say))
    return headed(blocks, say, assessment)


def _idle(needs: Sequence[Need], say: Voice) -> Iterator[Block]:
    """Yield how many of the things that listed charges read need nobody's time now."""
    idle = [n for n in needs if n.state == "cannot-matter"]
    if idle:
        yield Blank()
        yield Paragraph(say("cannot-matter-now", n=len(idle)))


def _blocks(
    requests: Sequence[Request], questions: Sequence[Question], assessment: Assessment, say: Voice
) -> Iterator[Block]:
    if not requests:
        yield Paragraph(say(_nothing(assessment)))
    if not assessment.charges:
        yield from read_by_none(assessment, say)
    for number, request in enumerate(requests, start=1):
        yield _item(number, request, assessment, say)
        yield Blank()
    if questions:
        yield Heading(say("next-questions"))
    for question in questions:
        text, why = question_of(question.request, assessment, say), decision_of(question, assessment, say)
        asked = say("question", question=text, why=why, id=question.request.id)
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
    kind = say(f"gap-{request.kind}")
    vocabulary = assessment.law.vocabulary
    terms = ", ".join(say.told(in_titles(t, vocabulary)) for t in request.terms)
    if len(request.terms) > TERMS and all(map(slot_of, request.terms)):  # an offence that must stand has none
        # Nothing entered speaks for any: to name some of them would only suggest them.
        # Another offence that is asked for is in no slot.
        slots = unique(
            slot_named(slot, vocabulary, say) if (slot := slot_of(t)) else say("covers-offence")
            for t in request.terms
        )
        terms = say("one-of-terms", n=len(request.terms), slots=say.listed(slots))
    about = " / ".join(request.about)
    if request.whom and request.about and request.about[0] not in request.whom and request.kind == "prove":
        about = say("about-another", person=request.about[0])
    text = say("request", kind=kind, terms=terms, about=about, id=request.id)
    return Item(say("label-number", number=number), text, request.id, tuple(_said(request, assessment, say)))


def _said(request: Request, assessment: Assessment, say: Voice) -> Iterator[Block]:
    if request.question:
        yield Paragraph(question_of(request, assessment, say))
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
    yield from moves(request, assessment, say)
    for defence in request.defences:
        yield Labelled(say("label-expect"), say("expect", expect=defence.expect, answer=defence.answer))
    if request.signature:
        yield Labelled(say("label-sign"), say("sign", id=request.id))
    if entered := _entered(request, say):
        yield Labelled(say("label-enter"), entered)


def moves(request: Request, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what a request would move, charge by charge."""
    for move in request.moves:
        yield Labelled(say("label-moves"), _move(move, assessment, say), refs=(move.charge,))


def _entered(request: Request, say: Voice) -> str:
    """Return how it is answered: the fact to enter, of whom, and what can be said of it."""
    facts = unique(f.fact for a in request.answers for f in a.facts if a.fills or not request.filling)
    if request.signature or not facts:
        return ""
    one = next(f for a in request.answers for f in a.facts if f.fact == facts[0])
    of = () if request.whom else one.of
    keys = {"by": one.by, "of": of, "episode": one.episode, "as-to": one.as_to}
    said = (say(f"enter-{key}", ids=say.listed(ids)) for key, ids in keys.items() if ids)
    fact = say("one-of-these") if len(facts) > 1 else facts[0]
    values = [a.value or say("value-to-enter") for a in request.answers if a.value not in facts]
    listed = say.listed(values, "or")
    if request.whom:
        return say("fact-and-whom", fact=", ".join((fact, *said)), whom=listed)
    return say("enter", fact=", ".join((fact, *said)), values=listed)


def _proved(request: Request, assessment: Assessment, say: Voice) -> Iterator[str]:
    """Yield what the law itself names as proof of the elements that a request moves, each once."""
    elements = (
        element
        for move in request.moves
        for element in assessment.charge(move.charge).offence.elements
        if element.id == move.element
    )
    yield from dict.fromkeys(
        proved for element in elements for proved in proved_by(element, assessment.law, say)
    )


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
