"""Streams that are closed, full or gone: said with a place where anybody listens, never a fault of ours."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chargeassist.cli.commands import run
from chargeassist.cli.verbs import VERBS
from tests.cli.support import GROWER, ROOT, SERVED, fresh, small
from tests.cli.support import run as run_sound
from tests.cli.test_options import REVIEW
from tests.law.support import OFFENCE, write_pack
from tests.once import COMPILED

NAMES = [v.name for v in VERBS if v.name not in SERVED]
unix = pytest.mark.skipif(sys.platform == "win32", reason="no /dev/full, and streams close otherwise there")


class Full(io.StringIO):
    """A stream to a disk that is full."""

    def write(self, text: str, /) -> int:
        """Fail as a write does when there is no room."""
        raise OSError(errno.ENOSPC, "No space left on device")


class Gone(io.StringIO):
    """A pipe whose reader has gone away."""

    def write(self, text: str, /) -> int:
        """Fail as a write does when nobody reads."""
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def _closed() -> io.StringIO:
    stream = io.StringIO()
    stream.close()
    return stream


BAD: dict[str, Callable[[], Any]] = {"none": lambda: None, "closed": _closed, "full": Full}
IN_TURN = [pytest.param(verb, list(BAD)[n % len(BAD)], id=verb) for n, verb in enumerate(NAMES)]
"""Every verb with one bad stream, in turn: all of them answer and speak through the same few lines."""


@pytest.fixture(autouse=True)
def _here() -> Iterator[None]:
    """Commands run in the project's folder."""
    with chdir(ROOT):
        yield


def _run(words: list[str], out: Any, err: Any, monkeypatch: pytest.MonkeyPatch) -> int:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        return run(words)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for every command: what is read there is the same, and what is said of it too."""
    return tmp_path_factory.mktemp("streams") / "here"


@cache
def _sound(verb: str, place: Path) -> tuple[int, str]:
    """Return how a command ends and what it answers where both streams are sound."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        return _run(fresh(verb, place), out, io.StringIO(), patch), out.getvalue()


@pytest.mark.parametrize(("verb", "how"), IN_TURN)
def test_an_answer_that_cannot_be_printed_is_a_fault(
    verb: str, how: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard output closed or full: one fault with its place, exit 2, and nothing is recorded or lost."""
    err = io.StringIO()
    code = _run(fresh(verb, place), BAD[how](), err, monkeypatch)

    assert (2, "standard output: F112 cannot be written: ") == (code, err.getvalue()[:41])
    assert err.getvalue().endswith("\n\n1 fault\n")
    assert [] == list(place.rglob("reviews.toml"))


@pytest.mark.parametrize(("verb", "how"), IN_TURN)
def test_what_cannot_be_said_changes_no_answer(
    verb: str, how: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard error closed or full: the answer and the exit code are what they are otherwise."""
    out = io.StringIO()
    code = _run(fresh(verb, place), out, BAD[how](), monkeypatch)

    assert _sound(verb, place) == (code, out.getvalue())
    assert "" != _sound(verb, place)[1]


@pytest.mark.parametrize("how", BAD)
@pytest.mark.parametrize(
    ("code", "words"), [(2, ["check", "nowhere.toml"]), (2, ["asess"]), (2, []), (3, ["show", "zq"])]
)
def test_a_fault_that_cannot_be_said_keeps_its_exit_code(
    code: int, words: list[str], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nobody to tell, the exit code still tells; with neither stream too."""
    assert code == _run(words, io.StringIO(), BAD[how](), monkeypatch)
    assert code == _run(words, BAD[how](), BAD[how](), monkeypatch)


@pytest.mark.parametrize("words", [["-h"], ["assess", "-h"], ["--version"]])
@pytest.mark.parametrize("how", BAD)
def test_help_that_cannot_be_printed_is_a_fault(
    words: list[str], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Help is an answer like any other."""
    err = io.StringIO()

    assert 2 == _run(words, BAD[how](), err, monkeypatch)
    assert err.getvalue().startswith("standard output: F112 ")


@pytest.mark.parametrize("verb", NAMES)
def test_a_reader_who_has_gone_costs_nothing(verb: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`| head` ends as if all had been read, and nothing is said of it."""
    err = io.StringIO()

    assert _sound(verb, place)[0] == _run(fresh(verb, place), Gone(), err, monkeypatch)
    assert "F112" not in err.getvalue()


def test_a_reader_who_has_gone_loses_no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gates are said on standard error, and by the exit code, although nobody reads the answer."""
    err = io.StringIO()
    code = _run(["assess", GROWER, "--format", "json", "--exit-code"], Gone(), err, monkeypatch)

    assert (4, run_sound("assess", GROWER, "--format", "json").err) == (code, err.getvalue())
    assert err.getvalue().startswith("gate: ")


class Unreadable(io.BytesIO):
    """What a disk that is broken gives."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Fail as a read does."""
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    ("stream", "fault"),
    [
        (None, "F104 nothing in it"),
        (io.TextIOWrapper(Unreadable()), "F101 cannot be read: input/output error"),
    ],
)
def test_standard_input_that_gives_nothing(stream: Any, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that was to come by a stream that is not there, or cannot be read, is a fault with its place."""
    monkeypatch.setattr(sys, "stdin", stream)
    err = io.StringIO()

    assert 2 == _run(["check", "-"], io.StringIO(), err, monkeypatch)
    assert err.getvalue().startswith(f"standard input: {fault}\n")


def _shell(command: str, before: str = "") -> tuple[int, str]:
    """Run a command as a shell does; return how it ended and all that was said."""
    program = f"{before} {sys.executable} -m chargeassist {command}"
    env = {"PYTHONPATH": str(ROOT), "PATH": os.defpath, **COMPILED}
    done = subprocess.run(["/bin/sh", "-c", program], env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@unix
@pytest.mark.parametrize(
    ("code", "command", "said"),
    [
        (2, "schema case > /dev/full", "standard output: F112 cannot be written: no space left on device"),
        (2, "schema case >&-", "standard output: F112 cannot be written: it is closed"),
        (3, "show zq 2> /dev/full", ""),
        (3, "show zq 2>&-", ""),
        (2, "schema case >&- 2>&-", ""),
        (0, "show un:slavery 2>&- | head -1", "--"),
    ],
)
def test_streams_as_a_shell_leaves_them(code: int, command: str, said: str) -> None:
    """The same in a process of its own, where leaving must not fail aloud either."""
    ended, told = _shell(command)

    assert code == ended
    assert told.startswith(said)
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert said or told == ""


@unix
@pytest.mark.parametrize("verb", NAMES)
def test_a_folder_that_is_gone(verb: str, tmp_path: Path) -> None:
    """A verb that looks beside it, in a folder that was taken away, ends with an answer or a fault."""
    quick = ["--form", "none"] if verb in ("generate", "practise") else []
    for more in ([".", *REVIEW], ["./x:taking", *REVIEW], ["."], ["./x"], ["x.law"], ["-o", "x"], []):
        folder = tmp_path / "gone"
        folder.mkdir()
        with chdir(folder):
            folder.rmdir()
            out, err = io.StringIO(), io.StringIO()
            with pytest.MonkeyPatch.context() as patch:
                code = _run([verb, *quick, *more], out, err, patch)

        assert code in (0, 2, 3), more
        assert code == 0 or err.getvalue()


@unix
def test_a_folder_that_is_gone_under_a_process_of_its_own(tmp_path: Path) -> None:
    """The same as a shell meets it: a fault of the input, not of ours."""
    (tmp_path / "gone").mkdir()
    code, told = _shell("lint .", f'cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" &&')

    assert 2 == code
    assert told.startswith(".: L503 no pack.toml")


@unix
@pytest.mark.parametrize("verb", NAMES)
def test_a_link_that_leads_to_itself(verb: str, tmp_path: Path) -> None:
    """A link to itself, as what is asked about and as where to write: a fault, and the link stays."""
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    (tmp_path / "loop.law").symlink_to("loop.law")
    tried = [run_sound(verb, name, *REVIEW, cwd=tmp_path) for name in ("./loop", "loop.law", "./loop:taking")]
    tried.append(run_sound(*small(tmp_path)[verb], "-o", loop))
    for said in tried:
        assert said.code in (2, 3)
        assert "Traceback" not in said.err
    assert loop.is_symlink()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names are refused there")
def test_letters_of_no_encoding_are_told(tmp_path: Path) -> None:
    """A name that is no UTF-8 is told with question marks, in text and in JSON, printed and written."""
    name = os.fsdecode(b"\xff")
    pack = tmp_path / name
    write_pack(pack, {"a.law": OFFENCE})
    for form in ("text", "json"):
        said = run_sound("lint", pack, "--format", form)
        assert said.code in (0, 1)
        assert 0 <= run_sound("lint", pack, "--format", form, "-o", tmp_path / form).code <= 1
        assert said.out.encode() == (tmp_path / form).read_bytes()
