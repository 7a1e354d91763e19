"""An offence that files of this kind need and a pack has not, so that its silence is not taken for law."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class NotLawHere:
    """Terms that no offence of a pack asks for, and why: entered, they count for nothing there."""

    terms: tuple[str, ...]
    why: str


@frozen
class Expected:
    """An offence that a pack lacks and says so (S50)."""

    id: str
    title: str
    class_: str
    """Which class of offences it would be of (S47)."""
    terms: tuple[str, ...]
    """What it would read: facts that say one of these, or a kind of it, speak to it."""
    how: str
    """How it is known that the law has it."""
    instrument: str = ""
    """Empty where it is not known."""
    section: str = ""
    note: str = field(default="", repr=False)

    @property
    def provision(self) -> str:
        """Return instrument and section, as far as they are known."""
        return " ".join(filter(None, (self.instrument, self.section)))
