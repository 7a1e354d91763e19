"""Writes a page as Markdown: headings, lists and tables as GitHub reads them; nothing in a text is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chargeassist.report.flat import Row, flat
from chargeassist.report.page import Divider, Page, Picture, Table, Verbatim
from chargeassist.report.symbols import bare, cell_text

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$@])|^([#+=-])|^(\d+)([.)])|(?<=[a-z])(:)(?=//)|(?<=www)(\.)", re.I)
"""What could begin or end markup, an address of the web among it, and what does so at the head of a line."""


_BREAKS = re.compile(r"[^\S\u00a0]+")
"""Whatever parts words, but for the blank at which no line ends."""


def markdown(page: Page) -> str:
    """Return a page as Markdown that ends with a line break."""
    parts: list[str] = [f"# {escaped(page.title)}\n"] if page.title else []
    entries: list[str] = []
    for row in flat(page):
        if isinstance(row, Picture):
            continue  # its title stands before it, and what it shows in words follows
        if isinstance(row, Row) and row.depth:
            entries.append(f"{'  ' * (row.depth - 1)}- {_row(row)}\n")
            continue
        parts += _closed(entries)
        entries = []
        parts.append(_part(row))
    return bare("\n".join([*parts, *_closed(entries)]))


def escaped(text: str) -> str:
    r"""Return a text on one line of which nothing is markup.

    >>> escaped("[=] *all* of f_1")
    '\\[=\\] \\*all\\* of f\\_1'
    """

    def inert(found: re.Match[str]) -> str:
        number = found[3] or ""
        return f"{number}\\{found[0][len(number) :]}"

    return _MARKUP.sub(inert, _BREAKS.sub(" ", text).strip())


def _closed(entries: list[str]) -> Iterator[str]:
    """Yield a list that has ended, as one part."""
    if entries:
        yield "".join(entries)


def _part(row: Row | Table | Verbatim | Divider) -> str:
    match row:
        case Row():
            return f"{'#' * row.level} {_row(row)}".lstrip() + "\n"
        case Table():
            return "".join(_table(row))
        case Verbatim(text):
            fence = "`" * max(3, *(len(f) + 1 for f in re.findall("`+", text) or [""]))
            return f"{fence}\n{text}\n{fence}\n"
        case Divider():
            return "---\n"


def _row(row: Row) -> str:
    lead = f"**{escaped(row.lead)}** " if row.lead and not row.level else f"{escaped(row.lead)} "
    return f"{lead if row.lead else ''}{f'**{escaped(row.text)}**' if row.loud else escaped(row.text)}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{escaped(table.caption)}**\n\n"
    yield _cells(column.head for column in table.columns)
    yield f"|{'|'.join(' ---: ' if c.number else ' --- ' for c in table.columns)}|\n"
    for row in table.rows:
        yield _cells(map(cell_text, row))


def _cells(cells: Iterator[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |\n"
