"""The page of `review`: what the file says of each laid charge, and of what was not laid."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.review import LAW_GAP, Review, Verdict
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import headed, named
from chargeassist.report.pages.law import departure_text
from chargeassist.report.voice import Voice


def review_page(review: Review, language: str = "en") -> Page:
    """Return every verdict with what it rests on, then what the charge sheet itself leaves open."""
    say = Voice(language)
    return headed(_blocks(review, say), say, review.assessment)


def _blocks(review: Review, say: Voice) -> Iterator[Block]:
    if not review.assessment.case.laid:
        yield Paragraph(say("nothing-laid"))
    for number, verdict in enumerate(review.verdicts):
        if number:
            yield Blank()
        text = say("verdict", verdict=say(f"verdict-{verdict.code}"), text=say.told(verdict.text))
        yield Item(_label(verdict, say), text, verdict.laid, tuple(_said(verdict, review, say)))
    if review.defects:
        yield Blank()
        yield Heading(say("charge-sheet"))
    for defect in review.defects:
        text = say("defect", defect=say(f"defect-{defect.code}"), text=say.told(defect.text))
        yield Labelled(say("label-colon", label=defect.laid), text, refs=(defect.laid,))


def _label(verdict: Verdict, say: Voice) -> str:
    """Return what a verdict is about: a laid charge, the law, or what nobody laid."""
    return say("about-the-law") if verdict.code == LAW_GAP else verdict.laid or say("about-nothing-laid")


def _said(verdict: Verdict, review: Review, say: Voice) -> Iterator[Block]:
    if verdict.charge:
        charge = named(verdict.charge, review.assessment, say)
        yield Labelled(say("label-charge"), charge, refs=(verdict.charge,))
    if verdict.lacking:
        lacking = say.listed(
            say("element-in-brackets", element=element, standing=say.standing(standing))
            for element, standing in verdict.lacking
        )
        yield Labelled(say("label-fails-on"), lacking)
    for other in verdict.instead:
        if other != verdict.charge:
            yield Labelled(say("label-supported"), named(other, review.assessment, say), refs=(other,))
    for departure in verdict.departures:
        yield Labelled(say("label-the-law"), departure_text(departure, say), refs=departure.bridges)
