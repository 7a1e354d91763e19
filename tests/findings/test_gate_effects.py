"""S25: what a gate that is raised does to a charge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import Assessment, CaseError, Standing, assess
from tests.builders import AS_AT, Row, assessed, case, charge, fact, gate, small_pack

OFFENCES = """\
offence growing
  title   Growing
  source  zz-code s 1
  since   2000-01-01
  against State
  seen    unverified zz-code 2024-01-01

  element growing  [s 1]
    conduct is cultivating-drug

offence striking
  title   Striking
  source  zz-code s 2
  family  smuggling
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element striking  [s 2]
    conduct is struck

offence trafficking
  title   Trafficking
  source  zz-code s 3
  family  trafficking
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element act  [s 3]
    act is harbouring

"""
GATE = """\
gate possible-victim  [zz-code s 9]
  title   Possible victim
  effect  EFFECT
  covers  COVERS
  nexus
    suspect compelled is compelled-by-trafficker
  unless
    suspect status is public-official
  steps
    ask first
"""
HARMED = (
    fact("h1", "means:threat", by="", of="S1", shown_by="E1"),
    fact("h2", "means:deception", by="", of="S1", shown_by="E1"),
)
"""Two signs, which raise a gate for S1: a label alone blocks nothing."""
ACTS = (
    fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1"),
    fact("f2", "conduct:struck", shown_by="E1"),
    fact("f3", "act:harbouring", shown_by="E1"),
)


def nexus(holds: str, strength: str = "moderate") -> Row:
    """Return whether S1 was compelled by those who used him, as somebody heard it said."""
    shown = [{"evidence": "E2", "strength": strength, "words": True}]
    return fact("n1", "compelled:compelled-by-trafficker", holds=holds, shown_by=shown)


def under(
    folder: Path, *more: Row, effect: str = "refer", covers: str = "any offence", **tables: Any
) -> Assessment:
    """Return the assessment of three acts of a suspect to whom something was done, under one gate."""
    law = small_pack(folder / "zz", OFFENCES + GATE.replace("EFFECT", effect).replace("COVERS", covers))
    return assess(case(*ACTS, *HARMED, *more, **tables), law)


def blocked(found: Assessment) -> set[str]:
    """Return the offences whose charges are blocked."""
    return {c.offence.id for c in found.charges if c.role == "blocked"}


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("bars", {"growing", "striking"}),
        ("needs-authorisation the director, in writing", {"growing", "striking"}),
        ("refer", {"growing", "striking"}),
        ("defence", set()),
    ],
)
def test_each_effect(tmp_path: Path, effect: str, expected: set[str]) -> None:
    """Bars, needs-authorisation and refer block what they cover; a defence never blocks (S25)."""
    found = under(tmp_path, effect=effect)
    assert (effect.split()[0], expected) == (gate(found).gate.effect, blocked(found))


@pytest.mark.parametrize(
    ("covers", "expected"),
    [
        ("any offence", {"growing", "striking", "trafficking"}),
        ("family smuggling", {"striking"}),
        ("family trafficking", {"trafficking"}),
        ("offence growing", {"growing"}),
        ("offence growing striking", {"growing", "striking"}),
    ],
)
def test_only_what_it_covers(tmp_path: Path, covers: str, expected: set[str]) -> None:
    """A gate blocks what it covers and nothing else (S25)."""
    assert expected == blocked(under(tmp_path, nexus("yes"), covers=covers))


@pytest.mark.parametrize(
    ("link", "standing", "expected"),
    [
        (None, Standing.MISSING, {"growing", "striking"}),
        (nexus("yes"), Standing.SUPPORTED, {"growing", "striking", "trafficking"}),
        (nexus("yes", "weak"), Standing.THIN, {"growing", "striking"}),
        (nexus("no", "weak"), Standing.MISSING, {"growing", "striking"}),
        (nexus("no"), Standing.CONTRADICTED, set()),
    ],
    ids=["not-entered", "shown", "thin", "weakly-denied", "contradicted"],
)
def test_the_nexus(tmp_path: Path, link: Row | None, standing: Standing, expected: set[str]) -> None:
    """Blocked unless the nexus is contradicted; trafficking only where it stands supported (S25)."""
    found = under(tmp_path, *([link] if link else []))
    assert (standing, expected) == (gate(found).nexus, blocked(found))
    pointed_out = "trafficking" not in expected and standing is not Standing.CONTRADICTED
    assert ["S1"] * pointed_out == [f.about for f in found.flags if f.code == "not-behind-the-gate"]


def test_the_nexus_names_its_facts(tmp_path: Path) -> None:
    """A gate names the facts its nexus stands on (S25)."""
    assert ("n1",) == gate(under(tmp_path, nexus("yes"))).nexus_facts


def test_a_gate_names_what_it_blocks(tmp_path: Path) -> None:
    """Gate and charge name each other (S25)."""
    found = under(tmp_path, covers="offence growing")
    growing = charge(found, "zz:growing")
    assert (growing.id,) == gate(found).blocks
    assert ["zz:possible-victim"] == [r["gate"] for r in growing.reasons]


def test_another_suspect_is_not_blocked(tmp_path: Path) -> None:
    """A gate is for one person: others who took part are charged (S25)."""
    found = under(tmp_path, fact("f4", "conduct:cultivating-drug", by="S2", of=None, shown_by="E1"))
    roles = {s: charge(found, "zz:growing", s).role for s in ("S1", "S2")}
    assert "blocked" == roles["S1"] != roles["S2"]


@pytest.mark.parametrize(("strength", "expected"), [("weak", True), ("moderate", False)])
def test_unless_keeps_it_shut(tmp_path: Path, strength: str, expected: bool) -> None:
    """A gate is not raised where its own exception is, at the bar of exceptions (S25, S16)."""
    officer = fact("u1", "status:public-official", of="S1", shown_by=f"E3={strength}")
    assert expected is bool(under(tmp_path, officer).gates)


OVERRIDE: Row = {
    "id": "o1",
    "gate": "zz:possible-victim",
    "person": "S1",
    "by_whom": "director of public prosecutions",
    "on": AS_AT,
    "why": "identified as no victim",
}


def test_an_override_lifts(tmp_path: Path) -> None:
    """A gate is lifted by an override, and names it (S25)."""
    found = under(tmp_path, override=[OVERRIDE])
    assert ("o1", set()) == (gate(found).lifted_by, blocked(found))


def test_a_lifted_gate_is_still_told(tmp_path: Path) -> None:
    """A lifted gate stays in the findings, blocking nothing (S25)."""
    assert ((), "o1") == (
        gate(under(tmp_path, override=[OVERRIDE])).blocks,
        gate(under(tmp_path, override=[OVERRIDE])).lifted_by,
    )


def test_an_override_is_for_one_person(tmp_path: Path) -> None:
    """An override for somebody else lifts nothing (S25)."""
    other = OVERRIDE | {"person": "V1"}
    assert {"growing", "striking"} == blocked(under(tmp_path, override=[other]))


@pytest.mark.parametrize("key", ["by_whom", "on", "why"])
def test_an_override_says_who_when_and_why(key: str) -> None:
    """An override without who, when or why is refused (S25)."""
    with pytest.raises(CaseError):
        case(*ACTS, *HARMED, override=[{k: v for k, v in OVERRIDE.items() if k != key}])


@pytest.mark.parametrize("role", ["suspect", "victim"])
def test_no_label_lifts(tmp_path: Path, role: str) -> None:
    """Nothing but an override lifts a gate: not what the file calls the person (S25)."""
    law = small_pack(
        tmp_path / "zz", OFFENCES + GATE.replace("EFFECT", "refer").replace("COVERS", "any offence")
    )
    labelled: Row = {"id": "S1", "is": sorted({"suspect", role})}
    found = assess(case(*ACTS, *HARMED, persons=[labelled]), law)
    assert {"growing", "striking"} == blocked(found)


def test_where_a_state_has_no_gate(tmp_path: Path) -> None:
    """Where a State has no provision the gate is `refer`, from `un`, and blocks as any other (S25)."""
    found = assess(case(*ACTS, *HARMED), small_pack(tmp_path / "zz", OFFENCES))
    assert ("un:referral", "refer") == (gate(found).gate.key, gate(found).gate.effect)
    assert {"growing", "striking"} == blocked(found)


def test_a_state_with_its_own_gate_needs_no_other() -> None:
    """Where a State has its own gate, that of `un` is not raised beside it (S25)."""
    assert "xp:victims-of-trafficking" == gate(assessed(case(*ACTS, *HARMED))).gate.key


LAID: Row = {"id": "L1", "suspect": "S1", "offence": "ke:wrongful-confinement"}


def test_two_states_two_gates() -> None:
    """Under two laws each State's gate blocks its own charges (S25)."""
    found = assessed(case(*ACTS, *HARMED, laid=[LAID]), "xp", "ke")
    packs = {g.gate.pack: {c.split("/")[2].partition(":")[0] for c in g.blocks} for g in found.gates}
    assert {"ke": {"ke"}, "xp": {"xp"}} == packs


def test_the_effects_of_real_packs() -> None:
    """Palmeria asks for authorisation, Kenya bars, the treaty refers (S25)."""
    effects = [gate(assessed(case(*ACTS, *HARMED), pack)).gate.effect for pack in ("xp", "ke", "un")]
    assert ["needs-authorisation", "bars", "refer"] == effects
