"""The law lowered to operations over one integer per node: one hex digit per matter, all matters at once.

A pack's conditions become one list of operations, each shared subtree once. Columns are the
leaves; loading fills them (see `load`), and twenty lines of ``&``, ``|`` and shifts weigh a
caseload of any size. `weigh_one` is the plain meaning for one matter, and the tests hold the two together.
"""

from __future__ import annotations

from binascii import unhexlify
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Column, Condition, Leaf, NotNeeded, Unless
from chargeassist.reasoning.standing import Standing, capped
from chargeassist.words.untold import untold

_DIGITS = b"".join(f"{value:x}".encode() for value in range(16)).ljust(256, b"0")
_BLOCK = 4_096
"""Matters whose cells stay in the cache of a processor; even."""


def weigh_one(condition: Condition, of: Callable[[Column], Standing]) -> Standing:
    """Return the standing of *condition* in one matter, from the standing of each leaf (S14-S16).

    A leaf that can change nothing any more is not asked for.
    """
    match condition:
        case Leaf():
            return of(condition)
        case AllOf(parts):
            return _lowest(parts, of)
        case AnyOf(parts):
            return _highest(parts, of)
        case AtLeast(count, parts):
            return sorted((weigh_one(p, of) for p in parts), reverse=True)[count - 1]
        case NotNeeded(requires, dispensed):
            return _highest((requires, dispensed), of)
        case Unless(requires, exception):
            found = weigh_one(requires, of)
            return min(found, capped(weigh_one(exception, of))) if found else found
        case _:
            return of(condition)


def _lowest(parts: Sequence[Condition], of: Callable[[Column], Standing]) -> Standing:
    found = Standing.SUPPORTED
    for part in parts:
        found = min(found, weigh_one(part, of))
        if found is Standing.CONTRADICTED:
            break
    return found


def _highest(parts: Sequence[Condition], of: Callable[[Column], Standing]) -> Standing:
    found = Standing.CONTRADICTED
    for part in parts:
        found = max(found, weigh_one(part, of))
        if found is Standing.SUPPORTED:
            break
    return found


Operation = tuple[str, int, tuple[int, ...]]
"""Kind, number, operand nodes; a cap is what an exception leaves of the lines it stands under (S16)."""


@untold
@frozen
class Program:
    """Conditions as straight-line operations, no two of them the same."""

    columns: Mapping[Column, int]
    operations: tuple[Operation, ...]
    results: tuple[int, ...]

    @classmethod
    def lower(cls, conditions: Iterable[Condition]) -> Program:
        """Return the program that weighs *conditions*, in their order."""
        columns: dict[Column, int] = {}
        operations: dict[Operation, int] = {}
        seen: dict[Condition, int] = {}

        def add(kind: str, number: int, *parts: int) -> int:
            return operations.setdefault((kind, number, parts), len(operations))

        def node(condition: Condition) -> int:
            known = seen.get(condition)
            if known is not None:
                return known
            match condition:
                case AllOf((only,)) | AnyOf((only,)):
                    new = node(only)
                case AllOf(parts):
                    new = add("all", 0, *map(node, parts))
                case AnyOf(parts):
                    new = add("any", 0, *map(node, parts))
                case NotNeeded(requires, dispensed):
                    new = add("any", 0, node(requires), node(dispensed))
                case AtLeast(count, parts):
                    new = add("at-least", count, *map(node, parts))
                case Unless(requires, exception):
                    new = add("all", 0, node(requires), add("cap", 0, node(exception)))
                case _:
                    new = add("leaf", columns.setdefault(condition, len(columns)))
            seen[condition] = new
            return new

        results = tuple(map(node, conditions))
        return cls(columns, tuple(operations), results)

    def run(self, facts: Sequence[int], matters: int) -> list[int]:
        """Return one integer per condition, from one integer per column; digit *i* is matter *i*."""
        ones = int("1" * matters, 16) if matters else 0
        highest = ones * 15
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
            elif kind == "cap":
                # Supported takes every bit of the line, disputed the highest.
                exception = nodes[parts[0]]
                supported, disputed = exception >> 3 & ones, exception >> 2 & ones
                result = highest ^ (supported * 15 | disputed << 3)
            else:
                # reached[j] holds, per matter, the height that at least j parts reach.
                reached = [highest] + [0] * number
                for p in parts:
                    for j in range(number, 0, -1):
                        reached[j] |= reached[j - 1] & nodes[p]
                result = reached[number]
            nodes.append(result)
        return [nodes[i] for i in self.results]


def load(matters: Sequence[Mapping[int, Standing]], width: int) -> list[int]:
    """Return one integer per column from what is known of each matter, by number of column.

    The first matter is the last digit; what a matter does not mention is missing.

    >>> [hex(n) for n in load([{0: Standing.THIN}, {1: Standing.SUPPORTED}], 2)]
    ['0x13', '0xf1']
    """
    if not matters:
        return [0] * width
    columns = zip(*_blocks(matters, width), strict=True)
    return [int.from_bytes(b"".join(column), "big") for column in columns]


def _blocks(matters: Sequence[Mapping[int, Standing]], width: int) -> Iterator[list[bytes]]:
    """Yield, for blocks of matters from the last to the first, each column with two digits in a byte.

    Within a block too the last matter is first; an odd number of matters has a nought before it.
    """
    missing = bytes([Standing.MISSING])
    for start in range((len(matters) - 1) // _BLOCK * _BLOCK, -1, -_BLOCK):
        block = matters[start : start + _BLOCK]
        odd = len(block) % 2
        at = len(block) + odd
        cells = [bytearray(odd) + missing * len(block) for _ in range(width)]
        for matter in block:
            at -= 1
            for column, standing in matter.items():
                cells[column][at] = standing
        yield [unhexlify(cell.translate(_DIGITS)) for cell in cells]


_STANDINGS = {int(s): s for s in Standing}


def standing_at(node: int, matter: int) -> Standing:
    """Return the standing of one matter in a node.

    >>> standing_at(0xF3, 0)
    <Standing.THIN: 3>
    """
    return _STANDINGS[node >> 4 * matter & 15]
