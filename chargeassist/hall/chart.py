"""The proof chart as a workbook: a row for each item on each element, the notice and the gates beside it."""

from __future__ import annotations

from chargeassist.hall.sheets import Sheet
from chargeassist.hall.workbook import as_workbook
from chargeassist.report.page import Alert, Page, Table
from chargeassist.report.symbols import bare, cell_text
from chargeassist.words import say


def chart_workbook(page: Page) -> bytes:
    """Return the page of a chart as a workbook."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    head = [say("chart-head-charge", page.language), *(c.head for t in tables[:1] for c in t.columns)]
    rows = [[t.caption, *(bare(cell_text(cell)) for cell in row)] for t in tables for row in t.rows]
    gates = [[bare(b.text)] for b in page.blocks if isinstance(b, Alert)]
    notice = [[say("notice", page.language)], *gates]
    return as_workbook([Sheet("chart", [head, *rows]), Sheet("notice", notice)], {})
