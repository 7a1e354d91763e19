"""Reads the stories and their keys."""

from __future__ import annotations

import tomllib
from pathlib import Path

from attrs import frozen

FOLDER = Path(__file__).parent / "stories"


@frozen
class Told:
    """One fact of a story: the words it is told in, and the terms any of which is right for it."""

    phrase: str
    right: tuple[str, ...] = ()
    missing: str = ""
    """What the vocabulary has no word for; then nothing is right."""


@frozen
class Story:
    """One story and its key."""

    name: str
    text: str
    facts: tuple[Told, ...]


def _told(row: dict[str, object]) -> Told:
    match row:
        case {"phrase": str(phrase), "right": [*right]} if len(row) == 2:
            return Told(phrase, tuple(map(str, right)))
        case {"phrase": str(phrase), "lacks": True, "missing": str(missing)} if len(row) == 3:
            return Told(phrase, missing=missing)
    raise ValueError(f"neither right nor lacking: {row}")


def stories() -> tuple[Story, ...]:
    """Return every story, in the order of their names; ValueError for a fact that says something else."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        key = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        text = " ".join(path.read_text("utf-8").split())
        found.append(Story(path.stem, text, tuple(map(_told, key["fact"]))))
    return tuple(found)
