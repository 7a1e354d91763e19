"""The verb redact: a case that may be shown to somebody else."""

from __future__ import annotations

import secrets
from pathlib import Path

from chargeassist.case.redact import Covering, cannot_move, redacted, years_of
from chargeassist.case.write import case_to_dict
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import read
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.findings.authority import is_office
from chargeassist.hall.write import write
from chargeassist.law.model import Law
from chargeassist.reading.fault import ChargeAssistError, Faults
from chargeassist.reading.files import read_bytes
from chargeassist.words import say


def redact(asked: Asked) -> int:
    """Write the case with other ids, blunted or moved days and no words of people."""
    if (asked.dates == "shift") != bool(asked.secret):
        raise Misused(say("usage-redact-secret", asked.lang))
    try:
        from chargeassist.hall.casefile import rewritten
    except ModuleNotFoundError:
        raise Misused(say("no-click", asked.lang)) from None
    case, law = read(asked, asked.paths[0])
    tables = case_to_dict(case)
    if asked.secret and cannot_move(tables):
        raise Misused(say("usage-redact-decade", asked.lang))
    years = years_of(_secret(asked.secret, asked.lang)) if asked.secret else 0
    how = Covering(asked.dates, years, asked.keep_words, lambda whom: _office(whom, law))
    head = say("redacted-words" if asked.keep_words else f"redacted-{asked.dates}", asked.lang)
    answer(f"# {head}\n\n{rewritten('', redacted(tables, how))}", asked)
    return WRITTEN


def _office(whom: str, law: Law) -> str:
    """Return the office that words name, by its title; nothing if they name none of this law."""
    return next((o.title for p in law.packs for o in p.offices if is_office(whom, o.title, p)), "")


def _secret(path: str, lang: str) -> bytes:
    """Return the secret in a file; one is made where there is no file yet, and only its owner reads it."""
    if not Path(path).exists():
        write(secrets.token_hex(32) + "\n", path, private=True)
    faults = Faults(path)
    found = read_bytes(Path(path), path, faults)
    if found is None or len(found.strip()) < 16:
        raise ChargeAssistError(faults.found) if faults.found else Misused(say("usage-redact-short", lang))
    return found.strip()
