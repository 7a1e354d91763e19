"""Offences lowered to one program, with what each reads: the same law is lowered once, whatever the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_

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
    unsaid: Mapping[Key, int]
    """What it asks for of which nothing is entered, with the bits of the terms."""
    terms: int
    """The bits of those on which nothing bears."""
    spoken: int
    """How many elements come before the first of which nothing in the case speaks."""


Asks = tuple[int, int, Key]
"""A column, the bits of what bears on it, and what it asks for where nothing bears on it."""
ALWAYS = 1
"""The bit of what is no term: always read, for values may say it, or how something else stands."""


@untold
@frozen
class Lowered:
    """The elements of several offences as one program, and where each offence has its own in it."""

    program: Program
    columns: tuple[Column, ...]
    own: tuple[tuple[Asks, ...], ...]
    """For each offence, the columns that its elements and its identity read."""
    of_elements: tuple[tuple[tuple[int, ...], ...], ...]
    """For each offence, the columns that each of its elements reads."""
    starts: tuple[int, ...]
    """For each offence, the first of its results: its elements, then identity."""

    def read(self, offence: int, entered: int) -> Read:
        """Return what one of the offences reads of a case, by the bits of the terms that are entered."""
        entered |= ALWAYS
        alive = tuple([number for number, bits, _ in self.own[offence] if bits & entered])
        unsaid: dict[Key, int] = {}
        for _, bits, key in self.own[offence]:
            if not bits & entered:
                unsaid[key] = unsaid.get(key, 0) | bits
        elements, living = self.of_elements[offence], set(alive)
        spoken = next((n for n, one in enumerate(elements) if living.isdisjoint(one)), len(elements))
        return Read(alive, unsaid, reduce(or_, unsaid.values(), 0), spoken)


@lru_cache(maxsize=256)
def lower(offences: tuple[Offence, ...], borne: Callable[[str, tuple[str, ...]], Borne]) -> Lowered:
    """Return the program of some offences; *borne* says what bears on a term in their vocabulary."""
    conditions = [(*(e.requires for e in o.elements), Identity(o.conduct)) for o in offences]
    program = Program.lower(c for own in conditions for c in own)
    columns = tuple(program.columns)
    asks = asks_of(columns, borne)
    read = [[tuple(program.columns[x] for x in columns_of(c)) for c in own] for own in conditions]
    return Lowered(
        program,
        columns,
        tuple(tuple(asks[n] for n in dict.fromkeys(n for part in own for n in part)) for own in read),
        tuple(tuple(own[:-1]) for own in read),
        (0, *accumulate(map(len, conditions))),
    )


def asks_of(columns: Sequence[Column], borne: Callable[[str, tuple[str, ...]], Borne]) -> tuple[Asks, ...]:
    """Return what some columns ask of a case, in their order."""
    return tuple(_asks(n, c, borne) for n, c in enumerate(columns))


def _asks(number: int, column: Column, borne: Callable[[str, tuple[str, ...]], Borne]) -> Asks:
    if not isinstance(column, Leaf):
        return number, ALWAYS, ()
    found = borne(f"{column.slot}:{column.term}", column.objects)
    return number, found.bits | ALWAYS if found.computed else found.bits, (UNSAID, column.by, column.of)
