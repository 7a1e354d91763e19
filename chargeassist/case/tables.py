"""The tables of a case file: every key, who reads it, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from chargeassist.case.model import (
    Consent,
    Episode,
    Evidence,
    Fact,
    Group,
    Laid,
    Override,
    Person,
    Proceeding,
    Shown,
)
from chargeassist.faults.fault import Faults, Path
from chargeassist.faults.tables import (
    ID,
    MISSING,
    Day,
    Field,
    Flag,
    ListOf,
    Table,
    Text,
    Whole,
    Word,
    expected,
)
from chargeassist.law.vocabulary import SLOT_TERM, STRENGTHS
from chargeassist.words.dates import When, parse_when

SCHEMA = "chargeassist/case/1"


@frozen
class Date:
    """A date as far as it is known, in EDTF or as a TOML date."""

    def read(self, value: object, at: Path, faults: Faults) -> When | Any:
        """Return the days it can mean."""
        if isinstance(value, str):
            when = parse_when(value)
        else:
            # A TOML date; a date-time is more than is asked for.
            day = Day().read(value, at, Faults(faults.file))
            when = None if day is MISSING else parse_when(day.isoformat())
        if when is None:
            hint = 'such as 2023-04-05, "2023-04", "2023", "2023~" or "2023-04/2024-01"'
            return expected("a date", at, faults, hint)
        return when


@frozen
class ShownBy:
    """An evidence id, or a table with the id and how the item shows the fact."""

    def read(self, value: object, at: Path, faults: Faults) -> Shown | Any:
        """Return the pair of item and fact."""
        if isinstance(value, str):
            id = ID.read(value, at, faults)
            return id if id is MISSING else Shown(id)
        if not isinstance(value, dict):
            return expected('an evidence id or { evidence = "E1", strength = "strong" }', at, faults)
        return _SHOWN.read(value, at, faults)


def _renamed(build: Callable[..., Any], **names: str) -> Callable[..., Any]:
    """Return *build* taking keys that Python keeps for itself under other names."""
    return lambda **keys: build(**{names.get(k, k): v for k, v in keys.items()})


_FREE = Text()
_NOTE = Field(_FREE, default="", meaning="for people; never weighed")
_IDS = ListOf(ID)
_STRENGTH = Word(STRENGTHS)
_PLACE = Text(
    'a place: a country code such as "ke", "high-seas", or "vessel:ke" for a ship under a flag',
    r"[a-z]{2}|high-seas|vessel:[a-z]{2}",
)
_COUNTRIES = ListOf(Text("a country code such as ke", r"[a-z]{2}"), '["ke"]')
_SHOWN = Table(
    {
        "evidence": Field(ID, True),
        "strength": Field(_STRENGTH, default=""),
        "at": Field(_FREE, default=""),
        "words": Field(Flag(), default=False),
    },
    Shown,
)
ROLES = ("suspect", "victim", "migrant", "witness", "official", "company", "unknown")
PERSON = Table(
    {
        "id": Field(ID, True),
        "is": Field(
            ListOf(Word(ROLES), '["suspect"]'),
            default=(),
            meaning="suspect, victim, migrant, witness, official, company, unknown",
        ),
        "label": Field(_FREE, default="", meaning="a pseudonym; never a name"),
        "born": Field(Date(), meaning="a bare assertion; enter a fact person:born with evidence"),
        "nationality": Field(_COUNTRIES, default=(), meaning="a bare assertion, as above"),
        "resident": Field(_COUNTRIES, default=(), meaning="a bare assertion, as above"),
        "count": Field(Whole(1, 1_000_000), default=1, meaning="of a group: how many persons"),
        "note": _NOTE,
    },
    _renamed(Person, **{"is": "is_"}),
)
EPISODE = Table(
    {
        "id": Field(ID, True),
        "on": Field(Date()),
        "from": Field(Date()),
        "to": Field(Date()),
        "times": Field(Whole(1, 10_000), default=1),
        "admit_similar": Field(Flag(), default=False),
        "note": _NOTE,
    },
    _renamed(Episode, **{"from": "from_"}),
)
EVIDENCE = Table(
    {
        "id": Field(ID, True),
        "kind": Field(ID, True, meaning="a kind of evidence, such as victim-testimony"),
        "from": Field(ID, default="", meaning="whose knowledge it is"),
        "through": Field(ID, default="", meaning="who relays it"),
        "about": Field(_IDS, default=(), meaning="the complainants it speaks of"),
        "tied_to": Field(_IDS, default=(), meaning="the suspects it is tied to"),
        "strength": Field(_STRENGTH, default="", meaning="how directly it shows its facts, if believed"),
        "available": Field(Word(("yes", "no", "abroad", "at-risk", "unknown")), default="yes"),
        "recorded": Field(Word(("signed", "video", "deposition", "no")), default="no"),
        "admissible": Field(Word(("yes", "no", "contested")), default="yes"),
        "chain": Field(Word(("complete", "broken")), default="complete"),
        "held_in": Field(_PLACE, default=""),
        "retracts": Field(_IDS, default=(), meaning="items and facts it takes back"),
        "label": Field(_FREE, default=""),
        "note": _NOTE,
    },
    _renamed(Evidence, **{"from": "from_"}),
)


def _fact(**keys: Any) -> Fact:
    slot, _, term = keys.pop("fact").partition(":")
    return Fact(slot=slot, term=term, in_=keys.pop("in"), **keys)


FACT = Table(
    {
        "id": Field(ID, True),
        "fact": Field(SLOT_TERM, True, meaning="slot:term, from the vocabulary"),
        "by": Field(_IDS, default=(), meaning="who did it; [] if not known"),
        "of": Field(_IDS, default=(), meaning="to whom, or about whom"),
        "on": Field(Date()),
        "in": Field(_PLACE, default=""),
        "origin": Field(_PLACE, default=""),
        "destination": Field(_PLACE, default=""),
        "episode": Field(_IDS, default=()),
        "holds": Field(Word(("yes", "no", "unknown")), default="yes"),
        "value": Field(_FREE, default=""),
        "as_to": Field(SLOT_TERM, default="", meaning="what a state of mind goes to"),
        "shown_by": Field(ListOf(ShownBy(), '["E1"]'), default=()),
        "inferred_from": Field(ListOf(ID, '["f1"]'), default=()),
        "why": Field(_FREE, default=""),
        "by_whom": Field(_FREE, default=""),
        "strength": Field(_STRENGTH, default=""),
        "note": _NOTE,
    },
    _fact,
)
_OFFENCE = Text("pack:offence, such as ke:kidnapping", r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")
LAID = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "offence": Field(_OFFENCE, True),
        "complainant": Field(ID, default=""),
        "episode": Field(ID, default=""),
        "on": Field(Date()),
        "outcome": Field(_FREE, default=""),
        "note": _NOTE,
    },
    Laid,
)
OVERRIDE = Table(
    {
        "id": Field(ID, True),
        "gate": Field(Text("pack:gate, such as un:referral", r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*"), True),
        "person": Field(ID, True),
        "by_whom": Field(_FREE, True, meaning="who lifted it"),
        "on": Field(Day(), True, meaning="when"),
        "why": Field(_FREE, True, meaning="and why"),
    },
    Override,
)
CONSENT = Table(
    {
        "id": Field(ID, True),
        "of_whom": Field(_FREE, True),
        "offence": Field(_OFFENCE, default=""),
        "suspect": Field(ID, default=""),
        "on": Field(Day()),
        "given": Field(Word(("yes", "no", "asked")), default="yes"),
        "note": _NOTE,
    },
    Consent,
)
PROCEEDING = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "in": Field(_PLACE, True),
        "offence": Field(_FREE, default=""),
        "outcome": Field(_FREE, default=""),
        "on": Field(Date()),
        "note": _NOTE,
    },
    _renamed(Proceeding, **{"in": "in_"}),
)
GROUP = Table(
    {
        "id": Field(ID, True),
        "members": Field(_IDS, True),
        "facts": Field(ListOf(ID, '["f1"]'), default=()),
        "note": _NOTE,
    },
    Group,
)
HEAD = Table(
    {
        "id": Field(ID, True, meaning="the case's id, without a name in it"),
        "law": Field(
            ListOf(Text("a pack id or a folder"), '["ke"]'),
            True,
            meaning="whose law is asked about",
        ),
        "as_at": Field(Day(), True, meaning="the day of the assessment: no clock is read"),
        "title": Field(_FREE, default=""),
        "note": _NOTE,
    }
)
LISTS: Mapping[str, tuple[str, Table]] = {
    "person": ("persons", PERSON),
    "episode": ("episodes", EPISODE),
    "evidence": ("evidence", EVIDENCE),
    "fact": ("facts", FACT),
    "laid": ("laid", LAID),
    "override": ("overrides", OVERRIDE),
    "consent": ("consents", CONSENT),
    "proceeding": ("proceedings", PROCEEDING),
    "group": ("groups", GROUP),
}
CASE = Table(
    {
        "schema": Field(Word((SCHEMA,)), True, meaning=f'write schema = "{SCHEMA}"'),
        "case": Field(HEAD, True),
        **{name: Field(ListOf(table, f"[[{name}]]"), default=()) for name, (_, table) in LISTS.items()},
    }
)
