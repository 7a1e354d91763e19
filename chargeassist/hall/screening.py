"""A whole caseload screened: chunks to parts, parts to one output, and what was refused beside it.

The output depends on the caseload, the law and the stage alone: not on how chunks were cut, on who worked
on them, or on how often it was stopped. It is there when it is whole, and not before.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from operator import index
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from attrs import frozen

from chargeassist.bulk.rows import Row
from chargeassist.bulk.work import Chunk, Refused, Task, forget, name_of, task
from chargeassist.hall.parts import Parts, absent, parts, spare
from chargeassist.hall.records import Caseload, Handed, caseload
from chargeassist.hall.repeated import Ids
from chargeassist.hall.write import write
from chargeassist.law.model import Law
from chargeassist.reading.fault import CannotAdvise, ChargeAssistError, Fault, Place
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.hall.pools import Pool

OUTPUTS = (".parquet", ".csv", ".jsonl")
HEADS = ("case", "suspect", "complainant", "gates", "laid", "verdicts")
LONG = ("offence", "standing", "weakest")
WEAKEST = "{offence}|weakest"
"""The head of the column that names the weakest element of an offence."""
QUARANTINE = ("at", "code", "path")
Line = list[str | None]
"""A line of the output: what stands under each of its heads, None where nothing does."""
Idle = Callable[[int], None]
"""Is told for how many seconds no worker of a scheduler has been there."""
Watch = Callable[[int, int, int], None]
"""Is told records done, and how much of how much is read; 0 where nobody knows of how much."""


@untold
@frozen
class Screened:
    """What a run came to: records read, screened and refused, and the rows written."""

    read: int
    screened: int
    refused: int
    rows: int
    again: int
    """Of the records read, how many a run before had already done."""
    quarantine: str
    """The file of what was refused; empty where nothing was."""
    flat: int
    """Of the records screened, how many were flat: told by shapes that are known from others."""
    repeated: int
    """How many ids stand in more than one record: their rows cannot be told apart."""


def screen(
    cases: str | PathLike[str] | Iterable[object],
    output: str | PathLike[str],
    law: str | Iterable[str],
    *,
    stage: str = "charge",
    long: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    client: Any = None,
    watch: Watch = lambda records, done, whole: None,
    idle: Idle = lambda seconds: None,
) -> Screened:
    """Screen a caseload under a law and write a row for each suspect and complainant.

    *cases* is the path of a file with a case as JSON on each line, of a folder of case files, or of a Parquet
    file with a column `case`; or an iterable of cases, such as the rows of a query: each as JSON, as tables,
    or as a row of that one column; or a binary stream of lines. *output* ends with `.parquet`, `.csv` or
    `.jsonl`; with *long* it has a row for each offence listed. *jobs* processes work on it, or the workers of
    a Dask *scheduler* or *client*. Records that are no case are told beside the output, by where they stood,
    code and place.

    A run that was stopped goes on from what it had done when it is asked for again. Raises
    ChargeAssistError where it cannot read or write, or where another run writes the same output, and
    ValueError for an unknown stage.
    """
    cases, output, jobs = fspath(cases) if isinstance(cases, PathLike) else cases, fspath(output), index(jobs)
    if not output.lower().endswith(OUTPUTS):
        raise ChargeAssistError([Fault.of("F128", Place(output), words=OUTPUTS)])
    asked, read_law = task(law, stage)
    if not read_law.asked:
        raise CannotAdvise([Fault.of("L506", Place(cases if isinstance(cases, str) else "-"))])
    source = caseload(cases)
    beside = f"{output}.quarantine.csv"
    spare(cases, output, beside, ",".join(QUARANTINE))
    with parts(output) as held, _pool(jobs, scheduler, client, idle) as pool:
        names, read, again = _worked(source, asked, held, pool, watch)
        found = _finished(names, read, held, output, beside, read_law, long)
    told, done = beside if found.refused else "", read - found.refused
    return Screened(read, done, found.refused, found.rows, again, told, found.flat, found.repeated)


class _pool:
    """The pool that was asked for; a client that was made for it is closed with it, and nothing is kept."""

    def __init__(self, jobs: int, scheduler: str | None, client: Any, idle: Idle) -> None:
        self.jobs, self.scheduler, self.client, self.idle = jobs, scheduler, client, idle
        self.own: Any = None

    def __enter__(self) -> Pool:
        # Processes bring half the standard library with them: whoever screens nothing loads none of it.
        from chargeassist.hall.pools import Here, Processes, Workers, scheduled

        if self.scheduler is not None:
            self.own = self.client = scheduled(self.scheduler)
        if self.client is not None:
            return Workers(self.client, self.idle)
        return Processes(self.jobs) if self.jobs > 1 else Here()

    def __exit__(self, *_: object) -> None:
        forget()
        if self.own is not None:
            with suppress(OSError):  # nobody is left who could say good-bye
                self.own.close()


def _worked(
    source: Caseload | Handed, asked: Task, held: Parts, pool: Pool, watch: Watch
) -> tuple[list[str], int, int]:
    """Make every part that is not there; return their names in order, the records, and those done before."""
    names: list[str] = []
    read = again = 0

    def wanting() -> Iterator[Chunk]:
        nonlocal read, again
        for chunk in source.chunks():
            names.append(name_of(chunk, asked))
            read += len(chunk.records)
            if held.has(names[-1]):
                again += len(chunk.records)
                watch(0, chunk.through, source.whole)
            else:
                yield chunk

    for chunk, part in pool.parts(wanting(), asked):
        held.keep(name_of(chunk, asked), part)
        watch(len(chunk.records), chunk.through, source.whole)
    return names, read, again


@frozen
class _Counted:
    read: int
    rows: int
    refused: int
    flat: int
    repeated: int


def _finished(
    names: Sequence[str], read: int, held: Parts, output: str, beside: str, law: Law, long: bool
) -> _Counted:
    """Write the output and what was refused, and take the parts away."""

    def counted(found: _Counted) -> None:
        """Tell what was refused before the output is there: without its list it would look whole."""
        if read != found.read:
            raise ChargeAssistError([Fault.of("F124", Place(output))])
        if found.refused:
            _quarantine((r for name in names for r in held.read(name).refused), beside)

    found = _written(names, held, output, law, long, counted)
    if not found.refused:
        absent(beside)
    held.forget()
    return found


def _written(
    names: Sequence[str], held: Parts, output: str, law: Law, long: bool, counted: Callable[[_Counted], None]
) -> _Counted:
    """Write every row and return what there was; *counted* is told it before the output is there."""
    form = Path(output).suffix.lower()
    keys = dict.fromkeys(o.key for id in law.asked for o in law.pack(id).offences)
    # An object of JSON has its keys in the order of the alphabet, as they lie in a part.
    heads = _heads(sorted(keys) if form == ".jsonl" else keys, long)
    lines = _long if long else _filled(heads)
    read = rows = refused = flat = 0
    ids = Ids()

    def told() -> Iterator[Line]:
        nonlocal read, rows, refused, flat
        for name in names:
            part = held.read(name)
            read += part.read
            refused += len(part.refused)
            flat += part.flat
            ids.add(part.ids)
            for row in part.rows:
                for line in lines(row):
                    rows += 1
                    yield line

    found = _Counted(0, 0, 0, 0, 0)

    def produce(stream: BinaryIO) -> None:
        nonlocal found
        _put(stream, form, heads, told())
        found = _Counted(read, rows, refused, flat, ids.repeated())
        counted(found)

    write(produce, output)
    return found


def _heads(keys: Iterable[str], long: bool) -> Sequence[str]:
    if long:
        return *HEADS, *LONG
    return *HEADS, *(c for key in keys for c in (key, WEAKEST.format(offence=key)))


def _head(row: Row) -> Line:
    lists = ";".join(row.gates), ";".join(row.laid), ";".join(row.verdicts)
    return [row.case, row.suspect, row.complainant, *lists]


def _filled(heads: Sequence[str]) -> Callable[[Row], Iterator[Line]]:
    """Return what makes of a row a line with every column in its place: most are empty."""
    place = {head: i for i, head in enumerate(heads)}
    empty = (None,) * (len(heads) - len(HEADS))

    def filled(row: Row) -> Iterator[Line]:
        line: Line = [*_head(row), *empty]
        for key, cell in row.offences.items():
            at = place[key]
            line[at : at + 2] = cell
        yield line

    return filled


def _long(row: Row) -> Iterator[Line]:
    if not row.offences:
        yield [*_head(row), None, None, None]
    for key, cell in row.offences.items():
        yield [*_head(row), key, *cell]


def _put(stream: BinaryIO, form: str, heads: Sequence[str], rows: Iterable[Line]) -> None:
    if form == ".parquet":
        from chargeassist.hall.columns import write_parquet

        write_parquet(stream, heads, rows)
        return
    text = TextIOWrapper(stream, "utf-8", newline="\n")
    if form == ".csv":
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)
    else:
        for row in rows:
            told = {head: v for head, v in zip(heads, row, strict=True) if v}
            text.write(json.dumps(told, ensure_ascii=False) + "\n")
    text.flush()
    text.detach()


def _quarantine(refused: Iterable[Refused], file: str) -> None:
    rows: Iterator[Line] = ([r.at, r.code, r.path] for r in refused)
    write(lambda stream: _put(stream, ".csv", QUARANTINE, rows), file)
