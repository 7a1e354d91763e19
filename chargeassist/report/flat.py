"""A page as one list of rows, for forms that have headings, paragraphs and lists, and no other nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from chargeassist.report.page import (
    DEEPEST,
    Alert,
    Aligned,
    Blank,
    Block,
    Branch,
    Divider,
    Finding,
    Fold,
    Heading,
    Item,
    Labelled,
    Legend,
    Line,
    Marked,
    Page,
    Paragraph,
    Picture,
    Table,
    Verbatim,
)
from chargeassist.report.symbols import SYMBOLS, in_brackets
from chargeassist.words import apart


@frozen
class Row:
    """A heading of a level, prose, or an entry of a list so many deep."""

    text: str
    lead: str = ""
    """A symbol or a label that stands before the text and apart from it."""
    level: int = 0
    depth: int = 0
    loud: bool = False
    """Whether nobody may miss it."""


Flat = Row | Table | Verbatim | Divider | Picture


def flat(page: Page, level: int = 1) -> Iterator[Flat]:
    """Yield a page row by row; headings go one level down at a time, below one of *level*: its title."""
    for row in _blocks(page.blocks, 0, 1):
        if isinstance(row, Row) and row.level:
            level = min(row.level, level + 1, DEEPEST)
            row = Row(row.text, row.lead, level)
        yield row


def in_line(blocks: Iterable[Block], language: str) -> str:
    """Return pieces as text within a line."""
    rows = (r for r in flat(Page(tuple(blocks))) if isinstance(r, Row))
    return apart((f"{r.lead} {r.text}".strip() for r in rows), language)


def _blocks(blocks: Iterable[Block], depth: int, level: int) -> Iterator[Flat]:
    for block in blocks:
        match block:
            case Heading():
                level = block.level + 1
                yield Row(block.text, block.label, level)
                yield from _blocks(block.said, 0, level)
            case Fold():
                lead = " ".join(filter(None, (block.label, SYMBOLS[block.mark].strip())))
                yield Row(block.text, lead, level + 1)
                yield from _blocks(block.said, 0, level + 1)
            case Picture(text, said=said):
                yield Row(text, depth=depth + 1 if depth else 0, loud=True)
                yield block
                yield from _blocks(said, depth, level)
            case Table() | Verbatim() | Divider():
                yield block
            case Aligned(lines):
                yield from _blocks(lines, depth, level)
            case Legend(marks):
                yield from (Row(word, SYMBOLS[mark], depth=depth + 1) for mark, word in marks)
            case Paragraph(text):
                yield Row(text, depth=depth + 1 if depth else 0)
            case Blank():
                pass
            case _:
                yield _entry(block, depth)
                yield from _blocks((*_of(block, "said"), *_of(block, "parts")), depth + 1, level)


def _entry(block: Line | Labelled | Alert | Item | Marked | Finding | Branch, depth: int) -> Row:
    match block:
        case Line(text):
            return Row(text, depth=depth + 1)
        case Alert(label, text, cite):
            return Row(in_brackets(text, cite), label, depth=depth + 1, loud=True)
        case Labelled(label, text, cite):
            return Row(in_brackets(text, cite), label, depth=depth + 1)
        case Item(label, text):
            return Row(text, label, depth=depth + 1)
        case Marked(mark, text, cite):
            return Row(in_brackets(text, cite), SYMBOLS[mark].strip(), depth=depth + 1)
        case Finding():
            text = f"{block.name}{block.colon} {block.word}"
            return Row(
                in_brackets(text, block.cite), SYMBOLS[block.mark].strip() or block.label, depth=depth + 1
            )
        case Branch():
            text = f"{block.text}{block.colon} {block.word}" if block.word else block.text
            return Row(in_brackets(text, block.cite), SYMBOLS[block.mark].strip(), depth=depth + 1)


def _of(block: Block, key: str) -> tuple[Block, ...]:
    said: tuple[Block, ...] = getattr(block, key, ())
    return said
