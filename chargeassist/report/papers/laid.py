"""The parts of a charge sheet: accused, counts, witnesses and exhibits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chargeassist.advice.counts import Sheet, counts
from chargeassist.case.model import Evidence
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Item, Labelled
from chargeassist.report.pages.common import items_named
from chargeassist.report.pages.counts import counts_blocks
from chargeassist.report.papers.file import SPOKEN
from chargeassist.report.papers.memo import Part
from chargeassist.report.voice import Voice


def accused(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield everybody a count is laid against, with room for what the case does not say."""
    for person in dict.fromkeys(p for c in counts(assessment).counts for p in c.particulars.suspects):
        yield Labelled(person, say("to-write", what=say("draft-sheet-name")))


def laid(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield every draft count."""
    yield from counts_blocks(counts(assessment), say)


def witnesses(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield whoever speaks for the counts, each item once."""
    spoken, _ = _proved_by(counts(assessment))
    yield from _items(spoken, assessment, say)


def exhibits(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what else the counts rest on, each item once."""
    _, others = _proved_by(counts(assessment))
    yield from _items(others, assessment, say)


def _proved_by(sheet: Sheet) -> tuple[list[Evidence], list[Evidence]]:
    """Return the witnesses and the exhibits that the counts rest on."""
    found, kinds = sheet.assessment, sheet.assessment.law.vocabulary.kinds
    of_counts = [found.charge(id) for c in sheet.counts for id in (c.charge, *c.jointly)]
    used = {c.evidence for charge in of_counts for e in charge.elements for c in (*e.evidence, *e.basis)}
    charged = {c.matter.suspect for c in of_counts}
    items = [e for e in found.case.evidence if e.id in used]
    spoken = [e for e in items if kinds[e.kind].class_ in SPOKEN and e.from_ not in charged]
    return spoken, [e for e in items if e not in spoken]


def _items(items: list[Evidence], assessment: Assessment, say: Voice) -> Iterator[Block]:
    for item in items:
        text = items_named((item.id,), assessment, say)
        yield Item("", say("item-from", item=text, source=item.from_) if item.from_ else text)


OF_A_SHEET: Mapping[str, Part] = {
    "accused": accused,
    "counts": laid,
    "witnesses": witnesses,
    "exhibits": exhibits,
}
"""What fills the blanks of a charge sheet."""
