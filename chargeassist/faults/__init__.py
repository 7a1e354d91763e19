"""Room 2, faults: a fault as data, its place and printed form; the limits; the only opening of files."""

from chargeassist.faults.fault import (
    CannotAdvise,
    CaseError,
    ChargeAssistError,
    Fault,
    Faults,
    KnowledgeError,
    Path,
    Place,
)

__all__ = [
    "CannotAdvise",
    "CaseError",
    "ChargeAssistError",
    "Fault",
    "Faults",
    "KnowledgeError",
    "Path",
    "Place",
]
