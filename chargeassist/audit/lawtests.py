"""Law tests run: every variant is a case of its own, and only what a test asks about is computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import field, frozen

from chargeassist.advice.charging import assess
from chargeassist.audit.lawfile import SPARED, Expect, LawTest
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.findings.assess import charges_of
from chargeassist.findings.model import Charge
from chargeassist.law.model import Law
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reasoning.standing import Standing
from chargeassist.words import did_you_mean


@frozen
class Result:
    """What became of one test: no faults if it passed."""

    test: LawTest
    faults: tuple[Fault, ...]
    charges: tuple[Charge, ...] = field(default=(), repr=False)
    """The charges of the offence that is tested, the one looked at first."""


@frozen
class _Found:
    """What a case comes to, as far as a test asks about it."""

    charges: Sequence[Charge]
    gates: Collection[str] = ()
    flags: Collection[str] = ()


def run_test(test: LawTest, law: Law) -> Result:
    """Return what became of a test; a case that cannot be read fails with its faults."""

    def fault(message: str, *hints: str) -> Fault:
        return Fault("L601", f'"{test.name}": {message}', Place(test.file), hints)

    offences = {o.key for pack in law.packs for o in pack.offences}
    if test.offence not in offences:
        return Result(test, (fault("no such offence", *did_you_mean(test.offence, offences)),))
    try:
        found = _find(test, case_from_dict(test.data, test.file), law)
    except ChargeAssistError as error:
        first = error.faults[0]
        return Result(test, (fault(f"the case has faults, first: {first.message}", str(first.at)),))
    expect = test.expect
    same = [c for c in found.charges if _looked_at(c, expect)]
    charge = min(same, key=lambda c: (not _entered(c), -c.standing, c.id), default=None)
    problems: list[Fault] = []
    if not expect.listed:
        if any(e.facts for c in same for e in c.elements[:1]):
            problems.append(fault("expected not to be listed, but its conduct is entered"))
    elif charge is None:
        problems.append(fault("no such charge", "name suspect, complainant or episode in expect"))
    else:
        problems += [fault(m, *h) for m, h in _compare(expect, charge, found)]
    rest = tuple(c for c in found.charges if c is not charge)
    return Result(test, tuple(problems), (charge, *rest) if charge else rest)


def _find(test: LawTest, case: Case, law: Law) -> _Found:
    """Return what the test asks about: only roles, gates, orders and flags need the whole law."""
    expect = test.expect
    if expect.flags or any(x is not None for x in (expect.role, expect.gates, expect.orders)):
        found = assess(case, law, stage=expect.stage, offences=[test.offence])
        own = [c for c in found.charges if c.offence.key == test.offence]
        return _Found(own, [g.id for g in found.gates], [f.code for f in found.flags])
    return _Found(charges_of(test.offence, case, law, expect.stage))


def _entered(charge: Charge) -> bool:
    """Return whether anything is entered for what was done: for the first element, or who did it."""
    return any(e.facts for e in (charge.elements[0], charge.elements[-1]))


def _looked_at(charge: Charge, expect: Expect) -> bool:
    matter = charge.matter
    return (
        expect.suspect in ("", matter.suspect)
        and expect.complainant in ("", matter.complainant)
        and expect.episode in ("", matter.episode)
        and expect.mode in ("", matter.mode)
    )


def _compare(expect: Expect, charge: Charge, found: _Found) -> Iterator[tuple[str, tuple[str, ...]]]:
    for what, wanted, got in (
        ("standing", expect.standing, charge.standing.word),
        ("available", expect.available, charge.available.is_),
        ("role", expect.role, charge.role),
    ):
        if wanted is not None and wanted != got:
            lacking = ", ".join(f"{e.id} {e.standing.word}" for e in charge.elements)
            yield f"expected {what} {wanted}, got {got}", (lacking,)
    elements = {e.id: e for e in charge.elements}
    for id, wanted in expect.elements.items():
        if id not in elements:
            yield f'no element "{id}"', did_you_mean(id, elements)
            continue
        element = elements[id]
        got = SPARED if element.need_not_be_proved else element.standing.word
        if wanted != got:
            yield f"expected {id} {wanted}, got {got}", ()
    raised = tuple(d.id for d in charge.defences if d.standing >= Standing.DISPUTED)
    sets: tuple[tuple[str, tuple[str, ...] | None, Iterable[str]], ...] = (
        (
            "aggravations",
            expect.aggravations,
            [a.id for a in charge.aggravations if a.standing is Standing.SUPPORTED],
        ),
        ("gates", expect.gates, found.gates),
        ("defences", expect.defences, raised),
        ("orders", expect.orders, [o.id for o in charge.orders]),
    )
    for what, wanted_set, got_set in sets:
        if wanted_set is not None and sorted(wanted_set) != sorted(got_set):
            yield f"expected {what} {sorted(wanted_set)}, got {sorted(got_set)}", ()
    missing = sorted(set(expect.flags) - set(found.flags))
    if missing:
        yield f"expected flags {missing}", ()
