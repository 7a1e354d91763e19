"""The pictures of a case by their names: each on a page of its own, and those that stand in a report."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.stress import stress
from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.page import Page, Picture
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.likes import SHEET, one_entry, together
from chargeassist.report.pictures.acts import acts
from chargeassist.report.pictures.matrix import matrix
from chargeassist.report.pictures.stress import stressed
from chargeassist.report.pictures.timeline import timeline
from chargeassist.report.pictures.tree import tree
from chargeassist.report.voice import Voice

PICTURES = ("matrix", "tree", "timeline", "map", "stress")
MOST = 6
"""For how many entries of a sheet a report has a picture of what shows them."""


def picture_page(assessment: Assessment, of: str, charge: Charge | None = None, language: str = "en") -> Page:
    """Return one picture under the notice and the gates: of *charge*, or of the first on the sheet.

    Raises ValueError for an unknown picture, or where no charge is listed and it is of one.
    """
    if of not in PICTURES:
        raise ValueError(f"{of}: no picture")
    say = Voice(language)
    return headed((_picture(assessment, of, charge, say),), say, assessment)


def _picture(assessment: Assessment, of: str, charge: Charge | None, say: Voice) -> Picture:
    match of:
        case "timeline":
            return timeline(assessment, say)
        case "map":
            return acts(assessment, say)
        case "stress":
            return stressed(stress(assessment), say)
    charge = charge or next(iter(on_the_sheet(assessment)), None)
    if charge is None:
        raise ValueError("no charge is listed")
    return (matrix if of == "matrix" else tree)(charge, assessment, say)


def on_the_sheet(assessment: Assessment) -> tuple[Charge, ...]:
    """Return the first charge of each entry of the sheet, the gravest first; of all, if none is on it."""
    sheet = [c for c in assessment.charges if c.role in SHEET and c.standing.stands]
    return tuple(alike[0] for alike in together(sheet or assessment.charges, one_entry))


def in_a_report(assessment: Assessment, say: Voice) -> Iterator[Picture]:
    """Yield the pictures that stand in a whole report."""
    yield timeline(assessment, say)
    yield acts(assessment, say)
    yield from (matrix(charge, assessment, say) for charge in on_the_sheet(assessment)[:MOST])
