"""What is read and compiled once in a run: the shipped law, which no test writes to and two thousand load."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from chargeassist.law import lawbook, wordbook
from chargeassist.law.contents import Contents, read_contents
from chargeassist.words import LANGUAGES

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
ASKED = ("a.toml", "a.law", *(f"{language}.po" for language in LANGUAGES))
"""Names of files that tell what a reader of a folder reads."""
_read: dict[object, Contents] = {}


def _compiled() -> dict[str, str]:
    """Have all processes share compiled modules, in a folder that goes with this one.

    Where it is told to keep none, each of the many it starts would compile the library again: half of what a
    command costs.
    """
    if sys.dont_write_bytecode and sys.pycache_prefix is None:
        folder = TemporaryDirectory(prefix="chargeassist-", ignore_cleanup_errors=True)
        atexit.register(folder.cleanup)
        os.environ["PYTHONPYCACHEPREFIX"] = folder.name
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return {k: v for k, v in os.environ.items() if k == "PYTHONPYCACHEPREFIX"}


COMPILED = _compiled()
"""What tells a process that has an environment of its own where the compiled modules are."""


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
