"""What a screened caseload comes to: what was laid beside what stands, and which element is missing.

A small number could tell of a person: below a bound it is not told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

SMALLEST = 5
"""The smallest number that is told."""
NOT_LISTED, NOT_OPEN = "not-listed", "not-open"
STOOD = (*(s.word for s in sorted(Standing, reverse=True)), NOT_OPEN, NOT_LISTED)
"""How an offence can have come out for a pair of persons, the highest first."""
SHORT = ("thin", "missing", "contradicted")
"""What lacks an element."""


@frozen
class Cell:
    """How many came out in one way; None where they are few, and not told."""

    word: str
    n: int | None


@frozen
class LaidOffence:
    """An offence that was laid, and how it came out where it was."""

    offence: str
    cells: tuple[Cell, ...]


@frozen
class LackingOffence:
    """An offence that lacks something, and the weakest element of each, the most frequent first."""

    offence: str
    cells: tuple[Cell, ...]


@untold
@frozen
class Summary:
    """A screened caseload in numbers."""

    rows: int
    smallest: int
    """The smallest number that is told: below it a cell is null."""
    laid: tuple[LaidOffence, ...]
    verdicts: tuple[Cell, ...]
    """What `review` says of the counts that were laid."""
    gates: tuple[Cell, ...]
    """Before how many pairs a gate stands."""
    lacking: tuple[LackingOffence, ...]


Screened = tuple[Mapping[str, str], Mapping[str, tuple[str, str]]]
"""A row of a screened caseload: what stands at its head, and by offence its standing and weakest element."""


def summary(rows: Iterable[Screened], smallest: int = SMALLEST) -> Summary:
    """Return what the rows of a screened caseload come to. No number below *smallest* but 0 is told."""
    laid: dict[str, Counter[str]] = {}
    lacking: dict[str, Counter[str]] = {}
    verdicts: Counter[str] = Counter()
    gates: Counter[str] = Counter()
    count = 0
    for head, offences in rows:
        count += 1
        verdicts.update(filter(None, head.get("verdicts", "").split(";")))
        gates.update(filter(None, head.get("gates", "").split(";")))
        for key in filter(None, head.get("laid", "").split(";")):
            laid.setdefault(key, Counter())[offences.get(key, (NOT_LISTED, ""))[0]] += 1
        for key, (word, weakest) in offences.items():
            if word in SHORT:
                lacking.setdefault(key, Counter())[weakest] += 1

    def told(counter: Counter[str], words: Iterable[str]) -> tuple[Cell, ...]:
        return tuple(Cell(w, n if n == 0 or n >= smallest else None) for w in words for n in (counter[w],))

    def frequent(counter: Counter[str]) -> tuple[Cell, ...]:
        # Few things are in the order of their names: their order would tell which are fewer.
        few = {w for w, n in counter.items() if n < smallest}
        return told(counter, sorted(counter, key=lambda w: (w in few, 0 if w in few else -counter[w], w)))

    return Summary(
        count,
        smallest,
        tuple(LaidOffence(key, told(laid[key], STOOD)) for key in sorted(laid)),
        frequent(verdicts),
        frequent(gates),
        tuple(LackingOffence(key, frequent(lacking[key])) for key in sorted(lacking)),
    )
