"""SECURITY.md line by line: every promise has tests, the tests are there, and the numbers are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from chargeassist.reading import limits
from tests.promises.support import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
PAGE = (ROOT / "docs/promises.md").read_text("utf-8")
TABLES = (
    "What a case from a stranger cannot do",
    "What cannot happen to a file",
    "What another page cannot do to the desk",
    "What another program cannot do to the service",
    "What a pack from a stranger cannot do",
)
LIST = "What holds today"
NUMBERS = {
    limits.FILE_BYTES: "bytes are read",
    limits.DOTS_IN_A_KEY: "dots in a key",
    limits.PARTS: "tables and steps",
    limits.LINE_CHARACTERS: "characters a line",
    limits.DIGITS: "digits a number",
    limits.CASE_FACTS: "facts and",
    limits.CASE_MATTERS: "matters of a case",
    limits.ITEMS: "items of a list",
    limits.TEXT_CHARACTERS: "characters a text",
    limits.FAULTS: "faults told",
    limits.PACK_FILES: "files, the limits",
    limits.LAW_LINES: "lines and",
}
"""The limits that the page names, with the words after each."""


def _section(page: str, title: str) -> str:
    (text,) = re.findall(rf"^#+ {title}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    return str(text)


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, the head apart."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:])


def promises() -> list[tuple[str, str]]:
    """Return every promise of the page: its section, and what it begins with."""
    listed = [(LIST, line[2:]) for line in _section(SECURITY, LIST).split("\n") if line.startswith("- ")]
    return listed + [(title, row[0]) for title in TABLES for row in _rows(_section(SECURITY, title))]


def held() -> dict[tuple[str, str], list[str]]:
    """Return the tests that hold each promise, by its section and the words it begins with."""
    rows = [(title, *row) for title in (LIST, *TABLES) for row in _rows(_section(PAGE, title))]
    return {(title, promise): re.findall(r"`([^`]+)`", tests) for title, promise, tests in rows}


def test_every_promise_has_tests() -> None:
    """Each bullet and each row of SECURITY.md stands in the table once, and nothing else does."""
    table = held()
    found = [
        [
            key
            for key in table
            if key[0] == title and (text == key[1] or (title == LIST and text.startswith(key[1])))
        ]
        for title, text in promises()
    ]

    assert [] == [p for p, keys in zip(promises(), found, strict=True) if len(keys) != 1]
    assert {key for keys in found for key in keys} == set(table)
    assert [] == [key for key, tests in table.items() if not tests]


@cache
def _tests(file: str) -> frozenset[str]:
    return frozenset(re.findall(r"^ *def (\w+)\(", (ROOT / file).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted({t for tests in held().values() for t in tests}))
def test_every_test_that_is_named_is_there(name: str) -> None:
    """A test that holds a promise is not renamed or taken away unseen."""
    file, _, test = name.partition("::")
    assert test.startswith("test_")
    assert test in _tests(file)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_numbers_are_those_of_the_library(number: int) -> None:
    """The limits that the page names are the limits."""
    assert f"{number:,} {NUMBERS[number]}" in SECURITY


def test_what_goes_deep_ends_where_it_is_said() -> None:
    """Brackets, outlines and inferences go as deep as the page says."""
    assert SECURITY.count(f"{limits.LEVELS} deep") + SECURITY.count(f"{limits.LEVELS} levels") == 3
