"""An assessment as a page in every form: the public door."""

from __future__ import annotations

from chargeassist.findings.model import Assessment
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.plain_text import plain_text


def to_text(assessment: Assessment, *, full: bool = False, language: str = "en") -> str:
    """Return the report as text that ends with a line break.

    It is the first page, of sixty lines at most; with *full* everything stands behind it.
    """
    return plain_text(assessment_page(assessment, full=full, language=language))


def to_markdown(assessment: Assessment, *, full: bool = True, language: str = "en") -> str:
    """Return the report as Markdown; the first page alone unless *full*."""
    from chargeassist.report.markdown import markdown

    return markdown(assessment_page(assessment, full=full, language=language))


def to_html(assessment: Assessment, *, full: bool = True, language: str = "en") -> str:
    """Return the report as one file of HTML without script; the first page alone unless *full*."""
    from chargeassist.report.html import html

    return html(assessment_page(assessment, full=full, pictures=full, language=language))


def to_docx(
    assessment: Assessment, *, full: bool = True, language: str = "en", template: bytes | None = None
) -> bytes:
    """Return the report as the bytes of a document, written at the end of *template* if one is given.

    Raises ImportError without the extra `[papers]`.
    """
    from chargeassist.report.docx import docx

    return docx(assessment_page(assessment, full=full, pictures=full, language=language), template)


def to_svg(assessment: Assessment, of: str, *, charge: str = "", language: str = "en") -> str:
    """Return a picture as SVG, `matrix`, `tree`, `timeline`, `map` or `stress`, its gates above it.

    The first two are of one charge: of that id, or of the first on the sheet. Raises KeyError for a charge
    that is not listed, and ValueError for an unknown picture or where no charge is listed.
    """
    from chargeassist.report.pictures.of_case import picture_page
    from chargeassist.report.svg import svg

    return svg(picture_page(assessment, of, assessment.charge(charge) if charge else None, language))


def in_a_notebook(assessment: Assessment) -> str:
    """Return the first page as HTML that stands within another document."""
    from chargeassist.report.html import piece

    return piece(assessment_page(assessment).blocks)
