"""An exercise as files: what learners get, what who teaches keeps, and the truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from chargeassist.advice.key import found_for_key, key_of
from chargeassist.report.page import Block, Heading, Item, Line, Page, Paragraph
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.voice import Voice
from chargeassist.training.exercise import Exercise
from chargeassist.training.form import answer_form
from chargeassist.training.pages import brief_page, documents_page, sheet_page, sheet_rows
from chargeassist.training.solution import key_blocks
from chargeassist.training.statutes import statutes_page
from chargeassist.training.tables import tongue
from chargeassist.training.truth import Row
from chargeassist.training.turns import Turned, turned, turns_of


@frozen(repr=False)
class Bundle:
    """Everything of an exercise that is written, by name without an ending."""

    pages: Mapping[str, Page]
    cases: Mapping[str, Row]
    """The truth, and the truth after each turn, as tables of case files."""
    names: Mapping[str, str]
    """Who the persons of the case are: name and number."""
    sheet: list[list[str]]
    form: str
    """The answer sheet as one page of HTML with fields."""


def bundle(made: Exercise) -> Bundle:
    """Return the files of an exercise: `learner/` may be handed out as it is, `trainer/` never."""
    found = found_for_key(made.case, made.found.law)
    after = turned(made, found, turns_of(made))
    names = {f.id: f"{f.name} ({f.number})" for f in made.people}
    pages = {
        "learner/brief": brief_page(made),
        "learner/documents": documents_page(made),
        "learner/answers": sheet_page(made),
    }
    laws = made.settings.law
    for pack in laws:
        name = "learner/statutes" if len(laws) == 1 else f"learner/statutes-{pack}"
        pages[name] = statutes_page(found.law, pack, made.settings.lang)
    language, said = made.settings.lang, tongue(made.settings.lang).said
    title = said["trainer"].replace("{title}", tongue(language).form[made.settings.form]["title"])
    pages["trainer/trainer"] = Page((*_key(made, names),), language, title)
    pages["trainer/turns"] = Page(tuple(_turns(made, after)), language, said["injects"])
    pages["trainer/mock-trial"] = Page(tuple(_trial(made)), language, said["trial"])
    cases = {"trainer/truth": made.tables}
    cases |= {f"trainer/truth-after-{n}": t.tables for n, t in enumerate(after, start=1)}
    return Bundle(pages, cases, names, sheet_rows(made), answer_form(made))


def _key(made: Exercise, names: Mapping[str, str]) -> Iterator[Block]:
    words = tongue(made.settings.lang)
    yield Paragraph(words.said["truth"])
    key = key_of(found_for_key(made.case, made.found.law))
    yield from key_blocks(key, Voice(made.settings.lang), names)
    yield Heading(words.said["debrief"])
    yield from (Line(line) for line in words.lines["debrief"])
    yield Heading(words.said["mistakes"])
    yield from (Line(line) for line in words.lines["mistakes"])


def _turns(made: Exercise, after: tuple[Turned, ...]) -> Iterator[Block]:
    said, language = tongue(made.settings.lang).said, made.settings.lang
    for n, one in enumerate(after, start=1):
        head = said["inject"].replace("{minutes}", str(one.turn.minutes)).replace("{title}", one.turn.title)
        yield Heading(head)
        yield Paragraph(one.turn.text)
        yield Heading(said["should-change"], 2)
        # The head of such a page is that of an answer; here only what changed is told.
        told = diff_page(one.changed, one.found, language).blocks if one.changed else ()
        yield from tuple(b for b in told if isinstance(b, Item)) or (Line(said["nothing-changes"]),)
        if one.turn.code == "amended":
            yield Line(said["turn-amended-why"])
        yield Line(said["again-as"].replace("{file}", f"truth-after-{n}.toml"))


def _trial(made: Exercise) -> Iterator[Block]:
    said = tongue(made.settings.lang).said
    yield Paragraph(made.teller.fill(said["roles"], "V1", "roles"))
    yield Paragraph(said["order"])
    yield Heading(said["exhibits"])
    yield from (Item(f"{n}.", d.title) for n, d in enumerate(made.documents, start=1))
