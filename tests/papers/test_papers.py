"""Every paper: in each form, with nothing laid out by hand; and what a memo may not lack."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import pytest
from attrs import asdict, astuple

from chargeassist.report.docx import docx, tables_in
from chargeassist.report.html import html
from chargeassist.report.markdown import markdown
from chargeassist.report.page import Page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import say
from tests.cli.support import SERVITUDE, run, run_apart
from tests.each import each
from tests.papers.support import NAMES, blocks, paper
from tests.report.support import EXAMPLES, GATED, assessed

IN_TURN = [(name, list(EXAMPLES)[n % len(EXAMPLES)]) for n, name in enumerate(3 * NAMES)]
"""Each paper on three examples, all examples in turn."""


@each(IN_TURN)
def test_a_paper_is_a_page_like_any_other(name: str, example: str) -> None:
    """No text is laid out by hand, an address stands once, what a piece names stands in it, lines fit."""
    page = paper(name, assessed(example))
    ids = [b.id for b in blocks(page) if getattr(b, "id", "")]  # type: ignore[union-attr]  # it has one

    assert len(ids) == len(set(ids))
    for block in blocks(page):
        texts = [v for v in astuple(block, recurse=False) if isinstance(v, str)]
        assert all(t == t.strip() and "\n" not in t for t in texts), block
        said = " ".join(v for v in asdict(block, recurse=False).values() if isinstance(v, str))
        assert [] == [r for r in getattr(block, "refs", ()) if "/" not in r and r not in said], block
    assert [] == [line for line in plain_text(page).split("\n") if len(line) > 80 and " " in line.strip()]


@each(product(NAMES, ("text", "md", "html", "docx")))
def test_a_paper_comes_in_every_form(name: str, form: str) -> None:
    """What the verb writes in a form is what that writer makes of the page."""
    writers = {"text": plain_text, "md": markdown, "html": html}
    page = paper(name, assessed("domestic-servitude/case.toml"))
    if form == "docx":
        assert docx(page).startswith(b"PK")
        said = run(name, SERVITUDE, "--format", form)
        assert (2, "") == (said.code, said.out), "a document goes to a file alone"
        return
    said = run(name, SERVITUDE, "--format", form)

    assert (0, writers[form](page)) == (said.code, said.out)


def test_a_document_is_written_to_its_file(tmp_path: Path) -> None:
    """`memo --format docx -o FILE` writes a document with the items of the file in its first table."""
    out = tmp_path / "memo.docx"
    said = run("memo", SERVITUDE, "--format", "docx", "-o", out)

    assert (0, "", "") == (said.code, said.out, said.err)
    items = [e.id for e in assessed("domestic-servitude/case.toml").case.evidence]
    assert items == [row[0] for row in tables_in(out.read_bytes())[0][1:]]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file to set")
@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_full_disk_leaves_the_old_file_whole(form: str, tmp_path: Path) -> None:
    """Where not all of a page can be written the file that was there stays, and nothing else is left."""
    out = tmp_path / f"memo.{form}"
    out.write_bytes(b"an older memo")
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))"
    said = run_apart("memo", SERVITUDE, "--format", form, "-o", out, code=full, PYTHONDONTWRITEBYTECODE="1")

    assert 2 == said.code, said.err
    assert "F112" in said.err
    assert b"an older memo" == out.read_bytes()
    assert [out] == [*tmp_path.iterdir()]


@each([n for n in NAMES if n != "referral"])
def test_no_paper_goes_without_its_gates(name: str) -> None:
    """Whoever reads one paper alone meets the notice and every gate that is raised."""
    found = assessed(GATED)
    text = " ".join(plain_text(paper(name, found)).split())

    assert found.gates
    assert say("notice") in text
    assert [] == [g.id for g in found.gates if g.person not in text or g.gate.title not in text]


@each(list(EXAMPLES))
def test_a_memo_lacks_no_charge_no_gate_and_no_caution(example: str) -> None:
    """Every charge, gate and person of an assessment has its address in the memo; cautions are told."""
    found = assessed(example)
    page = paper("memo", found)
    ids = {b.id for b in blocks(page) if getattr(b, "id", "")}  # type: ignore[union-attr]  # it has one

    assert set() == {c.id for c in found.charges} - ids
    assert set() == {g.id for g in found.gates} - ids
    assert set() == {p.id for p in found.case.persons} - ids
    assert len(found.flags) == _cautions(page)


def _cautions(page: Page) -> int:
    return sum(getattr(b, "label", "") == "FLAG" for b in blocks(page))
