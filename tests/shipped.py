"""The shipped law is read from its folder once in a run: no test writes there, and two thousand load it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

from chargeassist.law import lawbook, wordbook
from chargeassist.law.contents import Contents, read_contents
from chargeassist.words import LANGUAGES

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
ASKED = ("a.toml", "a.law", *(f"{language}.po" for language in LANGUAGES))
"""Names of files that tell what a reader of a folder reads."""
_read: dict[object, Contents] = {}


def read_once() -> None:
    """Have what lies in the shipped folders read once, in this process.

    That a file which has changed is read anew is held by `tests/law/test_contents.py`, in folders of its own.
    """
    for room in (lawbook, wordbook):
        room.read_contents = _contents  # type: ignore[attr-defined]  # a name the module imports


def _contents(folder: Traversable, name: str, reads: Callable[[str], bool | None]) -> Contents:
    if not (isinstance(folder, Path) and folder.is_relative_to(KNOWLEDGE)):
        return read_contents(folder, name, reads)
    asked = (folder, name, *map(reads, ASKED))
    if asked not in _read:
        _read[asked] = read_contents(folder, name, reads)
    return _read[asked]
