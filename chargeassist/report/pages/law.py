"""The law as people read it: packs in a table, a pack's offences, an offence as its outline with cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.law.departures import Departure
from chargeassist.law.minors import Responsibility
from chargeassist.law.model import Pack
from chargeassist.law.readings import read_twice, units
from chargeassist.report.page import (
    Block,
    Column,
    Labelled,
    Page,
    Paragraph,
    Table,
)
from chargeassist.report.pages.common import covered
from chargeassist.report.pages.readings import judgments_of_pack, readings_of_pack
from chargeassist.report.voice import Voice
from chargeassist.words import remark


def packs_page(packs: Sequence[Pack], language: str = "en") -> Page:
    """Return one row per pack: id, title, offences, units read twice, day the law is stated at."""
    say = Voice(language)
    columns = (
        Column(say("column-id"), 3),
        Column(say("column-law"), 25),
        Column(say("column-offences"), 8, number=True),
        Column(say("column-read-twice"), 10, number=True),
        Column(say("column-stated-at"), 10),
        Column(say("column-version"), 8),
    )
    rows = (
        (p.id, say.told(p.title), str(len(units(p)["offence"])), _twice(p, say), str(p.stated_at), p.version)
        for p in packs
    )
    return Page((Table(columns, tuple(rows)),), language)


def _twice(pack: Pack, say: Voice) -> str:
    done, every = read_twice(pack)
    return "" if pack.fictional else say("k-of-all", k=done, n=every)


def pack_page(pack: Pack, language: str = "en") -> Page:
    """Return a pack's offences, one line each, with provision and how the text was seen."""
    return Page(tuple(_pack(pack, Voice(language))), language)


def head_of_pack(pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield what a law is, as at which day, and what its authors say of it as a whole."""
    yield Paragraph(say("pack-head", title=pack.title, day=pack.stated_at, version=pack.version))
    for note in pack.notes:
        yield Labelled(say("label-pack-note"), say.told(note))


def _pack(pack: Pack, say: Voice) -> Iterator[Block]:
    yield from head_of_pack(pack, say)
    for offence in pack.offences:
        text = say(
            "offence-in-pack",
            title=offence.title,
            source=offence.source,
            provision=offence.provision,
            seen=say(f"seen-in-pack-{offence.seen}"),
        )
        yield Labelled(offence.id, text, id=offence.key)
    gates = ", ".join(g.id for g in pack.gates)
    yield Labelled(say("label-pack-gates"), gates or say("no-gates-of-its-own"))
    yield from beside_offences(pack, say)


def beside_offences(pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield defences and ages, what was read twice, what courts said, what is lacking and what departs."""
    for defence in pack.defences:
        text = say("defence-in-pack", id=defence.id, title=defence.title, covers=covered(defence.covers, say))
        yield Labelled(say("label-defence"), text, defence.cite, said=tuple(noted(defence.note, say)))
    yield from _ages(pack, say)
    yield from readings_of_pack(pack, say)
    yield from judgments_of_pack(pack.judgments, pack, say)
    for expected in pack.expects:
        place = expected.provision or say("provision-not-known")
        how = say(f"expected-{expected.how}")
        text = say("lacked-in-pack", id=expected.id, title=say.told(expected.title), place=place, how=how)
        yield Labelled(say("label-lacked"), text)
    for none in pack.not_law_here:
        text = say("not-law-in-pack", why=say.told(none.why), terms=", ".join(none.terms))
        yield Labelled(say("label-not-law-here"), text, refs=none.terms)
    for departure in pack.departures:
        text = say("departs", baseline=departure.baseline, departure=departure_text(departure, say))
        yield Labelled(say("label-departs"), text, refs=(departure.baseline, *departure.bridges))


def _ages(pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield from what age somebody is responsible, on which days, and what no minor is sentenced to."""
    yield from responsible(pack.responsibility, say)
    for sentence in pack.minors:
        never = say.listed((say.told(remark(f"sentence-{s}")) for s in sentence.never), "or")
        text = say("no-sentence-under", n=sentence.under, never=never)
        yield Labelled(say("label-minors"), text, sentence.at, said=tuple(noted(sentence.note, say)))


def responsible(rules: Iterable[Responsibility], say: Voice) -> Iterator[Block]:
    """Yield from what age somebody answers for what was done, on which days."""
    for rule in rules:
        text = say("responsible-from", n=rule.never_under)
        if rule.capacity_under:
            text = say("responsible-if-capable", text=text, n=rule.capacity_under)
        if rule.since:
            text = say("responsible-since", text=text, since=rule.since)
        if rule.until:
            text = say("responsible-until", text=text, until=rule.until)
        yield Labelled(say("label-responsibility"), text, rule.at, said=tuple(noted(rule.note, say)))


def departure_text(departure: Departure, say: Voice) -> str:
    """Return what is wider, narrower, missing, different or not read, in which element, and its bridge.

    >>> say = Voice()
    >>> departure_text(Departure("un:forced-labour", "work", "wider", "Any.", "zz-act s 1", ("zz:a",)), say)
    'work wider: Any. [zz-act s 1]; bridge: zz:a'
    >>> departure_text(Departure("un:forced-labour", "", "not-read", "The Labour Act was not read."), say)
    'not read: The Labour Act was not read.'
    """
    where = say(f"how-{departure.how}")
    if departure.element:
        where = say("departs-in", element=departure.element, how=where)
    text = say("departs-says", where=where, says=departure.says)
    if departure.source:
        text = say("departs-cite", text=text, cite=departure.source)
    elif departure.how != "not-read":
        text = say("departs-nothing-found", text=text)
    return (
        say("departs-bridges", text=text, offences=", ".join(departure.bridges))
        if departure.bridges
        else text
    )


def noted(note: str, say: Voice) -> Iterator[Block]:
    """Yield what a pack notes of something, if it does."""
    if note:
        yield Labelled(say("label-note"), say.told(note))
