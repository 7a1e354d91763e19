"""What `screen` leaves alone: the caseload it reads, and files of others beside its output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import ChargeAssistError
from chargeassist.hall.parts import parts
from chargeassist.hall.screening import screen
from tests.bulk.support import caseload, pack
from tests.cli.support import run


def _code(source: Any, out: Path, law: str) -> str:
    with pytest.raises(ChargeAssistError) as told:
        screen(source, out, law)
    return told.value.faults[0].code


def test_the_caseload_is_not_written_over(tmp_path: Path) -> None:
    """Under its own name, through a link, as a stream, or as what is refused: it is as it was."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.csv", 3)
    before = Path(source).read_bytes()
    (tmp_path / "link.csv").symlink_to(source)
    (tmp_path / "o.csv.quarantine.csv").symlink_to(source)

    for out in (source, tmp_path / "link.csv", tmp_path / "o.csv"):
        assert "F142" == _code(source, Path(out), law)
        with open(source, "rb") as stream:
            assert "F142" == _code(stream, Path(out), law)
    said = run("screen", source, "--law", law, "-o", source)

    assert (2, True) == (said.code, "F142" in said.err)
    assert before == Path(source).read_bytes()
    assert [] == list(tmp_path.glob("*.parts"))


def test_files_of_others_stay(tmp_path: Path) -> None:
    """Notes in the folder of parts stay; another file where what is refused is told is a fault."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3)
    notes = tmp_path / "o.csv.parts" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("mine")
    screen(source, tmp_path / "o.csv", law)
    assert ["notes.txt"] == [p.name for p in notes.parent.iterdir()]

    refused = tmp_path / "p.csv.quarantine.csv"
    refused.write_text("mine")
    assert "F143" == _code(source, tmp_path / "p.csv", law)
    assert "mine" == refused.read_text()

    screen(["none"], tmp_path / "q.csv", law)
    assert (tmp_path / "q.csv.quarantine.csv").exists()
    screen(source, tmp_path / "q.csv", law)
    assert not (tmp_path / "q.csv.quarantine.csv").exists()


def test_a_link_is_the_file_it_leads_to(tmp_path: Path) -> None:
    """While a file is written, nobody else writes it under another name."""
    law, source = pack(tmp_path), caseload(tmp_path / "c.jsonl", 3)
    (tmp_path / "link.csv").symlink_to(tmp_path / "o.csv")
    with parts(str(tmp_path / "o.csv")):
        assert "F125" == _code(source, tmp_path / "link.csv", law)
