"""The class of an offence, and where one whose highest penalty nobody has stated ranks by it (S47)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from statistics import median_low

from chargeassist.law.model import Offence
from chargeassist.law.penalties import UNKNOWN, Gravity, gravity

CLASSES = (
    *("homicide", "slavery", "sexual", "liberty", "grave-bodily"),
    *("child", "bodily", "property", "documents", "order"),
)
"""The classes, gravest first; slavery is trafficking too."""
_BY_INTEREST = {
    "life": "homicide",
    "sexual-autonomy": "sexual",
    "sexual-integrity": "sexual",
    "liberty": "liberty",
    "free-movement": "liberty",
    "childhood": "child",
    "family": "child",
    "bodily-integrity": "bodily",
    "health": "bodily",
    "property": "property",
    "labour": "property",
    "public-trust": "documents",
}
"""What class an interest is of, where an offence does not say `class` itself; any other is of order."""


def class_of(offence: Offence) -> str:
    """Return the class of an offence: its own header, its family, or that of the interest it protects."""
    if offence.class_ or offence.family == "trafficking":
        return offence.class_ or "slavery"
    return _BY_INTEREST.get(offence.protects, CLASSES[-1])


@lru_cache(maxsize=16)
def levels(offences: tuple[Offence, ...]) -> Mapping[str, int]:
    """Return, for each class, the maximum in months at which its offences usually stand in one pack.

    That is the median of those that state one. A class without any takes the level of the next less
    grave that has one, else of the next graver: what is left to the court falls to no lesser class.
    The same law is looked at once for all its cases.
    """
    stated: dict[str, list[int]] = {}
    for offence in offences:
        if (highest := gravity(offence.penalties)[0]) > UNKNOWN:
            stated.setdefault(class_of(offence), []).append(highest)
    own = {c: median_low(found) for c, found in stated.items()}
    found: dict[str, int] = {}
    for place, one in enumerate(CLASSES):
        nearest = [*CLASSES[place:], *reversed(CLASSES[:place])]
        found[one] = next((own[c] for c in nearest if c in own), UNKNOWN)
    return found


def ranked(stated: Gravity, offence: Offence, of_class: Mapping[str, int]) -> Gravity:
    """Return how grave an offence is: as its penalties state, or else at the level of its class.

    Among equals what is stated comes before what is not, and then the graver class.
    """
    if stated[0] > UNKNOWN:
        return stated
    one = class_of(offence)
    return of_class[one], 0, -1 - CLASSES.index(one)
