"""What a law asks for, as a tree of conditions, and what can be done to one. No evaluation.

A condition is a tree. Its leaves ask for a term of the vocabulary, in a slot, about somebody.
Denial stands at the leaves only: `none of` is pushed down when a pack is read (S7).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property

from attrs import evolve, field, frozen

from chargeassist.reading import Place

NOWHERE = Place("")


class Who(StrEnum):
    """Whom a leaf speaks about, seen from a matter of one suspect and one complainant."""

    SUSPECT = "suspect"
    COMPLAINANT = "complainant"
    ANOTHER = "another"
    ANYONE = "anyone"


def said_of(name: str, about: str) -> str:
    """Return ``slot:term as to slot:term``, or the term alone where it is about nothing else."""
    return f"{name} as to {about}" if about else name


@frozen(cache_hash=True)
class Leaf:
    """A term in a slot, or its negative: a leaf of its own, for and against exchanged (S7)."""

    slot: str
    term: str
    by: Who | None = None
    of: Who | None = None
    holds: bool = True
    as_to: str = ""
    objects: tuple[str, ...] = ()
    """For a term that speaks about something else: the terms and offences it is asked about (S37)."""
    exception: bool = False
    """Stands under `unless`: keeps the bar for exceptions at every stage (S1)."""
    arguable: bool = False
    settled: bool = False
    """Lets go of something or makes it graver: there an open question of law stays thin (S43)."""
    like: tuple[str, ...] = ()
    """For the genus of an open list, the terms the list names: they have their own leaves (S18)."""
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def name(self) -> str:
        """Return ``slot:term``, with what a state of mind goes to."""
        return said_of(f"{self.slot}:{self.term}", self.as_to)


@frozen(cache_hash=True)
class Stands:
    """Another offence stands in another matter (S21)."""

    offences: tuple[str, ...]
    by: Who = Who.SUSPECT
    of: Who | None = Who.COMPLAINANT
    serious: bool = False
    helped: tuple[str, ...] = ()
    """The terms of help or direction: the offence is that of whoever was helped or directed (S37)."""
    words: str = field(default="", eq=False)
    titles: tuple[str, ...] = field(default=(), eq=False)
    """What the offences are called that it names one by one."""
    family: str = field(default="", eq=False)
    """The family or Act any offence of which will do."""
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen(cache_hash=True)
class ElementStands:
    """An element of the same offence stands (for asides)."""

    element: str
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen(cache_hash=True)
class Identity:
    """That this suspect is the person: the best conduct leaf, unless identity is in issue (S13)."""

    conduct: tuple[Leaf, ...]


def _beneath(group: Group) -> tuple[Column, ...]:
    """Return the leaves of a group: asked for again and again, so each group keeps its own."""
    return tuple(c for part in parts_of(group) for c in columns_of(part))


@frozen(cache_hash=True)
class AllOf:
    """The lowest of its parts (S14)."""

    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)
    columns = cached_property(_beneath)


@frozen(cache_hash=True)
class AnyOf:
    """The highest of its parts (S14)."""

    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)
    columns = cached_property(_beneath)


@frozen(cache_hash=True)
class AtLeast:
    """The N-th highest of its parts (S14)."""

    count: int
    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)
    columns = cached_property(_beneath)


@frozen(cache_hash=True)
class NotNeeded:
    """A requirement and what lets go of it: `any of` the two, but explained differently (S15)."""

    requires: Condition
    dispensed: Condition
    cite: str = field(default="", eq=False)
    columns = cached_property(_beneath)


@frozen(cache_hash=True)
class Unless:
    """A requirement capped by an exception once the exception is raised (S16)."""

    requires: Condition
    exception: Condition
    cite: str = field(default="", eq=False)
    columns = cached_property(_beneath)


Column = Leaf | Stands | Identity | ElementStands


Group = AllOf | AnyOf | AtLeast | NotNeeded | Unless
Condition = Column | Group


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly beneath one."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case NotNeeded(first, second) | Unless(first, second):
            return (first, second)
        case _:
            return ()


def columns_of(condition: Condition) -> tuple[Column, ...]:
    """Return the leaves of a condition in the order they are written."""
    match condition:
        case Leaf() | Stands() | Identity() | ElementStands():
            return (condition,)
        case _:
            return condition.columns


def leaves_of(condition: Condition) -> tuple[Leaf, ...]:
    """Return the leaves that ask for facts, in the order they are written."""
    return tuple(c for c in columns_of(condition) if isinstance(c, Leaf))


def deny(condition: Condition) -> Condition:
    """Return the denial of a condition, at its leaves (De Morgan; S7)."""
    match condition:
        case Leaf():
            return evolve(condition, holds=not condition.holds)
        case AllOf(parts, cite):
            return AnyOf(tuple(map(deny, parts)), cite)
        case AnyOf(parts, cite):
            return AllOf(tuple(map(deny, parts)), cite)
        case AtLeast(count, parts, cite):
            return AtLeast(len(parts) - count + 1, tuple(map(deny, parts)), cite)
        case _:
            raise ValueError("only groups and leaves can be denied")


def as_settled(condition: Condition) -> Condition:
    """Return a condition in which an open question of law stays thin: it lets nothing go (S43)."""

    def settle(column: Column) -> Condition:
        if isinstance(column, Leaf) and (column.arguable or column.like):
            return evolve(column, settled=True)
        return column

    return rewrite(condition, settle)


def as_exception(condition: Condition) -> Condition:
    """Return a condition whose leaves keep the bar for exceptions."""
    match condition:
        case Leaf():
            return evolve(condition, exception=True)
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return evolve(condition, parts=tuple(map(as_exception, parts)))
        case _:
            return condition


Rewrite = Callable[[Column], Condition]


def rewrite(condition: Condition, column: Rewrite) -> Condition:
    """Return a condition with every leaf replaced by what *column* makes of it."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return evolve(condition, parts=tuple(rewrite(p, column) for p in parts))
        case NotNeeded(requires, dispensed):
            return evolve(condition, requires=rewrite(requires, column), dispensed=rewrite(dispensed, column))
        case Unless(requires, exception):
            return evolve(condition, requires=rewrite(requires, column), exception=rewrite(exception, column))
        case _:
            return column(condition)
