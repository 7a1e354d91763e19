"""A flat case read from its record.

Whatever is not plainly flat is left to the full reader, which says what is wrong with it, if anything is.
So nothing here tells a fault, and a key or a word that is not known here hides nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from chargeassist.bulk.flat import COUNTED, Flat, FlatFact, FlatItem, NotFlatError, Shown
from chargeassist.case.model import Laid
from chargeassist.case.tables import ROLES, SCHEMA
from chargeassist.law.vocabulary import Slot, Vocabulary
from chargeassist.reading.fault import Faults
from chargeassist.reading.readers import ID, MISSING, Text
from chargeassist.words.dates import When, parse_when

MOST_BYTES = 40_000
"""Of a record: no number, list or text in less can be beyond a limit of the reader."""
MOST_SUSPECTS = 2
"""Seen from one of them there is one other, and who that is makes no difference."""
MOST_KEPT = 20_000
"""Of texts of one kind that are known to be well formed; then they are looked at anew."""
UNREAD_SLOTS = ("identity", "concert", "person")
"""Slots of which one fact speaks of several leaves: who it was, who acted together, what is computed."""
HOLDS = ("yes", "no", "unknown")
_ROWS: Mapping[str, Collection[str]] = {
    "case": ("id", "law", "as_at", "title", "note"),
    "person": ("id", "is", "label", "note"),
    "evidence": ("id", "kind", "from", "about", "tied_to", "label", "note", *COUNTED),
    "fact": ("id", "fact", "by", "of", "on", "in", "place", "holds", "shown_by", "note"),
    "laid": ("id", "suspect", "suspects", "offence", "complainant", "on", "outcome", "note"),
    "shown_by": ("evidence", "strength", "at"),
}
"""The tables of a flat case, what they hold, and their keys."""
_TABLES = {"schema", *_ROWS} - {"shown_by"}
_FREE = {"label", "note", "title", "place", "at", "outcome"}
_ID = re.compile(ID.form or "")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class _Form:
    """The keys that a row of one table may have, and the orders they were met in."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = frozenset(allowed)
        self.known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the keys of a row that decide what an item counts. NotFlatError for keys it may not have.

        Text is looked at here: NotFlatError for what the full reader may refuse.
        """
        keys = tuple(row)
        known = self.known.get(keys)
        if known is None:
            if not row.keys() <= self.allowed:
                raise NotFlatError
            if len(self.known) >= MOST_KEPT:
                self.known.clear()
            known = self.known[keys] = tuple(k for k in keys if k in _FREE or k in COUNTED)
        for key in known:
            if key in COUNTED:
                if row[key] not in COUNTED[key]:
                    raise NotFlatError
            elif Text().read(row[key], (), Faults("")) is MISSING:
                raise NotFlatError
        return known


class FlatReader:
    """Reads flat cases for one State; texts that were found well formed are known again."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        state: str,
        unread: Collection[str],
        alone: Collection[str],
        heard: Collection[str],
        counted: Collection[str],
    ) -> None:
        self.kinds, self.state, self.alone, self.heard = vocabulary.kinds, state, alone, heard
        self.counted = counted
        """The offences of which a count may be laid."""
        self.terms = {
            name: slot
            for key, slot in vocabulary.slots.items()
            if key not in UNREAD_SLOTS and not slot.values
            for name in (f"{key}:{term}" for term in slot.terms)
            if name not in unread
        }
        self.qualifies = vocabulary.qualifies
        self.forms = {name: _Form(keys) for name, keys in _ROWS.items()}
        self.allowed: dict[tuple[str, bool, bool, bool, bool], bool] = {}
        """Whether a term takes persons as they are named, and days, as far as it was asked."""
        self.weights = {kind: (kind, *("" for _ in COUNTED)) for kind in self.kinds}
        self.ids: set[str] = set()
        self.days: dict[str, date] = {}
        self.whens: dict[str, When] = {}

    def read(self, raw: bytes) -> Flat:
        """Return the flat case of a record. NotFlatError for any other record, sound or not."""
        try:
            return self._case(_tables(raw))
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
            raise NotFlatError from None  # Another type than is expected somewhere.

    def _case(self, data: Mapping[str, Any]) -> Flat:
        head = data["case"]
        if not (data.keys() <= _TABLES and data["schema"] == SCHEMA):
            raise NotFlatError
        if len(head["law"]) > len(ROLES) or type(head["law"]) is not list:
            raise NotFlatError
        self.forms["case"].read(head)
        self._known((head["id"], *head["law"]))
        told = data.get("person", ())
        for row in told:
            self._person(row)
        self._known([row["id"] for row in told])
        persons = {row["id"]: tuple(row["is"]) for row in told}
        suspects = tuple(p for p, roles in persons.items() if "suspect" in roles)
        others = tuple(p for p in persons if p not in suspects)
        people = frozenset(persons)
        rows = data.get("evidence", ())
        items = {row["id"]: self._item(row, people) for row in rows}
        found = data.get("fact", ())
        facts = tuple([self._fact(row, people, items) for row in found])
        ids = {*items, *[row["id"] for row in found]}
        once = len(people) == len(told) and len(ids) == len(rows) + len(found)
        # What one accused says of another is weighed by what he is himself accused of.
        of_another = len(suspects) > 1 and any(i.source in suspects for i in items.values())
        if of_another or not once or not 0 < len(suspects) <= MOST_SUSPECTS:
            raise NotFlatError
        self._known(ids)
        harmed = {v for f in facts for v in f.of}
        acting = {p for f in facts for p in f.by}
        if not harmed.isdisjoint(suspects) or not acting.issubset(suspects):
            raise NotFlatError
        unsaid = any([not f.by and f.name in self.heard for f in facts])
        if unsaid and any(f.name in self.alone for f in facts):
            raise NotFlatError
        laid = tuple([self._laid(row, suspects, harmed) for row in data.get("laid", ())])
        if laid and len(ids | {c.id for c in laid}) < len(ids) + len(laid):
            raise NotFlatError
        called, rest = (tuple(p for p in others if (p in harmed) is own) for own in (True, False))
        as_at = self._day(head["as_at"])
        return Flat(head["id"], as_at, suspects, called, rest, persons, items, facts, laid)

    def _person(self, row: Mapping[str, Any]) -> None:
        roles = row["is"]
        self.forms["person"].read(row)
        if type(roles) is not list or not roles or "company" in roles:
            raise NotFlatError
        if not set(roles).issubset(ROLES) or ("suspect" in roles and roles != ["suspect"]):
            raise NotFlatError

    def _laid(self, row: Mapping[str, Any], suspects: Collection[str], harmed: Collection[str]) -> Laid:
        """Return a count against suspects, in no mode and for no other course."""
        others, of = row.get("suspects", []), row.get("complainant", "")
        self.forms["laid"].read(row)
        if type(others) is not list or row["offence"] not in self.counted:
            raise NotFlatError
        if not {row["suspect"], *others}.issubset(suspects) or not harmed or not (of == "" or of in harmed):
            raise NotFlatError
        if len(set(others)) < len(others) or (of == "" and "complainant" in row):
            raise NotFlatError
        self._known((row["id"],))
        on = self._when(row["on"]) if "on" in row else None
        return Laid(row["id"], row["suspect"], row["offence"], tuple(others), complainant=of, on=on)

    def _item(self, row: Mapping[str, Any], people: frozenset[str]) -> FlatItem:
        kind, source = row["kind"], row.get("from", "")
        weight = self.weights[kind]
        if self.forms["evidence"].read(row):
            weight = kind, *[row.get(key, "") for key in COUNTED]
        if source not in self.ids and "from" in row:
            self._known((source,))
        return FlatItem(weight, source, _named(row, "about", people), _named(row, "tied_to", people))

    def _fact(
        self, row: Mapping[str, Any], people: frozenset[str], items: Mapping[str, FlatItem]
    ) -> FlatFact:
        name, holds = row["fact"], row.get("holds", "yes")
        slot = self.terms.get(name)
        if slot is None or holds not in HOLDS or row.get("in", self.state) != self.state:
            raise NotFlatError
        self.forms["fact"].read(row)
        by, of = _named(row, "by", people), _named(row, "of", people)
        on = self._when(row["on"]) if "on" in row else None
        key = name, not by, not of, len(by) > 1, on is None
        allowed = self.allowed.get(key)
        if allowed is None:
            allowed = self.allowed[key] = self._allowed(name, slot, by, of, on)
        if not allowed:
            raise NotFlatError
        return FlatFact(
            *(row["id"], name, by, of, on, "in" in row, holds),
            self._shown(row["shown_by"], items) if "shown_by" in row else (),
        )

    def _allowed(self, name: str, slot: Slot, by: Sequence[str], of: Sequence[str], on: When | None) -> bool:
        """Return whether the slot takes such persons, so, and the days tell no more than when it was."""
        takes = slot.who
        if (by and not takes.by) or (of and not takes.of) or (takes.of and not takes.by and not of):
            return False
        if slot.nature == "personal" and len(by) > 1:
            return False
        return on is None or not (name in self.qualifies or name.startswith("age:"))

    def _shown(self, shown: Any, items: Mapping[str, FlatItem]) -> tuple[Shown, ...]:
        if type(shown) is not list:
            raise NotFlatError
        found: list[Shown] = []
        for one in shown:
            if type(one) is str:
                id, strength = one, ""
            else:
                self.forms["shown_by"].read(one)
                id, strength = one["evidence"], one.get("strength", "")
            if id not in items:
                raise NotFlatError
            found.append((id, strength))
        return tuple(found)

    def _known(self, ids: Collection[Any]) -> None:
        """Refuse what is no id."""
        for id in ids:
            if id not in self.ids:
                if type(id) is not str or not _ID.fullmatch(id):
                    raise NotFlatError
                if len(self.ids) >= MOST_KEPT:
                    self.ids.clear()
                self.ids.add(id)

    def _day(self, text: str) -> date:
        day = self.days.get(text)
        if day is None:
            if not _DAY.fullmatch(text):
                raise NotFlatError
            if len(self.days) >= MOST_KEPT:
                self.days.clear()
            self.days[text] = day = date.fromisoformat(text)
        return day

    def _when(self, text: str) -> When:
        when = self.whens.get(text)
        if when is None:
            when = parse_when(text)
            if when is None or when.open:
                raise NotFlatError
            if len(self.whens) >= MOST_KEPT:
                self.whens.clear()
            self.whens[text] = when
        return when


def _tables(raw: bytes) -> Mapping[str, Any]:
    """Return the tables of a record. NotFlatError where the full reader may refuse the text itself."""
    text = raw.decode("utf-8") if len(raw) <= MOST_BYTES else ""
    if not text.isprintable() or text[:1] != "{":
        raise NotFlatError
    found: Mapping[str, Any] = json.loads(text)
    if " :" in text or text.count('":') != _keys(found):
        # There may be a key that stands twice: its first value would be lost.
        found = _JSON.decode(text)
    return found


def _keys(data: Mapping[str, Any]) -> int:
    """Return how many keys all tables of a case have: each is followed by a colon in its text."""
    rows = [row for name in _ROWS if name in data and name != "case" for row in data[name]]
    shown = [x for f in data.get("fact", ()) for x in f.get("shown_by", ()) if type(x) is dict]
    return len(data) + sum(map(len, (data["case"], *rows, *shown)))


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise NotFlatError
    return table


_JSON = json.JSONDecoder(object_pairs_hook=_pairs)


def _named(row: Mapping[str, Any], key: str, people: frozenset[str]) -> tuple[str, ...]:
    if key not in row:
        return ()
    ids = row[key]
    if type(ids) is not list or not people.issuperset(ids) or (len(ids) > 1 and len(set(ids)) != len(ids)):
        raise NotFlatError
    return tuple(ids)
