"""An assessment for one reader: each face is a list of parts, told in their order under one head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Page
from chargeassist.report.pages.entered import entered
from chargeassist.report.papers.head import paper
from chargeassist.report.papers.memo import PARTS, Part, numbered
from chargeassist.report.papers.referral import referral_page
from chargeassist.report.papers.timeline import course
from chargeassist.report.voice import Voice


def _entered(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from entered(assessment, say, 2)


def _course(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from course(assessment, say, 2)


EVERY: Mapping[str, Part] = {**PARTS, "entered": _entered, "course": _course}
"""Every part that a face can have."""
FACES: Mapping[str, tuple[str, ...]] = {
    "prosecutor": ("persons", "selection", "proof", "weaknesses", "first", "interest", "counts", "decision"),
    "investigator": ("persons", "further", "course", "protection", "assets", "abroad"),
    "disclosure": ("material", "away"),
    "training": ("entered", "course", "proof", "selection", "weaknesses", "away"),
}
"""What each reader is told; `intake` is told no more than a referral tells."""


def face_page(assessment: Assessment, reader: str, language: str = "en") -> Page:
    """Return what a reader is told: for `intake` signs and needs, no charge and nobody accused.

    Raises ValueError for a reader that is none of `law.choices.READERS`.
    """
    if reader == "intake":
        return referral_page(assessment, language)
    if reader not in FACES:
        raise ValueError(f"{reader}: no reader of a report")
    say = Voice(language)
    parts = {name: EVERY[name] for name in FACES[reader]}
    at_length = assessment.gates if "persons" in parts else ()
    return paper(f"for-{reader}", numbered(parts, assessment, say), assessment, say, at_length)
