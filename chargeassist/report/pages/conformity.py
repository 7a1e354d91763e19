"""The page of `conformity`: a law beside a treaty or another law, limb by limb, with what catches a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.advice.conformed import (
    Answering,
    AskedBeyond,
    Caught,
    Conformity,
    Fitting,
    Held,
    Limbs,
    LimbVerdict,
    Perhaps,
    Wider,
)
from chargeassist.findings.limbs import slot_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.verdicts import COVERED, NOT_COVERED, ONLY_IF
from chargeassist.report.page import Blank, Block, Heading, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.checklist import checklist_blocks
from chargeassist.report.pages.common import in_titles, slot_named
from chargeassist.report.pages.drafting import drafting_blocks
from chargeassist.report.pages.dual import dual_blocks
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.law import departure_text
from chargeassist.report.stories import story_told
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, known

DONE = ("act", "conduct", "means", "purpose")
"""The slots that a story begins with."""


def conformity_page(found: Conformity, vocabulary: Vocabulary, language: str = "en") -> Page:
    """Return each offence of the treaty with its limbs, then what is beyond it and what was written down."""
    say = Voice(language)
    return headed(Telling(found, vocabulary, say).blocks(), say)


class Telling:
    """Tells one conformity in one voice."""

    def __init__(self, found: Conformity, vocabulary: Vocabulary, say: Voice) -> None:
        self.found, self.vocabulary, self.say = found, vocabulary, say
        self.told: set[str] = set()
        """The offences whose maximum was said since the last heading."""

    def blocks(self) -> Iterator[Block]:
        """Yield the whole page."""
        found, say = self.found, self.say
        kind = "conformity-treaty" if found.against.treaty else "conformity-dual"
        yield Paragraph(say(kind, law=say.told(found.pack.title), other=say.told(found.against.title)))
        yield Paragraph(say("conformity-given", day=found.pack.stated_at))
        for offence in found.trafficking:
            yield Labelled(say("label-trafficking"), self.offence(offence), refs=(offence.offence,))
        yield from dual_blocks(found, say)
        for held in found.offences:
            yield Blank()
            yield from self.held(held)
        yield Blank()
        yield from self.beyond()
        yield from self.wider()
        yield from checklist_blocks(found.checklist, self.vocabulary, say)
        yield from drafting_blocks(found, self.vocabulary, say)
        yield from self.written()
        yield from self.left_out()

    def held(self, held: Held) -> Iterator[Block]:
        """Yield one offence of the treaty and what becomes of its limbs."""
        say = self.say
        title = say.told(held.title)
        text = say("held", title=title, source=held.source, provision=held.provision)
        yield Heading(text, short=title, id=held.offence)
        self.told.clear()
        alike: dict[tuple[object, ...], list[LimbVerdict]] = {}
        for verdict in held.limbs:
            unread = verdict.written == "not-read"
            key = (verdict.status, verdict.fits, verdict.caught, verdict.perhaps, unread)
            alike.setdefault(key, []).append(verdict)
        for some in alike.values():
            yield self.verdict(some, len(alike) == 1)
        if held.closed:
            elements = say.listed(say.told(self.found.against.called(e)) for e in held.closed)
            yield Line(
                say(
                    "conform-closed" if self.found.against.treaty else "conform-closed-dual", element=elements
                )
            )

    def verdict(self, some: Sequence[LimbVerdict], whole: bool) -> Block:
        """Return what becomes of limbs that come to the same: of the whole offence, or of those named."""
        say, first = self.say, some[0]
        by = say.listed(self.offence(f.by) for f in first.fits)
        limbs = () if whole else (self.limbs_of(verdict) for verdict in some)
        return Labelled(
            say(f"label-conform-{first.status}"),
            by or say("conform-no-offence-of-its-kind"),
            parts=(*limbs, *self.lines(first)),
        )

    def limbs_of(self, verdict: LimbVerdict) -> Block:
        """Return limbs of one element, or of several that fail only together."""
        say = self.say
        label = say.listed(say.told(self.found.against.called(e)) for e in verdict.elements)
        named = dict.fromkeys(self.limbs(some, " + ") for some in _by_name(verdict.limbs))
        text = say("limbs-conform-at", limbs=say.apart(named), cite=say.apart(verdict.cites))
        return Labelled(say("label-colon", label=label), text)

    def lines(self, verdict: LimbVerdict) -> Iterator[Block]:
        """Yield what is said of a verdict: what is asked beyond, the story, what else catches it."""
        say = self.say
        for fit in verdict.fits:
            yield from self.conditions(fit)
        if verdict.status not in (ONLY_IF, NOT_COVERED):
            return
        yield Labelled(say("label-this-story"), self.story(verdict.story))
        for caught in verdict.caught:
            label = say("label-caught-if" if caught.asked else "label-caught")
            asked = tuple(Labelled(say("label-only-if"), self.any_of(a), a.cite) for a in caught.asked)
            yield Labelled(label, self.caught(caught), refs=(caught.by.offence,), parts=asked)
        for caught in verdict.bridges:
            yield Labelled(say("label-bridge-named"), self.caught(caught), refs=(caught.by.offence,))
        if all(c.asked for c in verdict.caught):
            yield Line(say("conform-nothing-else"))
        for one in verdict.perhaps:
            yield Labelled(say("label-perhaps"), self.perhaps(one))
        if verdict.written == "not-read":
            yield Line(say("conform-not-read"))

    def story(self, story: Limbs) -> str:
        """Return a story as a sentence."""
        return story_told(story, self.vocabulary, self.say)

    def perhaps(self, one: Perhaps) -> str:
        """Return what may answer and was not weighed, and why."""
        say, title = self.say, self.say.told(one.title)
        at = " ".join(filter(None, (one.instrument, one.provision)))
        named = say("offence-at-place", title=title, at=at) if at else title
        if one.since:
            return say("comes-later", named=named, day=one.since)
        return say(f"perhaps-{one.why}", named=named)

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
        slots = {slot_of(limb) for some in asked.any_of for limb in some}
        if len(slots) > 1 or any(len(some) > 1 for some in asked.any_of):
            return self.say.listed(map(self.facts, asked.any_of), "or")
        terms = self.say.listed((self.limbs(some, "") for some in asked.any_of), "or")
        return self.say("in-slot", slot=slot_named(slots.pop(), self.vocabulary, self.say), limb=terms)

    def caught(self, caught: Caught) -> str:
        """Return an offence that catches the story, and what is lost by it."""
        say = self.say
        lost = say.listed(say(f"lost-{one}") for one in caught.lost)
        text = self.offence(caught.by)
        beside = say.listed(dict.fromkeys(say.told(o.most) for o in self.found.trafficking), "or")
        if beside and caught.by not in self.found.trafficking:
            text = say("beside-trafficking", offence=text, most=beside)
        return say("caught-and-lost", offence=text, lost=lost) if lost else text

    def offence(self, one: Answering) -> str:
        """Return an offence with its place; the first time how its text was seen, and its maximum."""
        say = self.say
        if one.offence in self.told:
            return say("offence-at-place", title=say.told(one.title), at=f"{one.source} {one.provision}")
        self.told.add(one.offence)
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
            slot = slot_of(limb)
            return slot not in DONE, order.index(slot)

        told = sorted(limbs, key=place)
        return self.say.apart(
            self.say("in-slot", slot=slot_named(slot_of(limb), self.vocabulary, self.say), limb=title)
            for limb, title in zip(told, self.titles(told), strict=True)
        )

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

    def wider(self) -> Iterator[Block]:
        """Yield what the treaty asks for and the law does not, and whom it then reaches."""
        say = self.say
        if self.found.wider:
            yield Blank()
            yield Heading(say("conform-wider" if self.found.against.treaty else "conform-wider-dual"))
        alike: dict[tuple[str, Answering], list[Wider]] = {}
        for row in self.found.wider:
            alike.setdefault((row.offence, row.by), []).append(row)
        for (_, by), rows in alike.items():
            label = say("label-colon", label=say.told(rows[0].title))
            yield Labelled(label, self.offence(by), refs=(by.offence,), parts=tuple(map(self.unasked, rows)))

    def unasked(self, row: Wider) -> Block:
        """Return an element that is not asked for, and whom the law then reaches."""
        say = self.say
        label = say("label-not-asked", element=say.told(self.found.against.called(row.element)))
        said: list[Block] = []
        if row.unless:
            said.append(Labelled(say("label-unless-raised"), self.facts(row.unless)))
        elif self.found.against.treaty and known(f"overreach-{row.element}"):
            said.append(Line(say(f"overreach-{row.element}")))
        return Labelled(label, self.story(row.story), row.cite, said=tuple(said))

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
            why = row.departure.why
            said = (Line(say(f"not-computed-{why}")),) if why and not row.found else ()
            yield Labelled(label, told, refs=(row.departure.baseline, *row.departure.bridges), said=said)
        found = say.apart(map(self.unwritten, filter(_unwritten, self.found.offences)))
        if found:
            yield Labelled(say("label-not-written"), found)

    def unwritten(self, held: Held) -> str:
        """Return an offence with the elements in which something was found that nobody wrote down."""
        say = self.say
        elements = dict.fromkeys(e for v in _unwritten(held) for e in v.elements)
        names = say.listed(say.told(self.found.against.called(e)) for e in elements)
        title = say.told(held.title)
        return say("with-elements", title=title, elements=names) if names else title

    def left_out(self) -> Iterator[Block]:
        """Yield what was not set beside the law, and why."""
        if not self.found.left_out:
            return
        say = self.say
        yield Blank()
        yield Heading(say("conform-left-out"))
        for why in dict.fromkeys(row.why for row in self.found.left_out):
            titles = (say.told(row.title) for row in self.found.left_out if row.why == why)
            yield Labelled(say(f"left-out-{why}"), say.apart(titles))


def _by_name(limbs: Sequence[Limbs]) -> Iterator[Limbs]:
    """Yield limbs, without one that only spells out what another calls by its name."""
    short = {slot_of(some[0]) for some in limbs if len(some) == 1}
    for some in limbs:
        slots = {slot_of(limb) for limb in some}
        if len(some) == 1 or len(slots) > 1 or not slots & short:
            yield some


def _unwritten(held: Held) -> list[LimbVerdict]:
    return [v for v in held.limbs if v.status != COVERED and not v.written]
