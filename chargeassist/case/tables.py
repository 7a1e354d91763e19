"""The tables of a case file: every key, who reads it, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

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
)
from chargeassist.case.readers import AGE, KIND, PLACE, PLANNED, STATES, STRENGTH, AsTo, Edtf, ShownBy, Terms
from chargeassist.case.rejected import Rejected
from chargeassist.law.asides import MODES
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.printable import NOT_TEXT
from chargeassist.reading.readers import ID, Day, ListOf, Text, Whole, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import remark

SCHEMA = "chargeassist/case/1"
CLAIMED = "claimed"
"""How a fact holds that a person says of themself."""


def _renamed(build: Callable[..., Any], **names: str) -> Callable[..., Any]:
    """Return *build* taking keys that Python keeps for itself under other names."""
    return lambda **keys: build(**{names.get(k, k): v for k, v in keys.items()})


_FREE = Text()
_NOTE = Field(_FREE, default="", meaning="key-note")
_IDS = ListOf(ID)
ROLES = ("suspect", "victim", "migrant", "witness", "official", "company", "unknown")
PERSON = Table(
    {
        "id": Field(ID, True),
        "is": Field(
            ListOf(Word(ROLES), '["suspect"]'),
            default=(),
            meaning="key-person-is",
        ),
        "label": Field(_FREE, default="", meaning="key-person-label"),
        "born": Field(Edtf(), meaning="key-person-born"),
        "age": Field(AGE, default="", meaning="key-person-age"),
        "age_on": Field(Edtf(), meaning="key-person-age-on"),
        "nationality": Field(STATES, default=(), meaning="key-person-nationality"),
        "resident": Field(STATES, default=(), meaning="key-person-resident"),
        "now_in": Field(PLACE, default="", meaning="key-person-now-in"),
        "count": Field(Whole(1, 1_000_000), default=1, meaning="key-person-count"),
        "note": _NOTE,
    },
    _renamed(Person, **{"is": "is_"}),
)
EPISODE = Table(
    {
        "id": Field(ID, True),
        "on": Field(Edtf(), meaning="key-episode-on"),
        "from": Field(Edtf(), meaning="key-episode-from"),
        "to": Field(Edtf(), meaning="key-episode-to"),
        "times": Field(Whole(1, 10_000), default=1, meaning="key-episode-times"),
        "admit_similar": Field(YesNo(), default=False, meaning="key-episode-admit-similar"),
        "place": Field(_FREE, default="", meaning="key-place"),
        "note": _NOTE,
    },
    _renamed(Episode, **{"from": "from_"}),
)
EVIDENCE = Table(
    {
        "id": Field(ID, True),
        "kind": Field(KIND, True, meaning="key-evidence-kind"),
        "from": Field(ID, default="", meaning="key-evidence-from"),
        "through": Field(ID, default="", meaning="key-evidence-through"),
        "about": Field(_IDS, default=(), meaning="key-evidence-about"),
        "tied_to": Field(_IDS, default=(), meaning="key-evidence-tied-to"),
        "strength": Field(STRENGTH, default="", meaning="key-evidence-strength"),
        "available": Field(
            Word(("yes", "no", "abroad", "at-risk", "unknown")),
            default="yes",
            meaning="key-evidence-available",
        ),
        "recorded": Field(
            Word(("signed", "video", "deposition", "no")), default="no", meaning="key-evidence-recorded"
        ),
        "admissible": Field(
            Word(("yes", "no", "contested")), default="yes", meaning="key-evidence-admissible"
        ),
        "chain": Field(Word(("complete", "broken")), default="complete", meaning="key-evidence-chain"),
        "recognises": Field(Word(("yes", "no")), default="", meaning="key-evidence-recognises"),
        "held_in": Field(PLACE, default="", meaning="key-evidence-held-in"),
        "retracts": Field(_IDS, default=(), meaning="key-evidence-retracts"),
        "label": Field(_FREE, default="", meaning="key-evidence-label"),
        "note": _NOTE,
    },
    _renamed(Evidence, **{"from": "from_"}),
)


def _fact(**keys: Any) -> Fact:
    slot, _, term = keys.pop("fact").partition(":")
    items = keys.pop("shown_by")
    keys["shown_by"], keys["held_open"] = (
        tuple(s for s in items if bool(s.bearing) is o) for o in (False, True)
    )
    claimed = keys["holds"] == CLAIMED
    keys["holds"] = "yes" if claimed else keys["holds"]
    return Fact(slot=slot, term=term, in_=keys.pop("in"), claimed=claimed, **keys)


FACT = Table(
    {
        "id": Field(ID, True),
        "fact": Field(Terms(), True, meaning="key-fact-fact"),
        "by": Field(_IDS, default=(), meaning="key-fact-by"),
        "of": Field(_IDS, default=(), meaning="key-fact-of"),
        "on": Field(Edtf(), meaning="key-fact-on"),
        "in": Field(PLACE, default="", meaning="key-fact-in"),
        "place": Field(_FREE, default="", meaning="key-place"),
        "origin": Field(PLACE, default="", meaning="key-fact-origin"),
        "destination": Field(PLACE, default="", meaning="key-fact-destination"),
        "episode": Field(_IDS, default=(), meaning="key-fact-episode"),
        "holds": Field(Word(("yes", "no", "unknown", CLAIMED)), default="yes", meaning="key-fact-holds"),
        "value": Field(_FREE, default="", meaning="key-fact-value"),
        "as_to": Field(AsTo(), default=(), meaning="key-fact-as-to"),
        "shown_by": Field(ListOf(ShownBy(), '["E1"]'), default=(), meaning="key-fact-shown-by"),
        "inferred_from": Field(ListOf(ID, '["f1"]'), default=(), meaning="key-fact-inferred-from"),
        "why": Field(_FREE, default="", meaning="key-fact-why"),
        "by_whom": Field(_FREE, default="", meaning="key-fact-by-whom"),
        "drawn_on": Field(Day(), meaning="key-fact-drawn-on"),
        "strength": Field(STRENGTH, default="", meaning="key-fact-strength"),
        "status": Field(Word(("proposed", "signed", "rejected")), default="", meaning="key-fact-status"),
        "proposed_by": Field(_FREE, default="", meaning="key-fact-proposed-by"),
        "in_document": Field(_FREE, default="", meaning="key-fact-in-document"),
        "note": _NOTE,
    },
    _fact,
)
OFFENCE = Text(remark("what-offence"), r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")
_LAID_OFFENCE = Text(remark("what-line"), rf"[^{NOT_TEXT}\s][^{NOT_TEXT}\r\n\t]*")
"""An offence of a pack, or what the charge sheet says on one line."""
LAID = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "suspects": Field(_IDS, default=(), meaning="key-laid-suspects"),
        "offence": Field(_LAID_OFFENCE, True, meaning="key-laid-offence"),
        "mode": Field(Word(MODES), default="", meaning="key-laid-mode"),
        "complainant": Field(ID, default="", meaning="key-laid-complainant"),
        "episode": Field(ID, default="", meaning="key-laid-episode"),
        "on": Field(Edtf(), meaning="key-laid-on"),
        "alternative_to": Field(ID, default="", meaning="key-laid-alternative-to"),
        "outcome": Field(_FREE, default="", meaning="key-laid-outcome"),
        "note": _NOTE,
    },
    Laid,
)
OVERRIDE = Table(
    {
        "id": Field(ID, True),
        "gate": Field(Text(remark("what-gate"), r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*"), True),
        "person": Field(ID, True),
        "by_whom": Field(_FREE, True, meaning="key-override-by-whom"),
        "on": Field(Day(), True, meaning="key-override-on"),
        "why": Field(_FREE, True, meaning="key-override-why"),
    },
    Override,
)
CONSENT = Table(
    {
        "id": Field(ID, True),
        "of_whom": Field(_FREE, True, meaning="key-consent-of-whom"),
        "offence": Field(OFFENCE, default="", meaning="key-consent-offence"),
        "suspect": Field(ID, default="", meaning="key-consent-suspect"),
        "on": Field(Day(), meaning="key-consent-on"),
        "given": Field(Word(("yes", "no", "asked")), default="yes", meaning="key-consent-given"),
        "note": _NOTE,
    },
    Consent,
)
PROCEEDING = Table(
    {
        "id": Field(ID, True),
        "suspect": Field(ID, True),
        "in": Field(PLACE, True),
        "offence": Field(_FREE, default="", meaning="key-proceeding-offence"),
        "outcome": Field(_FREE, default="", meaning="key-proceeding-outcome"),
        "on": Field(Edtf(), meaning="key-proceeding-on"),
        "note": _NOTE,
    },
    _renamed(Proceeding, **{"in": "in_"}),
)


def _group(**keys: Any) -> Group:
    return Group(from_=keys.pop("from"), joined=tuple((keys.pop("joined") or {}).items()), **keys)


GROUP = Table(
    {
        "id": Field(ID, True),
        "members": Field(_IDS, True, meaning="key-group-members"),
        "facts": Field(ListOf(ID, '["f1"]'), default=(), meaning="key-group-facts"),
        "as_to": Field(PLANNED, default=(), meaning="key-group-as-to"),
        "others_unknown": Field(YesNo(), default=False, meaning="key-group-others-unknown"),
        "from": Field(Edtf(), meaning="key-group-from"),
        "to": Field(Edtf(), meaning="key-group-to"),
        "joined": Field(TableOf(Edtf()), meaning="key-group-joined"),
        "note": _NOTE,
    },
    _group,
)
REJECTED = Table(
    {
        "id": Field(ID, True),
        "fact": Field(SLOT_TERM, True, meaning="key-fact-fact"),
        "by": Field(_IDS, default=(), meaning="key-fact-by"),
        "of": Field(_IDS, default=(), meaning="key-fact-of"),
        "episode": Field(_IDS, default=(), meaning="key-fact-episode"),
        "as_to": Field(AsTo(), default=(), meaning="key-fact-as-to"),
        "inferred_from": Field(ListOf(ID, '["f1"]'), True, meaning="key-fact-inferred-from"),
        "why": Field(_FREE, True, meaning="key-rejected-why"),
        "by_whom": Field(_FREE, True, meaning="key-rejected-by-whom"),
        "on": Field(Day(), True, meaning="key-rejected-on"),
    },
    Rejected,
)
HEAD = Table(
    {
        "id": Field(ID, True, meaning="key-case-id"),
        "law": Field(
            ListOf(ID, '["ke"]'),
            True,
            meaning="key-case-law",
        ),
        "as_at": Field(Day(), True, meaning="key-case-as-at"),
        "title": Field(_FREE, default="", meaning="key-case-title"),
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
    "rejected": ("rejected", REJECTED),
}
DEFAULTS = Table(
    {
        "by": Field(_IDS, meaning="key-default-by"),
        "of": Field(_IDS, meaning="key-default-of"),
        "on": Field(Edtf(), meaning="key-default-on"),
        "in": Field(PLACE, meaning="key-default-in"),
        "place": Field(_FREE, meaning="key-default-place"),
    }
)
INHERITED = tuple(DEFAULTS.fields)
"""The keys of a fact that may be said once for many."""
WRITTEN: Mapping[str, Table] = {
    **{name: table for name, (_, table) in LISTS.items()},
    "person": Table(PERSON.fields),
    "episode": Table({**EPISODE.fields, **{key: DEFAULTS.fields[key] for key in ("by", "of", "in")}}),
    "fact": Table({**FACT.fields, **{key: evolve(FACT.fields[key], default=None) for key in INHERITED}}),
}
"""The tables as a person may write them: what is not there may be said elsewhere, and is filled in by
`case.short`. What it makes of them is as LISTS has it."""
CASE = Table(
    {
        "schema": Field(Word((SCHEMA,)), True, meaning="key-file-schema"),
        "case": Field(HEAD, True),
        "defaults": Field(DEFAULTS),
        **{name: Field(ListOf(table, f"[[{name}]]"), default=()) for name, table in WRITTEN.items()},
    }
)
