"""Offences lowered to one program, with what each reads: the same law is lowered once, whatever the case."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from attrs import frozen

from chargeassist.law.algebra import Column, Identity, Leaf, columns_of
from chargeassist.law.bearing import Borne
from chargeassist.law.model import Offence
from chargeassist.reasoning.ledger import UNSAID, Key
from chargeassist.reasoning.operations import Program
from chargeassist.words.untold import untold


@untold
@frozen
class Read:
    """What one offence reads of a case: the columns on which something bears, and of the others whose."""

    alive: tuple[int, ...]
    unsaid: frozenset[Key]
    terms: int
    """The bits of those on which nothing bears."""
    spoken: int
    """How many elements come before the first of which nothing in the case speaks."""


@untold
@frozen
class Lowered:
    """The elements of several offences as one program, and where each offence has its own in it."""

    program: Program
    columns: tuple[Column, ...]
    own: tuple[tuple[int, ...], ...]
    """For each offence, the columns that its elements and its identity read."""
    of_elements: tuple[tuple[tuple[int, ...], ...], ...]
    """For each offence, the columns that each of its elements reads."""
    borne: tuple[Borne | None, ...]
    """What bears on each column that asks for facts; None for one that asks how something else stands."""
    starts: tuple[int, ...]
    """For each offence, the first of its results: its elements, then identity."""

    def read(self, offence: int, entered: int) -> Read:
        """Return what one of the offences reads of a case, by the bits of the terms that are entered."""
        alive: list[int] = []
        unsaid: set[Key] = set()
        terms = 0
        for number in self.own[offence]:
            column, borne = self.columns[number], self.borne[number]
            if borne is None or borne.computed or borne.bits & entered:
                alive.append(number)
            elif isinstance(column, Leaf):
                unsaid.add((UNSAID, column.by, column.of))
                terms |= borne.bits
        silent = map(set(alive).isdisjoint, self.of_elements[offence])
        spoken = next((n for n, one in enumerate(silent) if one), len(self.of_elements[offence]))
        return Read(tuple(alive), frozenset(unsaid), terms, spoken)


@lru_cache(maxsize=256)
def lower(offences: tuple[Offence, ...], borne: Callable[[str, tuple[str, ...]], Borne]) -> Lowered:
    """Return the program of some offences; *borne* says what bears on a term in their vocabulary."""
    conditions = [(*(e.requires for e in o.elements), Identity(o.conduct)) for o in offences]
    program = Program.lower(c for own in conditions for c in own)
    columns = tuple(program.columns)
    bearing = (borne(f"{c.slot}:{c.term}", c.objects) if isinstance(c, Leaf) else None for c in columns)
    read = [[tuple(program.columns[x] for x in columns_of(c)) for c in own] for own in conditions]
    return Lowered(
        program,
        columns,
        tuple(tuple(dict.fromkeys(n for numbers in own for n in numbers)) for own in read),
        tuple(tuple(own[:-1]) for own in read),
        tuple(bearing),
        (0, *accumulate(map(len, conditions))),
    )
