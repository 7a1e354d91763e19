"""The page of `classified`: office by office how cases were laid, and what keeps the others from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.classified import WORDS, Classified, OfficeRow
from chargeassist.advice.summary import Cell
from chargeassist.report.page import Alert, Blank, Block, Column, Heading, Labelled, Page, Paragraph, Table
from chargeassist.report.voice import Voice

HELD_BACK = "*"
"""What stands for a number that is not told: it is small, or would give away one that is."""


def classified_page(found: Classified, language: str = "en") -> Page:
    """Return the table of the offices, what each column means, what is missing, what was laid instead."""
    say = Voice(language)
    return Page((Paragraph(say("notice")), Blank(), *_blocks(found, say)), language, wide=True)


def _blocks(found: Classified, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("classified-rule"))
    yield Paragraph(say("classified-few", n=found.smallest, mark=HELD_BACK))
    numbers = (Column(say(f"filed-head-{w}"), 6, True) for w in ("files", *WORDS))
    rows = [_row(r, r.office or say("classified-here")) for r in found.offices]
    if len(found.offices) > 1:
        rows.append(_row(found.whole, say("classified-whole")))
    yield Table((Column(say("column-office"), 14), *numbers), tuple(rows))
    for word in WORDS:
        yield Labelled(say("label-colon", label=say(f"filed-head-{word}")), say(f"filed-{word}"))
    if found.gated.n != 0:
        yield Alert(say("label-gate"), say("classified-gated", n=_n(found.gated)))
    yield from _counted("classified-lacking", "column-element", found.lacking, say)
    yield from _counted("classified-laid", "column-offence", found.laid, say)
    if found.refused:
        yield Blank()
        yield Heading(say("classified-refused"))
        for file, code in found.refused:
            yield Labelled(say("label-colon", label=file), code)


def _row(row: OfficeRow, name: str) -> tuple[str, ...]:
    return (name, *(_n(c) for c in (row.files, *row.cells)))


def _counted(heading: str, head: str, cells: Sequence[Cell], say: Voice) -> Iterator[Block]:
    if cells:
        yield Blank()
        yield Heading(say(heading))
        columns = (Column(say(head), 60), Column(say("column-number"), 8, True))
        yield Table(columns, tuple((c.word, _n(c)) for c in cells))


def _n(cell: Cell) -> str:
    return HELD_BACK if cell.n is None else str(cell.n)
