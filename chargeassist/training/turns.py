"""Turns of events: small dated changes to a case, applied in order; what each should change is computed."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from chargeassist.advice.diff import Change, diff
from chargeassist.advice.key import found_for_key
from chargeassist.case.read import case_from_dict
from chargeassist.findings.model import Assessment
from chargeassist.training.exercise import Exercise
from chargeassist.training.tables import plot, tongue
from chargeassist.training.truth import Row

FIRST, EVERY = 30, 25
"""Minutes: when the first is handed out, and how long after it each other."""
LATER, APART = 240, 60
"""The same in an exercise of two days: the first in the afternoon."""
SPEAKS = {"purpose": "knew", "means": "warned", "act": "received", "benefit": "price"}
"""What a telephone can still show of an element that nothing shows."""


@frozen
class Alteration:
    """One row of a case that is changed, or added where there is none of that id."""

    table: str
    id: str
    set: dict[str, Any] = field(repr=False)


@frozen(repr=False)
class Turn:
    """What is handed out when, and what it does to the case."""

    code: str
    minutes: int
    title: str
    text: str
    changes: tuple[Alteration, ...]


@frozen(repr=False)
class Turned:
    """The case after a turn, and what it changed."""

    turn: Turn
    tables: Row
    found: Assessment
    changed: tuple[Change, ...]


def altered(tables: Row, changes: Sequence[Alteration]) -> Row:
    """Return the tables of a case after a change; those given are left as they are."""
    new = copy.deepcopy(tables)
    for change in changes:
        rows = new.setdefault(change.table, [])
        row = next((r for r in rows if r["id"] == change.id), None)
        if row is None:
            rows.append({"id": change.id, **change.set})
        else:
            row.update(change.set)
    return new


def turned(made: Exercise, before: Assessment, turns: Sequence[Turn]) -> tuple[Turned, ...]:
    """Return the case after each turn, one on top of the other."""
    done, tables = [], made.tables
    for turn in turns:
        tables = altered(tables, turn.changes)
        after = found_for_key(case_from_dict(tables), before.law)
        done.append(Turned(turn, tables, after, diff(before, after)))
        before = after
    return tuple(done)


def turns_of(made: Exercise, count: int = 3) -> tuple[Turn, ...]:
    """Return the turns of an exercise: a telephone where something is missing, and others by chance."""
    every = tuple(_every(made))
    urgent = tuple(t for t in every if t[0] == "phone")
    others = made.story.dice.shuffled("turns", tuple(t for t in every if t[0] != "phone"))
    words = tongue(made.settings.lang).said
    chosen = (*others[: count - len(urgent)], *urgent)
    first, apart = (FIRST, EVERY) if len(made.settings.law) == 1 else (LATER, APART)
    return tuple(
        Turn(code, first + apart * n, words[f"turn-{code}-title"], text, changes)
        for n, (code, text, changes) in enumerate(chosen)
    )


def _every(made: Exercise) -> Iterator[tuple[str, str, tuple[Alteration, ...]]]:
    words = tongue(made.settings.lang).said

    def said(code: str, **values: str) -> str:
        text = words[f"turn-{code}"]
        for key, value in values.items():
            text = text.replace(f"{{{key}}}", value)
        return made.teller.fill(text, "V1", code)

    own = [d for d in made.documents if d.voice == "victim" and d.of == "V1"]
    if made.settings.victim == "available":
        gone = Alteration("evidence", own[0].id, {"available": "no"})
        yield "leaves", said("leaves"), (gone,)
    others = [
        d for d in made.documents if d.voice not in ("victim", "again") and any(x.facts for x in d.lines)
    ]
    if others:
        most = max(others, key=lambda d: sum(len(x.facts) for x in d.lines))
        out = Alteration("evidence", most.id, {"admissible": "no"})
        yield "excluded", said("excluded", doc=most.id[1:]), (out,)
    acting = sorted({t.by for t in made.story.told if t.by.startswith("S")} - {"S1"})
    if acting:
        yield "minor", *_minor(made, acting[-1], said)
    if "xq" in made.settings.law or made.settings.cross_border:
        yield "abroad", said("abroad"), (Alteration("proceeding", "p1", {"suspect": "S1", "in": "xq"}),)
    if made.settings.form != "none":
        # It leaves the case as it is: what was done before is judged by the law of its day.
        yield "amended", said("amended"), ()
    if lacking := [e for e in made.settings.missing if e in SPEAKS]:
        yield "phone", *_phone(made, lacking[0], said)


def _minor(made: Exercise, id: str, said: Any) -> tuple[str, tuple[Alteration, ...]]:
    days, who = made.story.days, made.story.figures[id]
    born = date(days.journey.year - 17, 1 + made.story.dice.number("minor", days.journey.month), 2)
    item = f"E{len(made.documents) + 1}"
    row = {"kind": "birth-record", "from": "registrar", "held_in": "xp"}
    fact = {"fact": "person:born", "of": [who.id], "value": born.isoformat(), "shown_by": [item]}
    text = said("minor", who=who.name, day=made.teller.day(born))
    return text, (Alteration("evidence", item, row), Alteration("fact", "t1", fact))


def _phone(made: Exercise, element: str, said: Any) -> tuple[str, tuple[Alteration, ...]]:
    """Return a message of the first person that shows what was missing."""
    story, parts = made.story, plot()
    tell = SPEAKS[element]
    if tell == "knew":
        tells = parts.forms[made.settings.form].tells
        tell = next((t for t in tells if t.startswith("knew-")), "knew-labour")
    what = parts.observations[tell]
    text = story.dice.one("phone", tongue(made.settings.lang).tell[tell]["message"]).replace("{R", "{K")
    line = made.teller.fill(text, "V1", "phone")
    item = f"E{len(made.documents) + 2}"
    row = {"kind": "message", "from": "technical-unit", "tied_to": ["S1"], "held_in": "xp"}
    on = story.days.journey.isoformat() if what.when == "journey" else f"{story.days.journey:%Y-%m}"
    fact = {"fact": what.fact, "by": ["S1"], "of": ["V1"], "on": on, "in": "xp"}
    fact |= {"episode": ["course-V1"], "shown_by": [item]}
    return said("phone", line=line), (Alteration("evidence", item, row), Alteration("fact", "t2", fact))
