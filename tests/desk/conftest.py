"""A desk on a copy of a case, answering at a port of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.support import CASE, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk on the story of a domestic servitude."""
    path = tmp_path / "case.toml"
    path.write_text(CASE.read_text("utf-8"), "utf-8")
    with Desk(path) as open_:
        yield open_


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk on a case that is not there yet."""
    with Desk(tmp_path / "story.toml") as open_:
        yield open_
