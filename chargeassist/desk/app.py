"""Which page answers which address, and how an answer is sent: all that knows of the server but the guard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from chargeassist import __version__
from chargeassist.desk.ask import Answer, Ask, Form, Given, Handler, Led, NotOpen, Shown
from chargeassist.desk.asked import answer_question, questions_page, sign, sign_page
from chargeassist.desk.case import case_page
from chargeassist.desk.editing import save, show
from chargeassist.desk.facts import save_fact, show_fact
from chargeassist.desk.files import nowhere, script, styled
from chargeassist.desk.find import find_page
from chargeassist.desk.first import first_page
from chargeassist.desk.guard import fields_of
from chargeassist.desk.history import history_page, redo, undo
from chargeassist.desk.interview import interview_page
from chargeassist.desk.looks import compare_two, paper, papers_page, pictures_page, what_if_page
from chargeassist.desk.markup import el
from chargeassist.desk.proof import matrix_page, tie_page
from chargeassist.desk.room import Room
from chargeassist.desk.shell import say_in
from chargeassist.desk.sorts import EPISODE, EVIDENCE, HEAD, PERSON
from chargeassist.desk.start import begin
from chargeassist.desk.why import law_page, why_page
from chargeassist.words import say

SHOWN: Mapping[str, Handler] = {
    "/": case_page,
    "/head": partial(show, HEAD),
    "/person": partial(show, PERSON),
    "/evidence": partial(show, EVIDENCE),
    "/episode": partial(show, EPISODE),
    "/fact": show_fact,
    "/first": first_page,
    "/why": why_page,
    "/matrix": matrix_page,
    "/tie": tie_page,
    "/questions": questions_page,
    "/sign": sign_page,
    "/what-if": what_if_page,
    "/compare": compare_two,
    "/pictures": pictures_page,
    "/papers": papers_page,
    "/paper": paper,
    "/interview": interview_page,
    "/law": law_page,
    "/history": history_page,
}
"""What is looked at."""
INTAKE = ("/", "/head", "/person", "/evidence", "/episode", "/fact", "/interview")
"""What is looked at where no charge is shown."""
DONE: Mapping[str, Handler] = {
    "/begin": begin,
    "/head": partial(save, HEAD),
    "/person": partial(save, PERSON),
    "/evidence": partial(save, EVIDENCE),
    "/episode": partial(save, EPISODE),
    "/fact": save_fact,
    "/find": find_page,
    "/answer": answer_question,
    "/sign": sign,
    "/undo": undo,
    "/redo": redo,
    "/language": say_in,
}
"""What is sent: by a form, and never by an address."""


def app_of(room: Room, csrf: str) -> ASGIApp:
    """Return the pages of one desk as an app; who may ask is the guard's to say."""
    shown = {path: SHOWN[path] for path in INTAKE} if room.intake else SHOWN
    done = {path: DONE[path] for path in DONE if path not in ("/answer", "/sign")} if room.intake else DONE
    routes = [Route(path, _sent(room, csrf, handler), methods=["GET"]) for path, handler in shown.items()]
    routes += [Route(path, _sent(room, csrf, handler), methods=["POST"]) for path, handler in done.items()]
    routes += [
        Route("/desk.css", styled()),
        Route("/desk.js", script()),
        Route("/stamp", _stamp(room)),
    ]
    return Starlette(routes=routes, exception_handlers={404: nowhere, 405: nowhere})


def _sent(room: Room, csrf: str, handler: Handler) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        form = Form(tuple(fields_of(await request.body()))) if request.method == "POST" else Form()
        path = request.url.path
        query = {k: ",".join(request.query_params.getlist(k)) for k in request.query_params}
        answer = await run_in_threadpool(_answered, room, handler, path, query, form, csrf)
        if isinstance(answer, Led) and "x-desk" in request.headers:
            # A script is not told where in a page it was led, and asks for itself.
            return Response(headers={"x-led": answer.to})
        return _response(answer)

    return endpoint


def _answered(
    room: Room, handler: Handler, path: str, query: Mapping[str, str], form: Form, csrf: str
) -> Answer:
    """Return what a page answers; one is answered at a time."""
    with room.lock:
        try:
            now = room.store.now() if room.store.there else None
            return handler(Ask(room, path, query, form, csrf, now))
        except NotOpen:
            return Led("/")
        except Exception as error:
            # No message of the exception: it may quote the case.
            told = say("own-fault", room.language, version=__version__, kind=type(error).__name__)
            return Shown(el("p", told), 500)


def _response(answer: Answer) -> Response:
    match answer:
        case Shown(html, status):
            return Response(html, status, media_type="text/html")
        case Led(to):
            return RedirectResponse(to, 303)
        case Given(content, name, media):
            kept = {"content-disposition": f'attachment; filename="{name}"'}
            return Response(content, headers=kept, media_type=media)


def _stamp(room: Room) -> Callable[[Request], object]:
    """Return what says which version of the file there is: a page that was opened before can ask."""

    def look() -> str:
        with room.lock:
            return room.store.now().digest if room.store.there else ""

    async def endpoint(request: Request) -> Response:
        return Response(await run_in_threadpool(look), media_type="text/plain")

    return endpoint
