"""What every page of the desk has around it: where to go, the gates, what was done last, the languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chargeassist.desk.ask import Answer, Ask, Led
from chargeassist.desk.fields import button, form_of
from chargeassist.desk.markup import Html, Inside, el
from chargeassist.desk.news import told_news
from chargeassist.findings.model import Assessment
from chargeassist.report.html import piece
from chargeassist.report.pages.gates import gate
from chargeassist.report.voice import Voice
from chargeassist.words import LANGUAGES

PLACES = (
    *("case", "charges", "matrix", "questions", "sign", "what-if", "compare", "pictures", "papers"),
    "history",
)
"""Where one can go, in the order in which a file is worked on."""
PATHS = {"case": "/", "charges": "/first"}


def page(ask: Ask, place: str, title: str, *inside: Inside, wide: bool = False) -> Html:
    """Return a whole page under its title, which says nothing of the case."""
    say = ask.say
    found = ask.now.found if ask.now else None
    whole = el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("title", say("desk-title", page=title)),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("link", rel="stylesheet", href="/desk.css"),
            el("script", "", src="/desk.js", defer=True),
        ),
        el(
            "body",
            el("a", say("skip-to-content"), href="#content", class_="skip"),
            el("header", _places(ask, place), _tools(ask)),
            el("div", told_news(ask), id="news", role="status", aria_live="polite"),
            el("div", _gates(found, say), id="gates") if found and not ask.room.intake else None,
            el("main", *inside, id="content", class_="wide" if wide else None, tabindex=-1),
            el("footer", el("p", say("notice")), el("p", say("desk-stays"))),
        ),
        lang=say.language,
    )
    return Html(f"<!DOCTYPE html>\n{whole}")


def _places(ask: Ask, place: str) -> Html:
    say = ask.say
    there = PLACES if ask.now and ask.now.found and not ask.room.intake else PLACES[:1]
    links = [
        el(
            "li",
            el(
                "a",
                say(f"desk-place-{one}"),
                href=PATHS.get(one, f"/{one}"),
                aria_current="page" if one == place else None,
            ),
        )
        for one in there
    ]
    return el("nav", el("ul", links), aria_label=say("desk-places"))


def _tools(ask: Ask) -> Html:
    """Return what can be done on every page: take back, do again, read in another language."""
    say, store = ask.say, ask.room.store
    tools = []
    if not store.read_only:
        tools += [
            _tool(ask, "/undo", say("desk-undo"), bool(store.done)),
            _tool(ask, "/redo", say("desk-redo"), bool(store.undone)),
        ]
    else:
        tools.append(el("span", say("desk-read-only"), class_="note"))
    others = [
        el(
            "button",
            Voice(lang)("desk-language"),
            name="language",
            value=lang,
            lang=lang,
            aria_pressed="true" if lang == say.language else "false",
        )
        for lang in LANGUAGES
    ]
    back = el("input", type="hidden", name="back", value=ask.back)
    return el(
        "div",
        tools,
        form_of(ask, "/language", back, others, aria_label=say("desk-languages"), data_whole=True),
        class_="tools",
    )


def _tool(ask: Ask, to: str, told: str, possible: bool) -> Html:
    return form_of(ask, to, el("button", told, disabled=not possible))


def _gates(found: Assessment, say: Voice) -> Iterable[Html]:
    """Yield the gates: they stand above whatever is told of a case."""
    for one in found.gates:
        told = gate(one, found, say)
        yield el(
            "div",
            el("p", el("strong", told.label), " ", told.text),
            el("details", el("summary", say("desk-gate-more")), Html(piece(told.said))),
            class_="alert",
        )


def save_row(ask: Ask, *more: Html | None) -> Html | None:
    """Return the button that saves, or why there is none."""
    if not ask.writes:
        return el("p", ask.say("desk-read-only"), class_="note")
    return el("p", button(ask.say("desk-save"), kind="main"), *more, class_="row")


def say_in(ask: Ask) -> Answer:
    """Speak another language from now on, and show the same page again."""
    language = ask.form.one("language")
    if language in LANGUAGES:
        ask.room.language = language
    back = ask.form.one("back")
    return Led(back if re.match(r"/(?![/\\])", back) else "/")
