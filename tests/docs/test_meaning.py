"""The page of rules: every rule the code or a test speaks of stands on it, with tests that cite it."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.support import walk

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "meaning.md"
ENTRY = re.compile(r"^### S(\d+) [^\n]+\n\n(.+?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"\bS(\d+)\b(?:-S?(\d+)\b)?")
# A rule is cited in brackets or at the head of a docstring; elsewhere S1 may be somebody in a case.
BRACKETS = re.compile(r"\([^()]*\bS\d[^()]*\)")
HEAD = re.compile(r"S\d[^:.]*:")


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of the rules in a text, each of a range such as S14-S16."""
    for first, last in RULE.findall(text):
        yield from range(int(first), int(last or first) + 1)


def _cited(text: str) -> Iterator[int]:
    """Yield the numbers of the rules that a docstring cites."""
    head = HEAD.match(text)
    for part in (*BRACKETS.findall(text), *([head[0]] if head else ())):
        yield from _numbers(part)


@cache
def _docstrings(path: Path) -> tuple[str, ...]:
    return tuple(
        node.value.value.strip()
        for node in walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _comments(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        yield from (t.string for t in tokenize.tokenize(file.readline) if t.type == tokenize.COMMENT)


def _modules(folder: str) -> Iterable[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@cache
def _rules_of(file: str) -> frozenset[int]:
    """Return the rules that a test file cites in a docstring, or is named for."""
    named = re.search(r"/test_s(\d\d)_", file)
    cited = (n for text in _docstrings(ROOT / file) for n in _cited(text))
    return frozenset((*cited, *([int(named[1])] if named else ())))


TEXT = PAGE.read_text("utf-8")
ENTRIES = {int(m[1]): m[2] for m in ENTRY.finditer(TEXT)}


def test_each_rule_is_told_once() -> None:
    """Every number from S1 to the last has one entry."""
    told = [int(n) for n in re.findall(r"^### S(\d+)", TEXT, re.MULTILINE)]

    assert sorted(told) == list(range(1, 53))


@pytest.mark.parametrize("folder", ["chargeassist", "tests"])
def test_every_rule_that_is_spoken_of_is_told(folder: str) -> None:
    """A number in a docstring or a comment has an entry on the page."""
    # A module is read word by word only where a number that is not told stands in it at all.
    named = (p for p in _modules(folder) if {*_numbers(p.read_text("utf-8"))} - ENTRIES.keys())
    unknown = {
        f"{path.relative_to(ROOT).as_posix()}: S{number}"
        for path in named
        for text in (*_docstrings(path), *_comments(path))
        for number in _numbers(text)
        if number not in ENTRIES
    }

    assert set() == unknown


@pytest.mark.parametrize("number", sorted(ENTRIES))
def test_an_entry_names_tests_that_cite_it(number: int) -> None:
    """An entry names at least one test; each is there and cites the rule."""
    named = re.findall(r"\]\(\.\./(tests/[\w/.]+)\)", ENTRIES[number])

    assert [] != named
    assert [] == [n for n in named if number not in _rules_of(n)]


def test_ranges_and_letters_are_read() -> None:
    """A citation may be a range, or name a letter of a rule; a person of a case is no citation."""
    assert [14, 15, 16] == list(_cited("Whatever stands (S14-S16)."))
    assert [26, 1] == list(_cited("S26, S1: a defence has one bar."))
    assert [25, 20] == list(_cited("By whomever (S25 a, S20)."))
    assert [] == list(_cited("S1 struck V1; S2 did not."))
