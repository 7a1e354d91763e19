"""Where the law of a State is not as the treaty's offence is: `departures.toml` of a pack."""

from __future__ import annotations

from attrs import frozen

from chargeassist.reading.tables import ID, Field, ListOf, Table, Text, Word


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


DEPARTURES_FILE = "departures.toml"
HOW = ("wider", "narrower", "missing", "different", "not-read")
"""`not-read`: the text that would say was not read, which is no statement about the law."""
_OFFENCE = Text("an offence with its pack, such as un:trafficking-in-persons", r"[a-z0-9-]+:[a-z0-9-]+")


DEPARTURES = Table(
    {
        "departure": Field(
            ListOf(
                Table(
                    {
                        "baseline": Field(_OFFENCE, True, meaning="the treaty's offence"),
                        "element": Field(ID, default="", meaning="without it: the offence as a whole"),
                        "how": Field(Word(HOW), True),
                        "says": Field(Text(), True, meaning="one sentence of one's own"),
                        "source": Field(Text(), default="", meaning="without it: nothing was found"),
                        "own": Field(
                            ID, default="", meaning="where the State's own element has another name"
                        ),
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
