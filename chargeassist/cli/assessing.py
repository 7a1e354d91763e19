"""What verbs about a case share: the case as it was asked about, its assessment, its gates."""

from __future__ import annotations

from chargeassist.case.model import Case
from chargeassist.cli.asked import Asked
from chargeassist.cli.streams import given, progress, tell
from chargeassist.cli.usage import Misused
from chargeassist.findings.model import Assessment, Charge
from chargeassist.hall.load import assess_case, case_and_law
from chargeassist.hall.names import read_names
from chargeassist.law.model import Law
from chargeassist.words import did_you_mean, in_words, say

STAGE = "charge"
"""The stage of a verb that is not given one."""


def read(asked: Asked, path: str) -> tuple[Case, Law]:
    """Return the case at *path*, or on standard input, and the law it is asked under."""
    if asked.names and asked.form in ("json", "xlsx"):
        raise Misused(say("usage-names", asked.lang))
    case, law = case_and_law(path, asked.law, given() if path == "-" else None)
    if asked.names and asked.verb != "diff":
        # Before anything is written: `draw` writes into the case.
        read_names(asked.names, [p.id for p in case.persons])
    return case, law


def assessed(asked: Asked, case: Case, law: Law, offences: tuple[str, ...] = ()) -> Assessment:
    """Return the assessment that was asked for, its steps told to whoever watches."""
    with progress(asked) as step:
        return assess_case(case, law, asked.stage or STAGE, asked.suspect, offences, step)


def tell_gates(found: Assessment, lang: str) -> None:
    """A raised gate is said on standard error too: whoever only reads JSON must not miss it."""
    for gate in found.gates:
        lifted = say("gate-told-lifted", lang, override=gate.lifted_by) if gate.lifted_by else ""
        words = say("gate-told", lang, person=gate.person, title=gate.gate.title, cite=gate.gate.cite)
        beside = say("gate-told-beside", lang, charges=", ".join(gate.stands_beside))
        tell(f"{words}{lifted}{beside if gate.stands_beside else ''}\n")


def offence_in(charge: str) -> tuple[str, ...]:
    """Return the offence in the id of a charge, so that it is listed whatever it stands at."""
    return tuple(part for part in charge.split("/") if ":" in part)[:1]


def charge_of(found: Assessment, id: str, lang: str) -> Charge:
    """Return the charge of an id. Misused if there is none, with the nearest."""
    charges = {c.id: c for c in found.charges}
    if id not in charges:
        hints = (in_words(hint, lang) for hint in did_you_mean(id, charges))
        raise Misused("\n   = ".join([say("usage-no-charge", lang), *hints]))
    return charges[id]
