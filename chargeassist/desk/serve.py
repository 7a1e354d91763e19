"""Opens the desk: a server on this machine alone, at a port nobody chose, for one browser; or for a class."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from attrs import frozen
from starlette.types import ASGIApp

from chargeassist.desk.app import app_of
from chargeassist.desk.guard import Classroom, Guard, Session
from chargeassist.desk.lesson import lesson_app
from chargeassist.desk.room import Room
from chargeassist.hall.lessons import Lesson, Sheets
from chargeassist.words import say

LOOPBACK = "127.0.0.1"


@frozen
class Opened:
    """A desk that is ready: where it is, and what runs it until it is stopped."""

    address: str
    """Lets in whoever opens it first; in a class, everybody who has it."""
    server: uvicorn.Server
    listener: socket.socket

    def run(self) -> None:
        """Answer until somebody stops it."""
        self.server.run(sockets=[self.listener])


def opened(room: Room) -> Opened:
    """Return a desk that listens at a free port of the loopback address."""
    session = Session()
    return _opened(LOOPBACK, app_of(room, session.csrf), session, say("desk-refused", room.language))


def opened_class(lesson: Lesson, sheets: Sheets | None, host: str = LOOPBACK) -> Opened:
    """Return an exercise that listens at a free port of an address; OSError if it is not this machine's."""
    door = Classroom()
    return _opened(host, lesson_app(lesson, sheets), door, say("class-refused", lesson.language))


def _opened(host: str, app: ASGIApp, door: Session | Classroom, told: str) -> Opened:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((host, 0))
        listener.listen()  # whoever opens the address at once waits, and is not refused
    except OSError:
        listener.close()
        raise
    port = listener.getsockname()[1]
    guard = Guard(app, door, (host, port), told)
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
    return Opened(f"http://{host}:{port}/?key={door.key}", uvicorn.Server(config), listener)


def serve(desk: Opened, told: str, tell: Callable[[str], None], *, browser: bool) -> None:
    """Tell where a desk is, show it in the browser if one is wanted, and answer until it is stopped."""
    tell(told + "\n")
    with desk.listener:
        if browser:
            webbrowser.open_new_tab(desk.address)
        desk.run()
