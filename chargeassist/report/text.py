"""An assessment as plain text: the public door to its page."""

from __future__ import annotations

from chargeassist.findings.model import Assessment
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.plain_text import plain_text


def to_text(assessment: Assessment, *, full: bool = False, language: str = "en") -> str:
    """Return the report as text that ends with a line break.

    Charges that do not stand yet are told in short; *full* tells every charge at length.
    """
    return plain_text(assessment_page(assessment, full=full, language=language))
