"""One value of a file to a typed one: strict, nothing coerced, every fault.

A *reader* says what may stand at one place. It returns the value, or adds a fault that names the
place and what was expected and returns MISSING; it never repeats what it found, because that may
be a value of a case. Its `schema` says the same as JSON Schema (draft 2020-12), in patterns that
every dialect reads alike; docs/schemas/README.md lists what a schema cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, Protocol

from attrs import frozen

from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import ITEMS, TEXT_CHARACTERS
from chargeassist.reading.printable import FORBIDDEN, NOT_TEXT, UNSEEN
from chargeassist.words import Remark, did_you_mean, in_words, remark
from chargeassist.words.dates import DAY_FORM


class Missing(Enum):
    """The value of what is not there, or was a fault."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


class Reader(Protocol):
    """What may stand at one place of a table."""

    def read(self, value: object, at: Path, faults: Faults) -> Any:
        """Return the value, or MISSING after adding a fault at *at*."""

    def schema(self) -> dict[str, Any]:
        """Return what is accepted, as JSON Schema."""


def expected(what: Remark, at: Path, faults: Faults, *hints: Remark) -> Missing:
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
    meant: Callable[[str], tuple[Remark, ...]] = lambda _: ()
    """Tells what somebody may have meant whose text has not the form."""

    def read(self, value: object, at: Path, faults: Faults) -> str | Missing:
        """Return the text."""
        if not isinstance(value, str):
            faults.add("C101-quotes", at, what=self.what)
        elif not _SEEN.search(value) or len(value) > TEXT_CHARACTERS:
            faults.add("C101-size", at, what=self.what, n=TEXT_CHARACTERS)
        elif FORBIDDEN.search(value):
            faults.add("C101-characters", at, what=self.what)
        elif self.form is not None and not re.fullmatch(self.form, value):
            return expected(self.what, at, faults, *self.meant(value))
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

    def read(self, value: object, at: Path, faults: Faults) -> str | Missing:
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

    def read(self, value: object, at: Path, faults: Faults) -> bool | Missing:
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

    def read(self, value: object, at: Path, faults: Faults) -> int | Missing:
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

    def read(self, value: object, at: Path, faults: Faults) -> date | Missing:
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

    def read(self, value: object, at: Path, faults: Faults) -> tuple[Any, ...] | Missing:
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
