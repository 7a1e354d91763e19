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
from chargeassist.law.vocabulary import STRENGTHS, Slot, Vocabulary
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
_TABLES = {"schema", "case", "person", "evidence", "fact", "laid"}
_HEAD = {"id", "law", "as_at", "title", "note"}
_PERSON = {"id", "is", "label", "note"}
_EVIDENCE = {"id", "kind", "from", "about", "tied_to", "label", "note", *COUNTED}
_FACT = {"id", "fact", "by", "of", "on", "in", "place", "holds", "shown_by", "note"}
_LAID = {"id", "suspect", "suspects", "offence", "complainant", "on", "outcome", "note"}
_SHOWN = {"evidence", "strength", "at"}
_FREE = {"label", "note", "title", "place", "at", "outcome"}
_ID = re.compile(ID.form or "")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
        if not (data.keys() <= _TABLES and data["schema"] == SCHEMA and head.keys() <= _HEAD):
            raise NotFlatError
        if len(head["law"]) > len(ROLES) or type(head["law"]) is not list:
            raise NotFlatError
        self._known((head["id"], *head["law"]))
        _free(head)
        told = data.get("person", ())
        for row in told:
            self._person(row)
        persons = {row["id"]: tuple(row["is"]) for row in told}
        suspects = tuple(p for p, roles in persons.items() if "suspect" in roles)
        others = tuple(p for p in persons if p not in suspects)
        people = frozenset(persons)
        rows = data.get("evidence", ())
        items = {row["id"]: self._item(row, people) for row in rows}
        found = data.get("fact", ())
        facts = tuple(self._fact(row, people, items) for row in found)
        ids = {*items, *(row["id"] for row in found)}
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
        lone = all(f.by or f.name not in self.heard for f in facts)
        if not lone and any(f.name in self.alone for f in facts):
            raise NotFlatError
        laid = tuple([self._laid(row, suspects, harmed) for row in data.get("laid", ())])
        if laid and len(ids | {c.id for c in laid}) < len(ids) + len(laid):
            raise NotFlatError
        called, rest = (tuple(p for p in others if (p in harmed) is own) for own in (True, False))
        as_at = self._day(head["as_at"])
        return Flat(head["id"], as_at, suspects, called, rest, persons, items, facts, laid)

    def _person(self, row: Mapping[str, Any]) -> None:
        roles = row["is"]
        if not row.keys() <= _PERSON or type(roles) is not list or not roles or "company" in roles:
            raise NotFlatError
        if not set(roles).issubset(ROLES) or ("suspect" in roles and roles != ["suspect"]):
            raise NotFlatError
        self._known((row["id"],))
        if len(row) > 2:
            _free(row)

    def _laid(self, row: Mapping[str, Any], suspects: Collection[str], harmed: Collection[str]) -> Laid:
        """Return a count against suspects, in no mode and for no other course."""
        others, of = row.get("suspects", []), row.get("complainant", "")
        if not row.keys() <= _LAID or type(others) is not list or row["offence"] not in self.counted:
            raise NotFlatError
        if not {row["suspect"], *others}.issubset(suspects) or not harmed or not (of == "" or of in harmed):
            raise NotFlatError
        if len(set(others)) < len(others) or (of == "" and "complainant" in row):
            raise NotFlatError
        self._known((row["id"],))
        _free(row)
        on = self._when(row["on"]) if "on" in row else None
        return Laid(row["id"], row["suspect"], row["offence"], tuple(others), complainant=of, on=on)

    def _item(self, row: Mapping[str, Any], people: frozenset[str]) -> FlatItem:
        kind, source = row["kind"], row.get("from", "")
        if not row.keys() <= _EVIDENCE or kind not in self.kinds:
            raise NotFlatError
        if "from" in row:
            self._known((source,))
        _free(row)
        if any(row[key] not in COUNTED[key] for key in COUNTED.keys() & row.keys()):
            raise NotFlatError
        weight = [kind, *(row.get(key, "") for key in COUNTED)]
        about, tied = (_named(row, key, people) for key in ("about", "tied_to"))
        return FlatItem(tuple(weight), source, about, tied)

    def _fact(
        self, row: Mapping[str, Any], people: frozenset[str], items: Mapping[str, FlatItem]
    ) -> FlatFact:
        name, holds = row["fact"], row.get("holds", "yes")
        slot = self.terms.get(name)
        if slot is None or not row.keys() <= _FACT or holds not in HOLDS:
            raise NotFlatError
        if row.get("in", self.state) != self.state:
            raise NotFlatError
        if "note" in row or "place" in row:
            _free(row)
        by, of = _named(row, "by", people), _named(row, "of", people)
        on = self._when(row["on"]) if "on" in row else None
        self._allowed(name, slot, by, of, on)
        return FlatFact(
            row["id"], name, by, of, on, "in" in row, holds, _shown(row.get("shown_by", []), items)
        )

    def _allowed(self, name: str, slot: Slot, by: Sequence[str], of: Sequence[str], on: When | None) -> None:
        """Refuse persons that the slot takes not, or not so, and days that tell more than when it was."""
        takes = slot.who
        if (by and not takes.by) or (of and not takes.of) or (takes.of and not takes.by and not of):
            raise NotFlatError
        if slot.nature == "personal" and len(by) > 1:
            raise NotFlatError
        if on is not None and (name in self.qualifies or name.startswith("age:")):
            raise NotFlatError

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
    found: Mapping[str, Any] = _JSON.decode(text)
    return found


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


def _shown(shown: Any, items: Mapping[str, FlatItem]) -> tuple[Shown, ...]:
    if type(shown) is not list:
        raise NotFlatError
    found: list[Shown] = []
    for one in shown:
        if type(one) is str:
            found.append((one, ""))
        else:
            _free(one)
            if not one.keys() <= _SHOWN or one.get("strength", "weak") not in STRENGTHS:
                raise NotFlatError
            found.append((one["evidence"], one.get("strength", "")))
    if any(id not in items for id, _ in found):
        raise NotFlatError
    return tuple(found)


def _free(row: Mapping[str, Any]) -> None:
    """Refuse text that the full reader may refuse."""
    for key in _FREE & row.keys():
        if Text().read(row[key], (), Faults("")) is MISSING:
            raise NotFlatError
