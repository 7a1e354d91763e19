"""What is asked of a caseload: a law as it stands, named in any way, a stage that there is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from chargeassist import ChargeAssistError
from chargeassist.bulk.work import Chunk, Record, part_of, task
from chargeassist.hall.screening import screen
from tests.bulk.support import caseload, pack


def _screened(source: str, out: Path, law: str | Iterable[str]) -> bytes:
    screen(source, str(out), law)
    return out.read_bytes()


def _change(law: str) -> None:
    """Make of the offence of the pack one that a harbouring commits."""
    file = Path(law) / "a.law"
    text = file.read_text("utf-8")
    file.write_text(text.replace("recruitment", "harbouring"), "utf-8")
    assert text != file.read_text("utf-8")


def test_a_law_is_named_by_a_text_or_by_what_is_read_once(tmp_path: Path) -> None:
    """One name, a list and an iterator of names: the same rows."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 4)
    whole = _screened(source, tmp_path / "a.csv", [law])

    assert b"supported" in whole
    assert whole == _screened(source, tmp_path / "b.csv", law)
    assert whole == _screened(source, tmp_path / "c.csv", iter([law]))


def test_a_law_that_was_changed_is_read_again(tmp_path: Path) -> None:
    """Two runs of one process, a change of the law between them: the second is under the new one."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 4)
    assert b"supported" in _screened(source, tmp_path / "a.csv", [law])
    _change(law)

    assert b"supported" not in _screened(source, tmp_path / "b.csv", [law])


def test_no_part_is_made_under_another_law(tmp_path: Path) -> None:
    """Whoever works on a chunk and reads another law than the one that is asked for says so."""
    law = pack(tmp_path)
    asked, _ = task([law], "charge")
    _change(law)
    with pytest.raises(ChargeAssistError) as told:
        part_of(Chunk(0, (Record("1", b"{}"),), 1), asked)

    assert "F141" == told.value.faults[0].code


def test_a_stage_that_there_is_not(tmp_path: Path) -> None:
    """It is told as `assess` tells it."""
    with pytest.raises(ValueError, match="a stage is investigate, charge or trial"):
        screen([], str(tmp_path / "o.csv"), pack(tmp_path), stage="nonsense")


def test_paths_as_python_has_them(tmp_path: Path) -> None:
    """A path is a path whether it is text or not; processes are a number."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 4)
    whole = _screened(source, tmp_path / "a.csv", [law])
    screen(Path(source), tmp_path / "b.csv", law)
    words: Any = "2"
    with pytest.raises(TypeError, match="integer"):
        screen(source, tmp_path / "c.csv", law, jobs=words)

    assert whole == (tmp_path / "b.csv").read_bytes()
    assert not (tmp_path / "c.csv.parts").exists()
