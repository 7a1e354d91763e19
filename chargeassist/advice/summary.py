"""What a screened caseload comes to: what was laid beside what stands, and which element is missing.

Persons are counted, not their rows: a count that speaks of five harmed is one. A number that comes of few
cases could tell of a person: it is not told, nor what it could be worked out from in the same list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from attrs import frozen

from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

SMALLEST = 5
"""Of how many cases a number comes at least that is told."""
NOT_LISTED, NOT_OPEN = "not-listed", "not-open"
STOOD = (*(s.word for s in sorted(Standing, reverse=True)), NOT_OPEN, NOT_LISTED)
"""How an offence can have come out for a pair of persons, the highest first."""
SHORT = ("thin", "missing", "contradicted")
"""What lacks an element."""


@frozen
class Cell:
    """How many persons came out in one way; None where they are of few cases, and not told."""

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
    persons: int
    cases: int
    smallest: int
    """Of how many cases a number comes at least that is told: else a cell is null."""
    laid: tuple[LaidOffence, ...]
    verdicts: tuple[Cell, ...]
    """What `review` says of the counts that were laid."""
    gates: tuple[Cell, ...]
    """Before how many persons a gate stands."""
    lacking: tuple[LackingOffence, ...]


Screened = tuple[Mapping[str, str], Mapping[str, tuple[str, str]]]
"""A row of a screened caseload: what stands at its head, and by offence its standing and weakest element."""


class _Tally:
    """How many persons came out in each way, and of how many cases they are."""

    def __init__(self) -> None:
        self.persons: Counter[str] = Counter()
        self.cases: Counter[str] = Counter()
        self._last: dict[str, int] = {}

    def add(self, word: str, case: int) -> None:
        """Count a person of a case, the persons of which are added one after another."""
        self.persons[word] += 1
        if self._last.get(word) != case:
            self._last[word] = case
            self.cases[word] += 1

    def cells(self, smallest: int, words: Iterable[str] = ()) -> tuple[Cell, ...]:
        """Return the *words* in their order, or all there are, the most frequent first.

        Of few alone the rest of their list would tell how many they are: then the next fewest are kept with
        them. What is not told is in the order of its names, which would tell which are fewer.
        """
        given = tuple(words)
        few = {w for w, n in self.cases.items() if n < smallest}
        rest = [w for w in self.persons if w not in few]
        if len(few) == 1 and rest:
            few.add(min(rest, key=lambda w: (self.persons[w], w)))
        order = given or sorted(
            self.persons, key=lambda w: (w in few, 0 if w in few else -self.persons[w], w)
        )
        return tuple(Cell(w, None if w in few else self.persons[w]) for w in order)


def summary(rows: Iterable[Screened], smallest: int = SMALLEST) -> Summary:
    """Return what the rows of a screened caseload come to; no number of fewer cases than *smallest*."""
    laid: dict[str, _Tally] = {}
    lacking: dict[str, _Tally] = {}
    verdicts, gates = _Tally(), _Tally()
    count = persons = cases = 0
    for _, of_case in groupby(rows, lambda row: row[0].get("case", "")):
        cases += 1
        for _, of_person in groupby(of_case, lambda row: row[0].get("suspect", "")):
            own = list(of_person)
            count += len(own)
            persons += 1
            for name, tally in (("verdicts", verdicts), ("gates", gates)):
                for word in dict.fromkeys(w for head, _ in own for w in _listed(head, name)):
                    tally.add(word, cases)
            for key, word in _laid(own).items():
                laid.setdefault(key, _Tally()).add(word, cases)
            for key, (word, weakest) in _best(own).items():
                if word in SHORT:
                    lacking.setdefault(key, _Tally()).add(weakest, cases)
    return Summary(
        *(count, persons, cases, smallest),
        tuple(LaidOffence(key, laid[key].cells(smallest, STOOD)) for key in sorted(laid)),
        verdicts.cells(smallest),
        gates.cells(smallest),
        tuple(LackingOffence(key, lacking[key].cells(smallest)) for key in sorted(lacking)),
    )


def _listed(head: Mapping[str, str], name: str) -> list[str]:
    return [word for word in head.get(name, "").split(";") if word]


def _laid(own: Iterable[Screened]) -> dict[str, str]:
    """Return by offence laid against a person how it stands at best where the count speaks of it."""
    found: dict[str, str] = {}
    for head, offences in own:
        for key in _listed(head, "laid"):
            word = offences.get(key, (NOT_LISTED, ""))[0]
            found[key] = min(found.get(key, word), word, key=STOOD.index)
    return found


def _best(own: Iterable[Screened]) -> dict[str, tuple[str, str]]:
    """Return by offence how it stands at best of a person, and its weakest element there."""
    found: dict[str, tuple[str, str]] = {}
    for _, offences in own:
        for key, stood in offences.items():
            found[key] = min(found.get(key, stood), stood, key=lambda s: STOOD.index(s[0]))
    return found
