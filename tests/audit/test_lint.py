"""Lint on small packs: a folder added to `good/` or `bad/` is a test.

A bad pack says in `expect.txt` what is found, a line each: severity, code, place. A good pack comes
close to a finding without having it, and its name begins with the check it is about.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chargeassist.audit.lint import CHECKS, lint, summary
from chargeassist.audit.report import lint_json
from chargeassist.reading.fault import CannotAdvise
from chargeassist.words import Said, told
from tests.audit.support import HERE, lint_text, packed

GOOD = sorted(p.name for p in (HERE / "good").iterdir())
BAD = sorted(p.name for p in (HERE / "bad").iterdir())


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
    counted = f"zz: 0 errors, 0 warnings\nzz: {summary(found)}\nzz: read twice: 0 of 3 units\n"
    assert counted == lint_text(findings, found)


SECOND = """\
offence keeping
  title   Keeping
  source  zz-act s 3
  since   2001-01-01
  seen    read zz-act 2026-11-20
  element act  [s 3]
    act is harbouring
"""


def test_one_offence_alone(tmp_path: Path) -> None:
    """Asked about one offence, lint tells what is found in it, runs its tests, and leaves out the pack's."""
    folder = packed(HERE / "good" / "frame-alone", tmp_path)
    (folder / "gates.law").unlink()
    (folder / "keeping.law").write_text(SECOND, "utf-8")
    test = (folder / "cases" / "taking.toml").read_text("utf-8").replace('"supported"', '"thin"')
    (folder / "cases" / "taking.toml").write_text(test, "utf-8")
    whole, _ = lint(str(folder))
    taking, of_taking = lint(str(folder), offence="taking")
    keeping, of_keeping = lint(str(folder), offence="keeping")

    assert {"L601", "L431", "L441", "L602", "L311"} >= {f.fault.code for f in whole} >= {"L601", "L441"}
    assert ["L601"] == [f.fault.code for f in taking]
    assert ["L431", "L602"] == [f.fault.code for f in keeping]
    assert "zz:taking: 1 error, 0 warnings\n" in lint_text(taking, of_taking)
    assert "zz:keeping: 0 law tests, 0 failed; 0 of 1 limb reached\n" in lint_text(keeping, of_keeping)
    assert "zz:keeping" == json.loads(lint_json(keeping, of_keeping))["offence"]
    assert ["zz:taking"] == [r.test.offence for r in of_taking.results]


def test_an_offence_the_pack_does_not_have(tmp_path: Path) -> None:
    """Lint of an offence that is not there proposes the one that was probably meant."""
    with pytest.raises(CannotAdvise) as raised:
        lint(str(packed(HERE / "good" / "frame-alone", tmp_path)), offence="takin")

    assert [("L505", ('did you mean "taking"?',))] == [(f.code, f.hints) for f in raised.value.faults]


def test_progress_is_told(tmp_path: Path) -> None:
    """Every law test is told as it runs, with how many there are."""
    steps: list[Said] = []
    lint(str(packed(HERE / "good" / "frame-alone", tmp_path)), steps.append)

    assert ["law test 1 of 1"] == [told(step) for step in steps]
