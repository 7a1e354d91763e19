"""Where the tables that are written as JSON differ from the frozen values they are made of.

A value is written by its own fields, in their order. A `Shape` says what is otherwise: another name, a key
from deeper within the value or worked out from it, a key that is left out where it says nothing. The type of
a key is read off the value, so that what is written and what the schema says of it come from one place; what
a key means stands in the catalogue `answers.po`, under its shape and name or under its name for all shapes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NewType

import attrs
from attrs import frozen

Count = NewType("Count", int)
"""A whole number that cannot be negative."""
Digest = NewType("Digest", str)
"""A SHA-256 in hexadecimal."""
SELF = "."
"""In a key: its table is made of the same value as the table it stands in."""


@frozen(cache_hash=True)
class Key:
    """One key of a table: its name, and where its value comes from."""

    name: str
    of: str | int | Callable[[Any], Any] = ""
    """A path of attributes such as `matter.suspect`, a place in a tuple, or a function; else the name."""
    shape: Shape | None = None
    """How the value, or each of several, is written where its type does not say it."""
    optional: bool = False
    """Whether the key is left out where there is nothing to say."""
    or_null: bool = False
    """Whether an empty text is written as null."""
    says: tuple[tuple[str, int | str | tuple[str, ...]], ...] = ()
    """What JSON Schema says of the value beyond its type, keyword by keyword."""


@frozen(cache_hash=True)
class Shape:
    """A table as JSON: its name in the schema, and its keys in their order."""

    name: str
    keys: tuple[Key, ...]


OF_TEXT = (
    Key("differs", "of_text.differs", optional=True),
    Key("judgments", "of_text.judgments", optional=True),
)
"""What is known of the text of the law, beside a charge and beside an element."""


def own_keys(value: type) -> tuple[Key, ...]:
    """Return the keys of a value that is written as it is: its fields by their names."""
    return tuple(Key(f.name.rstrip("_"), f.name) for f in attrs.fields(value))
