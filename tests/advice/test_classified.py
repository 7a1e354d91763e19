"""Many files in numbers: laid otherwise from unawareness, for want of evidence or of law; no small number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import assess, load_law, review
from chargeassist.advice.classified import AS_SUCH, WORDS, Classified, Filed, classified, filed
from chargeassist.case.read import read_case
from chargeassist.words import say
from tests.cli.support import run
from tests.examples import ROOT

LAID = '\n[[laid]]\nid = "L1"\nsuspect = "S1"\noffence = "{offence}"\ncomplainant = "V1"\n'
SERVITUDE = (ROOT / "examples/domestic-servitude/case.toml").read_text("utf-8")
BOAT = (ROOT / "examples/boat-crossing/case.toml").read_text("utf-8")


def _word(folder: Path, text: str) -> Filed:
    file = folder / "case.toml"
    file.write_text(text, "utf-8")
    case = read_case(file)
    return filed(review(assess(case, load_law(*case.law))), "north")


def test_a_file_says_why_it_was_laid_otherwise(tmp_path: Path) -> None:
    """It stands, it waits for a signature, an element is missing; or it was laid as such, or nothing was."""
    passport = LAID.format(offence="xp:withholding-a-travel-document")
    unsigned = SERVITUDE.replace('fact = "means:', 'holds = "unknown"\nfact = "means:')
    unpaid = BOAT.replace('fact = "benefit:financial"', 'holds = "unknown"\nfact = "benefit:financial"')
    theft = LAID.format(offence="xp:theft").replace('complainant = "V1"\n', "")

    assert "stands" == _word(tmp_path, SERVITUDE + passport).word
    assert "awaits" == _word(tmp_path, unsigned + passport).word
    assert AS_SUCH == _word(tmp_path, SERVITUDE + LAID.format(offence="xp:trafficking-in-persons")).word
    assert "nothing-laid" == _word(tmp_path, SERVITUDE).word
    short = _word(tmp_path, unpaid + theft)
    assert ("missing", ("xp:smuggling-of-migrants/benefit",)) == (short.word, short.lacking)


def test_words_of_the_file_are_in_no_number(tmp_path: Path) -> None:
    """An offence that no law has stands in the words of the file, which may name people: it is not shown."""
    found = _word(tmp_path, SERVITUDE + LAID.format(offence="cruelty of Mrs A. to her maid"))

    assert ("outside-the-law",) == found.laid


def _lines(found: Classified) -> Iterator[list[int | None]]:
    """Yield each row and each column as it is told, its sum last."""
    rows = [[*(c.n for c in r.cells), r.files.n] for r in found.offices]
    if len(found.offices) != 1:
        rows.append([*(c.n for c in found.whole.cells), found.whole.files.n])
        yield from map(list, zip(*rows, strict=True))
    yield from rows


@given(st.lists(st.tuples(st.sampled_from(["north", "south", "east"]), st.sampled_from(WORDS)), max_size=90))
def test_no_small_number_is_told_or_can_be_worked_out(files: list[tuple[str, str]]) -> None:
    """Every number told is 0 or large; no row or column gives away the one number it holds back."""
    found = classified([Filed(o, w) for o, w in files])

    for line in _lines(found):
        *parts, whole = line
        assert [] == [n for n in line if n is not None and 0 < n < found.smallest]
        if parts.count(None) == 1 and whole is not None:
            assert 0 == whole - sum(n for n in parts if n is not None)
        assert whole is not None or None in parts


def test_what_is_large_is_told() -> None:
    """Sixty files of two offices are told whole; nothing is held back for nothing."""
    files = [
        Filed(o, w) for o in ("north", "south") for w in ("as-such", "stands", "missing") for _ in range(10)
    ]
    found = classified(files)

    assert [30, 30] == [r.files.n for r in found.offices]
    assert [20, 20, 0, 20, 0, 0, 0] == [c.n for c in found.whole.cells]


def test_a_folder_is_counted_and_a_bad_file_is_told(tmp_path: Path) -> None:
    """Offices are folders; what is no case is in no number, is told, and the command ends with 5."""
    for number in range(6):
        office = tmp_path / "files" / ("north" if number < 5 else "south")
        office.mkdir(parents=True, exist_ok=True)
        (office / f"{number}.toml").write_text(SERVITUDE, "utf-8")
    (tmp_path / "files/north/bad.toml").write_text("[case]\n", "utf-8")
    (tmp_path / "files/.hidden.toml").write_text("[case]\n", "utf-8")

    said = run("review", tmp_path / "files", "--format", "json")
    data = json.loads(said.out)["classified"]
    page = run("classified", tmp_path / "files", "--lang", "fr")

    assert 5 == said.code == page.code
    assert "north/bad.toml" in said.err
    assert ["north/bad.toml"] == [file for file, _ in data["refused"]]
    assert [None, None] == [o["files"]["n"] for o in data["offices"]]
    assert max(map(len, page.out.split("\n"))) <= 80


def test_a_folder_without_a_case_is_told(tmp_path: Path) -> None:
    """Nothing to count is a misuse, as are names beside a folder."""
    assert 2 == run("classified", tmp_path).code
    assert 2 == run("review", tmp_path, "--names", "names.toml").code


@pytest.mark.parametrize("smallest", ["0", "1"])
def test_whoever_may_see_small_numbers_asks_for_them(smallest: str) -> None:
    """An office that counts its own files can see each of them."""
    data = json.loads(
        run("classified", "examples/victim-at-the-border", "--smallest", smallest, "--format", "json").out
    )["classified"]

    assert 1 == data["whole"]["files"]["n"]
    assert [["za:untruth-to-pass-a-border-or-stay", 1]] == [[c["word"], c["n"]] for c in data["laid"]]


def test_files_in_which_a_victim_was_charged_are_told_first() -> None:
    """Somebody charged is behind a gate: that is counted, and said."""
    words = ("classified", "examples/victim-at-the-border", "--smallest", "1")

    assert 1 == json.loads(run(*words, "--format", "json").out)["classified"]["gated"]["n"]
    assert say("classified-gated", n="1") in " ".join(run(*words).out.split())
    assert say("classified-gated", n="*") in " ".join(run(*words[:2]).out.split())
