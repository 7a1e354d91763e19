"""The verbs for spreadsheets: import and export, and the empty workbook that `new` writes."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from chargeassist.advice.terms import terms_of_use
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.tables import ROLES, WRITTEN
from chargeassist.case.write import case_to_dict
from chargeassist.cli.asked import WRITTEN as DONE
from chargeassist.cli.asked import Asked
from chargeassist.cli.assessing import read
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.hall.sheets import SHEETS, Sheet, case_of, sheets_of
from chargeassist.hall.write import write
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.words import say


def import_(asked: Asked) -> int:
    """Write the case that a workbook holds, or files of commas named as their tables; nothing with faults."""
    books, casefile = _needs(asked)

    def check(case: Case) -> None:
        check_case(case, load_law(*(asked.law or case.law)), asked.paths[0])

    reading_ = case_of(books.read_sheets(asked.paths), asked.paths[0], check)
    answer(casefile.written(reading_.tables), asked)
    return DONE


def export(asked: Asked) -> int:
    """Write a case as a workbook, or one of its tables as a file of commas."""
    books, _ = _needs(asked)
    case, law = read(asked, asked.paths[0])
    sheets = list(sheets_of(case_to_dict(case)))
    if asked.sheets_as == "csv" and asked.full:
        _each(sheets, books, asked)
    elif asked.sheets_as == "csv":
        if (name := asked.sheet or "fact") not in SHEETS:
            raise Misused(say("usage-sheet", asked.lang, words=", ".join(SHEETS)))
        wanted = [s for s in sheets if s.name == name]
        answer("".join(books.as_commas(s) for s in wanted), asked)
    else:
        _save(books.as_workbook(sheets, _lists(sheets, law)), asked)
    return DONE


def _each(sheets: list[Sheet], books: ModuleType, asked: Asked) -> None:
    """Write every table as a file of commas into a folder, under the names that `import` reads."""
    folder = Path(asked.out or "")
    if not asked.out or not folder.is_dir():
        raise Misused(say("usage-folder", asked.lang))
    for sheet in sheets:
        write(books.as_commas(sheet), str(folder / f"{sheet.name}.csv"))


def empty(asked: Asked, law: Law) -> None:
    """Write a workbook with the heads of the tables that a case begins with, and words to choose from."""
    books, _ = _needs(asked)
    head = ["id", "law", "as_at", "title"]
    sheets = [Sheet("case", [head, ["new", ", ".join(law.asked), str(law.pack(law.asked[0]).stated_at)]])]
    sheets += [
        Sheet(name, [list(WRITTEN[name].fields)]) for name in ("person", "episode", "evidence", "fact")
    ]
    _save(books.as_workbook(sheets, _lists(sheets, law)), asked)


def _lists(sheets: list[Sheet], law: Law) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the words that columns offer: of a fact every term but what is no law here."""
    terms = tuple(sorted(terms_of_use(law)))
    offered: dict[str, dict[str, tuple[str, ...]]] = {
        "person": {"is": ROLES},
        "evidence": {"kind": tuple(law.vocabulary.kinds)},
        "fact": {"fact": terms},
    }
    heads = {s.name: s.rows[0] for s in sheets}
    return {n: keys for n, keys in offered.items() if set(keys) <= set(heads.get(n, ()))}


def _save(raw: bytes, asked: Asked) -> None:
    if asked.out in (None, "-"):
        raise Misused(say("usage-workbook", asked.lang))
    write(raw, str(asked.out))


def _needs(asked: Asked) -> tuple[ModuleType, ModuleType]:
    """Return what reads workbooks and writes cases; a package that is not there is named."""
    try:
        from chargeassist.hall import casefile, workbook
    except ModuleNotFoundError:
        raise Misused(say("no-tables", asked.lang)) from None
    return workbook, casefile
