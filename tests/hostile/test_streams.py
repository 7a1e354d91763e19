"""Standard input is as hostile as a file, and can never be told to have ended."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.case.support import SMALL
from tests.hostile.support import HEAD, ROOT, command, refused
from tests.once import COMPILED

STREAMS = {
    "nothing": ("F104", b""),
    "machine code": ("F103", bytes(range(128, 256)) * 1_000),
    "five megabytes": ("F102", b"# line\n" * 750_000),
    "one line of twenty megabytes": ("F102", b"x" * 20_000_000),
    "levels": ("F109", b'{"a":\n' * 100_000),
    "levels of TOML": ("F109", HEAD.encode() + b"x = " + b"[\n" * 50_000),
    "half a character": ("F103", HEAD.encode() + b"# \xf0\x9f"),
    "an escape": ("F105", HEAD.encode() + b"# \x1b[2J\n"),
    "keys twice": ("F111", b'{"a": 1, "a": 1}'),
    "a mark and a brace": ("C102", b"\xef\xbb\xbf" + json.dumps({**SMALL, "x": 1}, indent=1).encode()),
    "a list": ("F110", b"[1, 2]"),
    "a text": ("F110", b'"case"'),
    "another language": ("F110", b"---\ncase:\n  id: a\n"),
    "a number": ("F110", b"1e999"),
}


@pytest.mark.parametrize("name", STREAMS)
def test_a_hostile_stream(name: str, tmp_path: Path) -> None:
    """What comes by standard input is refused like a file, and read no further than a file is."""
    code, raw = STREAMS[name]

    assert [code] == refused(tmp_path, "check", "-", stdin=raw)


def test_a_stream_of_either_form_is_read(tmp_path: Path) -> None:
    """TOML and JSON both come by standard input."""
    assert command(tmp_path, "check", "-", stdin=HEAD.encode()).code in (0, 1)
    assert command(tmp_path, "check", "-", stdin=json.dumps(SMALL).encode()).code in (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no /dev/zero")
def test_a_stream_without_end(tmp_path: Path) -> None:
    """A stream that never ends is read to the limit and no further."""
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "chargeassist", "check", "-"],
            stdin=endless,
            capture_output=True,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), **COMPILED},
            timeout=60,
            check=False,
        )

    assert (2, b"") == (done.returncode, done.stdout)
    assert b"standard input: F102 " in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no closed streams")
def test_a_stream_that_is_closed(tmp_path: Path) -> None:
    """Without a standard input there is nothing to read, and that is said."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m chargeassist check - <&-"],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), **COMPILED},
        timeout=60,
        check=False,
    )

    assert 2 == done.returncode, done.stderr
    assert b"Traceback" not in done.stderr
