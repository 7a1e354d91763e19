"""Where the law of a State is not as the treaty's offence is: `departures.toml` of a pack."""

from __future__ import annotations

from attrs import frozen

from chargeassist.reading.readers import ID, LINE, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import remark


@frozen
class Departure:
    """Where a State's law is not as the treaty's offence is, and what can be charged where that bites."""

    baseline: str
    element: str
    """Empty for the offence as a whole."""
    how: str
    says: str
    source: str = ""
    """Empty where nothing was found."""
    bridges: tuple[str, ...] = ()
    own: str = ""
    """The element of the State's own offence in which it is felt, where that has another name."""
    why: str = ""
    """Why computing cannot find it: one of `WHYS`; empty where it does."""


DEPARTURES_FILE = "departures.toml"
HOW = ("wider", "narrower", "missing", "different", "not-read")
"""`not-read`: the text that would say was not read, which is no statement about the law."""
WHYS = (
    *("place", "penalty", "general-part", "victims", "consent", "words", "covered", "fault", "days"),
    "not-read",
)
"""What computing does not look at: each is told by a sentence of its own."""
_OFFENCE = Text(remark("what-other-offence"), r"[a-z0-9-]+:[a-z0-9-]+")


DEPARTURES = Table(
    {
        "departure": Field(
            ListOf(
                Table(
                    {
                        "baseline": Field(_OFFENCE, True, meaning="key-departure-baseline"),
                        "element": Field(ID, default="", meaning="key-departure-element"),
                        "how": Field(Word(HOW), True),
                        "says": Field(Text(), True, meaning="key-departure-says"),
                        "source": Field(LINE, default="", meaning="key-departure-source"),
                        "own": Field(ID, default="", meaning="key-departure-own"),
                        "why": Field(Word(WHYS), default="", meaning="key-departure-why"),
                        "bridges": Field(ListOf(_OFFENCE, '["xp:assault"]'), default=()),
                    },
                    Departure,
                ),
                "[[departure]]",
            ),
            default=(),
        )
    }
)
