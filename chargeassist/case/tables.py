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
from chargeassist.law.vocabulary import SLOT_TERM, STRENGTHS
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.tables import (
    ID,
    MISSING,
    Day,
    Field,
    ListOf,
    Table,
    Text,
    Whole,
    Word,
    YesNo,
    expected,
)
from chargeassist.words.dates import WHEN_FORM, When, parse_when

SCHEMA = "chargeassist/case/1"


@frozen
class Edtf:
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

    def schema(self) -> dict[str, Any]:
        """Return the form of a date in JSON, where every date is text."""
        return {
            "description": "a date as far as it is known (EDTF), such as 2023-04-05, 2023-04, 2023~ "
            "or 2023-04/2024-01",
            "type": "string",
            "pattern": f"^(?:{WHEN_FORM})$",
        }


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
        return SHOWN.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        """Return both ways to write it."""
        return {"oneOf": [ID.schema(), SHOWN.schema()]}


def _renamed(build: Callable[..., Any], **names: str) -> Callable[..., Any]:
    """Return *build* taking keys that Python keeps for itself under other names."""
    return lambda **keys: build(**{names.get(k, k): v for k, v in keys.items()})


_FREE = Text()
_NOTE = Field(_FREE, default="", meaning="for people; never weighed")
_IDS = ListOf(ID)
STRENGTH = Word(STRENGTHS)
PLACE = Text(
    'a place: a country code such as "ke", "high-seas", or "vessel:ke" for a ship under a flag',
    r"[a-z]{2}|high-seas|vessel:[a-z]{2}",
)
_COUNTRIES = ListOf(Text("a country code such as ke", r"[a-z]{2}"), '["ke"]')
SHOWN = Table(
    {
        "evidence": Field(ID, True),
        "strength": Field(STRENGTH, default="", meaning="how directly it shows the fact, if believed"),
        "at": Field(_FREE, default="", meaning="where in the item"),
        "words": Field(YesNo(), default=False, meaning="whether it is testimony to the very words spoken"),
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
        "born": Field(Edtf(), meaning="a bare assertion; enter a fact person:born with evidence"),
        "nationality": Field(_COUNTRIES, default=(), meaning="a bare assertion, as born is"),
        "resident": Field(_COUNTRIES, default=(), meaning="a bare assertion, as born is"),
        "count": Field(Whole(1, 1_000_000), default=1, meaning="of a group: how many persons"),
        "note": _NOTE,
    },
    _renamed(Person, **{"is": "is_"}),
)
EPISODE = Table(
    {
        "id": Field(ID, True),
        "on": Field(Edtf(), meaning="of one occasion; not beside from or to"),
        "from": Field(Edtf(), meaning="when the course began"),
        "to": Field(Edtf(), meaning="when it ended"),
        "times": Field(Whole(1, 10_000), default=1, meaning="how often it happened"),
        "admit_similar": Field(
            YesNo(), default=False, meaning="whether what other complainants say is admitted"
        ),
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
        "strength": Field(STRENGTH, default="", meaning="how directly it shows its facts, if believed"),
        "available": Field(
            Word(("yes", "no", "abroad", "at-risk", "unknown")),
            default="yes",
            meaning="whether it can be had at trial",
        ),
        "recorded": Field(
            Word(("signed", "video", "deposition", "no")), default="no", meaning="how testimony is kept"
        ),
        "admissible": Field(
            Word(("yes", "no", "contested")), default="yes", meaning="whether a court will look at it"
        ),
        "chain": Field(Word(("complete", "broken")), default="complete", meaning="its chain of custody"),
        "held_in": Field(PLACE, default="", meaning="where it is held"),
        "retracts": Field(_IDS, default=(), meaning="items and facts it takes back"),
        "label": Field(_FREE, default="", meaning="what it is, for people; never weighed"),
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
        "on": Field(Edtf(), meaning="when; from/to of what went on"),
        "in": Field(PLACE, default="", meaning="where"),
        "origin": Field(PLACE, default="", meaning="of a movement: from where"),
        "destination": Field(PLACE, default="", meaning="of a movement: to where"),
        "episode": Field(_IDS, default=(), meaning="the courses it is part of"),
        "holds": Field(
            Word(("yes", "no", "unknown")), default="yes", meaning="no denies it; unknown: asked, not known"
        ),
        "value": Field(_FREE, default="", meaning="of a fact that is a value, such as person:born"),
        "as_to": Field(SLOT_TERM, default="", meaning="what a state of mind goes to"),
        "shown_by": Field(ListOf(ShownBy(), '["E1"]'), default=(), meaning="the evidence that shows it"),
        "inferred_from": Field(ListOf(ID, '["f1"]'), default=(), meaning="the facts a person infers it from"),
        "why": Field(_FREE, default="", meaning="of an inference: the reasoning"),
        "by_whom": Field(_FREE, default="", meaning="of an inference: whose step it is"),
        "strength": Field(STRENGTH, default="", meaning="of an inference: how strong it is"),
        "note": _NOTE,
    },
    _fact,
)
OFFENCE = Text("pack:offence, such as ke:kidnapping", r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")
LAID = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "offence": Field(OFFENCE, True),
        "complainant": Field(ID, default="", meaning="against whom"),
        "episode": Field(ID, default="", meaning="in which course"),
        "on": Field(Edtf(), meaning="the day or days charged"),
        "alternative_to": Field(ID, default="", meaning="the charge it is an alternative to"),
        "outcome": Field(_FREE, default="", meaning="what became of it"),
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
        "of_whom": Field(_FREE, True, meaning="whose consent, such as that of the DPP"),
        "offence": Field(OFFENCE, default="", meaning="for which charge; all if left out"),
        "suspect": Field(ID, default="", meaning="against whom; all if left out"),
        "on": Field(Day(), meaning="when it was given"),
        "given": Field(Word(("yes", "no", "asked")), default="yes", meaning="asked: no answer yet"),
        "note": _NOTE,
    },
    Consent,
)
PROCEEDING = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "in": Field(PLACE, True),
        "offence": Field(_FREE, default="", meaning="for what"),
        "outcome": Field(_FREE, default="", meaning="how it ended"),
        "on": Field(Edtf(), meaning="when"),
        "note": _NOTE,
    },
    _renamed(Proceeding, **{"in": "in_"}),
)
GROUP = Table(
    {
        "id": Field(ID, True),
        "members": Field(_IDS, True, meaning="the persons in it"),
        "facts": Field(ListOf(ID, '["f1"]'), default=(), meaning="what shows that they acted together"),
        "note": _NOTE,
    },
    Group,
)
HEAD = Table(
    {
        "id": Field(ID, True, meaning="the case's id, without a name in it"),
        "law": Field(
            ListOf(ID, '["ke"]'),
            True,
            meaning="whose law is asked about: ids of packs",
        ),
        "as_at": Field(Day(), True, meaning="the day of the assessment: no clock is read"),
        "title": Field(_FREE, default="", meaning="for people; without a name in it"),
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
