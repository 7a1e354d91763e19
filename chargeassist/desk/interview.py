"""The interview: one question a page, in the order investigators work, the person harmed last."""

from __future__ import annotations

from urllib.parse import urlencode

from attrs import frozen

from chargeassist.advice.terms import asked_of
from chargeassist.case.starts import Start, question_of, read_start, steps_of
from chargeassist.desk.answer import beside
from chargeassist.desk.ask import Answer, Ask
from chargeassist.desk.facts import begun, fact_fields, values_of
from chargeassist.desk.fields import Filled, button, form_of
from chargeassist.desk.markup import Html, el
from chargeassist.desk.rows import old_row
from chargeassist.desk.start import FIRST, kinds
from chargeassist.law.choices import KINDS
from chargeassist.report.voice import Voice


@frozen
class _Question:
    """A term that is asked, and by what it is best proved."""

    term: str
    grade: str


def interview_page(ask: Ask) -> Answer:
    """Return one question; first which kind of case it is."""
    say: Voice = ask.say
    kind = ask.query.get("kind", "")
    if kind not in KINDS:
        return beside(ask, _choose(ask), say("desk-interview"))
    asked = _asked(read_start(kind), ask)
    at = ask.query.get("at", "0")
    number = int(at) if at.isascii() and at.isdigit() and len(at) < 5 else 0
    left = _question(ask, kind, asked, number) if number < len(asked) else _end(ask, kind, len(asked))
    return beside(ask, left, say("desk-interview"))


def _asked(start: Start, ask: Ask) -> list[_Question]:
    """Return what a kind of case asks of the law, in order, whether it was answered or not."""
    read = set(asked_of(start, ask.law))
    return [_Question(t, step.grade) for step, _ in steps_of(start) for t in step.terms if t in read]


def _choose(ask: Ask) -> Html:
    say = ask.say
    fields = Filled(say, {"kind": [FIRST]})
    return el(
        "section",
        el("h1", say("desk-interview")),
        el(
            "form",
            fields.choice("kind", say("desk-kind-of-case"), kinds(say)),
            el("p", el("button", say("desk-begin-now"), class_="main"), class_="row"),
            action="/interview",
        ),
        class_="case",
    )


def _question(ask: Ask, kind: str, asked: list[_Question], number: int) -> Html:
    say: Voice = ask.say
    question = asked[number]
    there = next((f for f in ask.case.facts if f.name == question.term), None)
    row = (old_row(ask, "fact", there.id) if there else begun(ask, question.term)) or {}
    _, _, *proof = question_of(question.term, question.grade, ask.law.vocabulary, say.language)
    place = say("ask-number", number=number + 1, count=len(asked))
    return el(
        "section",
        el("h1", say(f"start-grade-{question.grade}")),
        el("p", place, class_="note"),
        el("progress", value=number + 1, max=len(asked), aria_label=place),
        form_of(
            ask,
            "/fact",
            el("input", type="hidden", name="id", value=there.id if there else ""),
            el("input", type="hidden", name="then", value=_at(kind, number + 1)),
            list(filter(None, fact_fields(ask, Filled(say, values_of(row), table="fact"), ""))),
            el("ul", [el("li", one) for one in proof], class_="note") if proof else None,
            el(
                "p",
                button(say("desk-save-next"), kind="main"),
                button(say("desk-answer-unknown"), name="holds", value="unknown"),
                el("a", say("desk-later"), href=_at(kind, number + 1)),
                el("a", say("desk-back"), href=_at(kind, number - 1) if number else "/interview"),
                class_="row",
            )
            if ask.writes
            else None,
        ),
        class_="case",
    )


def _end(ask: Ask, kind: str, count: int) -> Html:
    say = ask.say
    return el(
        "section",
        el("h1", say("desk-interview-end")),
        el("p", el("a", say("desk-back"), href=_at(kind, max(count - 1, 0)))),
        el("p", el("a", say("desk-case"), href="/")),
        class_="case",
    )


def _at(kind: str, number: int) -> str:
    return f"/interview?{urlencode({'kind': kind, 'at': number})}"
