"""What is said once for many facts, said of each: a case as it may be written to its canonical rows (S5).

Everything after this module sees canonical rows alone. The id of a fact that was written together with
others tells which it is: `f1` with two terms is `f1-recruitment` and `f1-harbouring`, with two persons in
what is personal to each `f1-S1` and `f1-S2`; whoever names `f1` names all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from attrs import evolve, frozen

from chargeassist.case.model import UNSIGNED
from chargeassist.case.places import Places
from chargeassist.case.readers import AgeOn
from chargeassist.case.roles import Roles
from chargeassist.case.tables import FACT, INHERITED, LISTS
from chargeassist.law.vocabulary import Slot
from chargeassist.law.wordbook import load_vocabulary
from chargeassist.reading.fault import Faults, Path, TooManyFaults
from chargeassist.reading.limits import ITEMS
from chargeassist.words import did_you_mean, remark

Row = dict[str, Any]
Slots = Mapping[str, Slot]
_DONE = ("conduct", "manner", "result")
"""Natures of what is done, on some day and somewhere."""
_SEEN = ("indicator", "condition")
"""Slots of what is seen of a person while it is done: on the same day and in the same place, if nobody says
otherwise. Who somebody is, wants or knows is so on other days too."""
_NAMES_FACTS = ("as_to", "inferred_from")


@frozen
class _Fact:
    """One canonical fact, and where it and some of its keys were written."""

    row: Row
    at: Path
    keys: tuple[tuple[str, Path], ...] = ()
    apart: bool = False
    """Whether it is of one person alone of those that were written."""


def expanded(read: Mapping[str, Any], faults: Faults) -> tuple[dict[str, list[Any]], Places]:
    """Return the canonical values of every table, and where a person wrote what stands in them.

    Raises TooManyFaults where a case comes to more than one may hold.
    """
    _check(read, faults)
    slots = load_vocabulary().slots if _needs_words(read) else {}
    # What weighs nothing stands last: whoever counts the others counts from the first.
    facts = sorted(islice(_facts(read, slots), ITEMS + 1), key=lambda f: f.row["status"] in UNSIGNED)
    of = _by_written_id(facts, read["fact"])
    named = sum(len(of.get(id, ())) for f in facts for key in _NAMES_FACTS for id in f.row[key])
    if len(facts) > ITEMS or named > ITEMS:
        faults.add("C101", ("fact",), what=remark("what-items", n=ITEMS))
        raise TooManyFaults(faults.found)
    rows: dict[str, list[Any]] = {key: list(read[key]) for key in LISTS}
    elsewhere: list[tuple[Path, Path]] = []
    rows["fact"] = [_placed(k, f, of, elsewhere) for k, f in enumerate(facts)]
    signed = [row for row in rows["fact"] if row["status"] not in UNSIGNED]
    roles = Roles(signed, rows["evidence"], rows["laid"], slots)
    rows["person"] = [_person(row, roles) for row in rows["person"]]
    rows["episode"] = [{k: row[k] for k in LISTS["episode"][1].fields} for row in rows["episode"]]
    for key in ("person", "episode", "fact"):
        rows[key] = [LISTS[key][1].build(**row) for row in rows[key]]
    rows["evidence"] = [evolve(e, retracts=_all(e.retracts, of)) for e in rows["evidence"]]
    rows["group"] = [evolve(g, facts=_all(g.facts, of)) for g in rows["group"]]
    return rows, Places(tuple(elsewhere))


def _check(read: Mapping[str, Any], faults: Faults) -> None:
    """Add a fault for what only the written rows show."""
    written: set[str] = set()
    for n, fact in enumerate(read["fact"]):
        if fact["id"] in written:
            faults.add("C104", ("fact", n, "id"))
        written.add(fact["id"])
    known = {p["id"] for p in read["person"]}
    given: list[tuple[Path, Row]] = [(("defaults",), read["defaults"] or {})]
    given += [(("episode", n), e) for n, e in enumerate(read["episode"])]
    for at, row in given:
        for key in ("by", "of"):
            for id in (id for id in row.get(key) or () if id not in known):
                faults.add("C201-person", (*at, key), *did_you_mean(id, known))
    for n, person in enumerate(read["person"]):
        if isinstance(person["age"], AgeOn) and person["age_on"] is not None:
            faults.add("C212", ("person", n, "age_on"))


def _needs_words(read: Mapping[str, Any]) -> bool:
    """Return whether what is written can only be understood by what its slots take."""
    return (
        any(not person["is"] for person in read["person"])
        or bool(read["defaults"])
        or any(e[key] is not None for e in read["episode"] for key in ("by", "of", "in"))
        or any(len(fact["by"] or ()) > 1 for fact in read["fact"])
    )


def _facts(read: Mapping[str, Any], slots: Slots) -> Iterator[_Fact]:
    """Yield every canonical fact; what it names is still as it was written."""
    episodes = {e["id"]: (n, e) for n, e in enumerate(read["episode"])}
    for i, row in enumerate(read["fact"]):
        at: Path = ("fact", i)
        terms = row["fact"]
        several = not isinstance(terms, str)
        named = Counter(t.partition(":")[2] for t in dict.fromkeys(terms)) if several else {}
        above = _above(row, episodes, read["defaults"] or {})
        for n, name in enumerate(terms if several else (terms,)):
            slot = slots.get(name.partition(":")[0])
            values, keys = _filled(row, name, slot, above)
            if several:
                keys = (*keys, ("fact", (*at, "fact", n)))
            id = f"{row['id']}-{_last(name, named)}" if several else row["id"]
            # S5: what one person wanted or knew is never another's.
            apart = slot is not None and slot.nature == "personal" and len(values["by"]) > 1
            for by in [(p,) for p in values["by"]] if apart else [values["by"]]:
                own = f"{id}-{by[0]}" if apart else id
                yield _Fact({**values, "id": own, "fact": name, "by": by}, at, keys, apart)


def _above(
    row: Row, episodes: Mapping[str, tuple[int, Row]], defaults: Row
) -> tuple[tuple[Path, Mapping[str, Any]], ...]:
    """Return what a fact may take over, the nearest first: its one episode's, then the case's."""
    one = episodes.get(row["episode"][0]) if len(row["episode"]) == 1 else None
    near = ((("episode", one[0]), {k: one[1][k] for k in ("by", "of", "in")}),) if one else ()
    return (*near, (("defaults",), defaults))


def _filled(
    row: Row, name: str, slot: Slot | None, above: Sequence[tuple[Path, Mapping[str, Any]]]
) -> tuple[Row, tuple[tuple[str, Path], ...]]:
    """Return a row with what it takes over, and where that was written."""
    values, keys = dict(row), []
    for key in INHERITED:
        if values[key] is not None:
            continue
        values[key] = FACT.fields[key].default
        for at, given in above if slot is not None and takes_over(key, name, slot) else ():
            if given.get(key) is not None:
                values[key] = given[key]
                keys.append((key, (*at, key)))
                break
    return values, tuple(keys)


def takes_over(key: str, name: str, slot: Slot) -> bool:
    """Return whether a fact of the term *name*, of a slot, takes over a key that it does not give.

    Persons, where the slot means suspects by `by` and complainants by `of`; days and places, of what
    is done and of signs of it. Who somebody is, such as a birth, is said of a person by name.
    """
    if slot.values:
        return False
    if key == "by":
        return bool(slot.who.by)
    if key == "of":
        return slot.who.of == "complainant"
    return slot.nature in _DONE or name.partition(":")[0] in _SEEN


def _last(name: str, named: Mapping[str, int]) -> str:
    """Return a term as it stands in an id: with its slot only where another slot has the same name."""
    last = name.partition(":")[2]
    return name.replace(":", "-") if named[last] > 1 else last


_Copies = Mapping[str, list[_Fact]]
"""By the id that was written, the canonical facts that were made of it."""


def _by_written_id(facts: Sequence[_Fact], written: Sequence[Row]) -> _Copies:
    found: dict[str, list[_Fact]] = {}
    for fact in facts:
        id = written[int(fact.at[1])]["id"]
        if fact.row["id"] != id:
            found.setdefault(id, []).append(fact)
    return found


def _placed(k: int, fact: _Fact, of: _Copies, elsewhere: list[tuple[Path, Path]]) -> Row:
    """Return the row of the fact that stands at *k*, naming canonical facts; its places go *elsewhere*."""
    here: Path = ("fact", k)
    if here != fact.at:
        elsewhere.append((here, fact.at))
    elsewhere += [((*here, key), at) for key, at in fact.keys]
    row = dict(fact.row)
    for key in _NAMES_FACTS:
        named = [(id, n) for n, one in enumerate(row[key]) for id in _copies(one, row["by"], of)]
        row[key] = tuple(id for id, _ in named)
        moved = ((m, n) for m, (_, n) in enumerate(named) if m != n)
        elsewhere += [((*here, key, m), (*fact.at, key, n)) for m, n in moved]
    return row


def _copies(id: str, by: tuple[str, ...], of: _Copies) -> list[str]:
    """Return what a written id means in a fact by some person: of what is each one's own, that person's."""
    facts = of.get(id)
    if facts is None:
        return [id]
    own = any(f.apart and f.row["by"] == by for f in facts)
    return [f.row["id"] for f in facts if not (own and f.apart) or f.row["by"] == by]


def _all(ids: Sequence[str], of: _Copies) -> tuple[str, ...]:
    return tuple(r for id in ids for r in ([f.row["id"] for f in of[id]] if id in of else [id]))


def _person(row: Row, roles: Roles) -> Row:
    found = {**row, "is": row["is"] or roles.of(row["id"])}
    if isinstance(row["age"], AgeOn):
        found |= {"age": row["age"].value, "age_on": row["age"].on}
    return found
