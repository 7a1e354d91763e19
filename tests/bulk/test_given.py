"""What is given to `screen` and `summary` as others have it: blanks, tables saved again, files cut off."""

from __future__ import annotations

import errno
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from chargeassist import ChargeAssistError
from chargeassist.advice.summary import summary
from chargeassist.bulk.work import task
from chargeassist.hall.screened import read_screened
from chargeassist.hall.screening import screen
from chargeassist.law.packs import load_law
from tests.bulk.support import case, caseload, pack
from tests.cli.support import run

ROOT = Path(__file__).parents[2]
PROGRAM = """
from chargeassist.hall.screening import screen
screen({source!r}, {out!r}, [{law!r}], jobs=2)
"""


def _codes(path: Path) -> tuple[str, str]:
    with pytest.raises(ChargeAssistError) as told:
        list(read_screened(str(path)))
    return told.value.faults[0].code, told.value.faults[0].message


def test_lines_of_text_are_read_as_lines_of_bytes_are(tmp_path: Path) -> None:
    """A handle of text gives the rows, and as many simple cases, as one of bytes; blanks do not matter."""
    law, source, out = pack(tmp_path), caseload(tmp_path / "c.jsonl", 8), tmp_path / "out.csv"
    lines = Path(source).read_text("utf-8").splitlines()
    with open(source, "rb") as stream:
        found = screen(stream, str(out), [law])
    first = out.read_bytes()
    assert found.flat > 0

    with open(source, encoding="utf-8") as text:
        assert found == screen(text, str(out), [law])
    assert found == screen([f" \t{line}\r\n" for line in lines], str(out), [law])
    Path(source).write_text("\n \n".join(lines) + "\n\n", "utf-8")
    with open(source, encoding="utf-8") as text:
        assert found == screen(text, str(out), [law])
    assert first == out.read_bytes()


def test_what_is_no_lines_is_said_once(tmp_path: Path) -> None:
    """A case over many lines, lists of cases, a table, a packed file: one fault, and nothing is written."""
    law, source, out = pack(tmp_path), tmp_path / "c.jsonl", tmp_path / "out.csv"
    cases = [case(n) for n in range(3)]
    packed = gzip.compress(json.dumps(cases[0]).encode())
    listed = "[" + ",\n".join(map(json.dumps, cases)) + "]"
    for other in (
        *(json.dumps(cases[0], indent=2), json.dumps(cases), json.dumps(cases, indent=1), listed),
        *("[\n" + listed[1:], "a,b\n1,2\n", packed, json.dumps(cases[0]).encode("utf-16") + b"\n\0x"),
    ):
        source.write_bytes(other if isinstance(other, bytes) else other.encode())
        for cases_ in (str(source), BytesIO(source.read_bytes())):
            with pytest.raises(ChargeAssistError) as told:
                screen(cases_, str(out), [law])
            assert "F149" == told.value.faults[0].code
            assert ("gzip" in told.value.faults[0].message) is (other is packed)
        assert not out.exists()

    sound = json.dumps(cases[1])
    for text in ("\ufeff" + sound, f"[1]\n{sound}", f"nothing\n{sound}", sound[:-40]):
        source.write_text(text, "utf-8")
        assert text.count("\n") + 1 == screen(str(source), str(out), [law]).read


def test_a_column_of_bytes_is_read_as_one_of_text(tmp_path: Path) -> None:
    """A column of bytes in Parquet holds the same cases; one of numbers holds none, and is told."""
    pa = pytest.importorskip("pyarrow", reason="chargeassist[bulk] is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    law, source, out = pack(tmp_path), tmp_path / "in.parquet", tmp_path / "out.csv"
    cases = [json.dumps(case(n)).encode() for n in range(3)]
    for kind in (pa.binary(), pa.large_binary(), pa.large_string()):
        pq.write_table(pa.table({"case": pa.array([*cases, None]).cast(kind)}), source)
        found = screen(str(source), str(out), [law])
        assert (4, 3, 1) == (found.read, found.screened, found.refused)

    pq.write_table(pa.table({"case": [1, 2]}), source)
    with pytest.raises(ChargeAssistError) as told:
        screen(str(source), str(out), [law])
    assert "F123" == told.value.faults[0].code


def test_a_table_that_was_cut_off_is_not_summed(tmp_path: Path) -> None:
    """Wherever a file ends within a row, nothing is told of it; what lies behind is not guessed."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 5)
    for name, long in (("a.csv", False), ("b.csv", True), ("o.jsonl", False)):
        out, cut = tmp_path / name, tmp_path / f"cut-{name}"
        screen(source, str(out), [law], long=long)
        raw = out.read_bytes()
        start = raw.index(b"\n", raw.index(b"\n") + 1) + 1  # of the third line
        for end in range(start + 1, raw.index(b"\n", start)):
            cut.write_bytes(raw[:end])
            code, message = _codes(cut)
            assert "F129" == code
            assert "row 3 " in message
    cut = tmp_path / "cut.csv"
    for text in ("", "case,sus", "case,suspect\na,b,c\n"):
        cut.write_text(text)
        assert "F129" == _codes(cut)[0]
    (tmp_path / "d.jsonl").write_text("[1]\n")
    assert "F129" == _codes(tmp_path / "d.jsonl")[0]


def test_a_table_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    """A mark at the beginning, other marks between cells, empty cells left out: the same numbers."""
    law, source, out = pack(tmp_path), caseload(tmp_path / "c.jsonl", 35), tmp_path / "out.csv"
    screen(source, str(out), [law])
    found = summary(read_screened(str(out)))
    rows = [line.split(",") for line in out.read_text("utf-8").splitlines()]
    for between in ",;\t":
        lines = [between.join(row).rstrip(between) for row in rows]
        (tmp_path / "saved.csv").write_text("\r\n".join([*lines, between * 3, ""]), "utf-8-sig", newline="")
        assert found == summary(read_screened(str(tmp_path / "saved.csv")))


def test_no_output_stands_without_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what was refused cannot be written, the output is not there either, and the run can go on."""
    law, source, out = pack(tmp_path), Path(caseload(tmp_path / "c.jsonl", 3)), tmp_path / "out.csv"
    source.write_text(source.read_text("utf-8") + '{"broken": 1}\n', "utf-8")
    beside = tmp_path / "out.csv.quarantine.csv"

    def refusing(part: str, target: Path, replace: Callable[..., None] = os.replace) -> None:
        if target == beside:
            raise OSError(errno.EACCES, "denied")
        replace(part, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        told = run("screen", source, "--law", law, "-o", out)
    assert (2, False) == (told.code, out.exists())
    assert "F112" in told.err

    found = screen(str(source), str(out), [law])
    assert (4, 1, str(beside)) == (found.again, found.refused, found.quarantine)

    def bounded(_: int) -> None:
        raise OSError(errno.EFBIG, "too large")

    monkeypatch.setattr(os, "fsync", bounded)
    assert "the file grow no further" in run("screen", source, "--law", law, "-o", tmp_path / "o.csv").err


def test_a_pack_is_found_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path to a pack, as whoever asks has it, leads there for whoever works elsewhere."""
    pack(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    asked, law = task(["./pack", "xp"], "charge")
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert law.asked == load_law(*asked.law).asked
    assert "xp" == asked.law[1]


def test_processes_that_cannot_begin_are_not_the_records_doing(tmp_path: Path) -> None:
    """A program without its guard is told so, and not that its cases kill whoever reads them."""
    law, source, out = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3), tmp_path / "out.csv"
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(source=source, out=str(out), law=law))
    ran = subprocess.run(
        [sys.executable, str(program)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode
    last = ran.stderr.split("Traceback")[-1]
    assert "F148" in last
    assert "__main__" in last
    assert "F126" not in ran.stderr
    assert ran.stderr.count("F125") <= 2  # what a process says that begins the run anew, each once


def test_ids_that_stand_in_several_records_are_counted(tmp_path: Path) -> None:
    """A case that came twice, beside itself or far off, is told by any number of processes."""
    law, source, out = pack(tmp_path), Path(caseload(tmp_path / "c.jsonl", 200)), tmp_path / "out.csv"
    lines = source.read_text("utf-8").splitlines()
    other = case(3) | {"person": [{"id": "S9", "is": ["suspect"]}], "evidence": [], "fact": []}
    both = case(500) | {"person": [*case(0)["person"], {"id": "S2", "is": ["suspect"]}]}
    assert 0 == screen([*lines, json.dumps(both)], str(out), [law]).repeated

    lines[4:4] = [json.dumps(other)]
    lines += [lines[8], lines[8], lines[150], json.dumps(both), '{"broken": 1}']
    for jobs in (1, 2):
        assert 3 == screen(lines, str(out), [law], jobs=jobs).repeated
    source.write_text("\n".join(lines), "utf-8")
    told = run("screen", source, "--law", law, "-o", out)
    assert "3 ids of cases stand each in more than one record" in told.err
