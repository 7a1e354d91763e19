"""What a page is asked and what it answers, as values: pages know nothing of the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from attrs import field, frozen

from chargeassist.case.model import Case
from chargeassist.desk.markup import Html, el
from chargeassist.desk.room import Room
from chargeassist.desk.store import Now, Worked
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.reading.fault import Fault
from chargeassist.report.voice import Voice

T = TypeVar("T")


@frozen
class Form:
    """The fields somebody filled in, each once or several times."""

    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def one(self, key: str) -> str:
        """Return the last value of a field without blanks around it; nothing if it is not there."""
        return next((v.strip() for k, v in reversed(self.fields) if k == key), "")

    def all(self, key: str) -> list[str]:
        """Return every value of a field that is not empty, each once."""
        return list(dict.fromkeys(v for k, v in self.fields if k == key and v))

    def __contains__(self, key: str) -> bool:
        return any(k == key for k, _ in self.fields)


class NotOpen(Exception):
    """What is asked needs a case, and there is none, or one with faults."""


def _there(found: T | None) -> T:
    if found is None:
        raise NotOpen
    return found


@frozen
class Ask:
    """One request: of which page, about what, with which fields; and the case as it is at that moment."""

    room: Room
    path: str
    query: Mapping[str, str] = field(repr=False)
    form: Form
    csrf: str = field(repr=False)
    now: Now | None
    """None where there is no file yet."""

    @property
    def case(self) -> Case:
        """Return the case; NotOpen where there is none without faults."""
        return _there(self.now.case if self.now else None)

    @property
    def law(self) -> Law:
        """Return the law it is asked under; NotOpen where there is no case."""
        return _there(self.now.law if self.now else None)

    @property
    def found(self) -> Assessment:
        """Return what the case says; NotOpen where there is no case."""
        return _there(self.now.found if self.now else None)

    @property
    def worked(self) -> Worked:
        """Return what takes long to work out of it; NotOpen where there is no case."""
        return _there(self.now.worked if self.now else None)

    @property
    def digest(self) -> str:
        """Return what names the version of the file; nothing where there is none."""
        return self.now.digest if self.now else ""

    @property
    def say(self) -> Voice:
        """Return the voice of the language that was chosen."""
        return Voice(self.room.language, typed=False)

    @property
    def writes(self) -> bool:
        """Return whether anything may be written, and stands on a case without faults."""
        return not self.room.store.read_only and self.now is not None and self.now.case is not None

    @property
    def back(self) -> str:
        """Return the address of this page: after another language is chosen, it is shown again."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    def hidden(self) -> Html:
        """Return the fields that every form has: whose it is, which version of the file it is of."""
        seen = self.form.one("seen") or self.digest
        return Html(
            el("input", type="hidden", name="csrf", value=self.csrf)
            + el("input", type="hidden", name="seen", value=seen)
        )


@frozen
class Shown:
    """A page, and whether what was asked could be done."""

    html: Html = field(repr=False)
    status: int = 200


@frozen
class Led:
    """Another page that answers."""

    to: str


@frozen
class Given:
    """A file to keep."""

    content: bytes = field(repr=False)
    name: str
    media: str


Answer = Shown | Led | Given
Handler = Callable[[Ask], Answer]


@frozen
class Refusal:
    """Why a form was not accepted: faults by the field they are about, and those of no field."""

    faults: Sequence[Fault] = ()
    clash: bool = False
