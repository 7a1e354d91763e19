"""Forms of a page: HTML, Markdown and documents say all that the tree says, and nothing in a text acts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from urllib.parse import unquote

import attrs
import docx as office
import pytest

from chargeassist.report.docx import docx
from chargeassist.report.html import html
from chargeassist.report.markdown import markdown
from chargeassist.report.page import (
    Aligned,
    Block,
    Branch,
    Cell,
    Column,
    Finding,
    Fold,
    Heading,
    Item,
    Labelled,
    Legend,
    Line,
    Page,
    Paragraph,
    Table,
    Verbatim,
)
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.law import packs_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.symbols import isolated
from tests.each import each
from tests.report.support import EXAMPLES, GATED, assessed, law

EMPTY = {"meta", "hr", "br"}
"""The tags that hold nothing and have no end."""
TEXTS = ("text", "label", "name", "word", "cite", "caption", "head")
"""The attributes of pieces that are said."""
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "[a](javascript:alert(1)) ![b](https://example.org/x) `c` **d** <e> | f",
    "https://example.org and www.example.org",
    "# heading",
    "1. entry",
    "- entry",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt; &amp; &#60;",
    "x" * 10_000,
    "شاهد من الحي",
    "ምስክር",
    "ߒߞߏ",
    "👩🏾‍⚖️",
)


class _Read(HTMLParser):
    """A page as a browser reads it: what it says, its tags, and whether each ends where it should."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.said.append("" if "style" in self.open else data)

    def all(self, key: str) -> list[str]:
        """Return every value of one attribute."""
        return [v for _, found in self.tags for k, v in found.items() if k == key and v is not None]

    @property
    def text(self) -> str:
        return _flowing("".join(self.said))


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _said(value: object, *, narrow: bool = False) -> Iterator[str]:
    """Yield every text that a piece says, however deep; of a cell what a *narrow* column has room for."""
    if isinstance(value, tuple):
        for one in value:
            yield from [one] if isinstance(one, str) else _said(one, narrow=narrow)
    elif isinstance(value, Cell):
        yield value.text if narrow else value.whole or value.text
    elif isinstance(value, Legend):
        yield from (word for _, word in value.marks)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):  # type: ignore[arg-type]  # it has attributes
            inner = getattr(value, field.name)
            if field.name in TEXTS and isinstance(inner, str):
                yield inner
            elif field.name in ("rows", "columns", "lines", "said", "parts", "blocks"):
                yield from _said(inner, narrow=narrow)


@cache
def _page(name: str) -> Page:
    """Return one page with every sort of piece that examples have."""
    found = assessed(name)
    more = explain_page(found, found.charges[0].offence.key).blocks
    # An address stands once on a page: the explanation without its own.
    unnamed = (
        Branch("limb", "thin", "thin", "s 1", parts=(Branch("inner"),)),
        Heading("one", 2, said=more[:1]),
    )
    blocks = (
        *assessment_page(found, full=True, pictures=True).blocks,
        *unnamed,
        *packs_page([law("xp").pack("xp")]).blocks,
    )
    return Page(blocks, title=name)


in_turn = each(list(EXAMPLES)[::3])


def _office(page: Page, template: bytes | None = None) -> office.document.Document:
    return office.Document(BytesIO(docx(page, template)))


def _text_of(document: office.document.Document) -> str:
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return _flowing(" ".join([*(p.text for p in document.paragraphs), *cells]))


@in_turn
def test_every_form_says_all_of_a_page(name: str) -> None:
    """Nothing that a page says is lost in any form."""
    page = _page(name)
    forms = {
        "text": _flowing(plain_text(page)),
        "html": _Read(html(page)).text,
        "markdown": _flowing(re.sub(r"\\(.)", r"\1", markdown(page))),
        "docx": _text_of(_office(page)),
    }

    for form, told in forms.items():
        without = re.sub(r"\s", "", told)
        # In a table of plain text the lines of several cells stand beside each other.
        narrow = form == "text"
        said = _said(page, narrow=narrow)
        parts = [p for s in said for p in (s.split() if narrow else [re.sub(r"\s", "", s)])]
        assert [] == [part for part in parts if part not in without], form


@in_turn
def test_html_has_its_addresses_and_asks_for_nothing(name: str) -> None:
    """Ids stand once, every link leads to one of them, and nothing runs or is fetched."""
    text = html(_page(name))
    read = _Read(text)
    ids, links = read.all("id"), read.all("href")
    style = text.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert len(ids) == len(set(ids))
    assert {"content", *(c.id for c in assessed(name).charges)} <= set(ids)
    assert {"#"} == {link[0] for link in links}
    assert set() == {unquote(link[1:]) for link in links} - set(ids)
    assert set() == {tag for tag, _ in read.tags} & {"script", "img", "link", "iframe", "form", "object"}
    assert [] == read.all("src") + read.all("style")
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text
    assert "url(" not in style
    assert "@import" not in style


@in_turn
def test_html_can_be_read_by_ear(name: str) -> None:
    """A language, a title, one `h1`, headings one level down at a time, heads of tables with their scope."""
    read = _Read(html(_page(name)))
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]

    assert ("html", {"lang": "en"}) == read.tags[0]
    assert 1 == levels.count(1) == sum(tag == "main" for tag, _ in read.tags)
    assert [] == [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert {"col", "row"} == {str(found.get("scope")) for tag, found in read.tags if tag == "th"}


def test_a_heading_never_skips_a_level() -> None:
    """A second-level heading at the top, and what folds under a fold, go one level down at a time."""
    fold = Fold("outer", said=(Fold("inner", said=(Line("deep"),)),))
    page = Page((Heading("charge", 2), fold, Heading("part"), fold), title="t")
    headings = [(p.style.name, p.text) for p in _office(page).paragraphs if p.style and p.text != "deep"]

    assert [1, 2, 3, 4, 2, 3, 4] == [
        int(t[1]) for t, _ in _Read(html(page)).tags if re.fullmatch("h[1-6]", t)
    ]
    assert [
        ("Title", "t"),
        ("Heading 1", "charge"),
        ("Heading 2", "outer"),
        ("Heading 3", "inner"),
    ] == headings[:4]


@each({text[:20]: text for text in HOSTILE})
def test_no_text_acts(text: str) -> None:
    """What stands in a text is read and does nothing, whatever it would be elsewhere."""
    column = Column(text, 20)
    blocks: tuple[Block, ...] = (
        *(Heading(text, 1, text), Paragraph(text), Line(text), Labelled(text, text, text), Item(text, text)),
        *(
            Finding(text, text, "thin", text, text),
            Branch(text, "thin", text, text),
            Legend((("thin", text),)),
        ),
        *(Table((column,), ((text,), (Cell(text, "thin"),)), text), Aligned((Labelled(text, text),))),
        *(Fold(text, text, said=(Line(text),)), Verbatim(text)),
    )
    page = Page(blocks, title=text)
    plain = Page(tuple(attrs.evolve(b) for b in _harmless(blocks)), title="plain")

    read = _Read(html(page))
    assert [t for t, _ in read.tags] == [t for t, _ in _Read(html(plain)).tags]
    assert _flowing(text) in read.text
    assert re.sub(r"\s", "", text) in re.sub(r"\s", "", _text_of(_office(page)))
    assert _outline(markdown(page)) == _outline(markdown(plain))


def _harmless(value: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the same pieces with the word `plain` for every text."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(plain(v) for v in value)
        if isinstance(value, str):
            return value if value in ("thin", "") else "plain"
        if attrs.has(type(value)):
            named = attrs.asdict(value, recurse=False)  # type: ignore[arg-type]  # it has attributes
            return type(value)(**{k: plain(v) for k, v in named.items()})
        return value

    return plain(value)  # type: ignore[return-value]  # pieces stay what they are


def _outline(text: str) -> list[str]:
    """Return how the lines of a Markdown begin, and what markup they have that is not escaped."""
    inert = re.sub(r"\\.", "x", text)
    fenced = re.sub(r"```.*?```", "", inert, flags=re.DOTALL)
    lines = fenced.split("\n")
    heads = [re.match(r" *(?:#+ |[-+] |>|\d+[.)] |)", line) for line in lines]
    inline = [re.sub(r"[^*|`<>_~&\[\]]", "", line) for line in lines]
    return [f"{head and head[0]}{marks}" for head, marks in zip(heads, inline, strict=True)]


def test_what_is_in_another_script_turns_nothing_around_it() -> None:
    """A text from a file stands apart from the sentence it is in, and the marks for it are not printed."""
    page = Page((Line(f"from {isolated('شاهد (1)')} on"), Line("lone \u2068 mark")), title="t")

    assert "from <bdi>شاهد (1)</bdi> on" in html(page)
    for text in (html(page), plain_text(page), markdown(page), _text_of(_office(page))):
        assert not re.search("[\u2066-\u2069]", text)


def test_a_document_is_made_of_what_an_office_has() -> None:
    """Headings and lists by style, heads of tables that are repeated, the language; the same bytes again."""
    page = Page(
        (
            Heading("part"),
            Item("1.", "entry", said=(Labelled("on", "f1", said=(Line("deep", ()),)), Paragraph("prose"))),
            Table((Column("a", 3), Column("b", 3)), (("1", Cell("2", "thin")),), "what it shows"),
        ),
        language="fr",
        title="called",
    )
    document = _office(page)
    (table,) = document.tables
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style]

    assert [
        ("Title", "called"),
        ("Heading 1", "part"),
        ("List Bullet", "1. entry"),
        ("List Bullet 2", "on f1"),
        ("List Bullet 3", "deep"),
        ("List Bullet 2", "prose"),
        ("Caption", "what it shows"),
    ] == styles
    assert [["a", "b"], ["1", "[~] 2"]] == [[c.text for c in row.cells] for row in table.rows]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert ("called", "fr", "") == (
        document.core_properties.title,
        document.core_properties.language,
        document.core_properties.author,
    )
    assert docx(page) == docx(page)


@pytest.mark.parametrize("wide", [False, True])
def test_a_table_is_laid_out_on_its_sheet(wide: bool) -> None:
    """A4, on its side where the page asks for it; columns share its width, and no row is torn apart."""
    table = Table((Column("a", 10), Column("b", 30)), (("1", "2"),))
    document = _office(Page((table,), wide=wide))
    (sheet,), (made,) = document.sections, document.tables
    room = int(sheet.page_width or 0) - int(sheet.left_margin or 0) - int(sheet.right_margin or 0)
    sides = [round(side.mm) for side in (sheet.page_width, sheet.page_height) if side]

    assert ([297, 210] if wide else [210, 297]) == sides
    assert [room // 4, 3 * room // 4] == pytest.approx([c.width for c in made.columns], rel=0.01)
    assert [True, True] == ["cantSplit" in row._tr.xml for row in made.rows]


def test_an_office_has_its_own_document() -> None:
    """A page is written after what stands in a template, in its styles; a style it lacks is no fault."""
    template = office.Document()
    template.add_paragraph("Office of the prosecutor")
    for name in ("List Bullet", "Table Grid", "Caption"):
        template.styles[name].delete()
    held = BytesIO()
    template.save(held)
    page = Page((Line("entry"), Table((Column("a", 3),), (("1",),), "shown")), title="called")
    written = _office(page, held.getvalue())

    assert ["Office of the prosecutor", "called", "entry", "shown"] == [p.text for p in written.paragraphs]
    assert ["a", "1"] == [c.text for row in written.tables[0].rows for c in row.cells]


@pytest.mark.parametrize("form", [html, markdown, plain_text])
def test_a_cell_has_its_mark_beside_its_word(form: object) -> None:
    """The symbol of a standing stands in a cell before its word; a cell that leads somewhere is a link."""
    page = Page((Heading("there", id="S1/x"), Table((Column("a", 20),), ((Cell("thin", "thin", "S1/x"),),))))
    told = form(page)  # type: ignore[operator]  # each writes a page

    assert re.search(r'\\?\[\\?~\\?\](</span>)? (<a href="#S1/x">)?thin', told)


def test_a_long_label_leaves_room_for_its_text() -> None:
    """What follows a label of half a line or more is set in a little, and no column of single words."""
    text = "word " * 40
    lines = plain_text(Page((Labelled("a label " * 8, text, said=(Line(text),)),))).splitlines()

    assert [] == [line for line in lines[1:-1] if len(line.strip()) < 30]


def test_no_line_of_french_ends_before_a_mark() -> None:
    """A blank before two dots, a semicolon, a question or within quotes does not break, in every form."""
    page = assessment_page(assessed(GATED), full=True, pictures=True, language="fr")
    written = "\n".join(p.text for p in _office(page).paragraphs)
    for told in (plain_text(page), html(page).split("</style>")[1], markdown(page), written):
        assert "\u00a0:" in told
        assert [] == re.findall(r"[^\s\-] [:;?!»](?=\s|<|$)|« ", told)
