"""The verbs record and verify: what a person decided on a charge, in a file that shows every later change."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from chargeassist.advice.decisions import Decision, decision, ledger
from chargeassist.cli.answering import give
from chargeassist.cli.asked import FAULTY, WRITTEN, Asked
from chargeassist.cli.assessing import assessed, charge_of, offence_in, read, tell_gates
from chargeassist.cli.streams import show
from chargeassist.cli.usage import Misused
from chargeassist.hall.decided import append, read_decisions
from chargeassist.law.choices import ON_THE_SHEET
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, Place
from chargeassist.reading.readers import LINE, Day
from chargeassist.report.pages.record import ledger_page
from chargeassist.words import say


def record(asked: Asked) -> int:
    """Append a decision on one charge to a file; where it differs from what is advised it says why."""
    found = assessed(asked, *read(asked, asked.paths[0]), offence_in(asked.charges[0]))
    charge = charge_of(found, asked.charges[0], asked.lang)
    on = _said(asked)
    row = decision(charge, found, taken=asked.taken, by=asked.by, on=on, why=asked.why)
    if charge.role == "blocked" and asked.taken in ON_THE_SHEET:
        raise ChargeAssistError([Fault.of("F121", Place(asked.charges[0]))])
    if row.differs and not asked.why:
        raise Misused(say("usage-record-why", asked.lang, advised=say(f"role-{charge.role}", asked.lang)))
    append(row, str(asked.out), lambda row: _tell(row, asked.lang))
    tell_gates(found, asked.lang)
    return WRITTEN


def verify(asked: Asked) -> int:
    """Tell the decisions in a file, and whether every row is as it was signed and in its place."""
    rows = read_decisions(asked.paths[0])
    case = read(asked, asked.paths[1])[0] if len(asked.paths) > 1 else None
    found = ledger(rows, case, asked.ends)
    give(found, lambda: ledger_page(found, asked.lang), asked)
    return WRITTEN if found.whole else FAULTY


def _tell(row: Decision, lang: str) -> None:
    show(f"{say('recorded', lang, charge=row.charge, digest=row.digest)}\n")


def _said(asked: Asked) -> date:
    """Return the day, once all that was said can be read back. ChargeAssistError for the rest."""
    if asked.out in (None, "-"):
        raise Misused(say("usage-record-file", asked.lang))
    found: list[Fault] = []
    day: Any = None
    for key, reader in (("by", LINE), ("why", LINE), ("on", Day())):
        value = getattr(asked, key)
        faults = Faults(f"--{key}")
        if value or key != "why":
            day = reader.read(value, (), faults)
        found += faults.found
    if found:
        raise ChargeAssistError(found)
    return cast(date, day)
