"""Metamorphic relations: two cases that differ in what the law does not ask must come to the same.

A table of them, one property over it, one relation in turn.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import Assessment, assess, case_from_dict
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.shorten import shortened
from chargeassist.case.write import case_to_dict
from chargeassist.hall.casefile import written
from tests.builders import AS_AT, Row, fact, few, item, law
from tests.each import each
from tests.strategies import tables

OWN = ("act", "means")
"""Slots whose facts point to nothing and are qualified by nothing: told twice, they are told once."""
SPELLED = {"2023-05": "2023-05-01/2023-05-31", "2023": "2023-01-01/2023-12-31"}
Change = Callable[[Row, random.Random], Row]


def _new(row: Row, table: str, *rows: Row) -> Row:
    return row | {table: [*row.get(table, ()), *rows]}


def _own_facts(row: Row) -> list[Row]:
    taken = {id for e in row["evidence"] for id in e.get("retracts", ())}
    return [f for f in row["fact"] if f["fact"].partition(":")[0] in OWN and f["id"] not in taken]


def _reordered(row: Row, chance: random.Random) -> Row:
    names = list(row)
    chance.shuffle(names)
    return {n: row[n] for n in names}


def _shuffled(row: Row, chance: random.Random) -> Row:
    rows = list(row["evidence"])
    chance.shuffle(rows)
    return row | {"evidence": rows}


def _renamed(row: Row, chance: random.Random) -> Row:
    """Other ids for facts: nothing but their names changes."""
    ids = [f["id"] for f in row["fact"]]
    names = dict(zip(ids, chance.sample([f"x{n}" for n in range(len(ids))], len(ids)), strict=True))
    new = copy.deepcopy(row)
    for f in new["fact"]:
        f["id"] = names[f["id"]]
        f["inferred_from"] = [names[i] for i in f.get("inferred_from", ())]
    for e in new["evidence"]:
        e["retracts"] = [names.get(i, i) for i in e.get("retracts", ())]
    return new


def _asked_in_vain(row: Row, chance: random.Random) -> Row:
    return _new(row, "fact", fact("new", "conduct:locked-in", holds="unknown", shown_by=[]))


def _told_twice(row: Row, chance: random.Random) -> Row:
    own = _own_facts(row)
    return _new(row, "fact", chance.choice(own) | {"id": "twin"}) if own else row


def _split(row: Row, chance: random.Random) -> Row:
    """What two items show, entered as two facts of one item each."""
    own = [f for f in _own_facts(row) if len(f["shown_by"]) > 1]
    if not own:
        return row
    one = chance.choice(own)
    half = [f | {"shown_by": f["shown_by"][:1]} if f is one else f for f in row["fact"]]
    return row | {"fact": [*half, one | {"id": "rest", "shown_by": one["shown_by"][1:]}]}


def _stranger(row: Row, chance: random.Random) -> Row:
    return _new(row, "person", {"id": "W9", "is": ["witness"]})


def _suspect_of_nothing(row: Row, chance: random.Random) -> Row:
    return _new(row, "person", {"id": "S9", "is": ["suspect"]})


def _idle_item(row: Row, chance: random.Random) -> Row:
    return _new(row, "evidence", item("idle", from_="W9"))


def _empty_episode(row: Row, chance: random.Random) -> Row:
    return _new(row, "episode", {"id": "e9", "from": "2023-01", "to": "2023-02"})


def _next_day(row: Row, chance: random.Random) -> Row:
    return row | {"case": row["case"] | {"as_at": "2024-05-02"}}


def _worthless(row: Row, chance: random.Random) -> Row:
    """One more item that shows nothing, on a fact that others show."""
    shown = [f for f in row["fact"] if f["shown_by"]]
    if not shown:
        return row
    one = chance.choice(shown)
    more = [*one["shown_by"], {"evidence": "nil", "strength": "none"}]
    facts = [f | {"shown_by": more} if f is one else f for f in row["fact"]]
    return _new(row | {"fact": facts}, "evidence", item("nil", from_="W9"))


def _spelled(row: Row, chance: random.Random) -> Row:
    """A month and a year as the days from their first to their last."""
    dated = [f | {"on": SPELLED.get(f["on"], f["on"])} if "on" in f else f for f in row["fact"]]
    return row | {"fact": dated}


def _outright(row: Row, chance: random.Random) -> Row:
    """Defaults written out: the long form that a case is stored in."""
    return case_to_dict(case_from_dict(row))


def _short(row: Row, chance: random.Random) -> Row:
    return shortened(case_to_dict(case_from_dict(row)))


def _as_toml(row: Row, chance: random.Random) -> Row:
    read = reading_of_bytes(written(case_to_dict(case_from_dict(row))).encode())
    return case_to_dict(read.case) if read.case else {}


def _noted(row: Row, chance: random.Random) -> Row:
    return row | {"evidence": [e | {"label": "another", "note": "seen"} for e in row["evidence"]]}


def _group_of_one(row: Row, chance: random.Random) -> Row:
    """Somebody who is with nobody acts alone."""
    return _new(row, "group", {"id": "alone", "members": ["S1", "W9"]}) | _stranger(row, chance)


SAME: Mapping[str, Change] = {
    "tables in another order": _reordered,
    "items in another order": _shuffled,
    "facts under other ids": _renamed,
    "a fact of which nobody knows": _asked_in_vain,
    "a fact told twice": _told_twice,
    "two items on two facts": _split,
    "a witness of whom nothing is entered": _stranger,
    "a suspect of whom nothing is entered": _suspect_of_nothing,
    "an item that shows nothing": _idle_item,
    "an episode in which nothing happens": _empty_episode,
    "the next day": _next_day,
    "a worthless item beside others": _worthless,
    "a month written as its days": _spelled,
    "the long form": _outright,
    "the short form": _short,
    "the case as TOML": _as_toml,
    "other labels": _noted,
    "a group with somebody who did nothing": _group_of_one,
}
"""What is changed, by name: the same is found of every charge and gate."""


PLAIN: Row = {
    "schema": "chargeassist/case/1",
    "case": {"id": "plain", "law": ["xp"], "as_at": AS_AT},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "evidence": [item("E1"), item("E2", from_="W2")],
    "fact": [fact("f1", "means:threat", on="2023-05", shown_by="E1 E2"), fact("f2", "conduct:struck")],
}
"""A case that every change changes."""


def _told(found: Assessment) -> dict[str, Any]:
    charges = {c.id: (c.role, c.standing, [(e.id, e.standing) for e in c.elements]) for c in found.charges}
    return charges | {g.id: (g.person, g.standing, g.nexus, g.blocks) for g in found.gates}


@each(SAME)
def test_every_change_is_one(change: Change) -> None:
    """The control: each writes another case than it was given."""
    changed = [change(copy.deepcopy(PLAIN), random.Random(seed)) for seed in range(9)]

    assert [] != [row for row in changed if list(row.items()) != list(PLAIN.items())]


@given(tables(), st.sampled_from(sorted(SAME)), st.integers(0, 99))
def test_what_the_law_does_not_ask_changes_nothing(data: Row, name: str, seed: int) -> None:
    """Every charge has its role and standing, every element its own, every gate what it blocks (S1-S30)."""
    before = _told(assess(case_from_dict(data), few()))
    after = _told(assess(case_from_dict(SAME[name](copy.deepcopy(data), random.Random(seed))), few()))

    assert before == after, name


@settings(max_examples=4)
@given(tables())
def test_another_law_beside_changes_nothing(data: Row) -> None:
    """What one State's law comes to does not turn on whether a neighbour's is asked about too."""
    case = case_from_dict(data)
    alone, beside = assess(case, law("xp")), assess(case, law("xp", "xq"))

    def own(found: Assessment) -> dict[str, Any]:
        return {c.id: (c.standing, c.role) for c in found.charges if c.offence.pack == "xp"}

    assert own(alone) == own(beside)
