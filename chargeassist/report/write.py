"""Writes a page in the form that was asked for; a form is loaded when it is asked for, and no sooner."""

from __future__ import annotations

from chargeassist.report.page import Page


def write_page(page: Page, form: str, template: bytes | None = None) -> str | bytes:
    """Return a page as text, or as the bytes of a document; *template* is a document of an office's own.

    Raises ValueError for an unknown form, and ImportError for documents without the extra `[papers]`.
    """
    match form:
        case "text":
            from chargeassist.report.plain_text import plain_text

            return plain_text(page)
        case "md":
            from chargeassist.report.markdown import markdown

            return markdown(page)
        case "html":
            from chargeassist.report.html import html

            return html(page)
        case "docx":
            from chargeassist.report.docx import docx

            return docx(page, template)
    raise ValueError(f"{form}: no form of a page")
