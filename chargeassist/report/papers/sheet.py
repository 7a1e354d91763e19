"""The draft charge sheet, with blanks for what a court is told and the case does not say."""

from __future__ import annotations

from chargeassist.findings.model import Assessment
from chargeassist.report.page import Page
from chargeassist.report.papers.forms import form_page


def sheet_page(assessment: Assessment, language: str = "en", *, empty: bool = False) -> Page:
    """Return the counts as a sheet that a person completes and signs; *empty* with its blanks named."""
    return form_page("sheet", assessment, language, empty=empty)
