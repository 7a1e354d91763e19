"""A row as a line of a part, and back: JSON, its offences in the order of their keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from chargeassist.bulk.rows import Row

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NONE = to_json([])


def line_of(row: Row) -> str:
    """Return a row as a line."""
    cells = (cell_of(key, *cell) for key, cell in row.offences.items())
    lists = row.gates, row.laid, row.verdicts
    return line(row.case, row.suspect, row.complainant, lists, cells)


def line(
    case: str, suspect: str, complainant: str, lists: Sequence[Sequence[str]], cells: Iterable[str]
) -> str:
    """Return a row as a line, of cells that are text already.

    *lists* are its gates, the counts laid, and their verdicts.
    """
    told = ",".join([to_json(x) if x else _NONE for x in lists])
    # A cell begins with the key of its offence, so that cells lie in the order of these.
    return f'["{case}","{suspect}","{complainant}",{told},{{{",".join(sorted(cells))}}}]'


@lru_cache(maxsize=20_000)
def cell_of(key: str, word: str, weakest: str) -> str:
    """Return one offence of a row as text; there are no more than the law has words for."""
    return f"{to_json(key)}:{to_json((word, weakest))}"


def row_of(line: Any) -> Row:
    """Return the row of a line that is read."""
    case, suspect, complainant, gates, laid, verdicts, offences = line
    of = {key: (word, weakest) for key, (word, weakest) in offences.items()}
    return Row(case, suspect, complainant, tuple(gates), tuple(laid), tuple(verdicts), of)
