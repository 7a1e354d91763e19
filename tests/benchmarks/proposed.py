"""Proposals for `chargeassist/reasoning/operations.py`, measured beside what is there: to move or drop."""

from __future__ import annotations

from binascii import unhexlify
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

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
from chargeassist.reasoning.standing import Standing

Key = TypeVar("Key", bound=Hashable)
_DIGITS = b"".join(f"{value:x}".encode() for value in range(16)).ljust(256, b"0")
_MISSING = bytes([Standing.MISSING])


def load_matters(matters: Sequence[Mapping[Key, Standing]], columns: Mapping[Key, int]) -> list[int]:
    """Return one integer per column from what is known of each matter; the first matter is the last digit.

    What a matter does not mention is missing; what no column asks for is passed over. A key is hashed
    once per fact: see `load_numbered`.

    >>> [hex(n) for n in load_matters([{"a": Standing.THIN}, {"b": Standing.SUPPORTED}], {"a": 0, "b": 1})]
    ['0x13', '0xf1']
    """
    cells = [bytearray(len(matters) % 2) + _MISSING * len(matters) for _ in columns]
    at = len(matters) + len(matters) % 2
    of, spare = {key: cells[i] for key, i in columns.items()}.get, bytearray(at)
    for matter in matters:
        at -= 1
        for key, standing in matter.items():
            of(key, spare)[at] = standing
    return [_integer(cell) for cell in cells]


def load_numbered(matters: Sequence[Mapping[int, Standing]], width: int) -> list[int]:
    """As `load_matters`, from terms that were numbered as the columns are when they were first met.

    >>> [hex(n) for n in load_numbered([{0: Standing.THIN}, {1: Standing.SUPPORTED}], 2)]
    ['0x13', '0xf1']
    """
    parts: list[list[bytearray]] = [[] for _ in range(width)]
    for cells in blocks(matters, width):
        for part, cell in zip(parts, cells, strict=True):
            part.append(cell)
    return [_integer(b"".join(part)) for part in parts]


BLOCK = 8_192
"""Matters whose cells stay in the cache of a processor; even."""


def blocks(matters: Sequence[Mapping[int, Standing]], width: int) -> Iterator[list[bytearray]]:
    """Yield, for blocks of matters from the last to the first, a byte per matter in each column.

    Within a block too the last matter is first; an odd number of matters has a nought before it.
    """
    for start in range((len(matters) - 1) // BLOCK * BLOCK, -1, -BLOCK):
        block = matters[start : start + BLOCK]
        at = len(block) + len(block) % 2
        cells = [bytearray(len(block) % 2) + _MISSING * len(block) for _ in range(width)]
        for matter in block:
            at -= 1
            for column, standing in matter.items():
                cells[column][at] = standing
        yield cells


def _integer(cells: bytes | bytearray) -> int:
    """Return the integer whose hex digits are *cells*: an even number of them."""
    return int.from_bytes(unhexlify(cells.translate(_DIGITS)), "big")


@frozen
class Program:
    """As `operations.Program`, with the cap of an exception as a node that all its lines share (S16)."""

    columns: Mapping[Column, int]
    operations: tuple[tuple[str, int, tuple[int, ...]], ...] = field(repr=False)
    results: tuple[int, ...] = field(repr=False)

    @classmethod
    def lower(cls, conditions: Iterable[Condition]) -> Program:
        """Return the program that weighs *conditions*, in their order."""
        columns: dict[Column, int] = {}
        operations: list[tuple[str, int, tuple[int, ...]]] = []
        seen: dict[Condition, int] = {}
        caps: dict[int, int] = {}

        def add(kind: str, number: int, *parts: int) -> int:
            operations.append((kind, number, parts))
            return len(operations) - 1

        def cap(exception: int) -> int:
            if exception not in caps:
                caps[exception] = add("cap", 0, exception)
            return caps[exception]

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
                    new = add("at least", count, *map(node, parts))
                case Unless(requires, exception):
                    new = add("all", 0, node(requires), cap(node(exception)))
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
                result = highest ^ ((exception >> 3 & ones) * 15 | (exception >> 2 & ones) << 3)
            else:
                reached = [highest] + [0] * number
                for p in parts:
                    for j in range(number, 0, -1):
                        reached[j] |= reached[j - 1] & nodes[p]
                result = reached[number]
            nodes.append(result)
        return [nodes[i] for i in self.results]
