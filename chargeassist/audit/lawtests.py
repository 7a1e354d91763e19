"""Tests of the law, written by lawyers: a case, what must come out, and variants of it.

A file `cases/*.toml` of a pack holds the tables of a case file and beside them `offence`, `says`,
`[expect]` and `[[variant]]`. A variant leaves out, replaces or adds facts and says what then must
come out; `each` makes one variant for every term of a list.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.advice.charging import assess
from chargeassist.case.read import case_from_dict
from chargeassist.case.tables import LISTS, SCHEMA
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Law
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.documents import parse_toml, with_lines
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, Place, TooManyFaults
from chargeassist.reading.tables import (
    ID,
    MISSING,
    Field,
    ListOf,
    Table,
    TableOf,
    Text,
    Word,
    YesNo,
    expected,
)
from chargeassist.reasoning.caseload import MODES
from chargeassist.reasoning.standing import STAGES, Standing
from chargeassist.words import did_you_mean

SPARED = "need not be proved"
STANDINGS = (*(s.word for s in Standing), SPARED)


@frozen
class Expect:
    """What must come out; what is None is not looked at."""

    standing: str | None = None
    suspect: str = ""
    complainant: str = ""
    episode: str = ""
    mode: str = ""
    stage: str = "charge"
    listed: bool = True
    available: str | None = None
    role: str | None = None
    elements: Mapping[str, str] = field(factory=dict)
    aggravations: tuple[str, ...] | None = None
    gates: tuple[str, ...] | None = None
    flags: tuple[str, ...] = ()
    defences: tuple[str, ...] | None = None
    orders: tuple[str, ...] | None = None


@frozen
class _Plain:
    """Any table: what it holds is read with the case it makes."""

    def read(self, value: object, at: Any, faults: Faults) -> Any:
        """Return the table as it is."""
        return value if isinstance(value, dict) else expected("a table", at, faults)

    def schema(self) -> dict[str, Any]:
        """Return the schema that accepts every table."""
        return {"type": "object"}


_WORDS = ListOf(Text(), '["..."]')
_EXPECT = Table(
    {
        "standing": Field(Word(STANDINGS[:-1])),
        "suspect": Field(ID, default=""),
        "complainant": Field(ID, default=""),
        "episode": Field(ID, default=""),
        "mode": Field(Word(("principal", *MODES)), default=""),
        "stage": Field(Word(tuple(STAGES)), default="charge"),
        "listed": Field(YesNo(), default=True),
        "available": Field(Word(("yes", "no", "unknown"))),
        "role": Field(Text()),
        "elements": Field(TableOf(Word(STANDINGS)), default={}),
        "aggravations": Field(_WORDS),
        "gates": Field(_WORDS),
        "flags": Field(_WORDS, default=()),
        "defences": Field(_WORDS),
        "orders": Field(_WORDS),
    },
    Expect,
)
_ADDED = {name: Field(ListOf(_Plain(), f"[[{name}]]"), default=()) for name in LISTS}
_VARIANT = Table(
    {
        "name": Field(Text(), True),
        "without": Field(ListOf(ID), default=()),
        "set": Field(TableOf(_Plain()), default={}),
        "each": Field(
            Table(
                {
                    "fact": Field(ID, True),
                    "terms": Field(ListOf(SLOT_TERM, '["means:threat"]'), True),
                }
            )
        ),
        "expect": Field(_EXPECT, True),
        **_ADDED,
    }
)
_FILE = Table(
    {
        "offence": Field(ID, True),
        "says": Field(Text(), True),
        "case": Field(_Plain(), True),
        "expect": Field(_EXPECT, True),
        "variant": Field(ListOf(_VARIANT, "[[variant]]"), default=()),
        **_ADDED,
    }
)


@frozen
class LawTest:
    """One case and what must come out of it."""

    file: str
    name: str
    offence: str
    data: Mapping[str, Any] = field(repr=False)
    expect: Expect = field(repr=False)


@frozen
class Result:
    """What became of one test: no faults if it passed."""

    test: LawTest
    faults: tuple[Fault, ...]
    assessment: Assessment | None = field(default=None, repr=False)
    charge: Charge | None = field(default=None, repr=False)


def read_tests(text: str, file: str, pack: str) -> tuple[tuple[LawTest, ...], tuple[Fault, ...]]:
    """Return the tests in one file, variants after the full case, or the faults of the file."""
    faults = Faults(file)
    data = parse_toml(text, faults)
    read: Any = MISSING
    with suppress(TooManyFaults):
        read = MISSING if data is None else _FILE.read(data, (), faults)
    if read is not MISSING:
        _names(read, faults)
    if data is None or faults.found:
        return (), with_lines(faults.found, text, is_json=False)
    stem = file.rpartition("/")[2].removesuffix(".toml")
    tables: dict[str, Any] = {name: data[name] for name in LISTS if name in data}
    head = {"id": stem, "law": [pack]} | dict(data["case"])
    base = {"schema": SCHEMA, "case": head} | tables
    offence = f"{pack}:{read['offence']}"
    tests = [LawTest(file, read["says"], offence, base, read["expect"])]
    for variant in read["variant"]:
        for name, changed in _variants(variant, base):
            tests.append(LawTest(file, name, offence, changed, _inherited(variant["expect"], read["expect"])))
    return tuple(tests), ()


def _names(read: Mapping[str, Any], faults: Faults) -> None:
    """Add a fault for every id that a variant would change, and that names nothing it could change."""
    base = {name: {r.get("id") for r in read[name]} for name in LISTS}
    for i, variant in enumerate(read["variant"]):
        ids = {name: base[name] | {r.get("id") for r in variant[name]} for name in LISTS}
        asked = [
            *(("without", name, set().union(*base.values())) for name in variant["without"]),
            *(("set", name, set().union(*ids.values())) for name in variant["set"]),
            *(("each", each["fact"], ids["fact"]) for each in [variant["each"]] if each),
        ]
        for key, name, known in asked:
            if name not in known:
                hints = did_you_mean(name, {id for id in known if isinstance(id, str)})
                faults.add("C201", "names nothing in this case", ("variant", i, key), *hints)


def _inherited(expect: Expect, base: Expect) -> Expect:
    """A variant looks at the same charge as the full case unless it says otherwise."""
    return evolve(
        expect,
        suspect=expect.suspect or base.suspect,
        complainant=expect.complainant or base.complainant,
        episode=expect.episode or base.episode,
        mode=expect.mode or base.mode,
    )


def _variants(variant: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    each = variant["each"]
    if each is None:
        yield variant["name"], _changed(base, variant, {})
        return
    for term in each["terms"]:
        yield f"{variant['name']}: {term}", _changed(base, variant, {each["fact"]: {"fact": term}})


def _changed(base: Mapping[str, Any], variant: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return the base case with what the variant leaves out, adds, and then replaces."""
    data: dict[str, Any] = copy.deepcopy(dict(base))
    out = set(variant["without"])
    changes = [*variant["set"].items(), *more.items()]
    for name in LISTS:
        rows = [r for r in data.get(name, ()) if r.get("id") not in out]
        for row in rows:
            if isinstance(row.get("shown_by"), list):
                row["shown_by"] = [s for s in row["shown_by"] if _item(s) not in out]
        data[name] = [*rows, *copy.deepcopy(list(variant[name]))]
        for row in data[name]:
            for id, keys in changes:
                if row.get("id") == id:
                    row.update(keys)
        if not data[name]:
            del data[name]
    return data


def _item(shown: object) -> object:
    return shown.get("evidence") if isinstance(shown, dict) else shown


def run_test(test: LawTest, law: Law) -> Result:
    """Return what became of a test; a case that cannot be read fails with its faults."""

    def fault(message: str, *hints: str) -> Fault:
        return Fault("L601", f'"{test.name}": {message}', Place(test.file), hints)

    offences = {o.key for pack in law.packs for o in pack.offences}
    if test.offence not in offences:
        return Result(test, (fault("no such offence", *did_you_mean(test.offence, offences)),))
    try:
        case = case_from_dict(test.data, test.file)
        found = assess(case, law, stage=test.expect.stage, offences=[test.offence])
    except ChargeAssistError as error:
        first = error.faults[0]
        return Result(test, (fault(f"the case has faults, first: {first.message}", str(first.at)),))
    expect = test.expect
    same = [c for c in found.charges if c.offence.key == test.offence and _looked_at(c, expect)]
    entered = [c for c in same if any(e.facts for e in c.elements)]
    charge = same[0] if same else None
    problems: list[Fault] = []
    if not expect.listed:
        if any(e.facts for c in entered for e in c.elements[:1]):
            problems.append(fault("expected not to be listed, but its conduct is entered"))
    elif charge is None:
        problems.append(fault("no such charge", "name suspect, complainant or episode in expect"))
    else:
        problems += [fault(m, *h) for m, h in _compare(expect, charge, found)]
    return Result(test, tuple(problems), found, charge)


def _looked_at(charge: Charge, expect: Expect) -> bool:
    matter = charge.matter
    return (
        expect.suspect in ("", matter.suspect)
        and expect.complainant in ("", matter.complainant)
        and expect.episode in ("", matter.episode)
        and expect.mode in ("", matter.mode)
    )


def _compare(expect: Expect, charge: Charge, found: Assessment) -> Iterator[tuple[str, tuple[str, ...]]]:
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
        ("gates", expect.gates, [g.id for g in found.gates]),
        ("defences", expect.defences, raised),
        ("orders", expect.orders, [o.id for o in charge.orders]),
    )
    for what, wanted_set, got_set in sets:
        if wanted_set is not None and sorted(wanted_set) != sorted(got_set):
            yield f"expected {what} {sorted(wanted_set)}, got {sorted(got_set)}", ()
    missing = sorted(set(expect.flags) - {f.code for f in found.flags})
    if missing:
        yield f"expected flags {missing}", ()
