"""The draft charge sheet: accused, counts, witnesses and exhibits, with blanks for what a court is told."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.counts import Sheet, counts
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Item, Labelled, Page
from chargeassist.report.pages.common import items_named
from chargeassist.report.pages.counts import counts_blocks
from chargeassist.report.papers.file import SPOKEN
from chargeassist.report.papers.head import blank, paper, part
from chargeassist.report.voice import Voice


def sheet_page(assessment: Assessment, language: str = "en") -> Page:
    """Return the counts as a sheet that a person completes and signs."""
    say = Voice(language)
    return paper("sheet", _blocks(counts(assessment), say), assessment, say)


def _blocks(sheet: Sheet, say: Voice) -> Iterator[Block]:
    for line in ("court", "number"):
        yield blank(say(f"draft-sheet-{line}"), say)
    yield from part(say("draft-sheet-accused"))
    for person in dict.fromkeys(p for c in sheet.counts for p in c.particulars.suspects):
        yield Labelled(person, say("to-write", what=say("draft-sheet-name")))
    yield from part(say("draft-sheet-counts"))
    yield from counts_blocks(sheet, say)
    yield from _proved_by(sheet, say)
    yield from part(say("draft-sheet-signed"))
    for line in ("name", "date"):
        yield blank(say(f"memo-decision-{line}"), say)


def _proved_by(sheet: Sheet, say: Voice) -> Iterator[Block]:
    """Yield the witnesses and the exhibits that the counts rest on, each once."""
    found, kinds = sheet.assessment, sheet.assessment.law.vocabulary.kinds
    laid = [found.charge(id) for c in sheet.counts for id in (c.charge, *c.jointly)]
    used = {c.evidence for charge in laid for e in charge.elements for c in (*e.evidence, *e.basis)}
    charged = {c.matter.suspect for c in laid}
    items = [e for e in found.case.evidence if e.id in used]
    spoken = [e for e in items if kinds[e.kind].class_ in SPOKEN and e.from_ not in charged]
    for sort, of_it in (("witnesses", spoken), ("exhibits", [e for e in items if e not in spoken])):
        yield from part(say(f"draft-sheet-{sort}"))
        for item in of_it:
            text = items_named((item.id,), found, say)
            yield Item("", say("item-from", item=text, source=item.from_) if item.from_ else text)
