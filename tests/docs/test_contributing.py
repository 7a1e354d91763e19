"""How to contribute: what the page says of the tests, the checks and the catalogues is so."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_page_says_where_a_test_goes() -> None:
    """Every folder of tests is named, and no other."""
    folders = {f"tests/{p.parent.name}" for p in (ROOT / "tests").glob("*/*.py")}

    assert folders == set(re.findall(r"`(tests/[a-z_]+)`", PAGE))


def test_what_records_is_named() -> None:
    """Every test that can write what it compares stands in the command that does so."""
    recording = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
        if re.search(r'environ\.get\("CHARGEASSIST_RECORD"', path.read_text("utf-8"))
    }
    (command,) = re.findall(r"^CHARGEASSIST_RECORD=1 python -m pytest (.+)$", PAGE, re.MULTILINE)

    assert recording == set(command.split())


def test_names_of_the_code_are_there() -> None:
    """What the page calls by name in a module is in that module."""
    lint = (ROOT / "chargeassist" / "audit" / "lint.py").read_text("utf-8")
    finding = (ROOT / "chargeassist" / "audit" / "finding.py").read_text("utf-8")
    catalogue = (ROOT / "chargeassist" / "words" / "catalogue.py").read_text("utf-8")
    made = [(n, finding) for n in ("Linted", "error", "warning", "hint")]

    for name, module in (*made, ("CHECKS", lint), ("LANGUAGES", catalogue)):
        assert f"`{name}`" in PAGE
        assert re.search(rf"^(class |def )?{name}\b", module, re.MULTILINE), name
