"""Indented text to a tree of lines that know where they stand: two spaces make one level.

Columns are for the eye: many spaces between two words read as one.
"""

from __future__ import annotations

import re

from attrs import field, frozen

from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.limits import LAW_LINES, LEVELS


@frozen
class Line:
    """One line of an outline and the lines indented beneath it."""

    text: str
    place: Place
    children: tuple[Line, ...] = field(default=(), repr=False)


class _Open:
    """A line that may still get children."""

    def __init__(self, text: str, place: Place) -> None:
        self.text, self.place = text, place
        self.children: list[_Open] = []


def read_outline(text: str, faults: Faults) -> tuple[Line, ...]:
    """Return the top-level lines of *text*; a line with a layout fault is left out after adding it."""
    if text.count("\n") > LAW_LINES:
        place = Place(faults.file, LAW_LINES + 1)
        faults.add("L104", f"more than {LAW_LINES:,} lines", place, "one file for each offence")
        return ()
    root = _Open("", Place(faults.file))
    path = [root]
    order: list[_Open] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        words = raw.strip(" \t")
        if not words or words.startswith("#"):
            continue
        indent = len(raw) - len(raw.lstrip(" \t"))
        place = Place(faults.file, number, indent + 1, len(words), raw.rstrip())
        level, odd = divmod(indent, 2)
        if "\t" in raw:
            faults.add(
                "L101",
                "a tab",
                place,
                "indent with two spaces a level, and separate words with spaces",
            )
        elif odd:
            faults.add("L102", f"{indent} spaces of indentation", place, "two spaces make one level")
        elif level > LEVELS:
            faults.add("L103", f"indented deeper than {LEVELS} levels", place)
        elif level >= len(path):
            faults.add(
                "L103",
                "indented deeper than the line above allows",
                place,
                "two spaces make one level",
            )
        else:
            line = _Open(re.sub(" {2,}", " ", words), place)
            path[level].children.append(line)
            path[level + 1 :] = [line]
            order.append(line)
    done: dict[int, Line] = {}
    for line in reversed(order):
        children = tuple(done[id(child)] for child in line.children)
        done[id(line)] = Line(line.text, line.place, children)
    return tuple(done[id(line)] for line in root.children)
