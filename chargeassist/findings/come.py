"""What a charge came to, as far as whoever lays charges looks at it: told in full, or in short."""

from __future__ import annotations

from typing import Protocol

from chargeassist.findings.model import Available
from chargeassist.law.model import Offence
from chargeassist.law.penalties import Gravity
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing


class Come(Protocol):
    """What a charge came to, in full or in short."""

    @property
    def offence(self) -> Offence:
        """The offence, in the version that governs."""

    @property
    def matter(self) -> Matter:
        """By whom, to whom, when."""

    @property
    def standing(self) -> Standing:
        """How it stands."""

    @property
    def available(self) -> Available:
        """Whether it is open."""

    @property
    def awaiting(self) -> bool:
        """Whether it waits for a person (S40)."""

    @property
    def gravity(self) -> Gravity:
        """How grave it is."""

    @property
    def role(self) -> str:
        """Its role; here only whether a gate blocks it."""
