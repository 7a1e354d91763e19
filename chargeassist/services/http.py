"""The asks over HTTP: stateless, each answered by a worker process that is killed when it takes too long.

No value of a case is logged: a line has the id of the request, what was asked, how it ended and how long
it took. Who may ask, and over which wire, is for what an office puts in front.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Any
from uuid import uuid4

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chargeassist import __version__
from chargeassist.reading.fault import Fault
from chargeassist.services.answers import Answer, answered
from chargeassist.services.asks import ASKS
from chargeassist.services.openapi import openapi
from chargeassist.services.punctual import punctual
from chargeassist.services.wire import AT, USUAL, Limits, Refused, as_json, body_of, language_of
from chargeassist.services.workers import Lost, Workers
from chargeassist.words.catalogue import FALLBACK

__all__ = ("Limits", "run", "service")
LOG = logging.getLogger("chargeassist.services")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
WAITING = 32
"""How many requests may wait for one worker before further ones are sent away."""
HEALTHY = b'{"worker":"answers"}'
Endpoint = Callable[[Request], Awaitable[Response]]


def service(limits: Limits = USUAL) -> Starlette:
    """Return the service as an ASGI application; its workers live as long as it does."""

    async def ask(request: Request, language: str) -> Response:
        name = request.path_params["name"]
        workers: Workers = request.app.state.workers
        if name not in ASKS:
            raise Refused(404, Fault.of("F130", AT))
        if workers.waiting >= WAITING * limits.workers:
            raise Refused(503, Fault.of("F131", AT))
        found = await _worked(workers, name, await body_of(request, limits), language)
        return as_json(200 if found.fine else 422, found.body)

    contract = json.dumps(openapi(), ensure_ascii=False).encode()

    @asynccontextmanager
    async def lives(app: Starlette) -> AsyncIterator[None]:
        workers = app.state.workers = Workers(limits.workers, limits.seconds)
        try:
            yield
        finally:
            workers.end()

    app = Starlette(
        routes=[
            Route("/openapi.json", lambda _: as_json(200, contract)),
            Route("/health", _telling(_health)),
            Route("/{name}", _telling(ask), methods=["POST"]),
        ],
        middleware=[Middleware(_Logged)],
        exception_handlers={HTTPException: _nowhere},
        lifespan=lives,
    )
    app.router.redirect_slashes = False
    return app


def _telling(answer: Callable[[Request, str], Awaitable[Response]]) -> Endpoint:
    """Return what answers in the language asked for, and tells why not where it does not."""

    async def told(request: Request) -> Response:
        language = FALLBACK
        try:
            language = language_of(request)
            return await answer(request, language)
        except Refused as refused:
            return refused.response(language)
        except Exception as error:
            # No message of the exception: it may quote the case, and the server would log it.
            own = Fault.of("F136", AT, version=__version__, kind=type(error).__name__)
            return Refused(500, own).response(language)

    return told


async def _worked(workers: Workers, name: str, body: bytes, language: str) -> Answer:
    try:
        found: Answer = await workers.done(answered, name, body, language)
    except TimeoutError:
        raise Refused(504, Fault.of("F132", AT, n=int(workers.seconds))) from None
    except Lost:
        raise Refused(503, Fault.of("F134", AT)) from None
    return found


async def _health(request: Request, language: str) -> Response:
    """Say whether a worker answers, and not only the process before them."""
    workers: Workers = request.app.state.workers
    if not await workers.answer():
        raise Refused(503, Fault.of("F134", AT))
    return as_json(200, HEALTHY)


async def _nowhere(request: Request, error: Exception) -> Response:
    """Tell of an address that there is not, or that is asked by another method, as of all else."""
    assert isinstance(error, HTTPException)
    fault = Fault.of("F137", AT) if error.status_code == 405 else Fault.of("F130", AT)
    try:
        language = language_of(request)
    except Refused:
        language = FALLBACK
    found = Refused(error.status_code, fault).response(language)
    found.headers.update(error.headers or {})
    return found


class _Logged:
    """Gives each request an id, or keeps the one it came with, and logs how it ended."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        id = given if _ID.fullmatch(given) else uuid4().hex
        began, status = perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            name = scope["path"].strip("/")
            asked = name if name in ASKS else "-"
            LOG.info("%s %s %d %d ms", id, asked, status, 1000 * (perf_counter() - began))


def run(host: str, port: int, limits: Limits) -> None:
    """Serve until the process is told to stop; what is logged goes to standard error."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    logging.getLogger("uvicorn.access").disabled = True
    http: Any = punctual(limits.upload)
    uvicorn.run(
        service(limits), host=host, port=port, http=http, ws="none", log_config=None, access_log=False
    )
