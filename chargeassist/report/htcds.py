"""Writes whoever was or may have been trafficked as rows of the Human Trafficking Case Data Standard.

Who that is follows from how things stand and from no label. What no row says (who has none, and why; how
many a group is; an age that does not follow) is told beside the rows. Nobody's name is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from chargeassist.case.htcds import AGE, BETWEEN, ID, NATIONALITY, htcds, states
from chargeassist.case.model import Case, Fact, Person
from chargeassist.case.whom import accused
from chargeassist.findings.grounds import SIGNS
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.values import Values
from chargeassist.words import Remark, remark

Cells = tuple[str, ...]
_BY_FACTS = {"trafficked", "two-signs", "sign-of-child"}
"""The grounds of a gate that say somebody may have been trafficked: not a label, nor that they were moved."""
_BORN = "person:born"
_MOVED = {"movement", "entry", "stay"}
_SMUGGLED = {"act:procurement-of-entry", "act:procurement-of-exit", "act:enabling-illegal-stay"}
"""What is done for a smuggled migrant, and is by itself no sign of trafficking."""


@frozen
class Intake:
    """Rows by their columns, and what they do not say."""

    columns: Cells
    rows: tuple[Cells, ...]
    beside: tuple[Remark, ...]


def to_intake(found: Assessment) -> Intake:
    """Return a row for each person who was or may have been trafficked, and what is told beside the rows."""
    standard = htcds()
    fields = [c for c in standard.values if c not in standard.only_in]
    values = _values(found)
    rows: list[Cells] = []
    beside: list[Remark] = []
    for person in found.case.persons:
        if why := _no_row(person, found):
            beside.append(why)
            continue
        facts = _of(person.id, found.case)
        said = _meant(facts, found)
        cells = [
            BETWEEN.join(v for v, terms in standard.values[c].items() if said & {*terms}) for c in fields
        ]
        age = _age(values, person.id, _first_day(facts, found))
        told = {NATIONALITY: _citizenship(person, facts), AGE: age if isinstance(age, str) else ""}
        rows.append((person.id, *cells, *(told[term] for term in standard.facts.values())))
        beside += _beside(person, facts, age, fields, found)
    return Intake((ID, *fields, *standard.facts), tuple(rows), tuple(beside))


def _of(id: str, case: Case) -> list[Fact]:
    return [f for f in case.facts if id in f.of and f.holds == "yes" and not f.claimed]


def _meant(facts: Iterable[Fact], found: Assessment) -> set[str]:
    """Return the terms of facts, with every wider one: the standard has few values, and ours are finer."""
    wider = found.law.vocabulary.wider
    return {w for f in facts for w in (f.name, *wider[f.name])}


# -- whose row -----------------------------------------------------------------------------------------


def _no_row(person: Person, found: Assessment) -> Remark | None:
    """Return why a person has no row; None for whoever was or may have been trafficked."""
    if not person.natural:
        return remark("htcds-company", person=person.id)
    facts = _of(person.id, found.case)
    moved = "migrant" in person.is_ or any(f.slot in _MOVED or f.name in _SMUGGLED for f in facts)
    if _trafficked(person, facts, found) or ("victim" in person.is_ and not moved):
        return None
    if moved:
        return remark("htcds-moved", person=person.id)
    if person.id in accused(found.case, found.law.vocabulary):
        return remark("htcds-accused", person=person.id)
    return remark("htcds-no-sign", person=person.id)


def _trafficked(person: Person, facts: list[Fact], found: Assessment) -> bool:
    """Return whether a person was or may have been trafficked, as things stand.

    A charge of it stands of them, a gate was raised for what was done to them, or two facts are signs (S25).
    One sign will do of whom the case calls a victim, and beside a charge that is listed for what it lacks.
    """
    charges = [
        c for c in found.charges if c.matter.complainant == person.id and c.offence.family == "trafficking"
    ]
    gates = [g for g in found.gates if g.person == person.id and _BY_FACTS & {r.code for r in g.grounds}]
    if gates or any(c.standing.stands for c in charges):
        return True
    terms = {t for values in htcds().values.values() for ts in values.values() for t in ts}
    if len({f.name for f in facts if f.slot in SIGNS}) > 1:
        return True
    listed = "victim" in person.is_ or any(c.standing is not Standing.CONTRADICTED for c in charges)
    return listed and any(f.slot in (*SIGNS, "purpose") or f.name in terms for f in facts)


# -- what it says --------------------------------------------------------------------------------------


def _citizenship(person: Person, facts: Iterable[Fact]) -> str:
    """Return every State of a person, of the row and of facts, as the standard writes them (ISO 3166)."""
    said = (s for f in facts if f.name == NATIONALITY for s in states(f.value))
    return BETWEEN.join(dict.fromkeys(s.upper() for s in (*person.nationality, *said)))


def _values(found: Assessment) -> Values:
    law = found.law
    eve = any(law.pack(pack).birthday_on_eve for pack in law.asked)
    return Values(found.case, FactBase(found.case, law.vocabulary).facts, "", eve)


def _age(values: Values, id: str, window: Window) -> str | Remark:
    """Return the age on the day on which something was first done to a person, or why none is written.

    Whatever is entered of it has to leave one number of years; nothing, where nothing is entered.
    """
    years = [b.years(window, eve=values.eve) for b in births(values, id)]
    if not years:
        return ""
    if None in years:
        return remark("htcds-age-open", person=id)
    low, high = max(y[0] for y in years if y), min(y[1] for y in years if y)
    if low == high:
        return str(low)
    if low > high:
        return remark("htcds-age-disputed", person=id)
    return remark("htcds-age-between", person=id, low=str(low), high=str(high))


def _first_day(facts: Iterable[Fact], found: Assessment) -> Window:
    """Return the days on which what was done to a person can have begun; none where nobody says."""
    slots = found.law.vocabulary.slots
    days = [f.on for f in facts if f.on and slots[f.slot].nature == "conduct" and f.name not in _SMUGGLED]
    if not days or not all(d.start_known for d in days):
        return Window()
    return Window(min(d.first for d in days), min(d.sure_from if d.duration else d.last for d in days))


def _beside(
    person: Person, facts: list[Fact], age: str | Remark, fields: Iterable[str], found: Assessment
) -> Iterator[Remark]:
    """Yield what the row of a person does not say."""
    standard = htcds()
    if person.count > 1:
        yield remark("htcds-group", person=person.id, n=person.count)
    for gate in found.gates:
        if gate.person == person.id and gate.lifted_by:
            yield remark("htcds-lifted", person=person.id, override=gate.lifted_by)
    if isinstance(age, Remark):
        yield age
    written = {t for c in fields for terms in standard.values[c].values() for t in terms}
    written |= {*standard.facts.values(), _BORN}
    if left := tuple(f.id for f in facts if not written & _meant([f], found)):
        yield remark("htcds-no-field", person=person.id, facts=left)
    if waiting := tuple(f.id for f in found.case.proposed if person.id in f.of):
        yield remark("htcds-proposed", person=person.id, facts=waiting)
