"""A page in every form, from every verb that writes one; and in Python."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx as office
import pytest

from chargeassist import to_docx, to_html, to_markdown
from chargeassist.cli.verbs import VERBS
from chargeassist.report.page import Page
from chargeassist.report.write import write_page
from chargeassist.words import say
from tests.cli.support import ROOT, SERVITUDE, fresh, run
from tests.report.support import GATED, assessed

HOTEL, BORDER = "examples/hotel-work/case.toml", "examples/victim-at-the-border/case.toml"
PAGED = tuple(v.name for v in VERBS if any(o.key == "form" for o in v.options))
ENDS = {0, 1}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for every command."""
    return tmp_path_factory.mktemp("forms") / "here"


@pytest.mark.parametrize("verb", PAGED)
def test_every_page_is_written_in_every_form(verb: str, place: Path) -> None:
    """A verb that writes a page writes it as HTML with a title, as Markdown, and as a document in a file."""
    words = fresh(verb, place)
    html, markdown = (run(*words, "--format", form) for form in ("html", "md"))
    file = place / "page.docx"
    written = run(*words, "--format", "docx", "-o", file)
    document = office.Document(str(file))

    assert {html.code, markdown.code, written.code} <= ENDS
    assert f"<title>{say(f'title-{verb}')}" in html.out
    assert markdown.out.startswith(f"# {say(f'title-{verb}')}")
    assert written.out == ""
    assert document.paragraphs[0].text.startswith(say(f"title-{verb}"))
    assert len(document.paragraphs) + len(document.tables) > 1


def test_a_document_needs_a_file() -> None:
    """Nobody has the bytes of a document on the terminal."""
    for out in ((), ("-o", "-")):
        said = run("assess", SERVITUDE, "--format", "docx", *out)
        assert (2, "") == (said.code, said.out)
        assert say("usage-docx-file") in said.err


def test_a_document_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    """A folder in place of the file is a fault, and no half file lies beside it."""
    said = run("assess", SERVITUDE, "--format", "docx", "-o", tmp_path)

    assert 2 == said.code
    assert [] == list(tmp_path.iterdir())


def test_what_is_handed_on_is_whole() -> None:
    """HTML has what stands behind the first page; Markdown has it if it is asked for."""
    facts = say("entered-facts")
    html, short, whole = (
        run("assess", SERVITUDE, *words).out
        for words in (("--format", "html"), ("--format", "md"), ("--format", "md", "--all"))
    )

    assert [True, False, True] == [facts in text for text in (html, short, whole)]


def test_python_has_the_same_forms(tmp_path: Path) -> None:
    """`to_html`, `to_markdown` and `to_docx` return what the command writes."""
    found = assessed("domestic-servitude/case.toml")
    file = tmp_path / "page.docx"
    run("assess", SERVITUDE, "--format", "docx", "-o", file)

    assert to_html(found) == run("assess", SERVITUDE, "--format", "html").out
    assert to_markdown(found) == run("assess", SERVITUDE, "--format", "md", "--all").out
    assert to_docx(found) == file.read_bytes()
    template = office.Document()
    template.add_paragraph("Office")
    held = BytesIO()
    template.save(held)
    assert "Office" == office.Document(BytesIO(to_docx(found, template=held.getvalue()))).paragraphs[0].text


def test_a_notebook_shows_the_first_page() -> None:
    """An assessment shows its gates first, within the notebook's own page."""
    found = assessed(GATED)
    shown = found._repr_html_()

    assert shown.index(found.gates[0].gate.title) < shown.index(say("first-charges"))
    assert "<html" not in shown
    assert "<script" not in shown


def test_an_unknown_form_is_refused() -> None:
    """Only the forms there are can be asked for."""
    with pytest.raises(ValueError, match="no form"):
        write_page(Page(()), "pdf")


def test_a_form_is_loaded_when_it_is_asked_for() -> None:
    """Plain text and JSON load no other writer: a cold `assess` stays quick."""
    code = (
        "import sys\nfrom chargeassist.cli.commands import run\n"
        f"run(['assess', {SERVITUDE!r}])\n"
        "names = ('docx', *(f'chargeassist.report.{form}' for form in ('html', 'markdown', 'docx')))\n"
        "print([n for n in names if n in sys.modules], file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]" == said.stderr.strip().split("\n")[-1]


@pytest.mark.parametrize(("verb", "key"), [("gaps", "requests"), ("draw", "proposals")])
def test_what_is_asked_for_has_one_address(verb: str, key: str) -> None:
    """The id of a request or a proposal is the same in JSON, as text, and as an anchor of HTML."""
    data = json.loads(run(verb, HOTEL, "--format", "json").out)[verb][key]
    text, html = run(verb, HOTEL).out, run(verb, HOTEL, "--format", "html").out

    assert [] != data
    assert [] == [r["id"] for r in data if f"[{r['id']}]" not in text or f'id="{r["id"]}"' not in html]


def test_a_charge_its_elements_and_what_was_entered_have_one_address() -> None:
    """Charges, elements, gates, facts and items are anchors of HTML under the ids that JSON has."""
    data = json.loads(run("assess", BORDER, "--format", "json").out)
    html = run("assess", BORDER, "--format", "html").out
    ids = [
        *(g["id"] for g in data["gates"]),
        *(c["id"] for c in data["charges"]),
        *(f"{c['id']}#{e['id']}" for c in data["charges"] for e in c["elements"]),
        *(fact for c in data["charges"] for e in c["elements"] for fact in e["facts"]),
    ]

    assert [] == [id for id in ids if f'id="{id}"' not in html]
    for proposal in (p for c in data["charges"] for p in c.get("proposals", ())):
        assert f'id="{proposal["id"]}"' in html
