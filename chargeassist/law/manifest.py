"""What a pack says of itself and of the instruments it cites: `pack.toml` and `sources.toml`."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chargeassist.reading.readers import ID, LINE, Day, ListOf, Text, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import remark


@frozen
class Office:
    """An office whose consent or authorisation the law asks for, and what else it is called."""

    title: str
    short: tuple[str, ...] = ()


@frozen
class Source:
    """An instrument a pack cites, and how it was seen."""

    id: str
    title: str
    kind: str
    number: str = ""
    akn: str = ""
    url: str = ""
    read_on: date | None = None
    read_in: str = ""
    in_force: date | None = None
    notes: tuple[str, ...] = ()
    digest: str = ""
    """Of the text that was read, if somebody recorded it: `watch.text_digest`."""
    headings: tuple[str, ...] = ()
    """Its sections, as `watch.headings` finds them."""


LEAP_DAYS = ("28 February", "1 March")
"""On which day of other years a law has the birthday of whoever is born on 29 February."""
_TEXT = Text()
_OPTIONAL = Field(LINE, default="")
_OFFICE = Table(
    {
        "title": Field(LINE, True, meaning="key-office-title"),
        "short": Field(ListOf(LINE, '["DPP"]'), default=(), meaning="key-office-short"),
    },
    Office,
)
MANIFEST = Table(
    {
        "id": Field(ID, True),
        "title": Field(LINE, True),
        "state": Field(Text(remark("what-state"), r"[a-z]{2}"), default=""),
        "treaty": Field(YesNo(), default=False),
        "fictional": Field(YesNo(), default=False),
        "leap_birthday": Field(Word(LEAP_DAYS), default="", meaning="key-pack-leap-birthday"),
        "version": Field(Text(remark("what-version"), r"\d{4}\.\d{1,2}(\.\d+)?"), True),
        "stated_at": Field(Day(), True, meaning="key-pack-stated-at"),
        "languages": Field(ListOf(Text(remark("what-language"), r"[a-z]{2}"), '["en"]'), True),
        "licence": Field(LINE, True),
        "maintainer": Field(LINE, True),
        "notes": Field(ListOf(_TEXT, '["..."]'), default=()),
        "offices": Field(ListOf(_OFFICE, "[[offices]]"), default=()),
    }
)
_SOURCE = Table(
    {
        "title": Field(LINE, True),
        "kind": Field(Word(("treaty", "act", "code", "decision", "guidance", "fictional")), True),
        "number": _OPTIONAL,
        "akn": _OPTIONAL,
        "url": _OPTIONAL,
        "read_on": Field(Day()),
        "read_in": _OPTIONAL,
        "in_force": Field(Day()),
        "notes": Field(ListOf(_TEXT, '["..."]'), default=()),
        "digest": Field(
            Text(remark("what-digest"), r"[0-9a-f]{64}"), default="", meaning="key-source-digest"
        ),
        "headings": Field(ListOf(LINE, '["3 Trafficking"]'), default=(), meaning="key-source-headings"),
    }
)
SOURCES = TableOf(_SOURCE)
