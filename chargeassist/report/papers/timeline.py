"""The course of a case day by day: what was done, on what evidence, who was how old, which law held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chargeassist.case.model import Fact
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Cell, Column, Item, Page, Paragraph, Table
from chargeassist.report.pages.common import items_named, period, place
from chargeassist.report.pages.likes import offence_of, some_of
from chargeassist.report.papers.head import paper, part
from chargeassist.report.papers.proof import worth_proof
from chargeassist.report.voice import Voice

DAYS = (("when", 15), ("what", 30), ("evidence", 31))
LAW = (("law-days", 21), ("law-place", 27), ("law-open", 14), ("law-who", 12))


def timeline_page(assessment: Assessment, language: str = "en") -> Page:
    """Return the facts of each course in the order of their days, then the law of those days."""
    say = Voice(language)
    return paper("timeline", course(assessment, say), assessment, say)


def course(assessment: Assessment, say: Voice, level: int = 1) -> Iterator[Block]:
    """Yield the facts of each course, then what is said of ages, then the law of those days."""
    facts = assessment.case.facts
    for episode in assessment.case.episodes:
        yield from part(say("course-episode", episode=episode.id), level)
        if episode.course is not None:
            yield Paragraph(episode.course.text)
        yield from _days([f for f in facts if f.episode == (episode.id,)], assessment, say)
    apart = [f for f in facts if len(f.episode) != 1 and not f.value]
    if apart:
        yield from part(say("course-several" if assessment.case.episodes else "course-facts"), level)
        yield from _days(apart, assessment, say)
    yield from _born(assessment, say, level)
    yield from _law(assessment, say, level)


def _days(facts: list[Fact], assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield a row for each fact, undated ones last."""
    told = sorted((f for f in facts if not f.value), key=lambda f: f.on.first if f.on else date.max)
    if not told:
        yield Paragraph(say("nothing-entered-of-it"))
        return
    columns = tuple(Column(say(f"course-head-{head}"), width) for head, width in DAYS)
    yield Table(columns, tuple(_day(f, assessment, say) for f in told))


def _day(fact: Fact, assessment: Assessment, say: Voice) -> tuple[str | Cell, ...]:
    slot = assessment.law.vocabulary.slots[fact.slot]
    kind = say.told(assessment.law.vocabulary.term(fact.name).title)
    named = say.told(slot.title).lower()
    if slot.nature not in ("conduct", "manner") and named not in kind:
        kind = say("course-slot", term=kind, slot=named)
    what = say("item-named", kind=kind, id=fact.id)
    if fact.holds != "yes":
        what = say(f"course-holds-{fact.holds}", what=what)
    by, of = (fact.by if slot.who.by else ()), (fact.of if slot.who.of else ())
    if by:
        what = say("course-by", what=what, persons=say.listed(by))
    if of:
        what = say("course-of", what=what, persons=say.listed(of))
    items = tuple(dict.fromkeys(s.evidence for s in fact.shown_by))
    shown = items_named(items, assessment, say) if items else say("course-bare")
    if fact.inferred_from:
        shown = say("course-drawn", facts=say.listed(fact.inferred_from))
    return fact.on.text if fact.on else say("undated"), what, Cell(shown, refs=(*items, *fact.inferred_from))


def _born(assessment: Assessment, say: Voice, level: int) -> Iterator[Block]:
    """Yield what was entered of anybody's birth and age."""
    told = []
    for fact in assessment.case.facts:
        if fact.name in ("person:born", "person:age") and fact.holds == "yes":
            text = say(f"course-said-{fact.term}", persons=say.listed(fact.of), value=fact.value, id=fact.id)
            told.append(say("sign-on", sign=text, day=fact.on.text) if fact.on else text)
    for person in assessment.case.persons:
        for key, value in (("born", person.born and person.born.text), ("age", person.age)):
            if value:
                told.append(say(f"course-row-{key}", person=person.id, value=value))
    if told:
        yield from part(say("course-ages"), level)
        yield from (Item("", text) for text in told)


def _law(assessment: Assessment, say: Voice, level: int) -> Iterator[Block]:
    """Yield which provision was looked at for which days, and whether it was in force then."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for charge in sorted(worth_proof(assessment), key=lambda c: c.matter.window.days()):
        offence = charge.offence
        at = place(offence, assessment.law, say)
        told = say("course-place", offence=offence_of(charge, say), place=at)
        open_ = say(f"available-{charge.available.is_}")
        if charge.available.why:
            open_ = say("label-and-text", label=open_, text=say.remarks(charge.available.why))
        rows.setdefault((period(charge, say), told, open_), []).append(charge.matter.suspect)
    if rows:
        yield from part(say("course-law"), level)
        columns = tuple(Column(say(f"course-head-{head}"), width) for head, width in LAW)
        yield Table(columns, tuple((*row, some_of(who, len(who), say)) for row, who in rows.items()))
