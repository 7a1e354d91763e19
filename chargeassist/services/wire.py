"""A request as it comes: its language and its bytes, or a status and the fault that says why."""

from __future__ import annotations

import asyncio

from attrs import frozen
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from chargeassist.reading.fault import Fault, Faults, Place
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.reading.readers import Word
from chargeassist.services.answers import told
from chargeassist.words import LANGUAGES
from chargeassist.words.catalogue import FALLBACK

AT = Place("request")
THROWN_AWAY = 16
"""How many times what a request may hold is read on and kept nowhere: whoever still sends hears no answer."""


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


USUAL = Limits()


class Refused(Exception):
    """A request that no worker is shown, or answers."""

    def __init__(self, status: int, fault: Fault) -> None:
        super().__init__(fault.code)
        self.status, self.fault = status, fault

    def response(self, language: str) -> Response:
        """Return what whoever asked is told."""
        return as_json(self.status, told([self.fault], language))


def as_json(status: int, body: bytes) -> Response:
    """Return JSON as an answer that no cache keeps."""
    return Response(body, status, {"Cache-Control": "no-store"}, "application/json")


def language_of(request: Request) -> str:
    """Return the language that is asked for. Raises Refused for one that there is not."""
    asked, faults = request.query_params.get("lang", FALLBACK), Faults("request")
    Word(LANGUAGES).read(asked, ("lang",), faults)
    if faults.found:
        raise Refused(422, faults.found[0])
    return asked


async def body_of(request: Request, limits: Limits) -> bytes:
    """Return the bytes of a request. Raises Refused where they are packed, too many or too slow."""
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(415, Fault.of("F135", AT))
    too_long = Refused(413, Fault.of("F102", AT, n=limits.body))
    length = request.headers.get("content-length", "")
    said = int(length[:20]) if length.isdecimal() else 0
    if said > limits.body and ("expect" in request.headers or said > THROWN_AWAY * limits.body):
        raise too_long  # before anything of it is sent
    found, seen = bytearray(), 0
    try:
        async with asyncio.timeout(limits.upload):
            async for part in request.stream():
                seen += len(part)
                if seen <= limits.body:
                    found += part
                elif seen > THROWN_AWAY * limits.body:
                    break
    except TimeoutError:
        if seen <= limits.body:
            raise Refused(408, Fault.of("F133", AT, n=int(limits.upload))) from None
    except ClientDisconnect:
        raise Refused(400, Fault.of("F133", AT, n=int(limits.upload))) from None
    if seen > limits.body:
        raise too_long
    return bytes(found)
