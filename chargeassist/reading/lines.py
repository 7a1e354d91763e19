"""The line of a path in a TOML or JSON text; neither `tomllib` nor `json` keeps lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chargeassist.reading.fault import Path
from chargeassist.reading.scan import OPAQUE

_TOKEN = re.compile(rf"{OPAQUE}|(?P<mark>[\[\]{{}},=:\n])|(?P<word>[^\s\[\]{{}},=:.\"'#]++)")


def lines_of(text: str, paths: Iterable[Path], is_json: bool) -> dict[Path, int]:
    """Return the line of every path that stands in *text*, and of what it stands in.

    The text is one that a parser has read; only the lines of *paths* are kept, so that a large
    file with one fault costs no more than reading it once.

    >>> lines_of("[[fact]]\\nid = 1\\n[[fact]]\\nby = [\\n1,\\n2]", [("fact", 1, "by", 1)], False)
    {('fact',): 1, ('fact', 1): 3, ('fact', 1, 'by'): 4, ('fact', 1, 'by', 1): 6}
    """
    finder = _Finder({path[:end] for path in paths for end in range(1, len(path) + 1)}, is_json)
    line = 1
    for token in _TOKEN.finditer(text):
        said = token.group()
        match token.lastgroup:
            case "mark":
                finder.mark(said, line)
            case "word":
                finder.words(said.split("."), line)
            case _ if said[0] in "\"'":
                finder.words([said.strip("\"'")], line)
        line += said.count("\n")
    return finder.lines


class _Open:
    """A table or list that is open: what is read next stands at `path()`."""

    def __init__(self, base: Path, is_list: bool) -> None:
        self.base, self.is_list = base, is_list
        self.index = 0
        self.key: list[str] = []
        self.in_key = not is_list

    def path(self) -> Path:
        return (*self.base, self.index) if self.is_list else (*self.base, *self.key)

    def following(self) -> None:
        self.index += 1
        self.key = []
        self.in_key = not self.is_list


class _Finder:
    """Follows the shape of a text, mark by mark."""

    def __init__(self, wanted: set[Path], is_json: bool) -> None:
        self.wanted = wanted
        self.lines: dict[Path, int] = {}
        self.top = _Open((), False)
        # The outermost table of TOML has no brackets; in JSON it is a value like any other.
        self.top.in_key = not is_json
        self.open = [self.top]
        self.counts: dict[Path, int] = {}
        self.header = 0
        """How many brackets of a TOML header are open."""

    def words(self, words: list[str], line: int) -> None:
        """Read a key, parts of one, or a value."""
        here = self.open[-1]
        if here.in_key:
            here.key += filter(None, words)
        elif here.is_list:
            self.found(here.path(), line)

    def mark(self, mark: str, line: int) -> None:
        """Read a bracket, a separator or the end of a line."""
        here = self.open[-1]
        if mark in "[{":
            if here is self.top and here.in_key:
                self.header += 1
            else:
                self.found(here.path(), line)
                self.open.append(_Open(here.path(), mark == "["))
        elif mark in "]}":
            if self.header:
                self.head(line)
            elif here is not self.top:
                self.open.pop()
        elif mark in "=:":
            here.in_key = False
            for end in range(1, len(here.key) + 1):
                self.found((*here.base, *here.key[:end]), line)
        elif mark == "," or here is self.top:
            here.following()

    def head(self, line: int) -> None:
        """Close a header: what follows stands in that table, the last one where it is a list."""
        names, double = self.top.key, self.header > 1
        self.header = 0
        path: Path = ()
        for number, name in enumerate(names, start=1):
            path = (*path, name)
            self.found(path, line)
            if double and number == len(names):
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
                self.found(path, line)
        self.top.base, self.top.key = path, []

    def found(self, path: Path, line: int) -> None:
        """Keep the line of a path where it is first seen."""
        if path in self.wanted:
            self.lines.setdefault(path, line)
