"""A chunk of records to a part: rows and refused records as lines of JSON. Pure, so that any process may.

A part says how many records it read: what was read is screened or refused, and nothing is lost between.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from chargeassist import __version__
from chargeassist.bulk.lines import line_of, row_of, to_json
from chargeassist.bulk.quick import Quick
from chargeassist.bulk.rows import Row, screened
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.law.folder import shipped
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.documents import parse_json, parse_toml
from chargeassist.reading.fault import CaseError, ChargeAssistError, Fault, Faults, Place, path_text
from chargeassist.reading.scan import decode
from chargeassist.reasoning.standing import STAGES
from chargeassist.words import listed
from chargeassist.words.untold import untold

FORM = 4
"""Of a part: another form has other names."""


@untold
@frozen
class Record:
    """One case as it came: where it stood (a line, a file), its bytes, and whether they are TOML."""

    at: str
    raw: bytes
    toml: bool = False
    code: str = ""
    """Why it could not be read at all, where it could not."""


@untold
@frozen
class Chunk:
    """Records that are worked on together."""

    number: int
    records: tuple[Record, ...]
    through: int
    """How much of the caseload is read once it is: bytes, files or rows."""


@frozen
class Task:
    """What is asked of every record."""

    law: tuple[str, ...]
    stage: str
    digest: str
    """Of what decides the answer beside the records: the law as it stands, the stage, our version."""


@frozen
class Refused:
    """A record that could not be screened: where it stood, and the first fault by code and place."""

    at: str
    code: str
    path: str


@frozen
class Part:
    """What came of a chunk."""

    read: int
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    flat: int
    """How many records were flat: told by their shapes, the others each assessed whole."""
    ids: tuple[str, ...]
    """The id of each record that has rows, as often as it stands."""


def task(names: str | Iterable[str], stage: str) -> tuple[Task, Law]:
    """Return what is asked, and the law it is asked under.

    Raises what `load_law` raises, and ValueError for an unknown stage.
    """
    if stage not in STAGES:
        raise ValueError(f"a stage is {listed(STAGES, 'or')}")
    packs = (names,) if isinstance(names, str) else tuple(names)
    law = load_law(*packs)
    return Task(tuple(map(_anywhere, packs)), stage, _digest(law, stage)), law


def _digest(law: Law, stage: str) -> str:
    said = json.dumps([__version__, FORM, stage, law.asked, [(p.id, p.digest) for p in law.packs]])
    return sha256(said.encode()).hexdigest()


def _anywhere(name: str) -> str:
    """Return a name of a pack as it is found from another folder: whoever works may stand in one."""
    return name if name in shipped() else str(Path(name).absolute())


@lru_cache(maxsize=1)
def _law(asked: Task) -> Law:
    """Return the law of a task as this process reads it. ChargeAssistError where it is another."""
    law = load_law(*asked.law)
    if _digest(law, asked.stage) != asked.digest:
        raise ChargeAssistError([Fault.of("F141", Place("law"))])
    return law


@lru_cache(maxsize=1)
def _quick(asked: Task) -> Quick:
    return Quick(_law(asked), asked.stage)


def forget() -> None:
    """Forget the shapes of the cases that were worked on in this process."""
    _quick.cache_clear()


def name_of(chunk: Chunk, asked: Task) -> str:
    """Return the name of the part of a chunk: another chunk, law or stage has another."""
    digest = sha256(asked.digest.encode())
    for record in chunk.records:
        digest.update(f"{record.at}\0{record.toml}\0{record.code}\0{len(record.raw)}\0".encode())
        digest.update(record.raw)
    return f"{chunk.number:09}-{digest.hexdigest()[:32]}.part"


def part_of(chunk: Chunk, asked: Task) -> bytes:
    """Return the part of a chunk, as lines: its counts, its rows, what was refused, the digest of these.

    Raises ChargeAssistError where the law of this process is not the one that is asked for.
    """
    law, quick = _law(asked), _quick(asked)
    rows: list[str] = []
    refused: list[Refused] = []
    firsts: list[int] = []
    flat = 0
    for record in chunk.records:
        first = len(rows)
        if record.code:
            refused.append(Refused(record.at, record.code, ""))
            continue
        try:
            if (told := quick.rows(record.raw)) is not None:
                flat += 1
                rows += told
            else:
                rows += map(line_of, screened(_case(record), law, asked.stage))
        except CaseError as error:
            fault = error.faults[0]
            line = f"line {fault.at.line}" if record.toml and fault.at.line else ""
            refused.append(Refused(record.at, fault.code, path_text(fault.at.path) or line))
        firsts += (first,) * (len(rows) > first)
    head = [len(chunk.records), len(chunk.records) - len(refused), len(refused), len(rows), flat, firsts]
    lines = [to_json(head), *rows, *(to_json((r.at, r.code, r.path)) for r in refused), ""]
    whole = "\n".join(lines).encode()
    return whole + _seal(whole)


def read_part(raw: bytes) -> Part:
    """Return what a part holds. Raises ValueError for one that is not as it was written."""
    end = len(raw) - len(_seal(b""))
    if end < 0 or raw[end:] != _seal(raw[:end]):
        raise ValueError("a part that is not as it was written")
    head, *told = map(json.loads, raw[:end].splitlines())
    read, _, _, rows, flat, firsts = head
    found, left = tuple(map(row_of, told[:rows])), tuple(Refused(*r) for r in told[rows:])
    return Part(read, found, left, flat, tuple(found[n].case for n in firsts))


def _seal(lines: bytes) -> bytes:
    """Return the last line of a part: a digest of the others."""
    return sha256(lines).hexdigest().encode() + b"\n"


def _case(record: Record) -> Case:
    faults = Faults(record.at)
    text = decode(record.raw, faults)
    parse = parse_toml if record.toml else parse_json
    data: Any = None if text is None else parse(text, faults)
    if faults.found:
        raise CaseError(faults.found)
    return case_from_dict(data, record.at)
