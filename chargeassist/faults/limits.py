"""What an input may be at most, checked by one linear scan before any parser runs.

The reasons are measured: 20,000 dotted keys cost `tomllib` 8 s and 1.5 GB, a deeply nested
array exhausts the stack, and characters that reorder text make a file look like another one.
"""

from __future__ import annotations

import re

from chargeassist.faults.fault import Faults, Place

FILE_BYTES = 4_000_000
LINE_CHARACTERS = 16_000
LEVELS = 32
DOTS_IN_A_KEY = 8
ITEMS = 10_000
DIGITS = 400

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff]"
)
_DOTTED = re.compile(rf"^\s*\[{{0,2}}[^=#\n]*(?:\.[^=#.\n]*){{{DOTS_IN_A_KEY + 1}}}")
_NUMBER = re.compile(rf"\d{{{DIGITS + 1}}}")
_MULTILINE = re.compile("\"\"\"|'''")


def decode(raw: bytes, faults: Faults) -> str | None:
    """Return *raw* as text, or None after adding the fault: size, encoding, line lengths, characters."""
    at = Place(faults.file)
    if len(raw) > FILE_BYTES:
        faults.add("F102", f"longer than {FILE_BYTES:,} bytes", at, "split the input")
        return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add("F103", "not UTF-8 text", Place(faults.file, line), "save the file as UTF-8")
        return None
    if not text.strip():
        faults.add("F104", "nothing in it", at, "`chargeassist new` writes a template to start from")
        return None
    found = len(faults.found)
    _scan(text, faults)
    return text.replace("\r\n", "\n") if len(faults.found) == found else None


def _scan(text: str, faults: Faults) -> None:
    """Add at most one fault of each sort: a hostile file must not earn a long answer."""
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        at = forbidden.start()
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        code = f"U+{ord(forbidden.group()):04X}"
        faults.add(
            "F105",
            f"a character that is not allowed ({code})",
            Place(faults.file, line, column),
            "control characters and marks that turn the direction of text are refused",
        )
    inside = False
    long, dotted, digits = False, False, False
    for number, line_text in enumerate(text.split("\n"), start=1):
        if not inside:
            if not long and len(line_text) > LINE_CHARACTERS:
                long = True
                message = f"a line of more than {LINE_CHARACTERS:,} characters"
                faults.add("F106", message, Place(faults.file, number), "break the line")
            head = line_text[:2000]
            if not dotted and head.count(".") > DOTS_IN_A_KEY and _DOTTED.match(_unquoted(head)):
                dotted = True
                message = f"a key with more than {DOTS_IN_A_KEY} dots"
                faults.add("F107", message, Place(faults.file, number))
            if not digits and len(line_text) > DIGITS and _NUMBER.search(line_text):
                digits = True
                message = f"a number of more than {DIGITS} digits"
                faults.add("F108", message, Place(faults.file, number))
        if len(_MULTILINE.findall(line_text)) % 2:
            inside = not inside


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"|\'[^\']*\'', '""', line)


def too_deep(text: str) -> int:
    """Return the line at which brackets nest deeper than the limit, or 0; strings do not count.

    >>> too_deep("a = [[1]]"), too_deep("[" * 40)
    (0, 1)
    """
    depth, line = 0, 1
    for token in re.finditer(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[\[{]|[\]}]|\n', text):
        match token.group():
            case "\n":
                line += 1
            case "[" | "{":
                depth += 1
                if depth > LEVELS:
                    return line
            case "]" | "}":
                depth = max(0, depth - 1)
    return 0
