"""What becomes of a story of one law under another, and which story of a limb comes furthest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from attrs import frozen

from chargeassist.law.algebra import Leaf
from chargeassist.law.model import Offence
from chargeassist.reasoning.patterns import Pattern
from chargeassist.words.untold import untold

COVERED, QUESTION, ONLY_IF, NOT_COVERED = "covered", "question-of-law", "only-if", "not-covered"
STATUSES = (COVERED, QUESTION, ONLY_IF, NOT_COVERED)


@untold
@frozen
class Asked:
    """What an element asks for beyond a story: any one of these would do."""

    element: str
    cite: str
    any_of: tuple[Pattern, ...]


@untold
@frozen
class Fit:
    """How a story fits one offence that answers it."""

    offence: Offence
    status: str
    asked: tuple[Asked, ...] = ()
    unless: tuple[Leaf, ...] = ()
    open: tuple[Leaf, ...] = ()
    """What a court would have to answer: limbs that stand only by an open list, or are arguable."""


@untold
@frozen
class Verdict:
    """What becomes of one limb of the first law's offence, or of a few that fail only together."""

    limbs: tuple[tuple[str, Pattern], ...]
    """The element, and what it asks for by this limb; none where nothing answers any of them."""
    status: str
    fits: tuple[Fit, ...]
    story: Pattern
    """The story that comes furthest."""
    caught: tuple[Offence, ...]
    """What else the story makes out."""
    nearly: tuple[Fit, ...]
    """What else is about what is done, and asks for one thing more."""


@untold
@frozen
class Unasked:
    """An element of the first law's offence that an offence of the other does not ask for."""

    element: str
    by: Offence
    story: Pattern
    """What it catches without that element."""
    unless: tuple[Leaf, ...]


Limbs = tuple[tuple[str, Pattern], ...]
Rank = tuple[int, int]
NOWHERE_NEAR: Rank = (STATUSES.index(NOT_COVERED), 0)


def rank(fit: Fit) -> Rank:
    """Return how far an offence is from answering: the less, the nearer."""
    return STATUSES.index(fit.status), len(fit.asked)


def best(chosen: Sequence[Limbs], ranks: Sequence[Rank], elements: int) -> list[tuple[Limbs, int]]:
    """Return the limbs, and with each the story of it that comes furthest; and limbs that fail together.

    Limbs are told together only where each of them, with others, comes further.
    """
    furthest: dict[Limbs, int] = {}
    told = []
    for size in range(1, elements + 1):
        for places in combinations(range(elements), size):
            here: dict[Limbs, int] = {}
            for number, limbs in enumerate(chosen):
                some = tuple(limbs[p] for p in places)
                if some not in here or ranks[number] < ranks[here[some]]:
                    here[some] = number
            furthest |= here
            for some, number in here.items():
                fewer = [furthest[part] for part in combinations(some, size - 1)] if size > 1 else []
                if size == 1 or ranks[number] > max(ranks[f] for f in fewer):
                    told.append((some, number))
    return told
