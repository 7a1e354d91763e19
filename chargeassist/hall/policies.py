"""What an office answered on the policy of its State, read back from a document or a workbook, or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from chargeassist.advice.policy import ANSWERS, Answered, questions
from chargeassist.hall.opinions import tables
from chargeassist.hall.sheets import cell_name
from chargeassist.reading.fault import ChargeAssistError, Faults, TooManyFaults
from chargeassist.reading.limits import ITEMS
from chargeassist.report.pages.policy import COLUMNS
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when


def read_policies(path: str) -> tuple[Answered, ...]:
    """Return what was answered; a question that has no answer is left out.

    Raises ChargeAssistError with every fault at its cell.
    """
    faults = Faults(Path(path).as_posix())
    found: list[Answered] = []
    with suppress(TooManyFaults):
        for name, rows in tables(path, faults):
            head = [str(c or "").strip() for c in rows[0]] if rows else []
            if tuple(head[: len(COLUMNS)]) != COLUMNS:
                faults.add("F118-columns", (f"{name}!{cell_name(0, 0)}",), words=COLUMNS)
                continue
            for number, row in enumerate(rows[1 : ITEMS + 1], start=1):
                cells = [str(c if c is not None else "").strip() for c in row[: len(COLUMNS)]]
                found += _answered([*cells, *[""] * (len(COLUMNS) - len(cells))], name, number, faults)
    if faults.found:
        raise ChargeAssistError(faults.found)
    return tuple(found)


def _answered(cells: list[str], sheet: str, row: int, faults: Faults) -> Iterator[Answered]:
    """Yield the answer in a row; nothing where nobody answered."""
    question, _, answer, details, on, source = cells

    def at(column: str) -> tuple[str]:
        return (f"{sheet}!{cell_name(COLUMNS.index(column), row)}",)

    if not any((answer, details, on, source)):
        return
    known = questions()
    if question not in known:
        faults.add("F118-question", at("question"), *did_you_mean(question, known))
    elif answer.casefold() not in ANSWERS:
        faults.add("F118-answer", at("answer"), *did_you_mean(answer, ANSWERS), place=question, words=ANSWERS)
    elif on and parse_when(on) is None:
        faults.add("F118-day", at("on"))
    else:
        yield Answered(question, answer.casefold(), details, on, source)
