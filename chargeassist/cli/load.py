"""The case and the law that a verb asks about, read with every fault in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from chargeassist.advice.charging import assess
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import read_case, read_case_bytes
from chargeassist.cli.options import Steps
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.documents import with_lines
from chargeassist.reading.fault import CannotAdvise, CaseError, Fault, Faults, Place
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.words import did_you_mean


def offence_keys(law: Law, offence: str) -> tuple[str, ...]:
    """Return ``pack:offence`` for a name given with or without its pack; CannotAdvise if there is none."""
    keys = tuple(dict.fromkeys(o.key for p in law.packs if p.id in law.asked for o in p.offences))
    found = tuple(k for k in keys if offence in (k, k.partition(":")[2]))
    if not found:
        hints = did_you_mean(offence, [*keys, *(k.partition(":")[2] for k in keys)])
        raise CannotAdvise([Fault("L505", "no such offence in the law asked about", Place("offence"), hints)])
    return found


def case_and_law(path: str, names: Iterable[str]) -> tuple[Case, Law]:
    """Return the case at *path* and the law it is asked under; every fault with its line."""
    case, text, is_json = _read(path)
    law = load_law(*(tuple(names) or case.law))
    if not law.asked:
        raise CannotAdvise(
            [Fault("L506", "no law named", Place(path), ('write law = ["xp"] in [case], or --law',))]
        )
    try:
        check_case(case, law, path)
    except CaseError as error:
        raise CaseError(with_lines(error.faults, text, is_json)) from None
    return case, law


def _read(path: str) -> tuple[Case, str, bool]:
    if path == "-":
        # Closed by whoever started us: then there is nothing in it.
        raw = sys.stdin.buffer.read(FILE_BYTES + 1) if sys.stdin is not None else b""
        case = read_case_bytes(raw)
        text = raw.decode("utf-8-sig", "replace")
        return case, text, text.lstrip("\ufeff \t\r\n").startswith("{")
    case = read_case(path)
    return case, read_text(Path(path), path, Faults(path)) or "", path.lower().endswith(".json")


def assess_case(
    case: Case, law: Law, stage: str, suspect: str | None, offences: Iterable[str], quiet: bool
) -> Assessment:
    """Return the assessment, with progress on standard error; CaseError for an unknown suspect."""
    if suspect is not None and suspect not in {p.id for p in case.persons}:
        hints = did_you_mean(suspect, [p.id for p in case.persons])
        raise CaseError([Fault("C201", "names no person of this case", Place("--suspect"), hints)])
    steps = Steps(quiet)
    try:
        return assess(case, law, stage=stage, suspect=suspect, offences=offences, tell=steps)
    finally:
        steps.done()


def tell_gates(found: Assessment) -> None:
    """A raised gate is said on standard error too: whoever only reads JSON must not miss it."""
    for gate in found.gates:
        state = f", lifted by {gate.lifted_by}" if gate.lifted_by else ""
        click.echo(f"gate: {gate.person}: {gate.gate.title} [{gate.gate.cite}]{state}", err=True)
