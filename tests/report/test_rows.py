"""An assessment as one table: every gate and every listed charge has a row, and every row all columns."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest

from chargeassist import assess, load_law, read_case
from chargeassist.report.rows import HEAD, to_rows
from tests.cli.support import run
from tests.examples import ROOT
from tests.report.gated import gated

STORIES = ("victim-at-the-border", "smuggled-then-forced", "za-mine")


@pytest.mark.parametrize("story", STORIES)
def test_every_charge_and_gate_has_a_row(story: str) -> None:
    """Gates stand first; a charge names those it is behind, and what of it is not supported."""
    case = read_case(ROOT / f"examples/{story}/case.toml")
    found = assess(case, load_law(*case.law))
    head, *rows = to_rows(found)
    told = [dict(zip(head, row, strict=True)) for row in rows]

    assert head == HEAD
    assert [*(g.id for g in found.gates), *(c.id for c in found.charges)] == [r["id"] for r in told]
    assert all(not (a["row"] == "charge" and b["row"] == "gate") for a, b in pairwise(told))
    for charge, row in zip(found.charges, told[len(found.gates) :], strict=True):
        behind = {g.id for g in found.gates if charge.id in g.blocks}
        short = {e.id for e in charge.elements if e.standing.word != "supported"}
        assert (charge.role, charge.standing.word) == (row["role"], row["standing"])
        assert behind == set(row["gates"].split())
        assert short == {part.partition(":")[0] for part in row["elements"].split("; ") if part}


def test_it_is_a_file_of_commas_and_gates_are_said_too() -> None:
    """The command writes the same rows, says gates on standard error, and takes no layout beside."""
    file = "examples/victim-at-the-border/case.toml"
    done = run("export", file, "--as", "csv")
    case = read_case(ROOT / file)
    rows = [list(row) for row in to_rows(assess(case, load_law(*case.law)))]

    assert rows == list(csv.reader(io.StringIO(done.out)))
    assert all(r[HEAD.index("suspect")] in done.err for r in rows if r[0] == "gate")
    assert 2 == run("export", file, "--as", "csv", "--format", "csv").code


def test_a_gate_tells_its_effect_and_who_lifted_it() -> None:
    """Whether it bars or waits for authority, by which override it was lifted; of a charge both are empty."""
    for case in gated():
        found = assess(case, load_law("xp"))
        head, *rows = to_rows(found)
        told = [dict(zip(head, row, strict=True)) for row in rows]

        assert [(g.effect, g.lifted_by) for g in found.gates] == [
            (r["effect"], r["lifted_by"]) for r in told if r["row"] == "gate"
        ]
        assert {("", "")} == {(r["effect"], r["lifted_by"]) for r in told if r["row"] == "charge"}
