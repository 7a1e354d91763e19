"""The law lowered to operations over one integer per node: one hex digit per matter, all matters at once.

A pack's conditions become one list of operations, each shared subtree once. Columns are the
leaves; loading fills them (see `load`), and twenty lines of ``&``, ``|`` and shifts weigh a
caseload of any size. `weigh_one` is the plain meaning for one matter, and the tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import field, frozen

from chargeassist.law.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Condition,
    NotNeeded,
    Unless,
)
from chargeassist.reasoning.standing import Standing, capped

DIGITS = {s: ord(f"{s:x}") for s in Standing}


def weigh_one(condition: Condition, of: Callable[[Column], Standing]) -> Standing:
    """Return the standing of *condition* in one matter, from the standing of each leaf (S14-S16)."""
    match condition:
        case AllOf(parts):
            return min(weigh_one(p, of) for p in parts)
        case AnyOf(parts):
            return max(weigh_one(p, of) for p in parts)
        case AtLeast(count, parts):
            return sorted((weigh_one(p, of) for p in parts), reverse=True)[count - 1]
        case NotNeeded(requires, dispensed):
            return max(weigh_one(requires, of), weigh_one(dispensed, of))
        case Unless(requires, exception):
            return min(weigh_one(requires, of), capped(weigh_one(exception, of)))
        case _:
            return of(condition)


@frozen
class Program:
    """Conditions as straight-line operations: (kind, number, operand nodes)."""

    columns: Mapping[Column, int]
    operations: tuple[tuple[str, int, tuple[int, ...]], ...] = field(repr=False)
    results: tuple[int, ...] = field(repr=False)

    @classmethod
    def lower(cls, conditions: Iterable[Condition]) -> Program:
        """Return the program that weighs *conditions*, in their order."""
        columns: dict[Column, int] = {}
        operations: list[tuple[str, int, tuple[int, ...]]] = []
        seen: dict[Condition, int] = {}

        def node(condition: Condition) -> int:
            known = seen.get(condition)
            if known is not None:
                return known
            match condition:
                case AllOf(parts):
                    operation = ("all", 0, tuple(map(node, parts)))
                case AnyOf(parts):
                    operation = ("any", 0, tuple(map(node, parts)))
                case NotNeeded(requires, dispensed):
                    operation = ("any", 0, (node(requires), node(dispensed)))
                case AtLeast(count, parts):
                    operation = ("at least", count, tuple(map(node, parts)))
                case Unless(requires, exception):
                    operation = ("unless", 0, (node(requires), node(exception)))
                case _:
                    operation = ("leaf", columns.setdefault(condition, len(columns)), ())
            operations.append(operation)
            seen[condition] = len(operations) - 1
            return seen[condition]

        results = tuple(node(c) for c in conditions)
        return cls(columns, tuple(operations), results)

    def run(self, facts: Sequence[int], matters: int) -> list[int]:
        """Return one integer per condition, from one integer per column; digit *i* is matter *i*."""
        ones = int("1" * matters, 16) if matters else 0
        nodes: list[int] = []
        for kind, number, parts in self.operations:
            if kind == "leaf":
                result = facts[number]
            elif kind == "all":
                result = nodes[parts[0]]
                for p in parts[1:]:
                    result &= nodes[p]
            elif kind == "any":
                result = nodes[parts[0]]
                for p in parts[1:]:
                    result |= nodes[p]
            elif kind == "at least":
                # reached[j] holds, per matter, the height that at least j parts reach.
                reached = [ones * 15] + [0] * number
                for p in parts:
                    for j in range(number, 0, -1):
                        reached[j] |= reached[j - 1] & nodes[p]
                result = reached[number]
            else:
                exception = nodes[parts[1]]
                supported, disputed = exception >> 3 & ones, exception >> 2 & ones
                result = nodes[parts[0]] & ~(supported * 15 | disputed << 3)
            nodes.append(result)
        return [nodes[i] for i in self.results]


def load(standings: Iterable[Standing]) -> int:
    """Return one column from the standing of its leaf in each matter; the first matter is the last digit."""
    digits = bytearray(DIGITS[s] for s in standings)
    digits.reverse()
    return int(bytes(digits), 16) if digits else 0


def standing_at(node: int, matter: int) -> Standing:
    """Return the standing of one matter in a node.

    >>> standing_at(0xF3, 0)
    <Standing.THIN: 3>
    """
    return Standing(node >> 4 * matter & 15)
