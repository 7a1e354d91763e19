"""A caseload read chunk by chunk: lines of JSON, a folder, a column of Parquet, what a program hands over.

What is held at one time is a chunk, however large the caseload is or one of its records: of a record that
is longer than a file may be, as much is kept as shows that it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedIOBase, IOBase, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from attrs import frozen

from chargeassist.bulk.work import Chunk, Record
from chargeassist.hall.lined import lined
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, Place
from chargeassist.reading.files import read_bytes, reason_of
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.words.untold import untold

RECORDS, BYTES = 64, 1_000_000
"""How many records are a chunk at most, and after how many bytes one is full."""
COLUMN = "case"
"""The column of a Parquet file that holds each case as JSON."""
_PIECE = 1 << 16
Found = tuple[Record, int]
"""A record, and how much of the caseload is read once it is."""


@untold
@frozen
class Caseload:
    """Where cases come from, and how much there is in all: bytes, files or rows."""

    path: Path
    whole: int
    kind: str

    def chunks(self) -> Iterator[Chunk]:
        """Yield every record in its order, in chunks. ChargeAssistError where reading fails."""
        read = {"lines": _lines, "folder": _files, "parquet": _column}[self.kind]
        try:
            chunks = _chunked(read(self.path))
            yield from lined(chunks, self.path) if self.kind == "lines" else chunks
        except OSError as error:
            raise _unread(self.path, error) from None


@frozen
class Handed:
    """Cases that are handed over one by one: how many there will be is not known."""

    cases: Iterable[object]
    whole = 0

    def chunks(self) -> Iterator[Chunk]:
        """Yield every record in its order, in chunks. ChargeAssistError where a stream cannot be read."""
        if isinstance(self.cases, IOBase):
            try:
                binary = isinstance(self.cases, BufferedIOBase | RawIOBase)
                read = _of_lines(cast(BinaryIO, self.cases)) if binary else _handed(self.cases, blank=False)
                yield from lined(_chunked(read), Path("-"))
            except OSError as error:
                raise _unread(Path("-"), error) from None
        else:
            yield from _chunked(_handed(self.cases))


def _handed(cases: Iterable[object], blank: bool = True) -> Iterator[Found]:
    """Yield each case under its number; *blank* ones are no cases, and between lines they are none either."""
    for n, case in enumerate(cases, start=1):
        raw = _raw(case)
        if blank or raw.strip():
            yield Record(str(n), raw), n


def _raw(case: object) -> bytes:
    """Return a case as JSON: text as it is, tables written out, the one column of a row of a database.

    Whatever else is handed over is no case, and is told as such.
    """
    if isinstance(case, tuple | list) and len(case) == 1:
        return _raw(case[0])
    if isinstance(case, str):
        return case.encode("utf-8", "replace")
    if isinstance(case, bytes | bytearray | memoryview):
        return bytes(case)
    try:
        return json.dumps(case if isinstance(case, Mapping) else None).encode()
    except (TypeError, ValueError, RecursionError):
        return b"null"


def caseload(cases: str | Iterable[object]) -> Caseload | Handed:
    """Return the caseload at a path, or of what is handed over. ChargeAssistError where there is none."""
    if not isinstance(cases, str):
        return Handed(cases)
    path, where = cases, Path(cases)
    try:
        if where.is_dir():
            return Caseload(where, len(listed(where)), "folder")
        if where.suffix.lower() == ".parquet":
            from chargeassist.hall.columns import count_rows

            return Caseload(where, count_rows(where), "parquet")
        if where.is_file():
            return Caseload(where, where.stat().st_size, "lines")
    except OSError as error:
        raise _unread(where, error) from None
    raise ChargeAssistError([Fault.of("F101-absent" if not where.exists() else "F101-special", Place(path))])


def _unread(path: Path, error: OSError) -> ChargeAssistError:
    return ChargeAssistError([Fault.of("F101-unreadable", Place(path.as_posix()), reason=reason_of(error))])


def _chunked(records: Iterable[Found]) -> Iterator[Chunk]:
    held: list[Record] = []
    size = number = through = 0
    for record, through in records:
        held.append(record)
        size += len(record.raw)
        if len(held) >= RECORDS or size >= BYTES:
            yield Chunk(number, tuple(held), through)
            held, size, number = [], 0, number + 1
    if held:
        yield Chunk(number, tuple(held), through)


def _lines(path: Path) -> Iterator[Found]:
    with path.open("rb") as stream:
        yield from _of_lines(stream)


def _of_lines(stream: BinaryIO) -> Iterator[Found]:
    """Yield every line that is not blank, under its number."""
    number = through = 0
    while raw := stream.readline(FILE_BYTES + 1):
        number += 1
        through += len(raw)
        if not raw.endswith(b"\n") and len(raw) > FILE_BYTES:
            through += _skipped(stream)
        if raw.strip():
            yield Record(str(number), raw.rstrip(b"\r\n") if raw.endswith(b"\n") else raw), through


def _skipped(stream: BinaryIO) -> int:
    """Read to the end of a line that is too long, and return how much that was."""
    found = 0
    while piece := stream.readline(_PIECE):
        found += len(piece)
        if piece.endswith(b"\n"):
            break
    return found


def listed(folder: Path) -> list[Path]:
    """Return the files of a folder that may be cases, however deep, in the order of their names."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".toml", ".json") and p.is_file())


def _files(folder: Path) -> Iterator[Found]:
    for n, path in enumerate(listed(folder), start=1):
        name = path.relative_to(folder).as_posix()
        faults = Faults(name)
        raw = read_bytes(path, name, faults)
        code = faults.found[0].code if raw is None else ""
        yield Record(name, raw or b"", path.suffix.lower() == ".toml", code), n


def _column(path: Path) -> Iterator[Found]:
    from chargeassist.hall.columns import texts

    for n, text in enumerate(texts(path, COLUMN), start=1):
        yield Record(str(n), text), n
