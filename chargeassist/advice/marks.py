"""Marks of answer sheets: the points of each with their reasons, and what a class missed."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from chargeassist.words import Remark
from chargeassist.words.untold import untold


@untold
@frozen
class Point:
    """One criterion: what it is about, what was earned of what could be, and why."""

    part: str
    """A code: charge, element, next, wait, harmed; too-many, victim-charged."""
    about: str
    earned: int
    of: int
    why: Remark


@untold
@frozen
class Mark:
    """One answer, marked. Who wrote it is not kept."""

    number: int
    points: tuple[Point, ...] = field(repr=False)

    @property
    def of(self) -> int:
        """Return what could be earned."""
        return sum(p.of for p in self.points)

    @property
    def earned(self) -> int:
        """Return what was earned, never less than nothing."""
        return max(0, sum(p.earned for p in self.points))

    @property
    def percent(self) -> int:
        """Return it in the hundred."""
        return round(100 * self.earned / self.of) if self.of else 100


@untold
@frozen
class Missed:
    """A criterion, and what a class earned of what it could, in the hundred."""

    part: str
    about: str
    percent: int


@untold
@frozen
class Marks:
    """The sheets of a class in the order they were given."""

    sheets: tuple[Mark, ...]

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Return for each criterion what the class earned, the worst first."""
        return missed(self.sheets)


def missed(marks: Iterable[Mark]) -> tuple[Missed, ...]:
    """Return for each criterion what several sheets earned of what they could, the worst first."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for point in (p for m in marks for p in m.points if p.of):
        a, b = sums.get((point.part, point.about), (0, 0))
        sums[point.part, point.about] = (a + point.earned, b + point.of)
    ordered = sorted(sums.items(), key=lambda item: (item[1][0] / item[1][1], item[0]))
    return tuple(Missed(part, about, round(100 * a / b)) for (part, about), (a, b) in ordered)
