"""What an office answered on the policy of its State, read back from a document or a workbook, or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from chargeassist.advice.policy import ANSWERS, Answered, questions
from chargeassist.hall.opinions import tables
from chargeassist.hall.sheets import cell_name, cell_text
from chargeassist.reading.fault import ChargeAssistError, Faults, TooManyFaults
from chargeassist.reading.limits import ITEMS
from chargeassist.report.pages.policy import COLUMNS
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when


def read_policies(path: str, state: str) -> tuple[Answered, ...]:
    """Return what was answered of a State; a question that has no answer is left out.

    Raises ChargeAssistError with every fault at its cell.
    """
    faults = Faults(Path(path).as_posix())
    found: dict[str, Answered] = {}
    with suppress(TooManyFaults):
        for name, rows in tables(path, faults):
            head = [str(c or "").strip() for c in rows[0]] if rows else []
            if tuple(head[: len(COLUMNS)]) != COLUMNS:
                faults.add("F118-columns", (f"{name}!{cell_name(0, 0)}",), words=COLUMNS)
                continue
            for number, row in enumerate(rows[1 : ITEMS + 1], start=1):
                cells = [cell_text(c).strip() for c in row[: len(COLUMNS)]]
                cells += [""] * (len(COLUMNS) - len(cells))
                for one in _answered(cells, state, (name, number), faults):
                    if one.question in found:
                        faults.add("F118-twice", (f"{name}!{cell_name(0, number)}",), place=one.question)
                    found[one.question] = one
    if faults.found:
        raise ChargeAssistError(faults.found)
    return tuple(found.values())


def _answered(cells: list[str], state: str, row: tuple[str, int], faults: Faults) -> Iterator[Answered]:
    """Yield the answer in a row; nothing where nobody answered."""
    asked, _, answer, details, on, source = cells
    of, _, question = asked.rpartition(":")

    def at(column: str) -> tuple[str]:
        return (f"{row[0]}!{cell_name(COLUMNS.index(column), row[1])}",)

    if not any((answer, details, on, source)):
        return
    known = questions()
    if question not in known:
        faults.add("F118-question", at("question"), *did_you_mean(question, known))
    elif of != state:
        faults.add("F118-state", at("question"), place=state.upper())
    elif answer.casefold() not in ANSWERS:
        faults.add("F118-answer", at("answer"), *did_you_mean(answer, ANSWERS), place=question, words=ANSWERS)
    elif on and parse_when(on) is None:
        faults.add("F118-day", at("on"))
    else:
        yield Answered(question, answer.casefold(), details, on, source)
