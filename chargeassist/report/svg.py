"""Writes a drawing as SVG: no script, nothing asked for from anywhere, its colours those of the page.

A standing is a symbol and a word before it is a colour; whoever cannot see the drawing is told its title,
and all that it shows in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from attrs import evolve

from chargeassist.reading.printable import cleaned
from chargeassist.report.drawing import Box, Dot, Drawing, Shape, Stroke, Words
from chargeassist.report.page import Page, Picture
from chargeassist.report.pictures.lines import LINE, PAD, SYMBOL, lines_of
from chargeassist.report.plain_text import plain_text
from chargeassist.report.symbols import SYMBOLS, bare

REM = 16
"""How many units are as wide as a letter of the page is high: a drawing grows with the letters around it."""
BASE = 13
"""From the head of a line of words to the line they stand on."""
HEAD = 7
"""How long the head of a line is."""
LEAST = 640
"""How wide a file is at least: what stands above its drawing has to be read."""


def style(*names: str) -> str:
    """Return styles that are shipped beside the writers, in their order."""
    return "".join(map(_shipped, (f"{name}.css" for name in names)))


def script(name: str) -> str:
    """Return a script that is shipped beside the writers."""
    return _shipped(f"{name}.js")


def _shipped(name: str) -> str:
    return (files("chargeassist") / "report" / name).read_text("utf-8")


def inline(picture: Picture, told: str) -> str:
    """Return a drawing that stands within a page; *told* says where the same is told in words."""
    return _svg(picture.drawing, picture.id, picture.text, told, "")


def svg(page: Page) -> str:
    """Return the picture of a page as a file; what stands above it on the page stands above it here."""
    picture = next(b for b in page.blocks if isinstance(b, Picture))
    above = Page(tuple(b for b in page.blocks if b is not picture), page.language)
    width = max(picture.drawing.width, LEAST)
    lines = [line for said in plain_text(above).split("\n") for line in lines_of(said, width, len(said) + 1)]
    lines.append("")
    head = lines_of(picture.text, width)
    words = (Words(0, n * LINE, line, strong=n >= len(lines)) for n, line in enumerate((*lines, *head)))
    down = (len(lines) + len(head) + 1) * LINE
    lower = tuple(_lower(shape, down) for shape in picture.drawing.shapes)
    drawing = Drawing(width, picture.drawing.height + down, (*words, *lower))
    desc = plain_text(Page((*above.blocks, *picture.said), page.language))
    return _svg(drawing, picture.id, picture.text, desc, style("colours", "svg"), page.language)


def _lower(shape: Shape, by: int) -> Shape:
    if isinstance(shape, Stroke):
        return evolve(shape, points=tuple((x, y + by) for x, y in shape.points))
    return evolve(shape, y=shape.y + by)


def _svg(drawing: Drawing, id: str, title: str, told: str, style: str, language: str = "") -> str:
    """Return a drawing with its name and what it shows, a little paper around it."""
    width, height = drawing.width + 2 * PAD, drawing.height + 2 * PAD
    at, places = escape(id), f"{-PAD} {-PAD} {width} {height}"
    size = f'width="{width / REM:g}rem" height="{height / REM:g}rem" viewBox="{places}"'
    named = f'role="img" aria-labelledby="{at}-title" aria-describedby="{at}-desc"'
    paper = f'<rect class="paper" x="{-PAD}" y="{-PAD}" width="{width}" height="{height}"/>'
    alone = f' xmlns="http://www.w3.org/2000/svg" xml:lang="{escape(language)}"' if style else ""
    return "".join(
        (
            f'<svg{alone} class="picture" {named} {size}>\n',
            f'<title id="{at}-title">{_text(title)}</title>\n<desc id="{at}-desc">{_text(told)}</desc>\n',
            f"<style>{style}</style>\n{paper}\n" if style else "",
            *(f"{shape}\n" for one in drawing.shapes for shape in _shape(one)),
            "</svg>\n",
        )
    )


def _text(text: str) -> str:
    return escape(cleaned(bare(text)))


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Box():
            yield from _box(shape)
        case Stroke(points):
            kind = " ".join(
                ("line", *(("faint",) if shape.faint else ()), *(("broken",) if shape.broken else ()))
            )
            places = " ".join(f"{x},{y}" for x, y in points)
            yield f'<polyline class="{kind}" points="{places}"/>'
            if shape.leads:
                yield _head(*points[-2:])
        case Dot(x, y):
            yield f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>'
        case Words(x, y, text):
            yield _words(x, y + BASE, text, strong=shape.strong, middle=shape.middle)


def _head(before: tuple[int, int], end: tuple[int, int]) -> str:
    """Return the head of a line that goes along or down the canvas."""
    (x, y), along = end, before[1] == end[1]
    back = -HEAD if (end > before if along else end[1] > before[1]) else HEAD
    corners = [(x + back, y - 4), (x + back, y + 4)] if along else [(x - 4, y + back), (x + 4, y + back)]
    places = " ".join(f"{a},{b}" for a, b in (end, *corners))
    return f'<polygon class="dot" points="{places}"/>'


def _words(x: int, y: int, text: str, *, strong: bool = False, middle: bool = False) -> str:
    kind = ' class="loud"' if strong else ""
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text{kind}{anchor} x="{x}" y="{y}">{_text(text)}</text>' if text else ""


def _box(box: Box) -> Iterator[str]:
    kind = " ".join(filter(None, ("box", box.mark, box.look)))
    yield f'<rect class="{kind}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="3"/>'
    symbol, x, y = SYMBOLS[box.mark].strip(), box.x + PAD, box.y + PAD // 2 + BASE
    if symbol:
        yield f'<text class="symbol {box.mark}" x="{x}" y="{y}">{escape(symbol)}</text>'
        x += SYMBOL
    for number, line in enumerate(box.lines):
        yield _words(x, y + number * LINE, line, strong=box.strong)
