"""Limits: each just under and just over, before any parser runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.reading import limits
from chargeassist.reading.documents import parse_json, parse_toml
from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import DIGITS, DOTS_IN_A_KEY, FILE_BYTES, LEVELS, LINE_CHARACTERS
from chargeassist.reading.scan import decode, too_deep

HIDDEN = (
    *("\0", "\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\u200e", "\u200f", "\u2028", "\u2029"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"),
)


def codes(raw: bytes | str) -> list[str]:
    """Return the codes of the faults that decoding finds."""
    faults = Faults("input")
    text = decode(raw.encode() if isinstance(raw, str) else raw, faults)
    assert (text is None) == bool(faults.found)
    return [f.code for f in faults.found]


def _dots(count: int) -> str:
    return ".".join("a" * (count + 1))


def test_the_limits_are_those_of_the_design() -> None:
    """The limits are numbers people are told: 4,000,000 bytes, 16,000 characters, 32 levels, 8 dots."""
    assert (4_000_000, 16_000, 32, 8, 10_000) == (
        FILE_BYTES,
        LINE_CHARACTERS,
        LEVELS,
        DOTS_IN_A_KEY,
        limits.ITEMS,
    )


def test_the_longest_file_is_read() -> None:
    """A file of exactly the limit is read; one byte more is refused."""
    line = "# " + "x" * 997 + "\n"

    assert [] == codes(line * (FILE_BYTES // len(line)))
    assert ["F102"] == codes(line * (FILE_BYTES // len(line)) + "x")


@pytest.mark.parametrize(
    ("under", "over", "code"),
    [
        ("x" * LINE_CHARACTERS, "x" * (LINE_CHARACTERS + 1), "F106"),
        ("é" * LINE_CHARACTERS, "é" * (LINE_CHARACTERS + 1), "F106"),
        (f"{_dots(DOTS_IN_A_KEY)} = 1", f"{_dots(DOTS_IN_A_KEY + 1)} = 1", "F107"),
        (f"[{_dots(DOTS_IN_A_KEY)}]", f"[{_dots(DOTS_IN_A_KEY + 1)}]", "F107"),
        (f"[[{_dots(DOTS_IN_A_KEY)}]]", f"[[{_dots(DOTS_IN_A_KEY + 1)}]]", "F107"),
        ('"a.b.c.d.e.f.g.h.i.j.k" = 1', '"a.b".c.d.e.f.g.h.i.j.k = 1', "F107"),
        ('a = "1.2.3.4.5.6.7.8.9.10.11"', f"  {_dots(DOTS_IN_A_KEY + 1)} = 1", "F107"),
        ("a = " + "1" * DIGITS, "a = " + "1" * (DIGITS + 1), "F108"),
    ],
)
def test_each_limit_just_under_and_just_over(under: str, over: str, code: str) -> None:
    """What is at a limit is read; what is over it is refused with the code of that limit."""
    assert ([], [code]) == (codes(under), codes(over))


@pytest.mark.parametrize("mark", ["'''", '"""'])
def test_a_long_line_inside_a_multi_line_string_is_read(mark: str) -> None:
    """A note may be one long paragraph: lines inside a multi-line string have no limit of their own."""
    long = "x " * LINE_CHARACTERS

    assert [] == codes(f"note = {mark}\n{long}\n{mark}\n")
    assert ["F106"] == codes(f"note = {mark}\n{mark}\n# {long}\n")


@pytest.mark.parametrize("begins", ["{", "[{", "\n [{"])
def test_json_may_be_one_line(begins: str) -> None:
    """Programs write it so; what is no object in the end is told as that, and not to break its line."""
    assert [] == codes(begins + '"a": 1, ' * LINE_CHARACTERS)


@pytest.mark.parametrize(
    "hidden",
    [
        "# '''\n" + _dots(3000) + " = 1\n",
        'a = 1 # it\'s """ here\n' + _dots(3000) + " = 1\n",
        " " * 2000 + _dots(3000) + " = 1\n",
        "[ " + " " * 2000 + _dots(3000) + "]\n",
    ],
    ids=["comment", "trailing comment", "spaces", "header"],
)
def test_a_dotted_key_cannot_hide(hidden: str) -> None:
    """A key with thousands of dots costs seconds and gigabytes: nothing in front of it hides it."""
    assert ["F107"] == codes(hidden)


def test_a_mark_in_a_comment_opens_no_string() -> None:
    """Three quotes in a comment open no string: the lines after it have their limit."""
    assert ["F106"] == codes("# '''\n# " + "x" * LINE_CHARACTERS + "\n")


@pytest.mark.parametrize("character", HIDDEN, ids=[f"U+{ord(c):04X}" for c in HIDDEN])
def test_a_character_that_hides_or_turns_text_is_refused(character: str) -> None:
    """Control characters and marks that turn text are refused, with their number, line and column."""
    faults = Faults("input")

    assert decode(f"one\ntwo {character}three\n".encode(), faults) is None
    assert [(f"a character that is not allowed (U+{ord(character):04X})", 2, 5)] == [
        (f.message, f.at.line, f.at.column) for f in faults.found
    ]


def test_a_carriage_return_ends_no_line_in_secret() -> None:
    """A lone carriage return shows as a line break and is none: after a # it would hide a line."""
    assert ["F105"] == codes("# note\roffence a\n")


@pytest.mark.parametrize("text", ["é ü ß", "中文 اسم עברית", "a\tb", "a’s – ×", "👩‍👧"])
def test_the_letters_of_the_world_are_read(text: str) -> None:
    """Text in any script is read as it is."""
    assert text == decode(text.encode(), Faults("input"))


def test_windows_files_read_like_others() -> None:
    """A byte order mark at the start is dropped and line ends of Windows become line breaks."""
    assert "a = 1\nb = 2\n" == decode(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", Faults("input"))


@pytest.mark.parametrize("raw", [b"a = 1\nb = '\xe9'\n", b"a = 1\n\xff\xfe", b"x\n\xed\xa0\x80"])
def test_what_is_not_utf8_is_refused_with_its_line(raw: bytes) -> None:
    """Text in another encoding, and a lone surrogate, is refused with the line it stands on."""
    faults = Faults("input")

    assert decode(raw, faults) is None
    assert [("F103", 2)] == [(f.code, f.at.line) for f in faults.found]


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_told_where_to_start(raw: bytes) -> None:
    """An empty file is answered with the command that writes a template."""
    faults = Faults("input")

    assert decode(raw, faults) is None
    assert ["F104"] == [f.code for f in faults.found]
    assert "chargeassist new" in faults.found[0].hints[0]


def test_each_sort_of_fault_is_told_once() -> None:
    """A hostile file earns one fault of each sort, whatever its size."""
    bad = "x" * (LINE_CHARACTERS + 1) + "\n" + _dots(20) + " = 1\n" + "a = " + "1" * 500 + "\n\u202e\n"

    assert ["F105", "F106", "F107", "F108"] == codes(bad * 5)


@pytest.mark.parametrize("open_", ["[", "{", '[{"a": '])
def test_brackets_nest_to_the_limit(open_: str) -> None:
    """Brackets nest to 32 levels; the 33rd is refused, whichever bracket it is."""
    depth = sum(c in "[{" for c in open_)

    assert 0 == too_deep(open_ * (LEVELS // depth))
    assert 1 == too_deep(open_ * (LEVELS // depth) + "[")


@pytest.mark.parametrize(
    "text",
    ['a = "' + "[" * 99 + '"', "a = '" + "{" * 99 + "'", '{"a": "\\"' + "[" * 99 + '"}', "[]\n" * 99],
)
def test_brackets_in_strings_do_not_nest(text: str) -> None:
    """Brackets within a string, and brackets that are closed, do not count."""
    assert 0 == too_deep(text)


def test_nesting_is_told_with_its_line() -> None:
    """The line on which brackets nest too deep is told."""
    assert 3 == too_deep("a = 1\nb = 2\nc = " + "[" * 33)


@pytest.mark.parametrize("parse", [parse_toml, parse_json])
def test_deep_nesting_reaches_no_parser(parse: object) -> None:
    """A deeply nested input is refused with its own code by both readers."""
    faults = Faults("input")

    assert callable(parse)
    assert parse("a = " + "[" * 20_000, faults) is None
    assert ["F109"] == [f.code for f in faults.found]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_faults(raw: bytes) -> None:
    """Any bytes give text or faults, never both, and never an exception."""
    faults = Faults("input")
    text = decode(raw, faults)

    assert (text is None) == bool(faults.found)


@given(st.text(max_size=80))
def test_decoding_changes_line_ends_only(text: str) -> None:
    """Text that is accepted is the text that was given, but for the line ends of Windows."""
    decoded = decode(text.encode("utf-8", "surrogatepass"), Faults("input"))

    if decoded is not None:
        assert text.replace("\r\n", "\n") == decoded
