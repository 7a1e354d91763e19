"""Sets names beside the ids of persons on a page, which says first that it contains names.

Names come from a file of their own and reach nothing but a page: no value of an assessment holds one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields, frozen, has

from chargeassist.reading.fault import CaseError, Faults
from chargeassist.reading.readers import LINE, MISSING
from chargeassist.reading.tables import TableOf
from chargeassist.report.page import Blank, Cell, Column, Line, Page, Picture, Table, Verbatim
from chargeassist.report.plain_text import plain_text
from chargeassist.report.symbols import bare, isolated
from chargeassist.report.voice import Voice
from chargeassist.words import did_you_mean

if TYPE_CHECKING:
    from chargeassist.case.model import Case

NAMES = TableOf(LINE)
"""How names are given: a line of text for the id of a person."""
SAID = ("text", "label", "name", "word", "caption", "short", "whole")
"""The attributes of pieces in which a person can be spoken of."""
INNER = ("said", "parts", "lines")
ID, NAME, WIDTH, LEAST = 16, 60, 80, 8
"""How wide the columns of who is who are; how wide a page is, and a column at least."""


def strangers(names: Iterable[str], persons: Collection[str], faults: Faults) -> None:
    """Add a fault for every id that is no person's; nobody else is named."""
    for id in names:
        if id not in persons:
            faults.add("C201-person", (id,), *did_you_mean(id, persons))


def checked_names(names: Mapping[str, str], case: Case) -> dict[str, str]:
    """Return names that a program gives, read as strictly as a file; CaseError that repeats none of them."""
    faults = Faults("names")
    found: Any = NAMES.read(dict(names), (), faults)
    if found is not MISSING:
        strangers(found, [p.id for p in case.persons], faults)
    if faults.found:
        raise CaseError(faults.found)
    return dict(found)


def with_names(page: Page, names: Mapping[str, str]) -> Page:
    """Return a page that says who is who, and each name beside the id wherever a person is spoken of.

    Nobody is named of whom the page does not speak: a referral has no suspects.
    An id that could be a word of the law (`owner`) is told in the table alone.
    """
    say = Voice(page.language)
    mark = say("contains-names")
    told = plain_text(evolve(page, blocks=(*page.blocks, *(b for _, blocks in page.parts for b in blocks))))
    names = {id: name for id, name in names.items() if re.search(rf"(?<!\w){re.escape(id)}(?!\w)", told)}
    if not names:
        return page
    columns = (Column(say("column-person"), ID), Column(say("column-name"), NAME))
    whom = Table(columns, tuple((id, isolated(name)) for id, name in names.items()))
    beside = {id: name for id, name in names.items() if re.search(r"[A-Z\d]", id)}
    blocks, parts = page.blocks, page.parts
    if beside:
        ids = "|".join(map(re.escape, sorted(beside, key=len, reverse=True)))
        named = _Named(re.compile(rf"(?<![\w/:#.-])(?:{ids})(?![\w/#-]|[.:]\w)"), beside)
        blocks = named.piece(blocks)
        parts = tuple((name, named.piece(of_it)) for name, of_it in parts)
    title = say("names-title", title=page.title)
    return evolve(
        page, blocks=(Line(mark), Blank(), whom, Blank(), *blocks), title=title, watermark=mark, parts=parts
    )


@frozen
class _Named:
    """Finds ids and sets names beside them."""

    ids: re.Pattern[str]
    names: Mapping[str, str]

    def text(self, text: str) -> str:
        return self.ids.sub(lambda found: f"{found[0]} ({isolated(self.names[found[0]])})", text)

    def piece(self, piece: Any) -> Any:
        """Return a piece and all within it; what is set as it stands in a file is left as it is."""
        if isinstance(piece, str):
            return self.text(piece)
        if isinstance(piece, tuple):
            return tuple(map(self.piece, piece))
        if isinstance(piece, Table):
            return self._table(piece)
        if isinstance(piece, Verbatim) or not has(type(piece)):
            return piece
        keys = {field.name for field in fields(type(piece))}
        inner = INNER if not isinstance(piece, Picture) else ("said",)
        return evolve(
            piece, **{key: self.piece(getattr(piece, key)) for key in (*SAID, *inner) if key in keys}
        )

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(map(self.piece, row)) for row in table.rows)
        heads = [evolve(c, head=self.text(c.head)) for c in table.columns]
        widths = [c.width for c in heads]
        for n, before in enumerate(zip(*table.rows, strict=True)):
            after = [row[n] for row in rows]
            if tuple(after) != before:
                longest = max(len(word) for cell in after for word in _words(cell))
                widths[n] = min(max(widths[n], longest), WIDTH // 4)
        over = sum(widths) - sum(c.width for c in heads)
        widest = max(range(len(widths)), key=lambda n: widths[n])
        widths[widest] = max(widths[widest] - over, LEAST)
        columns = tuple(evolve(c, width=w) for c, w in zip(heads, widths, strict=True))
        return evolve(table, columns=columns, rows=rows, caption=self.text(table.caption))


def _words(cell: str | Cell) -> list[str]:
    return bare(cell if isinstance(cell, str) else cell.text).split() or [""]
