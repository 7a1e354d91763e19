"""Characters that hide, turn or end text, raw and by escapes; files in other encodings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chargeassist import CaseError
from chargeassist.case.read import reading_of_bytes
from chargeassist.reading.fault import Fault
from chargeassist.reading.printable import FORBIDDEN
from tests.case.support import FULL
from tests.hostile.support import HEAD, OFFENCE, SOURCES, case_refused, command, pack_refused
from tests.hostile.test_values import SITES, _at, _with, json_with

HIDDEN = {
    "NUL": "\0",
    "bell": "\a",
    "escape": "\x1b",
    "delete": "\x7f",
    "next line": "\x85",
    "C1 control sequence": "\x9b",
    "vertical tab": "\x0b",
    "lone return": "\r",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "Arabic letter mark": "\u061c",
    "right-to-left mark": "\u200f",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "byte order mark": "\ufeff",
}


def _codes(raw: bytes) -> list[str]:
    found: tuple[Fault, ...] = ()
    try:
        reading_of_bytes(raw).whole()
    except CaseError as error:
        found = error.faults
    assert not FORBIDDEN.search("".join(map(str, found)))
    return [f.code for f in found]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_raw_character(name: str) -> None:
    """A character that hides or turns text is refused wherever it stands, and not repeated."""
    hidden = HIDDEN[name]

    for text in (f"{HEAD}# a{hidden}b\n", f'{HEAD}note = "a{hidden}b"\n', f'{HEAD}"a{hidden}b" = 1\n'):
        assert ["F105"] == _codes(text.encode())
    assert ["F105"] == _codes(f'{{"a": "b{hidden}c"}}'.encode())


@pytest.mark.parametrize("name", HIDDEN)
def test_a_character_by_an_escape(name: str) -> None:
    """The same characters by escapes in TOML and JSON text are refused in every text, and not repeated.

    Every text is given three of them, in turn, and every character to a fifth of the texts.
    """
    hidden, turn = HIDDEN[name], list(HIDDEN).index(name)
    escaped = f"\\u{ord(hidden):04x}"

    assert ["C101"] == _codes(f'{HEAD}note = "a{escaped}b"\n'.encode())
    assert ["C102"] == _codes(f'{HEAD}"a{escaped}b" = 1\n'.encode())
    texts = [(site, path) for site, (path, _) in SITES.items() if isinstance(_at(FULL, path), str)]
    for site, path in texts[turn % 5 :: 5]:
        assert "C101" in _codes(json_with(site, f"a{hidden}b").encode()), path


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "\\udc00\\ud800", "\\uD83D"])
def test_half_a_character(half: str) -> None:
    """Half of a character, by an escape of JSON or TOML, is refused before anything must print it."""
    raw = json.dumps(_with(("case", "note"), "HALF")).replace("HALF", half)

    assert ["C101"] == _codes(raw.encode())
    assert {"C102"} == set(_codes(raw.replace('"note"', f'"{half}"').encode()))
    assert ["F110"] == _codes(f'{HEAD}note = "{half}"\n'.encode())
    assert ["F103"] == _codes(HEAD.encode() + b'note = "\xed\xa0\x80"\n')


def test_lines_and_tabs_in_a_text_are_text() -> None:
    """A note may have several lines and tabs, by an escape or in a string of several lines."""
    assert [] == _codes(f'{HEAD}note = "a\\n\\tb"\n'.encode())
    assert [] == _codes(f'{HEAD}note = """\na\n\tb"""\n'.encode())
    assert [] == _codes(json.dumps(_with(("case", "note"), "a\r\nb")).encode())


ENCODED = {
    "Latin-1": ("F103", f'{HEAD}note = "à la carte"\n'.encode("latin-1")),
    "UTF-16": ("F103", HEAD.encode("utf-16")),
    "UTF-16 without mark": ("F105", HEAD.encode("utf-16-le")),
    "UTF-32": ("F103", HEAD.encode("utf-32")),
    "UTF-7": ("F110", b"+AHs-"),
    "empty": ("F104", b""),
    "blank": ("F104", b"\n \t\n"),
    "mark alone": ("F104", b"\xef\xbb\xbf"),
    "two marks": ("F105", b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD.encode()),
    "overlong": ("F103", HEAD.encode() + b"# \xc0\xaf\n"),
    "machine code": ("F103", bytes(range(256)) * 100),
    "NULs": ("F105", b"\0\n" * 1_500_000),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_file_in_another_encoding(name: str, tmp_path: Path) -> None:
    """Text in another encoding, nothing at all and what is no text are refused on the command line."""
    code, raw = ENCODED[name]

    assert [code] == case_refused(tmp_path, raw)


def test_a_byte_order_mark_at_the_start_is_no_fault(tmp_path: Path) -> None:
    """Some editors put a mark at the start of a file: it is dropped."""
    (tmp_path / "case.toml").write_bytes(b"\xef\xbb\xbf" + HEAD.encode())

    assert command(tmp_path, "check", "case.toml").code in (0, 1)


@pytest.mark.parametrize("name", ["escape", "right-to-left override", "line separator"])
def test_a_character_in_a_pack(name: str, tmp_path: Path) -> None:
    """A pack of a stranger can hide no text, raw in its law or by an escape in its tables."""
    hidden = HIDDEN[name]
    title = SOURCES.replace("Code", f"Co\\u{ord(hidden):04x}de")

    assert ["F105"] == pack_refused(tmp_path, {"a.law": OFFENCE.replace("Taking", f"Tak{hidden}ing")})
    assert ["C101"] == pack_refused(tmp_path, {"sources.toml": title})
