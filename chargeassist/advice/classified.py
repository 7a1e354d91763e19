"""Many files reviewed together: are cases laid otherwise, from unawareness or for want of evidence?

A small number could tell of a person: below a bound it is not told, nor what would give it away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from chargeassist.advice.review import OUTSIDE, Review
from chargeassist.advice.select import CORE, chargeable
from chargeassist.advice.summary import SMALLEST, Cell
from chargeassist.advice.verdicts import LAW_GAP
from chargeassist.case.whom import outside
from chargeassist.findings.model import Charge
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

AS_SUCH = "as-such"
OTHERWISE = ("stands", "awaits", "missing", "gap-in-the-law", "points-nowhere")
"""What becomes of trafficking or smuggling in a file in which another offence was laid."""
WORDS = (AS_SUCH, *OTHERWISE, "nothing-laid")


@untold
@frozen
class Filed:
    """What one file comes to: laid as trafficking or smuggling, otherwise and why, or not laid at all."""

    office: str
    word: str
    lacking: tuple[str, ...] = ()
    """The elements, `pack:offence/element`, that keep the best charge of it from standing."""
    laid: tuple[str, ...] = ()
    """The offences that were laid, where none of them is trafficking or smuggling."""
    gated: bool = False
    """Whether somebody it was laid against is behind a gate."""


@frozen
class OfficeRow:
    """The files of one office by what they come to; of all offices where no office is named."""

    office: str
    files: Cell
    cells: tuple[Cell, ...]


@frozen
class Classified:
    """The files of a folder in numbers."""

    smallest: int
    offices: tuple[OfficeRow, ...]
    whole: OfficeRow
    gated: Cell
    """Files in which somebody charged is behind a gate: they are looked at first."""
    lacking: tuple[Cell, ...]
    """Which element is missing, of files in which another offence was laid."""
    laid: tuple[Cell, ...]
    """Which offences were laid in their place."""
    refused: tuple[tuple[str, str], ...]
    """(file, code of its first fault) of what could not be read: it is in no number."""


def filed(review: Review, office: str) -> Filed:
    """Return what one file comes to: what stands is told before what waits, the law before the evidence."""
    charged = {p for one in review.assessment.case.laid for p in one.accused}
    gated = any(g.in_force and g.person in charged for g in review.assessment.gates)
    return evolve(_filed(review, office), gated=gated)


def _filed(review: Review, office: str) -> Filed:
    assessment = review.assessment
    case = assessment.case
    # What no law has is in the words of the file, which may name people.
    strange = outside(case, assessment.law)
    laid = tuple(dict.fromkeys(OUTSIDE if one in strange else one.offence for one in case.laid))
    if not laid:
        return Filed(office, "nothing-laid")
    if any(_is_core(key, assessment.charges) for key in laid):
        return Filed(office, AS_SUCH)
    core = [c for c in assessment.charges if c.offence.family in CORE and c.role != "blocked"]
    if any(map(chargeable, core)):
        return Filed(office, "stands", laid=laid)
    if any(c.awaiting for c in core):
        return Filed(office, "awaits", laid=laid)
    if any(row.code == LAW_GAP for row in review.rows):
        return Filed(office, "gap-in-the-law", laid=laid)
    best = max(core, key=lambda c: (c.supported[0] / c.supported[1], c.gravity), default=None)
    if best is None:
        return Filed(office, "points-nowhere", laid=laid)
    wanting = (e.id for e in best.elements if e.standing < Standing.DISPUTED)
    return Filed(office, "missing", tuple(f"{best.offence.key}/{e}" for e in wanting), laid)


def _is_core(key: str, charges: Iterable[Charge]) -> bool:
    """Return whether an offence that was laid is one of trafficking or smuggling."""
    families = {c.offence.key: c.offence.family for c in charges}
    return families.get(key, "") in CORE or key.partition(":")[2].startswith(tuple(CORE))


def classified(
    files: Iterable[Filed], refused: Iterable[tuple[str, str]] = (), smallest: int = SMALLEST
) -> Classified:
    """Return what many files come to, office by office. No number below *smallest* but 0 is told.

    Nor is one that could be worked out from the others: where a single cell of a row or of a column is
    held back, so is the next.
    """
    by_office: dict[str, Counter[str]] = {}
    lacking: Counter[str] = Counter()
    laid: Counter[str] = Counter()
    gated = 0
    for one in files:
        gated += one.gated
        by_office.setdefault(one.office, Counter())[one.word] += 1
        lacking.update(one.lacking)
        laid.update(one.laid)
    every = sum(by_office.values(), Counter())
    names = sorted(by_office)
    # All offices together are one office more, where there are several to add up.
    counts = [*(by_office[n] for n in names), *([every] if len(names) != 1 else [])]
    table = [[*(c[w] for w in WORDS), sum(c.values())] for c in counts]
    rows = [
        _row(n, *r)
        for n, r in zip((*names, ""), zip(table, _held(table, smallest), strict=True), strict=False)
    ]
    return Classified(
        smallest,
        tuple(rows[: len(names)]),
        evolve(rows[-1], office=""),
        Cell("gated", None if 0 < gated < smallest else gated),
        tuple(_frequent(lacking, smallest)),
        tuple(_frequent(laid, smallest)),
        tuple(sorted(refused)),
    )


def _row(office: str, counts: Sequence[int], held: Sequence[bool]) -> OfficeRow:
    *cells, files = (
        Cell(w, None if h else n) for w, n, h in zip((*WORDS, "files"), counts, held, strict=True)
    )
    return OfficeRow(office, files, tuple(cells))


def _held(table: list[list[int]], smallest: int) -> list[list[bool]]:
    """Return which cells are held back, sums included: the small ones, and what would give one away.

    Of an office of few files nothing is told. A line with one cell held back gives it away, so the next
    smallest goes with it, and that is looked at again: in its row, and in its column.
    """
    held = [[0 < n < smallest or 0 < row[-1] < smallest for n in row] for row in table]
    across = [[(r, c) for c in range(len(row))] for r, row in enumerate(table)]
    down = [[(r, c) for r in range(len(table))] for c in range(len(WORDS) + 1)] if len(table) > 1 else []
    changed = True
    while changed:
        changed = False
        for line in (*across, *down):
            open_ = [(table[r][c], r, c) for r, c in line if table[r][c] and not held[r][c]]
            if open_ and sum(held[r][c] for r, c in line) == 1:
                _, r, c = min(open_)
                held[r][c] = changed = True
    return held


def _frequent(counts: Counter[str], smallest: int) -> Iterator[Cell]:
    """Yield the most frequent first; few things in the order of their names, which tells nothing of them."""
    few = {w for w, n in counts.items() if n < smallest}
    for word in sorted(counts, key=lambda w: (w in few, 0 if w in few else -counts[w], w)):
        yield Cell(word, None if word in few else counts[word])
