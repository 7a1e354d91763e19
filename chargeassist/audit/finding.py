"""What a check looks at, and what it yields: faults, each with how grave it is."""

from __future__ import annotations

from attrs import field, frozen

from chargeassist.audit.packs import Audit
from chargeassist.law.model import Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Fault, Place
from chargeassist.words import Remark
from chargeassist.words.remark import Arg


@frozen
class Linted:
    """What the checks look at."""

    pack: Pack
    folder: str
    """The pack's folder, as the places of faults name it."""
    vocabulary: Vocabulary = field(repr=False)
    audit: Audit = field(repr=False)

    @property
    def offences(self) -> tuple[Offence, ...]:
        """Return the offences that are looked at: those of the pack, or the one asked about."""
        return self.audit.offences


@frozen
class Finding:
    """One fault with how grave it is: error, warning or hint."""

    severity: str
    fault: Fault


def error(id: str, at: Place, /, *hints: Remark, **values: Arg) -> Finding:
    """Return a finding of that severity."""
    return Finding("error", Fault.of(id, at, *hints, **values))


def warning(id: str, at: Place, /, **values: Arg) -> Finding:
    """Return a finding of that severity."""
    return Finding("warning", Fault.of(id, at, **values))


def hint(id: str, at: Place, /, **values: Arg) -> Finding:
    """Return a finding of that severity."""
    return Finding("hint", Fault.of(id, at, **values))
