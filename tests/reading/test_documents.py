"""TOML and JSON: one fault for what cannot be parsed, the line of every path, no value ever repeated."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.reading.documents import parse_json, parse_toml, with_lines
from chargeassist.reading.fault import Fault, Faults, Path, Place

SECRET = "Zebedee"
"""Stands for a value of a case: it must not be printed."""

TOML = """\
schema = "x"
[case]
id = "a"

[[person]]
id = "S1"

[[person]]
  id = "V1"
  is = [
    "victim",
  ]

[ "odd key" ]
"quoted" = 1
a.b = 2

[[fact]]
id = "f1"
shown_by = [{ evidence = "E1", strength = "weak" }]
[fact.extra]
why = "x"

[[fact]] # a comment
id = "f2"
"""
JSON = """\
{
  "schema": "x",
  "case": {"id": "a",
           "law": ["xp",
                   "un"]},
  "person": [
    {"id": "S1"},
    {
      "id": "V:1, [x]",
      "is": []
    }
  ],
  "end": true
}
"""


def _lines(text: str, is_json: bool, *paths: Path) -> list[int]:
    """Return the line that each path is given, by way of faults at them."""
    found = {}
    for path in paths:
        (fault,) = with_lines([Fault.of("C102", Place("f", path=path))], text, is_json)
        found[path] = fault.at.line
    return [found[p] for p in paths]


def test_paths_of_toml_have_lines() -> None:
    """Headers, keys, dotted keys and tables in lists are found on their lines."""
    paths: list[Path] = [
        ("schema",),
        ("case", "id"),
        ("person", 0),
        ("person", 0, "id"),
        ("person", 1),
        ("person", 1, "id"),
        ("person", 1, "is"),
        ("odd key",),
        ("odd key", "quoted"),
        ("odd key", "a", "b"),
        ("fact", 0, "id"),
        ("fact", 0, "extra", "why"),
        ("fact", 1, "id"),
    ]

    assert [1, 3, 5, 6, 8, 9, 10, 14, 15, 16, 19, 22, 25] == _lines(TOML, False, *paths)


def test_a_path_within_a_value_has_the_line_of_the_value() -> None:
    """What stands within a value of several lines has its own line."""
    assert [20, 11] == _lines(TOML, False, ("fact", 0, "shown_by", 0, "strength"), ("person", 1, "is", 0))


def test_a_missing_key_has_the_line_of_its_table() -> None:
    """A key that is missing has the line of the table that should hold it; nothing at all has none."""
    assert [8, 24, 0] == _lines(TOML, False, ("person", 1, "kind"), ("fact", 1, "fact"), ("gate",))


def test_text_that_looks_like_a_header_counts_for_nothing() -> None:
    """Lines within a multi-line string are text, whatever they look like."""
    text = '[[fact]]\nid = "f1"\nnote = """\n[[fact]]\nid = 1\n"""\n\n[[fact]]\nid = "f2"\n'

    assert [2, 9] == _lines(text, False, ("fact", 0, "id"), ("fact", 1, "id"))


def test_paths_of_json_have_lines() -> None:
    """Every value of a JSON text is found on its line, whatever its strings hold."""
    paths: list[Path] = [
        ("schema",),
        ("case",),
        ("case", "law", 1),
        ("person", 0, "id"),
        ("person", 1),
        ("person", 1, "id"),
        ("person", 1, "is"),
        ("end",),
    ]

    assert [2, 3, 5, 7, 8, 9, 10, 13] == _lines(JSON, True, *paths)


def test_faults_come_in_the_order_of_lines() -> None:
    """Faults are told from the top of the file to its end."""
    paths: list[Path] = [("fact", 1, "id"), ("case", "id"), ("person", 1, "is")]

    placed = with_lines([Fault.of("C102", Place("f", path=p)) for p in paths], TOML, False)

    assert [3, 10, 25] == [f.at.line for f in placed]


def test_a_line_that_is_known_is_kept() -> None:
    """A fault that has its line already keeps it."""
    fault = Fault.of("F104", Place("f", 99, 3, path=("case",)))

    assert (fault,) == with_lines([fault], TOML, False)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, f'a = "{SECRET}"\nb = {SECRET}\n'),
        (2, f'a = 1\nb = "{SECRET}\n'),
        (2, f"{SECRET} = 1\n{SECRET} = 2\n"),
        (1, f'"{SECRET}" = 1, "{SECRET}" = 2\n'),
        (2, f"[{SECRET}]\n[{SECRET}]\n"),
        (3, f"[{SECRET}]\nx = 1\n{SECRET}\n"),
        (1, f'a = "\\{SECRET}"\n'),
        (1, f"a = 2024-13-45 # {SECRET}\n"),
        (3, f"a = '''\n{SECRET}\n"),
        (2, f'[person."N\'{SECRET}"]\n[person."N\'{SECRET}"]\n'),
        (1, f"a = {{ 'x\"{SECRET}' = 1, 'x\"{SECRET}' = 2 }}"),
        (2, f'["(at line 9, column 9) {SECRET}"]\n["(at line 9, column 9) {SECRET}"]\n'),
    ],
)
def test_a_toml_fault_has_its_line_and_repeats_nothing(line: int, text: str) -> None:
    """What TOML cannot read is one fault with its line; no text of the file is repeated."""
    faults = Faults("case.toml")

    assert parse_toml(text, faults) is None
    assert [("F110", line)] == [(f.code, f.at.line) for f in faults.found]
    assert SECRET not in str(faults.found[0])


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, f'{{"a": 1,\n"{SECRET}" 2}}'),
        (1, f'{{"a": {SECRET}}}'),
        (2, f'{{"a": "{SECRET}",\n "b": "{SECRET}\n"}}'),
        (1, f'{{"a": "\\{SECRET}"}}'),
        (1, f'{{"a": 1}} {SECRET}'),
        (1, SECRET),
    ],
)
def test_a_json_fault_has_its_line_and_repeats_nothing(line: int, text: str) -> None:
    """What JSON cannot read is one fault with its line; no text of the file is repeated."""
    faults = Faults("case.json")

    assert parse_json(text, faults) is None
    assert [("F111", line)] == [(f.code, f.at.line) for f in faults.found]
    assert SECRET not in str(faults.found[0])


@pytest.mark.parametrize(
    ("read", "name", "error"),
    [
        (parse_toml, "tomllib.loads", tomllib.TOMLDecodeError(f"{SECRET} (at line 1, column 1)")),
        (parse_toml, "tomllib.loads", tomllib.TOMLDecodeError(f"Cannot declare ('{SECRET}',) twice")),
        (parse_toml, "tomllib.loads", ValueError(SECRET)),
        (parse_json, "json.loads", json.JSONDecodeError(SECRET, SECRET, 0)),
        (parse_json, "json.loads", json.JSONDecodeError(f"Invalid \\escape: {SECRET}", SECRET, 0)),
        (parse_json, "json.loads", ValueError(SECRET)),
    ],
)
def test_no_word_of_a_parser_is_told(
    read: Callable[[str, Faults], object], name: str, error: ValueError, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a parser says, of this version of Python or of a later one, our own words are told."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(f"chargeassist.reading.documents.{name}", refuse)
    faults = Faults("case.toml")
    read("a = 1", faults)

    assert SECRET not in f"{faults.found} {faults.found[0]}"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_json_numbers_are_numbers(number: str) -> None:
    """NaN, infinities and what overflows to one are refused."""
    faults = Faults("case.json")

    assert parse_json(f'{{"a": {number}}}', faults) is None
    assert ["F111"] == [f.code for f in faults.found]


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', f'[{{"b": {{"{SECRET}": 1, "{SECRET}": 1}}}}]'])
def test_a_json_key_stands_once(text: str) -> None:
    """A key that stands twice in a table is a fault: neither value is silently dropped."""
    faults = Faults("case.json")

    assert parse_json(text, faults) is None
    assert ["not JSON: a key stands twice in one table"] == [f.message for f in faults.found]


@pytest.mark.parametrize("parse", ["toml", "json"])
@given(text=st.text(max_size=60))
def test_any_text_is_a_table_or_one_fault(parse: str, text: str) -> None:
    """Any text gives a value or exactly one fault, never another exception."""
    faults = Faults("case")
    value = parse_toml(text, faults) if parse == "toml" else parse_json(text, faults)

    assert len(faults.found) == (1 if faults.found else 0)
    assert value is None or not faults.found


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def _paths(value: object, at: Path = ()) -> list[Path]:
    found = [at]
    if isinstance(value, dict):
        found += [p for k, v in value.items() for p in _paths(v, (*at, k))]
    elif isinstance(value, list):
        found += [p for i, v in enumerate(value) for p in _paths(v, (*at, i))]
    return found


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,6}", fullmatch=True), VALUES, max_size=4))
def test_every_path_of_json_has_a_line_of_the_file(value: dict[str, object]) -> None:
    """Whatever JSON holds, every path is placed on a line that the file has."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    assert value == parse_json(text, Faults("case"))
    lines = text.count("\n") + 1

    for line in _lines(text, True, *(p for p in _paths(value) if p)):
        assert 1 <= line <= lines
