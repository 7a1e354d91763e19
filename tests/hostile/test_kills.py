"""A short run of kills; `python -m tests.hostile.kills 1000` makes a long one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.kills import either
from tests.hostile.support import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing to fork")
def test_a_kill_leaves_the_old_or_the_new_and_no_litter() -> None:
    """Killed at any moment, what writes files loses nothing, halves nothing, and is swept up after."""
    command = [sys.executable, "-m", "tests.hostile.kills", "14"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert (0, "14 kills, 0 wrong") == (done.returncode, done.stdout.partition("\n")[0]), done.stdout
    assert "a part" in done.stdout


@pytest.mark.parametrize(
    ("now", "told"),
    [({"a": "old"}, ""), ({"a": "new"}, ""), ({"a": "ne"}, "a"), ({}, "a"), ({"a": "old", "b": "x"}, "b")],
    ids=["old", "new", "half", "gone", "litter"],
)
def test_what_is_half_or_gone_is_seen(now: dict[str, str], told: str, tmp_path: Path) -> None:
    """The control: half a file, a file that is gone and a file that nobody asked for are told."""
    for name, files in {"now": now, "before": {"a": "old"}, "after": {"a": "new"}}.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text, "utf-8")

    assert told == either(*(tmp_path / n for n in ("now", "before", "after")))
