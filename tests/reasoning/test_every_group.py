"""Every group over every standing of its parts: what random laws meet too seldom (S14-S16)."""

from __future__ import annotations

from itertools import product

import pytest

from chargeassist import Standing
from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Condition, NotNeeded, Unless
from chargeassist.reasoning.operations import Program, load, standing_at, weigh_one
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import Weighing
from tests.strategies import COLUMNS

PARTS = COLUMNS[:3]
ONE, OTHER, _ = PARTS
EVERY = [dict(zip(PARTS, chosen, strict=True)) for chosen in product(Standing, repeat=3)]
GROUPS: dict[str, Condition] = {
    "all of": AllOf(PARTS),
    "any of": AnyOf(PARTS),
    "at least 1 of": AtLeast(1, PARTS),
    "at least 2 of": AtLeast(2, PARTS),
    "at least 3 of": AtLeast(3, PARTS),
    "not needed if": NotNeeded(ONE, OTHER),
    "unless": Unless(ONE, OTHER),
    "unless within": AnyOf((Unless(AnyOf(PARTS), OTHER), ONE)),
}


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_over_every_standing(name: str) -> None:
    """The lowered program and the trace say of every combination what the recursion says (S14-S16)."""
    condition = GROUPS[name]
    program = Program.lower([condition])
    known = [{number: matter[c] for c, number in program.columns.items()} for matter in EVERY]
    (node,) = program.run(load(known, len(program.columns)), len(EVERY))

    for i, matter in enumerate(EVERY):
        expected = weigh_one(condition, matter.__getitem__)
        assert expected == standing_at(node, i)
        weighed = {column: Weighing(standing) for column, standing in matter.items()}
        assert expected == trace(condition, weighed.__getitem__).standing


@pytest.mark.parametrize("requires", Standing)
@pytest.mark.parametrize("exception", Standing)
def test_an_exception_over_every_standing(requires: Standing, exception: Standing) -> None:
    """An exception below its bar is watched; disputed, it disputes; unanswered, it defeats (S16)."""
    highest = {Standing.SUPPORTED: Standing.CONTRADICTED, Standing.DISPUTED: Standing.DISPUTED}
    expected = min(requires, highest.get(exception, Standing.SUPPORTED))

    matter = {ONE: requires, OTHER: exception}
    assert expected == weigh_one(Unless(ONE, OTHER), matter.__getitem__)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_at_least_is_the_nth_largest(count: int) -> None:
    """At least N of stands where the N-th largest part stands (S14)."""
    for matter in EVERY:
        expected = sorted(matter.values(), reverse=True)[count - 1]
        assert expected == weigh_one(AtLeast(count, PARTS), matter.__getitem__)


def test_no_matter_at_all() -> None:
    """A caseload without matters is weighed to nothing (S19)."""
    assert [0, 0] == load([], 2)
    assert [0] == Program.lower([AtLeast(2, PARTS)]).run([0, 0, 0], 0)


def test_a_trace_names_its_groups() -> None:
    """An explanation names each group as the law does, with its cite and its number (S14-S16)."""
    weighed = dict.fromkeys(PARTS, Weighing(Standing.THIN))
    groups: tuple[Condition, ...] = (
        *(AllOf(PARTS, "s 1"), AnyOf(PARTS, "s 2"), AtLeast(2, PARTS, "s 3")),
        *(NotNeeded(ONE, OTHER, "s 4"), Unless(ONE, OTHER, "s 5"), ONE),
    )
    limbs = [trace(g, weighed.__getitem__) for g in groups]

    names = ["all-of", "any-of", "at-least", "not-needed-if", "unless", "leaf"]
    assert names == [limb.kind for limb in limbs]
    assert ["s 1", "s 2", "s 3", "s 4", "s 5", ""] == [limb.cite for limb in limbs]
    assert [0, 0, 2, 0, 0, 0] == [limb.count for limb in limbs]
    assert [3, 3, 3, 2, 2, 1] == [len(list(limb.leaves())) for limb in limbs]


@pytest.mark.parametrize(
    ("standings", "deciding"),
    [
        ((Standing.MISSING, Standing.SUPPORTED, Standing.THIN), [0]),
        ((Standing.MISSING, Standing.SUPPORTED, Standing.MISSING), [0, 2]),
        ((Standing.CONTRADICTED, Standing.MISSING, Standing.SUPPORTED), [0]),
        ((Standing.THIN, Standing.SUPPORTED, Standing.DISPUTED), [0, 1, 2]),
    ],
)
def test_what_decides_an_all_of(standings: tuple[Standing, ...], deciding: list[int]) -> None:
    """The weakest parts decide an `all of` that does not stand; every part carries one that does (S14)."""
    weighed = {c: Weighing(s) for c, s in zip(PARTS, standings, strict=True)}
    limb = trace(AllOf(PARTS), weighed.__getitem__)

    assert [PARTS[i] for i in deciding] == [x.column for x in limb.deciding()]
