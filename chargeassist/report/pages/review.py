"""The page of `review`: what the file says of each laid charge, and of what was not laid."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chargeassist.advice.review import Review, ReviewRow
from chargeassist.advice.verdicts import LAW_GAP, NOT_OPEN
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import in_labels, named, offence_titled
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.law import departure_text
from chargeassist.report.voice import Voice


def review_page(review: Review, language: str = "en") -> Page:
    """Return every row with what it rests on, then what the charge sheet itself leaves open."""
    say = Voice(language)
    return headed(_blocks(review, say), say, review.assessment)


def _blocks(review: Review, say: Voice) -> Iterator[Block]:
    if not review.assessment.case.laid:
        yield Paragraph(say("nothing-laid"))
    for number, row in enumerate(review.rows):
        if number:
            yield Blank()
        told = say.told(in_labels(row.text, review.assessment, say))
        text = say("row-of-review", code=say(f"review-{row.code}"), text=told)
        # A count against several persons has a row for each of them: its address is that of the first.
        first = all(other.laid != row.laid for other in review.rows[:number])
        yield Item(_label(row, say), text, row.laid if first else "", tuple(_said(row, review, say)))
    if review.defects:
        yield Blank()
        yield Heading(say("charge-sheet"))
    for defect in review.defects:
        told = say.told(in_labels(defect.text, review.assessment, say))
        text = say("defect", defect=say(f"defect-{defect.code}"), text=told)
        yield Labelled(say("label-colon", label=defect.laid), text, refs=(defect.laid,))


def _label(row: ReviewRow, say: Voice) -> str:
    """Return what a row is about: a laid charge, the law, or what nobody laid."""
    of_law = row.code in (LAW_GAP, NOT_OPEN)
    return row.laid or say("about-the-law" if of_law else "about-nothing-laid")


def _said(row: ReviewRow, review: Review, say: Voice) -> Iterator[Block]:
    if row.charge:
        charge = named(row.charge, review.assessment, say)
        yield Labelled(say("label-charge"), charge, refs=(row.charge,))
    if row.lacking:
        waits = any(c.id == row.charge and c.awaiting for c in review.assessment.charges)
        lacking = say.listed(
            say("element-in-brackets", element=element, standing=say.standing(standing))
            for element, standing in row.lacking
        )
        yield Labelled(say("label-waits-for" if waits else "label-fails-on"), lacking)
    if row.outcome:
        yield Labelled(say("label-outcome"), say(f"outcome-{row.outcome}"))
    for other in row.instead:
        if other != row.charge:
            yield Labelled(say("label-supported"), named(other, review.assessment, say), refs=(other,))
    for departure in row.departures:
        bridges = tuple(offence_titled(key, review.assessment.law, say) for key in departure.bridges)
        yield Labelled(say("label-the-law"), departure_text(evolve(departure, bridges=bridges), say))
