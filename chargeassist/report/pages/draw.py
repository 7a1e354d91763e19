"""The page of `draw`: what awaits a signature, its facts, what it would move; what was turned down."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.drawing import Drawing
from chargeassist.advice.requests import Request
from chargeassist.case.model import Fact
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import question_of
from chargeassist.report.pages.gaps import moves
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.unread import proposal_text, proposed, title_of
from chargeassist.report.voice import Voice


def draw_page(drawing: Drawing, assessment: Assessment, language: str = "en") -> Page:
    """Return what may be drawn and from what, and what a person turned down."""
    say = Voice(language)
    return headed(_blocks(drawing, assessment, say), say, assessment)


def _blocks(drawing: Drawing, assessment: Assessment, say: Voice) -> Iterator[Block]:
    if drawing.written is not None:
        yield Paragraph(say(f"draw-written-{drawing.written.table}", id=drawing.written.id))
        yield Blank()
    if not drawing.proposals and not drawing.proposed:
        yield Paragraph(say("draw-nothing"))
    facts = {f.id: f for f in assessment.case.facts}
    for number, request in enumerate(drawing.proposals, start=1):
        yield Item(
            say("label-number", number=number),
            say("draw-proposal", id=request.id, text=question_of(request, assessment, say)),
            request.id,
            said=tuple(_said(request, facts, assessment, say)),
        )
        yield Blank()
    if drawing.proposed:
        yield Heading(say("draw-proposed"))
    vocabulary = assessment.law.vocabulary
    yield from proposed(drawing.proposed, say)
    if drawing.proposals or drawing.proposed:
        yield Paragraph(say("draw-how"))
    if drawing.rejected or drawing.turned_down:
        yield Blank()
        yield Heading(say("draw-rejected"))
    for row in drawing.rejected:
        title = title_of(row.fact, vocabulary, say)
        text = say("draw-turned-down", fact=title, facts=" ".join(row.inferred_from))
        who = say("draw-by-whom", who=row.by_whom, day=row.on, why=row.why)
        yield Labelled(row.id, say("draw-refused", text=text, who=who), refs=row.inferred_from)

    for fact in drawing.turned_down:
        who = say("draw-by-whom", who=fact.by_whom, day=fact.on, why=fact.why)
        text = proposal_text(fact, say)
        yield Labelled(fact.id, say("draw-refused", text=text, who=who), refs=(fact.id,))


def _said(request: Request, facts: dict[str, Fact], assessment: Assessment, say: Voice) -> Iterator[Block]:
    for fact in (facts[id] for id in request.facts):
        shown = say.listed(s.evidence for s in fact.shown_by) if fact.shown_by else ""
        title = say.told(assessment.law.vocabulary.term(fact.name).title)
        text = say("draw-fact-shown", fact=title, items=shown) if shown else title
        yield Labelled(fact.id, text, refs=(fact.id,))
    yield from moves(request, assessment, say)
    for defence in request.defences:
        yield Labelled(say("label-expect"), say("expect", expect=defence.expect, answer=defence.answer))
