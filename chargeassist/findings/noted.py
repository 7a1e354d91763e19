"""What the cautions beside the charges read of each charge: found once, when it is made."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from chargeassist.findings.model import Charge
from chargeassist.words.untold import untold

WIDE, UNDATED = "another-part-of-time", "undated"
"""The notes of facts whose days are so wide that they may lie in another part of time, or not told (S9)."""


@untold
@frozen
class Noted:
    """What of one charge or of several a reviewing prosecutor would want pointed out."""

    wide: frozenset[str] = frozenset()
    undated: frozenset[str] = frozenset()
    unplaced: frozenset[str] = frozenset()
    """Facts of which nobody has said where they happened."""
    cut_by_law: bool = False
    """Whether a part of the conduct begins or ends on the day on which a law did."""

    @classmethod
    def of(cls, charge: Charge) -> Noted:
        """Return what is noted of a charge."""
        assumed = any(w.code == "place-not-entered" for w in charge.available.why)
        unplaced = frozenset(charge.available.facts if assumed else ())
        found = cls(too_wide(charge), _noted(charge, UNDATED), unplaced, cut_by_law(charge))
        return NOTHING if found == NOTHING else found

    @classmethod
    def together(cls, several: Iterable[Noted]) -> Noted:
        """Return what is noted of several charges: of most of a case it is nothing."""
        found = [n for n in several if n is not NOTHING]
        return cls(
            frozenset[str]().union(*(n.wide for n in found)),
            frozenset[str]().union(*(n.undated for n in found)),
            frozenset[str]().union(*(n.unplaced for n in found)),
            any(n.cut_by_law for n in found),
        )


NOTHING = Noted()


def too_wide(charge: Charge) -> frozenset[str]:
    """Return the facts of a charge whose dates are so wide that they may lie in another part of time (S9)."""
    return _noted(charge, WIDE)


def _noted(charge: Charge, code: str) -> frozenset[str]:
    """Return the facts of which some element of a charge notes it."""
    return frozenset(n.text("fact") for e in charge.elements for n in e.notes if n.code == code)


def cut_by_law(charge: Charge) -> bool:
    """Return whether a part of the conduct begins or ends on the day on which a law did."""
    period, window = charge.offence.period, charge.matter.window
    if window.first is None or window.last is None or (period.since is None and period.until is None):
        return False
    edges = {day.toordinal() for day in (period.since, period.until) if day is not None}
    return not {window.first.toordinal(), window.last.toordinal() + 1}.isdisjoint(edges)
