"""`-o`: a file written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chargeassist.hall import write
from chargeassist.reading.fault import ChargeAssistError
from tests.cli.support import ROOT, SERVITUDE, run
from tests.once import COMPILED


def test_the_file_holds_what_would_have_been_printed(tmp_path: Path) -> None:
    """`-o FILE` writes the answer there and prints nothing; the bytes are those of the answer."""
    said = run("assess", SERVITUDE, "-o", tmp_path / "report.txt")

    assert (0, "", "") == (said.code, said.out, said.err)
    assert run("assess", SERVITUDE).out.encode() == (tmp_path / "report.txt").read_bytes()


def test_a_dash_is_standard_output() -> None:
    """`-o -` prints."""
    assert run("packs").out == run("packs", "-o", "-").out


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """A file that is there is replaced by the whole new answer, and nothing else is left behind."""
    target = tmp_path / "report.txt"
    target.write_text("old\n" * 10_000, "utf-8")
    run("packs", "-o", target)

    assert run("packs").out == target.read_text("utf-8")
    assert ["report.txt"] == os.listdir(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """A report can be read by whom any new file can be read by."""
    old = os.umask(0o027)
    try:
        write.write("x\n", str(tmp_path / "report.txt"))
    finally:
        os.umask(old)

    assert 0o640 == stat.S_IMODE((tmp_path / "report.txt").stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="other rights there")
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    """A report that only its owner may read stays so when it is written again."""
    report = tmp_path / "report.txt"
    report.write_text("old\n")
    report.chmod(0o600)
    write.write("new\n", str(report))
    assert 0o600 == stat.S_IMODE(report.stat().st_mode)


@pytest.mark.parametrize("args", [("assess", SERVITUDE, "--law", "zq"), ("assess", "nowhere.toml")])
def test_faults_leave_the_old_file_alone(args: tuple[str, ...], tmp_path: Path) -> None:
    """A command that has no answer leaves the file as it was."""
    target = tmp_path / "report.txt"
    target.write_text("old\n", "utf-8")
    said = run(*args, "-o", target)

    assert said.code in (2, 3)
    assert ("old\n", ["report.txt"]) == (target.read_text("utf-8"), os.listdir(tmp_path))


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_whole(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails while writing leaves the old file whole and no half file beside it."""
    target = tmp_path / "report.txt"
    target.write_text("old\n", "utf-8")

    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"chargeassist.hall.write.os.{step}", failing)
    with pytest.raises(ChargeAssistError) as caught:
        write.write("new\n", str(target))

    assert ["F112"] == [f.code for f in caught.value.faults]
    assert ("old\n", ["report.txt"]) == (target.read_text("utf-8"), os.listdir(tmp_path))


@pytest.mark.parametrize("name", ["missing/report.txt", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_a_fault(name: str, tmp_path: Path) -> None:
    """A folder that is not there, a folder and a name too long are faults, not exceptions."""
    with pytest.raises(ChargeAssistError) as caught:
        write.write("x\n", str(tmp_path / name))

    assert ["F112"] == [f.code for f in caught.value.faults]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    """A pipe or a device (`-o /dev/null`) is not replaced by a file: on a server it would be lost for all."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(ChargeAssistError):
        write.write("x\n", str(tmp_path / "pipe"))

    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_is_written_through_or_refused(tmp_path: Path) -> None:
    """A link to a file ends as a link to the new answer: it is not silently cut."""
    (tmp_path / "real.txt").write_text("old\n", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write.write("new\n", str(tmp_path / "link.txt"))

    assert (True, "new\n") == (
        (tmp_path / "link.txt").is_symlink(),
        (tmp_path / "real.txt").read_text("utf-8"),
    )


@pytest.mark.parametrize("length", [1, 200, 255])
def test_a_long_name_has_room(length: int, tmp_path: Path) -> None:
    """A name as long as the system takes can be written, and written again: nothing longer is needed."""
    target = tmp_path / ("x" * length)
    for text in ("old\n", "new\n"):
        write.write(text, str(target))

    assert ("new\n", [target.name]) == (target.read_text("utf-8"), os.listdir(tmp_path))


STEPS = ("mkstemp", "claim", "fdopen", "fsync", "chmod", "replace")
KILLED = """
import os, signal, sys
from chargeassist.hall import write
step, target = sys.argv[1:]
module = getattr(write, {"mkstemp": "tempfile", "claim": "locks"}.get(step, "os"))
sound = getattr(module, step)
def killed(*a, **k):
    done = sound(*a, **k) if step in ("mkstemp", "claim", "fdopen") else None
    os.kill(os.getpid(), signal.SIGKILL)
setattr(module, step, killed)
write.write("new\\n" * 100_000, target)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("step", STEPS)
def test_what_a_kill_leaves_is_taken_away(step: str, tmp_path: Path) -> None:
    """Killed at any step: the old file is whole, and the next that writes in the folder leaves no litter."""
    target = tmp_path / "report.txt"
    target.write_text("old\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, step, str(target)],
        env={"PYTHONPATH": str(ROOT), **COMPILED},
        check=False,
    )
    left = os.listdir(tmp_path)
    write.write("other\n", str(tmp_path / "other.txt"))

    assert -9 == done.returncode
    assert 2 == len(left)
    assert "old\n" == target.read_text("utf-8")
    assert ["other.txt", "report.txt"] == sorted(os.listdir(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="there it is by age")
def test_what_is_being_written_is_not_taken_away(tmp_path: Path) -> None:
    """Two that write in one folder leave each other's half file alone, and files of others for good."""
    others = tmp_path / ".chargeassist-notes"
    others.write_text("mine\n")

    def looks(part: Path) -> None:
        write.write("other\n", str(tmp_path / "other.txt"))
        assert part.exists()

    write.rewrite(str(tmp_path / "report.txt"), lambda _: "new\n", looks)

    assert [".chargeassist-notes", "other.txt", "report.txt"] == sorted(os.listdir(tmp_path))
    assert "new\n" == (tmp_path / "report.txt").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="another way there")
def test_a_folder_that_knows_no_locks_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without locks an answer is written as ever; what must be alone is refused."""

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("chargeassist.hall.locks.fcntl.flock", unknown)
    (tmp_path / ".chargeassist-x.part").write_text("somebody's")
    write.write("new\n", str(tmp_path / "report.txt"))

    assert [".chargeassist-x.part", "report.txt"] == sorted(os.listdir(tmp_path))
    with pytest.raises(ChargeAssistError, match="F112"):
        write.rewrite(str(tmp_path / "report.txt"), lambda _: "newer\n", lambda _: None)
    assert "new\n" == (tmp_path / "report.txt").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """A link that leads to itself names no file: it is refused, and not replaced."""
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ChargeAssistError, match="F112 cannot be written: a link that leads to itself"):
        write.write("x\n", str(tmp_path / "loop"))

    assert (tmp_path / "loop").is_symlink()
