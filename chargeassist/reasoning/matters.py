"""A matter: one suspect, one complainant, one episode, one part of time (S19, S20)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from chargeassist.words.untold import untold

ANYONE = "*"
"""The suspect of an *anyone* matter: every person, known or not, but the complainant (S20)."""
UNKNOWN = "?"
"""A person nobody has named: `by = []` in a fact (S5)."""
NO_EPISODE = ""
"""The matter of facts that belong to no episode."""


Pair = tuple[str, str | None]
"""Who stands accused and whom it was done to: what is weighed of two persons is kept together."""
Days = tuple[date, date, bool]
"""A first and a last day, and whether only what surely fell between them counts."""


@untold
@frozen(cache_hash=True)
class Window:
    """The days a matter covers; both None when nothing in it is dated."""

    first: date | None = None
    last: date | None = None
    start_known: bool = True
    end_known: bool = True
    """Whether somebody has said when it began and ended: the first and last day are else reckoned (S44)."""

    @property
    def dated(self) -> bool:
        """Return whether the matter has dates."""
        return self.first is not None

    def days(self) -> tuple[date, date]:
        """Return its first and last day; everything when undated."""
        return self.first or date.min, self.last or date.max

    @property
    def text(self) -> str:
        """Return the window in EDTF, or nothing."""
        if self.first is None or self.last is None:
            return ""
        first = self.first.isoformat() if self.start_known else ".."
        last = self.last.isoformat() if self.end_known else ".."
        if first == last == "..":
            return f"{self.first.isoformat()}/{last}"
        return first if first == last else f"{first}/{last}"


@untold
@frozen(cache_hash=True)
class Matter:
    """Where limbs meet: they count together only inside one matter (S19).

    *episode* is an episode's id, NO_EPISODE, or None for all facts whatever their episode.
    """

    suspect: str
    complainant: str | None
    episode: str | None = None
    window: Window = Window()
    mode: str = "principal"
    plan: Days | None = None
    """The days of a common plan, where a leaf is weighed for what passes to a partner (S41)."""
    pair: Pair = field(init=False, eq=False)

    @pair.default
    def _pair(self) -> Pair:
        return self.suspect, self.complainant

    @property
    def course(self) -> tuple[str, str | None, str | None]:
        """Return suspect, complainant and episode: all that was done by one to another in one course."""
        return self.suspect, self.complainant, self.episode

    def of_another(self, suspect: str) -> Matter:
        """Return the matter of what somebody did alone, in the same course on the same days."""
        return Matter(suspect, self.complainant, self.episode, self.window, plan=self.plan)


Universe = Mapping[tuple[bool, bool], tuple[Matter, ...]]
"""All matters of a case, by whether the State is the victim, and whether anybody may have done it."""
