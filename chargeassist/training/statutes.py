"""The Acts of an invented State as they could be printed, made from the outlines of its pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from chargeassist.advice.select import CORE
from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    ElementStands,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
    columns_of,
)
from chargeassist.law.model import Aside, Element, Gate, Law, Offence, Pack
from chargeassist.report.page import Block, Heading, Labelled, Limb, Line, Page, Paragraph
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice
from chargeassist.words.written import in_language


@frozen
class _Clerk:
    """What statutes are written with."""

    law: Law
    pack: Pack
    say: Voice


def statutes_page(law: Law, pack_id: str, language: str = "en") -> Page:
    """Return every Act of one pack: its sections in order, each with what it asks for and its penalty."""
    pack, say = law.pack(pack_id), Voice(language)
    clerk = _Clerk(law, pack, say)
    title = say("statutes-title", state=say.told(pack.title))
    blocks: list[Block] = [Paragraph(say("statutes-note"))]
    blocks += [Paragraph(say.told(note)) for note in pack.notes]
    acts = {o.source for o in pack.offences} | {g.cite.partition(" ")[0] for g in pack.gates}
    for source in (s for s in pack.sources if s in acts):
        blocks += _act(source, clerk)
    return Page(tuple(blocks), language, title)


def _act(source: str, clerk: _Clerk) -> Iterator[Block]:
    act, say = clerk.pack.sources[source], clerk.say
    yield Heading(say("statute-act", title=say.told(act.title), number=act.number))
    if act.in_force:
        yield Paragraph(say("statute-in-force", day=act.in_force))
    sections = [
        (_section(o.provision), tuple(_offence(o, clerk))) for o in clerk.pack.offences if o.source == source
    ]
    for gate in clerk.pack.gates:
        of, _, section = gate.cite.partition(" ")
        if of == source:
            sections.append((_section(section), tuple(_gate(gate, clerk))))
    for _, blocks in sorted(sections, key=lambda s: s[0]):
        yield from blocks


def _section(provision: str) -> tuple[int, str]:
    number = re.search(r"\d+", provision)
    return int(number.group()) if number else 0, provision


def _offence(offence: Offence, clerk: _Clerk) -> Iterator[Block]:
    say = clerk.say
    yield Heading(say("statute-section", provision=offence.provision, title=say.told(offence.title)), 2)
    period = offence.period
    if period.since or period.until:
        since = say("statute-since", day=period.since) if period.since else ""
        until = say("statute-until", day=period.until) if period.until else ""
        yield Line(" ".join(t for t in (since, until) if t))
    yield Paragraph(say("statute-asks"))
    yield from (_element(e, clerk) for e in offence.elements if e.id != "identity")
    for aside in offence.irrelevant:
        yield _aside(say("statute-irrelevant", what=_called(aside.id, clerk)), aside, clerk)
    for penalty in offence.penalties:
        yield Labelled(say("statute-penalty"), penalty_text(penalty, say), penalty.cite)
    for aside in offence.aggravated:
        graver = say.apart(penalty_text(p, say) for p in aside.penalties)
        yield _aside(say("statute-graver", what=_called(aside.id, clerk), penalty=graver), aside, clerk)
    modes = [say(f"mode-{m.id}") for m in offence.modes]
    if modes:
        yield Line(say("statute-modes", modes=say.listed(modes)))


def _called(id: str, clerk: _Clerk) -> str:
    return clerk.say.told(clerk.pack.called(id))


def _element(element: Element, clerk: _Clerk) -> Limb:
    return Limb(
        _called(element.id, clerk), cite=element.cite, parts=tuple(_condition(element.requires, clerk))
    )


def _aside(text: str, aside: Aside, clerk: _Clerk) -> Limb:
    parts = tuple(_condition(aside.condition, clerk)) if aside.condition else ()
    return Limb(text, cite=aside.cite, parts=parts)


def _gate(gate: Gate, clerk: _Clerk) -> Iterator[Block]:
    say = clerk.say
    provision = gate.cite.partition(" ")[2]
    yield Heading(say("statute-section", provision=provision, title=say.told(gate.title)), 2)
    if gate.nexus:
        yield Limb(say("statute-nexus"), parts=tuple(_condition(gate.nexus, clerk)))
    yield from (Line(say.told(step)) for step in gate.steps)


def _condition(condition: Condition, clerk: _Clerk) -> Iterator[Block]:
    """Yield a condition as the Act would have it: limb by limb, each term by its meaning."""
    say = clerk.say
    match condition:
        case AllOf((part,)) | AnyOf((part,)):
            yield from _condition(part, clerk)
        case AllOf(parts):
            yield Limb(say("limb-all-of"), parts=_each(parts, clerk))
        case AnyOf(parts):
            yield Limb(say("limb-any-of"), parts=_each(parts, clerk))
        case AtLeast(count, parts):
            yield Limb(say("at-least", count=count), parts=_each(parts, clerk))
        case NotNeeded(requires, other):
            yield from _condition(requires, clerk)
            yield Limb(say("statute-not-needed"), cite=condition.cite, parts=_each((other,), clerk))
        case Unless(requires, other):
            yield from _condition(requires, clerk)
            if not all(isinstance(c, Leaf) and c.slot == "fault" and not c.as_to for c in columns_of(other)):
                yield Limb(say("limb-unless"), parts=_each((other,), clerk))
        case Leaf():
            yield Limb(_leaf(condition, clerk), cite=condition.cite)
        case Stands():
            yield Limb(_stands(condition, clerk), cite=condition.cite)
        case ElementStands(element, cite=cite):
            yield Limb(say("statute-where", what=_called(element, clerk)), cite=cite)


def _stands(condition: Stands, clerk: _Clerk) -> str:
    """Return another offence that is asked for, by its title; a family of them by the titles of all."""
    say, (*_, last) = clerk.say, condition.offences
    of = [o.title for o in clerk.pack.offences if o.id == last or (o.family == last and last in CORE)]
    what = say.listed([say.told(t) for t in of], "or") if of else say("statute-serious")
    return say(f"statute-stands-by-{condition.by.value}", what=what)


def _each(parts: Iterable[Condition], clerk: _Clerk) -> tuple[Block, ...]:
    return tuple(b for part in parts for b in _condition(part, clerk))


def _leaf(leaf: Leaf, clerk: _Clerk) -> str:
    language, vocabulary = clerk.say.language, clerk.law.vocabulary
    term = vocabulary.term(f"{leaf.slot}:{leaf.term}")
    text = clerk.say(
        "statute-term", title=in_language(term.title, language), means=in_language(term.means, language)
    )
    if leaf.as_to and ":" in leaf.as_to:
        object_ = in_language(vocabulary.term(leaf.as_to).title, language)
        text = clerk.say("statute-as-to", text=text, what=object_)
    if leaf.like:
        text = clerk.say("statute-like", text=text)
    return text if leaf.holds else clerk.say("statute-not", text=text)
