"""When it was: courses, acts, when somebody came of age, and the law in force, one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chargeassist.case.model import Fact
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.values import Values
from chargeassist.report.page import Blank, Cell, Column, Picture, Table
from chargeassist.report.pages.common import in_force
from chargeassist.report.pictures.spans import Part, Span, drawn
from chargeassist.report.voice import Voice
from chargeassist.words.dates import START, When, birthday

ADULT = 18
"""A child is whoever is under it (un-tip-protocol art. 3(d))."""
DONE = ("conduct", "result")
"""The natures of what happens on a day."""
LETTERS = (25, 40, 11)
"""How wide the columns of the table are."""


def timeline(assessment: Assessment, say: Voice) -> Picture:
    """Return the picture of what is dated in a case, beside the law of the charges that stand."""
    parts = tuple(p for p in _parts(assessment, say) if p.spans)
    heads = (say("column-when"), say("column-what"), say("column-shown-by"))
    columns = tuple(Column(head, width) for head, width in zip(heads, LETTERS, strict=True))
    tables = (Table(columns, tuple(map(_row, part.spans)), part.title) for part in parts)
    said = tuple(block for table in tables for block in (table, Blank()))
    return Picture(
        say("picture-timeline"), drawn(parts, say("picture-hollow"), say), "timeline", say("in-words"), said
    )


def _row(span: Span) -> tuple[str | Cell, ...]:
    return span.when, Cell(span.what, refs=span.refs), Cell(" ".join(span.items), refs=span.items)


def _parts(assessment: Assessment, say: Voice) -> Iterator[Part]:
    case = assessment.case
    courses = [_span(e.id, e.course) for e in case.episodes if e.course]
    yield Part(say("timeline-courses"), tuple(courses))
    slots = assessment.law.vocabulary.slots
    done = [f for f in case.facts if f.on and slots[f.slot].nature in DONE and f.holds == "yes"]
    yield Part(say("timeline-acts"), tuple(_act(f, assessment, say) for f in sorted(done, key=_first)))
    yield Part(say("timeline-ages"), tuple(_ages(assessment, say)), frames=False)
    yield Part(say("timeline-law"), tuple(_law(assessment, say)), frames=False)


def _first(fact: Fact) -> date:
    return fact.on.first if fact.on else date.max


def _span(what: str, when: When, refs: tuple[str, ...] = (), items: tuple[str, ...] = ()) -> Span:
    return Span(what, when.text, when.first, when.last, when.duration or when.first == when.last, refs, items)


def _act(fact: Fact, assessment: Assessment, say: Voice) -> Span:
    title = say("item-named", kind=assessment.law.vocabulary.term(fact.name).title, id=fact.id)
    by = say.listed(fact.by) or say("not-known-who")
    told = (
        say("act-of", act=title, by=by, of=say.listed(fact.of))
        if fact.of
        else say("act-by", act=title, by=by)
    )
    assert fact.on is not None  # only what is dated is asked about
    return _span(told, fact.on, (fact.id, *fact.by, *fact.of), tuple(s.evidence for s in fact.shown_by))


def _ages(assessment: Assessment, say: Voice) -> Iterator[Span]:
    """Yield when each person something was done to is eighteen, by each birth and age that is entered."""
    case = assessment.case
    facts: dict[str, list[Fact]] = {}
    for fact in case.facts:
        facts.setdefault(fact.name, []).append(fact)
    eve = any(assessment.law.pack(id).birthday_on_eve for id in assessment.law.asked)
    values = Values(case, facts, "", eve)
    for person in case.harmed():
        for birth in births(values, person):
            if birth.days is not None and birth.days.open != START:
                first, last = (birthday(day, ADULT, eve=eve) for day in (birth.days.first, birth.days.last))
                when = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
                items = tuple(s.evidence for s in birth.fact.shown_by) if birth.fact else ()
                yield Span(
                    say("comes-of-age", person=person, n=ADULT),
                    when,
                    first,
                    last,
                    first == last,
                    (person,),
                    items,
                )


def _law(assessment: Assessment, say: Voice) -> Iterator[Span]:
    """Yield from when to when the law of each charge that stands was in force."""
    offences = {(c.offence.key, c.offence.period): c.offence for c in assessment.charges if c.standing.stands}
    for offence in offences.values():
        period = offence.period
        title = say("offence-and-place", offence=offence.title, place=offence.provision)
        yield Span(title, in_force(offence, say), period.since or date.min, period.until or date.max, True)
