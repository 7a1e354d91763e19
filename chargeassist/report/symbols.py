"""What every writer shows alike: the symbol of each mark, and what was taken from a file kept to itself."""

from __future__ import annotations

from chargeassist.reading.printable import cleaned
from chargeassist.report.page import Cell

SYMBOLS = {
    "supported": "[=]",
    "disputed": "[/]",
    "thin": "[~]",
    "missing": "[ ]",
    "contradicted": "[x]",
    "spared": "[-]",
    "added": "[+]",
    "strong": "+++",
    "moderate": "++ ",
    "weak": "+  ",
    "none": "0  ",
    "open": "?  ",
    "against": "-  ",
    "": "   ",
}
BEGIN, END = "\u2068", "\u2069"
"""Around a text in whatever script (Unicode's first-strong isolate): no file of an input can hold them."""


def isolated(text: str) -> str:
    """Return what was taken from a file, so that its direction turns nothing around it."""
    return f"{BEGIN}{cleaned(text)}{END}"


def bare(text: str) -> str:
    """Return a text without the marks around what was taken from a file."""
    return text.replace(BEGIN, "").replace(END, "")


def cell_text(cell: str | Cell, *, narrow: bool = False) -> str:
    """Return what a cell says, its symbol before it; of a *narrow* one no more than there is room for."""
    if isinstance(cell, str):
        return cell
    text = cell.text if narrow else cell.whole or cell.text
    return f"{SYMBOLS[cell.mark]} {text}".rstrip() if cell.mark else text


def in_brackets(text: str, cite: str) -> str:
    """Return a text with its place in the law behind it."""
    return " ".join(filter(None, (text, cite and f"[{cite}]")))
