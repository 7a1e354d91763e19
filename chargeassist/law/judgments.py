"""What courts have said of an offence or an element: `judgments.toml` of a pack. Told, and never weighed."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chargeassist.law.compared import SAW
from chargeassist.reading.readers import LINE, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import remark

JUDGMENTS_FILE = "judgments.toml"


@frozen
class Judgment:
    """One decided case, and what it says of a place in the law, in one sentence of ours."""

    at: tuple[str, ...]
    """Offences, or ``offence/place`` as in a second reading."""
    cite: str
    """The neutral citation, or the name under which it was published."""
    court: str
    on: date
    url: str
    saw: str
    says: str


_AT = Text(remark("what-place-of-unit"), r"[A-Za-z][A-Za-z0-9-]*(/[A-Za-z][A-Za-z0-9-]*)?")
_ADDRESS = Text(remark("what-address"), r"https?://[^\s]+")
JUDGMENTS = Table(
    {
        "judgment": Field(
            ListOf(
                Table(
                    {
                        "at": Field(ListOf(_AT, '["murder/penalty"]'), True, meaning="key-judgment-at"),
                        "cite": Field(LINE, True, meaning="key-judgment-cite"),
                        "court": Field(LINE, True),
                        "on": Field(Day(), True, meaning="key-judgment-on"),
                        "url": Field(_ADDRESS, True, meaning="key-judgment-url"),
                        "saw": Field(Word(SAW), True, meaning="key-read-saw"),
                        "says": Field(LINE, True, meaning="key-judgment-says"),
                    },
                    Judgment,
                ),
                "[[judgment]]",
            ),
            default=(),
        )
    }
)
