"""Writes a drawing into a document of an office as its own shapes: sharp on paper, and editable as text is.

What is too old to draw them leaves them out: the same stands in words below. Whoever cannot see the drawing
is told its title and where those words are.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from chargeassist.reading.printable import cleaned
from chargeassist.report.drawing import Box, Dot, Shape, Stroke, Words
from chargeassist.report.page import Picture
from chargeassist.report.pictures.lines import LINE, PAD, SYMBOL, wide
from chargeassist.report.symbols import SYMBOLS, bare

UNIT = 9525
"""How large a unit of a canvas is in those of the format: as on a screen, where a page has room for it."""
POINT = 12700
LETTERS = 13
"""How high letters are on a canvas, in its units."""
RADIUS = 4
MOST = 10_000
"""How many numbers each drawing of a document has for its shapes: no two parts have the same."""
INK, SOFT, GUIDE = "1B1B1B", "F3F3F0", "767676"
GOOD, DOUBT, BAD = ("145A24", "E0E9E2"), ("7A4A00", "EEE8DF"), ("9B1C1C", "F2E2E2")
"""The edge of a box of a standing, and what fills it: what the page of HTML shows in light."""
LOOKS = {
    **dict.fromkeys(("supported", "strong", "moderate"), GOOD),
    **dict.fromkeys(("disputed", "thin", "weak"), DOUBT),
    **dict.fromkeys(("missing", "contradicted", "against"), BAD),
}
UNSURE = ("missing", "thin", "weak")
"""The standings whose edge is broken, so that they differ without colours too."""
OFFICE, DRAWING = "http://schemas.microsoft.com/office/word/2010/", "http://schemas.openxmlformats.org/"
NAMES = {
    "w": f"{DRAWING}wordprocessingml/2006/main",
    "wp": f"{DRAWING}drawingml/2006/wordprocessingDrawing",
    "a": f"{DRAWING}drawingml/2006/main",
    "mc": f"{DRAWING}markup-compatibility/2006",
    "wpg": f"{OFFICE}wordprocessingGroup",
    "wps": f"{OFFICE}wordprocessingShape",
}
EDGES = 'distT="0" distB="0" distL="0" distR="0"'


def drawingml(picture: Picture, number: int, room: tuple[int, int]) -> str:
    """Return a run of text that holds a drawing, no larger than *room*; *number* is its own in a document."""
    drawing = picture.drawing
    scale = min(float(UNIT), *(most / size for most, size in zip(room, _size(picture), strict=True)))
    width, height = (round(scale * size) for size in _size(picture))
    place = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    group = f'{place}<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
    pen = _Pen(scale, number * MOST)
    shapes = "".join(part for shape in drawing.shapes for part in pen.shape(shape))
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
    told = f'title="{_text(picture.text)}" descr="{_text(f"{picture.text}. {picture.in_words}")}"'
    return (
        f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline {EDGES}>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number * MOST}" name="{number}" {told}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{NAMES["wpg"]}"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{group}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _size(picture: Picture) -> tuple[int, int]:
    return max(picture.drawing.width, 1), max(picture.drawing.height, 1)


def _text(text: str) -> str:
    return escape(cleaned(bare(text)))


class _Pen:
    """Draws shapes at a scale, each under a number of its own."""

    def __init__(self, scale: float, drawn: int) -> None:
        self.scale = scale
        self.drawn = drawn

    def shape(self, shape: Shape) -> Iterator[str]:
        """Yield the parts of one shape."""
        match shape:
            case Box():
                yield self._box(shape)
            case Stroke(points):
                *before, last = pairwise(points)
                yield from (self._line(shape, *ends) for ends in before)
                yield self._line(shape, *last, leads=shape.leads)
            case Dot(x, y):
                place = (x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
                yield self._made("ellipse", place, _filled(INK) + _edge("", 0))
            case Words(x, y, text):
                width = wide(text) + 2 * PAD
                place = (x - width // 2 if shape.middle else x, y, width, LINE)
                lines = self._lines((text,), strong=shape.strong, middle=shape.middle)
                yield self._made("rect", place, _filled("") + _edge("", 0), lines)

    def _box(self, box: Box) -> str:
        edge, fill = LOOKS.get(box.mark, ("", SOFT))
        broken = box.mark in UNSURE
        if box.look:
            hollow = box.look == "hollow"
            edge, fill, broken = (INK, "", True) if hollow else ("", GUIDE, False)
        symbol = SYMBOLS[box.mark].strip()
        lines = self._lines(box.lines, symbol, edge, strong=box.strong)
        look = _filled(fill) + _edge(edge, POINT * 3 // 4, broken=broken)
        return self._made("rect", (box.x, box.y, box.width, box.height), look, lines, PAD)

    def _line(
        self, stroke: Stroke, start: tuple[int, int], end: tuple[int, int], *, leads: bool = False
    ) -> str:
        (x, y), (to, down) = start, end
        turned = "".join(f' flip{way}="1"' for way, back in (("H", to < x), ("V", down < y)) if back)
        place = (min(x, to), min(y, down), abs(to - x), abs(down - y))
        width = POINT // 2 if stroke.faint else POINT
        edge = _edge(GUIDE if stroke.faint else INK, width, broken=stroke.broken, leads=leads)
        return self._made("line", place, edge, turned=turned)

    def _made(
        self,
        form: str,
        place: tuple[int, int, int, int],
        look: str,
        lines: str = "",
        pad: int = 0,
        turned: str = "",
    ) -> str:
        self.drawn += 1
        x, y, width, height = (round(self.scale * one) for one in place)
        at = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        side, head = (round(self.scale * one) for one in (pad, pad // 2))
        words = f"<wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx>" if lines else ""
        return (
            f'<wps:wsp><wps:cNvPr id="{self.drawn}" name="{self.drawn}"/><wps:cNvSpPr/><wps:spPr>'
            f'<a:xfrm{turned}>{at}</a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{look}'
            f'</wps:spPr>{words}<wps:bodyPr wrap="none" lIns="{side}" rIns="0" tIns="{head}" bIns="0" '
            f'anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        )

    def _lines(
        self,
        lines: tuple[str, ...],
        symbol: str = "",
        ink: str = "",
        *,
        strong: bool = False,
        middle: bool = False,
    ) -> str:
        """Return lines of words as paragraphs, a symbol before the first and the others below its words."""
        high, size = self._high(LINE), max(round(self.scale * LETTERS / POINT * 2), 2)
        look = f'<w:spacing w:before="0" w:after="0" w:line="{high}" w:lineRule="exact"/>'
        mark = first = ""
        if symbol:
            mark = _run(symbol, size, ink, strong=True) + "<w:r><w:tab/></w:r>"
            aside = self._high(SYMBOL)
            look = f'<w:tabs><w:tab w:val="left" w:pos="{aside}"/></w:tabs>{look}'
            look, first = (
                f'{look}<w:ind w:left="{aside}"/>',
                f'{look}<w:ind w:left="{aside}" w:hanging="{aside}"/>',
            )
        if middle:
            look += '<w:jc w:val="center"/>'
        looks, marks = (first or look, *(look,) * len(lines)), (mark, *("",) * len(lines))
        return "".join(
            f"<w:p><w:pPr>{look}</w:pPr>{mark}{_run(line, size, INK, strong=strong)}</w:p>"
            for look, mark, line in zip(looks, marks, lines or ("",) * bool(symbol), strict=False)
        )

    def _high(self, units: int) -> int:
        """Return a length in twentieths of a point."""
        return round(self.scale * units / POINT * 20)


def _run(text: str, size: int, ink: str, *, strong: bool) -> str:
    """Return words as they stand in a drawing, in a font without serifs that every office has."""
    bold = "<w:b/>" if strong else ""
    look = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>{bold}<w:color w:val="{ink or INK}"/>'
    sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f'<w:r><w:rPr>{look}{sizes}</w:rPr><w:t xml:space="preserve">{_text(text)}</w:t></w:r>'


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def _edge(colour: str, width: int, *, broken: bool = False, leads: bool = False) -> str:
    dash = '<a:prstDash val="dash"/>' if broken else ""
    head = '<a:tailEnd type="triangle"/>' if leads else ""
    return f'<a:ln w="{width}">{_filled(colour)}{dash}{head}</a:ln>'
