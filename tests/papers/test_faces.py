"""A report for one reader: the parts that reader needs, and for intake nothing of who did what."""

from __future__ import annotations

import pytest

from chargeassist import to_html, to_text
from chargeassist.law.choices import READERS
from chargeassist.report.page import Page
from chargeassist.report.papers.faces import EVERY, FACES, face_page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import LANGUAGES, say, told
from tests.cli.support import GROWER, SERVITUDE, run
from tests.each import each
from tests.papers.support import blocks
from tests.report.support import EXAMPLES, GATED, assessed

IN_TURN = [(READERS[n % len(READERS)], example) for n, example in enumerate(2 * list(EXAMPLES))]


def _ids(page: Page) -> list[str]:
    return [b.id for b in blocks(page) if getattr(b, "id", "")]  # type: ignore[union-attr]  # it has one


def test_a_face_is_a_list_of_parts_that_there_are() -> None:
    """Every reader has a face, intake its own, and every part that a face names is one."""
    assert {*READERS} == {*FACES, "intake"}
    assert set() == {part for face in FACES.values() for part in face} - {*EVERY}


@each(IN_TURN)
def test_an_address_stands_once_in_a_face_and_lines_fit(reader: str, example: str) -> None:
    """A face is a page like any other: no address twice, no line too long, its parts numbered in order."""
    page = face_page(assessed(example), reader)
    text = plain_text(page)

    assert len(_ids(page)) == len(set(_ids(page)))
    assert [] == [line for line in text.split("\n") if len(line) > 80 and " " in line.strip()]
    for number, name in enumerate(FACES.get(reader, ()), start=1):
        assert say("memo-part", number=number, title=say(f"memo-title-{name}")) in text


@each([r for r in READERS if r != "intake"])
def test_no_face_goes_without_its_gates(reader: str) -> None:
    """Whoever reads a face alone meets every gate that is raised."""
    found = assessed(GATED)
    text = " ".join(plain_text(face_page(found, reader)).split())

    assert found.gates
    assert [] == [g.id for g in found.gates if g.person not in text or g.gate.title not in text]


@each([(example, LANGUAGES[n % len(LANGUAGES)]) for n, example in enumerate(EXAMPLES)])
def test_intake_shows_no_charge_and_no_suspect(example: str, language: str) -> None:
    """Text and HTML have no title of an offence, no id of a charge, nobody charged who is not harmed too."""
    found = assessed(example)
    page = face_page(found, "intake", language)
    for form in (plain_text(page), to_html(found, reader="intake", language=language)):
        words = " ".join(form.split()).casefold()
        titles = {told(o.title, language).casefold() for p in found.law.packs for o in p.offences}
        harmed = {*found.case.harmed(), *(g.person for g in found.gates)}
        harmed |= {p.id for p in found.case.persons if "victim" in p.is_}

        assert [] == [t for t in titles if t in words]
        assert [] == [c.id for c in found.charges if c.id in form]
        assert set() == ({c.matter.suspect for c in found.charges} - harmed) & set(form.split())


@each(READERS)
def test_a_face_is_the_same_on_the_command_line_and_in_python(reader: str) -> None:
    """`--for` prints what `reader` returns; for intake no gate with its offence is told beside it."""
    said = run("assess", GROWER, "--for", reader)

    assert (0, to_text(assessed(GATED), reader=reader)) == (said.code, said.out)
    assert (reader == "intake") == (said.err == "")


@each([("--all",), ("--format", "json")])
def test_a_face_is_not_asked_for_with_what_it_would_ignore(*more: str) -> None:
    """JSON has charges and `--all` has every part: neither goes with a reader."""
    said = run("assess", SERVITUDE, "--for", "intake", *more)

    assert (2, "") == (said.code, said.out)
    assert say("usage-reader") in said.err


def test_a_reader_or_a_paper_that_is_none_is_refused() -> None:
    """An unknown word is an error of the program that asks, and so are two pages at once."""
    found = assessed(GATED)
    for wanted in ({"reader": "judge"}, {"paper": "letter"}, {"paper": "memo", "reader": "training"}):
        with pytest.raises(ValueError, match="reader"):
            to_text(found, **wanted)  # type: ignore[arg-type]  # by name
    with pytest.raises(ValueError, match="DECIDED"):
        to_text(found, decisions=())
