"""Which offences an offence reads, so that one can be weighed without the rest of its pack (S21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from chargeassist.law.algebra import Condition, Stands, columns_of
from chargeassist.law.model import Offence, Pack
from chargeassist.words.once import once

MANY = 1_024
"""Of so many sets of offences it is remembered what they read."""


def offences_in(condition: Condition) -> Iterator[str]:
    """Yield the ids of the offences that a condition asks about."""
    for column in columns_of(condition):
        if isinstance(column, Stands):
            yield from column.offences


def read_by(pack: Pack, ids: Iterable[str]) -> frozenset[str]:
    """Return *ids* and every offence of the pack that these, or what stands beside them, read in the end."""
    found: dict[str, None] = dict.fromkeys(ids)
    waiting = list(found)
    while waiting:
        id = waiting.pop()
        read = {i for o in pack.versions(id) for c in _conditions(pack, o) for i in offences_in(c)}
        waiting += sorted(read - found.keys())
        found.update(dict.fromkeys(read))
    return frozenset(found)


@once
def reading_in(pack: Pack) -> Callable[[frozenset[str]], frozenset[str]]:
    """Return what tells some offences of a pack and all that these read in the end: found once for each."""
    return lru_cache(maxsize=MANY)(partial(read_by, pack))


def _conditions(pack: Pack, offence: Offence) -> Iterator[Condition]:
    """Yield what an offence is weighed by: elements, what stands beside them, and the pack's defences."""
    yield from (e.requires for e in offence.elements)
    asides = (*offence.irrelevant, *offence.aggravated, *offence.modes, *offence.jurisdiction)
    yield from (a.condition for a in asides if a.condition is not None)
    yield from (d.when for d in pack.defences if d.covers.reaches(offence))
