"""Tables from TOML or JSON to typed values: strict, nothing coerced, nothing unknown, every fault.

A *reader* says what may stand at one place. It returns the value, or adds a fault that names the
place and what was expected and returns MISSING; it never repeats what it found, because that may
be a value of a case. Its `schema` says the same as JSON Schema (draft 2020-12), in patterns that
every dialect reads alike; docs/schemas/README.md lists what a schema cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Protocol

from attrs import frozen

from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import ITEMS, TEXT_CHARACTERS
from chargeassist.reading.printable import FORBIDDEN, NOT_TEXT, UNSEEN
from chargeassist.words import Remark, did_you_mean, in_words, remark, say
from chargeassist.words.dates import DAY_FORM


class _Missing(Enum):
    MISSING = "missing"


MISSING: Final = _Missing.MISSING


class Reader(Protocol):
    """What may stand at one place of a table."""

    def read(self, value: object, at: Path, faults: Faults) -> Any:
        """Return the value, or MISSING after adding a fault at *at*."""

    def schema(self) -> dict[str, Any]:
        """Return what is accepted, as JSON Schema."""


def expected(what: Remark, at: Path, faults: Faults, *hints: Remark) -> _Missing:
    """Add the fault "expected ..." and return MISSING."""
    faults.add("C101", at, *hints, what=what)
    return MISSING


_TEXT = remark("what-text")
_SEEN = re.compile(rf"[^{UNSEEN}]")


@frozen
class Text:
    """Free text, or text of a fixed form; *what* says in words what it is."""

    what: Remark = _TEXT
    form: str | None = None

    def read(self, value: object, at: Path, faults: Faults) -> str | _Missing:
        """Return the text."""
        if not isinstance(value, str):
            faults.add("C101-quotes", at, what=self.what)
        elif not _SEEN.search(value) or len(value) > TEXT_CHARACTERS:
            faults.add("C101-size", at, what=self.what, n=TEXT_CHARACTERS)
        elif FORBIDDEN.search(value):
            faults.add("C101-characters", at, what=self.what)
        elif self.form is not None and not re.fullmatch(self.form, value):
            return expected(self.what, at, faults)
        else:
            return value
        return MISSING

    def schema(self) -> dict[str, Any]:
        """Return the form as an anchored pattern; of free text, that it says something."""
        free = rf"(?:[^{NOT_TEXT}\r]|\r\n)*"
        form = self.form or rf"{free}[^{NOT_TEXT}{UNSEEN}]{free}"
        found = {"type": "string", "pattern": f"^(?:{form})$", "maxLength": TEXT_CHARACTERS}
        return found if self.what == _TEXT else {"description": in_words(self.what), **found}


LINE = Text(remark("what-line"), r"[^\r\n\t]*")
"""What is printed in a row or a heading: a line break in it could pass for a line of ours."""
ID = Text(remark("what-id"), r"[A-Za-z][A-Za-z0-9-]{0,63}")


@frozen
class Word:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: object, at: Path, faults: Faults) -> str | _Missing:
        """Return the word."""
        if isinstance(value, str) and value in self.words:
            return value
        hints = did_you_mean(value, self.words) if isinstance(value, str) else ()
        if isinstance(value, bool) and {"yes", "no"} <= set(self.words):
            hints = (remark("hint-yes-no"),)
        return expected(remark("what-word", words=self.words), at, faults, *hints)

    def schema(self) -> dict[str, Any]:
        """Return the words."""
        return {"enum": list(self.words)}


@frozen
class YesNo:
    """true or false."""

    def read(self, value: object, at: Path, faults: Faults) -> bool | _Missing:
        """Return the flag."""
        return value if isinstance(value, bool) else expected(remark("what-true-false"), at, faults)

    def schema(self) -> dict[str, Any]:
        """Return the type alone."""
        return {"type": "boolean"}


@frozen
class Whole:
    """A whole number between two bounds."""

    low: int
    high: int

    def read(self, value: object, at: Path, faults: Faults) -> int | _Missing:
        """Return the number."""
        if isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high:
            return value
        return expected(remark("what-whole", low=self.low, high=self.high), at, faults)

    def schema(self) -> dict[str, Any]:
        """Return the type and both bounds."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@frozen
class Day:
    """One day: a TOML date, or text such as "2024-05-01"."""

    def read(self, value: object, at: Path, faults: Faults) -> date | _Missing:
        """Return the day."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        return expected(remark("what-day"), at, faults)

    def schema(self) -> dict[str, Any]:
        """Return the form of a day in JSON, where a date is text."""
        return {"type": "string", "format": "date", "pattern": f"^(?:{DAY_FORM})$"}


@frozen
class ListOf:
    """A list whose every item is read by one reader; returned as a tuple."""

    item: Reader
    example: str = '["S1"]'

    def read(self, value: object, at: Path, faults: Faults) -> tuple[Any, ...] | _Missing:
        """Return the items; an item with a fault makes the whole list MISSING."""
        if not isinstance(value, list):
            hint = remark("hint-write", example=self.example)
            return expected(remark("what-list", example=self.example), at, faults, hint)
        if len(value) > ITEMS:
            return expected(remark("what-items", n=ITEMS), at, faults)
        items = [self.item.read(v, (*at, i), faults) for i, v in enumerate(value)]
        return MISSING if MISSING in items else tuple(items)

    def schema(self) -> dict[str, Any]:
        """Return what an item is and how many there may be."""
        return {"type": "array", "items": self.item.schema(), "maxItems": ITEMS}


@frozen
class Field:
    """One key of a table: who reads it, whether it must be there, what holds without it."""

    reader: Reader
    required: bool = False
    default: object = None
    meaning: str = ""
    """The id of what it is for, in the catalogue."""

    def schema(self) -> dict[str, Any]:
        """Return what the reader accepts, with the meaning and what holds without the key.

        A default that could not be written, such as no text at all, is not told.
        """
        found = self.reader.schema()
        if self.meaning:
            found["description"] = say(self.meaning)
        if self.default not in (None, ""):
            found["default"] = list(self.default) if isinstance(self.default, tuple) else self.default
        return found


@frozen
class Table:
    """A table with fixed keys; an unknown key is a fault."""

    fields: Mapping[str, Field]
    build: Callable[..., Any] = dict

    def read(self, value: object, at: Path, faults: Faults) -> Any:
        """Return what *build* makes of the keys, each passed under its own name."""
        if not isinstance(value, Mapping):
            return expected(remark("what-table"), at, faults)
        return self.read_keys(value, at, faults)

    def read_keys(self, value: Mapping[str, object], at: Path, faults: Faults) -> Any:
        """Read a table that is known to be one."""
        if len(value) > ITEMS:
            return expected(remark("what-keys", n=ITEMS), at, faults)
        whole = True
        for key in value:
            if key not in self.fields:
                faults.add("C102", (*at, _shown(key)), *did_you_mean(str(key), self.fields))
                whole = False
        found: dict[str, object] = {}
        for name, field in self.fields.items():
            if name in value:
                found[name] = field.reader.read(value[name], (*at, name), faults)
                whole = whole and found[name] is not MISSING
            elif field.required:
                hints = [remark(field.meaning)] if field.meaning else []
                faults.add("C103", at, *hints, key=name)
                whole = False
            else:
                found[name] = field.default
        return self.build(**found) if whole else MISSING

    def schema(self) -> dict[str, Any]:
        """Return every key with what may stand there, and that there are no others."""
        return {
            "type": "object",
            "properties": {name: field.schema() for name, field in self.fields.items()},
            "required": [name for name, field in self.fields.items() if field.required],
            "additionalProperties": False,
        }


@frozen
class TableOf:
    """A table from ids to values of one kind; two ids that differ in capitals alone are one."""

    item: Reader
    key: Text = ID

    def read(self, value: object, at: Path, faults: Faults) -> dict[str, Any] | _Missing:
        """Return the values by id."""
        if not isinstance(value, dict):
            return expected(remark("what-table"), at, faults)
        if len(value) > ITEMS:
            return expected(remark("what-keys", n=ITEMS), at, faults)
        found = {}
        folded: set[str] = set()
        whole = True
        for key, v in value.items():
            inner = (*at, _shown(key))
            whole = self.key.read(key, inner, faults) is not MISSING and whole
            if str(key).casefold() in folded:
                faults.add("C104", inner)
                whole = False
            folded.add(str(key).casefold())
            found[key] = self.item.read(v, inner, faults)
            whole = whole and found[key] is not MISSING
        return found if whole else MISSING

    def schema(self) -> dict[str, Any]:
        """Return the form of an id and what stands under it."""
        return {
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": self.item.schema(),
            "maxProperties": ITEMS,
        }


def unique(items: Collection[Any], at: str, faults: Faults) -> None:
    """Add a fault for every item of the list at *at* whose id stands there already."""
    seen: set[str] = set()
    for i, item in enumerate(items):
        if item is MISSING:
            continue
        if item.id in seen:
            faults.add("C104", (at, i, "id"))
        seen.add(item.id)


def _shown(key: object) -> str:
    """A key as it may be printed: a key of a stranger's file is not more trusted than a value."""
    whole = isinstance(key, str) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]{0,39}", key)
    return str(key) if whole else "(a key)"
