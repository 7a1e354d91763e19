"""The investigator's list: what to get, documents first and the person harmed last, with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import GRADES, Request
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Blank, Block, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import called, question_of
from chargeassist.report.pages.likes import offence_of, some_of
from chargeassist.report.papers.head import paper, part
from chargeassist.report.papers.proof import means
from chargeassist.report.voice import Voice

MOVED = 4
"""How many elements that a task moves are named: `gaps` names them all."""


def tasks_page(assessment: Assessment, language: str = "en") -> Page:
    """Return what is to be got for a case, by the best way there is to prove it."""
    say = Voice(language)
    return paper("tasks", _blocks(assessment, say), assessment, say)


def _blocks(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("tasks-how"))
    yield from tasks(assessment, say, 1)
    yield Blank()
    yield Paragraph(say("tasks-done"))


def tasks(assessment: Assessment, say: Voice, level: int) -> Iterator[Block]:
    """Yield every task with a box to tick, those of each grade under their heading, numbered throughout."""
    wanted = gaps(assessment)
    if not wanted:
        yield Paragraph(say("tasks-none"))
    before = 0
    for grade in range(len(GRADES) + 1):
        asked = [r for r in wanted if r.signature is None and r.grade == grade]
        if asked:
            yield from part(say(f"tasks-{(*GRADES, 'other')[grade]}"), level)
        for number, request in enumerate(asked, start=before + 1):
            yield _task(number, request, assessment, say)
        before += len(asked)
    signed = [r for r in wanted if r.signature is not None]
    if signed:
        yield from part(say("tasks-sign"), level)
    for number, request in enumerate(signed, start=before + 1):
        yield _task(number, request, assessment, say)


def _task(number: int, request: Request, assessment: Assessment, say: Voice) -> Item:
    about = " / ".join(request.about)
    text = say("request-of", text=question_of(request, assessment, say), about=about, ids=request.id)
    return Item(say("label-to-tick", number=number), text, said=tuple(_said(request, assessment, say)))


def _said(request: Request, assessment: Assessment, say: Voice) -> Iterator[Block]:
    ways: dict[str, list[str]] = {}
    for grade, what, holder in request.proof:
        ways.setdefault(say.told(grade), []).append(means(what, holder, say))
    for kind, together in ways.items():
        yield Labelled(say("label-colon", label=kind), say.apart(together))
    if request.abroad:
        yield Paragraph(say("ask-abroad"))
    if moved := _moved(request, assessment, say):
        yield Labelled(say("label-for"), moved)
    if request.signature:
        yield Labelled(say("label-sign"), say("sign", id=request.id))


def _moved(request: Request, assessment: Assessment, say: Voice) -> str:
    """Return which elements of which charges it is for."""
    named = []
    for move in request.moves:
        charge = assessment.charge(move.charge)
        element = called(move.element, charge.offence.key, assessment.law, say)
        named.append(
            say(
                "element-of-charge",
                element=element,
                offence=offence_of(charge, say),
                person=charge.matter.suspect,
            )
        )
    return some_of(named, MOVED, say)
