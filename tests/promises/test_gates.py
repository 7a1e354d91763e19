"""The gate cannot be lost: not by a verb, a format, a filter, a label or a laid count (S25)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import (
    Assessment,
    Standing,
    assess,
    case_from_dict,
    case_to_dict,
    load_law,
    read_case,
)
from chargeassist.case.tables import ROLES
from tests.builders import FEW, Row, case, fact, few
from tests.cli.support import run
from tests.promises.support import CASES, SHEET, read, without_a_gate
from tests.strategies import PERSONS, tables

BORDER = CASES / "01-compare-without-gate.toml"
PAIR = ("za:untruth-to-pass-a-border-or-stay", "za:using-a-false-permit")
BLOCKS = ("bars", "needs-authorisation", "refer")
GATED = "V1/za:victims-of-trafficking"
SIGNS = ("means:threat", "means:deception")
GRAVE = ((1, "means:threat"), (2, "purpose:forced-labour"))


def active(found: Assessment) -> list[str]:
    """Return the charges that are on the sheet although a gate that holds covers them.

    A gate does not hold where a label alone raises it or its effect is a defence, or for what has
    nothing to do with what was done to the person; for trafficking only where it has.
    """
    wrong = []
    for charge in (c for c in found.charges if c.role in SHEET):
        for gate in (g for g in found.gates if g.person == charge.matter.suspect):
            alone = {g.code for g in gate.grounds} == {"named-as-victim"}
            trafficking = charge.offence.family == "trafficking"
            apart = gate.nexus is Standing.CONTRADICTED and gate.gate.nexus is not None
            free = gate.nexus is not Standing.SUPPORTED if trafficking else apart
            if gate.gate.effect in BLOCKS and not alone and not free and not gate.lifted_by:
                wrong.append(charge.id)
    return wrong


# -- each verb, in each format -------------------------------------------------------------------


def test_compare_tells_the_gate_and_never_that_both_may_be_charged() -> None:
    """Two charges that stand against a gated person: neither may be laid before the gate (S25)."""
    text = " ".join(run("compare", BORDER, *PAIR).out.split())
    data = json.loads(run("compare", BORDER, *PAIR, "--format", "json").out)

    assert "GATE V1: Possible victim of trafficking" in text
    assert "both may be charged" not in text
    assert f"neither may be laid before the gate is passed: {GATED}" in text
    assert [GATED] == [g["id"] for g in data["gates"]]
    assert {"V1": [GATED], "S1": []} == {p["suspect"]: p["gates"] for p in data["compare"]["pairs"]}
    assert not any(p["both"] for p in data["compare"]["pairs"])


@pytest.mark.parametrize(
    "verb", ["assess", "gaps", "draw", "stress", "review", "counts", "explain", "sheet", "memo", "tasks"]
)
def test_trafficking_that_stands_beside_a_gate_is_pointed_out_everywhere(verb: str, tmp_path: Path) -> None:
    """On no page is who was harmed charged with trafficking without what is to be asked first (S25)."""
    hurt = (fact(f"h{n}", t, by="", of="S1", shown_by="E1") for n, t in enumerate(SIGNS))
    acts = (fact("f1", "act:harbouring", shown_by="E1"), *(fact(f"g{n}", t, shown_by="E1") for n, t in GRAVE))
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case_to_dict(case(*hurt, *acts))), "utf-8")
    more = ["xp:trafficking-in-persons"] if verb == "explain" else []
    found = run(verb, file, *more)
    (gate,) = assess(read_case(file), load_law("xp")).gates

    assert gate.in_force
    assert any("trafficking-in-persons" in id for id in gate.stands_beside)
    assert "does not block" in " ".join(found.out.split())
    if verb not in ("sheet", "memo", "tasks"):
        told = json.loads(run(verb, file, *more, "--format", "json").out)["gates"][0]
        assert list(gate.stands_beside) == told["stands_beside"]


@pytest.mark.parametrize("verb", ["gaps", "stress", "review", "counts", "diff"])
def test_every_answer_as_json_names_the_gates(verb: str) -> None:
    """No JSON that can be read alone is without the gates (S25)."""
    second = [BORDER] if verb == "diff" else []
    data = json.loads(run(verb, BORDER, *second, "--format", "json").out)

    assert [(GATED, "V1")] == [(g["id"], g["person"]) for g in data["gates"]]


def test_two_offences_without_a_case_have_no_gates() -> None:
    """An answer about the law alone says nothing of gates: the key is left out."""
    assert "gates" not in json.loads(run("compare", *PAIR, "--format", "json").out)


def test_stress_shows_a_blocked_charge_as_blocked() -> None:
    """A charge behind a gate is not told plainly as supported when evidence is lost (S35, S25)."""
    data = json.loads(run("stress", BORDER, "--format", "json").out)
    blocked = {row["charge"]: row["blocked"] for row in data["stress"]["charges"]}

    assert {True} == {b for charge, b in blocked.items() if charge.startswith("V1/")}
    assert {False} == {b for charge, b in blocked.items() if charge.startswith("S1/")}
    assert "BLOCKED by a gate" in run("stress", BORDER).out


# -- whoever is laid against, whenever it is lifted ----------------------------------------------


def test_a_charge_laid_against_a_victim() -> None:
    """A youth in the row of victims is booked for growing: his gate is raised and his charge told (S25)."""
    file = CASES / "02.toml"
    ended = run("assess", file, "--exit-code")
    found = assess(*read("02"))

    assert (4, "blocked") == (ended.code, found.charges[0].role)
    assert ["Y1/xp:victims-of-trafficking"] == [g.id for g in found.gates if g.blocks]
    assert "gate-comes-first" in run("review", file, "--format", "json").out
    assert (1, True) == ((said := run("check", file)).code, "W105" in said.out)


def test_an_override_of_2099() -> None:
    """An override is of no use before its day, nor from anybody but the office (S25)."""
    found = assess(*read("04"))
    assert [("", True)] == [(g.lifted_by, bool(g.blocks)) for g in found.gates]
    assert "not-counted" in [f.code for f in found.flags]
    assert "every charge that stands is behind a gate" in run("counts", CASES / "04.toml").out


# -- over random cases ---------------------------------------------------------------------------


@st.composite
def cases(draw: Any) -> Row:
    """Return a random case with random labels, and with counts laid against anybody."""
    data: Row = draw(tables())
    for row in data["person"]:
        row["is"] = draw(st.lists(st.sampled_from(ROLES[:5]), max_size=2, unique=True))
    data["laid"] = [
        {
            "id": f"L{n}",
            "suspect": draw(st.sampled_from(PERSONS)),
            "offence": f"xp:{draw(st.sampled_from(FEW))}",
        }
        for n in range(draw(st.integers(0, 2)))
    ]
    return data


@given(data=cases(), suspect=st.sampled_from((None, *PERSONS)), named=st.sampled_from(("", "xp:*")))
def test_no_gate_is_lost(data: Row, suspect: str | None, named: str) -> None:
    """No gated person has an active charge, and no answer lacks a gate, without an override (S25)."""
    case = case_from_dict(data)
    found = assess(case, few(), suspect=suspect, offences=[named] if named else [])
    assert [] == active(found)
    assert [] == without_a_gate(found)
    laid = {one.suspect for one in case.laid}
    trafficked = {
        g.person
        for g in assess(case_from_dict({**data, "person": _all_suspects(data)}), few()).gates
        if any(r.code == "trafficked" for r in g.grounds)
    }
    assert trafficked & laid <= {g.person for g in found.gates}


def _all_suspects(data: Row) -> list[Row]:
    return [{**row, "is": ["suspect"]} for row in data["person"]]
