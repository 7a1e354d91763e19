"""The verb attest: what it records its own reader reads, no record is lost, and nothing else is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.law.reviews import read_reviews
from chargeassist.words import remark
from tests.cli.support import ROOT, Said, run
from tests.law.support import OFFENCE, load, write_pack

SAID = {"by": "A. B.", "role": "counsel", "on": "2026-11-20", "source": "the Act", "finding": "faithful"}
FREE = ("by", "role", "source", "note")
"""What is said in one's own words."""
GOOD = {
    "quotes": 'A. "Nan" B.',
    "a backslash": "A:\\law\\text",
    "an apostrophe": "l'Afrique",
    "another script": "Взятие 取 é",
    "what looks like a table": "]] [[review]] x = 1",
    "a number sign": "# no comment",
    "three quotes": '"""',
    "no width": "a\u200bb",
    "a blank of French": "art.\u00a03",
}
BAD = {
    "blank": "  \u00a0 ",
    "nothing seen": "\u200b\u2060",
    "line break": "a\nb",
    "line break of Windows": "a\r\nb",
    "tab": "a\tb",
    "NUL": "a\0b",
    "escape": "a\x1b[2Jb",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "turned": "a\u202eb",
    "mark": "\ufeffa",
    "half a character": "a\udcffb",
    "16,001 characters": "a" * 16_001,
    "20,001 characters": "a" * 20_001,
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack of one offence."""
    return write_pack(tmp_path / "pack", {"a.law": OFFENCE})


def _attest(pack: Path, *more: str | Path, **said: str) -> Said:
    words = [w for key, value in (SAID | said).items() for w in (f"--{key}", value)]
    return run("attest", f"{pack}:taking", *words, *more)


def _files(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in sorted(folder.iterdir())}


def test_what_was_said_is_recorded(pack: Path) -> None:
    """The offence is shown, the review recorded, and the status of the offence follows from it."""
    said = _attest(pack, note="read twice")
    (review,) = read_reviews(pack / "reviews.toml", "reviews.toml")

    assert (0, "") == (said.code, said.err)
    assert said.out.startswith("-- zz:taking")
    assert said.out.endswith("recorded for zz:taking: faithful\n")
    assert ("taking", "A. B.", "counsel", "the Act", "faithful", "read twice") == (
        *(review.offence, review.by, review.role, review.source, review.finding, review.note),
    )
    assert remark("reviewed", role="counsel", on="2026-11-20") == load(pack).offences[0].review


@pytest.mark.parametrize("key", FREE)
@pytest.mark.parametrize("name", GOOD)
def test_words_of_ones_own_are_kept(name: str, key: str, pack: Path) -> None:
    """Whatever is text on one line is read back as it was said, and the pack still loads."""
    assert 0 == _attest(pack, **{key: GOOD[name]}).code
    assert GOOD[name] == getattr(read_reviews(pack / "reviews.toml", "reviews.toml")[0], key)
    assert "reviewed" == load(pack).offences[0].review.code


@pytest.mark.parametrize("name", BAD)
def test_what_its_own_reader_refuses_is_not_recorded(name: str, pack: Path) -> None:
    """A text that the pack's own reader would refuse shuts no pack: it is refused, and nothing is written."""
    assert 0 == _attest(pack).code
    before = _files(pack)
    for key in FREE:
        said = _attest(pack, **{key: BAD[name]})
        lines = key == "note" and name in ("line break", "line break of Windows", "tab")

        assert (0 if lines else 2) == said.code, key
        assert lines or before == _files(pack), key
    assert "reviewed" == load(pack).offences[0].review.code


@pytest.mark.parametrize("key", [k for k in FREE if k != "note"])
def test_what_must_be_said_is_not_empty(key: str, pack: Path) -> None:
    """Nobody, in no capacity, with no text: that is no review."""
    said = _attest(pack, **{key: ""})

    assert 2 == said.code
    assert f"--{key}: C101 expected text on one line, not empty" in said.err
    assert not (pack / "reviews.toml").exists()


@pytest.mark.parametrize(
    "day", ["999-01-01", "0000-01-01", "26-01-01", "2026-02-30", "2026-1-1", "2026", "", "today", "20260101"]
)
def test_a_day_is_one_day(day: str, pack: Path) -> None:
    """A day that the reader of a pack does not read as a day is refused."""
    said = _attest(pack, on=day)

    assert 2 == said.code
    assert "--on: C101 expected a day such as 2024-05-01" in said.err
    assert not (pack / "reviews.toml").exists()


def test_a_day_long_ago_is_read_back(pack: Path) -> None:
    """A year below 1000 is written with four digits, as it was given."""
    assert 0 == _attest(pack, on="0999-12-31").code
    assert "0999-12-31" == str(read_reviews(pack / "reviews.toml", "reviews.toml")[0].on)


def test_every_fault_is_told(pack: Path) -> None:
    """All that is wrong is told together, each beside its option."""
    said = _attest(pack, by="", role="a\nb", on="x")

    assert ["--by", "--role", "--on"] == [row.split(":")[0] for row in said.err.split("\n\n")[:-1]]
    assert said.err.endswith("\n\n3 faults\n")


@given(st.dictionaries(st.sampled_from(FREE), st.text(max_size=30), min_size=1))
def test_whatever_is_said_is_kept_or_refused(said: dict[str, str]) -> None:
    """Any words: recorded and read back as they were, or refused with nothing written."""
    with TemporaryDirectory() as folder:
        pack = write_pack(Path(folder), {"a.law": OFFENCE})
        code = _attest(pack, **said).code
        assert code in (0, 2)
        if code == 0:
            (review,) = read_reviews(pack / "reviews.toml", "reviews.toml")
            assert said == {key: getattr(review, key) for key in said}
        else:
            assert not (pack / "reviews.toml").exists()


def test_reviews_that_cannot_be_read_are_left_alone(pack: Path) -> None:
    """Beneath rows that somebody has spoilt nothing is added: the place of the fault is told."""
    for spoilt in ('[[review]]\nby = "A"\n', "x = ", "[[review]\n", "# \x1b\n"):
        (pack / "reviews.toml").write_text(spoilt, "utf-8")
        said = _attest(pack)

        assert 2 == said.code
        assert "reviews.toml:" in said.err
        assert {"a.law", "pack.toml", "reviews.toml", "sources.toml"} == set(_files(pack))
        assert spoilt == (pack / "reviews.toml").read_text("utf-8")


def test_another_file_grows_too(pack: Path, tmp_path: Path) -> None:
    """With `-o` the reviews of the pack are copied once; a second record is added to that file."""
    assert 0 == _attest(pack, by="first").code
    for name in ("second", "third"):
        assert 0 == _attest(pack, "-o", tmp_path / "mine.toml", by=name).code

    assert ["first"] == [r.by for r in read_reviews(pack / "reviews.toml", "r")]
    assert ["first", "second", "third"] == [r.by for r in read_reviews(tmp_path / "mine.toml", "r")]
    assert 2 == _attest(pack, "-o", "-").code


PROCESSES, RECORDS = 8, 3
CLIENTS = """
import os, sys
from chargeassist.cli.commands import run
from tests.cli.test_attest import SAID
processes, records, pack = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
words = [w for key, value in SAID.items() if key != "by" for w in (f"--{key}", value)]
run(["show", pack])
gate, opened = os.pipe()
children = []
for n in range(processes):
    child = os.fork()
    if not child:
        os.close(opened)
        os.read(gate, 1)  # until all are there
        codes = [run(["attest", f"{pack}:taking", *words, "--by", f"p{n}-{i}"]) for i in range(records)]
        os._exit(max(codes))
    children.append(child)
os.close(opened)
assert all(os.waitpid(child, 0)[1] == 0 for child in children)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes that begin at one moment")
def test_no_record_of_eight_at_once_is_lost(tmp_path: Path) -> None:
    """Eight processes that record at the same moment: every record is there, once, and no litter."""
    pack = write_pack(tmp_path / "pack", {"a.law": OFFENCE})
    program = [sys.executable, "-c", CLIENTS, str(PROCESSES), str(RECORDS), str(pack)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, check=False)
    found = [r.by for r in read_reviews(pack / "reviews.toml", "reviews.toml")]

    assert (0, b"") == (done.returncode, done.stderr)
    assert sorted(f"p{n}-{i}" for n in range(PROCESSES) for i in range(RECORDS)) == sorted(found)
    assert {"a.law", "pack.toml", "reviews.toml", "sources.toml"} == set(_files(pack))
