"""The rows of a flat case by its shapes: what was worked out of one case is known again in another.

What is not known is worked out by the weigher that assesses: the law has one reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from chargeassist.bulk.flat import NotFlatError
from chargeassist.bulk.laid import Counts, may_be_reviewed, treaty_is_plain
from chargeassist.bulk.lines import line
from chargeassist.bulk.pair import Pairs
from chargeassist.bulk.reader import FlatReader
from chargeassist.bulk.reads import alone, quick, unread
from chargeassist.bulk.shapes import Shapes
from chargeassist.bulk.told import Told
from chargeassist.law.model import Law

NOTHING_LAID = (), (), ()


class Quick:
    """Tells flat cases under the packs asked for, at one stage."""

    def __init__(self, law: Law, stage: str) -> None:
        self.shapes = Shapes(law, stage) if quick(law) else None
        self.law = law
        if self.shapes is not None:
            plain = treaty_is_plain(self.shapes.treaty)
            counted = frozenset(may_be_reviewed(law) if plain else ())
            self.reader = FlatReader(law.vocabulary, unread(law), *alone(law), counted)

    def rows(self, raw: bytes) -> tuple[str, ...] | None:
        """Return the rows of the record of a flat case as lines, None for any other record."""
        if self.shapes is None:
            return None
        self.shapes.bound()
        try:
            flat = self.reader.read(raw)
            with closing(Told(flat, self.shapes)) as told:
                return tuple(Counts(told).rows() if flat.laid else _rows(told))
        except NotFlatError:
            return None
        except OverflowError:
            self.shapes.forget()
            return None


def _rows(told: Told) -> Iterator[str]:
    """Yield the rows as `bulk.rows.screened` does, as lines."""
    flat = told.flat
    packs = [Pairs(told, book) for book in told.shapes.own]
    for suspect in flat.suspects:
        against_state = [cell for pairs in packs for cell in pairs.of(suspect, None).cells()]
        if against_state or not flat.harmed:
            yield line(flat.id, suspect, "", NOTHING_LAID, against_state)
        for harmed in flat.harmed:
            cells = [cell for pairs in packs for cell in pairs.of(suspect, harmed).cells()]
            yield line(flat.id, suspect, harmed, NOTHING_LAID, cells)
