"""Case files to cases: TOML from people, JSON from other programs, the same tables and the same faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.case.days import settled
from chargeassist.case.links import check_links
from chargeassist.case.model import UNSIGNED, Case
from chargeassist.case.short import expanded
from chargeassist.case.tables import CASE, LISTS
from chargeassist.case.write import stated
from chargeassist.reading.documents import parse_json, parse_toml, with_lines
from chargeassist.reading.fault import CaseError, Fault, Faults, Path, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import MISSING
from chargeassist.reading.scan import decode
from chargeassist.reading.tables import unique


@frozen
class Reading:
    """A file as far as it could be read: the case, as much of it as stands, and every fault."""

    case: Case | None = field(repr=False)
    """Without the keys at fault where there are faults; None where too little is left to look further."""
    faults: tuple[Fault, ...] = ()
    text: str = field(default="", repr=False)
    is_json: bool = False

    def whole(self) -> Case:
        """Return the case; CaseError with every fault if there is any."""
        if self.sound is None:
            raise CaseError(self.faults)
        return self.sound

    @property
    def sound(self) -> Case | None:
        """The case; None where there is any fault."""
        return None if self.faults else self.case


def read_case(path: str | FilePath) -> Case:
    """Return the case in a `.toml` or `.json` file.

    Raises CaseError with every fault, each with its line. Whether the terms of the facts exist
    is known only beside a law: `assess` and `chargeassist check` look at that.
    """
    return reading(path).whole()


def reading(path: str | FilePath) -> Reading:
    """Return what a `.toml` or `.json` file holds, with every fault in its place."""
    file = FilePath(path)
    faults = Faults(file.as_posix())
    text = read_text(file, faults.file, faults)
    return _from_text(text, file.suffix.lower() == ".json", faults)


def reading_of_bytes(
    raw: bytes, name: str = "standard input", known: tuple[Mapping[str, Any], Case] | None = None
) -> Reading:
    """Return what *raw* holds: JSON if it begins with a brace, else TOML.

    *known* are canonical tables, and what they read as: where it holds just these, it is not read again.
    """
    faults = Faults(name)
    text = decode(raw, faults)
    return _from_text(text, text is not None and text.lstrip().startswith("{"), faults, known)


def case_from_dict(data: Mapping[str, Any], name: str = "case") -> Case:
    """Return the case in plain tables, such as `json.load` returns. Raises CaseError with every fault.

    >>> case_from_dict(
    ...     {
    ...         "schema": "chargeassist/case/1",
    ...         "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
    ...     }
    ... ).id
    'a'
    """
    faults = Faults(name)
    return Reading(_from_tables(data, faults), tuple(faults.found)).whole()


def _from_text(
    text: str | None,
    is_json: bool,
    faults: Faults,
    known: tuple[Mapping[str, Any], Case] | None = None,
) -> Reading:
    if text is None:
        return Reading(None, tuple(faults.found))
    data = parse_json(text, faults) if is_json else parse_toml(text, faults)
    if known is not None and isinstance(data, Mapping) and stated(data) == stated(known[0]):
        return Reading(known[1], (), text, is_json)
    case = None if faults.found else _from_tables(data, faults)
    return Reading(case, with_lines(faults.found, text, is_json), text, is_json)


def _from_tables(data: object, faults: Faults) -> Case | None:
    with suppress(TooManyFaults):
        return _linked(data, faults)
    return None


def _linked(data: object, faults: Faults) -> Case | None:
    read = CASE.read(data, (), faults)
    if read is MISSING and isinstance(data, Mapping):
        # What else is wrong is told with it: the keys at fault are left out, and the rest is looked at.
        read = CASE.read(_without(data, [f.at.path for f in faults.found]), (), Faults(faults.file))
    if read is MISSING:
        return None
    rows, places = expanded(read, faults)
    lists: dict[str, Any] = {name: tuple(rows[key]) for key, (name, _) in LISTS.items()}
    case = Case(**read["case"], **lists, places=places)
    own = Faults(faults.file)
    with suppress(TooManyFaults):
        for key, (name, _) in LISTS.items():
            unique(lists[name], key, own)
        check_links(case, own)
    further = beside(faults.found, places.placed(own.found))
    faults.found = list(dict.fromkeys((*faults.found, *further)))
    return case if faults.found else settled(_apart(case))


def _apart(case: Case) -> Case:
    """Return a case whose facts are those somebody stands for; the others stand apart, and weigh nothing."""
    unsigned = tuple(f for f in case.facts if f.status in UNSIGNED)
    return (
        evolve(case, facts=tuple(f for f in case.facts if f.status not in UNSIGNED), proposed=unsigned)
        if unsigned
        else case
    )


def _without(data: Mapping[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """Return tables without the keys of rows that the paths name."""
    gone = {path[:3] for path in paths}

    def row(table: str, i: int, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        return {k: v for k, v in value.items() if (table, i, k) not in gone}

    return {
        key: [row(key, i, v) for i, v in enumerate(value)] if isinstance(value, list) else value
        for key, value in data.items()
    }


def beside(first: Iterable[Fault], further: Iterable[Fault]) -> list[Fault]:
    """Return the further faults that are not the first ones' doing.

    That a row lacks something says nothing where a key of it was left out for a fault of its own.
    """
    rows = {f.at.path[:2] for f in first if len(f.at.path) > 2}
    return [f for f in further if f.at.path not in rows]
