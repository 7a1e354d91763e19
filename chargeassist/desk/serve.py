"""Opens the desk: a server on this machine alone, at a port nobody chose, for one browser."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from attrs import frozen

from chargeassist.desk.app import app_of
from chargeassist.desk.guard import Guard, Session
from chargeassist.desk.room import Room
from chargeassist.words import say


@frozen
class Opened:
    """A desk that is ready: where it is, and what runs it until it is stopped."""

    address: str
    """Lets in once: whoever opens it first."""
    server: uvicorn.Server
    listener: socket.socket

    def run(self) -> None:
        """Answer until somebody stops it."""
        self.server.run(sockets=[self.listener])


def opened(room: Room) -> Opened:
    """Return a desk that listens at a free port of the loopback address."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    session = Session()
    guard = Guard(app_of(room, session.csrf), session, port, say("desk-refused", room.language))
    # It logs nothing: an address can hold the id of a row, and nobody reads a log of one machine.
    config = uvicorn.Config(
        guard,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
    )
    return Opened(f"http://127.0.0.1:{port}/?key={session.key}", uvicorn.Server(config), listener)


def serve(room: Room, tell: Callable[[str], None], *, browser: bool) -> None:
    """Open the desk, say where it is, and show it in the browser if one is wanted."""
    desk = opened(room)
    tell(say("desk-opened", room.language, address=desk.address) + "\n")
    with desk.listener:
        if browser:
            webbrowser.open_new_tab(desk.address)
        desk.run()
