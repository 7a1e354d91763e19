"""Patterns against brute force (S33)."""

from __future__ import annotations

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given

from chargeassist import Standing
from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Condition,
    Leaf,
    NotNeeded,
    Unless,
    Who,
    columns_of,
    deny,
    parts_of,
)
from chargeassist.law.model import Element
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.patterns import CAP, Atom, Pattern, Patterner, exceptions
from tests.builders import law, leaf
from tests.strategies import conditions

PATTERNER = Patterner(law("xp").vocabulary)
BROKEN, WHOLE = Standing.CONTRADICTED, Standing.SUPPORTED


def _plain(condition: Condition) -> Condition:
    """Return a condition without its exceptions: they count only once raised."""
    match condition:
        case Unless(requires, _):
            return _plain(requires)
        case NotNeeded(requires, dispensed):
            return AnyOf((_plain(requires), _plain(dispensed)))
        case AllOf(parts):
            return AllOf(tuple(map(_plain, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_plain, parts)))
        case AtLeast(count, parts):
            return AtLeast(count, tuple(map(_plain, parts)))
        case _:
            return condition


def _holds(condition: Condition, atoms: frozenset[Column]) -> bool:
    """Return whether a set of atoms makes a condition out, what they entail included."""

    def of(column: Column) -> Standing:
        return WHOLE if any(PATTERNER.entails(a, column) for a in atoms) else BROKEN  # type: ignore[arg-type]  # atoms only

    return weigh_one(_plain(condition), of) is WHOLE


def _sets(condition: Condition) -> list[Pattern]:
    """Return every set of the condition's leaves that does not contradict itself."""
    atoms: list[Atom] = list(dict.fromkeys(columns_of(_plain(condition))))  # type: ignore[arg-type]  # no identity here
    every = [frozenset(c) for n in range(len(atoms) + 1) for c in combinations(atoms, n)]
    return [s for s in every if not any(PATTERNER.contradict(a, b) for a, b in combinations(s, 2))]


class TestAgainstBruteForce:
    """Every pattern makes it out, dropping a leaf breaks it, every satisfying set contains one."""

    @given(conditions)
    def test_every_pattern_makes_the_condition_out(self, condition: Condition) -> None:
        """S33: a pattern is a set of leaves that makes the condition out."""
        for pattern in PATTERNER.of(condition).found:
            assert _holds(condition, frozenset(pattern))

    @given(conditions)
    def test_no_leaf_of_a_pattern_is_idle(self, condition: Condition) -> None:
        """S33: without any one of its leaves a pattern makes nothing out."""
        for pattern in PATTERNER.of(condition).found:
            for dropped in pattern:
                assert not _holds(condition, frozenset(pattern - {dropped}))

    @given(conditions)
    def test_every_satisfying_set_contains_a_pattern(self, condition: Condition) -> None:
        """S33: whatever makes the condition out makes out a pattern."""
        found = PATTERNER.of(condition)

        assert not found.cut
        for atoms in _sets(condition):
            if _holds(condition, frozenset(atoms)):
                assert any(PATTERNER.covers(atoms, p) for p in found.found)


def test_a_narrower_term_makes_the_wider_idle() -> None:
    """S33: patterns are closed under kind_of: the species stands for the genus."""
    narrow, wide = leaf("purpose:domestic-servitude"), leaf("purpose:servitude")
    both = AllOf((narrow, wide))

    assert (frozenset({narrow}),) == PATTERNER.of(both).found


def test_child_and_adult_make_no_pattern() -> None:
    """S33: patterns are pruned by excludes."""
    child, adult = leaf("age:child"), leaf("age:adult")

    assert () == PATTERNER.of(AllOf((child, adult))).found


def test_a_term_and_the_denial_of_its_genus_make_no_pattern() -> None:
    """S33: a species and the absence of its genus cannot hold together."""
    narrow, wide = leaf("purpose:domestic-servitude"), leaf("purpose:servitude", holds=False)

    assert () == PATTERNER.of(AllOf((narrow, wide))).found


def test_patterns_of_an_offence_come_once_and_in_one_order() -> None:
    """S33: generated lazily, in a fixed order, none covered by one already given."""
    offence = law("xp")["xp:trafficking-in-persons"]
    stream = PATTERNER.offence(offence)
    first = [next(stream) for _ in range(60)]
    again = PATTERNER.offence(offence)

    assert first == [next(again) for _ in range(60)]
    assert not any(PATTERNER.covers(b, a) for a, b in combinations(first, 2))


def test_no_leaf_of_an_offences_pattern_is_idle() -> None:
    """S33: what one element asks for may answer another as well; then nothing more is in the pattern."""
    struck, child = leaf("conduct:struck"), leaf("age:child")
    offence = law("xp")["xp:assault"]
    elements = [AnyOf((child, struck)), AnyOf((struck, leaf("conduct:locked-in")))]
    both = evolve(offence, elements=tuple(Element(f"e{i}", "", e) for i, e in enumerate(elements)))

    found = list(PATTERNER.offence(both))
    assert frozenset({struck}) in found
    assert frozenset({struck, child}) not in found


def test_the_child_route_is_a_pattern_without_means() -> None:
    """S15, S33: where a child is harmed a pattern of trafficking has no means in it."""
    offence = law("xp")["xp:trafficking-in-persons"]
    stream = PATTERNER.offence(offence)
    slots = [{x.slot for x in next(stream) if isinstance(x, Leaf)} for _ in range(20)]

    assert {"act", "age", "purpose"} in slots
    assert not any({"age", "means"} <= s for s in slots)


def test_exceptions_are_told_apart() -> None:
    """S16: an exception is no part of a pattern; it is asked for by itself."""
    required, raised = leaf("means:threat"), Leaf("fault", "mistake", Who.SUSPECT, exception=True)
    condition = Unless(required, raised)

    assert (frozenset({required}),) == PATTERNER.of(condition).found
    assert (raised,) == exceptions(condition)


REDUCED = Patterner.reduced
SEVERAL = [leaf(f"conduct:{term}") for term in list(law("xp").vocabulary.slots["conduct"].terms)[:40]]


@pytest.mark.parametrize(
    ("condition", "whole"),
    [
        (AtLeast(3, tuple(SEVERAL[:9])), True),
        (AtLeast(8, tuple(SEVERAL[:16])), False),
        (AtLeast(20, tuple(SEVERAL)), False),
        (deny(AtLeast(8, tuple(SEVERAL[:16]))), False),
        (AtLeast(2, tuple(AtLeast(6, tuple(SEVERAL[i : i + 12])) for i in (0, 14, 28))), False),
        (AllOf(tuple(AnyOf(tuple(SEVERAL[i : i + 8])) for i in (0, 8, 16, 24, 32))), False),
        (AnyOf(tuple(leaf("fault:knowledge", as_to=x.name) for x in SEVERAL)), True),
    ],
)
def test_few_combinations_are_looked_at(
    condition: Condition, whole: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many ways a condition can be met in, few are looked at, and it says so (S33)."""
    looked_at = 0

    def counted(self: Patterner, pattern: Pattern) -> Pattern | None:
        nonlocal looked_at
        looked_at += 1
        return REDUCED(self, pattern)

    monkeypatch.setattr(Patterner, "reduced", counted)
    found = Patterner(law("xp").vocabulary).of(condition)

    assert (not whole, True) == (found.cut, bool(found.found))
    assert looked_at <= CAP * (1 + len(parts_of(condition)))
