"""Whether what does not stand waits for a person (S40), remembered by what it could be drawn from as well."""

from __future__ import annotations

from functools import partial

from chargeassist.bulk.limbs import Drawn
from chargeassist.bulk.pair import Found, Pair
from chargeassist.findings.elements import stands_once_drawn
from chargeassist.reasoning.standing import Standing, waiting
from chargeassist.reasoning.weighing import lifted


def awaits(pair: Pair, one: Found) -> bool:
    """Return whether an offence waits for a person: whatever does not stand in it waits."""
    if {s for s in one.stood.standings if s < Standing.DISPUTED} != {Standing.THIN}:
        return False
    version = one.version
    now = pair.digits(version, one.days, one.shape)
    drawn = _once_drawn(pair, one, now)
    if version.stands:
        return _waits(pair, one, now, drawn)
    known = version.waiting[now, drawn]
    if known is None:
        known = version.waiting[now, drawn] = _waits(pair, one, now, drawn)
    return known


def _waits(pair: Pair, one: Found, now: int, drawn: int) -> bool:
    """Return whether each element that is thin, and identity, is so until a person draws something."""
    offence, standings = one.version.offence, one.stood.standings
    look = pair.book.look(drawn, partial(pair.weigh, one.days))
    thin = [s is Standing.THIN for s in standings]
    waits = [
        is_ and stands_once_drawn(e.requires, look) for is_, e in zip(thin, offence.elements, strict=False)
    ]
    if thin[-1]:
        # It stands with the first of the conduct that stands as high.
        own = (pair.book.leaves[leaf] for leaf in offence.conduct)
        best = next(limb for limb in own if limb.stood(now) is Standing.THIN)
        waits.append(best.stood(drawn) > Standing.THIN)
    else:
        waits.append(False)
    return waiting(zip(waits, standings, strict=True))


def _once_drawn(pair: Pair, one: Found, now: int) -> int:
    """Return the digits of the leaves of an offence once what waits is drawn."""
    drawn = now
    for limb in one.version.leaves.limbs:
        if limb.stood(now) is Standing.THIN:
            drawn ^= limb.digit(Standing.THIN) ^ limb.digit(_lifted(pair, one, pair.book.once_drawn(limb)))
    return drawn


def _lifted(pair: Pair, one: Found, leaf: Drawn) -> Standing:
    """Return how a thin leaf stands once what waits is drawn."""
    limb, shape = leaf.limb, one.shape
    # What is read whoever was harmed may be weighed of others, and shown otherwise.
    lone = len(pair.flat.harmed) == 1 or not limb.every.facts
    plain = lone and pair.harmed and shape.speaking.isdisjoint(leaf.reads)
    key = shape.bits & leaf.mask
    known = leaf.known[key] if plain else None
    if known is None:
        weighed = pair.told.weighed(pair.book)
        known = lifted(weighed.column(limb.asks, pair.matter(one.days))).standing
        if plain:
            leaf.known[key] = known
    return known
