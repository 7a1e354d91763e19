"""From what age a State holds somebody responsible, and what no minor is sentenced to: `minors.toml`."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chargeassist.reading.readers import LINE, Day, ListOf, Text, Whole, Word
from chargeassist.reading.tables import Field, Table

MINORS_FILE = "minors.toml"
SENTENCES = ("death", "life-imprisonment", "imprisonment")


@frozen
class Responsibility:
    """From what age somebody answers for what was done on days between *since* and *until*."""

    never_under: int
    """Nobody younger is responsible, whatever was done."""
    at: str
    capacity_under: int = 0
    """Whoever is younger than this is presumed not to be, until capacity is shown; 0 where none is."""
    since: date | None = None
    until: date | None = None
    """The first day on which this no longer applied."""
    note: str = ""

    def on(self, first: date, last: date) -> bool:
        """Return whether this was the law on some day from *first* to *last*."""
        return (self.since is None or self.since <= last) and (self.until is None or first < self.until)


@frozen
class MinorsSentence:
    """What nobody is sentenced to who was under an age."""

    under: int
    never: tuple[str, ...]
    at: str
    note: str = ""


_AGE = Whole(1, 25)
_AT = Field(LINE, True, meaning="key-minors-at")
_NOTE = Field(Text(), default="")
MINORS = Table(
    {
        "responsibility": Field(
            ListOf(
                Table(
                    {
                        "never_under": Field(_AGE, True, meaning="key-minors-never-under"),
                        "at": _AT,
                        "capacity_under": Field(_AGE, default=0, meaning="key-minors-capacity-under"),
                        "since": Field(Day(), meaning="key-minors-since"),
                        "until": Field(Day(), meaning="key-minors-until"),
                        "note": _NOTE,
                    },
                    Responsibility,
                ),
                "[[responsibility]]",
            ),
            default=(),
        ),
        "sentence": Field(
            ListOf(
                Table(
                    {
                        "under": Field(_AGE, True, meaning="key-minors-under"),
                        "never": Field(
                            ListOf(Word(SENTENCES), '["death"]'), True, meaning="key-minors-never"
                        ),
                        "at": _AT,
                        "note": _NOTE,
                    },
                    MinorsSentence,
                ),
                "[[sentence]]",
            ),
            default=(),
        ),
    }
)
