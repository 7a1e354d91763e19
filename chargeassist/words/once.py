"""What is worked out once for each law: found again by the very object that it is worked out of."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Of = TypeVar("_Of")
_Made = TypeVar("_Made")
KEPT = 16
"""Of so many objects it is remembered: whoever works with more laws at a time works it out again."""


def once(make: Callable[[_Of], _Made]) -> Callable[[_Of], _Made]:
    """Return *make*, remembering what it made of the last few objects.

    A law has no hash, and to compare two is long: so it is known by its identity, and kept with what was
    made of it.

    >>> longest = once(lambda words: max(words, key=len))
    >>> longest(["who", "did", "what"])
    'what'
    """
    made: dict[int, tuple[_Of, _Made]] = {}

    @wraps(make)
    def found(of: _Of) -> _Made:
        known = made.get(id(of))
        if known is None:
            for oldest in list(made)[: max(len(made) - KEPT + 1, 0)]:
                made.pop(oldest, None)
            known = made[id(of)] = of, make(of)
        return known[1]

    return found
