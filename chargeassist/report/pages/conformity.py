"""The page of `conformity`: a law beside a treaty or another law, limb by limb, with what catches a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.advice.conformed import (
    Answering,
    AskedBeyond,
    Caught,
    Conformity,
    Fitting,
    Held,
    Limbs,
    LimbVerdict,
)
from chargeassist.findings.limbs import term_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.conformity import COVERED, NOT_COVERED, ONLY_IF
from chargeassist.report.page import Blank, Block, Heading, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.common import headed, in_titles
from chargeassist.report.pages.law import departure_text
from chargeassist.report.voice import Voice
from chargeassist.words import Remark

DONE = ("act", "conduct", "means", "purpose")
"""The slots that a story begins with."""


def conformity_page(found: Conformity, vocabulary: Vocabulary, language: str = "en") -> Page:
    """Return each offence of the treaty with its limbs, then what is beyond it and what was written down."""
    say = Voice(language)
    return headed(_Telling(found, vocabulary, say).blocks(), say)


class _Telling:
    """Tells one conformity in one voice."""

    def __init__(self, found: Conformity, vocabulary: Vocabulary, say: Voice) -> None:
        self.found, self.vocabulary, self.say = found, vocabulary, say

    def blocks(self) -> Iterator[Block]:
        """Yield the whole page."""
        found, say = self.found, self.say
        kind = "conformity-treaty" if found.against.treaty else "conformity-dual"
        yield Paragraph(say(kind, law=say.told(found.pack.title), other=say.told(found.against.title)))
        yield Paragraph(say("conformity-given", day=found.pack.stated_at))
        for offence in found.trafficking:
            yield Labelled(say("label-trafficking"), self.offence(offence), refs=(offence.offence,))
        for held in found.offences:
            yield Blank()
            yield from self.held(held)
        yield Blank()
        yield from self.beyond()
        yield from self.written()
        yield from self.left_out()

    def held(self, held: Held) -> Iterator[Block]:
        """Yield one offence of the treaty and what becomes of its limbs."""
        say = self.say
        title = say.told(held.title)
        text = say("held", title=title, source=held.source, provision=held.provision)
        yield Heading(text, short=title, id=held.offence)
        for verdict in held.limbs:
            yield self.verdict(verdict)

    def verdict(self, verdict: LimbVerdict) -> Block:
        """Return what becomes of some limbs."""
        say, lines = self.say, tuple(self.lines(verdict))
        by = say.listed(self.offence(f.by) for f in verdict.fits)
        status = say(f"conformed-{verdict.status}", by=by) if verdict.fits else say("not-conformed")
        if not verdict.elements:
            return Labelled(say("label-whole-offence"), status, said=lines)
        label = say.listed(say.told(self.found.against.called(e)) for e in verdict.elements)
        limbs = "; ".join(self.limbs(some, " + ") for some in verdict.limbs)
        text = say("limbs-conform-at", limbs=limbs, cite="; ".join(verdict.cites), status=status)
        return Labelled(say("label-colon", label=label), text, said=lines)

    def lines(self, verdict: LimbVerdict) -> Iterator[Block]:
        """Yield what is said of a verdict: what is asked beyond, the story, what else catches it."""
        say = self.say
        for fit in verdict.fits:
            yield from self.conditions(fit)
        if verdict.status not in (ONLY_IF, NOT_COVERED):
            return
        yield Labelled(say("label-this-story"), self.facts(verdict.story))
        for caught in verdict.caught:
            yield Labelled(say("label-caught"), self.caught(caught), refs=(caught.by.offence,))
        if not verdict.caught:
            yield Line(say("conform-nothing-else"))
        if verdict.written == "not-read":
            yield Line(say("conform-not-read"))

    def conditions(self, fit: Fitting) -> Iterator[Block]:
        """Yield what an offence asks for beyond a limb, its exceptions, and what is open in law."""
        say = self.say
        for asked in fit.asked:
            yield Labelled(say("label-only-if"), self.any_of(asked), asked.cite)
        if fit.unless:
            yield Labelled(say("label-unless-raised"), self.facts(fit.unless), refs=(fit.by.offence,))
        if fit.open:
            yield Labelled(say("label-question-of-law"), self.facts(fit.open), refs=(fit.by.offence,))

    def any_of(self, asked: AskedBeyond) -> str:
        """Return what would do: of terms of one slot the slot is said once."""
        slots = {term_of(limb).partition(":")[0] for some in asked.any_of for limb in some}
        if len(slots) > 1 or any(len(some) > 1 for some in asked.any_of):
            return self.say.listed(map(self.facts, asked.any_of), "or")
        terms = self.say.listed((self.limbs(some, "") for some in asked.any_of), "or")
        return self.say("in-slot", slot=self.slot(slots.pop()), limb=terms)

    def caught(self, caught: Caught) -> str:
        """Return an offence that catches the story, and what is lost by it."""
        say = self.say
        lost = say.listed(say(f"lost-{one}") for one in caught.lost)
        text = self.offence(caught.by)
        beside = say.listed(dict.fromkeys(say.told(o.most) for o in self.found.trafficking), "or")
        if beside:
            text = say("beside-trafficking", offence=text, most=beside)
        return say("caught-and-lost", offence=text, lost=lost) if lost else text

    def offence(self, one: Answering) -> str:
        """Return an offence with its place, how its text was seen, and its maximum."""
        say = self.say
        return say(
            "offence-answering",
            title=say.told(one.title),
            source=one.source,
            provision=one.provision,
            seen=say(f"seen-in-pack-{one.seen}"),
            most=say.told(one.most),
        )

    def limbs(self, limbs: Limbs, between: str) -> str:
        """Return limbs by the titles of their terms."""
        return between.join(self.titles(limbs))

    def titles(self, limbs: Iterable[Remark]) -> Iterable[str]:
        """Yield limbs by the titles of their terms."""
        return (self.say.told(in_titles(limb, self.vocabulary)) for limb in limbs)

    def facts(self, limbs: Limbs) -> str:
        """Return limbs as a story: each after what it is, what is done before what is so."""
        order = list(self.vocabulary.slots)

        def place(limb: Remark) -> tuple[bool, int]:
            slot = term_of(limb).partition(":")[0]
            return slot not in DONE, order.index(slot)

        told = sorted(limbs, key=place)
        return "; ".join(
            self.say("in-slot", slot=self.slot(term_of(limb).partition(":")[0]), limb=title)
            for limb, title in zip(told, self.titles(told), strict=True)
        )

    def slot(self, name: str) -> str:
        """Return what a slot is called within a sentence."""
        return self.say.told(self.vocabulary.slots[name].title).lower()

    def beyond(self) -> Iterator[Block]:
        """Yield what the law has that the treaty has not."""
        say = self.say
        yield Heading(say("conform-beyond"))
        for row in self.found.beyond:
            text = say("beyond", offence=self.offence(row.by), limbs=self.facts(row.limbs))
            label = say.told(self.found.pack.called(row.element))
            yield Labelled(say("label-colon", label=label), text, row.cite, refs=(row.by.offence,))
        if not self.found.beyond:
            yield Paragraph(say("conform-nothing-beyond"))

    def written(self) -> Iterator[Block]:
        """Yield the departures that were written down, and whether they were found."""
        if not self.found.departures:
            return
        say = self.say
        yield Blank()
        yield Heading(say("conform-written"))
        for row in self.found.departures:
            label = say("label-written-found" if row.found else "label-written-only")
            text = departure_text(row.departure, say)
            told = say("departs", baseline=row.departure.baseline, departure=text)
            yield Labelled(label, told, refs=(row.departure.baseline, *row.departure.bridges))
        for held in self.found.offences:
            open_ = [v for v in held.limbs if v.status != COVERED and not v.written]
            elements = dict.fromkeys(e for v in open_ for e in v.elements)
            names = say.listed(say.told(self.found.against.called(e)) for e in elements)
            if open_:
                text = say("limbs-conform", limbs=say.told(held.title), status=names or say("whole-offence"))
                yield Labelled(say("label-not-written"), text, refs=(held.offence,))

    def left_out(self) -> Iterator[Block]:
        """Yield what was not set beside the law, and why."""
        if not self.found.left_out:
            return
        say = self.say
        yield Blank()
        yield Heading(say("conform-left-out"))
        for why in dict.fromkeys(row.why for row in self.found.left_out):
            titles = (say.told(row.title) for row in self.found.left_out if row.why == why)
            yield Labelled(say(f"left-out-{why}"), "; ".join(titles))
