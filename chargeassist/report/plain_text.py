"""Writes a page as plain text: 80 columns, no colour, symbols beside words, nesting as indents."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from chargeassist.report.page import (
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
from chargeassist.report.symbols import SYMBOLS, bare, cell_text, in_brackets

WIDTH = 80
PART, ITEM, HEAD = 2, 3, 1
"""How far the parts of a line are set in, what is said of an entry, and what is said of a heading."""
NAME, WORD, CITE = 22, 13, 52
"""The columns of a finding, and where the place in the law stands in an outline."""


def plain_text(page: Page) -> str:
    """Return a page as text that ends with a line break."""
    return bare("\n".join(_blocks(page.blocks, 0))) + "\n"


def _blocks(blocks: Iterable[Block], indent: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, indent)


def _block(block: Block, indent: int) -> Iterator[str]:
    match block:
        case Blank():
            yield ""
        case Divider():
            yield "-" * WIDTH
        case Paragraph(text):
            yield from _wrapped(text, indent)
        case Picture(text, said=said):
            yield from _wrapped(text, indent)
            yield ""
            yield from _blocks(said, indent)
        case Line(text):
            yield from _wrapped(text, indent, indent + PART)
        case Verbatim(text):
            yield text
        case Heading():
            yield from _heading(block, indent)
        case Item(label, text, _, said) | Fold(text, label, said=said):
            yield from _labelled(label, text, indent) if label else _wrapped(text, indent)
            yield from _blocks(said, indent + ITEM)
        case Labelled(label, text, cite, said=said, parts=parts):
            yield from _labelled(label, in_brackets(text, cite), indent)
            yield from _blocks(said, _hang(label, indent))
            yield from _blocks(parts, indent + PART)
        case Alert(label, text, cite, said=said):
            yield from _labelled(f"{label} ", in_brackets(text, cite), indent)
            yield from _blocks(said, _hang(f"{label} ", indent))
        case Marked(mark, text, cite):
            yield from _labelled(SYMBOLS[mark], in_brackets(text, cite), indent)
        case Finding():
            yield from _finding(block, indent)
        case Branch():
            yield from _limb(block, indent)
        case _:
            yield from _columns(block, indent)


def _wrapped(text: str, indent: int, hang: int | None = None) -> list[str]:
    """Return *text* in lines of at most 80 columns; a long word is never broken."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hang is None else hang),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _labelled(label: str, text: str, indent: int) -> list[str]:
    """Return *text* after a label, later lines set under the text."""
    return _wrapped(f"{label} {text}", indent, _hang(label, indent))


def _hang(label: str, indent: int) -> int:
    """Return where what follows a label is set in: under its text, or where that leaves no room, a little."""
    under = indent + len(label) + 1
    return under if under <= WIDTH // 2 else indent + ITEM


def _heading(heading: Heading, indent: int) -> Iterator[str]:
    """Yield a line across the page for a part of it, and a plain line for what stands in that part."""
    if heading.level == 1:
        fits = len(heading.text) < WIDTH - 4 or not heading.short
        *before, last = _wrapped(f"-- {heading.text if fits else heading.short}", 0, 3)
        yield from (*before, f"{last} ".ljust(WIDTH, "-").rstrip())
    elif heading.label:
        yield from _labelled(heading.label, heading.text, indent)
    else:
        yield from _wrapped(heading.text, indent)
    yield from _blocks(heading.said, indent + HEAD)


def _finding(finding: Finding, indent: int) -> Iterator[str]:
    lead = SYMBOLS[finding.mark] if finding.mark else f"{finding.label} "
    row = f"{lead} {finding.name:<{NAME}} {finding.word:<{WORD}}"
    row = in_brackets(f"{row} ", finding.cite) if finding.cite else row.rstrip()
    yield from _wrapped(row, indent, indent + len(lead) + 1)
    yield from _blocks(finding.said, indent + len(lead) + 1)


def _limb(limb: Branch, indent: int) -> Iterator[str]:
    """Yield a limb with its standing; one that is not weighed, with its place in the law beside it."""
    if limb.mark:
        symbol = SYMBOLS[limb.mark]
        yield from _labelled(symbol, in_brackets(f"{limb.text}{limb.colon} {limb.word}", limb.cite), indent)
        yield from _blocks(limb.said, indent + len(symbol) + 1)
    elif limb.word:
        yield from _wrapped(
            f"{in_brackets(limb.text, limb.cite)}{limb.colon} {limb.word}", indent, indent + PART
        )
    else:
        line = in_brackets(f"{' ' * indent + limb.text:<{CITE}} ", limb.cite).rstrip()
        fits = limb.cite and len(line) <= WIDTH
        # Two blanks before the place in the law, which stands in a column of its own.
        wrapped = _wrapped(in_brackets(f"{limb.text} ", limb.cite), indent, indent + PART)
        yield from [line] if fits else wrapped
    yield from _blocks(limb.parts, indent + PART)


def _table(table: Table, indent: int) -> Iterator[str]:
    """Yield a table; a cell goes on below itself, and a word for which there is no room is broken."""
    if table.caption:
        yield from _wrapped(table.caption, indent)
    heads = tuple(c.head for c in table.columns)
    rows = [[bare(cell_text(cell, narrow=True)) for cell in cells] for cells in (heads, *table.rows)]
    widths = _widths([c.width for c in table.columns], rows)
    for row in rows:
        columns = [
            textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
            for cell, width in zip(row, widths, strict=True)
        ]
        for line in range(max(map(len, columns))):
            texts = (
                f"{(cell[line : line + 1] or [''])[0]:{'>' if c.number else '<'}{width}}"
                for cell, c, width in zip(columns, table.columns, widths, strict=True)
            )
            yield (" " * indent + "  ".join(texts)).rstrip()


def _widths(widths: list[int], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide columns are: where a word is too long for one, others give what they can spare."""
    longest = [
        max(len(word) for cell in column for word in cell.split(" ")) for column in zip(*rows, strict=True)
    ]
    at = range(len(widths))
    for short in sorted(at, key=lambda i: longest[i] - widths[i]):
        lacks = longest[short] - widths[short]
        if 0 < lacks <= sum(max(widths[i] - longest[i], 0) for i in at):
            for _ in range(lacks):
                widths[max(at, key=lambda i: widths[i] - longest[i])] -= 1
            widths[short] += lacks
    return widths


def _columns(block: Table | Aligned | Legend, indent: int) -> Iterator[str]:
    match block:
        case Table():
            yield from _table(block, indent)
        case Aligned(lines):
            width = max((len(line.label) for line in lines), default=0)
            for line in lines:
                yield from _labelled(f"{line.label:<{width}}", in_brackets(line.text, line.cite), indent)
        case Legend(marks):
            row = " " * indent
            for mark, word in marks:
                entry = f"{SYMBOLS[mark]} {word}"
                if len(row.rstrip()) + 3 + len(entry) > WIDTH and row.strip():
                    yield row.rstrip()
                    row = " " * indent
                row += f"{entry}   "
            yield row.rstrip()
