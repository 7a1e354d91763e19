"""Small packs for the tests of the audit: what a folder does not hold is taken from the frame."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from chargeassist.audit.finding import Finding
from chargeassist.audit.packs import Audit
from chargeassist.audit.report import lint_page
from chargeassist.report.plain_text import plain_text

HERE = Path(__file__).parent
FRAME = HERE / "frame"
NOT_OF_THE_PACK = ("expect.txt", "report.txt", "report.json")


def packed(folder: Path, into: Path) -> Path:
    """Return a pack of the frame with the files of *folder* put in their place or added."""
    shutil.copytree(FRAME, into, dirs_exist_ok=True)
    shutil.copytree(folder, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_OF_THE_PACK))
    return into


def lint_text(findings: Sequence[Finding], found: Audit) -> str:
    """Return the page of what was found as plain text."""
    return plain_text(lint_page(findings, found))
