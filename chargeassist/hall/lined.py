"""A caseload that should be lines of JSON and is not: it is said once, and not of each of its lines."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path

from chargeassist.bulk.forms import BLANKS
from chargeassist.bulk.work import Chunk
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.limits import FILE_BYTES

PACKED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"(\xb5/\xfd": "zstd",
}
"""How packed files begin, by what unpacks them."""


def lined(chunks: Iterator[Chunk], path: Path) -> Iterator[Chunk]:
    """Yield chunks of lines. ChargeAssistError where the first lines are parts of something else."""
    for chunk in chunks:
        if chunk.number == 0:
            _see(tuple(record.raw for record in chunk.records), Place(path.as_posix()))
        yield chunk


def _see(raw: Sequence[bytes], at: Place) -> None:
    packed = [word for mark, word in PACKED.items() if raw[0].startswith(mark)]
    if packed:
        raise ChargeAssistError([Fault.of("F149-packed", at, word=packed[0])])
    lines = [line.removeprefix(BOM_UTF8).strip(BLANKS) for line in raw]
    first, alone = lines[0], len(lines) == 1
    opens = first in (b"{", b"[") or (first.startswith(b"[") and (alone or first.endswith(b",")))
    # One line alone can be a case that was cut off: that is said of it, as of every other.
    if opens or not (alone or any(map(_may_be_whole, lines))):
        raise ChargeAssistError([Fault.of("F149", at)])


def _may_be_whole(line: bytes) -> bool:
    return (line.startswith(b"{") and line.endswith(b"}")) or len(line) > FILE_BYTES
