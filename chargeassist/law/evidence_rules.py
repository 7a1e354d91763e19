"""What a State's law of evidence changes about counting."""

from __future__ import annotations

from attrs import frozen


@frozen
class EvidenceRules:
    """What a State's law of evidence changes about counting (S3, S4, S6)."""

    unavailable: int = 1
    recorded: tuple[tuple[str, int], ...] = ()
    required: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
