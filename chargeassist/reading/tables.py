"""Tables from TOML or JSON to typed values: nothing unknown, nothing missing, nothing there twice.

What may stand at one key is said by a reader: see `readers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from attrs import frozen

from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import ITEMS
from chargeassist.reading.readers import ID, MISSING, Missing, Reader, Text, expected
from chargeassist.words import did_you_mean, remark, say


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

    def read(self, value: object, at: Path, faults: Faults) -> dict[str, Any] | Missing:
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
