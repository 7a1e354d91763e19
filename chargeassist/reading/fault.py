"""A fault as data, where it is, how it prints, and the errors that carry all faults at once."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from chargeassist.reading.limits import FAULTS, MESSAGE_CHARACTERS
from chargeassist.reading.printable import printable
from chargeassist.reading.remedies import remedy

Path = tuple[str | int, ...]
"""Where a value stands in a table: ``("fact", 2, "by")`` prints ``fact[2].by``."""


def path_text(path: Path) -> str:
    """Return a path as people write it.

    >>> path_text(("fact", 2, "by"))
    'fact[2].by'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@frozen
class Place:
    """A place in a file: line and column count from 1, 0 where they are not known.

    *source* is the line itself and is kept for law only: a line of a case holds values.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 0
    source: str = field(default="", repr=False, eq=False)
    path: Path = ()

    def __str__(self) -> str:
        numbers = "".join(f":{n}" for n in (self.line, self.column) if n)
        path = f": {path_text(self.path)}" if self.path else ""
        return f"{printable(self.file)}{numbers}{path}"


@frozen
class Fault:
    """One thing that is wrong in an input: a stable code, a message, a place, and what to do."""

    code: str
    message: str
    at: Place
    hints: tuple[str, ...] = ()

    def __str__(self) -> str:
        at = self.at
        lines = [f"{at}: {self.code} {self.message}"]
        gutter = " " * len(str(at.line))
        if 0 < len(at.source) <= MESSAGE_CHARACTERS:
            mark = " " * (at.column - 1) + "^" * max(at.width, 1)
            lines += [f" {gutter} |", f" {at.line} | {at.source}", f" {gutter} | {mark}"]
        return "\n".join([*lines, *(f" {gutter} = {hint}" for hint in self.hints or remedy(self.code))])


class ChargeAssistError(ValueError):
    """Any fault in what was given; `faults` holds every one that was found, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n\n".join(str(f) for f in self.faults))

    def __reduce__(self) -> tuple[type[ChargeAssistError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class KnowledgeError(ChargeAssistError):
    """The law could not be read: a pack or the vocabulary has faults."""


class CaseError(ChargeAssistError):
    """The case could not be read."""


class CannotAdvise(ChargeAssistError):
    """The input is sound, but there is no law to apply to it: an unknown State or pack."""


class TooManyFaults(ChargeAssistError):
    """Reading stopped: nobody can use more faults of one file. They are kept where they were added."""


class Faults:
    """Collects the faults of one file, so that all are told together."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Fault] = []

    def add(self, code: str, message: str, at: Place | Path, *hints: str) -> None:
        """Keep a fault; a path becomes a place in this file.

        Raises TooManyFaults when it is one too many; whoever reads a file suppresses it.
        """
        if len(self.found) >= FAULTS:
            code, message, hints = "F114", f"more than {FAULTS} faults: the rest is not told", ("mend these",)
        place = at if isinstance(at, Place) else Place(self.file, path=at)
        short = message if len(message) <= MESSAGE_CHARACTERS else message[:MESSAGE_CHARACTERS] + " ..."
        self.found.append(Fault(code, short, place, hints))
        if len(self.found) > FAULTS:
            raise TooManyFaults(self.found)
