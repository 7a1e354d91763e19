"""A flat case read from its record.

Whatever is not plainly flat is left to the full reader, which says what is wrong with it, if anything is.
So nothing here tells a fault, and a key or a word that is not known here hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from chargeassist.bulk.flat import COUNTED, Flat, FlatFact, FlatItem, NotFlatError, Shown
from chargeassist.bulk.forms import (
    ABSENT,
    FACT,
    ITEM,
    MOST_KEPT,
    NOT_COUNTED,
    PERSON,
    ROWS,
    TABLES,
    Form,
    Named,
    named_in,
    tables,
    texts,
)
from chargeassist.case.model import Laid
from chargeassist.case.tables import ROLES, SCHEMA
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.reading.readers import ID
from chargeassist.words.dates import When, parse_when

MOST_SUSPECTS = 2
"""Seen from one of them there is one other, and who that is makes no difference."""
UNREAD_SLOTS = ("identity", "concert", "person")
"""Slots of which one fact speaks of several leaves: who it was, who acted together, what is computed."""
HOLDS = ("yes", "no", "unknown")
_ID = re.compile(ID.form or "")
_STATE = re.compile("[a-z]{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


_Key = tuple[str, str, Any, bool, type, int, type, int, type]
"""How a fact is entered: its term, whether it holds, where, undated, and how many it names."""


class FlatReader:
    """Reads flat cases; texts that were found well formed are known again."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        unread: Collection[str],
        alone: Collection[str],
        heard: Collection[str],
        counted: Collection[str],
    ) -> None:
        self.kinds, self.alone, self.heard = vocabulary.kinds, alone, heard
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
        self.forms = {name: Form(keys) for name, keys in ROWS.items()}
        self.allowed: set[_Key] = set()
        """How facts may be entered, as far as it was met."""
        self.weights = {kind: (kind, *("" for _ in COUNTED)) for kind in self.kinds}
        self.ids: set[str] = set()
        self.roles: set[tuple[str, ...]] = set()
        self.days: dict[str, date] = {}
        self.whens: dict[str, When] = {}

    def read(self, raw: bytes) -> Flat:
        """Return the flat case of a record. NotFlatError for any other record, sound or not."""
        try:
            return self._case(tables(raw))
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
            raise NotFlatError from None  # Another type than is expected somewhere.

    def _case(self, data: Mapping[str, Any]) -> Flat:
        head = data["case"]
        if not (data.keys() <= TABLES and data["schema"] == SCHEMA):
            raise NotFlatError
        if len(head["law"]) > len(ROLES) or type(head["law"]) is not list:
            raise NotFlatError
        self.forms["case"].read(head)
        self._known((head["id"], *head["law"]))
        told = data.get("person", ())
        persons = dict([self._person(row) for row in told])
        suspects = tuple([p for p, roles in persons.items() if "suspect" in roles])
        people = frozenset(persons)
        rows = data.get("evidence", ())
        items = dict([self._item(row, people) for row in rows])
        found = data.get("fact", ())
        named = Named(people, frozenset(items))
        facts = tuple([self._fact(row, named) for row in found])
        ids = {*items, *[f.id for f in facts]}
        once = len(people) == len(told) and len(ids) == len(rows) + len(found)
        # What one accused says of another is weighed by what he is himself accused of.
        of_another = len(suspects) > 1 and any(i.source in suspects for i in items.values())
        if of_another or not once or not 0 < len(suspects) <= MOST_SUSPECTS:
            raise NotFlatError
        self._known(people)
        self._known(ids)
        harmed, acting = set[str]().union(*named.of), set[str]().union(*named.by)
        if not harmed.isdisjoint(suspects) or not acting.issubset(suspects):
            raise NotFlatError
        names = frozenset([f.name for f in facts])
        if not names.isdisjoint(self.alone) and any(not f.by and f.name in self.heard for f in facts):
            raise NotFlatError
        laid = tuple([self._laid(row, suspects, harmed) for row in data.get("laid", ())])
        if laid and len(ids | {c.id for c in laid}) < len(ids) + len(laid):
            raise NotFlatError
        others = [p for p in persons if p not in suspects]
        called, rest = (tuple([p for p in others if (p in harmed) is own]) for own in (True, False))
        as_at = self._day(head["as_at"])
        places = frozenset([f.where for f in facts])
        return Flat(
            *(head["id"], tuple(head["law"]), as_at, suspects, called, rest, persons, items, facts),
            *(names, places, laid),
        )

    def _person(self, row: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        id, roles, label, note = {**PERSON, **row}.values()
        if label is not ABSENT or note is not ABSENT:
            texts(label, note)
        if type(roles) is not list:
            raise NotFlatError
        roles = tuple(roles)
        if roles not in self.roles:
            if not roles or "company" in roles or not set(roles).issubset(ROLES):
                raise NotFlatError
            if len(roles) > 1 and "suspect" in roles:
                raise NotFlatError
            if len(self.roles) >= MOST_KEPT:
                self.roles.clear()
            self.roles.add(roles)
        return id, roles

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

    def _item(self, row: Mapping[str, Any], people: frozenset[str]) -> tuple[str, FlatItem]:
        id, kind, source, about, tied, label, note, *counted = {**ITEM, **row}.values()
        weight = self.weights[kind]
        if counted != NOT_COUNTED:
            words = zip(counted, COUNTED.values(), strict=True)
            if any(word is not ABSENT and word not in known for word, known in words):
                raise NotFlatError
            weight = kind, *[word or "" for word in counted]
        if label is not ABSENT or note is not ABSENT:
            texts(label, note)
        if source is ABSENT:
            source = ""
        elif source not in self.ids:
            self._known((source,))
        return id, FlatItem(weight, source, _listed(about, people), _listed(tied, people))

    def _fact(self, row: Mapping[str, Any], named: Named) -> FlatFact:
        id, name, by, of, on, where, holds, shown, place, note = {**FACT, **row}.values()
        key = name, holds, where, on is ABSENT, type(by), len(by), type(of), len(of), type(shown)
        if key not in self.allowed:
            self._allow(key)
        if place is not ABSENT or note is not ABSENT:
            texts(place, note)
        by, of = tuple(by), tuple(of)
        if by not in named.by:
            named.by.add(named_in(by, named.people))
        if of not in named.of:
            named.of.add(named_in(of, named.people))
        try:
            known = named.items.issuperset(shown)
            shown = tuple(shown)
        except TypeError:
            shown, known = tuple([self._directly(one, named.items) for one in shown]), True
        if not known:
            raise NotFlatError
        when = None if on is ABSENT else self.whens.get(on) or self._when(on)
        return FlatFact(id, name, by, of, when, where or "", holds, shown)

    def _allow(self, key: _Key) -> None:
        """Allow facts that are entered so. NotFlatError where they do not speak for themselves.

        The slot takes such persons, so, and the days tell no more than when it was.
        """
        name, holds, where, undated, by_type, by, of_type, of, shown_type = key
        slot = self.terms.get(name)
        listed = {by_type, of_type, shown_type} <= {list, type(ABSENT)}
        if slot is None or not listed or holds not in HOLDS:
            raise NotFlatError
        if where is not ABSENT and not _STATE.fullmatch(where):
            raise NotFlatError
        takes = slot.who
        if (by and not takes.by) or (of and not takes.of) or (takes.of and not takes.by and not of):
            raise NotFlatError
        if slot.nature == "personal" and by > 1:
            raise NotFlatError
        if not undated and (name in self.qualifies or name.startswith("age:")):
            raise NotFlatError
        if len(self.allowed) >= MOST_KEPT:
            self.allowed.clear()
        self.allowed.add(key)

    def _directly(self, one: Any, items: frozenset[str]) -> Shown:
        """Return one item that shows a fact, with how directly."""
        if type(one) is str:
            found: Shown = one
            id = one
        else:
            self.forms["shown_by"].read(one)
            id = found = one["evidence"]
            if "strength" in one:
                found = id, one["strength"]
                if one["strength"] not in STRENGTHS:
                    raise NotFlatError
        if id not in items:
            raise NotFlatError
        return found

    def _known(self, ids: Collection[Any]) -> None:
        """Refuse what is no id."""
        for id in () if self.ids.issuperset(ids) else ids:
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


def _listed(ids: object, people: frozenset[str]) -> tuple[str, ...]:
    """Return persons that are listed by name, or not at all."""
    if isinstance(ids, list):
        return named_in(tuple(ids), people)
    if ids is not ABSENT:
        raise NotFlatError
    return ABSENT
