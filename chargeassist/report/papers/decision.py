"""The decision to charge: what the evidence comes to is filled in, what a person weighs is left blank."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.advice.decisions import Decision
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Page
from chargeassist.report.papers.forms import form_page


def decision_page(
    assessment: Assessment,
    language: str = "en",
    decisions: Iterable[Decision] | None = None,
    *,
    empty: bool = False,
) -> Page:
    """Return the form on which somebody decides, with what was recorded; *empty* with its blanks named."""
    return form_page("decision", assessment, language, decisions, empty=empty)
