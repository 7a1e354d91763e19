"""An exercise for a class: its pages to be read, one form to be filled in, and nothing else to be had."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import Lock

from attrs import define, field, frozen
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from chargeassist.desk.files import nowhere, script, styled
from chargeassist.desk.guard import SESSION, Session, fields_of
from chargeassist.desk.markup import Html, Inside, el
from chargeassist.hall.lessons import Full, Lesson, Sheets
from chargeassist.reading.fault import ChargeAssistError
from chargeassist.reasoning.standing import Standing
from chargeassist.report.voice import Voice
from chargeassist.training.answers import FIELDS
from chargeassist.training.tables import tongue

LONGEST = 1_000
"""How many characters a field takes."""
SHOWN, SPARE = 3, 2
"""How many lines of a part stand there at first, and how many empty ones after those that are filled in."""
SHEET = "answers"
Filled = Mapping[str, str]
"""What stands in the fields of a sheet, by name."""


@define
class Class:
    """A class while it lasts: what it is given, and what everybody has handed in."""

    lesson: Lesson
    sheets: Sheets | None
    """None where nothing is taken."""
    kept: dict[str, Filled] = field(factory=dict, repr=False)
    lock: Lock = field(factory=Lock, repr=False)


@frozen
class Turn:
    """One request of one learner."""

    of: Class
    session: Session = field(repr=False)
    say: Voice
    filled: Filled = field(factory=dict, repr=False)
    wrong: str = ""
    """Why a sheet was not taken."""


def lesson_app(lesson: Lesson, sheets: Sheets | None) -> ASGIApp:
    """Return the pages of an exercise as an app; who may ask is the guard's to say."""
    own = Class(lesson, sheets)
    routes = [
        Route("/" if n == 0 else f"/{name}", _reading(own, name)) for n, name in enumerate(lesson.pages)
    ]
    routes += [Route("/desk.css", styled()), Route("/desk.js", script())]
    if sheets is not None:
        routes.append(Route(f"/{SHEET}", _sheet(own), methods=["GET", "POST"]))
    return Starlette(routes=routes, exception_handlers={404: nowhere, 405: nowhere})


def _reading(own: Class, name: str) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        turn = Turn(own, request.scope[SESSION], Voice(own.lesson.language))
        return _page(turn, name, el("section", Html(own.lesson.pages[name])))

    return endpoint


def _sheet(own: Class) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        session: Session = request.scope[SESSION]
        body = await request.body()
        turn = await run_in_threadpool(_taken, own, session, dict(fields_of(body)) if body else None)
        if body and not turn.wrong:
            if "x-desk" in request.headers:
                return Response(headers={"x-led": f"/{SHEET}"})
            return RedirectResponse(f"/{SHEET}", 303)
        return _page(turn, SHEET, *_form(turn), status=422 if turn.wrong else 200)

    return endpoint


def _taken(own: Class, session: Session, told: Filled | None) -> Turn:
    """Return what somebody sees of their sheet after what they sent, if they sent anything."""
    say = Voice(own.lesson.language)
    with own.lock:
        if told is None or own.sheets is None:
            return Turn(own, session, say, own.kept.get(session.cookie, {}))
        filled = {key: " ".join(told[key].split()) for key in _names(own.lesson) if told.get(key)}
        wrong = "class-long" if any(len(v) > LONGEST for v in filled.values()) else ""
        try:
            if not wrong:
                own.sheets.hand_in(session.cookie, tuple(_rows(filled, own.lesson)))
                own.kept[session.cookie] = filled
        except Full:
            wrong = "class-full"
        except ChargeAssistError:
            wrong = "class-unwritten"
        return Turn(own, session, say, filled, wrong)


def _names(lesson: Lesson) -> Iterator[str]:
    """Yield the name of every field that a sheet has: no other is looked at."""
    return (
        f"{part}-{n}-{f}" for part, lines in lesson.lines.items() for n in range(lines) for f in FIELDS[part]
    )


def _rows(filled: Filled, lesson: Lesson) -> Iterator[Mapping[str, str]]:
    """Yield the lines that say something, as `mark` reads them."""
    for part, lines in lesson.lines.items():
        for n in range(lines):
            row = {f: filled[f"{part}-{n}-{f}"] for f in FIELDS[part] if filled.get(f"{part}-{n}-{f}")}
            if row:
                yield {"part": part, **row}


def _form(turn: Turn) -> Iterator[Html]:
    say, lesson = turn.say, turn.of.lesson
    yield el("h1", say("class-page-answers"))
    if turn.wrong:
        yield el("div", el("p", el("strong", say(turn.wrong))), class_="alert", role="alert")
    yield el("p", say("class-anonymous"))
    parts = [_part(part, lines, turn) for part, lines in lesson.lines.items()]
    yield el(
        "form",
        el("input", type="hidden", name="csrf", value=turn.session.csrf),
        parts,
        el("p", el("button", say("class-hand-in"), class_="main"), class_="row"),
        method="post",
        action=f"/{SHEET}",
        class_="sheet",
    )


def _part(part: str, lines: int, turn: Turn) -> Html:
    """Return the lines of one part: those filled in, and some that are not."""
    said = tongue(turn.of.lesson.language).said
    used = [n for n in range(lines) if any(turn.filled.get(f"{part}-{n}-{f}") for f in FIELDS[part])]
    shown = min(lines, max(SHOWN, max(used, default=-1) + 1 + SPARE))
    each = [
        el("li", [_field(f"{part}-{n}-{f}", f, n, part, turn) for f in FIELDS[part]], class_="line")
        for n in range(shown)
    ]
    more = el("p", turn.say("class-more"), class_="note") if shown < lines else None
    return el("fieldset", el("legend", said[f"q-{part}"]), el("ol", each), more)


def _field(name: str, column: str, n: int, part: str, turn: Turn) -> Html:
    say, value = turn.say, turn.filled.get(name, "")
    label = say(f"sheet-field-{part}-{column}")
    own = {"id": name, "name": name, "aria_label": f"{n + 1}. {label}"}
    if (part, column) == ("element", "how"):
        words = [(s.word, say(f"standing-{s.word}")) for s in reversed(Standing)]
        options = [
            el("option", told, value=word, selected=word == value) for word, told in (("", ""), *words)
        ]
        shown = el("select", options, **own)
    else:
        shown = el("input", value=value, maxlength=LONGEST, autocomplete="off", **own)
    return el("label", el("small", label), shown)


def _page(turn: Turn, place: str, *inside: Inside, status: int = 200) -> Response:
    say, lesson, sheets = turn.say, turn.of.lesson, turn.of.sheets
    places = [*lesson.pages, *([SHEET] if sheets is not None else [])]
    links = [_place(name, n, place, say) for n, name in enumerate(places)]
    number = sheets.numbers.get(turn.session.cookie) if sheets is not None else None
    told = el("p", say("class-handed-in", n=number)) if number and not turn.wrong and place == SHEET else None
    head = (
        el("meta", charset="utf-8"),
        el("title", _named(place, say)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("link", rel="stylesheet", href="/desk.css"),
        el("script", "", src="/desk.js", defer=True),
    )
    body = (
        el("a", say("skip-to-content"), href="#content", class_="skip"),
        el("header", el("nav", el("ul", links), aria_label=say("desk-places"))),
        el(
            "div",
            el("div", told, class_="news") if told else None,
            id="news",
            role="status",
            aria_live="polite",
        ),
        el("main", *inside, id="content", class_="wide lesson", tabindex=-1),
        el("footer", el("p", say("class-notice"))),
    )
    whole = el("html", el("head", *head), el("body", *body), lang=say.language)
    return Response(f"<!DOCTYPE html>\n{whole}", status, media_type="text/html")


def _place(name: str, n: int, place: str, say: Voice) -> Html:
    pack = name.partition("-")[2]
    told = _named(name, say) + (f" ({pack})" if pack else "")
    to = f"/{name}" if n else "/"
    return el("li", el("a", told, href=to, aria_current="page" if name == place else None))


def _named(name: str, say: Voice) -> str:
    return say(f"class-page-{name.partition('-')[0]}")
