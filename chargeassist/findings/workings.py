"""How an assessment was worked out: every pack as it was weighed, and the charges that were made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.findings.model import Charge


@untold
@frozen
class Made:
    """What was made of one outcome: how it is listed, and the charge if it is one."""

    outcome: Outcome
    sort: str
    charge: Charge | None = None
    looked: int = 0
    """What making the charge looked at."""


@untold
@frozen
class Workings:
    """What was weighed, by pack: it says nothing that the case and the law do not, and is not pickled.

    Whoever looks closer at an assessment, or assesses a case much like it, takes it from here.
    """

    weighed: Mapping[str, Weighed] = field(factory=dict)
    offences: frozenset[str] = frozenset()
    """The offences that were asked for by name."""
    made: Mapping[str, Mapping[int, Made]] = field(factory=dict)
    """By pack, and by the identity of the outcome, which is kept with it."""

    def __reduce__(self) -> tuple[type[Workings], tuple[Any, ...]]:
        return Workings, ()


NOTHING = Workings()
