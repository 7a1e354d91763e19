"""`summary`: what was laid beside what stands, and no number so small that it tells of a person."""

from __future__ import annotations

import json
from pathlib import Path

from chargeassist.advice.summary import Cell, summary
from chargeassist.hall.screened import read_screened
from chargeassist.hall.screening import screen
from tests.bulk.support import caseload, pack
from tests.cli.support import run


def _row(
    case: int, standing: str, laid: str = "", weakest: str = "purpose", suspect: str = "S1"
) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    head = {"case": f"c{case}", "suspect": suspect, "laid": laid, "verdicts": "as-evidenced" if laid else ""}
    return head, {"zz:a": (standing, weakest)}


def test_small_numbers_are_not_told() -> None:
    """A number of fewer than five cases is null, and the next; few come in the order of their names."""
    rows = [_row(n, "thin", "zz:a") for n in range(7)]
    rows += [_row(n, "missing", weakest=w) for n, w in enumerate(("b", "b", "a"), start=7)]
    found = summary([*rows, _row(11, "supported", "zz:a"), ({"case": "c12", "laid": "zz:b"}, {})])

    assert (12, 12, 12) == (found.rows, found.persons, found.cases)
    stood = {o.offence: {c.word: c.n for c in o.cells} for o in found.laid}
    assert (None, None, 0) == tuple(stood["zz:a"][w] for w in ("thin", "supported", "missing"))
    assert stood["zz:b"]["not-listed"] is None
    assert (Cell("as-evidenced", 8),) == found.verdicts
    assert (Cell("purpose", 7), Cell("a", None), Cell("b", None)) == found.lacking[0].cells


def test_persons_are_counted_and_cases_bound_them() -> None:
    """A count that speaks of several rows is one, and one big case does not come to a number that is told."""
    pairs = [
        _row(0, word, "zz:a", suspect=f"S{n}") for n in range(6) for word in ("missing", "thin", "missing")
    ]
    one = summary(pairs)
    assert (18, 6, 1) == (one.rows, one.persons, one.cases)
    assert all(c.n in (None, 0) for o in one.laid for c in o.cells)
    assert [Cell("as-evidenced", None)] == list(one.verdicts)

    six = summary([_row(n, word, "zz:a") for n in range(6) for word in ("missing", "thin", "missing")])
    assert {"thin": 6} == {c.word: c.n for c in six.laid[0].cells if c.n != 0}
    assert (Cell("as-evidenced", 6),) == six.verdicts
    assert (Cell("purpose", 6),) == six.lacking[0].cells


def test_it_is_told_from_every_form(tmp_path: Path) -> None:
    """A wide table, a long one and lines of JSON come to the same; the page says what is not told."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 35)
    found = []
    for name, long in (("a.csv", False), ("b.csv", True), ("c.jsonl", False), ("d.jsonl", True)):
        out = str(tmp_path / f"out-{name}")
        screen(source, out, [law], long=long)
        found.append(summary(read_screened(out)))

    assert found[0] == found[1] == found[2] == found[3]
    assert 7 == next(c.n for c in found[0].lacking[0].cells)

    told = run("summary", tmp_path / "out-a.csv")
    assert 0 == told.code
    assert "fewer than 5 cases" in told.out
    assert "however few" in run("summary", tmp_path / "out-a.csv", "--smallest", "1").out
    assert "supported" in told.out
    assert (
        7
        == json.loads(run("summary", tmp_path / "out-a.csv", "--format", "json").out)["summary"]["lacking"][
            0
        ]["cells"][0]["n"]
    )
    assert (
        None
        is json.loads(run("summary", tmp_path / "out-a.csv", "--smallest", "8", "--format", "json").out)[
            "summary"
        ]["lacking"][0]["cells"][0]["n"]
    )


def test_what_is_no_screened_caseload_is_said(tmp_path: Path) -> None:
    """A file of something else is refused by its code."""
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    assert "F129" in run("summary", other).err
    (tmp_path / "x.jsonl").write_text("{")
    assert "F129" in run("summary", tmp_path / "x.jsonl").err
    assert "F128" in run("summary", tmp_path / "x.xlsx").err
    assert "F101" in run("summary", tmp_path / "x.csv").err
