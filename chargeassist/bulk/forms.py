"""The tables of a flat case as JSON has them: their keys, each once, text, and persons that are named."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from chargeassist.bulk.flat import COUNTED, NotFlatError
from chargeassist.reading.fault import Faults
from chargeassist.reading.readers import MISSING, Text

MOST_BYTES = 40_000
"""Of a record: no number, list or text in less can be beyond a limit of the reader."""
MOST_KEPT = 20_000
"""Of texts of one kind that are known to be well formed; then they are looked at anew."""
BLANKS = b" \t\r\n"
"""What may stand around a text of JSON."""
ABSENT: tuple[str, ...] = ()
"""What stands for a key that a row has not: no text of JSON is read as a tuple."""
PERSON = dict.fromkeys(("id", "is", "label", "note"), ABSENT)
ITEM = dict.fromkeys(("id", "kind", "from", "about", "tied_to", "label", "note", *COUNTED), ABSENT)
_OF_FACTS = ("id", "fact", "by", "of", "on", "in", "holds", "shown_by", "place", "note")
FACT = {**dict.fromkeys(_OF_FACTS, ABSENT), "holds": "yes"}
"""The keys of the rows there are most of. A row laid over them has its values in this order, or too many."""
ROWS: Mapping[str, Collection[str]] = {
    "case": ("id", "law", "as_at", "title", "note"),
    "laid": ("id", "suspect", "suspects", "offence", "complainant", "on", "outcome", "note"),
    "shown_by": ("evidence", "strength", "at"),
}
"""The keys of the others."""
LISTS = ("person", "evidence", "fact", "laid")
TABLES = {"schema", "case", *LISTS}
_FREE = {"note", "title", "at", "outcome"}
NOT_COUNTED = [ABSENT] * len(COUNTED)


class Form:
    """The keys that a row of one table may have, and the orders they were met in."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = frozenset(allowed)
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(self, row: Mapping[str, Any]) -> None:
        """Refuse keys that a row may not have, and text that the full reader may refuse."""
        keys = tuple(row)
        known = self.known.get(keys)
        if known is None:
            if not row.keys() <= self.allowed:
                raise NotFlatError
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            known = self.known[keys] = tuple(k for k in keys if k in _FREE)
        texts(*(row[key] for key in known))


def tables(raw: bytes) -> Mapping[str, Any]:
    """Return the tables of a record. NotFlatError where the full reader may refuse the text itself."""
    text = raw.strip(BLANKS).decode("utf-8") if len(raw) <= MOST_BYTES else ""
    if not text.isprintable() or text[:1] != "{":
        raise NotFlatError
    found: Mapping[str, Any] = json.loads(text)
    more = text.count('":') - _keys(found)
    if " :" in text or (more and more != _keys_within(found)):
        # There may be a key that stands twice: its first value would be lost.
        found = _JSON.decode(text)
    return found


def _keys(data: Mapping[str, Any]) -> int:
    """Return how many keys the tables of a case and their rows have: each is followed by a colon."""
    rows = [sum(map(len, data[name])) for name in LISTS if name in data]
    return len(data) + len(data["case"]) + sum(rows)


def _keys_within(data: Mapping[str, Any]) -> int:
    """Return how many keys are said of the items that show facts."""
    return sum(len(x) for f in data.get("fact", ()) for x in f.get("shown_by", ()) if type(x) is dict)


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise NotFlatError
    return table


_JSON = json.JSONDecoder(object_pairs_hook=_pairs)


class Named:
    """The persons and the items of a case, and which of the persons its facts name together."""

    def __init__(self, people: frozenset[str], items: frozenset[str]) -> None:
        self.people, self.items = people, items
        self.by: set[tuple[str, ...]] = {ABSENT}
        self.of: set[tuple[str, ...]] = {ABSENT}


def named_in(ids: tuple[str, ...], people: frozenset[str]) -> tuple[str, ...]:
    """Return persons by name, each once. NotFlatError for anybody else."""
    if not people.issuperset(ids) or (len(ids) > 1 and len(set(ids)) != len(ids)):
        raise NotFlatError
    return ids


def texts(*found: Any) -> None:
    """Refuse text that the full reader may refuse."""
    for text in found:
        if text is not ABSENT and Text().read(text, (), Faults("")) is MISSING:
            raise NotFlatError
