"""A fault as data, where it is, how it prints, and the errors that carry all faults at once."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from chargeassist.reading.limits import FAULTS, MESSAGE_CHARACTERS
from chargeassist.reading.printable import on_one_line, printable
from chargeassist.reading.remedies import remedy
from chargeassist.words.catalogue import FALLBACK
from chargeassist.words.remark import Arg, Remark, remark
from chargeassist.words.wording import in_words

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
    """One thing that is wrong in an input: a stable code, a message, a place, and what to do.

    The texts are remarks, in_words when they are asked for: nothing of a case is in them but ids and
    keys. `message`, `hints` and `str` are English; `fault_text` takes a language.
    """

    said: Remark
    """What is wrong. The id of its text is the code, or begins with it: ``C101``, ``C101-quotes``."""
    at: Place
    advice: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, id: str, at: Place, /, *hints: Remark, **values: Arg) -> Fault:
        """Return the fault whose text has the id *id*; without *hints* with the remedy of the catalogue."""
        return cls(remark(id, **values), at, hints or remedy(id))

    @property
    def code(self) -> str:
        """Return the code, which never changes its meaning."""
        return self.said.code[:4]

    @property
    def message(self) -> str:
        """Return what is wrong, in English."""
        return _short(in_words(self.said))

    @property
    def hints(self) -> tuple[str, ...]:
        """Return what to do about it, in English."""
        return tuple(map(in_words, self.advice))

    def __str__(self) -> str:
        return fault_text(self)


def fault_text(fault: Fault, language: str = FALLBACK) -> str:
    """Return a fault as it is printed in one language: its place, what is wrong, the line, what to do."""
    at = fault.at
    lines = [f"{at}: {fault.code} {on_one_line(_short(in_words(fault.said, language)))}"]
    gutter = " " * len(str(at.line))
    if 0 < len(at.source) <= MESSAGE_CHARACTERS:
        mark = " " * (at.column - 1) + "^" * max(at.width, 1)
        lines += [f" {gutter} |", f" {at.line} | {at.source}", f" {gutter} | {mark}"]
    hints = (on_one_line(in_words(hint, language)) for hint in fault.advice)
    return "\n".join([*lines, *(f" {gutter} = {hint}" for hint in hints)])


def faults_text(faults: Iterable[Fault], language: str = FALLBACK) -> str:
    """Return faults as they are printed together, a blank line between them."""
    return "\n\n".join(fault_text(f, language) for f in faults)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults in order of place."""
    return sorted(faults, key=lambda f: (f.at.file, f.at.line, f.at.column))


def _short(text: str) -> str:
    return text if len(text) <= MESSAGE_CHARACTERS else f"{text[:MESSAGE_CHARACTERS]} ..."


class ChargeAssistError(ValueError):
    """Any fault in what was given; `faults` holds every one that was found, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(faults_text(self.faults))

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

    def add(self, id: str, at: Place | Path, /, *hints: Remark, **values: Arg) -> None:
        """Keep the fault whose text has the id *id*; a path becomes a place in this file.

        Raises TooManyFaults when it is one too many; whoever reads a file suppresses it.
        """
        if len(self.found) >= FAULTS:
            id, hints, values = "F114", (), {"n": FAULTS}
        place = at if isinstance(at, Place) else Place(self.file, path=at)
        self.found.append(Fault.of(id, place, *hints, **values))
        if len(self.found) > FAULTS:
            raise TooManyFaults(self.found)
