"""The page of `counts`: draft counts, each with what a human has still to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.counts import Count, Sheet
from chargeassist.report.drafted import particulars_text
from chargeassist.report.page import Blank, Block, Heading, Labelled, Page, Paragraph
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice


def counts_page(sheet: Sheet, language: str = "en") -> Page:
    """Return every draft count; a draft for a person who signs it."""
    say = Voice(language)
    return headed(counts_blocks(sheet, say), say, sheet.assessment)


def counts_blocks(sheet: Sheet, say: Voice, *, addresses: bool = True) -> Iterator[Block]:
    """Yield every draft count; without *addresses* where its charge has one elsewhere on the page."""
    yield Paragraph(say("draft"))
    if not sheet.counts:
        blocked = any(g.blocks for g in sheet.assessment.gates)
        yield Paragraph(say("no-counts-before-the-gate" if blocked else "no-counts"))
    told: set[int] = set()
    for count in sheet.counts:
        if count.number not in told:
            yield Blank()
            alike = [c for c in sheet.counts if c.number in (count.number, *count.like)]
            yield from _counts(alike, addresses, say)
            told.update(c.number for c in alike)


def _counts(alike: Sequence[Count], addresses: bool, say: Voice) -> Iterator[Block]:
    """Yield one count, or several of one offence for several complainants, each with its own number."""
    count = alike[0]
    role = say(f"role-{count.role}")
    if len(alike) > 1:
        head = say("counts-like", numbers=say.listed(str(c.number) for c in alike), role=role)
    elif count.alternative_to:
        head = say("count-alternative", number=count.number, other=count.alternative_to, role=role)
    else:
        head = say("count", number=count.number, role=role)
    yield Heading(head, 2, id=count.charge if addresses else "")
    yield Labelled(say("label-statement"), say.told(count.statement))
    for one in alike:
        label = say("label-of-count", number=one.number) if len(alike) > 1 else say("label-particulars")
        id = one.charge if addresses and one is not count else ""
        yield Labelled(label, particulars_text(one.particulars, say.language), id=id)
    confirm = dict.fromkeys(say.told(c) for one in alike for c in one.confirm)
    if confirm:
        yield Labelled(say("label-to-confirm"), say.listed(confirm))
    if count.verdicts:
        yield Labelled(say("label-verdicts"), say.remarks(count.verdicts))
