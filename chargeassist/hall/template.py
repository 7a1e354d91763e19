"""Reads a document that an office laid out, for a page to be written into."""

from __future__ import annotations

from pathlib import Path

from chargeassist.hall.workbook import safe
from chargeassist.reading.fault import ChargeAssistError, Faults
from chargeassist.reading.files import read_bytes
from chargeassist.report.docx import blanks_in


def read_template(path: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a document as bytes and the names of its blanks. ChargeAssistError for what is no document."""
    faults = Faults(Path(path).as_posix())
    raw = read_bytes(Path(path), faults.file, faults)
    if raw is not None and safe(raw, faults):
        try:
            return raw, blanks_in(raw)
        except Exception:  # whatever the reader of a stranger's archive stumbles over
            faults.add("F116-broken", ())
    raise ChargeAssistError(faults.found)
