"""How much may be asked about at once: what would take long is refused before it begins, and says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chargeassist import CaseError, assess, case_from_dict
from chargeassist.case import size
from tests.builders import Row, law
from tests.scaling.sizes import both, concert, episodes, facts, suspects, victims


def _refused(tables: Row, monkeypatch: pytest.MonkeyPatch, **limits: int) -> list[str]:
    for name, most in limits.items():
        monkeypatch.setattr(size, name, most)
    with pytest.raises(CaseError) as caught:
        assess(case_from_dict(tables), law("xp"))
    return [f.code for f in caught.value.faults]


def test_too_many_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """One fact more than may be is one fault, at that fact; one fewer is assessed."""
    many = facts(8)
    most = len(many["fact"])

    assert ["C318"] == _refused(many, monkeypatch, CASE_FACTS=most - 1)
    monkeypatch.setattr(size, "CASE_FACTS", most)
    assert assess(case_from_dict(many), law("xp")).charges


@pytest.mark.parametrize("shape", [victims, suspects, both, episodes, concert])
def test_too_many_matters(shape: Callable[[int], Row], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever makes charges many is counted before any is weighed: persons, episodes, who acts together."""
    small, large = (case_from_dict(shape(n)) for n in (2, 6))
    charges = len(assess(small, law("xp")).charges)

    assert ["C318"] == _refused(shape(6), monkeypatch, CASE_MATTERS=charges)
    monkeypatch.undo()
    assert len(assess(large, law("xp")).charges) > charges


def test_what_is_denied_makes_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is said to have been done can become a charge."""
    tables = facts(3)
    for row in tables["fact"]:
        row["holds"] = "no"
    monkeypatch.setattr(size, "CASE_MATTERS", 0)

    assert () == assess(case_from_dict(tables), law("xp")).charges
