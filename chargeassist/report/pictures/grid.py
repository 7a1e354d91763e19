"""A table drawn as a grid: rows and columns of boxes, each with its mark, and the same table for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.report.drawing import Box, Drawing, Shape
from chargeassist.report.page import Blank, Cell, Column, Table
from chargeassist.report.pictures.lines import LINE, PAD, SYMBOL, lines_of
from chargeassist.report.symbols import bare

NAME, CELL = 240, 128
"""How wide a column of names is in a drawing, and one of cells."""
SPACE = 4
"""Between two boxes."""
AT_ONCE = 4
"""How many columns of cells stand beside each other in a table of eighty characters."""
NAME_LETTERS, CELL_LETTERS = 24, 12

Row = tuple[str, Sequence[Cell]]
"""What a row is about, and its cells."""


def drawn(heads: Sequence[str], rows: Sequence[Row]) -> Drawing:
    """Return rows as boxes under their heads."""
    shapes: list[Shape] = []
    y = 0
    for name, cells in (("", [Cell(head) for head in heads]), *rows):
        texts = [
            lines_of(name, NAME - 2 * PAD),
            *(lines_of(c.text, CELL - 2 * PAD - (SYMBOL if c.mark else 0)) for c in cells),
        ]
        height = max(map(len, texts)) * LINE + PAD
        shapes += _row(y, height, texts, ["", *(c.mark for c in cells)], strong=not name)
        y += height + SPACE
    return Drawing(NAME + len(heads) * (CELL + SPACE), y, tuple(shapes))


def _row(
    y: int, height: int, texts: Sequence[tuple[str, ...]], marks: Sequence[str], *, strong: bool
) -> Iterator[Box]:
    x = 0
    for number, (lines, mark) in enumerate(zip(texts, marks, strict=True)):
        width = CELL if number else NAME
        if lines or mark:
            yield Box(x, y, width, height, lines, mark, strong or not number)
        x += width + SPACE


def tables(first: str, heads: Sequence[str], rows: Sequence[Row]) -> Iterator[Table | Blank]:
    """Yield the same as tables that are no wider than a page."""
    for begin in range(0, len(heads), AT_ONCE):
        if begin:
            yield Blank()
        part = slice(begin, begin + AT_ONCE)
        columns = (Column(first, NAME_LETTERS), *(Column(bare(h), CELL_LETTERS) for h in heads[part]))
        yield Table(columns, tuple((name, *cells[part]) for name, cells in rows))
