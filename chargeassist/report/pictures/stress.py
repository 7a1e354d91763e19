"""What each charge loses without a source: charges against sources."""

from __future__ import annotations

from chargeassist.advice.stress import FALLS, SURVIVES, WEAKENED, Stress
from chargeassist.reasoning.outcomes import offence_of
from chargeassist.report.page import Blank, Block, Cell, Item, Picture
from chargeassist.report.pages.common import named
from chargeassist.report.pictures import grid
from chargeassist.report.voice import Voice

MARKS = {SURVIVES: "", WEAKENED: "thin", FALLS: "contradicted"}
"""The mark of what the loss of a source does to a charge; what it survives is not to be looked at."""


def stressed(stress: Stress, say: Voice) -> Picture:
    """Return the picture of which charge falls, is weakened or survives without each source."""
    law = stress.assessment.law
    numbers = [say("label-number", number=n) for n in range(1, len(stress.charges) + 1)]
    effects = [dict(row.by_source) for row in stress.charges]
    rows = [
        (source, [_cell(found.get(source, SURVIVES), say) for found in effects]) for source in stress.sources
    ]
    charges: tuple[Block, ...] = tuple(
        Item(number, named(row.charge, stress.assessment, say, loud=False))
        for number, row in zip(numbers, stress.charges, strict=True)
    )
    heads = [
        say("number-and-offence", number=number, offence=law[offence_of(row.charge)].title)
        for number, row in zip(numbers, stress.charges, strict=True)
    ]
    said = (*charges, Blank(), *grid.tables(say("column-without"), numbers, rows))
    return Picture(say("picture-stress"), grid.drawn(heads, rows), "stress", say("in-words"), said)


def _cell(effect: str, say: Voice) -> Cell:
    return Cell(say(f"effect-of-loss-{effect}"), MARKS[effect])
