"""What one desk holds while it is open: the case, the language, and the lock that lets one ask at a time."""

from __future__ import annotations

from threading import Lock

from attrs import define, field

from chargeassist.desk.store import Store


@define
class Room:
    """One case on one desk, for one person at a time."""

    store: Store
    language: str = "en"
    intake: bool = False
    """Whether signs and needs are shown alone: no charge, and nobody accused."""
    lock: Lock = field(factory=Lock, repr=False)
