"""The pages for learners: the task, the documents, the sheet they fill in. They name no offence."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.report.page import Block, Column, Heading, Item, Line, Page, Paragraph, Table
from chargeassist.training.answers import COLUMNS
from chargeassist.training.exercise import Exercise
from chargeassist.training.papers import Document
from chargeassist.training.story import Figure
from chargeassist.training.tables import tongue

LINES = (("charge", 12), ("element", 5), ("next", 4), ("wait", 2), ("harmed", 4))
"""How many lines of each part an empty sheet has."""
MINUTES = (60, 75, 90, 120, 150)
"""How long an exercise takes, by its level."""


def parts_of(made: Exercise) -> tuple[str, ...]:
    """Return the parts of a sheet: whoever charges nobody by office is not asked for charges."""
    every = tuple(part for part, _ in LINES)
    return every if made.settings.audience == "prosecutor" else every[1:]


def brief_page(made: Exercise) -> Page:
    """Return the task: who one is, on what day, with which papers, and what is handed in."""
    return Page(tuple(_brief(made)), made.settings.lang, _title(made, "brief"))


def _title(made: Exercise, what: str) -> str:
    words = tongue(made.settings.lang)
    return words.said[what].replace("{title}", words.form[made.settings.form]["title"])


def _said(made: Exercise, what: str) -> str:
    words = tongue(made.settings.lang)
    values = {
        "level": str(made.settings.difficulty),
        "minutes": str(MINUTES[made.settings.difficulty - 1]),
        "n": str(len(made.documents)),
        "owner": words.form[made.settings.form]["owner"],
    }
    text = words.said[what]
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return made.teller.fill(text, "V1", what)


def _brief(made: Exercise) -> Iterator[Block]:
    said = tongue(made.settings.lang).said
    yield Paragraph(said["fiction"])
    yield Line(_said(made, "level" if len(made.settings.law) == 1 else "level-two"))
    yield Heading(said["task"])
    yield Paragraph(_said(made, f"role-{made.settings.audience}"))
    yield Paragraph(_said(made, "story"))
    yield Heading(said["persons"])
    columns = (
        Column(said["column-number"], 5),
        Column(said["column-name"], 25),
        Column(said["column-in"], 30),
    )
    yield Table(columns, tuple((f.number, f.name, ", ".join(seen)) for f, seen in named(made)))
    yield Heading(said["questions"])
    yield from (Line(said[f"q-{part}"]) for part in parts_of(made))
    if made.settings.audience == "prosecutor":
        yield Line(said["q-none"])


def named(made: Exercise) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    """Yield everybody who is named in the papers, with the numbers of the documents."""
    for figure in made.people:
        if seen := tuple(str(n) for n, d in enumerate(made.documents, start=1) if d.names(figure.name)):
            yield figure, seen


def documents_page(made: Exercise) -> Page:
    """Return the documents of the file, each paragraph under its number."""
    blocks = (b for n, d in enumerate(made.documents, start=1) for b in _document(n, d, made))
    return Page(tuple(blocks), made.settings.lang, tongue(made.settings.lang).said["documents"])


def _document(number: int, document: Document, made: Exercise) -> Iterator[Block]:
    head = tongue(made.settings.lang).said["document"]
    yield Heading(head.replace("{n}", str(number)).replace("{title}", document.title))
    for n, line in enumerate(document.every, start=1):
        yield Item(f"{n}.", line.text)
    yield Paragraph(document.close)


def sheet_rows(made: Exercise) -> list[list[str]]:
    """Return an empty answer sheet: the head, and lines that say which part they are for."""
    said = tongue(made.settings.lang).said
    parts = parts_of(made)
    lines = ([said[f"part-{part}"], "", "", "", ""] for part, n in LINES if part in parts for _ in range(n))
    return [[said[c] for c in COLUMNS], *lines]


def sheet_page(made: Exercise) -> Page:
    """Return the answer sheet to be filled in by hand."""
    said = tongue(made.settings.lang).said
    head, *rows = sheet_rows(made)
    columns = tuple(Column(word, 24 if n in (2, 4) else 12) for n, word in enumerate(head))
    asked = tuple(Line(said[f"q-{part}"]) for part in parts_of(made))
    return Page(
        (*asked, Table(columns, tuple(map(tuple, rows)))), made.settings.lang, said["answers"], wide=True
    )
