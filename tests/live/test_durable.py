"""A pack on durable-rules answers as our evaluator does; only where durable-rules is installed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Standing
from chargeassist.law.algebra import Column, Leaf
from chargeassist.live.flat import ANTECEDENTS, CHARGE, ELEMENT, RULES, flat, open_in_law, required
from chargeassist.reasoning.operations import weigh_one
from tests.builders import law

ROOT = Path(__file__).parents[2]
APP = ROOT / "examples" / "durable_rules_app"
CLOSE = (
    *("act:recruitment", "act:harbouring", "means:threat", "means:deception", "purpose:forced-labour"),
    *("conduct:struck", "conduct:passport-withheld", "conduct:locked-in", "age:child", "result:bodily-harm"),
)
"""Terms that make offences out together: chosen half of the time, so that charges stand."""


@cache
def rules() -> Any:
    """Return Palmeria on durable-rules."""
    durable = pytest.importorskip(
        "chargeassist.live.durable", reason="chargeassist[durable] is not installed", exc_type=ImportError
    )
    return durable.DurableRules(law("xp"), "xp")


def _expected(told: Iterable[str]) -> set[tuple[str, str]]:
    """Return the elements and charges that stand supported by our own evaluator, of those compiled."""
    there, vocabulary, outside = set(told), law("xp").vocabulary, set(flat(law("xp"), "xp").outside)

    def of(column: Column) -> Standing:
        assert isinstance(column, Leaf)
        told = there.intersection(vocabulary.narrower[f"{column.slot}:{column.term}"])
        return Standing.SUPPORTED if told and not open_in_law(column) else Standing.MISSING

    found: set[tuple[str, str]] = set()
    for offence in {o.id: o for o in law("xp").pack("xp").offences}.values():
        if offence.key not in outside:
            stood = [weigh_one(c, of) is Standing.SUPPORTED for c in required(offence)]
            elements = zip(offence.elements, stood, strict=True)
            found |= {(ELEMENT, f"{offence.key}/{e.id}") for e, stands in elements if stands}
            found |= {(CHARGE, offence.key)} if all(stood) else set()
    return found


def test_the_flat_form_is_flat() -> None:
    """No rule joins more facts than the engine can, none follows from itself; trafficking is answered."""
    found = flat(law("xp"), "xp")

    assert all(len(group) <= RULES for group in found.groups)
    assert all(0 < len(p) <= ANTECEDENTS and head not in p for g in found.groups for head, p in g)
    assert "xp:trafficking-in-persons" not in found.outside
    assert len(found.outside) < 40


@given(st.data())
def test_it_answers_as_our_evaluator_does(data: st.DataObject) -> None:
    """Whatever is told and taken back, the same elements and charges stand as we say."""
    named = st.sampled_from(sorted(flat(law("xp"), "xp").told))
    told = data.draw(st.lists(st.sampled_from(CLOSE) | named, min_size=1, max_size=12, unique=True))
    engine = rules()
    try:
        for term in told:
            engine.tell("c", term)
        back = data.draw(st.lists(st.sampled_from(told), unique=True, max_size=3))
        for term in back:
            engine.retract("c", term)
        stands = {(o.kind, o.key) for o in engine.follows("c") if o.kind in (ELEMENT, CHARGE)}
    finally:
        engine.close("c")

    assert _expected(t for t in told if t not in back) == stands


def test_an_error_in_a_rule_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine would swallow is raised, and the next step is none the worse."""
    engine = rules()

    def refuse(*_: object) -> None:
        raise MemoryError

    closure = sys.modules["durable.engine"].Closure
    monkeypatch.setattr(closure, "assert_fact", refuse)
    with pytest.raises(MemoryError):
        engine.tell("e", "conduct:struck")
    monkeypatch.undo()
    engine.close("e")

    assert (CHARGE, "xp:assault") in {(o.kind, o.key) for o in engine.tell("e", "conduct:struck")}
    engine.close("e")


def test_the_intake_desk_alerts_at_once() -> None:
    """The messages of the example raise what they should, in their order, and each within a second."""
    rules()
    done = subprocess.run(
        [sys.executable, "intake.py", "messages.jsonl"], cwd=APP, capture_output=True, text=True, check=True
    )
    said = done.stdout.splitlines()

    assert "A-1: charge xp:assault" == said[0]
    assert "A-1: in danger: call the shelter now" == said[1]
    assert "A-1: charge xp:trafficking-in-persons" in said
    assert "A-1: charge xp:trafficking-in-persons no longer" == said[-1]
    assert any(line.startswith("B-2: gate ") for line in said)
    assert all(json.loads(line) for line in (APP / "messages.jsonl").read_text("utf-8").splitlines())

    began = monotonic()
    rules().tell("t", "conduct:struck")
    rules().close("t")
    assert monotonic() - began < 1
