"""Files: the one opening of them, and every reason not to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from chargeassist.reading.fault import Faults
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import FILE_BYTES


def _read(path: Path) -> tuple[str | None, list[str]]:
    faults = Faults("name.toml")
    text = read_text(path, "name.toml", faults)
    return text, [str(f).split("\n")[0] for f in faults.found]


def test_a_file_is_read(tmp_path: Path) -> None:
    """An ordinary file gives its text."""
    (tmp_path / "a").write_bytes(b"x = 1\n")

    assert ("x = 1\n", []) == _read(tmp_path / "a")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """A file that is not there is told by the name that was given."""
    assert (None, ["name.toml: F101 no such file"]) == _read(tmp_path / "a")


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    """A folder is not read."""
    assert (None, ["name.toml: F101 a folder, not a file"]) == _read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """A named pipe is refused before it is opened: opening it would wait for ever."""
    os.mkfifo(tmp_path / "pipe")

    assert (None, ["name.toml: F101 not an ordinary file"]) == _read(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="no device files")
def test_a_device_is_refused() -> None:
    """A device is refused: it may never end."""
    assert (None, ["name.toml: F101 not an ordinary file"]) == _read(Path("/dev/zero"))


def test_a_name_no_system_takes_is_a_fault() -> None:
    """A name with a NUL in it is a fault, not an exception."""
    assert (None, ["name.toml: F101 cannot be read: the name cannot be used"]) == _read(Path("a\0b"))


def test_a_file_that_is_too_long_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A file over the limit is refused, whatever stands after the limit."""
    (tmp_path / "a").write_bytes(b"x\n" * FILE_BYTES)

    assert (None, ["name.toml: F102 longer than 4,000,000 bytes"]) == _read(tmp_path / "a")
