"""Pages: trees of values that say what each piece is; nothing in a builder is worded or laid out by hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs
import pytest

from chargeassist import (
    Assessment,
    Law,
    assess,
    compare,
    counts,
    diff,
    gaps,
    load_law,
    next_questions,
    read_case,
    review,
    stress,
)
from chargeassist.advice import review as reviewing
from chargeassist.advice.counts import ACTIVE
from chargeassist.advice.drawing import drawing
from chargeassist.case.tables import ROLES as PERSONS
from chargeassist.findings.ranking import ROLES
from chargeassist.law.asides import MODES
from chargeassist.law.blocks import EFFECTS
from chargeassist.law.departures import HOW
from chargeassist.law.elements import MENS_REA
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.standing import STAGES, Standing
from chargeassist.report import plain_text as writer
from chargeassist.report.page import (
    Aligned,
    Blank,
    Block,
    Divider,
    Heading,
    Labelled,
    Line,
    Page,
    Table,
    Verbatim,
)
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.pages.draw import draw_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.law import pack_page, packs_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.pictures.of_case import picture_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.told import checked
from chargeassist.report.voice import Voice
from chargeassist.words import known
from tests.architecture.support import PACKAGE, nodes, walk
from tests.each import each
from tests.examples import ROOT
from tests.papers.support import NAMES, paper
from tests.report.support import EXAMPLES, PACKS, assessed, law

REPORT = Path(writer.__file__).parent
BUILDERS = sorted(REPORT.rglob("*.py"))
examples = pytest.mark.parametrize("name", EXAMPLES)


@cache
def _pages(name: str) -> tuple[Page, ...]:
    """Return every page there is of one example, built once for all tests."""
    return tuple(_built(assessed(name)))


def _built(found: Assessment) -> Iterator[Page]:
    yield from (assessment_page(found), assessment_page(found, full=True, pictures=True))
    yield from (picture_page(found, of, found.charges[0]) for of in ("tree", "stress"))
    yield from (explain_page(found, key) for key in {c.offence.key for c in found.charges})
    yield check_page(checked(found.case, found.law))
    yield gaps_page(gaps(found), next_questions(found), found)
    yield from (stress_page(stress(found)), review_page(review(found)), counts_page(counts(found)))
    offences = [c.offence for c in found.charges]
    yield compare_page(compare(offences[0], offences[-1], found), found.law)
    yield diff_page(diff(assessed(next(iter(EXAMPLES))), found), found)


def _pieces(value: object) -> Iterator[object]:
    """Yield everything that a page or a piece is made of, however deep."""
    if isinstance(value, tuple):
        for one in value:
            yield from _pieces(one)
    elif attrs.has(type(value)):
        yield value
        for inner in attrs.astuple(value, recurse=False):  # type: ignore[arg-type]  # it has attributes
            yield from _pieces(inner)


def _blocks(value: object) -> Iterator[Block]:
    """Yield every piece of a page or a piece that says something, however deep."""
    yield from (piece for piece in _pieces(value) if isinstance(piece, Block))


def _ids(page: Page) -> list[str]:
    """Return every address on a page: a cell of a table has one too."""
    return [id for b in _pieces(page) if (id := getattr(b, "id", ""))]


@examples
def test_what_a_piece_names_stands_in_its_text(name: str) -> None:
    """A writer finds every id that a piece names in what it says, and can make a link of it."""
    for page in _pages(name):
        for block in _blocks(page):
            said = " ".join(str(v) for v in attrs.asdict(block, recurse=False).values() if isinstance(v, str))
            assert [] == [r for r in getattr(block, "refs", ()) if "/" not in r and r not in said], block


@examples
def test_an_address_stands_once_on_a_page(name: str) -> None:
    """Nothing on a page has the address of something else on it."""
    for page in _pages(name):
        ids = _ids(page)
        assert len(ids) == len(set(ids))


CODE = re.compile(r"(?<![\w/:-])[a-z]+(?:-[a-z]+)*:[a-z0-9]+(?:-[a-z0-9]+)*(?![\w/])")
"""What looks like ``slot:term`` or ``pack:offence``, and is no part of the id of a charge."""
OUTLINE = re.compile(r"\boffence (?:any of )?[a-z]+-[a-z-]+ stands\b|\bstands by (?:another|anyone)\b")
TO_ENTER = ("label-enter", "label-sign")
"""What is to be written into the file, or typed, stands as it is written there."""


def _texts(value: object, say: Voice) -> Iterator[str]:
    """Yield every text that is read, whatever it is in; neither ids nor what is to be typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, say)
    elif isinstance(value, Verbatim) or (isinstance(value, Labelled) and value.label in map(say, TO_ENTER)):
        return
    elif hasattr(value, "__attrs_attrs__"):
        for key in ("text", "label", "name", "word", "caption", "head", "whole", "said", "parts", "rows"):
            yield from _texts(getattr(value, key, ()), say)
        for key in ("columns", "lines", "blocks"):
            yield from _texts(getattr(value, key, ()), say)


def _raw(page: Page, law: Law) -> list[str]:
    """Return what a page says by code or in notation that has a title; a code beside its title is none."""
    titles = {o.key: o.title for p in law.packs for o in p.offences}
    titles |= {name: law.vocabulary.term(name).title for name in law.vocabulary.narrower}
    say = Voice(page.language)

    def bare(text: str) -> bool:
        codes = titles.keys() & CODE.findall(text)
        return any(f"{say.told(titles[code])} ({code}" not in text for code in codes)

    return [text for text in _texts(page, say) if bare(text) or OUTLINE.search(text)]


@examples
def test_what_has_a_title_is_called_by_it(name: str) -> None:
    """No page about a case calls a term or an offence by its code, or a limb in notation."""
    found = assessed(name)
    more = (draw_page(drawing(found), found), *(paper(n, found) for n in NAMES))

    assert [] == [raw for page in (*_pages(name), *more) for raw in _raw(page, found.law)]


STORIES = {"sn-mendicite": "fr", "mz-mina": "pt", "ke-next-door": "fr", "za-mine": "pt"}


@each(STORIES.items())
def test_in_another_language_too(story: str, language: str) -> None:
    """The whole report, what is missing and the memo of a story, in French and Portuguese."""
    case = read_case(ROOT / "examples" / story / "case.toml")
    found = assess(case, load_law(*case.law))
    pages = (
        assessment_page(found, full=True, language=language),
        gaps_page(gaps(found), next_questions(found), found, language),
        check_page(checked(found.case, found.law), language),
        paper("memo", found, language),
    )

    assert [] == [raw for page in pages for raw in _raw(page, found.law)]


def test_every_charge_and_element_has_its_address() -> None:
    """Charges, elements and gates are found by their ids on the page of an assessment."""
    for name in EXAMPLES:
        found = assessed(name)
        ids = set(_ids(assessment_page(found, full=True)))
        assert set() == {c.id for c in found.charges} - ids
        assert set() == {f"{c.id}#{e.id}" for c in found.charges for e in c.elements} - ids
        assert set() == {g.id for g in found.gates} - ids


@examples
def test_no_piece_is_laid_out_by_hand(name: str) -> None:
    """No text of a page begins or ends in a blank, or breaks its line: that is the writer's to do."""
    for page in _pages(name):
        _laid_out(page)


@pytest.mark.parametrize("id", PACKS)
def test_no_piece_of_a_law_is_laid_out_by_hand(id: str) -> None:
    """The page of a pack is no other."""
    _laid_out(pack_page(law(*PACKS).pack(id)))


def _laid_out(page: Page) -> None:
    for block in _blocks(page):
        for value in attrs.astuple(block, recurse=False):
            assert not isinstance(value, str) or (value == value.strip() and "\n" not in value), block


def _strings(every: tuple[ast.AST, ...]) -> Iterator[tuple[int, str]]:
    """Yield every text of a module that is no docstring, and no message of an error of our own."""
    bare = {id(n.value) for n in every if isinstance(n, ast.Expr)}
    bare |= {id(n) for r in every if isinstance(r, ast.Raise) for n in walk(r)}
    for node in every:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


@pytest.mark.parametrize("file", BUILDERS, ids=lambda f: f.relative_to(REPORT).as_posix())
def test_no_sentence_stands_in_the_report(file: Path) -> None:
    """Sentences stand in the catalogue: no text with two words in it is written in this room."""
    every = nodes(file.relative_to(PACKAGE).as_posix())
    worded = [(n, s) for n, s in _strings(every) if len([w for w in s.split() if w.isalpha()]) > 1]

    assert [] == [f"{n}: {s}" for n, s in worded if s not in NOTATION | STYLES]


NOTATION = {"any of", "all of", "at least", "at most", "not needed if", "no suspension"}
"""Words of the notation of law, which are codes: they are compared, and worded by the catalogue."""
STYLES = {"List Bullet", "List Bullet 2", "List Bullet 3", "Table Grid", "No Spacing"}
"""Names of styles of a document, which are codes too: office programs translate them themselves."""


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("standing-{}", [s.word for s in Standing]),
        ("strength-{}", STRENGTHS),
        ("stage-{}", STAGES),
        ("role-{}", set(ROLES) - {"unassigned"}),
        ("role-{}", ACTIVE),
        ("is-{}", PERSONS),
        ("mode-{}", set(MODES) - {"principal"}),
        ("effect-{}", EFFECTS),
        ("fault-{}", MENS_REA),
        ("how-{}", HOW),
        ("review-{}", [v for k, v in vars(reviewing).items() if k.isupper() and isinstance(v, str)]),
    ],
)
def test_every_code_has_its_words(form: str, codes: list[str]) -> None:
    """Every word of a closed list can be said."""
    assert [] == [code for code in codes if not known(form.format(code))]


def _page(*blocks: Block) -> list[str]:
    return plain_text(Page(blocks)).split("\n")[:-1]


def test_nesting_is_shown_by_indents() -> None:
    """What is said of a line stands under its text, the parts of a line two in from it."""
    inner = Labelled("a", "b", said=(Line("c"),), parts=(Line("d"),))

    assert ["label text", "      a b", "        c", "        d"] == _page(
        Labelled("label", "text", said=(inner,))
    )


def test_a_long_line_goes_on_under_its_text() -> None:
    """A value that is too long goes on under where it began; no word is broken."""
    first, second = _page(Labelled("label", "word " * 16 + "x" * 70))[:2]

    assert first.startswith("label word word")
    assert second.startswith(" " * 6)
    assert len(first) <= 80


def test_a_heading_that_does_not_fit_is_said_in_short() -> None:
    """A heading is one line across the page: where it does not fit, the short one is taken."""
    assert ["-- S1 ".ljust(80, "-")] == _page(Heading("x" * 90, short="S1"))
    assert ["-- long ".ljust(80, "-"), "-" * 80, ""] == _page(Heading("long", short="S1"), Divider(), Blank())


def test_labels_that_are_aligned_stand_in_one_column() -> None:
    """Labels beside each other are as wide as the widest."""
    assert ["in force since", "seen     read"] == _page(
        Aligned((Labelled("in force", "since"), Labelled("seen", "read")))
    )


def test_a_cell_that_is_too_wide_goes_on_below_itself() -> None:
    """A cell is as wide as its column, and nothing of it is lost."""
    (table,) = packs_page([law(*PACKS).pack("xp")]).blocks
    assert isinstance(table, Table)
    id, _, *rest = table.rows[0]
    lines = _page(attrs.evolve(table, rows=((id, "w" * 99, *rest),)))

    assert max(map(len, lines)) <= 80
    assert [id, "w" * table.columns[1].width] == lines[1].split()[:2]
    assert 99 == sum(line.count("w") for line in lines[1:])


@pytest.mark.parametrize("id", PACKS)
def test_an_offence_has_an_address_for_each_element(id: str) -> None:
    """Every element of an offence is found by offence and element."""
    found = law(*PACKS)
    for offence in found.pack(id).offences:
        addresses = set(_ids(offence_page([offence], found)))
        assert set() == {f"{offence.key}#{e.id}" for e in offence.elements} - addresses
