"""`screen`: the same bytes whoever works and however often it is stopped; faults lose nothing."""

from __future__ import annotations

import csv
import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from chargeassist import ChargeAssistError
from chargeassist.hall import records
from chargeassist.hall.parts import parts
from chargeassist.hall.screening import Screened, screen
from tests.bulk.support import case, caseload, pack
from tests.cli.support import run

Watch = Callable[[int, int, int], None]


@pytest.fixture
def zz(tmp_path: Path) -> str:
    """Return a small law."""
    return pack(tmp_path)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut chunks of three records."""
    monkeypatch.setattr(records, "RECORDS", 3)


def _screened(source: str | Iterable[object], out: Path, law: str, **asked: Any) -> tuple[Screened, bytes]:
    return screen(source, str(out), [law], **asked), out.read_bytes()


def _table(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text("utf-8").splitlines()))


def _codes(out: Path) -> list[list[str]]:
    return _table(out.parent / f"{out.name}.quarantine.csv")[1:]


@pytest.mark.usefixtures("cut")
def test_the_bytes_are_the_same(tmp_path: Path, zz: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of three or of five, one process or two: the same file, and nothing beside it."""
    source = caseload(tmp_path / "c.jsonl", 10)
    found, first = _screened(source, tmp_path / "a.csv", zz)
    _, second = _screened(source, tmp_path / "b.csv", zz, jobs=2)
    monkeypatch.setattr(records, "RECORDS", 5)
    _, third = _screened(source, tmp_path / "c.csv", zz)

    assert (10, 10, 0, 10, 0, "") == (
        *(found.read, found.screened, found.refused, found.rows, found.again),
        found.quarantine,
    )
    assert first == second == third
    assert {"a.csv", "b.csv", "c.csv", "c.jsonl", "pack"} == {p.name for p in tmp_path.iterdir()}
    heads, *rows = _table(tmp_path / "a.csv")
    assert ["case", "suspect", "complainant", "gates", "laid", "verdicts"] == heads[:6]
    assert ["c0", "S1", "V1", "", "zz:taking"] == rows[0][:5]
    assert ["thin", "supported"] == [dict(zip(heads, r, strict=True))["zz:taking"] for r in rows[:2]]


@pytest.mark.usefixtures("cut")
def test_a_query_is_screened_as_its_lines_are(tmp_path: Path, zz: str) -> None:
    """The rows of a database, tables, texts and a stream of lines give the bytes that the file gives."""
    source = caseload(tmp_path / "c.jsonl", 10)
    _, whole = _screened(source, tmp_path / "whole.csv", zz)
    lines = Path(source).read_text("utf-8").splitlines()
    held = sqlite3.connect(":memory:")
    held.execute("create table cases (body text)")
    held.executemany("insert into cases values (?)", [(line,) for line in lines])
    query = held.execute("select body from cases order by rowid")
    handed: list[Iterable[object]] = [query, map(case, range(10)), lines, (x.encode() for x in lines)]

    with open(source, "rb") as stream:
        for cases in (*handed, stream):
            assert whole == _screened(cases, tmp_path / "out.csv", zz)[1]
    assert (
        0 == run("screen", "-", "--law", zz, "-o", tmp_path / "in.csv", stdin="\n".join(lines).encode()).code
    )
    assert whole == (tmp_path / "in.csv").read_bytes()


def test_what_is_handed_over_and_is_no_case_is_told(tmp_path: Path, zz: str) -> None:
    """A row without a text, and whatever cannot be a case, is refused by its number."""
    loop: dict[str, object] = {}
    loop["self"] = loop
    found, _ = _screened([(None,), 7, ("a", "b"), {"of": object()}, loop, case(1)], tmp_path / "out.csv", zz)

    assert (6, 1, 5) == (found.read, found.screened, found.refused)
    assert [str(n) for n in range(1, 6)] == [at for at, _, _ in _codes(tmp_path / "out.csv")]


@pytest.mark.usefixtures("cut")
def test_what_was_handed_over_is_not_screened_twice(tmp_path: Path, zz: str) -> None:
    """A query that fails half-way leaves what was done to the next run, and no output."""

    def broken() -> Iterator[object]:
        yield from map(case, range(7))
        raise ConnectionError

    with pytest.raises(ConnectionError):
        screen(broken(), str(tmp_path / "out.csv"), [zz])
    assert not (tmp_path / "out.csv").exists()
    assert (10, 6) == ((f := _screened(map(case, range(10)), tmp_path / "out.csv", zz)[0]).read, f.again)


@pytest.mark.usefixtures("cut")
def test_it_goes_on_where_it_was_stopped(tmp_path: Path, zz: str) -> None:
    """What was done before Ctrl-C is not done again; nothing that looks whole was there meanwhile."""
    source = caseload(tmp_path / "c.jsonl", 10)
    _, whole = _screened(source, tmp_path / "whole.csv", zz)
    seen: list[int] = []

    def stop(done: int, through: int, size: int) -> None:
        seen.append(done)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(source, str(tmp_path / "out.csv"), [zz], watch=stop)
    assert not (tmp_path / "out.csv").exists()

    found, after = _screened(source, tmp_path / "out.csv", zz)

    assert (6, whole) == (found.again, after)


@pytest.mark.usefixtures("cut")
def test_a_part_is_of_its_records_and_its_law(tmp_path: Path, zz: str) -> None:
    """A run over other records, or at another stage, takes nothing from one that was stopped."""
    source = caseload(tmp_path / "c.jsonl", 6)

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(source, str(tmp_path / "out.csv"), [zz], watch=stop)

    assert 0 == screen(source, str(tmp_path / "out.csv"), [zz], stage="trial").again


@pytest.mark.usefixtures("cut")
@pytest.mark.parametrize(
    "change",
    [lambda x: x[:-3], lambda x: x.replace(b"thin", b"supported"), lambda x: x[:40], lambda _: b""],
    ids=["cut off", "a word", "a head", "nothing"],
)
def test_a_changed_part_is_made_again(tmp_path: Path, zz: str, change: Callable[[bytes], bytes]) -> None:
    """A part that somebody has changed is told, and the next run makes it again."""
    source = caseload(tmp_path / "c.jsonl", 6)

    def cut_off(*_: int) -> None:
        for part in tmp_path.glob("out.csv.parts/*.part"):
            part.write_bytes(change(part.read_bytes()))

    with pytest.raises(ChargeAssistError) as told:
        screen(source, str(tmp_path / "out.csv"), [zz], watch=cut_off)
    assert "F124" == told.value.faults[0].code

    # One part is set aside each time, as only the first that is met is looked at.
    with suppress(ChargeAssistError):
        screen(source, str(tmp_path / "out.csv"), [zz])
    assert 6 == screen(source, str(tmp_path / "out.csv"), [zz]).rows


def test_what_is_no_case_is_told_and_lost_nowhere(tmp_path: Path, zz: str) -> None:
    """A cut last line, a monster, other encodings, unknown words: each by its line, code and place."""
    sound = json.dumps(case(1)).encode()
    unknown = sound.replace(b"act:recruitment", b"act:recruiting")
    monster = b'{"schema": "' + b"x" * 50_000_000 + b'"}'
    latin = sound.replace(b'"c1"', '"c1", "title": "été"'.encode("latin-1"))
    wide = sound.decode().encode("utf-16")
    lines = [sound, b"", unknown, monster, latin, wide.replace(b"\n", b""), b"[1]", sound, sound[:-40]]
    (tmp_path / "c.jsonl").write_bytes(b"\n".join(lines))
    out = tmp_path / "out.csv"
    said = run("screen", tmp_path / "c.jsonl", "--law", zz, "-o", out)

    assert 5 == said.code
    assert said.out.startswith("8 records read: 2 screened, 6 refused; 2 rows written")
    assert [
        ["3", "C303", "fact[0].fact"],
        ["4", "F102", ""],
        ["5", "F103", ""],
        ["6", "F103", ""],
        ["7", "C101", ""],
        ["9", "F111", ""],
    ] == _codes(out)
    assert "recruiting" not in said.err + (tmp_path / "out.csv.quarantine.csv").read_text()

    (tmp_path / "c.jsonl").write_bytes(sound)
    assert 0 == run("screen", tmp_path / "c.jsonl", "--law", zz, "-o", out).code
    assert not (tmp_path / "out.csv.quarantine.csv").exists()


def test_a_folder_of_case_files(tmp_path: Path, zz: str) -> None:
    """Files of JSON and TOML in any depth, each under its name; a long table has a row for each offence."""
    folder = tmp_path / "cases" / "deep"
    folder.mkdir(parents=True)
    (folder / "b.json").write_text(json.dumps(case(1)))
    (tmp_path / "cases" / "a.toml").write_text('schema = "chargeassist/case/1"\n[case]\nid = 3\n')
    (tmp_path / "cases" / "notes.txt").write_text("nothing")
    out = tmp_path / "out.jsonl"
    found = screen(str(tmp_path / "cases"), str(out), [zz], long=True)

    assert (2, 1, 1) == (found.read, found.screened, found.refused)
    assert [["a.toml", "C101", "case.id"]] == _codes(out)
    assert {"offence": "zz:taking", "standing": "supported"}.items() <= json.loads(out.read_text()).items()


@pytest.mark.usefixtures("cut")
def test_a_killed_process_is_made_good(tmp_path: Path, zz: str) -> None:
    """A process that is killed in the middle loses nothing: what it had is worked on again."""
    source = caseload(tmp_path / "c.jsonl", 30)
    _, whole = _screened(source, tmp_path / "whole.csv", zz)
    killed: list[int] = []

    def kill(*_: int) -> None:
        for child in active_children()[: not killed]:
            killed.append(child.pid or 0)
            os.kill(killed[-1], signal.SIGKILL)

    found, after = _screened(source, tmp_path / "out.csv", zz, jobs=2, watch=kill)

    assert killed
    assert (30, whole) == (found.read, after)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up in /proc")
def test_a_killed_run_leaves_no_process_and_is_gone_on_from(tmp_path: Path, zz: str) -> None:
    """Of a run that is killed no process stays behind, and the next one writes what one in peace writes."""
    source, out = caseload(tmp_path / "c.jsonl", 400), tmp_path / "out.csv"
    _, whole = _screened(source, tmp_path / "whole.csv", zz)
    words = ["screen", source, "--law", zz, "-o", str(out), "--jobs", "2"]
    command = [sys.executable, "-m", "chargeassist", *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run_:
        while run_.poll() is None and not list(tmp_path.glob("out.csv.parts/0*.part")):
            sleep(0.01)
        children = Path(f"/proc/{run_.pid}/task/{run_.pid}/children").read_text().split()
        run_.kill()
    assert children
    assert not out.exists()
    for _ in range(1_000):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            break
        sleep(0.01)
    assert [] == [child for child in children if Path(f"/proc/{child}").exists()]

    found, after = _screened(source, out, zz)

    assert found.again >= 64
    assert whole == after


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, zz: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room it is said, the file of before is whole, and no half of the new one is there."""
    source, out = caseload(tmp_path / "c.jsonl", 3), tmp_path / "out.csv"
    out.write_text("before")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        said = run("screen", source, "--law", zz, "-o", out)
    assert said.code == 2
    assert "F112" in said.err
    assert "before" == out.read_text()

    assert 3 == screen(source, str(out), [zz]).rows


def test_two_runs_of_one_output(tmp_path: Path, zz: str) -> None:
    """The second is told that somebody else writes it; another output is free."""
    source = caseload(tmp_path / "c.jsonl", 3)
    with parts(str(tmp_path / "out.csv")):
        with pytest.raises(ChargeAssistError) as told:
            screen(source, str(tmp_path / "out.csv"), [zz])
        screen(source, str(tmp_path / "other.csv"), [zz])

    assert "F125" == told.value.faults[0].code
    assert not (tmp_path / "out.csv").exists()


def test_what_cannot_begin_is_said(tmp_path: Path, zz: str) -> None:
    """No caseload, a form that is none, no law, no file: each in a line, and nothing is left behind."""
    source = caseload(tmp_path / "c.jsonl", 1)
    before = {p.name for p in tmp_path.iterdir()}
    for words, said in (
        ((tmp_path / "nowhere.jsonl", "--law", zz, "-o", tmp_path / "o.csv"), "F101"),
        ((source, "--law", zz, "-o", tmp_path / "o.xlsx"), "F128"),
        ((source, "-o", tmp_path / "o.csv"), "--law"),
        ((source, "--law", zz), "-o"),
        ((source, "--law", zz, "-o", tmp_path / "nowhere" / "o.csv"), "F112"),
    ):
        told = run("screen", *words)
        assert 2 == told.code
        assert said in told.err
    assert before == {p.name for p in tmp_path.iterdir()}
