"""Spreadsheets in and out: nothing is lost, nothing is run, and a fault names its cell."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from chargeassist import CaseError, case_from_dict, case_to_dict, read_case
from chargeassist.hall.sheets import Sheet, case_of, sheets_of
from chargeassist.hall.workbook import as_commas, as_workbook, read_sheets
from tests.case.support import FULL
from tests.cli.support import ROOT, SERVITUDE, run

ROWS: dict[str, list[list[Any]]] = {
    "case": [["id", "law", "as_at"], ["a", "xp", "2024-05-01"]],
    "person": [["id", "is"], ["S1", "suspect"], ["V1", "victim"]],
    "evidence": [["id", "kind", "from"], ["E1", "victim-testimony", "V1"]],
    "fact": [
        ["id", "fact", "by", "of", "on", "shown_by"],
        ["f1", "act:receipt, conduct:struck", "S1", "V1", "2023-04", "E1"],
        ["f2", "means:threat", "S1", "V1", 2023, '[{ evidence = "E1", at = "p. 3" }]'],
    ],
}


def book(rows: dict[str, list[list[Any]]], change: Callable[[Workbook], None] = lambda b: None) -> bytes:
    """Return a workbook as another program writes it."""
    made = Workbook()
    del made[made.sheetnames[0]]
    for name, cells in rows.items():
        page = made.create_sheet(name)
        for row in cells:
            page.append(row)
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def faults(folder: Path, raw: bytes, name: str = "a.xlsx") -> list[str]:
    """Return the faults of a file, told within a second."""
    (folder / name).write_bytes(raw)
    start = time.process_time()
    with pytest.raises(CaseError) as caught:
        case_of(read_sheets([str(folder / name)]), name, lambda case: None)
    assert time.process_time() - start < 2
    return [f"{'.'.join(map(str, f.at.path))} {f.code}".strip() for f in caught.value.faults]


def test_a_workbook_is_the_case_it_holds(tmp_path: Path) -> None:
    """Lists with commas, a year as a number, an item with its place: all are the case in words."""
    (tmp_path / "a.xlsx").write_bytes(book(ROWS))
    case = case_of(read_sheets([str(tmp_path / "a.xlsx")]), "a", lambda case: None).case

    assert ["f1-receipt", "f1-struck", "f2"] == [f.id for f in case.facts]
    assert ("2023", "p. 3") == (case.facts[2].on and case.facts[2].on.text, case.facts[2].shown_by[0].at)


def test_every_key_goes_out_and_comes_back(tmp_path: Path) -> None:
    """The case with every key is the same case after a workbook, and after files of commas."""
    case = case_from_dict(FULL)
    sheets = list(sheets_of(case_to_dict(case)))
    (tmp_path / "a.xlsx").write_bytes(as_workbook(sheets, {}))
    for sheet in sheets:
        (tmp_path / f"{sheet.name}.csv").write_text(as_commas(sheet), "utf-8", newline="")
    commas = [str(tmp_path / f"{s.name}.csv") for s in sheets]

    assert case == case_of(read_sheets([str(tmp_path / "a.xlsx")]), "a", lambda case: None).case
    assert case == case_of(read_sheets(commas), "a", lambda case: None).case


def test_semicolons_stand_between_cells_where_the_comma_is_that_of_numbers(tmp_path: Path) -> None:
    """A table as an office writes it whose numbers have commas is read, with the lists in its cells."""
    rows = {
        "case": "id;law;as_at\nx;ke;2024-05-01\n",
        "person": "id;is\nS1;suspect\nV1;victim\nV2;victim\n",
        "evidence": "id;kind\nE1;message\n",
        "fact": "id;fact;by;of;shown_by\nf1;act:receipt;S1;V1, V2;E1\n",
    }
    for name, text in rows.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8", newline="")
    case = case_of(read_sheets([str(tmp_path / f"{name}.csv") for name in rows]), "a", lambda case: None).case

    assert (("S1",), ("V1", "V2")) == (case.facts[0].by, case.facts[0].of)


LEADING = st.sampled_from(
    ("=1+1", "+1", "-1", "@x", "'x", "'=x", "{x", "[x", "a,b", "=cmd|' /C calc'!A0", "x\ny")
)


@given(LEADING)
def test_no_text_becomes_a_formula(text: str) -> None:
    """A text that begins like a formula stays that text, in a workbook and in a file of commas."""
    tables = {**FULL, "case": {**FULL["case"], "title": text, "note": text}}
    sheets = list(sheets_of(case_to_dict(case_from_dict(tables))))
    cells = [
        c for p in load_workbook(io.BytesIO(as_workbook(sheets, {}))) for row in p.iter_rows() for c in row
    ]

    assert [] == [c.coordinate for c in cells if c.data_type == "f"]
    assert text in [c.value for c in cells]
    head = next(s for s in sheets if s.name == "case")
    written = as_commas(head)
    assert [] == [
        c for row in written.split("\r\n") for c in row.split(",") if c.strip('"')[:1] in ("=", "+", "@")
    ]


@pytest.mark.parametrize(
    ("told", "sheet", "cell", "value"),
    [
        ("fact!B2 C101", "fact", "B2", "receipt"),
        ("fact!C3 C201", "fact", "C3", "S9"),
        ("person!B3 C101", "person", "B3", "victims"),
        ("case!C2 C101", "case", "C2", "soon"),
        ("fact!F3 F117", "fact", "F3", "[{ evidence = "),
        ("fact!A3 C104", "fact", "A3", "f1"),
        ("fact!G1 F117", "fact", "G1", "colour"),
        ("fact!H3 F117", "fact", "H3", "beside the table"),
        ("fact!E2 F117", "fact", "E2", "=TODAY()"),
        ("fact!E2 F117", "fact", "E2", '=WEBSERVICE("http://x.example")'),
    ],
)
def test_a_fault_names_its_sheet_and_cell(
    told: str, sheet: str, cell: str, value: str, tmp_path: Path
) -> None:
    """What is wrong in a cell is told there."""

    def spoil(made: Workbook) -> None:
        made[sheet][cell] = value

    assert [told] == faults(tmp_path, book(ROWS, spoil))


def _merged(made: Workbook) -> None:
    made["fact"].merge_cells("C2:C3")


def _wrong(made: Workbook) -> None:
    made["fact"].title = "facts of the case"


def _unknown_head(made: Workbook) -> None:
    made["fact"]["C1"], made["fact"]["Z3"], made["fact"]["Z4"] = "who did it", "beside", "beside"


def test_a_column_has_its_fault_once(tmp_path: Path) -> None:
    """A head that is no key, or none at all, is told once, and not again for every row under it."""
    assert ["fact!C1 F117", "fact!Z3 F117"] == faults(tmp_path, book(ROWS, _unknown_head))


def _with(raw: bytes, name: str, text: bytes) -> bytes:
    stream = io.BytesIO(raw)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return stream.getvalue()


def _lying() -> bytes:
    """Return an archive whose directory says that a large part is small."""
    raw = bytearray(_with(book(ROWS), "xl/big.xml", b" " * 60_000_000))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.parametrize(
    ("told", "raw"),
    [
        ("fact!C2:C3 F117", book(ROWS, _merged)),
        ("facts of the case F117", book(ROWS, _wrong)),
        ("F116", _with(book(ROWS), "xl/vbaProject.bin", b"x")),
        ("F116", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("F116", _with(book(ROWS), "xl/big.xml", b" " * 60_000_000)),
        ("F116", _lying()),
        ("F116", _with(book(ROWS), "xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        ("F116", b"PK\x03\x04" + bytes(100)),
        ("F116", book(ROWS)[:-200]),
        ("F116", b"id,fact\n"),
        ("F116", b""),
    ],
    ids=[
        "merged",
        "sheet",
        "macros",
        "xls",
        "bomb",
        "lying bomb",
        "entities",
        "torn",
        "cut",
        "text",
        "empty",
    ],
)
def test_a_hostile_workbook_is_a_fault(told: str, raw: bytes, tmp_path: Path) -> None:
    """Whatever is not a plain workbook is refused, and quickly."""
    assert [told] == faults(tmp_path, raw)


def test_a_quotation_mark_left_open_is_told_by_its_line(tmp_path: Path) -> None:
    """A file of commas is no workbook, and whoever wrote it looks for a line."""
    file = tmp_path / "fact.csv"
    file.write_text('id,fact\nf1,"act:receipt\n')
    with pytest.raises(CaseError) as caught:
        list(read_sheets([str(file)]))
    assert [("F116-commas", 2)] == [(f.said.code, f.said["n"]) for f in caught.value.faults]


def test_a_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    """More rows than a case may hold are one fault, in either form, and soon."""
    line = "f,act:receipt\n"
    sheet = "<sheetData>" + "<row/>" * 100_000 + "</sheetData>"
    raw = book(ROWS)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    page = parts["xl/worksheets/sheet4.xml"]
    start, end = page.index(b"<sheetData>"), page.index(b"</sheetData>") + len(b"</sheetData>")
    parts["xl/worksheets/sheet4.xml"] = page[:start] + sheet.encode() + page[end:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    assert ["fact!A10003 F117"] == faults(tmp_path, stream.getvalue())  # the file says it has three
    assert ["fact!A10002 F117"] == faults(tmp_path, ("id,fact\n" + line * 100_000).encode(), "fact.csv")


def test_the_verbs_go_round(tmp_path: Path) -> None:
    """`export` and `import` give the case back; with a fault nothing is written."""
    made, back = tmp_path / "a.xlsx", tmp_path / "a.toml"

    assert 0 == run("export", SERVITUDE, "-o", made).code
    assert 0 == run("import", made, "-o", back).code
    assert read_case(ROOT / SERVITUDE) == read_case(back)
    assert 2 == run("export", SERVITUDE).code
    broken = load_workbook(made)
    broken["fact"]["B2"] = "act:nothing"
    broken.save(made)
    back.unlink()
    said = run("import", made, "-o", back)
    assert (2, False) == (said.code, back.exists())
    assert "fact!B2: C303" in said.err


def test_every_table_goes_into_a_folder_and_back(tmp_path: Path) -> None:
    """`export --format csv --all` writes a file a table, and `import` reads the case back from them."""
    back = tmp_path / "a.toml"

    assert 2 == run("export", SERVITUDE, "--format", "csv", "--all", "-o", tmp_path / "none").code
    assert 0 == run("export", SERVITUDE, "--format", "csv", "--all", "-o", tmp_path).code
    assert 0 == run("import", *sorted(tmp_path.glob("*.csv")), "-o", back).code
    assert read_case(ROOT / SERVITUDE) == read_case(back)


def test_the_empty_workbook_offers_the_words_that_a_law_reads(tmp_path: Path) -> None:
    """`new --format xlsx` has a head for every key and lists of words; filled in, it is a case."""
    made = tmp_path / "a.xlsx"
    assert 0 == run("new", "--format", "xlsx", "--law", "xp", "-o", made).code
    empty = load_workbook(made)

    assert {"fact", "evidence", "person"} == {p.title for p in empty if p.data_validations.dataValidation}
    words = [c.value for row in empty["words"].iter_rows() for c in row]
    assert {"act:recruitment", "victim-testimony", "suspect"} <= set(words)
    case = case_of(read_sheets([str(made)]), "a", lambda case: None).case
    assert (("xp",), ()) == (case.law, case.facts)
    assert json.dumps(case_to_dict(case))


def test_sheets_of_one_name_are_not_mixed() -> None:
    """Two sheets of one table are a fault, whatever their capitals; a blank sheet is none."""
    sheets = [Sheet(n, r) for n, r in ROWS.items()]

    assert case_of([*sheets, Sheet("notes", [[None, " "]])], "a", lambda case: None).case.facts
    with pytest.raises(CaseError):
        case_of([*sheets, Sheet("Fact", ROWS["fact"])], "a", lambda case: None)


def test_what_a_person_puts_between_ids_is_understood() -> None:
    """Commas, semicolons and blanks are all the same between ids and terms."""
    said = ("E1, E2", "E1;E2", "E1 E2 ")
    items: list[list[Any]] = [["id", "kind"], ["E1", "victim-testimony"], ["E2", "exhibit"]]
    facts = [
        ["id", "fact", "by", "shown_by"],
        *(["f" + str(n), "act:receipt", "S1", x] for n, x in enumerate(said)),
    ]
    sheets = [Sheet(n, r) for n, r in (ROWS | {"evidence": items, "fact": facts}).items()]
    found = case_of(sheets, "a", lambda case: None).case.facts

    assert [("E1", "E2")] * 3 == [tuple(s.evidence for s in f.shown_by) for f in found]


def test_faults_of_every_sort_are_told_at_once(tmp_path: Path) -> None:
    """A kind, a day, a person and a term: what one cell hides of another is looked for beside it."""
    (tmp_path / "a.xlsx").write_bytes(
        book(
            {
                **ROWS,
                "evidence": [["id", "kind", "from"], ["E1", "victim testimony", "V1"]],
                "fact": [
                    ["id", "fact", "by", "of", "on", "shown_by"],
                    ["f1", "act:receipt", "S1", "V1", "Dec 2023", "E1"],
                    ["f2", "conduct:beaten", "S9", "V1", "2023", "E1"],
                ],
            }
        )
    )
    said = run("import", tmp_path / "a.xlsx", "-o", tmp_path / "a.toml").err

    assert [] == [
        c for c in ("evidence!B2: C101", "fact!E2: C101", "fact!C3: C201", "fact!B3: C303") if c not in said
    ]
    assert "4 faults" in said
