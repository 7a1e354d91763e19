"""The pages for who teaches: the key with its reasons and points, the turns of events, marks, a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chargeassist.report.page import Block, Column, Heading, Item, Labelled, Line, Page, Paragraph, Table
from chargeassist.report.voice import Voice
from chargeassist.training.key import Key, Sought, Wanted
from chargeassist.training.marking import (
    CHARGE,
    ELEMENT,
    HARMED,
    NEXT,
    TOO_MANY,
    VICTIM,
    WAIT,
    Mark,
    Point,
    missed,
)

Names = Mapping[str, str]


def key_page(key: Key, language: str = "en", names: Names | None = None) -> Page:
    """Return a key as a page; with *names* everybody is called by name too."""
    say = Voice(language)
    return Page((Paragraph(say("solution-notice")), *key_blocks(key, say, names or {})), language)


def key_blocks(key: Key, say: Voice, names: Names) -> Iterator[Block]:
    """Yield what a key says, part by part, and the marking scheme."""
    yield Heading(say("solution-wanted"))
    yield from (_charge(w, say, names, CHARGE) for w in key.wanted)
    if not key.wanted:
        yield Line(say("solution-nobody"))
    if key.accepted:
        yield Heading(say("solution-accepted"))
        yield from (_charge(w, say, names, 0) for w in key.accepted)
    if key.sought:
        yield Heading(say("solution-sought"))
        yield from (_sought(s, say, names) for s in key.sought)
    if key.waiting:
        yield Heading(say("solution-waiting"))
        yield from (Labelled(_who(w.person, names), say.told(w.title), w.provision) for w in key.waiting)
    yield Heading(say("solution-harmed"))
    yield from (Line(_who(p, names)) for p in key.harmed)
    if key.possibly:
        yield Line(say("solution-possibly", persons=say.listed(_who(p, names) for p in key.possibly)))
    yield Paragraph(
        say(
            "solution-scheme",
            charge=_n(CHARGE),
            element=_n(ELEMENT),
            next=_n(NEXT),
            wait=_n(WAIT),
            harmed=_n(HARMED),
            many=_n(TOO_MANY),
            victim=_n(VICTIM),
        )
    )


def _who(id: str, names: Names) -> str:
    return f"{id} {names[id]}" if id in names else id


def _n(points: float) -> str:
    return f"{points:g}"


def _charge(wanted: Wanted, say: Voice, names: Names, points: float) -> Block:
    role = say(f"role-{wanted.role}")
    text = say(
        "solution-charge",
        title=say.told(wanted.title),
        provision=wanted.provision,
        role=role,
        points=_n(points),
    )
    said: list[Block] = []
    if wanted.complainant:
        said.append(Line(say("solution-of", person=_who(wanted.complainant, names))))
    if wanted.reasons:
        said.append(Line(say.remarks(wanted.reasons)))
    if wanted.instead and points:
        said.append(Line(say("solution-instead", offences=say.listed(wanted.instead, "or"))))
    return Labelled(_who(wanted.suspect, names), text, said=tuple(said))


def _sought(sought: Sought, say: Voice, names: Names) -> Block:
    items = ", ".join(sought.evidence) or say("solution-no-items")
    text = say("solution-element", standing=say.standing(sought.standing), items=items)
    asked = tuple(Line(say("solution-next", question=say.told(q))) for q in sought.next_)
    return Labelled(f"{_who(sought.suspect, names)}, {say.told(sought.title)}", text, said=asked)


def marks_page(marks: Sequence[Mark], language: str = "en") -> Page:
    """Return each sheet with its points and their reasons, the class, and what it missed."""
    return Page(tuple(_marks(marks, Voice(language))), language)


def _marks(marks: Sequence[Mark], say: Voice) -> Iterator[Block]:
    for one in marks:
        text = say("mark-sheet", n=one.number, earned=_n(one.earned), of=_n(one.of), percent=one.percent)
        yield Heading(text)
        yield from (_point(p, say) for p in one.points)
    if len(marks) > 1:
        yield Heading(say("mark-class"))
        columns = (
            Column(say("column-sheet"), 6, number=True),
            Column(say("column-points"), 10, number=True),
            Column(say("column-percent"), 6, number=True),
        )
        rows = ((str(m.number), f"{_n(m.earned)} / {_n(m.of)}", str(m.percent)) for m in marks)
        yield Table(columns, tuple(rows))
        yield Heading(say("mark-missed"))
        heads = (Column(say("column-criterion"), 60), Column(say("column-percent"), 6, number=True))
        yield Table(
            heads, tuple((_criterion(n, say), f"{100 * a / b:.0f}") for n, (a, b) in missed(marks).items())
        )


def _criterion(name: str, say: Voice) -> str:
    part, _, about = name.partition(" ")
    return f"{say(f'mark-part-{part}')} {about}"


def _point(point: Point, say: Voice) -> Block:
    why = say.told(point.why)
    if point.of:
        text = say("mark-point", earned=_n(point.earned), of=_n(point.of), why=why)
    else:
        text = say("mark-loss", earned=_n(point.earned), why=why)
    return Item(say(f"mark-part-{point.part}"), text)


def marks_rows(marks: Sequence[Mark]) -> list[list[str]]:
    """Return marks as rows that Moodle and nbgrader take in: one a sheet, a grade and what it is out of."""
    head = ["Identifier", "Grade", "Maximum grade", "Percent"]
    return [head, *([f"sheet-{m.number}", _n(m.earned), _n(m.of), str(m.percent)] for m in marks)]
