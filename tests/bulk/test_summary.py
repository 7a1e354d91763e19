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
    standing: str, laid: str = "", weakest: str = "purpose"
) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    return {"laid": laid, "verdicts": "as-evidenced" if laid else ""}, {"zz:a": (standing, weakest)}


def test_small_numbers_are_not_told() -> None:
    """A number from 1 to 4 is null, nought and five are told; few come in the order of their names."""
    rows = [_row("thin", "zz:a") for _ in range(5)] + [_row("missing", weakest=w) for w in ("b", "b", "a")]
    found = summary([*rows, _row("supported", "zz:a"), ({"laid": "zz:b"}, {})])

    assert 10 == found.rows
    stood = {o.offence: {c.word: c.n for c in o.cells} for o in found.laid}
    assert (5, None, 0) == tuple(stood["zz:a"][w] for w in ("thin", "supported", "missing"))
    assert stood["zz:b"]["not-listed"] is None
    assert (Cell("as-evidenced", 6),) == found.verdicts
    assert (Cell("purpose", 5), Cell("a", None), Cell("b", None)) == found.lacking[0].cells


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
    assert "<5" in told.out
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
