"""Lint on small packs: a folder added to `good/` or `bad/` is a test.

A bad pack says in `expect.txt` what is found, a line each: severity, code, place. A good pack comes
close to a finding without having it, and its name begins with the check it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chargeassist.audit.lint import CHECKS, lint, summary
from chargeassist.audit.report import lint_json, lint_text
from tests.audit.support import HERE, packed, vocabulary_read_once

GOOD = sorted(p.name for p in (HERE / "good").iterdir())
BAD = sorted(p.name for p in (HERE / "bad").iterdir())


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with vocabulary_read_once():
        yield


def _found(folder: Path) -> list[str]:
    """Return severity, code and place of everything that is found in a pack."""
    rows = []
    for finding in lint(str(folder))[0]:
        at = finding.fault.at
        file = Path(at.file).relative_to(folder).as_posix()
        rows.append(f"{finding.severity} {finding.fault.code} {file}{f':{at.line}' if at.line else ''}")
    return sorted(rows)


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_found_in_a_good_pack(name: str, tmp_path: Path) -> None:
    """What is only close to a fault is none."""
    assert [] == _found(packed(HERE / "good" / name, tmp_path))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pack_has_what_it_expects_and_nothing_else(name: str, tmp_path: Path) -> None:
    """Every finding has its severity, its code and its place, and there is no other."""
    expected = (HERE / "bad" / name / "expect.txt").read_text("utf-8").splitlines()

    assert sorted(expected) == _found(packed(HERE / "bad" / name, tmp_path))


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_every_check_is_tried_both_ways(check: object) -> None:
    """Every code that a check can find has a bad pack named for it, and every check a good one."""
    name, says = getattr(check, "__name__", ""), check.__doc__ or ""
    codes = re.findall(r"L\d{3}", says)

    assert [] != codes
    assert [] == [code for code in codes if not any(n.startswith(f"{code}-") for n in BAD)]
    assert any(n.startswith(f"{name}-") for n in GOOD)


def test_findings_come_in_order_of_place(tmp_path: Path) -> None:
    """Findings are told file by file, from top to bottom."""
    findings, _ = lint(str(packed(HERE / "bad" / "reports", tmp_path)))
    places = [(f.fault.at.file, f.fault.at.line) for f in findings]

    assert sorted(places) == places


@pytest.mark.parametrize(("report", "form"), [("report.txt", lint_text), ("report.json", lint_json)])
def test_a_report_is_the_one_that_is_kept(report: str, form: object, tmp_path: Path) -> None:
    """The text and the JSON of a report are the ones kept beside the pack."""
    assert callable(form)
    folder = packed(HERE / "bad" / "reports", tmp_path)
    kept = (HERE / "bad" / "reports" / report).read_text("utf-8")

    assert kept == form(*lint(str(folder))).replace(f"{folder.as_posix()}/", "")


def test_a_pack_without_findings_is_reported_too(tmp_path: Path) -> None:
    """Where nothing is found, the report says how many tests ran and how many limbs they reach."""
    findings, found = lint(str(packed(HERE / "good" / "frame-alone", tmp_path)))

    assert "1 law test, 0 failed; 1 of 1 limb reached" == summary(found)
    assert f"zz: 0 errors, 0 warnings\nzz: {summary(found)}\n" == lint_text(findings, found)


def test_progress_is_told(tmp_path: Path) -> None:
    """Every law test is told as it runs, with how many there are."""
    steps: list[str] = []
    lint(str(packed(HERE / "good" / "frame-alone", tmp_path)), steps.append)

    assert ["law test 1 of 1"] == steps
