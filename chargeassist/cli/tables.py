"""The verbs for spreadsheets: import and export, and the empty workbook that `new` writes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import ModuleType

from chargeassist.advice.terms import terms_of_use
from chargeassist.case.check import check_case
from chargeassist.case.htcds import from_intake, not_carried
from chargeassist.case.linked import from_linked
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.tables import ROLES, WRITTEN
from chargeassist.case.write import case_to_dict
from chargeassist.cli.asked import WRITTEN as DONE
from chargeassist.cli.asked import Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.streams import answer, tell
from chargeassist.cli.usage import Misused
from chargeassist.hall.sheets import SHEETS, Sheet, case_of, headed, sheets_of
from chargeassist.hall.write import write
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.fault import CaseError, Faults, TooManyFaults
from chargeassist.report.rows import to_rows
from chargeassist.words import in_words, say


def import_(asked: Asked) -> int:
    """Write the case that a workbook holds, or files of commas named as their tables; nothing with faults."""
    books, casefile = _needs(asked)
    if asked.intake == "htcds":
        return _intake(books, casefile, asked)
    if asked.intake:
        return _linked(casefile, asked)

    def check(case: Case) -> None:
        check_case(case, load_law(*(asked.law or case.law)), asked.paths[0])

    reading_ = case_of(books.read_sheets(asked.paths), asked.paths[0], check)
    answer(casefile.written(reading_.tables), asked)
    return DONE


def export(asked: Asked) -> int:
    """Write a case as a workbook, or one of its tables as a file of commas."""
    if asked.standard in ("jsonld", "niem", "niem6"):
        return _found(asked)
    if asked.standard == "csv":
        return _charges(asked)
    if asked.standard == "case":
        return _bundle(asked)
    if asked.standard == "htcds":
        return _persons(asked)
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


def _alone(asked: Asked) -> None:
    """Misused where a standard is asked for beside a layout of our own."""
    if asked.sheet or asked.full or asked.sheets_as != "xlsx":
        raise Misused(say("usage-standard", asked.lang))


def _found(asked: Asked) -> int:
    """Write the assessment of a case in the words of a standard; gates are said on standard error too."""
    from chargeassist.report.json import json_text
    from chargeassist.report.linked import to_linked
    from chargeassist.report.niem import to_niem

    _alone(asked)
    found = assessed(asked, *read(asked, asked.paths[0]))
    told = to_linked(found) if asked.standard == "jsonld" else to_niem(found, asked.standard)
    answer(json_text(told), asked)
    tell_gates(found, asked.lang)
    return DONE


def _charges(asked: Asked) -> int:
    """Write the gates and charges of a case as one file of commas; gates are said on standard error too."""
    books, _ = _needs(asked)
    _alone(asked)
    found = assessed(asked, *read(asked, asked.paths[0]))
    answer(books.as_commas(Sheet("charges", [list(row) for row in to_rows(found)])), asked)
    tell_gates(found, asked.lang)
    return DONE


def _persons(asked: Asked) -> int:
    """Write whoever was or may have been trafficked as an intake; what it does not say, on standard error."""
    from chargeassist.report.htcds import to_intake

    books, _ = _needs(asked)
    _alone(asked)
    found = to_intake(assessed(asked, *read(asked, asked.paths[0])))
    answer(books.as_commas(Sheet("intake", [list(found.columns), *map(list, found.rows)])), asked)
    for said in found.beside:
        tell(in_words(said, asked.lang) + "\n")
    return DONE


def _bundle(asked: Asked) -> int:
    """Write the evidence of a case as a bundle of CASE."""
    from chargeassist.case.uco import to_case
    from chargeassist.report.json import json_text

    _alone(asked)
    case, _ = read(asked, asked.paths[0])
    answer(json_text(to_case(case)), asked)
    return DONE


def _intake(books: ModuleType, casefile: ModuleType, asked: Asked) -> int:
    """Write the case that a shelter's intake makes: all of it proposed."""
    if not asked.law:
        raise Misused(say("usage-intake-law", asked.lang))
    law = load_law(*asked.law)
    faults = Faults(asked.paths[0])
    with suppress(TooManyFaults):
        rows = [row for sheet in books.read_sheets(asked.paths) for row in headed(sheet, faults)]
        tables = from_intake(rows, law.asked, law.pack(law.asked[0]).stated_at.isoformat(), faults)
    if faults.found:
        raise CaseError(faults.found)
    check_case(case_from_dict(tables), law, asked.paths[0])
    answer(casefile.written(tables), asked)
    if left := not_carried(rows):
        tell(say("htcds-not-carried", asked.lang, columns=", ".join(left)) + "\n")
    return DONE


def _linked(casefile: ModuleType, asked: Asked) -> int:
    """Write the case that linked data of ours holds."""
    if len(asked.paths) != 1:
        raise Misused(say("usage-linked-one", asked.lang))
    case = from_linked(asked.paths[0])
    check_case(case, load_law(*(asked.law or case.law)), asked.paths[0])
    answer(casefile.written(case_to_dict(case)), asked)
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
