"""The one layout of a `.law` file, and the form without layout that a review digest is taken of.

The layout follows the indentation alone: no word is ever changed, and a file whose words have faults is
laid out all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby

from attrs import frozen

from chargeassist.law.offences import HEADERS
from chargeassist.law.outline import Line, read_outline
from chargeassist.reading.fault import Faults, KnowledgeError, TooManyFaults

GAP = "  "
"""What stands at least between a line and its cite, and between a keyword and what follows it."""
BLOCKS = ("offence", "gate", "defence")
"""The blocks that have a column of keywords, and the keywords."""
KEYWORDS = (*HEADERS, "effect", "covers", "note")
PLAIN = ("steps", "instead of", "charge", "on", "may convict of")
"""Lines beneath these are words and nothing else: a bracket at their end is no cite."""
_KEPT = {line.split()[0] for line in (*PLAIN, "proved by")}


def format_law(text: str, file: str) -> str:
    """Return *text* in the canonical layout, comments where they stand.

    Raises KnowledgeError with every fault of the indentation. Blocks, elements and each sort of aside
    are set apart by one blank line; keywords, notes on proof, and the cites of neighbouring lines with
    nothing beneath them stand in columns.

    >>> print(format_law("offence  taking\\n  title Taking\\n  seen  read zz 2026-11-20", "a.law"), end="")
    offence taking
      title  Taking
      seen   read zz 2026-11-20
    """
    raw = text.split("\n")
    page: list[str] = []
    before: _Row | None = None
    for row in (*_rows(_outline(text, file), 0, ""), None):
        first, last = before.number if before else 0, row.number - 1 if row else len(raw)
        page += _between(raw[first:last], before, row)
        page += [f"{'  ' * row.level}{row.words}"] if row else []
        before = row
    return "".join(f"{line}\n" for line in page)


def canonical(text: str, file: str) -> str:
    """Return what *text* says and nothing of how it looks: no comment, no blank line, no column.

    Raises KnowledgeError with every fault of the indentation.

    >>> canonical("# why\\noffence  taking\\n\\n  title   Taking", "a.law")
    'offence taking\\n  title Taking\\n'
    """

    def said(lines: Sequence[Line], level: int, above: str) -> Iterator[str]:
        for line in lines:
            halves = (line.text,) if _whole(line.text, level, above) else _cited(line.text)
            yield f"{'  ' * level}{' '.join(filter(None, halves))}\n"
            yield from said(line.children, level + 1, line.text)

    return "".join(said(_outline(text, file), 0, ""))


def _outline(text: str, file: str) -> tuple[Line, ...]:
    faults = Faults(file)
    lines: tuple[Line, ...] = ()
    with suppress(TooManyFaults):
        lines = read_outline(text, faults)
    if faults.found:
        raise KnowledgeError(faults.found)
    return lines


@frozen
class _Row:
    """A line as it is printed; *apart* if a blank line goes before it."""

    number: int
    level: int
    words: str
    apart: bool


def _rows(lines: Sequence[Line], level: int, above: str) -> Iterator[_Row]:
    """Yield the lines beneath the line *above*, each with everything beneath it."""
    apart = [i > 0 and _apart(lines[i - 1], line, level, above) for i, line in enumerate(lines)]
    for line, words, gap in zip(lines, _columns(lines, apart, level, above), apart, strict=True):
        yield _Row(line.place.line, level, words, gap)
        yield from _rows(line.children, level + 1, line.text)


def _apart(before: Line, line: Line, level: int, above: str) -> bool:
    """Blocks stand apart; within an offence, elements and each sort of aside do."""
    if level != 1 or _word(above) != "offence":
        return level == 0
    sorts = ["" if _word(x.text) in HEADERS else _word(x.text) for x in (before, line)]
    return sorts[1] == "element" or sorts[0] != sorts[1]


def _columns(lines: Sequence[Line], apart: Sequence[bool], level: int, above: str) -> list[str]:
    """Return the words of lines beneath one line; halves of one column begin at one place."""
    kind = _cited(above)[0]
    column, pairs, columns = 0, [], []
    for i, line in enumerate(lines):
        if kind in PLAIN:
            pairs.append((line.text, ""))
        elif kind == "proved by" or (
            level == 1 and _word(above) in BLOCKS and _word(line.text) in KEYWORDS and not line.children
        ):
            pairs.append(_halves(line.text))
            columns.append(-1)
            continue
        else:
            pairs.append((line.text, "") if _whole(line.text, level, above) else _cited(line.text))
        # What has lines beneath it stands in no column, and ends the one above.
        column += bool(apart[i] or line.children or (i and lines[i - 1].children))
        columns.append(column)
    width: dict[int, int] = {}
    for c, (left, right) in zip(columns, pairs, strict=True):
        width[c] = max(width.get(c, 0), len(left) if right else 0)
    return [
        f"{left:<{width[c]}}{GAP}{right}" if right else left
        for c, (left, right) in zip(columns, pairs, strict=True)
    ]


def _whole(text: str, level: int, above: str) -> bool:
    """Return whether the reader may keep a line as it is: brackets at its end are words then, and no cite.

    Where it is not sure they are left alone: a title that is changed is another title.
    """
    return _word(above) in _KEPT or (level == 1 and _word(text) in KEYWORDS)


def _word(text: str) -> str:
    return next(iter(text.split(maxsplit=1)), "")


def _halves(text: str) -> tuple[str, str]:
    """Return the first word and the others."""
    first, _, others = text.partition(" ")
    return first, others


def _cited(text: str) -> tuple[str, str]:
    """Return the words of a line and the cite at its very end, in its brackets."""
    words, _, cite = text.rpartition(" [")
    inside, end = cite[:-1].strip(" "), cite[-1:]
    if not words or end != "]" or not inside or set(inside) & set("[]"):
        return text, ""
    return words, f"[{inside}]"


def _between(raw: Sequence[str], before: _Row | None, after: _Row | None) -> list[str]:
    """Return the comments between two lines, which are all there is, and the blank lines around them.

    A comment belongs to the line that follows it, unless a blank line or its own indentation says that
    it ends what stands above.
    """
    words = [line.strip(" \t") for line in raw]
    depths = [(len(line) - len(line.lstrip(" \t")) + 1) // 2 for line in raw]
    paragraphs = [list(g) for said, g in groupby(range(len(raw)), lambda i: bool(words[i])) if said]
    level = after.level if after else 0
    deepest = max(before.level, level) if before else level
    to_below = after is not None and bool(paragraphs) and bool(words[-1])
    to_above = before is not None and bool(paragraphs) and bool(words[0])
    if to_above and to_below and len(paragraphs) == 1:
        to_above = depths[0] > level
        to_below = not to_above
    gap = [""] if before is None or after is None or after.apart else []
    page: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if number or (before is not None and not to_above):
            page += gap
        if to_below and paragraph is paragraphs[-1]:
            deepest = level
        for i in paragraph:
            deepest = max(min(depths[i], deepest), level)
            page.append("  " * deepest + words[i])
    if after is not None and (before is not None or paragraphs) and not to_below:
        page += gap
    return page
