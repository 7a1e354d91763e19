"""What is entered and would vanish: a suspect without a charge, a fact that nothing told reads (S50)."""

from __future__ import annotations

from attrs import frozen

from chargeassist.law.expected import Expected
from chargeassist.words.untold import untold


@untold
@frozen
class NearTerm:
    """A term that the law asked about reads, and offences that read it."""

    term: str
    offences: tuple[str, ...]


@untold
@frozen
class Unread:
    """A fact that no listed charge, no gate and no flag reads (S50)."""

    fact: str
    term: str
    nearest: tuple[NearTerm, ...] = ()
    conduct_alone: tuple[str, ...] = ()
    """Offences of which all stands but the conduct, and the state of mind in it: nobody's act is entered."""


@untold
@frozen
class PersonLine:
    """What there is of one suspect, if only that nothing is (S50)."""

    person: str
    charged: bool
    """Whether charges are weighed of the person: not of who acts and is neither suspect nor laid against."""
    charges: int
    read_by_none: tuple[str, ...] = ()
    """Facts of what the person did, or wanted, that nothing told reads."""
    nearest: tuple[NearTerm, ...] = ()


@untold
@frozen
class Lacked:
    """An offence that a pack says it lacks, and what in the case speaks to it."""

    pack: str
    expected: Expected
    facts: tuple[str, ...] = ()
    """Facts that say one of its terms."""
    charges: tuple[str, ...] = ()
    """Listed charges of its class that stand."""
    laid: tuple[str, ...] = ()
    """Counts laid that name it."""
