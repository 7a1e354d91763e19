"""The parts of a run beside its output: what was done is found again by the run that goes on from it.

A part is named by what it was made of. So a run that was killed goes on where it stopped, and one over
another caseload, under another law or at another stage takes nothing from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from attrs import frozen

from chargeassist.bulk.work import Part, read_part
from chargeassist.hall import locks
from chargeassist.hall.write import sweep, write
from chargeassist.reading.fault import ChargeAssistError, Fault, Place
from chargeassist.reading.files import reason_of

PART = re.compile(r"\d{9,}-[0-9a-f]{32}\.part")
"""How a part is named: whatever else lies in the folder is not ours."""


@frozen
class Parts:
    """The folder of the parts of one output, held for one run."""

    folder: Path

    def has(self, name: str) -> bool:
        """Return whether a part is there: it was written whole, or not at all."""
        return (self.folder / name).is_file()

    def keep(self, name: str, raw: bytes) -> None:
        """Write a part."""
        write(raw, str(self.folder / name), swept=True)

    def read(self, name: str) -> Part:
        """Return a part. ChargeAssistError for one that somebody has changed: it is taken away."""
        file = self.folder / name
        try:
            return read_part(file.read_bytes())
        except (OSError, ValueError):
            with suppress(OSError):
                file.unlink()
            raise ChargeAssistError([Fault.of("F124", Place(file.as_posix()))]) from None

    def forget(self) -> None:
        """Take the parts away: their output is written. What is not ours stays there."""
        with suppress(OSError):
            for file in self.folder.iterdir():
                if PART.fullmatch(file.name):
                    file.unlink()


@contextmanager
def parts(output: str) -> Iterator[Parts]:
    """Hold the folder of the parts of an output. ChargeAssistError while another run does.

    It lies beside the file that is written: an output under two names, of which one is a link, is one.
    """
    folder = Path(f"{os.path.realpath(output) if os.path.islink(output) else output}.parts")
    try:
        folder.mkdir(exist_ok=True)
        handle = locks.seize(folder)
    except OSError as error:
        at = Place(folder.as_posix())
        raise ChargeAssistError([Fault.of("F112", at, reason=reason_of(error))]) from None
    if handle is None:
        raise ChargeAssistError([Fault.of("F125", Place(Path(output).as_posix()))])
    try:
        sweep(folder)
        yield Parts(folder)
    finally:
        with suppress(OSError):  # there are parts in it, or files of others
            folder.rmdir()
        locks.let_go(handle, folder)


def spare(cases: object, output: str, beside: str, head: str) -> None:
    """See that a run over *cases* writes over nothing that it reads, and over nobody else's file *beside*.

    Ours begins with the line *head*. Raises ChargeAssistError.
    """
    read = _read_from(cases)
    for file in (output, beside):
        if read is not None and os.path.exists(file) and os.path.samestat(read, os.stat(file)):
            raise ChargeAssistError([Fault.of("F142", Place(Path(file).as_posix()))])
    if os.path.lexists(beside) and not _ours(beside, head):
        raise ChargeAssistError([Fault.of("F143", Place(Path(beside).as_posix()))])


def _read_from(cases: Any) -> os.stat_result | None:
    """Return which file cases are read from, where they are read from one."""
    try:
        return os.stat(cases if isinstance(cases, str) else cases.fileno())
    except (AttributeError, TypeError, OSError, ValueError):  # a list, or a stream in memory
        return None


def _ours(file: str, head: str) -> bool:
    try:
        with open(file, "rb") as lines:
            return lines.readline(len(head) + 2).rstrip(b"\n") == head.encode()
    except OSError:
        return False


def absent(file: str) -> None:
    """Take away what a run before has left under the name of a file that this run has nothing for."""
    with suppress(FileNotFoundError):
        Path(file).unlink()
