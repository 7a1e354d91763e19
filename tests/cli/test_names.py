"""Names come from a file of their own: beside ids on pages that say so first, and nowhere else."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as office
import pytest

from chargeassist import CaseError, to_docx, to_html, to_json, to_markdown, to_text
from chargeassist.report.names import with_names
from chargeassist.report.page import Column, Labelled, Line, Page, Table, Verbatim
from chargeassist.report.plain_text import plain_text
from chargeassist.words import LANGUAGES, say
from tests.cli.support import SERVITUDE, run
from tests.report.support import assessed

NAME, OTHER = "Zebedee <script>alert(1)</script> O'Neil", "=cmd|' /C calc'!A0"
FORMS = ("text", "md", "html", "docx")
VERBS = {
    "assess": (),
    "explain": ("trafficking-in-persons",),
    "gaps": (),
    "draw": (),
    "stress": (),
    "counts": (),
    "memo": (),
    "tasks": (),
    "disclosure": (),
    "picture": ("--of", "map"),
}


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A file that names two persons of the example."""
    first, second, *_ = (p.id for p in assessed("domestic-servitude/case.toml").case.persons)
    file = tmp_path / "names.toml"
    file.write_text(f'{first} = "{NAME}"\n{second} = "{OTHER}"\n', "utf-8")
    return file


def _said(verb: str, form: str, out: Path, *words: str | Path) -> str:
    """Return all that a verb says in a form, a document's headers first."""
    told = run(verb, SERVITUDE, *VERBS[verb], "--format", form, "-o", out, *words)
    assert 0 == told.code, told.err
    if form != "docx":
        return unescape(out.read_text("utf-8"))
    document = office.Document(BytesIO(out.read_bytes()))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    heads = (p.text for s in document.sections for p in s.header.paragraphs)
    return "\n".join((*heads, *(p.text for p in document.paragraphs), *cells))


@pytest.mark.parametrize("verb", VERBS)
def test_a_page_has_names_only_where_they_are_given(verb: str, names: Path, tmp_path: Path) -> None:
    """Without the file no form of any page has a name or the mark; with it the mark stands first."""
    mark = say("contains-names")
    for form in FORMS if verb == "assess" else FORMS[:1]:
        without, named = (_said(verb, form, tmp_path / "page", *w) for w in ((), ("--names", names)))
        plain = re.sub(r"\\(.)", r"\1", named)

        assert [False, False] == [text in without for text in ("Zebedee", mark)]
        assert NAME in " ".join(plain.split())
        assert mark in plain[: plain.index("Zebedee")]
        if form in ("text", "docx"):
            assert named.startswith(mark)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_of_html_says_it(lang: str, names: Path) -> None:
    """A tab, a bookmark and the edge of a printed sheet say that the page contains names; nothing acts."""
    text = run("assess", SERVITUDE, "--format", "html", "--lang", lang, "--names", names).out
    begin = say("names-title", lang, mark="", title="")

    assert re.search(r"<title>(.*?)</title>", text).group(1).startswith(begin)  # type: ignore[union-attr]
    assert "<script" not in text
    assert say("contains-names", lang) in unescape(text)


def test_a_page_that_names_nobody_does_not_say_that_it_does(names: Path) -> None:
    """Where nothing is laid a review speaks of no person: it is the page that it is without the file."""
    assert run("review", SERVITUDE).out == run("review", SERVITUDE, "--names", names).out


def test_a_drawing_says_it_too(names: Path) -> None:
    """A file of SVG has the mark above the drawing."""
    text = run("picture", SERVITUDE, "--of", "map", "--names", names).out

    assert text.index("CONTAINS NAMES") < text.index("Zebedee")


def test_json_never_has_names(names: Path) -> None:
    """What an app reads has ids alone: names are refused, not left out in silence."""
    told = run("assess", SERVITUDE, "--format", "json", "--names", names)

    assert [2, ""] == [told.code, told.out]
    assert say("usage-names") in told.err


@pytest.mark.parametrize(
    "text",
    [
        'Q9 = "Zebedee"',
        "S1 = 3",
        'S1 = ""',
        'S1 = "a\\nb"',
        'S1 = "a"\nS1 = "Zebedee"',
        "[S1]",
        'S1 = "\\u202e"',
    ],
)
def test_a_file_of_names_is_read_strictly(text: str, tmp_path: Path) -> None:
    """Nobody who is not in the case, no more than a line each; no fault repeats what it found."""
    file = tmp_path / "names.toml"
    file.write_text(text, "utf-8")
    told = run("assess", SERVITUDE, "--names", file)

    assert [2, ""] == [told.code, told.out]
    assert "Zebedee" not in told.err


def test_a_name_stands_beside_the_person_and_nothing_else() -> None:
    """The id of a charge, what is set as it stands in a file, and a word of the law stay as they are."""
    page = Page(
        (
            Line("S1 and owner: see S1/V1/xp:a"),
            Labelled("of", "S11, person:S1.born, #S1"),
            Verbatim('by = ["S1"]'),
            Table((Column("who", 4), Column("what", 60)), (("S1", "the owner"),)),
        ),
        title="t",
    )
    told = plain_text(with_names(page, {"S1": "Amina", "owner": "Grace", "S9": "Zebedee"})).split("\n")[6:]

    assert [
        "S1 (Amina) and owner: see S1/V1/xp:a",
        "of S11, person:S1.born, #S1",
        'by = ["S1"]',
        "who      what",
        "S1       the owner",
        "(Amina)",
        "",
    ] == told


@pytest.mark.parametrize(("reader", "paper"), [("", ""), ("prosecutor", ""), ("", "memo")])
def test_a_program_gives_names_as_the_command_line_does(reader: str, paper: str, names: Path) -> None:
    """In Python `names` does to every form what `--names` does: the mark first, no name without it."""
    found, given = assessed("domestic-servitude/case.toml"), tomllib.loads(names.read_text("utf-8"))
    wanted: Any = {"reader": reader, "paper": paper}
    said = run(paper or "assess", SERVITUDE, "--names", names, *(("--for", reader) if reader else ()))
    assert said.out == to_text(found, names=given, **wanted)

    document = office.Document(BytesIO(to_docx(found, names=given, **wanted)))
    heads = [p.text for s in document.sections for p in s.header.paragraphs]
    forms = {"md": to_markdown(found, names=given, **wanted), "html": to_html(found, names=given, **wanted)}

    assert say("contains-names") in heads
    for text in map(unescape, forms.values()):
        assert text.index("CONTAINS NAMES") < text.index("Zebedee")
    for written in (to_text, to_markdown, to_html):
        assert [False, False] == [w in written(found, **wanted) for w in ("Zebedee", "CONTAINS NAMES")]
    assert "Zebedee" not in to_json(found)
    assert "Zebedee" not in repr(found)


@pytest.mark.parametrize(
    "given", [{"Q9": "Zebedee"}, {"S1": "Zebe\ndee"}, {"S1": "Zebedee\u202e"}, {"S1": 3}]
)
def test_names_that_a_program_gives_are_read_strictly(given: dict[str, Any]) -> None:
    """Nobody who is not in the case, and a line of text each; no fault repeats a name."""
    with pytest.raises(CaseError) as refused:
        to_text(assessed("domestic-servitude/case.toml"), names=given)

    assert "Zebe" not in str(refused.value)
