"""The streams: the answer goes to one, all else to the other, and either may be gone or full."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from typing import BinaryIO, TextIO

from chargeassist.cli.asked import Asked
from chargeassist.hall.write import write
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.files import reason_of
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.reading.printable import cleaned
from chargeassist.words import Said, remark, told

_COLUMNS = 40
"""Of a step that is told, and of the blanks that wipe it."""


def answer(text: str | bytes, asked: Asked) -> None:
    """Give the answer: to the file that was named, or as text to standard output."""
    if isinstance(text, str) and asked.out in (None, "-"):
        show(text)
    else:
        write(text, asked.out or "")


def show(text: str) -> None:
    """Print on standard output. Raises ChargeAssistError when it is closed or full.

    A reader who has gone away (`| head`) has read enough, and is no fault.
    """
    reason = remark("system-closed")
    try:
        if sys.stdout is not None:
            _put(text, sys.stdout)
            return
    except BrokenPipeError:
        sys.stdout = StringIO()  # or leaving would try once more, and fail aloud
        return
    except (OSError, ValueError) as error:
        reason = reason_of(error, closed=True)
        sys.stdout = StringIO()
    at, hint = Place("standard output"), remark("hint-output")
    raise ChargeAssistError([Fault.of("F112", at, hint, reason=reason)])


def tell(text: str) -> None:
    """Say something on standard error. If it cannot be said there is nobody to tell that either."""
    try:
        if sys.stderr is not None:
            _put(text, sys.stderr)
    except (OSError, ValueError):
        sys.stderr = None


def _put(text: str, stream: TextIO) -> None:
    # An old terminal may not know a letter of a title: better a question mark than a traceback.
    encoding = stream.encoding or "utf-8"
    stream.write(cleaned(text).encode(encoding, "replace").decode(encoding))
    stream.flush()


def given() -> bytes:
    """Return what standard input holds, no more of it than a file may, and nothing if it is closed.

    Raises ChargeAssistError when it cannot be read.
    """
    try:
        return sys.stdin.buffer.read(FILE_BYTES + 1) if sys.stdin is not None else b""
    except (OSError, ValueError) as error:
        reason = reason_of(error, closed=True)
        fault = Fault.of("F101-unreadable", Place("standard input"), reason=reason)
        raise ChargeAssistError([fault]) from None


def given_lines() -> BinaryIO:
    """Return standard input, to be read line by line; an empty stream if it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else BytesIO()


def line() -> str | None:
    """Return the next line of standard input without blanks around it; None at its end."""
    try:
        text = sys.stdin.readline() if sys.stdin is not None else ""
    except (OSError, ValueError):
        return None
    return text.strip() if text else None


@contextmanager
def progress(asked: Asked) -> Iterator[Callable[[Said], None]]:
    """Give a function that tells each step, on one line that is rewritten; silent when nobody watches."""
    on = not asked.quiet and _watched()

    def step(said: Said) -> None:
        if on:
            _say(f"\r{told(said, asked.lang):<{_COLUMNS}}")

    try:
        yield step
    finally:
        if on:
            _say(f"\r{'':<{_COLUMNS}}\r")


def _say(text: str) -> None:
    """Rewrite the line of steps; `tell` would take out what moves to its beginning."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        sys.stderr = None


def _watched() -> bool:
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:
        return False
