"""The case and the law that a question is about, read with every fault in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chargeassist.advice.charging import assess
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import Reading, beside, reading, reading_of_bytes
from chargeassist.findings.assess import Tell
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.documents import with_lines
from chargeassist.reading.fault import CannotAdvise, CaseError, ChargeAssistError, Fault, Place
from chargeassist.words import did_you_mean, remark


def offence_keys(law: Law, offence: str) -> tuple[str, ...]:
    """Return ``pack:offence`` for a name given with or without its pack; CannotAdvise if there is none."""
    keys = tuple(dict.fromkeys(o.key for p in law.packs if p.id in law.asked for o in p.offences))
    found = tuple(k for k in keys if offence in (k, k.partition(":")[2]))
    if not found:
        hints = did_you_mean(offence, [*keys, *(k.partition(":")[2] for k in keys)])
        raise CannotAdvise([Fault.of("L505", Place("offence"), *hints)])
    return found


def offence_key(law: Law, offence: str) -> str:
    """Return ``pack:offence`` for a name that means one offence; CannotAdvise if none or several."""
    found = offence_keys(law, offence)
    if len(found) > 1:
        hint = remark("hint-write-one", words=found)
        raise CannotAdvise([Fault.of("L515", Place("offence"), hint)])
    return found[0]


def case_and_law(
    path: str,
    names: Iterable[str] = (),
    stream: bytes | None = None,
    loaded: Callable[..., Law] = load_law,
) -> tuple[Case, Law]:
    """Return the case at *path*, or in *stream*, and the law it is asked under; every fault with its line.

    The law is *loaded* each time, unless whoever asks often keeps it.
    """
    if stream is None:
        read = reading(path)
    else:
        read = reading_of_bytes(stream) if path == "-" else reading_of_bytes(stream, path)
    return with_law(read, path, names, loaded)


def with_law(
    read: Reading, path: str, names: Iterable[str] = (), loaded: Callable[..., Law] = load_law
) -> tuple[Case, Law]:
    """Return what was read at *path* as a case, and the law it is asked under; every fault with its line."""
    if read.case is None:
        raise CaseError(read.faults)
    try:
        law = loaded(*(tuple(names) or read.case.law))
    except ChargeAssistError:
        read.whole()
        raise
    faults = list(read.faults)
    if law.asked:
        try:
            check_case(read.case, law, path)
        except CaseError as error:
            faults += beside(read.faults, error.faults)
    if faults:
        raise CaseError(with_lines(faults, read.text, read.is_json))
    if not law.asked:
        raise CannotAdvise([Fault.of("L506", Place(path))])
    return read.case, law


def assess_case(
    case: Case,
    law: Law,
    stage: str,
    suspect: str | None = None,
    offences: Iterable[str] = (),
    tell: Tell | None = None,
    before: Assessment | None = None,
    at: str = "--suspect",
) -> Assessment:
    """Return the assessment, each step told to *tell*; CaseError, told *at*, for an unknown suspect."""
    if suspect is not None and suspect not in {p.id for p in case.persons}:
        hints = did_you_mean(suspect, [p.id for p in case.persons])
        raise CaseError([Fault.of("C201-person", Place(at), *hints)])
    return assess(case, law, stage=stage, suspect=suspect, offences=offences, tell=tell, before=before)
