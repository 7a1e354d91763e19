"""What a person decided on a charge, beside what was advised: rows whose digests form a chain."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from attrs import asdict, evolve, frozen

from chargeassist.case.model import Case
from chargeassist.case.write import case_digest
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.choices import ON_THE_SHEET
from chargeassist.words.untold import untold

AS_ADVISED = {
    **{role: role for role in ON_THE_SHEET},
    "not-advised": "not-charged",
    "blocked": "not-charged",
    "not-yet": "not-yet",
    "awaiting": "not-yet",
}
"""What is decided where the report is followed."""


@untold
@frozen
class Decision:
    """One decision, signed; *digest* is of the row and so, by *before*, of all before it."""

    charge: str
    advised: str
    """The role the charge had in the assessment."""
    standing: str
    taken: str
    """One of `law.choices.TAKEN`."""
    by: str
    on: date
    why: str
    case: str
    """The digest of the case as it stood."""
    law: tuple[str, ...]
    """The packs it was assessed under, each with its digest: ``xp:5f0c...``."""
    before: str = ""
    """The digest of the row before; empty in the first."""
    digest: str = ""

    @property
    def differs(self) -> bool:
        """Return whether somebody decided otherwise than was advised."""
        return self.taken != AS_ADVISED.get(self.advised)


def decision(
    charge: Charge, assessment: Assessment, *, taken: str, by: str, on: date, why: str = ""
) -> Decision:
    """Return a decision on one charge of an assessment, not yet in a chain."""
    return Decision(
        charge=charge.id,
        advised=charge.role,
        standing=charge.standing.word,
        taken=taken,
        by=by,
        on=on,
        why=why,
        case=case_digest(assessment.case),
        law=tuple(f"{pack.id}:{pack.digest}" for pack in assessment.law.packs),
    )


def chained(row: Decision, before: str) -> Decision:
    """Return a decision as it stands after the row of the digest *before*."""
    row = evolve(row, before=before, digest="")
    return evolve(row, digest=sha256(line(row).encode()).hexdigest())


def line(row: Decision) -> str:
    """Return a decision as one line of JSON: the same line for the same decision, without what is empty."""
    data = {key: value for key, value in asdict(row).items() if value != ""} | {"on": row.on.isoformat()}
    return json.dumps(data, ensure_ascii=False)


def broken(rows: Iterable[Decision]) -> int:
    """Return the number of the first row, from 1, that is not as it was signed or not in its place; or 0.

    What was cut off at the end leaves no trace in a chain: whoever keeps the last digest elsewhere sees it.
    """
    before = ""
    for number, row in enumerate(rows, start=1):
        if chained(row, before) != row:
            return number
        before = row.digest
    return 0


@untold
@frozen
class Ledger:
    """The decisions of a file, and what is to be said of them."""

    decisions: tuple[Decision, ...]
    whole: bool
    """Whether every row is as it was signed and in its place, and the last is the one that was named."""
    broken: int
    """The first row that is not, from 1; 0 where the chain holds."""
    ends: str
    """The digest of the last row: whoever keeps it elsewhere sees what is cut off."""
    other_case: tuple[int, ...]
    """The rows, from 1, decided when the case said something else than it does now."""


def ledger(rows: Iterable[Decision], case: Case | None = None, ends: str = "") -> Ledger:
    """Return rows checked: against their chain, against the digest somebody kept, against a case."""
    found = tuple(rows)
    first = broken(found)
    last = found[-1].digest if found else ""
    now = case_digest(case) if case else ""
    other = tuple(n for n, row in enumerate(found, start=1) if case and row.case != now)
    return Ledger(found, not first and ends in ("", last), first, last, other)
