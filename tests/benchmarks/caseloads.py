"""What is weighed: every element of a pack in random matters, and the boolean part that peers can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from attrs import frozen

from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Column, Condition, NotNeeded, Unless, parts_of
from chargeassist.law.model import Pack
from chargeassist.reasoning.standing import Standing

FULL, ANSWERED = Standing.SUPPORTED, Standing.DISPUTED
"""The two bars of the boolean part: a line must be supported, an exception be at least disputed (S16)."""


def elements(pack: Pack) -> list[Condition]:
    """Return what every element of every offence of a pack requires."""
    return [e.requires for o in pack.offences for e in o.elements]


def written(condition: Condition) -> int:
    """Return the nodes of a condition as it is written, shared or not."""
    return 1 + sum(map(written, parts_of(condition)))


@frozen
class Node:
    """A node of the boolean part; an operand is the number of an earlier node.

    *kind* is ``fact``, ``all``, ``any`` or ``unless`` (the first part and not the second).
    """

    kind: str
    fact: int = -1
    parts: tuple[int, ...] = ()


@frozen
class Formulas:
    """Whether conditions are supported: and, or and not over facts that are there or not.

    A leaf of ours is one fact, or two where it stands both in a line and in an exception to one.
    """

    facts: Mapping[tuple[Column, Standing], int]
    """For a leaf and the standing it must reach, the number of the fact."""
    nodes: tuple[Node, ...]
    results: tuple[int, ...]

    @classmethod
    def of(cls, conditions: Iterable[Condition]) -> Formulas:
        """Return the boolean part of *conditions*, each shared subtree once."""
        facts: dict[tuple[Column, Standing], int] = {}
        nodes: dict[Node, int] = {}

        def number(condition: Condition, bar: Standing) -> int:
            match condition:
                case AllOf((only,)) | AnyOf((only,)):
                    return number(only, bar)
                case AllOf(parts):
                    node = Node("all", parts=tuple(number(p, bar) for p in parts))
                case AnyOf() | NotNeeded():
                    node = Node("any", parts=tuple(number(p, bar) for p in parts_of(condition)))
                case AtLeast(count, parts):
                    return number(AnyOf(tuple(map(AllOf, combinations(parts, count)))), bar)
                case Unless(requires, exception):
                    other = ANSWERED if bar is FULL else FULL
                    node = Node("unless", parts=(number(requires, bar), number(exception, other)))
                case _:
                    node = Node("fact", facts.setdefault((condition, bar), len(facts)))
            return nodes.setdefault(node, len(nodes))

        results = tuple(number(c, FULL) for c in conditions)
        return cls(facts, tuple(nodes), results)

    def fact_nodes(self) -> list[int]:
        """Return the node of each fact."""
        return [i for i, node in enumerate(self.nodes) if node.kind == "fact"]


@frozen
class Caseload:
    """Random matters, in the forms the weighers start from."""

    matters: Sequence[Mapping[int, Standing]]
    """The standing of each leaf something is known of, by number of column: terms are numbered when met."""
    there: Sequence[Sequence[int]]
    """For rule engines: the facts of `Formulas` that are there, sorted out beforehand."""

    def first(self, count: int) -> Caseload:
        """Return the first matters alone."""
        return Caseload(self.matters[:count], self.there[:count])


def caseload(
    columns: Mapping[Column, int], formulas: Formulas, matters: int, facts: int, seed: int = 1
) -> Caseload:
    """Return random matters of *facts* facts: six in ten supported, one in ten at each other standing."""
    random, leaves = Random(seed), list(columns)
    weights = [6 if s is FULL else 1 for s in Standing]
    rows: list[Mapping[Column, Standing]] = [
        dict(zip(random.sample(leaves, facts), random.choices([*Standing], weights, k=facts), strict=True))
        for _ in range(matters)
    ]
    bars: dict[Column, list[tuple[Standing, int]]] = {}
    for (column, bar), fact in formulas.facts.items():
        bars.setdefault(column, []).append((bar, fact))
    return Caseload(
        [{columns[column]: standing for column, standing in row.items()} for row in rows],
        [[fact for c, standing in row.items() for bar, fact in bars[c] if standing >= bar] for row in rows],
    )


def supported(nodes: Sequence[int], matters: int) -> Iterator[int]:
    """Yield for each matter the conditions that stand supported, one bit each, from our integers."""
    texts = [f"{node:0{matters}x}"[::-1] for node in nodes]
    for digits in zip(*texts, strict=True):
        yield sum(1 << i for i, digit in enumerate(digits) if digit == "f")
