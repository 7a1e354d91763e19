"""Names that every system can hold: a clone on Windows is whole, and no two files become one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.I)
LONGEST = 100
"""Of a path within the project: Windows holds 260 characters, and the rest belongs to the reader."""
NAMES = [
    path.relative_to(ROOT)
    for folder in ("knowledge", "examples", "docs", "chargeassist", "tests")
    for path in (ROOT / folder).rglob("*")
    if "__pycache__" not in path.parts
]


@pytest.mark.parametrize("folder", ["knowledge", "examples"])
def test_law_and_examples_have_plain_names(folder: str) -> None:
    """In knowledge/ and examples/ a name is small letters, digits, `-`, `_`, or one others ask for."""
    plain = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z]+)?|README(\.[a-z]{2})?\.md|__init__\.py|Dockerfile")

    assert [] == [n.as_posix() for n in NAMES if n.parts[0] == folder and not plain.fullmatch(n.name)]


def test_no_name_is_one_that_windows_keeps_for_itself_or_alters() -> None:
    """No device (`nul.law`), no last dot or blank, none of the characters Windows refuses, no long path."""
    bad = [n for n in NAMES if RESERVED.fullmatch(n.name) or re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', n.name)]

    assert [] == bad
    assert [] == [n for n in NAMES if len(n.as_posix()) > LONGEST]


def test_no_two_names_differ_only_in_capitals() -> None:
    """Where capitals do not count, two such files would be one."""
    folded = [n.as_posix().casefold() for n in NAMES]

    assert sorted(set(folded)) == sorted(folded)
