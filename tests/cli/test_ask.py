"""`new --ask`: an answer is a fact in the file, at once; killed at any moment, the file is whole."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chargeassist import Case, load_law, read_case
from chargeassist.case.check import check_case
from tests.cli.support import ROOT, Said, run

KE = load_law("ke")
YES = "y\n\n\n2023-04\n\n"
"""Yes, by and of the usual persons, a month, the usual item."""
BORN = "y\n\n2001\n\n"


def _ask(file: Path, answers: str, *more: str) -> Said:
    return run("new", "--ask", "--like", "brothel", "--law", "ke", "-o", file, *more, stdin=answers.encode())


def _whole(file: Path) -> Case:
    """Return the case of a file that `check` accepts."""
    case = read_case(file)
    check_case(case, KE)
    return case


def test_every_answer_is_a_fact(tmp_path: Path) -> None:
    """Yes, no and unknown are facts of the persons and items that were named; later is none."""
    file = tmp_path / "case.toml"
    answers = f"2024-05-01\n{BORN}{YES}n\nS2\nV1\n2023\nE2 E3\nu\n\n\n\nq\n"
    said = _ask(file, answers)
    facts = _whole(file).facts

    assert (0, "") == (said.code, said.out)
    assert ["person:born", "conduct:brothel-kept", "conduct:premises-let"] == [f.name for f in facts[:3]]
    assert ["yes", "yes", "no", "unknown"] == [f.holds for f in facts]
    assert ("2001", ("S1",), ("S2",)) == (facts[0].value, facts[1].by, facts[2].by)
    assert ["E2", "E3"] == [s.evidence for s in facts[2].shown_by]
    assert "questions open" in said.err


def test_a_further_person_can_be_named(tmp_path: Path) -> None:
    """A person whom the starting file does not have is entered, and a fact can be of that person at once."""
    file = tmp_path / "case.toml"
    said = _ask(
        file, "2024-05-01\np\nV7 victim the younger sister\np\nV7 victim\np\nV8 sister\ny\nV7\n2007\n\nq\n"
    )
    case = _whole(file)

    assert ("V7", ("victim",), "the younger sister") == (
        case.persons[-1].id,
        case.persons[-1].is_,
        case.persons[-1].label,
    )
    assert (("V7",), "2007") == (case.facts[0].of, case.facts[0].value)
    assert "C104" in said.err
    assert "C101" in said.err


def test_it_goes_on_where_it_was_left(tmp_path: Path) -> None:
    """The same command asks what is still open, and leaves what is in the file as it is."""
    file = tmp_path / "case.toml"
    _ask(file, f"2024-05-01\n{BORN}q\n")
    first = file.read_text("utf-8").replace('id    = "my-case"', 'id    = "my-case"  # mine')
    file.write_text(first, "utf-8")
    said = _ask(file, f"\n{YES}")

    assert file.read_text("utf-8").startswith(first)
    assert ["person:born", "conduct:premises-let"] == [f.name for f in _whole(file).facts]
    assert re.search(r"\n1 of \d+\. conduct:brothel-kept", said.err)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ("y\nS9\n\n2023-04\n\n", "C201"),
        ("y\n\n\n2023-13\n\n", "C101"),
        ("y\n\n\n2023-04\nE99\n", "C201"),
    ],
)
def test_what_is_not_accepted_is_asked_again(answers: str, code: str, tmp_path: Path) -> None:
    """A person, a day or an item that cannot be is told, nothing is written, and the question comes again."""
    file = tmp_path / "case.toml"
    said = _ask(file, f"2024-05-01\n\n{answers}{YES}q\n")

    assert code in said.err
    assert ["conduct:brothel-kept"] == [f.name for f in _whole(file).facts]


@pytest.mark.parametrize("answers", ['y\nS1"]\n\n', "y\n\\\n\n", "maybe\n?\n", "y\n\x00\n"])
def test_no_answer_can_break_the_file(answers: str, tmp_path: Path) -> None:
    """Whatever is typed, what lies on disk is a case."""
    file = tmp_path / "case.toml"
    said = _ask(file, f"2024-05-01\n\n{answers}")

    assert 0 == said.code
    assert () == _whole(file).facts


def test_without_a_day_nothing_is_written(tmp_path: Path) -> None:
    """Before the day of the assessment is known there is no case."""
    file = tmp_path / "case.toml"

    assert [0, 0] == [_ask(file, "").code, _ask(file, "tomorrow\n2024-02-30\n").code]
    assert not file.exists()


@pytest.mark.parametrize("out", [(), ("-o", "-"), ("-o", "case.json"), ("-o", "x.xlsx")])
def test_a_file_must_be_named(out: tuple[str, ...], tmp_path: Path) -> None:
    """The file is written after every answer, so it is no stream; and it is written as TOML."""
    said = run("new", "--ask", *out, cwd=tmp_path)

    assert (2, "") == (said.code, said.out)
    assert "-o case.toml" in said.err
    assert [] == list(tmp_path.iterdir())


def test_a_file_with_faults_is_left_alone(tmp_path: Path) -> None:
    """What is wrong in a file is told before anything is asked."""
    (tmp_path / "case.toml").write_text("fact = 1\n", "utf-8")
    said = _ask(tmp_path / "case.toml", YES)

    assert 2 == said.code
    assert "fact = 1\n" == (tmp_path / "case.toml").read_text("utf-8")


def test_killed_while_it_writes_the_old_file_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the new file is in the place of the old one, the old one is whole."""
    file = tmp_path / "case.toml"
    _ask(file, f"2024-05-01\n{BORN}q\n")
    before = file.read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)

    assert 130 == _ask(file, YES).code
    assert before == file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    """However far it has come when it is killed, `check` accepts the file, and the next one goes on."""
    file = tmp_path / "case.toml"
    counts = []
    for kills in range(3):
        command = ["new", "--ask", "--like", "brothel", "--law", "ke", "-o", str(file)]
        with subprocess.Popen(
            [sys.executable, "-m", "chargeassist", *command],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin is not None
            process.stdin.write((("" if kills else "2024-05-01\n\n") + YES * 8).encode())
            process.stdin.flush()
            before = file.read_bytes() if file.exists() else b""
            limit = time.monotonic() + 60
            while time.monotonic() < limit and process.poll() is None:
                if file.exists() and len(file.read_bytes()) > len(before) + 300 * kills:
                    break
                time.sleep(0.001)
            process.kill()
        counts.append(len(_whole(file).facts))

    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
