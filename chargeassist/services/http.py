"""The asks over HTTP: stateless, each answered by a worker process that is killed when it takes too long.

No value of a case is logged: a line has the id of the request, what was asked, how it ended and how long
it took. Who may ask, and over which wire, is for what an office puts in front.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter
from uuid import uuid4

import uvicorn
from attrs import frozen
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chargeassist import __version__
from chargeassist.reading.fault import Fault, Place
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.services.answers import Answer, answered, told
from chargeassist.services.asks import ASKS
from chargeassist.services.openapi import openapi
from chargeassist.services.workers import Lost, Workers
from chargeassist.words import LANGUAGES, say
from chargeassist.words.catalogue import FALLBACK

LOG = logging.getLogger("chargeassist.services")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
WAITING = 32
"""How many requests may wait for one worker before further ones are sent away."""


@frozen
class Limits:
    """What the service spends on whoever asks."""

    workers: int = 2
    seconds: float = 10.0
    """Of work on one request, waiting apart."""
    body: int = FILE_BYTES
    """Bytes of one request."""
    upload: float = 10.0
    """Seconds that a request may take to arrive."""


AT = Place("request")
HEALTHY = b'{"worker":"answers"}'


class _Refused(Exception):
    """A request that no worker is shown: a status, and the fault that says why."""

    def __init__(self, status: int, fault: Fault) -> None:
        super().__init__(fault.code)
        self.status, self.fault = status, fault


def service(limits: Limits = Limits()) -> Starlette:  # a frozen value
    """Return the service as an ASGI application; its workers live as long as it does."""

    async def ask(request: Request) -> Response:
        name, language = request.path_params["name"], _language(request)
        workers: Workers = request.app.state.workers
        try:
            if name not in ASKS:
                raise _Refused(404, Fault.of("F130", AT))
            if workers.waiting >= WAITING * limits.workers:
                raise _Refused(503, Fault.of("F131", AT))
            body = await _body(request, limits)
            found = await _worked(workers, name, body, language)
        except _Refused as refused:
            return _json(refused.status, told([refused.fault], language))
        except Exception as error:
            # No message of the exception: it may quote the case, and the server would log it.
            own = say("own-fault", language, version=__version__, kind=type(error).__name__)
            return PlainTextResponse(own, 500, {"Cache-Control": "no-store"})
        return _json(200 if found.fine else 422, found.body)

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
            Route("/openapi.json", lambda _: _json(200, contract)),
            Route("/health", _health),
            Route("/{name}", ask, methods=["POST"]),
        ],
        middleware=[Middleware(_Logged)],
        lifespan=lives,
    )
    return app


async def _body(request: Request, limits: Limits) -> bytes:
    """Return the bytes of a request; refused where they are too many or too slow."""
    found = bytearray()
    try:
        async with asyncio.timeout(limits.upload):
            async for part in request.stream():
                found += part
                if len(found) > limits.body:
                    raise _Refused(413, Fault.of("F102", AT, n=limits.body))
    except TimeoutError:
        raise _Refused(408, Fault.of("F133", AT, n=int(limits.upload))) from None
    except ClientDisconnect:
        raise _Refused(400, Fault.of("F133", AT, n=int(limits.upload))) from None
    return bytes(found)


async def _worked(workers: Workers, name: str, body: bytes, language: str) -> Answer:
    try:
        found: Answer = await workers.done(answered, name, body, language)
    except TimeoutError:
        raise _Refused(504, Fault.of("F132", AT, n=int(workers.seconds))) from None
    except Lost:
        raise _Refused(503, Fault.of("F134", AT)) from None
    return found


async def _health(request: Request) -> Response:
    """Say whether a worker answers, and not only the process before them."""
    workers: Workers = request.app.state.workers
    if await workers.answer():
        return _json(200, HEALTHY)
    return _json(503, told([Fault.of("F134", AT)], _language(request)))


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", FALLBACK)
    return asked if asked in LANGUAGES else FALLBACK


def _json(status: int, body: bytes) -> Response:
    return Response(body, status, {"Cache-Control": "no-store"}, "application/json")


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
    uvicorn.run(service(limits), host=host, port=port, log_config=None, access_log=False)
