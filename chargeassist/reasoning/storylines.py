"""How all offences of a law stand in many stories at once: a story a lane (S33)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from chargeassist.law.model import Offence
from chargeassist.reasoning.operations import standing_at
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold


@untold
@frozen
class Lanes:
    """How every offence stands in every story: each of its elements a node, a story a lane."""

    nodes: Mapping[Offence, tuple[int, ...]]
    wholes: Mapping[Offence, int]
    """The elements of an offence together: the lowest of them in each lane (S14)."""

    def at(self, lane: int) -> At:
        """Return how every offence stands in one story."""
        return At(self, lane)


@untold
@frozen
class At:
    """How every offence stands in one story."""

    lanes: Lanes
    lane: int

    def whole(self, offence: Offence) -> Standing:
        """Return how an offence stands."""
        return standing_at(self.lanes.wholes[offence], self.lane)

    def elements(self, offence: Offence) -> tuple[Standing, ...]:
        """Return how each element of an offence stands."""
        return tuple(standing_at(n, self.lane) for n in self.lanes.nodes[offence])
