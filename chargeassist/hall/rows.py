"""A case file with one row on each line, and the same with a table of its own for each row: one to the other.

Both are TOML, and every value stays as a person wrote it. Comments stand above the row they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, takewhile

from attrs import evolve, field, frozen

from chargeassist.reading.scan import OPAQUE

WIDTH = 110
"""Columns of a line, where a row can be broken: TOML breaks one only within its lists."""
_MARK = re.compile(rf"{OPAQUE}|(?P<mark>[\[\]{{}},\n])")
_HEADER = re.compile(r"(\[?)\[\s*([A-Za-z0-9_-]+)\s*\]\]?")
_KEY = re.compile(r"(?P<name>[A-Za-z0-9_.-]+)\s*=\s*(?P<value>.+)", re.DOTALL)
_GAP = re.compile(
    rf"{OPAQUE}|(?P<open>(?<=[\[{{])\s*\n\s*)|(?P<close>,?\s*\n\s*(?=[\]}}]))|(?P<gap>\s*\n\s*)"
)


@frozen
class _Part:
    """What stands between two separators, and the comments with it."""

    text: str = field(repr=False)
    comments: tuple[str, ...] = field(default=(), repr=False)


@frozen
class _Table:
    """A table or a row of a list: its keys with their values as they are written, and its comments."""

    name: str
    is_row: bool
    keys: tuple[str, ...] = field(repr=False)
    comments: tuple[str, ...] = field(repr=False)


def in_rows(text: str) -> str:
    """Return a text with a row on each line; one of headers that no case has stays as it is.

    >>> print(in_rows('[[fact]]\\nid = "f1"  # a\\nby = []\\n\\n# b\\n[[fact]]\\nid = "f2"\\n'), end="")
    fact = [
      # a
      { id = "f1", by = [] },
      # b
      { id = "f2" },
    ]
    """
    read = _read(text)
    if read is None:
        return text
    head, tables, end = read
    blocks = ["\n".join(head)] if head else []
    lists: dict[str, list[_Table]] = {}
    for table in tables:
        lists.setdefault(table.name, []).append(table)
    for name, rows in lists.items():
        if rows[0].is_row:
            lines = [line for row in rows for line in (*_indented(row.comments), *_row(row.keys))]
            blocks.append("\n".join([f"{name} = [", *lines, "]"]))
        else:
            (one,) = rows
            blocks.append("\n".join([*one.comments, f"{name} = {_braced(map(_flat, one.keys))}"]))
    return "\n\n".join([*blocks, *(["\n".join(end)] if end else [])]) + "\n"


def in_tables(text: str, *, within: bool = False) -> str:
    """Return a text with a table of its own for each row; *within* it stand its comments, not above it.

    There they stay with it, whatever becomes of the rows before it.
    """
    read = _read(text)
    if read is None:
        return text
    head, tables, end = read
    blocks = ["\n".join(head)] if head else []
    for table in tables:
        header = f"[[{table.name}]]" if table.is_row else f"[{table.name}]"
        first = [header, *table.comments] if within else [*table.comments, header]
        blocks.append("\n".join([*first, *map(_wrapped, table.keys)]))
    return "\n\n".join([*blocks, *(["\n".join(end)] if end else [])]) + "\n"


def changed(text: str, change: Callable[[str], str]) -> str:
    """Return a text that was changed as tables, in the layout it had."""
    return in_rows(change(in_tables(text))) if is_in_rows(text) else change(text)


def is_in_rows(text: str) -> bool:
    """Return whether any row of a text stands on a line."""
    top = takewhile(lambda part: not _HEADER.fullmatch(part.text), _parts(text, "\n"))
    keys = (_KEY.fullmatch(part.text) for part in top)
    return any(key and _items(key["value"]) for key in keys)


def _read(text: str) -> tuple[list[str], list[_Table], list[str]] | None:
    """Return what stands before the tables, the tables, and the comments after them; None for other TOML."""
    head: list[str] = []
    tables: list[_Table] = []
    waiting: list[str] = []
    open_ = False
    for part in _parts(text, "\n"):
        header, key = _HEADER.fullmatch(part.text), _KEY.fullmatch(part.text)
        items = _items(key["value"]) if key and not open_ else ()
        if not part.text:
            waiting += part.comments
            if not tables and not part.comments:
                head, waiting = [*head, *waiting, ""], []
        elif header:
            open_ = True
            tables.append(_Table(header[2], bool(header[1]), (), (*waiting, *part.comments)))
            waiting = []
        elif key and items:
            for item in items:
                keys = tuple(p.text for p in _parts(item.text[1:-1], ",") if p.text)
                tables.append(_Table(key["name"], key["value"][0] == "[", keys, (*waiting, *item.comments)))
                waiting = []
            waiting += part.comments
        elif key and open_:
            last = tables[-1]
            tables[-1] = evolve(
                last, keys=(*last.keys, part.text), comments=(*last.comments, *waiting, *part.comments)
            )
            waiting = []
        elif key:
            head, waiting = [*head, *waiting, "  ".join([part.text, *part.comments])], []
        else:
            return None
    return _stripped(head), tables, waiting


def _items(value: str) -> tuple[_Part, ...]:
    """Return the tables that a value holds, in braces as they are; none for any other value."""
    if value.startswith("{"):
        return (_Part(value),)
    items = [p for p in _parts(value[1:-1], ",") if p.text or p.comments] if value.startswith("[") else []
    if not items or any(p.text and not p.text.startswith("{") for p in items):
        return ()
    # What stands after the last row is said of it.
    last = [c for p in items if not p.text for c in p.comments]
    rows = [p for p in items if p.text]
    return (*rows[:-1], evolve(rows[-1], comments=(*rows[-1].comments, *last))) if rows else ()


def _parts(text: str, separator: str) -> Iterator[_Part]:
    """Yield what stands between separators outside all brackets."""
    depth, buffer, comments = 0, list[str](), list[str]()
    before: _Part | None = None
    at = 0
    for token in chain(_MARK.finditer(text), (None,)):
        buffer.append(text[at : token.start() if token else len(text)])
        said = token.group() if token else separator
        at = token.end() if token else at
        here = "".join(buffer).strip() if depth == 0 else "-"
        if depth == 0 and said.startswith("#"):
            if separator == "," and before and not here:
                before = evolve(before, comments=(*before.comments, said))
            else:
                comments.append(said)
        elif depth == 0 and said == separator:
            if before:
                yield before
            before, buffer, comments = _Part(here, tuple(comments)), [], []
        elif depth == 0 and said == "\n":
            if before and not here:
                yield before
                before = None
            buffer.append(" ")
        else:
            depth += (said in ("[", "{")) - (said in ("]", "}"))
            buffer.append(said)
    if before:
        yield before


def _row(keys: Sequence[str]) -> Iterator[str]:
    """Yield a row as a line; one too long is broken within its lists of tables."""
    flat = [_flat(key) for key in keys]
    line = f"  {_braced(flat)},"
    if len(line) > WIDTH:
        line = f"  {_braced(_broken(key, '    ', '  ') for key in flat)},"
    yield line


def _wrapped(key: str) -> str:
    """Return a key of a table, a list of tables that is too long with an item a line."""
    flat = _flat(key)
    match = _KEY.fullmatch(flat)
    if len(flat) <= WIDTH or match is None or not (items := _items(match["value"])):
        return flat
    lines = [f"  {item.text}," for item in items]
    return "\n".join([f"{match['name']} = [", *lines, "]"]) if match["value"][0] == "[" else flat


def _broken(key: str, indent: str, end: str) -> str:
    """Return a key with a list that holds tables over as few lines as there need be."""
    match = _KEY.fullmatch(key)
    if match is None or match["value"][0] != "[" or "{" not in key or "\n" in key:
        return key
    lines = [""]
    for item in _parts(match["value"][1:-1], ","):
        longer = f"{lines[-1]} {item.text},".lstrip()
        if lines[-1] and len(indent) + len(longer) > WIDTH:
            lines.append(f"{item.text},")
        else:
            lines[-1] = longer
    return "\n".join([f"{match['name']} = [", *(f"{indent}{line}" for line in lines), f"{end}]"])


def _flat(key: str) -> str:
    """Return a key with its value on one line, unless a comment or a text of several lines stands in it."""
    tokens = [t.group() for t in _MARK.finditer(key)]
    if any(t.startswith("#") or ("\n" in t and t != "\n") for t in tokens):
        return key
    return _GAP.sub(lambda m: " " if m["gap"] else "" if m["open"] or m["close"] else m.group(), key)


def _braced(keys: Iterable[str]) -> str:
    return f"{{ {', '.join(keys)} }}"


def _indented(comments: Iterable[str]) -> Iterator[str]:
    return (f"  {comment}" for comment in comments)


def _stripped(lines: list[str]) -> list[str]:
    """Return lines without blank ones at the end, nor two blank ones in a row."""
    found = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return found[:-1] if found and not found[-1] else found
