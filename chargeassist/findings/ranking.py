"""In which order charges are told: by role, how they stand, and how grave they are (S52)."""

from __future__ import annotations

from chargeassist.findings.model import Charge
from chargeassist.reasoning.standing import Standing

ROLES = (
    "blocked",
    "primary",
    "awaiting",
    "cumulative",
    "alternative",
    "safety-net",
    "not-advised",
    "not-yet",
    "unassigned",
)
_PLACES = {role: n for n, role in enumerate(ROLES)}
Rank = tuple[object, ...]
"""What sorts charges."""


def by_role(charge: Charge) -> Rank:
    """Return what sorts charges: by role, then how they stand, then gravity, then id."""
    # S52: what is contradicted comes after what is only missing.
    role, standing = charge.role, charge.standing
    contradicted = standing is Standing.CONTRADICTED and role != "blocked"
    return contradicted, _PLACES[role], -standing, *[-g for g in charge.gravity], charge.id
