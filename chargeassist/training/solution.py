"""The pages for who teaches: the key with its reasons and points, the turns of events, marks, a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chargeassist.advice.key import Key, Sought, Wanted
from chargeassist.advice.marks import Marks, Missed, Point
from chargeassist.report.page import Block, Column, Heading, Item, Labelled, Line, Page, Paragraph, Table
from chargeassist.report.voice import Voice
from chargeassist.training.marking import (
    CHARGE,
    ELEMENT,
    HARMED,
    NEXT,
    TOO_MANY,
    VICTIM,
    WAIT,
)

Names = Mapping[str, str]


def key_page(key: Key, language: str = "en", names: Names | None = None) -> Page:
    """Return a key as a page; with *names* everybody is called by name too."""
    say = Voice(language)
    return Page((Paragraph(say("solution-notice")), *key_blocks(key, say, names or {})), language)


def key_blocks(key: Key, say: Voice, names: Names) -> Iterator[Block]:
    """Yield what a key says, part by part, and the marking scheme."""
    yield Heading(say("solution-wanted"))
    titles = {w.offence: say.told(w.title) for w in (*key.wanted, *key.accepted)}
    yield from (_charge(w, say, names, CHARGE, titles) for w in key.wanted)
    if not key.wanted:
        yield Line(say("solution-nobody"))
    if key.accepted:
        yield Heading(say("solution-accepted"))
        yield from (_charge(w, say, names, 0, titles) for w in key.accepted)
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
            charge=CHARGE,
            element=ELEMENT,
            next=NEXT,
            wait=WAIT,
            harmed=HARMED,
            many=TOO_MANY,
            victim=VICTIM,
        )
    )


def _who(id: str, names: Names) -> str:
    return f"{id} {names[id]}" if id in names else id


def _charge(wanted: Wanted, say: Voice, names: Names, points: int, titles: Mapping[str, str]) -> Block:
    role = say(f"role-{wanted.role}")
    text = say(
        "solution-charge",
        title=say.told(wanted.title),
        provision=wanted.provision,
        role=role,
        points=points,
    )
    said: list[Block] = []
    if wanted.complainant:
        said.append(Line(say("solution-of", person=_who(wanted.complainant, names))))
    if wanted.reasons:
        said.append(Line(say.remarks(wanted.reasons)))
    if wanted.instead and points:
        instead = say.listed((titles.get(key, key) for key in wanted.instead), "or")
        said.append(Line(say("solution-instead", offences=instead)))
    return Labelled(_who(wanted.suspect, names), text, said=tuple(said))


def _sought(sought: Sought, say: Voice, names: Names) -> Block:
    items = ", ".join(sought.evidence) or say("solution-no-items")
    text = say("solution-element", standing=say.standing(sought.standing), items=items)
    asked = tuple(Line(say("solution-next", question=say.told(q))) for q in sought.next_)
    return Labelled(f"{_who(sought.suspect, names)}, {say.told(sought.title)}", text, said=asked)


def marks_page(marks: Marks, language: str = "en") -> Page:
    """Return each sheet with its points and their reasons, the class, and what it missed."""
    return Page(tuple(_marks(marks, Voice(language))), language)


def _marks(marks: Marks, say: Voice) -> Iterator[Block]:
    for one in marks.sheets:
        text = say("mark-sheet", n=one.number, earned=one.earned, of=one.of, percent=one.percent)
        yield Heading(text)
        yield from (_point(p, say) for p in one.points)
    if len(marks.sheets) > 1:
        yield Heading(say("mark-class"))
        columns = (
            Column(say("column-sheet"), 6, number=True),
            Column(say("column-points"), 10, number=True),
            Column(say("column-percent"), 6, number=True),
        )
        rows = ((str(m.number), f"{m.earned} / {m.of}", str(m.percent)) for m in marks.sheets)
        yield Table(columns, tuple(rows))
        yield Heading(say("mark-missed"))
        heads = (Column(say("column-criterion"), 60), Column(say("column-percent"), 6, number=True))
        yield Table(heads, tuple((_criterion(m, say), str(m.percent)) for m in marks.missed))


def _criterion(one: Missed, say: Voice) -> str:
    return f"{say(f'mark-part-{one.part}')} {one.about}"


def _point(point: Point, say: Voice) -> Block:
    why = say.told(point.why)
    if point.of:
        text = say("mark-point", earned=point.earned, of=point.of, why=why)
    else:
        text = say("mark-loss", earned=point.earned, why=why)
    return Item(say(f"mark-part-{point.part}"), text)


def marks_rows(marks: Marks, called: Sequence[str] = ()) -> list[list[str]]:
    """Return marks as rows that Moodle and nbgrader take in: one a sheet, a grade and what it is out of.

    *called* is what each sheet is called, in the same order; else it has its number.
    """
    names = called or [f"sheet-{m.number}" for m in marks.sheets]
    rows = zip(names, marks.sheets, strict=True)
    head = ["Identifier", "Grade", "Maximum Grade", "Percent"]
    return [head, *([name, str(m.earned), str(m.of), str(m.percent)] for name, m in rows)]
