"""The way back of a desk, in a file beside the case for as long as it is open: no crash takes it."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from attrs import field, frozen

from chargeassist.advice.diff import Change
from chargeassist.hall.write import take_away, write
from chargeassist.reading.fault import Faults
from chargeassist.reading.files import read_bytes
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.words import Remark, remark

SUFFIX = ".undo"
SCHEMA = "chargeassist/undo/1"
STEPS = 40
BYTES = 1_000_000
"""How many steps are kept at most, and how many bytes the versions between them may come to."""
_DONE = ("desk-saved", "desk-took-away")


@frozen
class Step:
    """One version of the file, and what made the next of it."""

    before: str
    after: str
    """Digests of the file before and after."""
    did: Remark
    changes: tuple[Change, ...] | None
    """What it changed in the answer; None of a step that an earlier desk took."""


@frozen
class Kept:
    """Steps in their order, and the versions of the file between them, by their digests."""

    steps: tuple[Step, ...] = ()
    versions: Mapping[str, bytes] = field(factory=dict, repr=False)

    def at(self, digest: str) -> tuple[list[Step], list[Step]]:
        """Return what can be taken back where the file stands at a digest, and what can be done again.

        Nothing where no step led to it: somebody changed the file since.
        """
        done = max((n for n, step in enumerate(self.steps, 1) if step.after == digest), default=0)
        if not done and not (self.steps and self.steps[0].before == digest):
            return [], []
        return list(self.steps[:done]), list(self.steps[done:])[::-1]


def digest_of(text: str) -> str:
    """Return what names a version of a file."""
    return sha256(text.encode()).hexdigest()[:16]


def packed(text: str) -> bytes:
    """Return a version of a file as it is kept."""
    return zlib.compress(text.encode())


def unpacked(version: bytes) -> str:
    """Return the text of a version. ValueError if it is none, or larger than a file may be."""
    try:
        text = zlib.decompressobj().decompress(version, FILE_BYTES + 1).decode()
    except zlib.error:
        raise ValueError from None
    if len(text) > FILE_BYTES:
        raise ValueError
    return text


def keep(path: str, steps: Sequence[Step], version: Callable[[str], bytes | None]) -> None:
    """Write the last steps beside a case, for its owner alone: as many as there is room for."""
    rows: list[dict[str, str]] = []
    versions: dict[str, bytes] = {}
    for step in reversed(steps[-STEPS:]):
        own = {digest: version(digest) for digest in (step.before, step.after)}
        held = versions | {digest: packed for digest, packed in own.items() if packed is not None}
        if not own.keys() <= held.keys() or sum(map(len, held.values())) > BYTES:
            break
        rows.append(
            {"before": step.before, "after": step.after, "did": step.did.code, "id": step.did.text("id")}
        )
        versions = held
    texts = {digest: b64encode(packed).decode() for digest, packed in versions.items()}
    write(json.dumps({"schema": SCHEMA, "steps": rows[::-1], "versions": texts}), path + SUFFIX, private=True)


def kept(path: str) -> Kept:
    """Return what is kept beside a case; nothing where the file is none of ours, whole."""
    name = path + SUFFIX
    raw = read_bytes(Path(name), name, Faults(name)) if Path(name).exists() else None
    try:
        return _read(json.loads(raw)) if raw is not None else Kept()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Kept()


def _read(told: Mapping[str, object]) -> Kept:
    rows, texts = told["steps"], told["versions"]
    if told["schema"] != SCHEMA or not isinstance(rows, list) or not isinstance(texts, dict):
        raise ValueError
    if len(rows) > STEPS or len(texts) > STEPS + 1:
        raise ValueError
    versions = {digest: b64decode(text, validate=True) for digest, text in texts.items()}
    if any(digest_of(unpacked(version)) != digest for digest, version in versions.items()):
        raise ValueError
    return Kept(tuple(_step(row, versions) for row in rows), versions)


def _step(row: Mapping[str, object], versions: Mapping[str, bytes]) -> Step:
    before, after, did, id = (row[key] for key in ("before", "after", "did", "id"))
    if before not in versions or after not in versions or did not in _DONE or not isinstance(id, str):
        raise ValueError
    return Step(str(before), str(after), remark(str(did), id=id), None)


def forget(path: str) -> None:
    """Take away what is kept beside a case: the desk was ended, and its way back with it."""
    take_away(path + SUFFIX)
