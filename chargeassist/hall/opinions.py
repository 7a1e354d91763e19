"""A lawyer's answers on a pack, read back from a document or a workbook: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import frozen

from chargeassist.hall.sheets import cell_name, cell_text
from chargeassist.hall.workbook import read_sheets, safe
from chargeassist.reading.fault import ChargeAssistError, Faults, TooManyFaults
from chargeassist.reading.files import read_bytes
from chargeassist.reading.limits import ITEMS
from chargeassist.report.pages.opinion import ANSWERS, COLUMNS, DIGEST
from chargeassist.words import did_you_mean

Rows = Sequence[Sequence[Any]]


@frozen
class Opinion:
    """What a lawyer said of one offence, against the digest of the text that was asked about."""

    offence: str
    digest: str
    finding: str
    note: str


def read_opinions(path: str, asked: Mapping[str, Rows]) -> tuple[Opinion, ...]:
    """Return what was answered; *asked* has the rows of each offence as they would be asked today.

    Raises ChargeAssistError with every fault at its cell; an offence of which no row is answered is left out.
    """
    faults = Faults(Path(path).as_posix())
    found: dict[str, list[tuple[tuple[str], list[str]]]] = {}
    with suppress(TooManyFaults):
        for at, row in _cells(path, faults):
            place = row[0].removeprefix(DIGEST)
            offence = place.partition("/")[0]
            if offence not in asked:
                faults.add("F118-place", at, *did_you_mean(offence, asked))
            else:
                found.setdefault(offence, []).append((at, row))
        opinions = [_opinion(id, rows, asked[id], faults) for id, rows in found.items()]
    if faults.found:
        raise ChargeAssistError(faults.found)
    return tuple(o for o in opinions if o is not None)


def _opinion(
    id: str, rows: Sequence[tuple[tuple[str], list[str]]], asked: Rows, faults: Faults
) -> Opinion | None:
    """Return what the rows of one offence come to; nothing where nobody answered."""
    answers = {row[0]: (at, row[4].strip().casefold(), row[5].strip()) for at, row in rows}
    if not any(answer or note for _, answer, note in answers.values()):
        return None
    first = rows[0][0]
    digest = next((row[1] for _, row in rows if row[0] == DIGEST + id), "")
    if digest != asked[-1][1]:
        faults.add("F118-changed", first, offence=id)
    for place in (row[0] for row in asked[:-1]):
        at, answer, _ = answers.get(place, (first, "", ""))
        if answer not in ANSWERS:
            faults.add("F118-answer", at, *did_you_mean(answer, ANSWERS), place=place, words=ANSWERS)
    for place in set(answers) - {row[0] for row in asked}:
        faults.add("F118-place", answers[place][0])
    notes = [
        f"{p}: {': '.join(filter(None, (a, n)))}" for p, (_, a, n) in answers.items() if n or a in ANSWERS[1:]
    ]
    wrong = any(answer in ANSWERS[1:] for _, answer, _ in answers.values())
    finding = "not-faithful" if wrong else "faithful-with-notes" if notes else "faithful"
    return Opinion(id, digest, finding, "; ".join(notes))


def _cells(path: str, faults: Faults) -> Iterator[tuple[tuple[str], list[str]]]:
    """Yield each row below a head of ours, as texts, with the place of its answer."""
    for name, rows in tables(path, faults):
        head = [str(c or "").strip() for c in rows[0]] if rows else []
        if tuple(head[: len(COLUMNS)]) != COLUMNS:
            faults.add("F118-columns", (f"{name}!{cell_name(0, 0)}",), words=COLUMNS)
            continue
        for number, row in enumerate(rows[1 : ITEMS + 1], start=1):
            cells = [cell_text(c) for c in row[: len(COLUMNS)]]
            if any(c.strip() for c in cells):
                yield (f"{name}!{cell_name(4, number)}",), [*cells, *[""] * (len(COLUMNS) - len(cells))]


def tables(path: str, faults: Faults) -> Iterator[tuple[str, Rows]]:
    """Yield each table of a document, or each sheet of a workbook, with its name."""
    if path.lower().endswith(".docx"):
        raw = read_bytes(Path(path), faults.file, faults)
        if raw is not None and safe(raw, faults):
            yield from _of_document(raw, faults)
        return
    for sheet in read_sheets([path]):
        yield sheet.name, sheet.rows


def _of_document(raw: bytes, faults: Faults) -> Iterator[tuple[str, Rows]]:
    from chargeassist.report.docx import tables_in

    try:
        tables = tables_in(raw)
    except Exception:  # whatever the reader of a stranger's archive stumbles over
        faults.add("F116-broken", ())
        return
    for number, rows in enumerate(tables, start=1):
        yield f"table-{number}", rows
