"""Parquet by pyarrow: a column of cases in, a table of rows out, never more than a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.words import did_you_mean

GROUP = 8_192
"""Rows of a row group: however the rows came about, they lie in groups of this many."""
READ = 256
"""Rows read at one time: each can be a whole case."""


def _open(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path, memory_map=True)
    except pa.ArrowInvalid:
        raise ChargeAssistError([Fault.of("F122", Place(path.as_posix()))]) from None


def count_rows(path: Path) -> int:
    """Return how many rows a file has. ChargeAssistError for what is no Parquet."""
    with _open(path) as file:
        return int(file.metadata.num_rows)


def texts(path: Path, column: str) -> Iterator[bytes]:
    """Yield the texts of one column as bytes, of either type; none for a row without.

    ChargeAssistError where the column is not there, or holds no text.
    """
    with _open(path) as file:
        names = file.schema_arrow.names
        if column not in names:
            hints = did_you_mean(column, names)
            raise ChargeAssistError([Fault.of("F123", Place(path.as_posix()), *hints, column=column)])
        for batch in file.iter_batches(batch_size=READ, columns=[column]):
            for value in batch.column(0):
                found = value.as_py()
                if not isinstance(found, str | bytes | None):
                    raise ChargeAssistError([Fault.of("F123", Place(path.as_posix()), column=column)])
                yield found.encode("utf-8", "replace") if isinstance(found, str) else found or b""


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of texts."""
    with _open(path) as file:
        for batch in file.iter_batches(batch_size=GROUP):
            yield from batch.to_pylist()


def write_parquet(stream: BinaryIO, heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """Write rows of texts: columns of few words, each word once in a group."""
    words = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema([(head, words) for head in heads])
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        held: list[Sequence[str | None]] = []
        for row in rows:
            held.append(row)
            if len(held) == GROUP:
                writer.write_table(_table(held, schema))
                held = []
        if held:
            writer.write_table(_table(held, schema))


def _table(rows: Sequence[Sequence[str | None]], schema: pa.Schema) -> pa.Table:
    columns = [pa.array(column, pa.string()).dictionary_encode() for column in zip(*rows, strict=True)]
    return pa.table(columns, schema=schema)
