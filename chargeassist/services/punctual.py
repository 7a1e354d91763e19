"""A connection of which no request comes in time is closed: half a head that waits holds nothing."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol


def punctual(seconds: float) -> type[asyncio.Protocol]:
    """Return the protocol of the server, with so many seconds for the head of each request."""

    installed: Any = AutoHTTPProtocol

    class Punctual(installed):  # type: ignore[misc]  # which class it is shows when it is imported
        _late: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._await()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._await()

        def connection_lost(self, error: Exception | None) -> None:
            self._forget()
            super().connection_lost(error)

        def _await(self) -> None:
            """Wait for a head from its first byte, and no longer once there is one."""
            if self.cycle is not None and not self.cycle.response_complete:
                self._forget()
            elif self._late is None:
                self._late = self.loop.call_later(seconds, self.transport.close)

        def _forget(self) -> None:
            if self._late is not None:
                self._late.cancel()
                self._late = None

    return Punctual
