"""A `repr` that says how much a value holds and nothing of what: values of a case must not reach a log."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from attrs import AttrsInstance, fields

Value = TypeVar("Value", bound=AttrsInstance)


def untold(cls: type[Value]) -> type[Value]:
    """Return a class of values whose `repr`, and `str`, count what they hold.

    >>> from attrs import frozen
    >>> @untold
    ... @frozen
    ... class Pair:
    ...     suspect: str
    ...     gates: tuple[str, ...] = ()
    >>> Pair("S1", ("S1/xp:victims-of-trafficking",)), Pair("S1")
    (<Pair: gates 1>, <Pair>)
    """
    cls.__repr__ = _counted  # type: ignore[method-assign]  # of whatever value it is asked
    return cls


def by_id(cls: type[Value]) -> type[Value]:
    """Return a class of rows whose `repr`, and `str`, say the id of each and nothing else."""
    cls.__repr__ = _id  # type: ignore[method-assign]  # of whatever row it is asked
    return cls


def _id(row: Any) -> str:
    return f"{type(row).__name__}(id={row.id!r})"


def _counted(value: Any) -> str:
    said = ", ".join(filter(None, (_amount(a.name, getattr(value, a.name)) for a in fields(type(value)))))
    return f"<{type(value).__name__}{': ' if said else ''}{said}>"


def _amount(name: str, value: object) -> str:
    """Return how much stands under a key: a number of things, or a word the library itself has."""
    if isinstance(value, Enum):
        return f"{name} {value.name.lower()}"
    return f"{name} {len(value)}" if isinstance(value, tuple | frozenset | Mapping) and value else ""
