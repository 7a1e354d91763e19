"""The page of `compare`: two offences side by side, then how the case stands on what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chargeassist.advice.compare import Comparison, LimbRow, Pair
from chargeassist.law.model import Law, Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Blank, Block, Finding, Heading, Item, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.common import called, in_titles
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, Said

FIRST, SECOND = "A", "B"


def compare_page(comparison: Comparison, law: Law, language: str = "en", *, typed: bool = True) -> Page:
    """Return what two offences share and what they do not, and each pair of persons on both.

    *law* calls elements and terms by their titles; ids are for where commands are *typed*.
    """
    say = Voice(language, typed=typed)
    return headed(_blocks(comparison, law, say), say, comparison.assessment)


def _blocks(comparison: Comparison, law: Law, say: Voice) -> Iterator[Block]:
    first, second = comparison.first, comparison.second
    yield _offence(FIRST, first, say)
    yield _offence(SECOND, second, say)
    yield Blank()
    letters = {first.key: FIRST, second.key: SECOND}
    for pair in comparison.pairs:
        yield Labelled(say("label-colon", label=_persons(pair)), _both(pair, letters, law, say))
    if comparison.pairs:
        yield Blank()
    yield Heading(say("shared"))
    yield from _limbs(comparison, comparison.shared, law, say)
    if not comparison.shared:
        yield Paragraph(say("nothing-shared"))
    yield Heading(say("only", letter=FIRST))
    yield from _limbs(comparison, comparison.only_first, law, say)
    yield Heading(say("only", letter=SECOND))
    yield from _limbs(comparison, comparison.only_second, law, say)
    for pair in comparison.pairs:
        yield from _pair(pair, letters, law, say)


def _offence(letter: str, offence: Offence, say: Voice) -> Labelled:
    if say.typed:
        text = say("offence-compared", title=offence.title, offence=offence.key, provision=offence.provision)
    else:
        text = say("offence-and-place", offence=offence.title, place=offence.provision)
    return Labelled(letter, text, refs=(offence.key,))


def _pair(pair: Pair, letters: Mapping[str, str], law: Law, say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Heading(_persons(pair))
    for row in pair.elements:
        name = called(row.element, row.offence, law, say)
        yield Finding(name, say.standing(row.standing), label=letters[row.offence], colon=say.colon)
    if pair.decides:
        yield Item("", say("tells-apart"), said=tuple(Line(_decides(d, law, say)) for d in pair.decides))


def _persons(pair: Pair) -> str:
    return " / ".join(x for x in (pair.suspect, pair.complainant, pair.episode) if x)


def _decides(limb: Remark, law: Law, say: Voice) -> str:
    values = dict(in_titles(limb, law.vocabulary).args)
    titles = {o.id: o.title for pack in law.packs for o in pack.offences}
    values["offence"] = titles[str(values["offence"])]
    return say.told(Remark(limb.code, tuple(values.items())))


def _both(pair: Pair, letters: Mapping[str, str], law: Law, say: Voice) -> str:
    """Return whether both may be charged, and if not what keeps which of them out: a gate, or an element."""
    if pair.both:
        return say("both-stand")
    lacking = [
        say(
            "lacks",
            letter=letters[row.offence],
            element=called(row.element, row.offence, law, say),
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


def _limbs(comparison: Comparison, rows: Sequence[LimbRow], law: Law, say: Voice) -> Iterator[Block]:
    """Yield the limbs of an element together, after the element with its place in the law."""
    places: dict[str, list[str]] = {}
    for row in rows:
        sides = ((row.first, comparison.first.key), (row.second, comparison.second.key))
        place = " | ".join(_place(p, offence, law, say) for p, offence in sides if p)
        places.setdefault(place, []).append(say.told(in_titles(row.name, law.vocabulary)))
    for place, names in places.items():
        yield Labelled(say("label-colon", label=place), ", ".join(names))


def _place(said: Said, offence: str, law: Law, say: Voice) -> str:
    if not isinstance(said, Remark):
        return say.told(said)
    values = dict(said.args)
    values["element"] = called(str(values["element"]), offence, law, say)
    return say.told(Remark(said.code, tuple(values.items())))
