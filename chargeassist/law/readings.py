"""What was compared again with its text, by somebody who did not write it: `readings.toml` of a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from chargeassist.law.compared import AT, HOW, KINDS, SAW, Differs, Reading
from chargeassist.law.model import Offence, Pack
from chargeassist.reading.fault import Fault, Faults, Path, Place
from chargeassist.reading.readers import ID, LINE, MISSING, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import did_you_mean, remark

READINGS_FILE = "readings.toml"
"""See `compared.Reading`: the values, which a pack holds."""
MINORS = ("responsibility", "sentence")
"""The units of `minors.toml`, whose rows have no id."""
_PLACE = Text(remark("what-place-of-unit"), r"[A-Za-z][A-Za-z0-9-]*(/[A-Za-z][A-Za-z0-9-]*)?")
_DIFFERS = Table(
    {
        "at": Field(_PLACE, True, meaning="key-differs-at"),
        "how": Field(Word(HOW), True, meaning="key-differs-how"),
        "why": Field(LINE, True, meaning="key-differs-why"),
    },
    Differs,
)
_READ = Table(
    {
        **{kind: Field(ID, default="", meaning="key-read-unit") for kind in KINDS},
        "on": Field(Day(), True, meaning="key-read-on"),
        "saw": Field(Word(SAW), True, meaning="key-read-saw"),
        "of": Field(LINE, True, meaning="key-read-of"),
        "differs": Field(ListOf(_DIFFERS, "[[read.differs]]"), default=()),
    }
)


@frozen
class _Read:
    """A row that names one unit, and one only."""

    def read(self, value: object, at: Path, faults: Faults) -> Any:
        """Return the reading; a fault where no unit or more than one is named."""
        found = _READ.read(value, at, faults)
        if found is MISSING:
            return MISSING
        named = [kind for kind in KINDS if found[kind]]
        if len(named) != 1:
            faults.add("L519", at, remark("hint-one-of", words=KINDS))
            return MISSING
        return Reading(named[0], found[named[0]], *(found[k] for k in ("on", "saw", "of", "differs")))

    def schema(self) -> dict[str, Any]:
        """Return the keys, one of which names the unit."""
        return {**_READ.schema(), "oneOf": [{"required": [kind]} for kind in KINDS]}


READINGS = Table({"read": Field(ListOf(_Read(), "[[read]]"), default=())})


def units(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of all that can be read twice in a pack, by kind; versions of a text are one."""
    minors = zip(MINORS, (pack.responsibility, pack.minors), strict=True)
    return {
        "offence": tuple(dict.fromkeys(o.id for o in pack.offences)),
        "gate": tuple(g.id for g in pack.gates),
        "order": tuple(o.id for o in pack.orders),
        "defence": tuple(d.id for d in pack.defences),
        "verdict": tuple(v.id for v in pack.verdicts),
        "minors": tuple(id for id, rows in minors if rows),
    }


def read_twice(pack: Pack) -> tuple[int, int]:
    """Return how many units of a pack were read twice, and how many there are."""
    return len(pack.readings), sum(map(len, units(pack).values()))


def misread(pack: Pack, label: str) -> Iterator[Fault]:
    """Yield a fault for a unit that is not there or is named twice, and for a place that is not in it."""
    known = units(pack)
    seen: set[tuple[str, str]] = set()
    for i, reading in enumerate(pack.readings):
        at = ("read", i)
        if reading.id not in known[reading.kind]:
            hints = did_you_mean(reading.id, known[reading.kind])
            yield Fault.of("L520", Place(label, path=(*at, reading.kind)), *hints, word=reading.id)
            continue
        if (reading.kind, reading.id) in seen:
            yield Fault.of("C104", Place(label, path=(*at, reading.kind)))
        seen.add((reading.kind, reading.id))
        places = {reading.id, *(f"{reading.id}/{p}" for p in _places(pack, reading))}
        for j, differs in enumerate(reading.differs):
            if differs.at not in places:
                there = Place(label, path=(*at, "differs", j, "at"))
                yield Fault.of("L520", there, *did_you_mean(differs.at, places), word=differs.at)


def misjudged(pack: Pack, label: str) -> Iterator[Fault]:
    """Yield a fault for each place a judgment names that is not in the pack."""
    offences = units(pack)["offence"] if pack.judgments else ()
    places = {p for id in offences for p in (id, *(f"{id}/{within}" for within in _of_offence(pack, id)))}
    for i, judgment in enumerate(pack.judgments):
        for j, at in enumerate(judgment.at):
            if at not in places:
                there = Place(label, path=("judgment", i, "at", j))
                yield Fault.of("L521", there, *did_you_mean(at, places), word=at)


def _places(pack: Pack, reading: Reading) -> Iterator[str]:
    """Yield what a unit has that can be otherwise than in the text: its headers, and what has an id."""
    yield from _of_offence(pack, reading.id) if reading.kind == "offence" else AT[reading.kind]


def _of_offence(pack: Pack, id: str) -> Iterator[str]:
    yield from AT["offence"]
    for offence in pack.versions(id):
        yield from _within(offence)


def _within(offence: Offence) -> Iterator[str]:
    yield from (e.id for e in offence.elements)
    beside = (offence.irrelevant, offence.aggravated, offence.modes, offence.jurisdiction)
    for asides in (*beside, offence.preconditions):
        yield from (a.id for a in asides)
    yield from (p.id for p in offence.penalties)
