"""What would vanish: a suspect without a charge, a fact that nothing reads, charges not listed (S50)."""

from __future__ import annotations

from attrs import frozen

from chargeassist.case.model import Shown
from chargeassist.law.expected import Expected
from chargeassist.words import Remark
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


@untold
@frozen
class Omitted:
    """The charges that are not listed, by the first element that keeps each out (S28)."""

    count: int
    first_missing: tuple[tuple[str, int], ...]
    closed: int = 0
    """Beside them, those that something is entered for and that who the persons are keeps closed (S52)."""


@untold
@frozen
class NotCounted:
    """An item of evidence that counts nothing for a fact as it stands, and why."""

    evidence: str
    why: Remark
    persons: tuple[str, ...] = ()
    """Of whom it counts nothing, where the fact names several."""


@untold
@frozen
class Entry:
    """One fact told back: what it says, what reads it, and what of it does not count."""

    fact: str
    term: str
    told: Remark
    charges: tuple[str, ...] = ()
    """The listed charges that read it."""
    gates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    nearest: tuple[NearTerm, ...] = ()
    """Of a fact that nothing reads, the nearest terms the law asked about reads."""
    may_be_about: tuple[str, ...] = ()
    """Of a fact that speaks about another and does not say which (`as_to`): the facts it can be about."""
    about_nothing: bool = False
    """It speaks about something, such as a step or help, and nothing entered or written says what."""
    not_counted: tuple[NotCounted, ...] = ()


@untold
@frozen
class Unsigned:
    """A fact that somebody proposed: it weighs nothing until a person signs it."""

    id: str
    fact: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    episode: tuple[str, ...]
    holds: str
    value: str
    as_to: tuple[str, ...]
    when: str
    in_: str
    shown_by: tuple[Shown, ...]
    told: Remark
    """All of it as a sentence: what a person signs."""
    proposed_by: str
    in_document: str
    by_whom: str = ""
    """Who turned it down, if somebody did."""
    why: str = ""
    on: str = ""
