"""Reads who the persons of a case are: a file of its own, kept apart from the case and never part of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chargeassist.reading.documents import read_table, with_lines
from chargeassist.reading.fault import ChargeAssistError, Faults
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import MISSING
from chargeassist.report.names import NAMES, strangers


def read_names(path: str, persons: Iterable[str]) -> dict[str, str]:
    """Return names by the ids of persons; ChargeAssistError for a file that names anybody else."""
    faults = Faults(path)
    text = read_text(Path(path), path, faults)
    names: Any = MISSING if text is None else read_table(text, NAMES, faults)
    if text is not None and names is not MISSING:
        strangers(names, tuple(persons), faults)
        faults.found = list(with_lines(faults.found, text, is_json=False))
    if faults.found:
        raise ChargeAssistError(faults.found)
    return dict(names)
