"""A fact of one term as it may be pasted into a case file: the keys that its term takes, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.law.vocabulary import Vocabulary

VALUES = {"born": "2007-05", "age": "16", "nationality": "xp", "residence": "xp"}
"""What a value looks like."""
_WHO = {"suspect": "S1", "complainant": "V1"}


def fact_text(name: str, vocabulary: Vocabulary) -> str:
    """Return a fact of the term ``slot:term`` in TOML, with ids and days to be replaced.

    Of a legal term who concludes it and why is left blank, and not accepted so.
    """
    about = (("as_to", '["f2"]'),) if name in vocabulary.qualifies else ()
    return table_of([*head_of(name, "f1", vocabulary), *about, *_shown(name, vocabulary)])


def item_text(kind: str, vocabulary: Vocabulary) -> str:
    """Return an item of evidence of a kind in TOML, with what it needs to count: ids to be replaced."""
    keys = {"id": '"E1"', "kind": f'"{kind}"'}
    if vocabulary.kinds[kind].class_ in ("testimony", "statement"):
        keys["from"] = '"V1"'
    if vocabulary.kinds[kind].tie:
        keys["tied_to"] = '["S1"]'
    return table_of(keys.items(), "evidence")


def head_of(name: str, id: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the keys that say what a fact is, and of whom: the persons are to be replaced."""
    who = vocabulary.slots[name.partition(":")[0]].who
    yield "id", f'"{id}"'
    yield "fact", f'"{name}"'
    if who.by:
        yield "by", f'["{_WHO[who.by]}"]'
    if who.of:
        yield "of", f'["{_WHO[who.of]}"]'


def when_of(name: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the keys that say when it was, or what the value is, and from where to where somebody went."""
    slot, _, term = name.partition(":")
    if vocabulary.slots[slot].values:
        yield "value", f'"{VALUES[term]}"'
    else:
        yield "on", '"2024-01"'
    if slot == "movement":
        yield "origin", '"xp"'
        yield "destination", '"xq"'


def table_of(keys: Iterable[tuple[str, str]], table: str = "fact") -> str:
    """Return keys with their values as one row of a list of tables."""
    rows = list(keys)
    width = max(len(key) for key, _ in rows)
    return "\n".join([f"[[{table}]]", *(f"{key:<{width}} = {value}" for key, value in rows)]) + "\n"


def _shown(name: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from when_of(name, vocabulary)
    if vocabulary.is_legal(name):
        yield "inferred_from", '["f3"]'
        # Whose conclusion it is and from what, nobody says for them: left blank, it is a fault.
        yield "why", '""'
        yield "by_whom", '""'
        yield "strength", '"moderate"'
    else:
        yield "shown_by", '["E1"]'
