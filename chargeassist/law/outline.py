"""Indented text to a tree of lines that know where they stand, and a line to its parts.

Two spaces make one level. Columns are for the eye: many spaces between two words read as one.
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
    comment: str = field(default="", repr=False)
    """What the comment lines say that speak of it."""

    @property
    def comments(self) -> str:
        """Return what is said of this line and of every line beneath it, in the order of the text."""
        return " ".join(filter(None, (self.comment, *(child.comments for child in self.children))))


class _Open:
    """A line that may still get children."""

    def __init__(self, text: str, place: Place) -> None:
        self.text, self.place = text, place
        self.children: list[_Open] = []
        self.comments: list[str] = []


def read_outline(text: str, faults: Faults) -> tuple[Line, ...]:
    """Return the top-level lines of *text*; a line with a layout fault is left out after adding it."""
    if text.count("\n") > LAW_LINES:
        place = Place(faults.file, LAW_LINES + 1)
        faults.add("L104", place, n=LAW_LINES)
        return ()
    root = _Open("", Place(faults.file))
    path = [root]
    order: list[_Open] = []
    said: list[tuple[int, str]] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        words = raw.strip(" \t")
        indent = len(raw) - len(raw.lstrip(" \t"))
        if words.startswith("#"):
            said.append((indent, words.lstrip("# ")))
        if not words or words.startswith("#"):
            continue
        place = Place(faults.file, number, indent + 1, len(words), raw.rstrip())
        level, odd = divmod(indent, 2)
        if "\t" in raw:
            faults.add("L101", place)
        elif odd:
            faults.add("L102", place, n=indent)
        elif level > LEVELS:
            faults.add("L103", place, n=LEVELS)
        elif level >= len(path):
            faults.add("L103-above", place)
        else:
            line = _Open(re.sub(" {2,}", " ", words), place)
            for column, comment in said:
                # A comment is indented as what it speaks of; one that is not ends what stands above it.
                (line if column == indent or not order else order[-1]).comments.append(comment)
            said.clear()
            path[level].children.append(line)
            path[level + 1 :] = [line]
            order.append(line)
    if order:
        order[-1].comments.extend(comment for _, comment in said)
    done: dict[int, Line] = {}
    for line in reversed(order):
        children = tuple(done[id(child)] for child in line.children)
        done[id(line)] = Line(line.text, line.place, children, " ".join(filter(None, line.comments)))
    return tuple(done[id(line)] for line in root.children)


@frozen
class Words:
    """A line taken apart: its words, `as to TERM`, `arguable`, the cite at its very end."""

    text: str
    as_to: str
    arguable: bool
    cite: str
    place: Place


def words_of(line: Line) -> Words:
    """Line = words, then `as to TERM`, then `arguable`, then one `[cite]` at the very end."""
    body, cite = _cite_of(line.text)
    body, arguable = (body[: -len(" arguable")], True) if body.endswith(" arguable") else (body, False)
    text, _, as_to = body.partition(" as to ")
    return Words(" ".join(text.split()), as_to.strip(), arguable, cite, line.place)


def _cite_of(text: str) -> tuple[str, str]:
    """Return what stands before a `[cite]` at the very end, and the cite; no brackets stand in it."""
    # A pattern would look at a line of blanks once for every blank.
    before, bracket, inner = text.rpartition("[")
    cite, end = inner[:-1].strip(), inner[-1:]
    if not (bracket and end == "]" and cite and "]" not in cite and before[-1:].isspace()):
        return text, ""
    return before.rstrip(), cite


def spot(place: Place, word: str) -> Place:
    """Return the place of *word* on the line at *place*."""
    column = place.source.find(word) + 1
    if not word or column < place.column:
        return place
    return Place(place.file, place.line, column, len(word), place.source)
