"""The Acts of an invented State as they could be printed, made from the outlines of its pack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chargeassist.law.model import Aside, Element, Gate, Law, Offence
from chargeassist.report.page import Block, Branch, Heading, Line, Page, Paragraph
from chargeassist.report.pages.conditions import Wording, outline
from chargeassist.report.pages.offence import heads, penalty_block, required
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice


def statutes_page(law: Law, pack_id: str, language: str = "en") -> Page:
    """Return every Act of one pack: its sections in order, each with what it asks for and its penalty."""
    pack, say = law.pack(pack_id), Voice(language, typed=False)
    words = Wording(law, pack, say, means=True)
    title = say("statutes-title", state=say.told(pack.title))
    blocks: list[Block] = [Paragraph(say("statutes-note"))]
    blocks += [Paragraph(say.told(note)) for note in pack.notes]
    acts = {o.source for o in pack.offences} | {g.cite.partition(" ")[0] for g in pack.gates}
    for source in (s for s in pack.sources if s in acts):
        blocks += _act(source, words)
    return Page(tuple(blocks), language, title)


def _act(source: str, words: Wording) -> Iterator[Block]:
    act, say = words.pack.sources[source], words.say
    yield Heading(say("statute-act", title=say.told(act.title), number=act.number))
    if act.in_force:
        yield Paragraph(say("statute-in-force", day=act.in_force))
    sections = [
        (_section(o.provision), tuple(_offence(o, words))) for o in words.pack.offences if o.source == source
    ]
    for gate in words.pack.gates:
        of, _, section = gate.cite.partition(" ")
        if of == source:
            sections.append((_section(section), tuple(_gate(gate, words))))
    for _, blocks in sorted(sections, key=lambda s: s[0]):
        yield from blocks


def _section(provision: str) -> tuple[int, str]:
    number = re.search(r"\d+", provision)
    return int(number.group()) if number else 0, provision


def _offence(offence: Offence, words: Wording) -> Iterator[Block]:
    say = words.say
    yield Heading(say("statute-section", provision=offence.provision, title=say.told(offence.title)), 2)
    period = offence.period
    if period.since or period.until:
        since = say("statute-since", day=period.since) if period.since else ""
        until = say("statute-until", day=period.until) if period.until else ""
        yield Line(" ".join(t for t in (since, until) if t))
    yield Paragraph(say("statute-asks"))
    yield from (_element(e, words) for e in offence.elements if e.id != "identity")
    for aside in offence.irrelevant:
        yield _aside(say("statute-irrelevant", what=words.called(aside.id)), aside, words)
    for penalty in offence.penalties:
        yield penalty_block(penalty, words)
    for aside in offence.aggravated:
        graver = say.apart(penalty_text(p, say) for p in aside.penalties)
        yield _aside(say("statute-graver", what=words.called(aside.id), penalty=graver), aside, words)
    modes = [say(f"mode-{m.id}") for m in offence.modes]
    if modes:
        yield Line(say("statute-modes", modes=say.listed(modes)))
    yield from heads(offence, words)


def _element(element: Element, words: Wording) -> Branch:
    return Branch(words.called(element.id), cite=element.cite, parts=tuple(required(element, words)))


def _aside(text: str, aside: Aside, words: Wording) -> Branch:
    parts = tuple(outline(aside.condition, words, top=True)) if aside.condition else ()
    return Branch(text, cite=aside.cite, parts=parts)


def _gate(gate: Gate, words: Wording) -> Iterator[Block]:
    say = words.say
    provision = gate.cite.partition(" ")[2]
    yield Heading(say("statute-section", provision=provision, title=say.told(gate.title)), 2)
    if gate.nexus:
        yield Branch(say("statute-nexus"), parts=tuple(outline(gate.nexus, words, top=True)))
    yield from (Line(say.told(step)) for step in gate.steps)
