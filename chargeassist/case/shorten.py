"""The canonical tables of a case in the short form: what many facts share is said once (see `case.short`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from chargeassist.case.short import takes_over
from chargeassist.law.vocabulary import Slot
from chargeassist.law.wordbook import load_vocabulary

Row = dict[str, Any]
Slots = Mapping[str, Slot]
_WORTH = 3
"""How many facts must share a value before it is said for all."""
_OF_EPISODES = ("by", "of", "in")


def shortened(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return canonical tables of a case in the short form.

    >>> rows = [{"id": f"f{n}", "fact": "act:receipt", "by": ["S1"]} for n in range(3)]
    >>> shortened({"fact": rows})
    {'defaults': {'by': ['S1']}, 'fact': [{'id': 'f0', 'fact': 'act:receipt'}, \
{'id': 'f1', 'fact': 'act:receipt'}, {'id': 'f2', 'fact': 'act:receipt'}]}
    """
    slots = load_vocabulary().slots
    found = {key: value for key, value in tables.items() if key != "fact"}
    facts = _of_each([dict(row) for row in tables.get("fact", ())], slots)
    episodes = [dict(row) for row in tables.get("episode", ())]
    defaults: Row = {}
    for key in ("by", "of", "on", "in", "place"):
        _say_once(key, facts, episodes if key in _OF_EPISODES else [], defaults, slots)
    facts = _together(facts)
    head: dict[str, Any] = {k: found.pop(k) for k in ("schema", "case") if k in found}
    if "person" in found:
        found["person"] = [_aged(row) for row in found["person"]]
    if episodes:
        found["episode"] = episodes
    return {
        **head,
        **({"defaults": defaults} if defaults else {}),
        **found,
        **({"fact": facts} if facts else {}),
    }


def _say_once(key: str, facts: Iterable[Row], episodes: Sequence[Row], defaults: Row, slots: Slots) -> None:
    """Move what most facts give under a key to the defaults, and to an episode where its facts differ."""
    taking = [f for f in facts if (s := slots.get(_slot(f))) is not None and takes_over(key, f["fact"], s)]
    empty: Any = [] if key in ("by", "of") else None
    if empty is None and any(key not in f for f in taking):
        return  # that nothing is said of one could not be said
    common = _most(taking, key)
    if common is not None:
        defaults[key] = common
    for episode in episodes:
        own = [f for f in taking if f.get("episode") == [episode["id"]]]
        most = _most(own, key)
        spared = sum(f.get(key) == most for f in own) - sum(f.get(key) == common for f in own)
        if most is not None and most != common and spared >= _WORTH:
            episode[key] = most
    by_id = {e["id"]: e for e in episodes}
    for fact in taking:
        one = by_id.get(fact["episode"][0], {}) if len(fact.get("episode", ())) == 1 else {}
        said = one.get(key, common)
        if said is not None and fact.get(key) == said:
            del fact[key]
        elif said is not None and key not in fact:
            fact[key] = empty


def _most(facts: Iterable[Row], key: str) -> Any:
    """Return what most facts give under a key, if enough do; of two as common, the one given first."""
    given = [f[key] for f in facts if f.get(key)]
    counted = Counter(map(repr, given))
    best = max(given, key=lambda v: counted[repr(v)], default=None)
    return best if counted[repr(best)] >= _WORTH else None


def _slot(fact: Row) -> str:
    return str(fact["fact"]).partition(":")[0]


def _of_each(facts: Sequence[Row], slots: Slots) -> list[Row]:
    """Return facts of what is personal, each of one of several persons, as one row of them all (S5)."""

    def base(fact: Row) -> str:
        slot, by = slots.get(_slot(fact)), fact.get("by", [])
        one = slot is not None and slot.nature == "personal" and len(by) == 1
        return str(fact["id"]).removesuffix(f"-{by[0]}" if one else "")

    def merged(id: str, rows: list[Row]) -> Row:
        return {**rows[0], "id": id, "by": [p for r in rows for p in r["by"]]}

    return _merged(facts, base, ("id", "by"), merged)


def _together(facts: Sequence[Row]) -> list[Row]:
    """Return facts that differ in their terms alone, and say so in their ids, as one row of them all."""

    def base(fact: Row) -> str:
        name = str(fact["fact"])
        whole, last = name.replace(":", "-"), name.partition(":")[2]
        return str(fact["id"]).removesuffix(f"-{whole}").removesuffix(f"-{last}")

    def merged(id: str, rows: list[Row]) -> Row:
        return {**rows[0], "id": id, "fact": [r["fact"] for r in rows]}

    return _merged(facts, base, ("id", "fact"), merged)


def _merged(
    facts: Sequence[Row],
    base: Callable[[Row], str],
    differ: Collection[str],
    merged: Callable[[str, list[Row]], Row],
) -> list[Row]:
    """Return facts with each run that comes of one row as that row; what reads otherwise stays as it is."""
    ids = {f["id"] for f in facts}
    found: list[Row] = []
    for (id, _), group in groupby(facts, lambda f: (base(f), {k: f[k] for k in f if k not in differ})):
        rows = list(group)
        found += [merged(id, rows)] if len(rows) > 1 and id not in ids else rows
    return found


def _aged(person: Row) -> Row:
    """Return a person with an age and its day in one."""
    if "age" not in person or "age_on" not in person:
        return person
    aged = {"value": person["age"], "on": person["age_on"]}
    return {k: aged if k == "age" else v for k, v in person.items() if k != "age_on"}
