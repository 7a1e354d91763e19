"""Spans of time drawn as bars under one scale of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from chargeassist.report.drawing import Box, Drawing, Shape, Stroke, Words
from chargeassist.report.pictures.lines import LINE, PAD, lines_of
from chargeassist.report.voice import Voice

GUTTER, AXIS, SPACE = 340, 520, 8
"""How wide what happened is told, how wide the scale is, and what is between two bars."""
STEPS = (1, 3, 6, 12, 24, 60, 120, 600, 1200)
"""How many months can be between two marks of the scale."""
MARKS = 8
"""How many marks it has at most."""
THIN = 6
"""How wide a bar is at least."""
MOST = 40
"""How many bars of a part are drawn: a table tells them all."""


@frozen
class Span:
    """What happened, from when to when, and what shows it."""

    what: str
    when: str
    first: date
    last: date
    through: bool
    """Whether it went on from the first day to the last; else it was some time between."""
    refs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@frozen
class Part:
    """Spans of one sort; those of a part that does not *frame* are shown as far as the others reach."""

    title: str
    spans: tuple[Span, ...]
    frames: bool = True


def drawn(parts: Sequence[Part], hollow: str, say: Voice) -> Drawing:
    """Return parts one below the other; *hollow* says what an outline means."""
    framing = [s for part in parts if part.frames for s in part.spans]
    if not framing:
        return Drawing(GUTTER, 0, ())
    months = _scale(min(s.first for s in framing), max(s.last for s in framing))
    shapes: list[Shape] = []
    y = LINE + SPACE
    for part in parts:
        shapes.append(Words(0, y, part.title, strong=True))
        y += LINE + SPACE // 2
        for span in part.spans[:MOST]:
            # What is beyond the scale has its day beside it, where no bar shows one.
            told = (
                span.what if months.reaches(span) else say("label-and-text", label=span.what, text=span.when)
            )
            lines = lines_of(told, GUTTER - PAD, 2)
            shapes += [Words(0, y + n * LINE, line) for n, line in enumerate(lines)]
            shapes += _bar(span, months, y)
            y += len(lines) * LINE + SPACE
        if len(part.spans) > MOST:
            shapes.append(Words(0, y, say("more-in-words", n=len(part.spans) - MOST)))
            y += LINE + SPACE
    if any(not s.through for part in parts for s in part.spans):
        shapes += [Box(0, y + 3, THIN * 4, LINE - SPACE, look="hollow"), Words(THIN * 4 + PAD, y, hollow)]
        y += LINE
    return Drawing(GUTTER + AXIS, y, (*_marks(months, y), *shapes))


def _number(day: date) -> float:
    """Return how many months after the year nought a day is."""
    return day.year * 12 + day.month - 1 + (day.day - 1) / 31


@frozen
class _Months:
    """The months of the scale, from a mark to a mark."""

    first: int
    last: int
    step: int

    def at(self, day: date) -> int:
        """Return where a day is on the canvas; at the end of the scale if it is beyond."""
        part = (_number(day) - self.first) / (self.last - self.first)
        return GUTTER + round(AXIS * min(max(part, 0.0), 1.0))

    def reaches(self, span: Span) -> bool:
        """Return whether any of a span is on the scale."""
        return _number(span.last) >= self.first and _number(span.first) <= self.last


def _scale(first: date, last: date) -> _Months:
    begin, end = int(_number(first)), int(_number(last)) + 1
    step = next((s for s in STEPS if (end - begin) / s <= MARKS - 1), STEPS[-1])
    return _Months(begin // step * step, -(-end // step) * step, step)


def _marks(months: _Months, height: int) -> Iterator[Shape]:
    for month in range(months.first, months.last + 1, months.step):
        x = GUTTER + AXIS * (month - months.first) // (months.last - months.first)
        text = f"{month // 12:04}" if months.step % 12 == 0 else f"{month // 12:04}-{month % 12 + 1:02}"
        yield Stroke(((x, LINE), (x, height)), faint=True)
        if month < months.last:
            yield Words(x, 0, text)


def _bar(span: Span, months: _Months, y: int) -> Iterator[Shape]:
    if months.reaches(span):
        x, end = months.at(span.first), months.at(span.last)
        width = max(end - x, THIN)
        x = min(x, GUTTER + AXIS - width)
        yield Box(x, y + 3, width, LINE - SPACE, look="solid" if span.through else "hollow")
