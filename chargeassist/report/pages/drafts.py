"""Drafts with blanks: a request for assistance, a request to keep data, an agreement on joint work."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chargeassist.advice.cooperated import Cooperation, Pair
from chargeassist.advice.forums import on_the_sheet
from chargeassist.findings.sentences import told_back
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Line, Paragraph
from chargeassist.report.pages.asking import wanted
from chargeassist.report.pages.common import period
from chargeassist.report.pages.entered import person_told
from chargeassist.report.papers.head import blank
from chargeassist.report.voice import Voice

AGREED = (
    *("parties", "purpose", "conduct", "area", "length", "leader", "members", "law", "powers", "evidence"),
    *("prosecution", "victims", "data", "press", "costs", "disputes"),
)
"""What an agreement on joint work settles, in order."""


def request(pair: Pair, found: Cooperation, state: str, say: Voice) -> Iterator[Block]:
    """Yield a draft request to one State: what UNTOC article 18(15) asks for, (a) to (f), and blanks."""
    a = found.assessment
    yield Blank()
    yield Heading(say("draft-request", state=state))
    yield Paragraph(say("draft-for-a-person"))
    yield blank(say("draft-to"), say)
    yield blank(say("draft-basis"), say)
    yield blank(say("draft-language"), say)
    yield Line(say("draft-a"))
    yield blank(say("draft-authority"), say)
    yield Line(say("draft-b"))
    sheet = on_the_sheet(found.home, a)
    for charge in sheet:
        title = say.told(charge.offence.title)
        text = say(
            "draft-charge", title=title, provision=charge.offence.provision, period=period(charge, say)
        )
        yield Item(say("label-colon", label=charge.matter.suspect), text)
    yield blank(say("draft-conducting"), say)
    yield Line(say("draft-c"))
    used = {f for c in sheet for e in c.elements for f in e.facts}
    for fact in (f for f in a.case.facts if f.id in used):
        text = say.told(told_back(fact, a.law.vocabulary, own_words=False))
        yield Item(say("label-colon", label=fact.id), text)
    yield blank(say("draft-law-texts"), say)
    yield Line(say("draft-d"))
    for needed in pair.needs:
        yield Item(say("label-colon", label=needed.id), wanted(needed, found, say))
    yield blank(say("draft-procedure"), say)
    yield Line(say("draft-e"))
    concerned = {p for c in sheet for p in (c.matter.suspect, c.matter.complainant)}
    concerned |= {e.from_ for e in a.case.evidence if e.id in {n.id for n in pair.needs}}
    harmed = a.case.harmed()
    for row in (p for p in a.case.persons if p.id in concerned):
        # Where whoever was harmed is now is told to nobody who does not need it.
        person = evolve(row, now_in="") if row.id in harmed else row
        yield Item(say("label-colon", label=person.id), person_told(person, say))
    yield blank(say("draft-persons"), say)
    yield Line(say("draft-f"))
    yield blank(say("draft-purpose"), say)
    yield Line(say("draft-keep-secret"))
    yield Line(say("draft-use"))
    yield blank(say("draft-signed"), say)


def preservation(pair: Pair, found: Cooperation, state: str, say: Voice) -> Iterator[Block]:
    """Yield a draft request to keep data before it is asked for: it is short, and goes first."""
    yield Blank()
    yield Heading(say("draft-preserve", state=state))
    yield Paragraph(say("draft-preserve-now"))
    for needed in (n for n in pair.needs if n.kind == "preserve"):
        yield Item(say("label-colon", label=needed.id), wanted(needed, found, say))
    for what in ("to", "holder", "accounts", "days", "follows"):
        yield blank(say(f"draft-data-{what}"), say)
    rows = [p for p in pair.practice if p.topic == "preservation"]
    for row in rows:
        yield Labelled(say("coop-source"), row.says, row.source)
    if not rows:
        yield Line(say("draft-preserve-not-read"))


def agreement(states: tuple[str, ...], say: Voice) -> Iterator[Block]:
    """Yield the draft of an agreement on joint work: its heads, with blanks."""
    yield Blank()
    yield Heading(say("draft-agreement"))
    yield Paragraph(say.listed(states))
    yield Paragraph(say("draft-agreement-rule"))
    for number, head in enumerate(AGREED, start=1):
        what = say("coop-step", number=number, step=say(f"agreed-{head}"))
        yield blank(what, say)
    yield blank(say("draft-signed"), say)
