"""How a State's own papers are laid out: `forms.toml` of a pack, its fixed words around named blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from chargeassist.law.choices import BLANKS, FORMED
from chargeassist.law.compared import SAW
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.readers import LINE, MISSING, Day, ListOf, Text, Word, expected
from chargeassist.reading.tables import Field, Table
from chargeassist.words import did_you_mean, remark

FORMS_FILE = "forms.toml"
BLANK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A blank of a form: its name in double braces."""


@frozen
class Form:
    """One paper of a State: what it rests on, how that was seen, and its text with `{{blanks}}`."""

    paper: str
    rests_on: str
    saw: str
    of: str
    """What was looked at."""
    on: date
    text: str = field(repr=False)
    """A line each; ``# ...`` is a heading, and what a person writes is underscores."""
    note: str = ""
    """What was not seen of it."""


def blanks(text: str) -> Iterator[str]:
    """Yield the names of the blanks in a text, in their order."""
    yield from (found[1] for found in BLANK.finditer(text))


_TEXT = Text()


@frozen
class _Blanked:
    """A text in which every blank has a name that somebody can fill."""

    def read(self, value: object, at: Path, faults: Faults) -> Any:
        """Return the text."""
        found = _TEXT.read(value, at, faults)
        if not isinstance(found, str):
            return found
        unknown = [name for name in blanks(found) if name not in BLANKS]
        if not unknown:
            return found
        expected(remark("what-blank", words=BLANKS), at, faults, *did_you_mean(unknown[0], BLANKS))
        return MISSING

    def schema(self) -> dict[str, Any]:
        """Return what any text is."""
        return _TEXT.schema()


FORMS = Table(
    {
        "form": Field(
            ListOf(
                Table(
                    {
                        "paper": Field(Word(FORMED), True, meaning="key-form-paper"),
                        "rests_on": Field(LINE, True, meaning="key-form-rests-on"),
                        "saw": Field(Word(SAW), True, meaning="key-read-saw"),
                        "of": Field(LINE, True, meaning="key-read-of"),
                        "on": Field(Day(), True),
                        "note": Field(LINE, default="", meaning="key-form-note"),
                        "text": Field(_Blanked(), True, meaning="key-form-text"),
                    },
                    Form,
                ),
                "[[form]]",
            ),
            default=(),
        )
    }
)
