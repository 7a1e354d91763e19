"""Connections of which no request comes: skipped where the extra is not installed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the service needs chargeassist[serve]")

import uvicorn
from uvicorn.server import ServerState

from chargeassist.services.punctual import punctual

WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


async def _app(scope: Any, receive: Any, send: Any) -> None:
    await asyncio.sleep(0.3)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def _heard(sent: tuple[bytes, ...]) -> bytes:
    config = uvicorn.Config(_app, log_config=None, ws="none", lifespan="off", timeout_keep_alive=60)
    config.load()
    kind, state = punctual(0.1), ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: kind(config=config, server_state=state, app_state={}),  # type: ignore[call-arg]
        "127.0.0.1",
        0,
    )
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        heard = b""
        for part in sent[:-1]:
            writer.write(part)
            heard += await reader.readuntil(b"ok")
        writer.write(sent[-1])
        heard += await asyncio.wait_for(reader.read(), 20)
        writer.close()
    return heard


@pytest.mark.parametrize(
    ("sent", "answers"),
    [((b"",), 0), ((b"GET / HT",), 0), ((WHOLE, b"GET / HT"), 1), ((WHOLE, WHOLE, LAST), 3)],
)
def test_a_head_comes_in_time_and_work_may_take_longer(sent: tuple[bytes, ...], answers: int) -> None:
    """A connection that sends half a head is closed after its time; one whose answer takes longer is not."""
    assert answers == asyncio.run(_heard(sent)).count(b"200 OK")
