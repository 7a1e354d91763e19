"""An assessment as a page in every form: the public door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TypedDict, Unpack

from attrs import evolve

from chargeassist.advice.decisions import Decision
from chargeassist.findings.model import Assessment
from chargeassist.report.names import checked_names, with_names
from chargeassist.report.page import Page
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.papers.faces import face_page
from chargeassist.report.papers.forms import parts_of
from chargeassist.report.plain_text import plain_text

PAPERS = ("memo", "chart", "tasks", "decision", "sheet", "disclosure", "referral", "timeline")
"""The papers that can be written in place of the report."""
DECIDED = ("memo", "decision")
"""Those that print what was decided."""


class Wanted(TypedDict, total=False):
    """What every form of a page can be asked for.

    *paper* writes one of `PAPERS` in place of the report, *reader* the parts for a `prosecutor`, an
    `investigator`, `disclosure`, `training`, or `intake` (signs and needs; no charge, nobody accused).
    *names* sets names beside the ids of persons, under a line that says so; CaseError for a name that is no
    line of text or nobody's. *decisions*, as `read_decisions` returns them, stand in a
    memo or on the form of a decision.
    """

    language: str
    paper: str
    reader: str
    names: Mapping[str, str]
    decisions: Iterable[Decision]


def to_text(assessment: Assessment, *, full: bool = False, **wanted: Unpack[Wanted]) -> str:
    """Return the report as text that ends with a line break.

    It is the first page, of sixty lines at most; with *full* everything stands behind it. Instead of it a
    `paper` can be asked for or the parts for a `reader`, in a `language`, with `names` and `decisions`.
    """
    return plain_text(_page(assessment, full, False, **wanted))


def to_markdown(assessment: Assessment, *, full: bool = True, **wanted: Unpack[Wanted]) -> str:
    """Return the report as Markdown; the first page alone unless *full*. The rest is as for `to_text`."""
    from chargeassist.report.markdown import markdown

    return markdown(_page(assessment, full, False, **wanted))


def to_html(assessment: Assessment, *, full: bool = True, **wanted: Unpack[Wanted]) -> str:
    """Return the report as one file of HTML without script; the first page alone unless *full*.

    The rest is as for `to_text`.
    """
    from chargeassist.report.html import html

    return html(_page(assessment, full, full, **wanted))


def to_docx(
    assessment: Assessment, *, full: bool = True, template: bytes | None = None, **wanted: Unpack[Wanted]
) -> bytes:
    """Return the report as the bytes of a document, by way of *template*, an office's own, if one is given.

    Its blanks, `{{counts}}` and the like, are filled in; a document that has none has the page at its end.
    The rest is as for `to_text`. Raises KeyError for a blank that nothing fills, and ImportError without the
    extra `[papers]`.
    """
    from chargeassist.report.docx import docx

    return docx(_page(assessment, full, full, template is not None, **wanted), template)


def _page(
    assessment: Assessment,
    full: bool,
    pictures: bool,
    blanks: bool = False,
    *,
    language: str = "en",
    paper: str = "",
    reader: str = "",
    names: Mapping[str, str] | None = None,
    decisions: Iterable[Decision] | None = None,
) -> Page:
    """Return the page that was asked for. ValueError for an unknown word, or for words that do not agree."""
    if (paper and (reader or paper not in PAPERS)) or (decisions is not None and paper not in DECIDED):
        raise ValueError(
            "one page: the report, one of PAPERS, or that of a reader; decisions are for DECIDED"
        )
    if paper:
        made: Callable[..., Page] = getattr(
            import_module(f"chargeassist.report.papers.{paper}"), f"{paper}_page"
        )
        page = made(assessment, language, decisions) if paper in DECIDED else made(assessment, language)
    elif reader:
        page = face_page(assessment, reader, language)
    else:
        page = assessment_page(assessment, full=full, pictures=pictures, language=language)
    if blanks and paper != "referral" and reader != "intake":
        page = evolve(page, parts=parts_of(assessment, language, decisions))
    return with_names(page, checked_names(names, assessment.case)) if names else page


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
