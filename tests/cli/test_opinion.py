"""The verb opinion: a pack goes to a lawyer as a paper, and the answers come back whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from chargeassist.law.reviews import read_reviews
from tests.cli.support import Said, run
from tests.law.support import OFFENCE, load, write_pack

docx = pytest.importorskip("docx", reason="papers need python-docx")
openpyxl = pytest.importorskip("openpyxl", reason="papers need openpyxl")

WHO = ("--by", "A. B.", "--role", "State counsel", "--on", "2026-11-20", "--source", "the Act")
HELD = OFFENCE.replace("taking", "holding").replace("Taking", "Holding")
FORMS = ("docx", "xlsx")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack of two offences."""
    return write_pack(tmp_path / "pack", {"a.law": OFFENCE, "b.law": HELD})


Cells = dict[tuple[int, int, int], str]
"""What is written into cells, by table, row and column."""


def _tables(paper: Path) -> tuple[list[list[list[str]]], Callable[[Cells], None]]:
    """Return the tables of a paper, and a function that writes into cells of them."""
    if paper.suffix == ".docx":
        document = docx.Document(BytesIO(paper.read_bytes()))
        tables = [[[c.text for c in r.cells] for r in t.rows] for t in document.tables]

        def put(cells: Cells) -> None:
            for (table, row, column), text in cells.items():
                document.tables[table].rows[row].cells[column].text = text
            document.save(str(paper))

        return tables, put
    book = openpyxl.load_workbook(paper)
    sheet = book["review"]

    def write(cells: Cells) -> None:
        for (_, row, column), text in cells.items():
            sheet.cell(row + 1, column + 1).value = text
        book.save(paper)

    return [[[str(c or "") for c in r] for r in sheet.iter_rows(values_only=True)]], write


def _answered(pack: Path, form: str, words: dict[str, tuple[str, str]], which: str = "") -> Path:
    """Return a paper on a pack, or one offence of it, in which some places are answered."""
    paper = pack.parent / f"paper.{form}"
    said = run("opinion", f"{pack}{which}", "-o", paper)
    assert (0, "", "") == (said.code, said.out, said.err)
    tables, put = _tables(paper)
    put(
        {
            (t, r, column): text
            for t, table in enumerate(tables)
            for r, row in enumerate(table)
            for column, text in enumerate(words.get(row[0], ()), start=4)
        }
    )
    return paper


def _places(pack: Path, form: str, which: str) -> list[str]:
    tables, _ = _tables(_answered(pack, form, {}, which))
    return [row[0] for table in tables for row in table[1:] if not row[0].startswith("digest:")]


def _back(pack: Path, paper: Path) -> Said:
    return run("opinion", pack, "--from", paper, *WHO)


@pytest.mark.parametrize("form", FORMS)
def test_answers_come_back_as_reviews(form: str, pack: Path) -> None:
    """What is right throughout is faithful, a note is kept, an offence left empty is left out."""
    places = _places(pack, form, ":taking")
    words = {p: ("right", "as printed in 2001" if p == places[-1] else "") for p in places}
    said = _back(pack, _answered(pack, form, words))

    assert (0, "recorded for zz:taking: faithful-with-notes\n", "") == (said.code, said.out, said.err)
    (review,) = read_reviews(pack / "reviews.toml", "reviews.toml")
    assert ("taking", "State counsel") == (review.offence, review.role)
    assert f"{places[-1]}: right: as printed in 2001" == review.note
    assert "reviewed-with-notes" == load(pack).versions("taking")[-1].review.code


@pytest.mark.parametrize("form", FORMS)
def test_one_wrong_limb_is_not_faithful(form: str, pack: Path) -> None:
    """What is wrong or outdated is told by place, and the offence is found not faithful."""
    places = _places(pack, form, ":taking")
    words = {p: ("Outdated" if p == places[1] else "right", "") for p in places}
    assert 0 == _back(pack, _answered(pack, form, words)).code
    (review,) = read_reviews(pack / "reviews.toml", "reviews.toml")
    assert ("not-faithful", f"{places[1]}: outdated") == (review.finding, review.note)


@pytest.mark.parametrize(
    ("form", "spoil", "expected"),
    [
        ("docx", "half", "F118"),
        ("xlsx", "half", "F118"),
        ("docx", "word", 'did you mean "right"?'),
        ("xlsx", "word", "review!E"),
        ("xlsx", "head", "F118"),
        ("docx", "place", "table-1!E"),
        ("xlsx", "changed", "has changed since the paper was written"),
        ("docx", "changed", "has changed since the paper was written"),
    ],
)
def test_a_fault_in_one_offence_records_none(form: str, spoil: str, expected: str, pack: Path) -> None:
    """A row left open, another word, head or row, or a changed offence: nothing is written."""
    places = _places(pack, form, "")
    words = {p: ("right", "") for p in places}
    if spoil == "half":
        del words[places[1]]
    if spoil == "word":
        words[places[1]] = ("rihgt", "")
    paper = _answered(pack, form, words)
    if spoil == "head":
        _tables(paper)[1]({(0, 0, 4): "verdict"})
    if spoil == "place":
        _tables(paper)[1]({(0, 1, 0): "nothing/here"})
    if spoil == "changed":
        (pack / "b.law").write_text(HELD.replace("recruitment", "harbouring"), "utf-8")
    said = _back(pack, paper)

    assert (2, "") == (said.code, said.out)
    assert expected in said.err
    assert not (pack / "reviews.toml").exists()


def test_a_paper_nobody_answered_records_nothing(pack: Path) -> None:
    """It is said, and no file is written."""
    said = _back(pack, _answered(pack, "xlsx", {}))
    assert (0, "nothing was answered: nothing is recorded\n") == (said.code, said.out)
    assert not (pack / "reviews.toml").exists()


def test_without_a_paper_it_is_text(pack: Path) -> None:
    """The same is printed where no document is named; what cannot hold answers is refused."""
    assert 'into the column "answer" of each row' in run("opinion", pack).out
    assert 2 == run("opinion", pack, "--by", "A. B.").code
    assert 2 == run("opinion", pack, "--from", "x.txt", *WHO).code
