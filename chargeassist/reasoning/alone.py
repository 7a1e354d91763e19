"""Which of many would change something alone; a whole set that changes nothing spares its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

FEW = 8
"""Of so few each is tried: that asks for nothing of the whole."""


def alone(many: Sequence[str], changes: Callable[[frozenset[str]], bool]) -> Iterator[str]:
    """Yield those that change something when they alone are taken, in their order.

    What takes more never changes less: so a set that changes nothing is looked at no further.

    >>> list(alone("abcdefghijklmnop", lambda taken: "c" in taken))
    ['c']
    """
    if len(many) <= FEW:
        yield from (one for one in many if changes(frozenset({one})))
        return
    if not changes(frozenset(many)):
        return
    half = len(many) // 2
    yield from alone(many[:half], changes)
    yield from alone(many[half:], changes)
