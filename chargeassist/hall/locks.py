"""Who holds a folder, and who still writes a file: what differs from one system to the next.

Where a file system knows no locks, as some of a network, nothing is taken away and no folder can be held.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _LOCK = ".chargeassist-lock"
    _SECONDS = 60
    """How old a part is that nobody writes any more; the longest pause between two steps is far shorter."""

    def hold(folder: Path) -> int:
        """Wait until nobody else of us holds the folder: by a file, as a folder cannot be held itself."""
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return handle
            except OSError as error:
                if error.errno != 36:  # EDEADLOCK: it gives up after ten seconds
                    os.close(handle)
                    raise

    def seize(folder: Path) -> int | None:
        """Hold the folder if nobody else of us does; else return None."""
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(handle)
            return None
        return handle

    def let_go(handle: int, folder: Path) -> None:
        """Let others hold the folder; the file stays as long as somebody else has it open."""
        os.close(handle)
        with suppress(OSError):
            os.unlink(folder / _LOCK)

    def claim(handle: int) -> None:
        """Say that the open file is being written: an open file cannot be taken away here."""

    def sweep(part: Path) -> None:
        """Take a part away if nobody writes it any more."""
        if time.time() - part.stat().st_mtime > _SECONDS:
            part.unlink()

else:
    import fcntl

    def hold(folder: Path) -> int:
        """Wait until nobody else of us holds the folder."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except BaseException:
            os.close(handle)
            raise
        return handle

    def seize(folder: Path) -> int | None:
        """Hold the folder if nobody else of us does; else return None."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle

    def let_go(handle: int, folder: Path) -> None:
        """Let others hold the folder."""
        os.close(handle)

    def claim(handle: int) -> None:
        """Say that the open file is being written, until it is closed or we are killed."""
        fcntl.flock(handle, fcntl.LOCK_EX)

    def sweep(part: Path) -> None:
        """Take a part away if nobody writes it any more."""
        handle = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
        finally:
            os.close(handle)
