"""What a program does with the library, in functions that another process can be sent."""

from __future__ import annotations

from pathlib import Path

from chargeassist import Assessment, Case, assess, load_law, read_case, to_json
from tests.examples import TAUGHT

CASES = TAUGHT


def assessed(file: Path) -> Assessment:
    """Return the assessment of a case file under the law it names, read anew."""
    case = read_case(file)
    return assess(case, load_law(*case.law))


def as_json(file: Path) -> str:
    """Return the assessment of a case file as JSON, from the file on."""
    return to_json(assessed(file))


def told(case: Case, found: Assessment) -> tuple[Case, Assessment, str]:
    """Return what was sent, and the assessment as JSON, as it looks where this runs."""
    return case, found, to_json(found)
