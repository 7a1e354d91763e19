"""Bad examples: each file of `bad/` says in its first line which faults it has, and where.

A file added there is a test: ``# expect L125 6``, or several pairs of code and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from chargeassist.reading.fault import Fault
from tests.each import each
from tests.law.support import ROOT, faults_of, write_pack

BAD = Path(__file__).parent / "bad"
EXAMPLES = sorted(f.name for f in BAD.glob("*.law"))
CODES = {
    code
    for module in (ROOT / "chargeassist/law").glob("*.py")
    for code in re.findall(r'"(L\d{3})[a-z-]*"', module.read_text("utf-8"))
}
"""Every code the readers of the law can raise."""
ELSEWHERE = {
    "L104": "../hostile/test_sizes.py",
    "L204": "test_vocabulary.py",
    "L205": "test_vocabulary.py",
    "L206": "test_vocabulary.py",
    "L208": "../hostile/test_loops.py",
    "L221": "test_translations.py",
    "L222": "test_translations.py",
    "L223": "test_translations.py",
    "L501": "test_packs.py",
    "L502": "test_packs.py",
    "L503": "test_packs.py",
    "L504": "test_packs.py",
    "L511": "test_packs.py",
    "L514": "test_packs.py",
    "L516": "../findings/test_s50_expects.py",
    "L517": "../findings/test_s50_expects.py",
    "L518": "../findings/test_s24_capacity.py",
    "L519": "test_readings.py",
    "L520": "test_readings.py",
    "L521": "test_judgments.py",
    "L522": "test_world.py",
    "L523": "../advice/test_bills.py",
    "L507": "../hostile/test_folders.py",
    "L508": "../hostile/test_folders.py",
    "L509": "../hostile/test_folders.py",
    "L510": "../hostile/test_folders.py",
    "L410": "../hostile/test_loops.py",
}
"""Codes of the vocabulary and of folders: no `.law` file can have them."""


def _expected(name: str) -> list[tuple[str, int]]:
    first = (BAD / name).read_text("utf-8").split("\n")[0]
    assert re.fullmatch(r"# expect( L\d{3} \d+)+", first)
    return [(code, int(line)) for code, line in re.findall(r"(L\d{3}) (\d+)", first)]


Bad = Callable[[str], tuple[Path, tuple[Fault, ...]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Bad:
    """Return the folder of a pack that holds a bad example, and its faults: each is read once."""

    @cache
    def read(name: str) -> tuple[Path, tuple[Fault, ...]]:
        folder = write_pack(tmp_path_factory.mktemp("bad"), {"a.law": (BAD / name).read_text("utf-8")})
        return folder, faults_of(folder)

    return read


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_bad_example_has_its_faults_and_no_other(name: str, found: Bad) -> None:
    """One mistake is one fault, with its code, on its line."""
    _, faults = found(name)

    assert _expected(name) == [(f.code, f.at.line) for f in faults]


@each(EXAMPLES)
def test_a_bad_example_is_named_for_its_fault(name: str) -> None:
    """The file's name begins with the code of its first fault."""
    assert _expected(name)[0][0] == name[:4]


@each(sorted(CODES - set(ELSEWHERE)))
def test_every_code_has_a_bad_example(code: str) -> None:
    """Every fault that a `.law` file can have has an example of it."""
    assert [] != [name for name in EXAMPLES if name.startswith(f"{code}-")]


@each(ELSEWHERE.items())
def test_the_other_codes_are_tested_elsewhere(code: str, module: str) -> None:
    """Every fault of a folder or of the vocabulary has a test of its own."""
    assert f'"{code}"' in (BAD.parent / module).read_text("utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_fault_prints_the_line_it_is_about(name: str, found: Bad) -> None:
    """Every fault of the law prints as file:line:column: code message, with the line and a mark."""
    folder, faults = found(name)
    rows = (BAD / name).read_text("utf-8").split("\n")

    for fault in faults:
        lines = str(fault).split("\n")
        assert re.match(rf"{re.escape(folder.as_posix())}/a\.law:\d+:\d+: {fault.code} [^A-Z]", lines[0])
        assert f" {fault.at.line} | {rows[fault.at.line - 1]}" == lines[2]
        assert "^" in lines[3]
