"""A case that may be shown: ids renumbered, days blunted or shifted, words of people left out or covered.

What the law is applied to stays: terms, States, ages, kinds of evidence, who did what to whom.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from attrs import frozen

from chargeassist.case.model import OUTCOMES
from chargeassist.case.readers import SHOWN, AsTo, Edtf, ShownBy
from chargeassist.case.tables import HEAD, LISTS
from chargeassist.reading.readers import ID, Day, ListOf, Text
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words.ages import parse_age
from chargeassist.words.dates import parse_when

COVERED = "redacted"
"""What stands for words that a table must have, or that say that a reason was given."""
LEFT_OUT = ("label", "note", "title", "place", "at")
"""Words that nothing reads."""
OFFICES = ("by_whom", "of_whom")
NEW = {
    **{"person": "P", "episode": "course", "evidence": "E", "fact": "f", "laid": "c", "override": "o"},
    **{"consent": "k", "proceeding": "pr", "group": "g", "rejected": "r"},
}
"""How the new ids of a table begin; suspects and persons harmed are told apart by S and V."""
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}")
_PARTS = re.compile(r"([0-9X]{4})(-[0-9X]{2})?(-[0-9X]{2})?")


@frozen
class Covering:
    """What is done to the values of a case."""

    dates: str
    """One of `law.choices.DATES`: days as they are, to their month or year, or all moved by whole years."""
    years: int
    """How far they are moved back."""
    words: bool
    """Whether labels, notes and reasons stay."""
    office: Callable[[str], str]
    """Returns the office that somebody is named by, as the law has it; nothing if it names none."""


def years_of(secret: bytes) -> int:
    """Return by how many years a secret moves the days of every case of an office: 1 to 9."""
    return 1 + sha256(b"chargeassist/redact/1 " + secret).digest()[0] % 9


def cannot_move(tables: Mapping[str, Any]) -> bool:
    """Return whether a date names a decade or a century (`199X`): moved by years it would be another."""
    return any(
        re.search(r"\b[0-9]{2}[0-9X]X\b", text)
        for _, field, text in _texts(tables)
        if isinstance(field.reader, Edtf)
    )


def redacted(tables: Mapping[str, Any], how: Covering) -> dict[str, Any]:
    """Return the tables of a case, as `case_to_dict` gives them, fit to be shown."""
    ids = _renumbered(tables)
    head = _row(tables["case"], HEAD, ids, how)
    found = {"schema": tables["schema"], "case": head | {"id": "redacted", "law": tables["case"]["law"]}}
    for name, (_, table) in LISTS.items():
        if name in tables:
            found[name] = [_row(row, table, ids, how) for row in tables[name]]
    return found


def _renumbered(tables: Mapping[str, Any]) -> dict[str, str]:
    """Return a new id for every id of a case, in the order of the file; one that names nobody too."""
    ids: dict[str, str] = {}
    counts: dict[str, int] = {}

    def number(old: str, start: str) -> None:
        if old not in ids:
            counts[start] = counts.get(start, 0) + 1
            ids[old] = f"{start}{counts[start]}"

    for name, start in NEW.items():
        for row in tables.get(name, ()):
            roles = row.get("is", ())
            known = {"suspect": "S", "victim": "V", "migrant": "V"} if name == "person" else {}
            number(row["id"], next((known[r] for r in roles if r in known), start))
    for key, field, text in _texts(tables):
        if field.reader is ID and key != "id" and text not in ids:
            number(text, "N")
    return ids


def _texts(tables: Mapping[str, Any]) -> Iterator[tuple[str, Field, str]]:
    """Yield every text of a case that stands alone in its key."""
    for name, (_, table) in LISTS.items():
        for row in tables.get(name, ()):
            for key, value in row.items():
                if isinstance(value, str):
                    yield key, table.fields[key], value


def _row(row: Mapping[str, Any], table: Table, ids: Mapping[str, str], how: Covering) -> dict[str, Any]:
    found = {key: _value(key, value, table.fields[key].reader, ids, how) for key, value in row.items()}
    return {key: value for key, value in found.items() if value is not None}


def _value(key: str, value: Any, reader: object, ids: Mapping[str, str], how: Covering) -> Any:
    match reader:
        case ListOf(item):
            return [_value(key, v, item, ids, how) for v in value]
        case ShownBy():
            if isinstance(value, str):
                return ids.get(value, value)
            return _row(value, SHOWN, ids, how)
        case AsTo():
            return [ids.get(v, v) for v in ([value] if isinstance(value, str) else value)]
        case TableOf(item):
            return {ids.get(k, k): _value(key, v, item, ids, how) for k, v in value.items()}
        case Edtf():
            return _when(value, how)
        case Day():
            return _day(value, how)
        case Text(form=None):
            return _words(key, value, how)
        case _ if reader is ID:
            return ids.get(value, value)
        case _:
            return _offence(value) if key == "offence" else value


def _words(key: str, text: str, how: Covering) -> str | None:
    """Return what may be shown of words: an office, a code, a value that rules read, that there are some."""
    if key == "value":
        if parse_when(text):
            return _when(text, how)
        return text if parse_age(text) or re.fullmatch(r"[a-z]{2}([ ,;]+[a-z]{2})*", text) else COVERED
    if key in OFFICES:
        return how.office(text) or COVERED
    if key == "outcome":
        first = re.match(r"[a-z]*", text.strip().lower())
        return first[0] if first and first[0] in OUTCOMES else COVERED
    if key == "offence":
        return _offence(text)
    if how.words:
        return text
    return None if key in LEFT_OUT else COVERED


def _offence(text: str) -> str:
    return text if re.fullmatch(r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*", text) else COVERED


def _when(text: str, how: Covering) -> str:
    if how.dates == "shift":
        return _leap(_YEAR.sub(lambda year: f"{int(year[0]) - how.years:04}", text))
    if how.dates == "keep":
        return text
    keep = 2 if how.dates == "month" else 1
    return _PARTS.sub(lambda found: "".join(p or "" for p in found.groups()[:keep]), text)


def _day(text: str, how: Covering) -> str:
    """Return a day that must be one: blunted, the last of its month or year, so that nothing lies after."""
    if how.dates in ("keep", "shift"):
        return _when(text, how)
    when = parse_when(_when(text, how))
    return when.last.isoformat() if when else text


def _leap(text: str) -> str:
    """Return dates without a 29 February that a year has not."""
    return re.sub(r"([0-9]{4})-02-29", lambda d: d[0] if parse_when(d[0]) else f"{d[1]}-02-28", text)
