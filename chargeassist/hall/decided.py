"""The file of decisions, one row on each line: read strictly, written whole, and only ever added to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import evolve

from chargeassist.advice.decisions import AS_ADVISED, Decision, broken, chained, line
from chargeassist.hall.write import rewrite
from chargeassist.law.choices import TAKEN
from chargeassist.reading.documents import parse_json
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, Place, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import FAULTS
from chargeassist.reading.readers import LINE, MISSING, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.reasoning.standing import Standing
from chargeassist.words import remark

_DIGEST = Text(remark("what-digest"), r"[0-9a-f]{64}")


ROW: Mapping[str, Field] = {
    "charge": Field(LINE, True),
    "advised": Field(Word(tuple(AS_ADVISED)), True),
    "standing": Field(Word(tuple(s.word for s in Standing)), True),
    "taken": Field(Word(TAKEN), True),
    "by": Field(LINE, True),
    "on": Field(Day(), True),
    "why": Field(LINE, default=""),
    "case": Field(_DIGEST, True),
    "law": Field(ListOf(LINE), True),
    "before": Field(_DIGEST, default=""),
    "digest": Field(_DIGEST, True),
}
_TABLE = Table(ROW, Decision)


def read_decisions(path: str) -> tuple[Decision, ...]:
    """Return the rows of a file in their order. ChargeAssistError with every fault, each with its line."""
    return _read(Path(path), path)


def _read(file: Path, name: str) -> tuple[Decision, ...]:
    faults = Faults(name)
    text = read_text(file, name, faults)
    rows: list[Decision] = []
    for number, said in enumerate((text or "").splitlines(), start=1):
        if len(faults.found) > FAULTS:
            break
        row, found = _row(said, name)
        faults.found += [evolve(f, at=evolve(f.at, line=number)) for f in found]
        if row is not MISSING:
            rows.append(row)
    if faults.found:
        raise ChargeAssistError(faults.found)
    return tuple(rows)


def _row(text: str, name: str) -> tuple[Any, list[Fault]]:
    """Return what one line says, or MISSING, and its faults."""
    faults, row = Faults(name), MISSING
    with suppress(TooManyFaults):
        data = parse_json(text, faults)
        row = MISSING if faults.found else _TABLE.read(data, (), faults)
    return row, faults.found


def append(row: Decision, output: str, tell: Callable[[Decision], None]) -> None:
    """Write a decision after those of a file, in its chain; the file stays whole in any case.

    It is told before it stands: where it cannot be told it is not recorded, or it would be made twice.
    Raises ChargeAssistError where the file cannot be read or written, or was changed since it was signed.
    """
    made: list[Decision] = []

    def longer(target: Path) -> str:
        rows = _read(target, output) if target.exists() else ()
        if number := broken(rows):
            raise ChargeAssistError([Fault.of("F120", Place(Path(output).as_posix(), number))])
        made.append(chained(row, rows[-1].digest if rows else ""))
        return "".join(f"{line(r)}\n" for r in (*rows, made[0]))

    def reads(part: Path) -> None:
        _read(part, output)
        tell(made[0])

    rewrite(output, longer, reads)
