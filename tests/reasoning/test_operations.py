"""The lowered operations and the trace mean what the plain recursion means, on any law and caseload."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Standing
from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Column, Condition, NotNeeded, Unless
from chargeassist.reasoning.operations import Program, load, standing_at, weigh_one
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import Weighing
from tests.strategies import COLUMNS, caseloads, conditions, standings

THREAT, NO_THREAT, DECEPTION = COLUMNS[:3]
C, M, T, D, S = Standing


def run(laws: list[Condition], matters: list[dict[Column, Standing]]) -> list[list[Standing]]:
    """Return the standings of every condition in every matter, by the lowered program."""
    program = Program.lower(laws)
    known = [{program.columns[c]: s for c, s in m.items() if c in program.columns} for m in matters]
    nodes = program.run(load(known, len(program.columns)), len(matters))
    return [[standing_at(node, i) for i in range(len(matters))] for node in nodes]


@given(st.lists(conditions, min_size=1, max_size=4), caseloads)
def test_operations_are_the_recursion(laws: list[Condition], matters: list[dict[Column, Standing]]) -> None:
    """One integer for all matters says of each what the recursion says of it alone (S14-S16)."""
    plain = [[weigh_one(c, m.__getitem__) for m in matters] for c in laws]
    assert plain == run(laws, matters)


@given(conditions, st.fixed_dictionaries(dict.fromkeys(COLUMNS, standings)))
def test_trace_is_the_recursion(condition: Condition, matter: dict[Column, Standing]) -> None:
    """An explanation never says another standing than the one it explains (S14-S16)."""
    limb = trace(condition, lambda column: Weighing(matter[column]))
    assert weigh_one(condition, matter.__getitem__) == limb.standing


@given(conditions, caseloads)
def test_a_matter_does_not_touch_its_neighbour(
    condition: Condition, matters: list[dict[Column, Standing]]
) -> None:
    """Limbs meet only inside one matter: taken alone it stands as it stands among others (S19)."""
    together = run([condition], matters)[0]
    assert together == [run([condition], [m])[0][0] for m in matters]


@given(conditions, conditions)
def test_shared_subtrees_appear_once(one: Condition, other: Condition) -> None:
    """Each shared subtree of a law is weighed once, whatever stands around it (ADR 0002)."""
    laws = [AllOf((one, other, one)), one, AnyOf((AllOf((one, other, one)), other)), Unless(other, one)]
    operations = Program.lower(laws).operations
    assert len(set(operations)) == len(operations)
    assert len(Program.lower([*laws, *laws]).operations) == len(operations)


@given(caseloads)
def test_loading_is_digit_by_digit(matters: list[dict[Column, Standing]]) -> None:
    """What is known of a matter is its digit, what nobody mentions is missing, in caseloads of any size."""
    half = [{i: m[c] for i, c in enumerate(COLUMNS) if i % 2} for m in matters * 3]
    loaded = load(half, len(COLUMNS))
    for number, column in enumerate(loaded):
        assert [m.get(number, M) for m in half] == [standing_at(column, i) for i in range(len(half))]


def test_loading_more_than_a_block() -> None:
    """Where one block of matters ends and another begins nobody moves."""
    many = [{0: Standing(s)} for s in (0, 1, 3, 7, 15, 3, 7)] * 3_000
    (column,) = load(many, 1)
    assert f"{column:0{len(many)}x}"[::-1] == "0137f37" * 3_000


def test_a_second_use_adds_nothing() -> None:
    """A condition met again is the node that is there already (ADR 0002)."""
    inner = AnyOf((THREAT, DECEPTION))
    once, twice = Program.lower([inner]), Program.lower([inner, AllOf((inner, inner)), inner])
    assert len(once.operations) + 1 == len(twice.operations)
    assert twice.results[0] == twice.results[2]


def test_cites_do_not_split_a_subtree() -> None:
    """Two provisions that ask for the same are the same node (ADR 0002)."""
    cited = AnyOf((THREAT, DECEPTION), "s 1"), AnyOf((THREAT, DECEPTION), "s 2")
    assert 3 == len(Program.lower(cited).operations)


def test_a_negative_is_a_leaf_of_its_own() -> None:
    """*Not x* has a column beside x (S7)."""
    assert [THREAT, NO_THREAT] == list(Program.lower([AllOf((THREAT, NO_THREAT))]).columns)


@pytest.mark.parametrize(("count", "expected"), [(1, S), (2, T), (3, M)])
def test_at_least_is_the_nth_largest(count: int, expected: Standing) -> None:
    """`at least N of` stands as the N-th largest of its parts (S14)."""
    matter = {THREAT: T, NO_THREAT: S, DECEPTION: M}
    group = AtLeast(count, (THREAT, NO_THREAT, DECEPTION))
    assert expected == weigh_one(group, matter.__getitem__)


@pytest.mark.parametrize(("expected", "group"), [(M, AllOf), (S, AnyOf)])
def test_all_is_the_minimum_any_the_maximum(expected: Standing, group: type[AllOf | AnyOf]) -> None:
    """`all of` is the minimum of its parts, `any of` the maximum (S14)."""
    matter = {THREAT: T, NO_THREAT: S, DECEPTION: M}
    assert expected == weigh_one(group((THREAT, NO_THREAT, DECEPTION)), matter.__getitem__)


@pytest.mark.parametrize(("exception", "expected"), [(C, S), (M, S), (T, S), (D, D), (S, C)])
def test_unless_caps(exception: Standing, expected: Standing) -> None:
    """An exception caps the line it stands under, and only at its bar (S16)."""
    matter = {THREAT: S, DECEPTION: exception}
    assert expected == weigh_one(Unless(THREAT, DECEPTION), matter.__getitem__)


@given(standings, standings)
def test_a_dispensation_is_any_of(required: Standing, dispensed: Standing) -> None:
    """`not needed if X` is `any of (requirement, X)` (S15)."""
    matter = {THREAT: required, DECEPTION: dispensed}
    assert max(required, dispensed) == weigh_one(NotNeeded(THREAT, DECEPTION), matter.__getitem__)


def test_no_matters_at_all() -> None:
    """A caseload of nobody is weighed, and says nothing (S19)."""
    assert [[], []] == run([THREAT, AtLeast(1, (THREAT, DECEPTION))], [])
