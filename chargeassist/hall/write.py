"""Where files are written: whole or not at all, and what a killed program left is taken away."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from chargeassist.hall import locks
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.files import reason_of
from chargeassist.words import Remark, remark

PREFIX, PART = ".chargeassist-", ".part"
"""How a file is named until it is whole, whatever its own name is; a pack reads nothing hidden."""
Accept = Callable[[Path], None]
Produce = Callable[[BinaryIO], None]
"""Writes what is too large to be held."""


def write(text: str | bytes | Produce, output: str, *, private: bool = False, swept: bool = False) -> None:
    """Write a text or bytes to a file. ChargeAssistError if it cannot be: the old one is whole then.

    What is large is written piece by piece. A *private* file is for its owner alone. In a folder that is
    *swept*, and held, nothing is looked for that a killed program left: it may hold thousands of files.
    """
    try:
        target = _target(output)
        if not swept:
            sweep(target.parent)
        _replace(target, text, None, private)
    except OSError as error:
        raise _unwritten(reason_of(error), output) from None


def take_away(path: str) -> None:
    """Take a file away, if it is there and can be."""
    with suppress(OSError):
        Path(path).unlink()


def make_folder(path: str) -> None:
    """Make a folder and those it lies in; one that is there stays. ChargeAssistError if it cannot be."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(reason_of(error), path) from None


def rewrite(output: str, make: Callable[[Path], str], accept: Accept) -> None:
    """Write what *make* returns when it is shown the file as it is; nobody else of us rewrites it meanwhile.

    *accept* is shown the new text as it lies beside the old one, and may refuse it by an error.
    Raises ChargeAssistError when the file cannot be written.
    """
    try:
        target = _target(output)
        handle = locks.hold(target.parent)
        try:
            sweep(target.parent)
            _replace(target, make(target), accept)
        finally:
            locks.let_go(handle, target.parent)
    except OSError as error:
        raise _unwritten(reason_of(error), output) from None


def _unwritten(reason: Remark, output: str) -> ChargeAssistError:
    at = Place(Path(output).as_posix())
    return ChargeAssistError([Fault.of("F112", at, reason=reason)])


def _target(output: str) -> Path:
    """Return the file that is meant: a link is followed, and a pipe or a device is never replaced."""
    try:
        target = Path(output).resolve()
    except RuntimeError:  # a link to itself, before Python 3.13
        raise _unwritten(remark("system-circle"), output) from None
    if target.is_symlink():
        raise _unwritten(remark("system-circle"), output)
    if target.exists() and not target.is_file():
        raise _unwritten(remark("system-special"), output)
    return target


def _replace(target: Path, text: str | bytes | Produce, accept: Accept | None, private: bool = False) -> None:
    """Write beside the target and rename: a crash leaves the old file whole."""
    handle, part = _part(target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            # Half a character, as in the name of a file: better a question mark than no answer.
            if callable(text):
                text(stream)
            else:
                stream.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
            stream.flush()
            os.fsync(handle)
            if accept is not None:
                accept(part)
            os.chmod(part, 0o600 if private else _rights(target))
            if sys.platform != "win32":  # where an open file cannot be renamed
                os.replace(part, target)
        if sys.platform == "win32":
            os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def _part(folder: Path) -> tuple[int, Path]:
    """Return a new file to write in, claimed before anybody could take it for one that was left behind."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=PART)
        with suppress(OSError):
            locks.claim(handle)
        if os.path.exists(name):
            return handle, Path(name)
        os.close(handle)


def sweep(folder: Path) -> None:
    """Take away what programs that were killed have left in a folder."""
    for part in folder.glob(f"{PREFIX}*{PART}"):
        with suppress(OSError):
            locks.sweep(part)


def _rights(target: Path) -> int:
    """Return the rights of the file that is replaced, or those any new file would have."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
