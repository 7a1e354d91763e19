"""Remarks in words: every remark that an assessment or an advice makes has a sentence for all it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest
from attrs import evolve

from chargeassist import Case, Law, assess, counts, diff, gaps, next_questions, review, to_text
from chargeassist.advice.drawing import drawing
from chargeassist.findings.limbs import OFFENCE
from chargeassist.report.pages.common import question_of
from chargeassist.report.pages.draw import draw_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, in_words, remark, several, told
from tests.report.support import EXAMPLES, UNDER, assessed, case, law, printed
from tests.words.support import catalogue


def _remarks(value: object) -> Iterator[Remark]:
    """Yield every remark in a frozen value, those within remarks too; the law and the case make none."""
    match value:
        case Remark(args=args):
            yield value
            yield from (r for _, arg in args for r in _remarks(arg))
        case tuple():
            yield from (r for one in value for r in _remarks(one))
        case Law() | Case():
            return
        case _:
            fields = getattr(type(value), "__attrs_attrs__", ())
            yield from (r for field in fields for r in _remarks(getattr(value, field.name)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_remark_fills_the_blanks_of_its_sentence(name: str) -> None:
    """A remark carries what its sentence has blanks for, under any law: no more, no less."""
    found = assessed(name)
    others = tuple(assessed(n, pack) for n, pack in UNDER if n == name)
    advice = (gaps(found), next_questions(found), review(found), counts(found), diff(found, others[0]))
    wrong = set()
    for one in set(_remarks((found, others, advice))):
        own = catalogue("en").get(f"remark-{one.code}") or catalogue("en")[one.code]
        (sentence,) = own.english
        blanks = {blank for _, blank, _, _ in Formatter().parse(sentence) if blank}
        # Of another offence it is told twice what it is: data keeps the notation, people read the title.
        told = {"told"} if one.code == OFFENCE else set()
        wrong |= {one.code} if blanks | told != {arg for arg, _ in one.args} else set()

    assert set() == wrong


def test_several_values_are_told_as_the_sentence_has_it() -> None:
    """A sentence says how several values are told: as a list, with *or*, with commas, with blanks."""
    three = ("a", "b", "c")

    assert "a, b and c undated: counted in every period" == in_words(
        remark("undated-everywhere", facts=three)
    )
    assert "a, b or c [s 1]" == in_words(remark("may-return", offences=three, cite="s 1"))
    assert "two signs of means: a, b, c" == in_words(remark("two-signs", terms=three))
    assert "through S2: a b c" == in_words(remark("through", person="S2", facts=three))
    assert "place; date" == in_words(remark("closed", why=(remark("the-place"), remark("the-date"))))


@pytest.mark.parametrize(("parts", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a and b")])
def test_a_list_of_few_needs_no_comma(parts: tuple[str, ...], text: str) -> None:
    """Nothing, one and two are told without a comma."""
    assert text == several(parts)


def test_a_remark_within_a_remark_is_worded() -> None:
    """What is negated, excepted or asked for is worded first, a text of the law as it is, a code in words."""
    limb = remark("limb-not", limb=remark("limb", term="age:child"))
    asked = remark("asked-for", what="complaint made", state="not-recorded")

    assert "unless not age:child" == in_words(remark("limb-unless", limb=limb))
    assert "complaint made: not recorded" == in_words(asked)


def test_words_of_the_law_are_told_as_they_are() -> None:
    """A text of the law is told as it is, a remark as its sentence, and nothing as nothing."""
    assert ("Attorney-General", "place", "", "") == tuple(
        map(told, ("Attorney-General", remark("the-place"), "", None))
    )


def test_elements_are_called_by_their_titles() -> None:
    """No page calls an element by its id: not in a gap, in a move, nor where charges are left out."""
    titled = tuple(evolve(p, titles={id: f"the {id}" for id in p.titles}) for p in law("xp").packs)
    found = assess(case("hotel-work/case.toml"), evolve(law("xp"), packs=titled))
    text = to_text(found, full=True) + plain_text(gaps_page(gaps(found), next_questions(found), found))
    said = " ".join(text.split())

    elements = (r" wanted in [\d, and]+: ", " moves ", "keeps each out: ", r" \(decides ")
    for before in (*elements, " why not [^:]+: "):
        assert {"the"} == set(re.findall(rf"{before}(\w+) ", said)), before


def test_what_is_asked_and_signed_is_told_by_titles() -> None:
    """No question, and no proposal to sign, names a term as the file has it (S40)."""
    found = assessed("hotel-work/case.toml")
    asked = [e for r in gaps(found) for e in [question_of(r, found, Voice("fr"))]]
    page = plain_text(draw_page(drawing(found), found, "fr"))

    assert drawing(found).proposals
    assert [] == re.findall(r"\b[a-z]+:[a-z-]{3,}", " ".join((*asked, page)))


def test_what_decides_a_penalty_is_told_by_its_title() -> None:
    """A condition of a penalty that is open is told in words, not as the name of a term (S47)."""
    said = " ".join(printed("law-changes-mid-course/case.toml", full=True).split())

    assert "if its condition stands: earlier conviction decides" in said
    assert "record:earlier-conviction" not in said
