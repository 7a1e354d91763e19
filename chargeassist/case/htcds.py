"""A shelter's intake in and out: rows of the Human Trafficking Case Data Standard (`knowledge/standards/`).

What comes in is proposed and weighs nothing until a person signs it. Names, addresses and numbers of people
are never read into a case, and never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import field, frozen

from chargeassist.case.model import Case, Fact
from chargeassist.case.tables import SCHEMA
from chargeassist.law.standards import read_standard
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.law.wordbook import load_vocabulary
from chargeassist.reading.fault import Faults
from chargeassist.reading.readers import LINE, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import did_you_mean, remark, say

Row = dict[str, Any]
AGE, NATIONALITY = "person:age", "person:nationality"
ID = "id"
"""The column that says whose row it is: written, and passed over, for a row is a person of its own."""
CONSENT, STATUS = "con_Consent", "vic_TraffickingStatus"
NOT_A_VICTIM = "NotAVictimOfTrafficking"
_REFUSED = {"false", "no", "0"}
_GIVEN = {"", "true", "yes", "1"}
"""What else may stand under consent: that it was given, or nothing."""
_BETWEEN = ";"
_NAME = Text(remark("what-id"), r"[A-Za-z][A-Za-z0-9_]{0,63}")


@frozen
class Standard:
    """The names of a standard, and the terms that each stands for."""

    name: str
    values: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)
    """By field and value: the term a value comes in as, and all that go out as it."""
    facts: Mapping[str, str] = field(repr=False)
    """By field: the term of which the value is what a fact says."""
    only_in: tuple[str, ...] = field(repr=False)
    """Fields that are read and never written: a case does not say it so."""
    left_out: tuple[str, ...] = field(repr=False)
    """How fields begin that the standard has and a case does not."""


STANDARD = Table(
    {
        "name": Field(LINE, True),
        "source": Field(LINE, True),
        "how": Field(Word(("read",)), True),
        "on": Field(Day(), True),
        "only_in": Field(ListOf(_NAME), True),
        "values": Field(TableOf(TableOf(ListOf(SLOT_TERM)), _NAME), True),
        "facts": Field(TableOf(SLOT_TERM, _NAME), True),
        "left_out": Field(Table({"prefixes": Field(ListOf(LINE), True)}, lambda prefixes: prefixes), True),
    },
    lambda name, source, how, on, only_in, values, facts, left_out: Standard(
        name, values, facts, only_in, left_out
    ),
)


@cache
def htcds() -> Standard:
    """Return the standard as it is shipped. Raises KnowledgeError when it cannot be read."""
    found = read_standard("htcds", STANDARD)
    assert isinstance(found, Standard)
    return found


def from_intake(rows: Sequence[Mapping[str, str]], law: Iterable[str], as_at: str, faults: Faults) -> Row:
    """Return the tables of a case with a person, an item and proposed facts for each row of an intake.

    Adds a fault for a column that the standard has not, for a value that is none, and for every row whose
    person does not consent: nothing of that person may be used.
    """
    standard = htcds()
    columns = dict.fromkeys(c for row in rows for c in row)
    for column in columns:
        if not _known(column, standard):
            faults.add("C230", ("intake", column), *did_you_mean(column, [*standard.values, *standard.facts]))
    exploiter = {"id": "S1", "is": ["suspect"], "label": say("htcds-exploiter")}
    tables: Row = {
        "schema": SCHEMA,
        "case": {"id": "intake", "law": [*law], "as_at": as_at},
        "person": [exploiter],
        "evidence": [],
        "fact": [],
    }
    for n, row in enumerate(rows, 1):
        if (consent := row.get(CONSENT, "").strip().casefold()) not in _GIVEN:
            # Another word than the standard has may mean that it was refused: nobody is carried on a guess.
            faults.add("C231" if consent in _REFUSED else "C230", ("intake", n, CONSENT))
            continue
        victim = row.get(STATUS, "").strip() != NOT_A_VICTIM
        tables["person"].append({"id": f"V{n}", "is": ["victim"] if victim else ["witness"]})
        tables["evidence"].append({"id": f"E{n}", "kind": "ngo-report", "label": say("htcds-item", row=n)})
        for number, (term, value, column) in enumerate(_told(row, n, standard, faults), 1):
            tables["fact"].append(_proposed(f"f{n}-{number}", term, value, n, column, standard))
    return tables


def _known(column: str, standard: Standard) -> bool:
    names = (ID, *standard.values, *standard.facts)
    return column in names or column.startswith(standard.left_out)


def _told(
    row: Mapping[str, str], n: int, standard: Standard, faults: Faults
) -> Iterator[tuple[str, str, str]]:
    """Yield term, value and column of everything that a row says, each term once."""
    seen = set[str]()
    for column, meanings in standard.values.items():
        for one in filter(None, (v.strip() for v in row.get(column, "").split(_BETWEEN))):
            if one not in meanings:
                faults.add("C230", ("intake", n, column), *did_you_mean(one, meanings))
            elif meanings[one] and meanings[one][0] not in seen:
                seen.add(meanings[one][0])
                yield meanings[one][0], "", column
    for column, term in standard.facts.items():
        if value := row.get(column, "").strip():
            yield term, ", ".join(_states(value)) if term == NATIONALITY else value, column


def _proposed(id: str, term: str, value: str, n: int, column: str, standard: Standard) -> Row:
    who = load_vocabulary().slots[term.partition(":")[0]].who
    return {
        "id": id,
        "fact": term,
        **({"by": ["S1"]} if who.by else {}),
        **({"of": [f"V{n}"]} if who.of else {}),
        **({"value": value} if value else {}),
        "shown_by": [f"E{n}"],
        "status": "proposed",
        "proposed_by": standard.name,
        "in_document": say("htcds-place", row=n, column=column),
    }


def to_intake(case: Case) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the columns and a row for each person harmed: what the case holds of them, and nobody's name."""
    standard = htcds()
    harmed = [p.id for p in case.persons if {"victim", "migrant"} & {*p.is_}]
    fields = [c for c in standard.values if c not in standard.only_in]
    rows = []
    for id in harmed:
        facts = [f for f in case.facts if id in f.of and f.holds == "yes" and not f.claimed]
        said = {f"{f.slot}:{f.term}" for f in facts}
        values = (
            _BETWEEN.join(v for v, terms in standard.values[c].items() if said & {*terms}) for c in fields
        )
        of_then = [f for f in facts if f.name != AGE or _of_the_days(f, facts)]
        said_of = {term: _value(of_then, term) for term in standard.facts.values()}
        said_of[NATIONALITY] = _citizenship(case, id, said_of[NATIONALITY])
        rows.append((id, *values, *said_of.values()))
    return (ID, *fields, *standard.facts), tuple(rows)


def _citizenship(case: Case, id: str, said: str) -> str:
    """Return every State of a person, of the row and of facts, as the standard writes them (ISO 3166)."""
    return _BETWEEN.join(dict.fromkeys(s.upper() for s in (*case.person(id).nationality, *_states(said))))


def _states(value: str) -> tuple[str, ...]:
    return tuple(state.lower() for state in re.split(r"[\s,;]+", value) if state)


def _of_the_days(age: Fact, facts: Iterable[Fact]) -> bool:
    """Return whether an age is of the days on which something was done to the person, where both are said."""
    slots = load_vocabulary().slots
    days = [f.on for f in facts if f.on is not None and slots[f.slot].nature == "conduct"]
    return age.on is None or not days or any(age.on.may_touch(d.first, d.last) for d in days)


def _value(facts: Iterable[Fact], term: str) -> str:
    return _BETWEEN.join(f.value for f in facts if f"{f.slot}:{f.term}" == term and f.value)
