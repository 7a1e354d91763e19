"""The form of a State: its own words around what is filled in, and what of it was not seen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx as office
import pytest
from docx.document import Document

from chargeassist import KnowledgeError, counts, load_law, to_docx
from chargeassist.law.choices import BLANKS, FORMED
from chargeassist.law.forms import blanks
from chargeassist.report.papers.forms import COMMON, fillings
from chargeassist.report.plain_text import plain_text
from chargeassist.words import LANGUAGES, say
from tests.cli.support import GROWER, SERVITUDE, run
from tests.each import each
from tests.law.support import OFFENCE, write_pack
from tests.papers.support import blocks, paper
from tests.report.support import EXAMPLES, GATED, PACKS, assessed, law

OWN = [(pack, form) for pack in PACKS for form in law(pack).pack(pack).forms]


def test_every_blank_can_be_filled() -> None:
    """The names that the law may use are those that somebody fills; every paper has its common form."""
    assert {*BLANKS} == {*fillings()}
    assert {*FORMED} == {*COMMON}
    assert {"ke", "sn", "za"} <= {pack for pack, _ in OWN}


@each([(n, example) for example in EXAMPLES for n in FORMED])
def test_a_form_is_whole_and_says_what_it_rests_on(name: str, example: str) -> None:
    """Each fixed line of a State's form is there; the last lines say what was seen, or that nothing was."""
    found = assessed(example)
    text = " ".join(plain_text(paper(name, found)).split())
    pack = found.law.pack(found.law.asked[0])
    own = [f for f in pack.forms if f.paper == name]

    assert "{{" not in text
    assert (say("form-common") in text) == (own == [])
    for form in own:
        fixed = [x.strip("# ") for x in form.text.splitlines() if x.strip() and "{{" not in x]
        assert [] == [line for line in fixed if " ".join(line.split()) not in text.replace("-- ", "")]
        assert form.rests_on in text
        assert form.note in text


@each(list(EXAMPLES))
def test_a_decision_fills_in_the_evidence_and_leaves_the_public_interest(example: str) -> None:
    """Every charge, gate and person has its address; what a person weighs is a blank in every language."""
    found = assessed(example)
    page = paper("decision", found)
    ids = {b.id for b in blocks(page) if getattr(b, "id", "")}  # type: ignore[union-attr]  # it has one

    assert set() == {c.id for c in found.charges} - ids
    assert set() == {g.id for g in found.gates} - ids
    for language in LANGUAGES[: 1 if example != GATED else None]:
        text = " ".join(plain_text(paper("decision", found, language)).split())
        asked = [say(f"memo-interest-{id}", language) for id in ("for", "against", "victim")]
        assert [] == [a for a in asked if f"{a}: ____" not in text and f"{a} : ____" not in text]


def _document(*lines: str) -> Document:
    """Return what an office laid out: lines of its own, a blank in a cell, on the edge, and torn apart."""
    made = office.Document()
    for line in lines:
        made.add_paragraph(line)
    return made


def _bytes(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _texts(raw: bytes) -> list[str]:
    found = office.Document(BytesIO(raw))
    cells = [p.text for t in found.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    return [
        *(p.text for p in found.paragraphs),
        *cells,
        *(p.text for p in found.sections[0].header.paragraphs),
    ]


def test_a_document_of_an_office_is_filled_where_it_has_blanks() -> None:
    """Alone on a line a blank is as long as it must be, within a line a word; in cells and headers too."""
    made = _document("Our office", "{{ counts }}", "Before the court")
    torn = made.add_paragraph("On ")
    for piece in ("{", "{da", "y}}", " in ", "{{case}}"):
        torn.add_run(piece)
    made.add_table(rows=1, cols=1).cell(0, 0).text = "{{accused}}"
    made.sections[0].header.paragraphs[0].text = "File {{case}}"
    found = assessed("domestic-servitude/case.toml")
    told = _texts(to_docx(found, paper="sheet", template=_bytes(made)))

    case = found.case
    assert [] == [t for t in told if "{{" in t]
    assert f"On {case.as_at} in {case.id}" in told
    assert f"File {case.id}" in told
    assert told.index("Our office") < told.index("Before the court")
    assert len(counts(found).counts) == sum(t.startswith(("COUNT ", "COUNTS ")) for t in told)
    assert any("S1" in t and "custody" in t for t in told)


def test_no_document_of_an_office_goes_without_its_gates() -> None:
    """Whatever an office leaves off its form, the notice and every gate stand first in it."""
    found = assessed(GATED)
    told = _texts(to_docx(found, paper="sheet", template=_bytes(_document("Our office", "{{counts}}"))))
    first = " ".join(told[: told.index("Our office")])

    assert found.gates
    assert say("notice") in first
    assert [] == [g.id for g in found.gates if g.gate.title not in first]


def test_a_document_without_blanks_has_the_page_at_its_end() -> None:
    """Letterhead alone is written on as before."""
    told = _texts(to_docx(assessed(GATED), paper="sheet", template=_bytes(_document("Our office"))))

    assert told.index("Our office") < told.index(say("draft-sheet-accused"))


@each([("sheet", SERVITUDE), ("decision", SERVITUDE), ("sheet", "examples/za-mine/case.toml")])
def test_an_empty_form_comes_back_filled(name: str, case: str) -> None:
    """`--empty` writes the form with its blanks named and nothing of the case; `--template` fills it."""
    with TemporaryDirectory() as folder:
        out, filled = Path(folder) / "own.docx", Path(folder) / "filled.docx"
        made = run(name, case, "--empty", "--format", "docx", "-o", out)
        said = run(name, case, "--template", out, "--format", "docx", "-o", filled)
        empty, told = _texts(out.read_bytes()), _texts(filled.read_bytes())

    assert [(0, ""), (0, "")] == [(s.code, s.err) for s in (made, said)]
    assert [] != [b for t in empty for b in blanks(t)]
    assert not any("V1" in t for t in empty)
    assert [] == [b for t in told for b in blanks(t)]
    assert any("V1" in t for t in told)


def _refused(folder: Path, raw: bytes, *words: str) -> str:
    """Return why a template is refused; nothing is written."""
    (folder / "t.docx").write_bytes(raw)
    out = folder / "out.docx"
    said = run(*words, "--template", folder / "t.docx", "--format", "docx", "-o", out)

    assert (2, "", False) == (said.code, said.out, out.exists())
    assert "Traceback" not in said.err
    return said.err


def test_what_nothing_fills_is_refused(tmp_path: Path) -> None:
    """A blank of another name, what is no document, and another form: told, and no file is left."""
    assert "couts" in _refused(tmp_path, _bytes(_document("{{couts}}")), "sheet", SERVITUDE)
    assert "F116" in _refused(tmp_path, b"no document", "sheet", SERVITUDE)
    said = run("sheet", SERVITUDE, "--template", tmp_path / "t.docx")

    assert (2, "") == (said.code, said.out)
    assert say("usage-template") in said.err


@each([("referral",), ("assess", "--for", "intake")])
def test_no_blank_brings_a_charge_to_whoever_helps(verb: str, *more: str) -> None:
    """What a shelter is handed takes no part of a charge, whatever its document asks for."""
    with TemporaryDirectory() as folder:
        assert "selection" in _refused(Path(folder), _bytes(_document("{{selection}}")), verb, GROWER, *more)


def test_names_stand_in_a_document_that_says_so() -> None:
    """Names reach what fills a blank, and each sheet says that it contains names."""
    raw = to_docx(
        assessed("domestic-servitude/case.toml"),
        paper="sheet",
        template=_bytes(_document("{{accused}}")),
        names={"S1": "Zebedee"},
    )
    told = _texts(raw)

    assert any("Zebedee" in t for t in told)
    assert say("contains-names") in told


def test_a_form_with_a_blank_of_another_name_is_a_fault(tmp_path: Path) -> None:
    """A slip in `forms.toml` is told with what was probably meant, and the pack is refused."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE})
    row = '[[form]]\npaper = "sheet"\nrests_on = "s 1"\nsaw = "copy"\nof = "a"\non = 2026-01-01\n'
    (folder / "forms.toml").write_text(f'{row}text = "# Charge\\n{{{{couns}}}}"\n', "utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load_law(str(folder))

    assert ["C101"] == [f.code for f in refused.value.faults]
    assert 'did you mean "counts"' in str(refused.value)
