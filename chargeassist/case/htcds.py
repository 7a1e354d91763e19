"""Reads a shelter's intake: rows of the Human Trafficking Case Data Standard (`knowledge/standards/`).

What comes in is proposed and weighs nothing until a person signs it. Names, addresses and numbers of people
are never read into a case.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import field, frozen

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
STATUS, NOT_A_VICTIM = "vic_TraffickingStatus", "NotAVictimOfTrafficking"
_REFUSED = {"false", "no", "0"}
_GIVEN = {"", "true", "yes", "1"}
"""What else may stand under consent: that it was given, or nothing."""
BETWEEN = ";"
"""What stands between several values of a field."""
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
    consent: tuple[str, ...] = field(repr=False)
    """Fields that say whether a person consents: no to one is no."""
    spelt: Mapping[str, str] = field(repr=False)
    """Other names that a field has, or had."""
    left_out: tuple[str, ...] = field(repr=False)
    """Fields that the standard has and a case does not."""

    def fields(self) -> dict[str, str]:
        """Return each field by every name it is known by, without capitals and underscores."""
        own = (ID, *self.consent, *self.values, *self.facts, *self.left_out)
        return {_plain(name): name for name in own} | {_plain(n): f for n, f in self.spelt.items()}


STANDARD = Table(
    {
        "name": Field(LINE, True),
        "source": Field(LINE, True),
        "how": Field(Word(("read",)), True),
        "on": Field(Day(), True),
        "only_in": Field(ListOf(_NAME), True),
        "values": Field(TableOf(TableOf(ListOf(SLOT_TERM)), _NAME), True),
        "facts": Field(TableOf(SLOT_TERM, _NAME), True),
        "consent": Field(ListOf(_NAME), True),
        "spelt": Field(TableOf(_NAME, _NAME), True),
        "left_out": Field(Table({"fields": Field(ListOf(_NAME), True)}, lambda fields: fields), True),
    },
    lambda name, source, how, on, only_in, values, facts, consent, spelt, left_out: Standard(
        name, values, facts, only_in, consent, spelt, left_out
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
    fields = _fields(rows, standard, faults)
    exploiter = {"id": "S1", "is": ["suspect"], "label": say("htcds-exploiter")}
    tables: Row = {
        "schema": SCHEMA,
        "case": {"id": "intake", "law": [*law], "as_at": as_at},
        "person": [exploiter],
        "evidence": [],
        "fact": [],
    }
    for n, row in enumerate(rows, 1):
        names = {fields[column]: column for column in row if column in fields}
        if _refused(row, n, [names[c] for c in standard.consent if c in names], faults):
            continue
        victim = _plain(row.get(names.get(STATUS, ""), "")) != _plain(NOT_A_VICTIM)
        tables["person"].append({"id": f"V{n}", "is": ["victim"] if victim else ["witness"]})
        tables["evidence"].append({"id": f"E{n}", "kind": "ngo-report", "label": say("htcds-item", row=n)})
        for number, (term, value, column) in enumerate(_told(row, n, names, standard, faults), 1):
            tables["fact"].append(_proposed(f"f{n}-{number}", term, value, n, column, standard))
    return tables


def not_carried(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns with something in them that the standard has and a case does not."""
    standard = htcds()
    filled = dict.fromkeys(c for row in rows for c, value in row.items() if value.strip())
    return tuple(c for c in filled if standard.fields().get(_plain(c)) in standard.left_out)


def _fields(rows: Sequence[Mapping[str, str]], standard: Standard, faults: Faults) -> dict[str, str]:
    """Return the field of each column. Adds a fault for a column of none, and for a second one of a field."""
    known = standard.fields()
    columns = dict.fromkeys(c for row in rows for c in row)
    found = {c: known[_plain(c)] for c in columns if _plain(c) in known}
    for column in (c for c in columns if c not in found):
        hints = did_you_mean(column, [*dict.fromkeys(known.values()), *standard.spelt])
        faults.add("C230", ("intake", column), *hints)
    heads = dict.fromkeys(tuple(c for c in row if found.get(c) not in (None, ID)) for row in rows)
    twice = (c for head in heads for n, c in enumerate(head) if found[c] in [found[o] for o in head[:n]])
    for column in dict.fromkeys(twice):
        faults.add("F117-column", ("intake", column))
    return found


def _plain(text: str) -> str:
    """Return a name or a value without what IOM's own tools write differently: capitals, `_`, blanks, `/`."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _refused(row: Mapping[str, str], n: int, columns: Iterable[str], faults: Faults) -> bool:
    """Return whether a person does not consent, and add why: nobody is carried on a guess.

    Another word than the standard has may mean that it was refused.
    """
    said = {c: row.get(c, "").strip().casefold() for c in columns}
    withheld = [c for c, word in said.items() if word not in _GIVEN]
    for column in withheld:
        faults.add("C231" if said[column] in _REFUSED else "C230", ("intake", n, column))
    return bool(withheld)


def _told(
    row: Mapping[str, str], n: int, names: Mapping[str, str], standard: Standard, faults: Faults
) -> Iterator[tuple[str, str, str]]:
    """Yield term, value and column of everything that a row says, each term once."""
    seen = set[str]()
    for name in (f for f in standard.values if f in names):
        column, meanings = names[name], standard.values[name]
        known = {_plain(value): terms for value, terms in meanings.items()}
        for one in _each(row.get(column, ""), known):
            terms = known.get(_plain(one))
            if terms is None:
                faults.add("C230", ("intake", n, column), *did_you_mean(one, meanings))
            elif terms and terms[0] not in seen:
                seen.add(terms[0])
                yield terms[0], "", column
    for name, term in standard.facts.items():
        column = names.get(name, "")
        if value := row.get(column, "").strip():
            yield term, ", ".join(states(value)) if term == NATIONALITY else value, column


def _each(cell: str, known: Collection[str]) -> Iterator[str]:
    """Yield the values of a cell: between them stand semicolons or commas, in the survey form blanks."""
    for one in filter(None, (v.strip() for v in re.split(r"[;,\n]", cell))):
        words = one.split()
        yield from words if all(_plain(w) in known for w in words) else [one]


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


def states(value: str) -> tuple[str, ...]:
    """Return the codes of States that a value names."""
    return tuple(state.lower() for state in re.split(r"[\s,;]+", value) if state)
