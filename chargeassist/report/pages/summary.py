"""The page of `summary`: a screened caseload in numbers, none of them so small that it tells of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.summary import NOT_LISTED, NOT_OPEN, Cell, Summary
from chargeassist.report.page import Blank, Block, Column, Heading, Page, Paragraph, Table
from chargeassist.report.voice import Voice


def summary_page(found: Summary, language: str = "en") -> Page:
    """Return what was laid beside how it came out, what `review` says, and what is missing."""
    say = Voice(language)
    return Page((Paragraph(say("notice")), Blank(), *_blocks(found, say)), language, wide=True)


def _blocks(found: Summary, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("summary-of", n=found.rows, persons=found.persons, cases=found.cases))
    yield Paragraph(say("summary-few", n=found.smallest) if found.smallest > 1 else say("summary-all"))
    laid = [(o.offence, _stood(c.word, say), _n(c, say)) for o in found.laid for c in o.cells if c.n != 0]
    yield from _three("summary-laid", "column-standing", laid, say)
    verdicts = tuple((say(f"review-{c.word}"), _n(c, say)) for c in found.verdicts)
    gates = tuple((c.word, _n(c, say)) for c in found.gates)
    for id, head, rows in (
        ("summary-verdicts", "column-verdict", verdicts),
        ("summary-gates", "column-gate", gates),
    ):
        if rows:
            yield Blank()
            yield Heading(say(id))
            yield Table((Column(say(head), 50), Column(say("column-number"), 8, True)), rows)
    lacking = [(o.offence, c.word, _n(c, say)) for o in found.lacking for c in o.cells]
    yield from _three("summary-lacking", "column-element", lacking, say)


def _three(title: str, second: str, rows: Sequence[tuple[str, ...]], say: Voice) -> Iterator[Block]:
    if rows:
        yield Blank()
        yield Heading(say(title))
        heads = (Column(say("column-offence"), 44), Column(say(second), 20))
        yield Table((*heads, Column(say("column-number"), 8, True)), tuple(rows))


def _stood(word: str, say: Voice) -> str:
    return say(f"stood-{word}") if word in (NOT_OPEN, NOT_LISTED) else say(f"standing-{word}")


def _n(cell: Cell, say: Voice) -> str:
    return say("summary-untold") if cell.n is None else str(cell.n)
