"""Bytes to text, and the shape of a text, by linear scans before any parser runs."""

from __future__ import annotations

import re
from itertools import accumulate, repeat

from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.limits import DIGITS, DOTS_IN_A_KEY, FILE_BYTES, LEVELS, LINE_CHARACTERS, PARTS
from chargeassist.reading.printable import FORBIDDEN

_STRING = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"?|\'[^\'\n]*+\'?'
_BLOCK = (
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:"{3,5})?'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:'{3,5})?"
)
OPAQUE = rf"(?s:(?P<block>{_BLOCK})|{_STRING}|#[^\n]*+)"
"""Strings and comments of TOML: what stands inside says nothing about the shape of a file."""
_STRINGS = re.compile(OPAQUE)
_SHAPE = re.compile(rf"{OPAQUE}|(?P<open>[\[{{])|(?P<close>[\]}}])")
_NO_BRACKET = re.compile(rf"{OPAQUE}|[^\[\]{{}}\"'#]++")
_STEPS = re.compile(rf"{OPAQUE}|(?P<step>[\[{{.])")
_PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\"|'[^'\n]*+')"
_DOTTED = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+(?P<found>(?:{_PART}[ \t]*+\.[ \t]*+){{{DOTS_IN_A_KEY + 1}}})", re.MULTILINE
)
_LONG = re.compile(rf"^(?P<found>[^\n]{{{LINE_CHARACTERS + 1}}})", re.MULTILINE)
_NUMBER = re.compile(rf"(?<![0-9])(?P<found>[0-9]{{{DIGITS + 1}}})")


def decode(raw: bytes, faults: Faults) -> str | None:
    """Return *raw* as text, or None after adding the fault: size, encoding, line lengths, characters."""
    at = Place(faults.file)
    if len(raw) > FILE_BYTES:
        faults.add("F102", at, n=FILE_BYTES)
        return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add("F103", Place(faults.file, line))
        return None
    if not text.strip():
        faults.add("F104", at)
        return None
    found = len(faults.found)
    _scan(text, faults)
    return text.replace("\r\n", "\n") if len(faults.found) == found else None


def _scan(text: str, faults: Faults) -> None:
    """Add at most one fault of each sort: a hostile file must not earn a long answer."""
    # What is asked of the whole text, or of every line, is faster than any search, and mostly enough.
    plain = text.replace("\n", "").replace("\xa0", "")  # French has many of the blanks that do not break
    if not plain.isprintable() and (forbidden := FORBIDDEN.search(text)):
        at = forbidden.start()
        column = at - text.rfind("\n", 0, at)
        character = f"U+{ord(forbidden.group()):04X}"
        faults.add("F105", Place(faults.file, _line(text, at), column), character=character)

    def place(pattern: re.Pattern[str], in_strings: bool) -> Place | None:
        at = _outside(pattern, text, in_strings)
        return Place(faults.file, _line(text, at)) if at >= 0 else None

    lines = text.split("\n")
    longest, dots = max(map(len, lines)), max(map(str.count, lines, repeat(".")))
    if not text.lstrip().startswith(("{", "[{")):  # JSON is written on one line, and its keys have no dots
        if longest > LINE_CHARACTERS and (long := place(_LONG, True)):
            faults.add("F106", long, n=LINE_CHARACTERS)
        if dots > DOTS_IN_A_KEY and (dotted := place(_DOTTED, False)):
            faults.add("F107", dotted, n=DOTS_IN_A_KEY)
    if longest > DIGITS and (number := place(_NUMBER, False)):
        faults.add("F108", number, n=DIGITS)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _outside(pattern: re.Pattern[str], text: str, in_strings: bool) -> int:
    """Return where *pattern* is first found outside multi-line strings, or -1.

    Not in other strings and comments either, unless *in_strings*. They are looked for only once
    something is found.
    """
    found = pattern.search(text)
    spans = _STRINGS.finditer(text)
    start, end = 0, 0
    while found:
        at = found.start("found")
        while end <= at:
            span = next(spans, None)
            if span is None:
                return at
            if span["block"] or not in_strings:
                start, end = span.span()
        if at <= start:
            return at
        found = pattern.search(text, found.start() + 1)
    return -1


def too_deep(text: str) -> int:
    """Return the line at which brackets nest deeper than the limit, or 0; strings do not count.

    >>> too_deep("a = [[1]]"), too_deep("[" * 40)
    (0, 1)
    """
    # Brackets alone are counted first: the line of one is looked for only when there are too many.
    steps = (1 if bracket in "[{" else -1 for bracket in _NO_BRACKET.sub("", text))
    if max(accumulate(steps, lambda at, step: max(0, at + step)), default=0) <= LEVELS:
        return 0
    depth = 0
    for token in _SHAPE.finditer(text):
        if token["open"]:
            depth += 1
            if depth > LEVELS:
                return _line(text, token.start())
        elif token["close"]:
            depth = max(0, depth - 1)
    return 0


def too_many(text: str) -> int:
    """Return the line of the bracket or dot that is one too many, or 0; strings do not count.

    >>> too_many("a = [[1]]"), too_many("[a.b] " * 60_000)
    (0, 1)
    """
    # Counting is a hundred times faster than reading, and nearly always enough.
    if sum(map(text.count, "[{.")) <= PARTS:
        return 0
    steps = (token for token in _STEPS.finditer(text) if token["step"])
    for number, token in enumerate(steps):
        if number >= PARTS:
            return _line(text, token.start())
    return 0
