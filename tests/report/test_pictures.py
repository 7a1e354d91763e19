"""Pictures: drawings of plain shapes that say in words all they show, and that act in no form."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from attrs import evolve
from docx import Document
from docx.shared import Mm

from chargeassist import to_svg
from chargeassist.report.docx import docx
from chargeassist.report.drawing import Box, Drawing, Words
from chargeassist.report.drawingml import NAMES, drawingml
from chargeassist.report.html import html
from chargeassist.report.page import Page, Picture
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pictures.acts import MOST
from chargeassist.report.pictures.lines import CUT, lines_of, wide
from chargeassist.report.pictures.of_case import PICTURES, on_the_sheet, picture_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.svg import svg
from tests.each import each
from tests.report.support import EXAMPLES, GATED, assessed

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "style", "rect", "text", "polyline", "polygon", "circle"}
in_turn = each(list(EXAMPLES)[::3])


def _page(name: str, of: str) -> Page:
    found = assessed(name)
    return picture_page(found, of, on_the_sheet(found)[0])


def _picture(page: Page) -> Picture:
    return next(b for b in page.blocks if isinstance(b, Picture))


def _drawn(drawing: Drawing) -> list[str]:
    lines = [
        shape.lines if isinstance(shape, Box) else (shape.text,)
        for shape in drawing.shapes
        if isinstance(shape, (Box, Words))
    ]
    return [line for one in lines for line in one]


@in_turn
def test_a_drawing_is_shapes_and_text_and_is_named(name: str) -> None:
    """A file is well-formed, has its title and what it shows, and nothing in it acts or is fetched."""
    for of in PICTURES:
        page = _page(name, of)
        root = ElementTree.fromstring(svg(page))
        parts = {e.tag.removeprefix(SVG) for e in root.iter()}
        assert parts <= TAGS
        assert ("img", _picture(page).text) == (root.get("role"), root.findtext(f"{SVG}title"))
        assert [] == [
            k for e in root.iter() for k in e.attrib if k.startswith("on") or k in ("href", "style")
        ]
        assert "url(" not in svg(page)


@in_turn
def test_every_id_that_is_drawn_is_told_in_words(name: str) -> None:
    """What a drawing names stands in its words too: whoever cannot see it misses nothing."""
    for of in PICTURES:
        picture = _picture(_page(name, of))
        told = plain_text(Page(picture.said))
        ids = {w for line in _drawn(picture.drawing) for w in re.findall(r"\b[SVEWf]\d+\b", line)}
        assert ids <= set(re.findall(r"\b[SVEWf]\d+\b", told + picture.text)), of


@in_turn
def test_shapes_stay_on_their_canvas(name: str) -> None:
    """No box is beyond the edge, and words fit the box they stand in."""
    for of in PICTURES:
        drawing = _picture(_page(name, of)).drawing
        for shape in drawing.shapes:
            if isinstance(shape, Box):
                assert 0 <= shape.x <= shape.x + shape.width <= drawing.width
                assert 0 <= shape.y <= shape.y + shape.height <= drawing.height
                assert [] == [line for line in shape.lines if wide(line) > shape.width]


def test_gates_stand_above_a_picture() -> None:
    """A picture that is read alone has the gates: in the drawing and in its description."""
    found = assessed(GATED)
    for of in PICTURES:
        text = svg(_page(GATED, of))
        for gate in found.gates:
            assert 2 == len(re.findall(rf"GATE +{gate.person}", text))


def test_python_draws_what_the_command_line_draws() -> None:
    """`to_svg` draws a charge by its id, and says what it cannot draw."""
    found = assessed(GATED)
    charge = found.charges[0].id

    assert to_svg(found, "matrix", charge=charge) == svg(picture_page(found, "matrix", found.charges[0]))
    assert to_svg(found, "tree") == svg(_page(GATED, "tree"))
    with pytest.raises(ValueError, match="no picture"):
        to_svg(found, "portrait")
    with pytest.raises(ValueError, match="no charge"):
        to_svg(evolve(found, charges=()), "matrix")
    with pytest.raises(KeyError):
        to_svg(found, "matrix", charge="S9")


def test_a_report_has_its_pictures_once() -> None:
    """The whole report as HTML shows when it was, who did what, and what shows each element."""
    page = assessment_page(assessed(GATED), full=True, pictures=True)
    ids = [b.id for b in page.blocks if isinstance(b, Picture)]

    assert ["timeline", "map"] == ids[:2]
    assert len(ids) == len(set(ids)) == html(page).count("<svg ")
    assert all(id.startswith("matrix:") for id in ids[2:])


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "<script>alert(1)</script>", "شاهد من الحي", "ምስክር", "👩🏾‍⚖️" * 40, '" onload="x']
)
def test_whatever_a_label_says_is_inert_and_stays_in_its_room(text: str) -> None:
    """Words are cut to their room, and are words."""
    box = Box(0, 0, 200, 60, lines_of(text, 200))
    picture = Picture(text, Drawing(200, 60, (box,)), "one", text)
    for line in box.lines:
        assert wide(line) <= 200
    root = ElementTree.fromstring(svg(Page((picture,))))
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= TAGS
    assert [] == [k for e in root.iter() for k in e.attrib if k.startswith("on")]
    run = ElementTree.fromstring(drawingml(picture, 1, (9_999, 9_999)))
    assert {text} == {e.get("title") for e in run.iter(*_tags("wp:docPr"))}


def test_a_document_has_its_pictures_drawn() -> None:
    """Each is named, told where it is said in words, within its sheet, in the words of the drawing."""
    page = assessment_page(assessed(GATED), full=True, pictures=True)
    body = Document(BytesIO(docx(page))).element.body
    pictures = [b for b in page.blocks if isinstance(b, Picture)]
    numbers = [e.get("id") for tag in ("wp:docPr", "wps:cNvPr") for e in body.iter(*_tags(tag))]
    drawn = list(body.iter(*_tags("wp:inline")))

    assert len(numbers) == len(set(numbers))
    for inline, picture in zip(drawn, pictures, strict=True):
        (named,) = inline.iter(*_tags("wp:docPr"))
        (extent,) = inline.iter(*_tags("wp:extent"))
        said = {t.text for t in inline.iter(*_tags("w:t"))}
        shapes = list(inline.iter(*_tags("wps:wsp")))
        assert (picture.text, f"{picture.text}. {picture.in_words}") == (
            named.get("title"),
            named.get("descr"),
        )
        assert 0 < int(extent.get("cx")) <= Mm(170.1) > 0 < int(extent.get("cy")) <= Mm(257)
        assert set(_drawn(picture.drawing)) <= said
        assert len(shapes) >= len(picture.drawing.shapes)


def test_a_large_drawing_is_no_larger_than_its_sheet() -> None:
    """What is higher than a sheet is drawn smaller, its letters with it."""
    tall = Picture("t", Drawing(100, 5_000, (Box(0, 0, 100, 5_000, ("a <b>",), "thin"),)), "t", "in words")
    run = ElementTree.fromstring(drawingml(tall, 1, (1_000_000, 1_000_000)))
    (extent,) = run.iter(*_tags("wp:extent"))
    (words,) = (t.text for t in run.iter(*_tags("w:t")) if t.text != "[~]")

    assert ("20000", "1000000", "a <b>") == (extent.get("cx"), extent.get("cy"), words)


def _tags(name: str) -> tuple[str]:
    prefix, tag = name.split(":")
    return (f"{{{NAMES[prefix]}}}{tag}",)


def test_what_is_cut_shows_that_it_is() -> None:
    """Words beyond the last line are not left out in silence."""
    assert lines_of("one two three four five six", 60, 2)[-1].endswith(CUT)
    assert ("one two",) == lines_of("one two", 80, 2)


def test_more_than_can_be_drawn_is_counted() -> None:
    """Of more lines than there is room for, a drawing says how many it leaves to the words."""
    found = assessed(GATED)
    fact = next(f for f in found.case.facts if f.slot == "act" and f.of)
    more = tuple(evolve(fact, id=f"m{n}", by=(f"P{n}",)) for n in range(MOST + 5))
    persons = tuple(evolve(found.case.persons[0], id=f"P{n}") for n in range(MOST + 5))
    case = evolve(found.case, facts=more, persons=(*found.case.persons, *persons))
    picture = _picture(picture_page(evolve(found, case=case), "map", None))

    assert "5 more, told in words" in _drawn(picture.drawing)
    assert f"m{MOST + 4}" in plain_text(Page(picture.said))
