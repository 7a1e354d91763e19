"""Fills the named blanks of a document that an office laid out: its letterhead, its words, its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docx.document import Document as Written
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from chargeassist.law.forms import BLANK, blanks
from chargeassist.report.flat import in_line
from chargeassist.report.page import Block

Write = Callable[[tuple[Block, ...]], None]
"""Writes pieces at the end of a document."""


def names_in(document: Written) -> tuple[str, ...]:
    """Return the names of the blanks of a document, each once."""
    return tuple(dict.fromkeys(name for p in _paragraphs(document) for name in blanks(p.text)))


def fill(document: Written, parts: Mapping[str, tuple[Block, ...]], write: Write, language: str) -> None:
    """Put into each blank what has its name: pieces where it stands alone, else text within its line.

    Before all stands what has no name, whatever the office laid out.

    Raises KeyError for a blank that nothing has the name of: it would go out unfilled.
    """
    first, *others = list(_paragraphs(document))
    _put(first.insert_paragraph_before(""), parts[""], document, write)
    for paragraph in (first, *others):
        alone = BLANK.fullmatch(paragraph.text.strip())
        if alone and paragraph._p.getparent().tag in map(qn, ("w:body", "w:tc")):
            _put(paragraph, parts[alone[1]], document, write)
        elif BLANK.search(paragraph.text):
            _say(paragraph, BLANK.sub(lambda blank: in_line(parts[blank[1]], language), paragraph.text))


def _put(paragraph: Paragraph, blocks: tuple[Block, ...], document: Written, write: Write) -> None:
    """Write pieces in the place of a paragraph, which stays, empty, where a table must not come last."""
    body = document.element.body
    before = len(body)
    write(blocks)
    end = [*body][before - 1 : -1]  # before the last of all, which says how sheets are laid out
    for piece in end:
        paragraph._p.addprevious(piece)
    if end and end[-1].tag == qn("w:tbl"):
        _say(paragraph, "")
    else:
        paragraph._p.getparent().remove(paragraph._p)


def _say(paragraph: Paragraph, text: str) -> None:
    """Set the text of a paragraph in the letters of its first run."""
    first, *others = paragraph.runs or [paragraph.add_run()]
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def _paragraphs(document: Written) -> Iterator[Paragraph]:
    """Yield every paragraph of a document, within tables and on the edges of its sheets too."""
    edges = [
        edge
        for section in document.sections
        for edge in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        )
        if not edge.is_linked_to_previous
    ]
    for root in (document.element.body, *(edge._element for edge in edges)):
        for p in root.iter(qn("w:p")):
            yield Paragraph(p, document)
