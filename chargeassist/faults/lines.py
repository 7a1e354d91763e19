"""The line of a path in a TOML or JSON text; neither `tomllib` nor `json` keeps lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chargeassist.faults.fault import Path
from chargeassist.faults.limits import OPAQUE

_TOKEN = re.compile(rf"{OPAQUE}|(?P<mark>[\[\]{{}},=:\n])|(?P<word>[^\s\[\]{{}},=:.\"'#]++)")


def lines_of(text: str, paths: Iterable[Path]) -> dict[Path, int]:
    """Return the line of every path that stands in *text*, and of what it stands in.

    The text is one that a parser has read; only the lines of *paths* are kept, so that a large
    file with one fault costs no more than reading it once.

    >>> lines_of("[[fact]]\\nid = 1\\n[[fact]]\\nby = [\\n1,\\n2]", [("fact", 1, "by", 1)])
    {('fact',): 1, ('fact', 1): 3, ('fact', 1, 'by'): 4, ('fact', 1, 'by', 1): 6}
    """
    finder = _Finder({path[:end] for path in paths for end in range(1, len(path) + 1)})
    line = 1
    for token in _TOKEN.finditer(text):
        if mark := token["mark"]:
            finder.mark(mark, line)
        elif token["word"] or token.group()[0] in "\"'":
            finder.word(token.group().strip("\"'"), line)
        line += token.group().count("\n")
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
    """Follows the shape of a text, mark by mark; the outermost table is that of TOML."""

    def __init__(self, wanted: set[Path]) -> None:
        self.wanted = wanted
        self.lines: dict[Path, int] = {}
        self.top = _Open((), False)
        self.open = [self.top]
        self.counts: dict[Path, int] = {}
        self.header = 0
        """How many brackets of a TOML header are open."""

    def word(self, word: str, line: int) -> None:
        """Read a key, a part of one, or a value."""
        here = self.open[-1]
        if here.in_key:
            here.key.append(word)
        elif here.is_list:
            self.found(here.path(), line)

    def mark(self, mark: str, line: int) -> None:
        """Read a bracket, a separator or the end of a line."""
        here = self.open[-1]
        if mark in "[{":
            if mark == "[" and here is self.top and here.in_key and not (here.key and not self.header):
                self.header += 1
            else:
                # The outermost value of JSON is no value of a key.
                path = () if here is self.top and here.in_key else here.path()
                self.found(path, line)
                self.open.append(_Open(path, mark == "["))
        elif mark in "]}":
            if self.header:
                self.head(line)
            elif here is not self.top:
                self.open.pop()
        elif mark in "=:":
            here.in_key = False
            self.found(here.path(), line)
        elif mark == "," or here is self.top:
            here.following()

    def head(self, line: int) -> None:
        """Close a header: what follows stands in that table, the last one where it is a list."""
        names, double = self.top.key, self.header > 1
        self.header = 0
        if not names:
            return
        path: Path = ()
        for name in names:
            path = (*path, name)
            self.found(path, line)
            if double and name is names[-1]:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
                self.found(path, line)
        self.top.base, self.top.key = path, []

    def found(self, path: Path, line: int) -> None:
        """Keep the line of a path and of what it stands in, each where it is first seen."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.wanted:
                self.lines.setdefault(path[:end], line)
