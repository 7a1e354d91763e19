"""A file of law tests, written by lawyers: a case, what must come out, and variants of it.

A file `cases/*.toml` of a pack holds the tables of a case file and beside them `offence`, `says`,
`[expect]` and `[[variant]]`. A variant leaves out, replaces or adds facts and says what then must
come out; `each` makes one variant for every term of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.case.tables import LISTS, SCHEMA
from chargeassist.law.asides import MODES
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.documents import parse_toml, with_lines
from chargeassist.reading.fault import Fault, Faults, TooManyFaults
from chargeassist.reading.limits import TEST_ROWS
from chargeassist.reading.readers import ID, MISSING, ListOf, Text, Word, YesNo, expected
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.reasoning.standing import STAGES, Standing
from chargeassist.words import did_you_mean, remark

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
        return value if isinstance(value, dict) else expected(remark("what-table"), at, faults)

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
        "mode": Field(Word(MODES), default=""),
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


Change = Mapping[str, Any]
"""Keys that replace those of the row with an id."""


@frozen
class LawTest:
    """One case and what must come out of it."""

    file: str
    name: str
    offence: str
    expect: Expect = field(repr=False)
    base: Mapping[str, Any] = field(repr=False)
    """The full case: one for all variants of it."""
    without: frozenset[str] = field(default=frozenset(), repr=False)
    added: Mapping[str, Any] = field(factory=dict, repr=False)
    changes: tuple[tuple[str, Change], ...] = field(default=(), repr=False)

    @property
    def data(self) -> dict[str, Any]:
        """Return the tables of the case: the full case with what is left out, added, and then replaced.

        Made when it is asked for, of the rows of the full case: a file may have thousands of variants.
        """
        changes: dict[str, dict[str, Any]] = {}
        for id, keys in self.changes:
            changes[id] = {**changes.get(id, {}), **keys}
        data = dict(self.base)
        for name in LISTS:
            kept = [self._shown(r) for r in data.get(name, ()) if _id(r) not in self.without]
            rows = [r | changes.get(_id(r), {}) for r in (*kept, *self.added.get(name, ()))]
            if rows:
                data[name] = rows
            else:
                data.pop(name, None)
        return data

    def _shown(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row that names no item of evidence which is left out."""
        shown = row.get("shown_by")
        if not self.without or not isinstance(shown, list):
            return row
        return row | {"shown_by": [s for s in shown if _item(s) not in self.without]}


def read_tests(text: str, file: str, pack: str) -> tuple[tuple[LawTest, ...], tuple[Fault, ...]]:
    """Return the tests in one file, variants after the full case, or the faults of the file."""
    faults = Faults(file)
    data = parse_toml(text, faults)
    read: Any = MISSING
    with suppress(TooManyFaults):
        read = MISSING if data is None else _FILE.read(data, (), faults)
    if read is not MISSING:
        _names(read, faults)
        _size(read, faults)
    if data is None or faults.found:
        return (), with_lines(faults.found, text, is_json=False)
    stem = file.rpartition("/")[2].removesuffix(".toml")
    tables: dict[str, Any] = {name: data[name] for name in LISTS if name in data}
    head = {"id": stem, "law": [pack]} | dict(data["case"])
    base = {"schema": SCHEMA, "case": head} | tables
    offence = f"{pack}:{read['offence']}"
    full = LawTest(file, read["says"], offence, read["expect"], base)
    return (full, *(one for variant in read["variant"] for one in _variants(variant, full))), ()


def _names(read: Mapping[str, Any], faults: Faults) -> None:
    """Add a fault for every id that a variant would change, and that names nothing it could change."""
    base = {name: set(map(_id, read[name])) for name in LISTS}
    for i, variant in enumerate(read["variant"]):
        ids = {name: base[name] | set(map(_id, variant[name])) for name in LISTS}
        asked = [
            *(("without", name, set().union(*base.values())) for name in variant["without"]),
            *(("set", name, set().union(*ids.values())) for name in variant["set"]),
            *(("each", each["fact"], ids["fact"]) for each in [variant["each"]] if each),
        ]
        for key, name, known in asked:
            if name not in known:
                hints = did_you_mean(name, known)
                faults.add("C201-nothing", ("variant", i, key), *hints)


def _size(read: Mapping[str, Any], faults: Faults) -> None:
    """Add a fault where the cases of all variants together are more than anybody reads."""
    rows = sum(len(read[name]) for name in LISTS)
    made = [len(v["each"]["terms"]) if v["each"] else 1 for v in read["variant"]]
    own = [sum(len(v[name]) for name in LISTS) for v in read["variant"]]
    if rows + sum(n * (rows + more) for n, more in zip(made, own, strict=True)) > TEST_ROWS:
        expected(remark("what-rows", n=TEST_ROWS), ("variant",), faults)


def _inherited(expect: Expect, base: Expect) -> Expect:
    """A variant looks at the same charge as the full case unless it says otherwise."""
    return evolve(
        expect,
        suspect=expect.suspect or base.suspect,
        complainant=expect.complainant or base.complainant,
        episode=expect.episode or base.episode,
        mode=expect.mode or base.mode,
    )


def _variants(variant: Mapping[str, Any], full: LawTest) -> Iterator[LawTest]:
    one = evolve(
        full,
        name=variant["name"],
        expect=_inherited(variant["expect"], full.expect),
        without=frozenset(variant["without"]),
        added={name: variant[name] for name in LISTS},
        changes=tuple(variant["set"].items()),
    )
    each = variant["each"]
    for term in each["terms"] if each else ():
        change = (each["fact"], {"fact": term})
        yield evolve(one, name=f"{one.name}: {term}", changes=(*one.changes, change))
    if not each:
        yield one


def _id(row: Mapping[str, Any]) -> str:
    """Return the id of a row; nothing for one that is no text, which the case it makes is refused for."""
    id = row.get("id")
    return id if isinstance(id, str) else ""


def _item(shown: object) -> str:
    item = shown.get("evidence") if isinstance(shown, dict) else shown
    return item if isinstance(item, str) else ""
