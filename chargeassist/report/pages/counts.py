"""The page of `counts`: draft counts, each with what a human has still to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.counts import Count, Sheet
from chargeassist.report.page import Blank, Block, Heading, Labelled, Page, Paragraph
from chargeassist.report.pages.common import headed
from chargeassist.report.voice import Voice
from chargeassist.report.wording import particulars_text


def counts_page(sheet: Sheet, language: str = "en") -> Page:
    """Return every draft count; a draft for a person who signs it."""
    say = Voice(language)
    return headed(_blocks(sheet, say), say, sheet.assessment)


def _blocks(sheet: Sheet, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("draft"))
    if not sheet.counts:
        blocked = any(g.blocks for g in sheet.assessment.gates)
        yield Paragraph(say("no-counts-before-the-gate" if blocked else "no-counts"))
    for count in sheet.counts:
        yield Blank()
        yield from _count(count, say)


def _count(count: Count, say: Voice) -> Iterator[Block]:
    role = say(f"role-{count.role}")
    if count.alternative_to:
        head = say("count-alternative", number=count.number, other=count.alternative_to, role=role)
    else:
        head = say("count", number=count.number, role=role)
    yield Heading(head, 2, id=count.charge)
    yield Labelled(say("label-statement"), say.told(count.statement))
    yield Labelled(say("label-particulars"), particulars_text(count.particulars, say.language))
    yield Labelled(say("label-to-confirm"), say.listed(map(say.told, count.confirm)))
    if count.verdicts:
        yield Labelled(say("label-verdicts"), say.remarks(count.verdicts))
