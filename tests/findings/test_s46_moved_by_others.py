"""S46: who was moved, hidden or held by others is referred before a charge for own entry, stay or papers."""

from __future__ import annotations

import pytest

from chargeassist import Assessment
from chargeassist.findings.model import GateFinding
from tests.builders import Row, assessed, case, charges, fact

GATE = "un:moved-by-others"
ENTERED = fact("f1", "conduct:unlawful-entry", shown_by="E1")


def found(*facts: Row, **tables: object) -> Assessment:
    """Return the assessment of S1 who came in against the rules."""
    return assessed(case(ENTERED, *facts, **tables))  # type: ignore[arg-type]  # tables of a case


def gates(assessment: Assessment, person: str = "S1") -> list[GateFinding]:
    """Return the gates of this kind for one person."""
    return [g for g in assessment.gates if (g.gate.key, g.person) == (GATE, person)]


@pytest.mark.parametrize(
    "name",
    [
        *("act:transportation", "act:harbouring", "act:procurement-of-entry", "act:enabling-illegal-stay"),
        *("conduct:detained", "status:held-captive"),
    ],
)
def test_an_act_of_another_raises_it(name: str) -> None:
    """Whoever was carried, hidden, brought in or held by another is referred first (S46)."""
    by = {} if name.startswith("status") else {"by": "S2"}
    (one,) = gates(found(fact("f2", name, of="S1", shown_by="E1", **by)))
    assert ("refer", ("f2",)) == (one.gate.effect, one.opened_by)


def test_an_unknown_hand_is_another() -> None:
    """Nobody need know who it was (S46)."""
    assert gates(found(fact("f2", "act:transportation", by=[], of="S1", shown_by="E1")))


@pytest.mark.parametrize(
    "row",
    [
        fact("f2", "act:transportation", by="S2", of="V1", shown_by="E1"),
        fact("f2", "act:transportation", by="S1", of="S1", shown_by="E1"),
        fact("f2", "act:transportation", by="S2", of="S1", holds="no", shown_by="E1"),
    ],
    ids=["of-somebody-else", "of-himself", "denied"],
)
def test_what_raises_nothing(row: Row) -> None:
    """Moving somebody else, moving oneself, and what did not happen raise nothing (S46)."""
    assert [] == gates(found(row))


def test_it_blocks_own_entry_stay_and_papers_alone() -> None:
    """It stands before own entry, stay and papers, and before nothing else (S46)."""
    moved = fact("f2", "act:transportation", by="S2", of="S1", shown_by="E1")
    more = [
        fact("f3", "conduct:unlawful-stay", shown_by="E1"),
        fact("f4", "conduct:presenting-fraudulent-document", shown_by="E1"),
        fact("f5", "conduct:struck", shown_by="E1"),
    ]
    one = found(moved, *more)
    blocked = {c.offence.id for c in one.charges if c.matter.suspect == "S1" and c.role == "blocked"}
    assert {"illegal-entry", "illegal-stay", "presenting-a-false-document"} == blocked
    assert charges(one, "xp:assault")


def test_a_state_with_gates_of_its_own_has_it_too() -> None:
    """It comes from `un` whatever gates the State has, and is not raised on their grounds (S46, S25)."""
    trafficked = fact("f2", "compelled:compelled-by-trafficker", of="S1", shown_by="E1")
    one = assessed(case(ENTERED, trafficked, persons=[{"id": "S1", "is": ["suspect", "victim"]}]))
    assert ("xp:victims-of-trafficking" in {g.gate.key for g in one.gates}, []) == (True, gates(one))


def test_an_override_lifts_it() -> None:
    """Who decides to go on says so, and the charge is open again (S46, S25)."""
    moved = fact("f2", "act:transportation", by="S2", of="S1", shown_by="E1")
    lifted = {
        "id": "O1",
        "gate": GATE,
        "person": "S1",
        "by_whom": "reviewing prosecutor",
        "on": "2024-04-01",
        "why": "heard, and no victim",
    }
    one = found(moved, override=[lifted])
    assert ["O1"] == [g.lifted_by for g in gates(one)]
    assert "blocked" not in {c.role for c in charges(one, "xp:illegal-entry")}
