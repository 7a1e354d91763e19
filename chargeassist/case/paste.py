"""A fact of one term as it may be pasted into a case file: the keys that its term takes, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.law.vocabulary import Vocabulary
from chargeassist.words import say
from chargeassist.words.catalogue import FALLBACK

VALUES = {"born": "2007-05", "age": "16", "nationality": "xp", "residence": "xp"}
"""What a value looks like."""
_WHO = {"suspect": "S1", "complainant": "V1"}


def fact_text(name: str, vocabulary: Vocabulary, language: str = FALLBACK) -> str:
    """Return a fact of the term ``slot:term`` in TOML, with ids and days to be replaced."""
    keys = list(_keys(name, vocabulary, language))
    width = max(len(key) for key, _ in keys)
    return "\n".join(["[[fact]]", *(f"{key:<{width}} = {value}" for key, value in keys)]) + "\n"


def _keys(name: str, vocabulary: Vocabulary, language: str) -> Iterator[tuple[str, str]]:
    slot, _, term = name.partition(":")
    about = vocabulary.slots[slot]
    yield "id", '"f1"'
    yield "fact", f'"{name}"'
    if about.who.by:
        yield "by", f'["{_WHO[about.who.by]}"]'
    if about.who.of:
        yield "of", f'["{_WHO[about.who.of]}"]'
    if name in vocabulary.qualifies:
        yield "as_to", '["f2"]'
    if about.values:
        yield "value", f'"{VALUES[term]}"'
    else:
        yield "on", '"2024-01"'
    if slot == "movement":
        yield "origin", '"xp"'
        yield "destination", '"xq"'
    if vocabulary.is_legal(name):
        yield "inferred_from", '["f3"]'
        yield "why", f'"{say("new-why", language)}"'
        yield "by_whom", f'"{say("new-by-whom", language)}"'
        yield "strength", '"moderate"'
    else:
        yield "shown_by", '["E1"]'
