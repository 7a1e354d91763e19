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
from chargeassist.words import did_you_mean, remark


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
    at = Place(test.file)
    offences = {o.key for pack in law.packs for o in pack.offences}
    if test.offence not in offences:
        hints = did_you_mean(test.offence, offences)
        return Result(test, (Fault.of("L601-offence", at, *hints, test=test.name),))
    try:
        found = _find(test, case_from_dict(test.data, test.file), law)
    except ChargeAssistError as error:
        first = error.faults[0]
        where = remark("hint-place", place=str(first.at))
        return Result(test, (Fault.of("L601-case", at, where, test=test.name, first=first.said),))
    expect = test.expect
    same = [c for c in found.charges if _looked_at(c, expect)]
    charge = min(same, key=lambda c: (not _entered(c), -c.standing, c.id), default=None)
    problems: list[Fault] = []
    if not expect.listed:
        if any(e.facts for c in same for e in c.elements[:1]):
            problems.append(Fault.of("L601-listed", at, test=test.name))
    elif charge is None:
        problems.append(Fault.of("L601-charge", at, test=test.name))
    else:
        problems += _compare(test, charge, found)
    rest = tuple(c for c in found.charges if c is not charge)
    return Result(test, tuple(problems), (charge, *rest) if charge else rest)


def _find(test: LawTest, case: Case, law: Law) -> _Found:
    """Return what the test asks about: only roles, gates, orders and flags need the whole law."""
    expect = test.expect
    if expect.flags or any(x is not None for x in (expect.role, expect.gates, expect.orders)):
        found = assess(case, law, stage=expect.stage, offences=[test.offence])
        own = [c for c in found.charges if c.offence.key == test.offence]
        return _Found(own, [g.id for g in found.gates], [f.code for f in found.flags])
    return _Found(charges_of(test.offence, case, law, expect.stage, rests=False))


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


def _compare(test: LawTest, charge: Charge, found: _Found) -> Iterator[Fault]:
    """Yield a fault for each thing that comes out otherwise than the test expects."""
    expect, at = test.expect, Place(test.file)
    for what, wanted, got in (
        ("standing", expect.standing, charge.standing.word),
        ("available", expect.available, charge.available.is_),
        ("role", expect.role, charge.role),
    ):
        if wanted is not None and wanted != got:
            standings = tuple(f"{e.id} {e.standing.word}" for e in charge.elements)
            hint = remark("hint-elements", elements=standings)
            yield Fault.of("L601-other", at, hint, test=test.name, what=what, wanted=wanted, got=got)
    elements = {e.id: e for e in charge.elements}
    for id, wanted in expect.elements.items():
        if id not in elements:
            yield Fault.of("L601-element", at, *did_you_mean(id, elements), test=test.name, element=id)
            continue
        element = elements[id]
        got = SPARED if element.need_not_be_proved else element.standing.word
        if wanted != got:
            yield Fault.of("L601-other", at, test=test.name, what=id, wanted=wanted, got=got)
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
            listed, got = str(sorted(wanted_set)), str(sorted(got_set))
            yield Fault.of("L601-other", at, test=test.name, what=what, wanted=listed, got=got)
    missing = sorted(set(expect.flags) - set(found.flags))
    if missing:
        yield Fault.of("L601-flags", at, test=test.name, wanted=str(missing))
