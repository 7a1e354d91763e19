"""The page of a bill: what it would close, leave open and newly open of a law beside the treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.bills import ALTERED
from chargeassist.advice.conformed import Answering, BillEffect, Changed, Conformity, TextChange, Wider
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.verdicts import COVERED
from chargeassist.report.page import Alert, Blank, Block, Heading, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.conformity import Telling
from chargeassist.report.pages.drafting import drafting_blocks
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice


def bill_page(found: Conformity, vocabulary: Vocabulary, language: str = "en") -> Page:
    """Return what a bill would change: regressions first, then what it closes and what it leaves."""
    say = Voice(language)
    effect = found.bill
    return headed(_Bill(found, effect, vocabulary, say).blocks() if effect else (), say)


class _Bill:
    """Tells one bill in one voice."""

    def __init__(self, found: Conformity, effect: BillEffect, vocabulary: Vocabulary, say: Voice) -> None:
        self.found, self.effect, self.say = found, effect, say
        self.telling = Telling(found, vocabulary, say)

    def blocks(self) -> Iterator[Block]:
        """Yield the whole page."""
        say, effect, found = self.say, self.effect, self.found
        law, other = say.told(found.pack.title), say.told(found.against.title)
        yield Paragraph(say("bill-headed", title=effect.title, law=law, other=other))
        yield Paragraph(say("bill-given", day=effect.in_force))
        for text in effect.texts:
            yield self.text(text)
        yield from self.part("bill-opens", effect.opened, alert=True)
        yield from self.wider("bill-no-longer-asked", effect.wider)
        yield from self.part("bill-closes", effect.closed)
        yield from self.part("bill-nearer", effect.nearer)
        yield from self.wider("bill-asked-now", effect.narrowed)
        yield from self.answers()
        yield from self.still()
        yield from drafting_blocks(self.found, self.telling.vocabulary, self.say)

    def text(self, change: TextChange) -> Block:
        """Return an offence that the bill adds, alters or repeals, with its maximum then and now."""
        say = self.say
        one = change.after or change.before
        text = self.named(one) if one else ""
        if (
            change.how == ALTERED
            and change.before
            and change.after
            and change.before.most != change.after.most
        ):
            was, will = say.told(change.before.most), say.told(change.after.most)
            text = say("bill-maximum-changes", offence=text, before=was, after=will)
        return Labelled(say(f"label-bill-{change.how}"), text)

    def named(self, one: Answering) -> str:
        """Return an offence with its place and its maximum."""
        say, at = self.say, f"{one.source} {one.provision}"
        return say("basis-said-most", title=say.told(one.title), at=at, most=say.told(one.most))

    def part(self, heading: str, changes: Sequence[Changed], alert: bool = False) -> Iterator[Block]:
        """Yield a part of the page; what is newly open is said even where there is nothing."""
        if not changes and not alert:
            return
        say = self.say
        yield Blank()
        yield Heading(say(heading))
        if not changes:
            yield Paragraph(say("bill-opens-nothing"))
        alike: dict[tuple[object, ...], list[Changed]] = {}
        for change in changes:
            key = (change.offence, change.before, change.after, change.fits, change.caught)
            alike.setdefault(key, []).append(change)
        for some in alike.values():
            yield self.change(some, alert)

    def change(self, some: Sequence[Changed], alert: bool) -> Block:
        """Return limbs with what becomes of them today and what would."""
        say, telling, change = self.say, self.telling, some[0]
        was, will = say(f"bill-status-{change.before}"), say(f"bill-status-{change.after}")
        text = say("bill-was-would-be", limbs=self.limbs(some), before=was, after=will)
        by = [Line(say("bill-answered-by", offence=self.named(f.by))) for f in change.fits]
        parts: list[Block] = [*by, *(b for f in change.fits for b in telling.conditions(f))]
        if change.after != COVERED:
            parts.append(Labelled(say("label-this-story"), telling.story(change.story)))
            parts += (Labelled(say("label-caught"), telling.caught(c)) for c in change.caught if not c.asked)
        label = say("label-colon", label=say.told(change.title))
        if alert:
            return Alert(label, text, said=tuple(parts))
        return Labelled(label, text, parts=tuple(parts))

    def limbs(self, some: Sequence[Changed]) -> str:
        """Return limbs under their elements, or the offence as a whole where none of it is left out."""
        held = (h for h in self.found.offences if h.offence == some[0].offence)
        every = {(v.elements, limbs) for h in held for v in h.limbs for limbs in v.limbs}
        named = {(c.elements, limbs) for c in some for limbs in c.limbs}
        if not named or every <= named:
            return self.say("bill-whole-offence")
        return self.say.apart(map(self.element, some))

    def element(self, change: Changed) -> str:
        """Return the limbs of a change under the name of their element."""
        say = self.say
        element = say.listed(say.told(self.found.against.called(e)) for e in change.elements)
        limbs = say.apart(dict.fromkeys(self.telling.limbs(some, " + ") for some in change.limbs))
        return say("bill-limbs", element=element, limbs=limbs)

    def wider(self, heading: str, rows: Sequence[Wider]) -> Iterator[Block]:
        """Yield elements that would no longer be asked for, or would be from then on."""
        if not rows:
            return
        say = self.say
        yield Blank()
        yield Heading(say(heading))
        for row in rows:
            label = say("label-colon", label=say.told(row.title))
            yield Labelled(label, self.named(row.by), parts=(self.telling.unasked(row),))

    def answers(self) -> Iterator[Block]:
        """Yield the questions of the checklist that would be answered otherwise."""
        if not self.effect.answers:
            return
        say = self.say
        yield Blank()
        yield Heading(say("bill-answers"))
        for one in self.effect.answers:
            was, will = say(f"law-answers-{one.before}"), say(f"law-answers-{one.after}")
            label = say("bill-answer-changes", before=was.rstrip(": \u00a0"), after=will)
            yield Labelled(label, say(f"asks-of-law-{one.id}"))

    def still(self) -> Iterator[Block]:
        """Yield what would be open still, an offence a line: today's page tells it at length."""
        say = self.say
        yield Blank()
        yield Heading(say("bill-leaves"))
        alike: dict[str, list[Changed]] = {}
        for change in self.effect.still:
            alike.setdefault(change.offence, []).append(change)
        for changes in alike.values():
            yield Labelled(say("label-colon", label=say.told(changes[0].title)), self.limbs(changes))
        if not alike:
            yield Paragraph(say("bill-leaves-nothing"))
