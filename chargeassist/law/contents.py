"""The texts of a folder, read once: what is made of them depends on nothing else, and is made once.

A process that loads the same law again, as an app and its tests do, reads the files again but looks through
the same bytes, and makes the same values of the same texts, only once: `lru_cache` keeps the latest, by the
texts themselves. That is no state: a text that has changed is another key, what is kept is frozen, and
threads may share it (ADR 0015).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources.abc import Traversable

from attrs import field, frozen

from chargeassist.law.folder import NOT_LAW, walk
from chargeassist.reading.fault import Fault, Faults
from chargeassist.reading.files import read_bytes
from chargeassist.reading.limits import FAULTS
from chargeassist.reading.scan import decode

KEPT = 16
"""Of packs that are not shipped, the latest that are kept; and of vocabularies."""
CONTENTS_KEPT = 64
"""Of texts, and of shipped packs: all that there are, and some as they were before they were edited."""


@frozen
class Contents:
    """The texts of one folder by label, in alphabetical order; equal where every text is."""

    name: str
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    unread: tuple[str, ...] = ()
    """Labels of the files that nobody reads."""
    faults: tuple[Fault, ...] = ()
    """Why a file could not be read."""


def read_contents(folder: Traversable, name: str, reads: Callable[[str], bool | None]) -> Contents:
    """Return what lies in a folder; *reads* says of a file within it: yes, no (a fault), None (not ours)."""
    found: list[Fault] = []
    files: list[tuple[str, bytes]] = []
    unread: list[str] = []
    for label, file in walk(folder, name, found):
        if len(found) > FAULTS:
            break
        if label.endswith(NOT_LAW):
            continue
        wanted = reads(label.removeprefix(name + "/"))
        faults = Faults(label)
        if wanted and (raw := read_bytes(file, label, faults)) is not None:
            files.append((label, raw))
        elif wanted is False:
            unread.append(label)
        found.extend(faults.found)
    return _decoded(name, tuple(files), tuple(unread), tuple(found))


@lru_cache(maxsize=CONTENTS_KEPT)
def _decoded(
    name: str, files: tuple[tuple[str, bytes], ...], unread: tuple[str, ...], faults: tuple[Fault, ...]
) -> Contents:
    """Return the texts of some files: the same bytes are looked through once."""
    found, texts = list(faults), []
    for label, raw in files:
        if len(found) > FAULTS:
            break
        own = Faults(label)
        text = decode(raw, own)
        texts += [] if text is None else [(label, text)]
        found.extend(own.found)
    return Contents(name, tuple(texts), unread, tuple(found))
