"""Penalties as published: their lines, and how grave the gravest of them is (S32, S47)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from chargeassist.law.algebra import Condition


@frozen
class PenaltyLine:
    """One line of a penalty: ``imprisonment at least 30 years``."""

    kind: str
    bound: str = ""
    amount: int = 0
    unit: str = ""
    joined: str = ""
    words: str = ""


@frozen
class Penalty:
    """A penalty as published."""

    id: str
    cite: str
    terms: tuple[PenaltyLine, ...]
    when: Condition | None = None
    for_company: bool = False
    since: date | None = None
    """The first day of conduct it is for; None where it is as old as the offence."""
    comment: str = field(default="", eq=False, repr=False)

    @property
    def text(self) -> str:
        """Return the lines as one sentence."""
        return " ".join(t.words for t in self.terms)


_LINE = re.compile(
    r"(?:(?P<joined>or|and) )?(?:"
    r"(?P<imprisonment>imprisonment) "
    r"(?:(?P<bound>at least|at most|fixed) (?P<years>\d{1,3}) (?P<unit>years?|months?)|(?P<life>life)"
    r"|at large)"
    r"|(?P<death>death)"
    r"|(?P<fine>fine)(?: (?P<fbound>at least|at most) (?P<currency>[A-Z]{3}) (?P<money>\d{1,15}))?"
    r"|(?P<orders>orders) (?P<order>[a-z -]+)"
    r"|with a ceiling of (?P<ceiling>\d{1,3}) years? in (?P<court>[a-z -]+)"
    r"|(?P<plain>both|no suspension|contested|defective))"
)


def penalty_line(text: str) -> PenaltyLine | None:
    """Return one line of a penalty, or None if it is not one.

    >>> penalty_line("imprisonment at least 30 years").amount
    30
    """
    m = _LINE.fullmatch(text)
    if m is None:
        return None
    joined = m["joined"] or ""
    if m["imprisonment"]:
        bound = m["bound"] or m["life"] or "large"
        unit = (m["unit"] or "").rstrip("s")
        return PenaltyLine("imprisonment", bound, int(m["years"] or 0), unit, joined, text)
    if m["fine"]:
        return PenaltyLine("fine", m["fbound"] or "", int(m["money"] or 0), m["currency"] or "", joined, text)
    if m["ceiling"]:
        return PenaltyLine("ceiling", m["court"], int(m["ceiling"]), "year", joined, text)
    return PenaltyLine("death" if m["death"] else m["order"] or m["plain"], joined=joined, words=text)


Gravity = tuple[int, int, int]
"""(highest maximum in months, highest minimum, how it compares with equals: below nought if not stated)."""
LIFE, DEATH, UNKNOWN = 12 * 200, 12 * 300, -1
NOT_STATED: Gravity = (UNKNOWN, 0, 0)
SERIOUS_MONTHS = 48


def gravity(penalties: Iterable[Penalty]) -> Gravity:
    """Return how grave an offence is by its penalties alone, whatever the case (S32).

    Penalties for companies are not the ordinary ones, nor are those under a condition; where there
    are no others it is the least of these.
    """
    natural = [p for p in penalties if not p.for_company]
    return gravest((p for p in natural if p.when is None), (p for p in natural if p.when is not None))


def gravest(applying: Iterable[Penalty], open_: Iterable[Penalty]) -> Gravity:
    """Return how grave the penalties that apply are together; where none does, the least open one (S47)."""
    together = [t for p in applying for t in p.terms]
    if together:
        return _of(together)
    return min((_of(p.terms) for p in open_), default=NOT_STATED)


def _of(terms: Iterable[PenaltyLine]) -> Gravity:
    """Return (highest maximum, highest minimum) of lines; a minimum without a maximum counts as life.

    What is left to the court has no maximum of its own: a court's ceiling is no maximum of the offence.
    """
    terms = tuple(terms)
    highest, lowest = UNKNOWN, 0
    for term in terms:
        months = term.amount * (12 if term.unit == "year" else 1)
        match term.kind, term.bound:
            case "death", _:
                highest = max(highest, DEATH)
            case "imprisonment", "life":
                highest = max(highest, LIFE)
            case "imprisonment", "at least":
                lowest = max(lowest, months)
                maxima = any(t.kind == "imprisonment" and t.bound in ("at most", "life") for t in terms)
                highest = highest if maxima else max(highest, LIFE)
            case "imprisonment", "at most" | "fixed":
                highest = max(highest, months)
            case "fine", _:
                highest = max(highest, 0)
    return highest, lowest, 0


def is_serious(penalties: Iterable[Penalty]) -> bool:
    """Return whether the ordinary maximum is at least four years (UNTOC art. 2(b))."""
    return gravity(penalties)[0] >= SERIOUS_MONTHS
