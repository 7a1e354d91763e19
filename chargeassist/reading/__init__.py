"""Room 2, reading: a fault as data, its place and printed form; the limits; the only opening of files."""

from chargeassist.reading.fault import (
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
