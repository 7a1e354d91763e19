"""Who may ask the desk, and what it answers with: it looks at every request before anything else does.

A page of a stranger in the same browser can send requests to this machine. It knows neither the cookie nor
the token of a form, its browser names it as their origin, and a name of its own that it lets point here
(DNS rebinding) is not the host that is asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from hmac import compare_digest
from secrets import choice, token_urlsafe
from urllib.parse import parse_qs, parse_qsl

from attrs import define, field
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES = 1_000_000
"""How long a form may be."""
FIELDS = 5_000
BODY_SECONDS = 10.0
"""How long somebody may take to send it."""
LONGEST = 2_000
"""How long an address may be."""
TOKEN = "csrf"
EASY = "abcdefghjkmnpqrstuvwxyz23456789"
LEARNERS = 2_000
"""How many browsers a class lets in."""
SESSION = "chargeassist.session"
"""Where a request says whose it is."""
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with none at all a form would not say its origin
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
"""What stands on every answer: nothing is asked for from elsewhere, kept, framed, or told to others."""


@define
class Session:
    """What only the browser that was opened knows; it ends with the process."""

    key: str = field(factory=lambda: token_urlsafe(32), repr=False)
    """Stands in the address that is opened, and lets in once."""
    cookie: str = field(factory=lambda: token_urlsafe(32), repr=False)
    csrf: str = field(factory=lambda: token_urlsafe(32), repr=False)
    """Stands in every form."""

    def enter(self, key: str) -> Session | None:
        """Return the session of whoever brings the key, the first time."""
        if not (self.key and _same(key, self.key)):
            return None
        self.key = ""
        return self

    def of(self, cookie: str) -> Session | None:
        """Return the session of whoever brings the cookie."""
        return self if _same(cookie, self.cookie) else None


@define
class Classroom:
    """Lets in everybody who has the key, each with a session of their own; it ends with the process."""

    key: str = field(factory=lambda: "".join(choice(EASY) for _ in range(10)), repr=False)
    """Is copied from a board by hand: short, of letters and digits that nobody takes for others."""
    sessions: dict[str, Session] = field(factory=dict, repr=False)

    def enter(self, key: str) -> Session | None:
        """Return a new session for whoever brings the key."""
        if not _same(key, self.key) or len(self.sessions) >= LEARNERS:
            return None
        session = Session(key="")
        self.sessions[session.cookie] = session
        return session

    def of(self, cookie: str) -> Session | None:
        """Return the session of whoever brings its cookie."""
        return self.sessions.get(cookie)


class Refused(Exception):
    """A request that is not answered, and with which number."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Guard:
    """Lets through what comes from the pages of this desk, at this host, with its cookie."""

    def __init__(self, app: ASGIApp, door: Session | Classroom, at: tuple[str, int], told: str) -> None:
        self.app, self.door, self.told = app, door, told.encode()
        host, port = at
        self.host = f"{host}:{port}"
        self.name = f"desk-{port}"
        """The name of the cookie: cookies know no ports, and two desks may be open."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        try:
            if key := self._key(scope):
                await self._let_in(key, scope, send)
                return
            session = self._check(scope)
            body = await self._form(scope, receive, session) if scope["method"] == "POST" else b""
        except Refused as refused:
            await _answer(send, refused.status, told=self.told if refused.status == 403 else b"")
            return
        await self.app({**scope, SESSION: session}, _once(body, receive), _guarded(send))

    def _key(self, scope: Scope) -> str:
        """Return the key in an address, if there is one and the request could be ours otherwise."""
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
            raise Refused(414)
        if _header(scope, b"host") != self.host:
            raise Refused(421)
        if scope["method"] != "GET" or scope["path"] != "/":
            return ""
        query: bytes = scope["query_string"]
        return parse_qs(query.decode("latin-1")).get("key", [""])[0]

    async def _let_in(self, key: str, scope: Scope, send: Send) -> None:
        """Give a cookie to whoever brings the key; whoever has one is led to the first page."""
        if self._known(scope):
            await _answer(send, 303, ((b"location", b"/"),))
            return
        session = self.door.enter(key)
        if session is None:
            raise Refused(403)
        cookie = f"{self.name}={session.cookie}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 303, ((b"location", b"/"), (b"set-cookie", cookie.encode())))

    def _check(self, scope: Scope) -> Session:
        """Return whose a request is, if it comes from the pages of this desk."""
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise Refused(405)
        session = self._known(scope)
        if session is None:
            raise Refused(403)
        origin, site = _header(scope, b"origin"), _header(scope, b"sec-fetch-site")
        if origin not in ("", f"http://{self.host}") or site not in ("", "same-origin", "none"):
            raise Refused(403)
        if scope["method"] == "POST" and (not origin or site == "none"):
            raise Refused(403)
        return session

    def _known(self, scope: Scope) -> Session | None:
        """Return the session whose cookie a request brings."""
        return self.door.of(cookie_parser(_header(scope, b"cookie")).get(self.name, ""))

    async def _form(self, scope: Scope, receive: Receive, session: Session) -> bytes:
        """Return what a form sends, if it is one of ours, not too long and not too slow."""
        length = _header(scope, b"content-length")
        if length and not (length.isascii() and length.isdigit() and int(length) <= BODY_BYTES):
            raise Refused(413)
        if not _header(scope, b"content-type").startswith("application/x-www-form-urlencoded"):
            raise Refused(415)
        try:
            body = await asyncio.wait_for(_body(receive), BODY_SECONDS)
        except TimeoutError:
            raise Refused(408) from None
        if session.csrf not in [v for k, v in _fields(body) if k == TOKEN]:
            raise Refused(403)
        return body


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode(), other.encode())


def _fields(body: bytes) -> list[tuple[str, str]]:
    """Return the fields of a form in their order."""
    try:
        return parse_qsl(body.decode("ascii"), True, True, max_num_fields=FIELDS, errors="strict")
    except ValueError:
        raise Refused(400) from None


def fields_of(body: bytes) -> list[tuple[str, str]]:
    """Return the fields of a form that was let through, but for its token; lines end as in a file."""
    return [(k, v.replace("\r\n", "\n")) for k, v in _fields(body) if k != TOKEN]


async def _body(receive: Receive) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise Refused(400)
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > BODY_BYTES:
            raise Refused(413)
    return bytes(body)


def _header(scope: Scope, name: bytes) -> str:
    """Return a header that may stand once: twice is as good as none of ours."""
    found = [value for key, value in scope["headers"] if key == name]
    if len(found) > 1:
        raise Refused(400)
    return found[0].decode("latin-1") if found else ""


def _once(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was read already."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _guarded(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {key.lower() for key, _ in message["headers"]}
            ours = ((k.encode(), v.encode()) for k, v in HEADERS.items())
            message["headers"] = [*message["headers"], *(h for h in ours if h[0] not in there)]
        await send(message)

    return with_headers


async def _answer(
    send: Send, status: int, headers: Iterable[tuple[bytes, bytes]] = (), told: bytes = b""
) -> None:
    """Answer with a number, and a sentence if there is one to say."""
    length = (b"content-length", str(len(told)).encode()), (b"content-type", b"text/plain; charset=utf-8")
    close = ((b"connection", b"close"),) if status >= 400 else ()
    send = _guarded(send)
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length, *close]})
    await send({"type": "http.response.body", "body": told})
