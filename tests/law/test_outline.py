"""Outlines: two spaces a level, every line a line or a fault, and nothing else ever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.law.outline import Line, read_outline
from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import LEVELS

Tree = list[tuple[str, "Tree"]]


def _tree(lines: tuple[Line, ...]) -> Tree:
    return [(line.text, _tree(line.children)) for line in lines]


def _read(text: str) -> tuple[tuple[Line, ...], list[tuple[str, int]]]:
    faults = Faults("a.law")
    lines = read_outline(text, faults)
    return lines, [(f.code, f.at.line) for f in faults.found]


def test_two_spaces_make_one_level() -> None:
    """Each two spaces set a line beneath the nearest line above with two fewer."""
    lines, faults = _read("a\n  b\n    c\n  d\ne\n")

    assert [("a", [("b", [("c", [])]), ("d", [])]), ("e", [])] == _tree(lines)
    assert [] == faults


def test_blank_lines_and_comments_are_no_lines() -> None:
    """An empty line and a line whose first character is # say nothing, whatever their indentation."""
    lines, faults = _read("# top\na\n\n   \n     # deep\n  b # not a comment\n")

    assert [("a", [("b # not a comment", [])])] == _tree(lines)
    assert [] == faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\n\tb\n", ("L101", 2)),
        ("a\n  b\tc\n", ("L101", 2)),
        ("a\n   b\n", ("L102", 2)),
        (" a\n", ("L102", 1)),
        ("a\n    b\n", ("L103", 2)),
        ("  a\n", ("L103", 1)),
        ("a\n  b\n      c\n", ("L103", 3)),
    ],
)
def test_a_layout_fault_has_its_line(text: str, fault: tuple[str, int]) -> None:
    """A tab, an odd indentation and a level that was never opened are faults on their line."""
    assert [fault] == _read(text)[1]


def test_levels_end_at_the_limit() -> None:
    """Thirty-two levels beneath the first are read; one more is a fault."""
    stair = [f"{'  ' * n}x" for n in range(LEVELS + 2)]

    assert [] == _read("\n".join(stair[:-1]))[1]
    assert [("L103", LEVELS + 2)] == _read("\n".join(stair))[1]


def test_every_fault_is_told() -> None:
    """Reading goes on after a fault, so that all faults are told together."""
    assert [("L101", 2), ("L102", 3), ("L103", 4)] == _read("a\n\tb\n   c\n      d\ne\n")[1]


def test_a_line_knows_where_it_stands() -> None:
    """Line and column count from one, and the width is that of the words."""
    lines, _ = _read("a\n  bcd  \n")
    place = lines[0].children[0].place

    assert (2, 3, 3, "  bcd") == (place.line, place.column, place.width, place.source)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1d", "\r"])
def test_only_a_line_break_ends_a_line(mark: str) -> None:
    """Other characters that some programs show as a line break end no line: nothing is read in secret."""
    lines, _ = _read(f"a{mark}  b\n")

    assert 1 == len(lines)
    assert "b" in lines[0].text


OUTLINES = st.lists(
    st.builds("{}{}".format, st.integers(0, 9).map(lambda n: " " * n), st.text(max_size=8)), max_size=12
).map("\n".join)


@given(st.one_of(st.text(max_size=120), OUTLINES))
def test_any_text_is_lines_or_faults(text: str) -> None:
    """Every line of any text that says something is read or is a fault, exactly one of the two."""
    lines, faults = _read(text)

    def count(rows: tuple[Line, ...]) -> int:
        return sum(1 + count(r.children) for r in rows)

    rows = [r.strip(" \t") for r in text.split("\n")]
    assert sum(bool(r) and not r.startswith("#") for r in rows) == count(lines) + len(faults)


@given(OUTLINES)
def test_every_place_lies_in_the_file(text: str) -> None:
    """Every line, and every fault, stands where the file says it stands."""
    faults = Faults("a.law")
    lines = list(read_outline(text, faults))
    places = [f.at for f in faults.found]
    while lines:
        line = lines.pop()
        lines.extend(line.children)
        places.append(line.place)

    rows = text.split("\n")
    for place in places:
        row = rows[place.line - 1]
        assert row[place.column - 1 : place.column - 1 + place.width] == row.strip(" \t")
