"""Who did what to whom: a column for each person, a line for each act, what shows it beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.findings.model import Assessment
from chargeassist.report.drawing import Box, Dot, Drawing, Shape, Stroke, Words
from chargeassist.report.page import Cell, Column, Picture, Table
from chargeassist.report.pages.likes import some_of
from chargeassist.report.pictures.lines import LINE, PAD, lines_of
from chargeassist.report.voice import Voice

ACTS = ("conduct", "manner", "result")
"""The natures of what one person does to another."""
PAID = "benefit"
"""The slot of what was asked, promised or taken in return."""
GUTTER, COLUMN, SPACE = 360, 116, 10
"""How wide what was done is told, how wide a person's column is, and what is between two lines."""
ROOM = 2
"""How many persons a column names where several have the same part in everything."""
MOST = 60
"""How many lines are drawn: a table tells them all."""
LETTERS = (16, 32, 14, 12)
"""How wide the columns of that table are."""
NOBODY = ""
"""Who did it where nobody knows."""


@frozen
class Act:
    """What the same persons did to the same persons."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    holds: bool
    facts: tuple[Fact, ...]

    @property
    def parts(self) -> dict[str, bool]:
        """Return everybody in it, and whether they did it."""
        return {**dict.fromkeys(self.of, False), **dict.fromkeys(self.by or (NOBODY,), True)}


def acts(assessment: Assessment, say: Voice) -> Picture:
    """Return the picture of who did what to whom, in the order of time."""
    found = _found(assessment)
    rows = tuple(_row(act, assessment, say) for act in found)
    columns = zip(("who", "did", "to-whom", "shown-by"), LETTERS, strict=True)
    table = Table(tuple(Column(say(f"column-{head}"), width) for head, width in columns), rows)
    drawing = _drawn(found, assessment, say)
    return Picture(say("picture-map"), drawing, "map", say("in-words"), (table,) if rows else ())


def _found(assessment: Assessment) -> list[Act]:
    """Return what was done, by whom to whom, from the first of it to the last."""
    slots = assessment.law.vocabulary.slots
    done = [f for f in assessment.case.facts if slots[f.slot].nature in ACTS or f.slot == PAID]
    found: dict[tuple[tuple[str, ...], tuple[str, ...], bool], list[Fact]] = {}
    for fact in sorted(done, key=lambda f: f.on.first if f.on else date.max):
        found.setdefault((fact.by, fact.of, fact.holds == "yes"), []).append(fact)
    return [Act(by, of, holds, tuple(facts)) for (by, of, holds), facts in found.items()]


def _row(act: Act, assessment: Assessment, say: Voice) -> tuple[str | Cell, ...]:
    items = dict.fromkeys(s.evidence for f in act.facts for s in f.shown_by)
    refs = tuple(f.id for f in act.facts)
    told = say.listed(_told(f, act, assessment, say) for f in act.facts)
    return (
        say.listed(act.by) or say("not-known-who"),
        Cell(told, refs=refs),
        say.listed(act.of),
        Cell(" ".join(items) or say("nothing"), refs=tuple(items)),
    )


def _told(fact: Fact, act: Act, assessment: Assessment, say: Voice) -> str:
    title = say("item-named", kind=assessment.law.vocabulary.term(fact.name).title, id=fact.id)
    return title if act.holds else say("denied", term=title)


def _drawn(found: Sequence[Act], assessment: Assessment, say: Voice) -> Drawing:
    columns = _columns(found, assessment)
    middles = {p: GUTTER + n * COLUMN + COLUMN // 2 for n, persons in enumerate(columns) for p in persons}
    heads = [_head(persons, assessment, say) for persons in columns]
    top = max((len(lines) for lines in heads), default=1) * LINE + PAD
    lines: list[Shape] = []
    y = top + SPACE
    for act in found[:MOST]:
        told = [w for f in act.facts for w in lines_of(_with_items(f, act, assessment, say), GUTTER - PAD, 2)]
        lines += [Words(0, y + n * LINE, text) for n, text in enumerate(told)]
        lines += _line(act, middles, y + LINE // 2)
        y += max(len(told), 1) * LINE + SPACE
        lines.append(
            Stroke(((0, y - SPACE // 2), (GUTTER + len(columns) * COLUMN, y - SPACE // 2)), faint=True)
        )
    if len(found) > MOST:
        lines.append(Words(0, y, say("more-in-words", n=len(found) - MOST)))
        y += LINE
    boxes = (
        Box(GUTTER + n * COLUMN + 2, 0, COLUMN - 4, top, text, strong=True) for n, text in enumerate(heads)
    )
    down = (Stroke(((x, top), (x, y)), faint=True) for x in dict.fromkeys(middles.values()))
    return Drawing(GUTTER + len(columns) * COLUMN, y, (*boxes, *down, *lines))


def _columns(found: Sequence[Act], assessment: Assessment) -> list[tuple[str, ...]]:
    """Return everybody there is, those with the same part in everything together, who did anything first."""
    part: dict[str, list[tuple[int, bool]]] = {}
    for number, act in enumerate(found):
        for person, did in act.parts.items():
            part.setdefault(person, []).append((number, did))
    order = [*(p.id for p in assessment.case.persons), NOBODY]
    there = sorted(part, key=lambda p: (not any(did for _, did in part[p]), part[p][0][0], order.index(p)))
    alike: dict[tuple[tuple[int, bool], ...], list[str]] = {}
    for person in there:
        alike.setdefault(tuple(part[person]), []).append(person)
    return [tuple(persons) for persons in alike.values()]


def _head(persons: Sequence[str], assessment: Assessment, say: Voice) -> tuple[str, ...]:
    if persons == (NOBODY,):
        return lines_of(say("not-known-who"), COLUMN - 2 * PAD)
    roles = dict.fromkeys(r for p in persons for r in assessment.case.person(p).is_)
    names = some_of((p or say("not-known-who") for p in persons), ROOM, say)
    said = ", ".join(say(f"is-{role}") for role in roles)
    return (*lines_of(names, COLUMN - 2 * PAD), *lines_of(said, COLUMN - 2 * PAD))


def _with_items(fact: Fact, act: Act, assessment: Assessment, say: Voice) -> str:
    items = " ".join(s.evidence for s in fact.shown_by)
    told = _told(fact, act, assessment, say)
    return say("label-and-text", label=told, text=items) if items else told


def _line(act: Act, middles: dict[str, int], y: int) -> Iterator[Shape]:
    """Yield a line from whoever did it to whom it was done."""
    places = {middles[p]: did for p, did in act.parts.items()}
    doers = [x for x, did in places.items() if did]
    for x in (x for x, did in places.items() if not did):
        start = min(doers, key=lambda d: abs(d - x))
        yield Stroke(((start, y), (x + (-4 if x > start else 4), y)), leads=True, broken=not act.holds)
    if len(doers) > 1:
        yield Stroke(((min(doers), y), (max(doers), y)), broken=not act.holds)
    yield from (Dot(x, y) for x in doers)
