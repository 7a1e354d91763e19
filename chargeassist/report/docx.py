"""Writes a page as a document for an office, by python-docx: headings, real lists, tables with header rows.

An office may give a document of its own to write into: its styles, its margins, its letterhead.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from chargeassist.reading.printable import cleaned
from chargeassist.report.drawingml import drawingml
from chargeassist.report.flat import Row, flat
from chargeassist.report.page import Block, Divider, Page, Picture, Table, Verbatim
from chargeassist.report.symbols import bare, cell_text
from chargeassist.report.template import fill, names_in

DAY = (1980, 1, 1, 0, 0, 0)
"""The day that everything in the archive has: the same page gives the same bytes."""
LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
"""The styles of the three levels that a list of an office has; what is deeper stands on the last."""
GRID = "Table Grid"
A4, MARGIN = (Mm(210), Mm(297)), Mm(20)
"""The sheet that a document of no office is laid out on."""
SMALL, BELOW = Pt(9), Pt(9)
"""How high letters in a table are, and the space between it and what is said next."""
LETTER, SIDES, LONGEST = Mm(2.4), Mm(4), 16
"""How much room a letter of a table takes, and the sides of a cell; the letters of a word kept whole."""
TITLES = Mm(30)
"""The room that the title of a picture takes, and the space around it."""
WITHIN = 2
"""The level of the headings that an office has on its own forms: what fills them is below."""
TITLE = 255
"""How many characters the format lets the title of a document have."""


def docx(page: Page, template: bytes | None = None) -> bytes:
    """Return a page as the bytes of a .docx, by way of *template* if one is given.

    Where that has blanks, `{{counts}}` and the like, the parts of the page fill them; else the page is
    written at its end. Raises KeyError for a blank that no part has the name of.
    """
    document = Document(BytesIO(template)) if template is not None else Document()
    if template is None:
        _on_a4(document, page.wide)
    writer = _Writer(document)
    if page.watermark:
        _marked(document, page.watermark)
    if names_in(document):
        fill(document, dict(page.parts), partial(writer.blocks, level=WITHIN), page.language)
    else:
        if page.title:
            writer.paragraph(page.title, "Title")
        writer.blocks(page.blocks)
    _named(document, page)
    return _settled(document)


def _on_a4(document: Written, wide: bool) -> None:
    """Lay sheets out as offices of these States have them: A4, on its side for a wide page."""
    sheet = document.sections[-1]
    sheet.page_width, sheet.page_height = A4 if not wide else A4[::-1]
    sheet.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    document.styles[GRID].font.size = SMALL
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = MARGIN


def _named(document: Written, page: Page) -> None:
    """Say what the document is and in which language; nobody is named as its author, and no clock is read."""
    about = document.core_properties
    about.title, about.language = _clean(page.title)[:TITLE], page.language
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime(*DAY)
    for run in document.styles.element.iter(qn("w:lang")):
        run.set(qn("w:val"), page.language)


def _marked(document: Written, mark: str) -> None:
    """Say on each sheet what the page says of itself, above whatever an office says there."""
    for number, section in enumerate(document.sections):
        first = section.different_first_page_header_footer
        even = document.settings.odd_and_even_pages_header_footer
        further = (section.first_page_header, first), (section.even_page_header, even)
        for head in (section.header, *(head for head, there in further if there)):
            if number and head.is_linked_to_previous:
                continue  # it is that of the section before, and says it
            head.is_linked_to_previous = False
            head.paragraphs[0].insert_paragraph_before(_clean(mark))


def _settled(document: Written) -> bytes:
    """Return the bytes of a document in which no part knows when it was written."""
    made, out = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for part in parts.infolist():
            settled.writestr(zipfile.ZipInfo(part.filename, DAY), parts.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _clean(text: str) -> str:
    return cleaned(bare(text))


class _Writer:
    """Writes rows into one document; a style that an office's template lacks is left out."""

    def __init__(self, document: Written) -> None:
        self.document = document
        self.styles = {style.name: style.style_id for style in document.styles}
        sheet = document.sections[-1]
        width, left, right = sheet.page_width, sheet.left_margin, sheet.right_margin
        self.width = (width or A4[0]) - (left or MARGIN) - (right or MARGIN)
        height, top, foot = sheet.page_height, sheet.top_margin, sheet.bottom_margin
        self.height = (height or A4[1]) - (top or MARGIN) - (foot or MARGIN)
        self.pictures = 0
        self.below = False

    def blocks(self, blocks: tuple[Block, ...], level: int = 1) -> None:
        """Write pieces, row by row, under a heading of *level*."""
        for row in flat(Page(blocks), level):
            match row:
                case Row():
                    self.row(row)
                case Table():
                    self.table(row)
                case Picture():
                    self.picture(row)
                case Verbatim(text):
                    self.paragraph(text, "No Spacing")
                case Divider():
                    self.paragraph("", "Normal")

    def paragraph(self, text: str, style: str, lead: str = "", loud: bool = False) -> Paragraph:
        """Write one paragraph, what leads it apart from it."""
        made = self.document.add_paragraph()
        # By its id: the library looks through all styles for each paragraph that is given one by name.
        made._p.style = self.styles.get(style)
        if lead:
            made.add_run(f"{_clean(lead)} ").bold = True
        made.add_run(_clean(text)).bold = True if loud else None
        if self.below and style in ("Normal", "Caption"):
            made.paragraph_format.space_before = BELOW
        self.last, self.below = made, False
        return made

    def row(self, row: Row) -> None:
        """Write a heading, prose, or an entry of a list."""
        if row.level:
            # The title of the page is above all headings.
            self.paragraph(f"{row.lead} {row.text}".lstrip(), f"Heading {row.level - 1}")
        else:
            style = LISTS[min(row.depth, len(LISTS)) - 1] if row.depth else "Normal"
            self.paragraph(row.text, style, row.lead, row.loud)

    def picture(self, picture: Picture) -> None:
        """Draw a picture below its title, which stays with it, on a sheet that has room for both."""
        self.last.paragraph_format.keep_with_next = True
        self.pictures += 1
        room = (self.width, self.height - TITLES)
        self.paragraph("", "Normal")._p.append(parse_xml(drawingml(picture, self.pictures, room)))

    def table(self, table: Table) -> None:
        """Write a table whose heads stand on every page that it goes over."""
        if table.caption:
            self.paragraph(table.caption, "Caption").paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1, cols=len(table.columns))
        if GRID in self.styles:
            made.style = self.document.styles[GRID]
        made.autofit = False
        widths = [Emu(width) for width in _widths(table, self.width)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for cell, column, width in zip(made.rows[0].cells, table.columns, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(_clean(column.head)).bold = True
        _marked_as(made.rows[0], "w:cantSplit", "w:tblHeader")
        for row in table.rows:
            written = made.add_row()
            for cell, told, width in zip(written.cells, row, widths, strict=True):
                cell.width = width
                cell.text = _clean(cell_text(told))
            _marked_as(written, "w:cantSplit")
        self.below = True


def _widths(table: Table, room: int) -> Iterator[int]:
    """Yield how wide each column is: as the page says, and its longest word whole if there is room."""
    told = zip(*([c.head for c in table.columns], *(map(cell_text, row) for row in table.rows)), strict=True)
    least = [LETTER * min(max(map(len, " ".join(c).split()), default=0), LONGEST) + SIDES for c in told]
    every = sum(column.width for column in table.columns)
    spare = [room * c.width // every - low for c, low in zip(table.columns, least, strict=True)]
    wanting, over = -sum(min(s, 0) for s in spare), sum(max(s, 0) for s in spare)
    given = min(wanting / over, 1) if over else 1
    widths = [low + round(max(s, 0) * (1 - given)) for s, low in zip(spare, least, strict=True)]
    yield from (width * room // max(room, sum(widths)) for width in widths)


def _marked_as(row: _Row, *marks: str) -> None:
    """Say of a row that it stays on one sheet, or that it stands again on each."""
    for name in marks:
        mark = OxmlElement(name)
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def blanks_in(raw: bytes) -> tuple[str, ...]:
    """Return the names of the blanks of a document, each once."""
    return names_in(Document(BytesIO(raw)))


def tables_in(raw: bytes) -> list[list[list[str]]]:
    """Return the texts of the cells of each table of a document, row by row."""
    return [[[c.text for c in row.cells] for row in table.rows] for table in Document(BytesIO(raw)).tables]
