"""The page of `compare`: two offences side by side, then how the case stands on what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chargeassist.advice.compare import Comparison, LimbRow, Pair
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Blank, Block, Finding, Heading, Item, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.common import headed
from chargeassist.report.voice import Voice

FIRST, SECOND = "A", "B"


def compare_page(comparison: Comparison, language: str = "en") -> Page:
    """Return what two offences share and what they do not, and each pair of persons on both."""
    say = Voice(language)
    return headed(_blocks(comparison, say), say, comparison.assessment)


def _blocks(comparison: Comparison, say: Voice) -> Iterator[Block]:
    first, second = comparison.first, comparison.second
    yield _offence(FIRST, first, say)
    yield _offence(SECOND, second, say)
    yield Blank()
    letters = {first.key: FIRST, second.key: SECOND}
    for pair in comparison.pairs:
        yield Labelled(say("label-colon", label=_persons(pair)), _both(pair, letters, say))
    if comparison.pairs:
        yield Blank()
    yield Heading(say("shared"))
    yield from _limbs(comparison.shared, say)
    if not comparison.shared:
        yield Paragraph(say("nothing-shared"))
    yield Heading(say("only", letter=FIRST))
    yield from _limbs(comparison.only_first, say)
    yield Heading(say("only", letter=SECOND))
    yield from _limbs(comparison.only_second, say)
    for pair in comparison.pairs:
        yield from _pair(pair, letters, say)


def _offence(letter: str, offence: Offence, say: Voice) -> Labelled:
    text = say("offence-compared", title=offence.title, offence=offence.key, provision=offence.provision)
    return Labelled(letter, text, refs=(offence.key,))


def _pair(pair: Pair, letters: Mapping[str, str], say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Heading(_persons(pair))
    for row in pair.elements:
        yield Finding(row.element, say.standing(row.standing), label=letters[row.offence])
    if pair.decides:
        yield Item("", say("tells-apart"), said=tuple(Line(say.told(limb)) for limb in pair.decides))


def _persons(pair: Pair) -> str:
    return " / ".join(x for x in (pair.suspect, pair.complainant, pair.episode) if x)


def _both(pair: Pair, letters: Mapping[str, str], say: Voice) -> str:
    """Return whether both may be charged, and if not what keeps which of them out: a gate, or an element."""
    if pair.both:
        return say("both-stand")
    lacking = [
        say(
            "lacks",
            letter=letters[row.offence],
            element=row.element,
            standing=say.standing(row.standing),
        )
        for row in pair.elements
        if row.standing < Standing.DISPUTED
    ]
    present = {row.offence for row in pair.elements}
    if pair.gates and not lacking and present == set(letters):
        return say("gate-before-both", gates=say.listed(pair.gates))
    lacking += [say("nothing-for", letter=letter) for key, letter in letters.items() if key not in present]
    return say("not-both", why=say.listed(lacking) or say("one-not-open"))


def _limbs(rows: Sequence[LimbRow], say: Voice) -> Iterator[Block]:
    """Yield the limbs of an element together, after the element with its place in the law."""
    places: dict[str, list[str]] = {}
    for row in rows:
        place = " | ".join(say.told(p) for p in (row.first, row.second) if p)
        places.setdefault(place, []).append(say.told(row.name))
    for place, names in places.items():
        yield Labelled(say("label-colon", label=place), ", ".join(names))
