"""A stranger's pack, or a stranger's words on the command line, can forge no line and send no escape."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chargeassist.cli.verbs import VERBS
from chargeassist.reading.printable import FORBIDDEN
from tests.audit.support import FRAME
from tests.cli.support import SERVED, SMALL, Said, run, small

MARK = "FORGED"
TEXTS = {
    "line": f"a\n{MARK}",
    "line of Windows": f"a\r\n{MARK}",
    "return": f"a\r{MARK}",
    "tab": f"a\t{MARK}",
    "escape": f"a\x1b[2J{MARK}",
    "next line": f"a\x85{MARK}",
    "line separator": f"a\u2028{MARK}",
    "turned": f"a\u202e{MARK}",
    "half a character": f"a\udcff{MARK}",
}
"""What ends a line, colours a terminal, turns text, or is none."""
REVIEWS = """\
[[review]]
offence = "taking"
by = "A. B."
role = "counsel"
on = "2026-11-20"
source = "the Act"
finding = "faithful"
digest = "0000000000000000000000000000000000000000000000000000000000000000"
note = "none"
"""
DEPARTURES = """\
[[departure]]
baseline = "un:trafficking-in-persons"
element = "means"
how = "missing"
says = "No means."
source = "zz-act s 1"
bridges = ["zz:taking"]
"""
SOURCE = """
[zz-list]
title = "A List"
kind = "act"
number = "1"
akn = "/akn/zz"
url = "https://law.example/list"
read_in = "a library"
notes = ["none"]
"""
READINGS = """\
[[read]]
offence = "taking"
on = "2026-11-20"
saw = "copy"
of = "a copy"

[[read.differs]]
at = "taking/act"
how = "less"
why = "One limb is left out."
"""
TABLES = (
    *("pack.toml", "sources.toml", "reviews.toml", "departures.toml", "readings.toml"),
    "cases/taking.toml",
)
TEXT = re.compile(r'"[^"\n]*"')


def _pack(folder: Path) -> Path:
    """Write a pack that has every key of every table that holds text."""
    shutil.copytree(FRAME, folder)
    (folder / "reviews.toml").write_text(REVIEWS)
    (folder / "departures.toml").write_text(DEPARTURES)
    (folder / "readings.toml").write_text(READINGS)
    for name, more in (("pack.toml", 'notes = ["none"]\n'), ("sources.toml", SOURCE)):
        (folder / name).write_text((folder / name).read_text() + more)
    return folder


def _texts(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    for name in TABLES:
        for found in TEXT.finditer((folder / name).read_text("utf-8")):
            yield folder / name, found


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack, and a case beside it."""
    (tmp_path / "case.toml").write_text(SMALL)
    return _pack(tmp_path / "pack")


def _is_clean(said: Said) -> None:
    printed = said.out + said.err
    assert "Traceback" not in printed
    assert 70 != said.code, printed
    assert not FORBIDDEN.search(printed.replace("\t", "?"))
    assert [] == [line for line in re.split(r"[\n\r\x85\u2028]", printed) if line.startswith(MARK)]


def _told(pack: Path) -> Iterator[Said]:
    """Yield what every verb says that prints what a pack says."""
    folder = pack.parent
    for words in (
        ("packs", "--law", "./pack"),
        ("show", "./pack"),
        ("show", "./pack:taking"),
        ("lint", "./pack"),
        ("assess", "case.toml", "--law", "./pack", "--all"),
        ("explain", "case.toml", "taking", "--law", "./pack"),
    ):
        yield run(*words, cwd=folder)


def test_a_sound_pack_is_told(pack: Path) -> None:
    """The pack that is spoilt below is sound, and has some thirty texts to spoil."""
    assert {0, 1, 2} >= {said.code for said in _told(pack)}
    assert 0 == run("packs", "--law", "./pack", cwd=pack.parent).code
    assert 30 < len(list(_texts(pack)))


@pytest.mark.parametrize(("name", "some"), [("line", (0, 1)), ("tab", (0, 2)), ("escape", (1, 2))])
def test_no_text_of_a_pack_forges_a_line(name: str, some: tuple[int, int], pack: Path) -> None:
    """Whatever text of a table ends a line, it is refused, or printed within a line of ours.

    Each text is given a line; of a tab and an escape one, in turn.
    """
    first, step = some
    texts = list(_texts(pack))[first::step]
    law = [said.out for said in _told(pack)]
    for file, found in texts:
        sound = file.read_text("utf-8")
        file.write_text(sound[: found.start()] + json.dumps(TEXTS[name]) + sound[found.end() :], "utf-8")
        for said in _told(pack):
            _is_clean(said)
            if said.code in (2, 3) and not said.out:
                break  # refused: no verb will tell more
        file.write_text(sound, "utf-8")
    assert law == [said.out for said in _told(pack)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names are refused there")
@pytest.mark.parametrize("name", TEXTS)
def test_no_name_of_a_file_forges_a_line(name: str, pack: Path) -> None:
    """Names of files and folders are told on one line, by `fmt`, `packs`, `show` and `lint`."""
    folder = pack.parent
    messy = pack / "taking.law"
    messy.write_text(messy.read_text().replace("  title   ", "  title "))
    os.rename(messy, os.fsencode(pack) + b"/" + os.fsencode(TEXTS[name]) + b".law")
    for words in (
        ("fmt", "pack", "--check"),
        ("fmt", "pack"),
        ("packs", "--law", "./pack"),
        ("lint", "./pack"),
    ):
        _is_clean(run(*words, cwd=folder))
    (folder / f"./{TEXTS[name]}").mkdir()
    for verb in ("show", "lint", "fmt"):
        _is_clean(run(verb, f"./{TEXTS[name]}", cwd=folder))


NAMES = ("line", "escape", "turned", "half a character")
TYPED = [(v.name, NAMES[n % len(NAMES)]) for n, v in enumerate(v for v in VERBS if v.name not in SERVED)]
"""Each verb with one of them, in turn."""


@pytest.mark.parametrize(("verb", "name"), TYPED)
def test_no_word_of_a_command_forges_a_line(verb: str, name: str, tmp_path: Path) -> None:
    """Whatever stands on the command line, in any place: it is told on one line, and ends with 2 or 3."""
    text = TEXTS[name]
    _, *words = small(tmp_path)[verb]
    options = next(v.options for v in VERBS if v.name == verb)
    # The name of a file that is written is a name like any other.
    places = [i for i in range(len(words)) if words[i - 1] != "-o"]
    typed = [[*words[:i], text, *words[i + 1 :]] for i in places]
    typed += [[*words, o.flags[-1], text] for o in options if o.takes and o.key not in ("out", "law")]
    typed += [[*words, f"--{text}"], [*words, text]]
    for line in typed:
        said = run(verb, *line)
        _is_clean(said)
        # Whatever somebody says is looked for: `words` takes any text.
        assert said.code in (2, 3) or "--note" in line or verb == "words", line
    _is_clean(run(text))


def test_a_look_alike_is_no_id(pack: Path) -> None:
    """An id of a shipped pack in capitals is that id, and what cannot be seen makes no id of its own."""
    manifest = (pack / "pack.toml").read_text()
    for id, code in (
        ("XP", "L504"),
        ("Un", "L504"),
        ("kE", "L504"),
        ("x\u200bp", "C101"),
        ("\u0445p", "C101"),
    ):
        (pack / "pack.toml").write_text(manifest.replace('"zz"', f'"{id}"', 1), "utf-8")
        said = run("show", "./pack", cwd=pack.parent)
        assert (2, "") == (said.code, said.out)
        assert f": {code} " in said.err


def test_two_sources_that_differ_in_capitals_are_one_id(pack: Path) -> None:
    """A source in capitals does not stand beside the one that is cited, as if it were that one."""
    sources = (pack / "sources.toml").read_text("utf-8")
    (pack / "sources.toml").write_text(sources + sources.partition("\n\n")[0].replace("zz-act", "zz-Act"))
    said = run("show", "./pack", cwd=pack.parent)

    assert (2, "") == (said.code, said.out)
    assert re.search(r"sources\.toml:\d+: zz-Act: C104 ", said.err)


def test_two_packs_that_differ_in_capitals_are_one_id(pack: Path) -> None:
    """Two packs whose ids differ in capitals alone could not be told apart."""
    other = pack.parent / "other"
    shutil.copytree(pack, other)
    (other / "departures.toml").unlink()
    (other / "pack.toml").write_text((other / "pack.toml").read_text().replace('"zz"', '"ZZ"', 1))
    said = run("packs", "--law", "./pack", "--law", "./other", cwd=pack.parent)

    assert (2, "") == (said.code, said.out)
    assert "L510" in said.err


@pytest.mark.parametrize(
    "line", ["irrelevant", "aggravated", "jurisdiction", "precondition", "penalty", "element", "mode"]
)
def test_what_cannot_be_seen_is_in_no_id_of_an_offence(line: str, pack: Path) -> None:
    """An id within an offence holds small letters, digits and hyphens: nothing unseen, no other script."""
    law = (pack / "taking.law").read_text("utf-8")
    for id in ("home\u200b", "h\u043eme", "Home", "home page", ""):
        more = f"  {line} {id}  [s 9]\n    act is recruitment\n"
        (pack / "taking.law").write_text(law + more, "utf-8")
        said = run("show", "./pack", cwd=pack.parent)
        assert (2, "") == (said.code, said.out)
        assert re.search(r"taking\.law:\d+:\d+: L12[23] ", said.err), said.err


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_named_like_a_shipped_pack_is_not_that_pack(pack: Path) -> None:
    """A link called `un`, to wherever, never stands in the place of the yardstick: its gates stay."""
    folder = pack.parent
    shipped = Path(__file__).parents[2] / "knowledge"
    (folder / "knowledge").mkdir()
    (folder / "un").symlink_to(shipped / "xp")
    (folder / "knowledge" / "un").symlink_to(pack)
    plain = run("assess", "case.toml", "--law", "xp", "--format", "json", cwd=folder)
    by_link = run("assess", "case.toml", "--law", "./un", "--format", "json", cwd=folder)
    named_alike = json.loads(
        run("assess", "case.toml", "--law", "knowledge/un", "--format", "json", cwd=folder).out
    )

    assert plain == by_link
    assert ["xp", "un"] == [p["id"] for p in json.loads(by_link.out)["packs"]]
    assert ["zz", "un"] == [p["id"] for p in named_alike["packs"]]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_to_a_shipped_pack_by_any_name_is_that_pack(tmp_path: Path) -> None:
    """The folder of a shipped pack may be given by a link of any name: where it leads is what counts."""
    (tmp_path / "ours").symlink_to(Path(__file__).parents[2] / "knowledge" / "un")

    assert run("packs", "--law", "un").out == run("packs", "--law", "./ours", cwd=tmp_path).out
