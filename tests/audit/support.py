"""Small packs for the tests of the audit: what a folder does not hold is taken from the frame."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chargeassist.law import packs
from chargeassist.law.folder import knowledge
from chargeassist.law.wordbook import read_vocabulary

HERE = Path(__file__).parent
FRAME = HERE / "frame"
NOT_OF_THE_PACK = ("expect.txt", "report.txt", "report.json")


def packed(folder: Path, into: Path) -> Path:
    """Return a pack of the frame with the files of *folder* put in their place or added."""
    shutil.copytree(FRAME, into, dirs_exist_ok=True)
    shutil.copytree(folder, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_OF_THE_PACK))
    return into


@contextmanager
def vocabulary_read_once() -> Iterator[None]:
    """Read the shipped vocabulary once for many packs: most of the time of loading one goes there."""
    shipped = _vocabulary()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packs, "read_vocabulary", lambda *_: shipped)
        yield


@cache
def _vocabulary() -> Any:
    return read_vocabulary(knowledge().joinpath("vocabulary"), "knowledge/vocabulary", [])
