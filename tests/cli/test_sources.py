"""The verb sources: a text that has changed names the offences to look at again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import run
from tests.law.support import OFFENCE, write_pack

TEXT = "1. Taking of persons\nWhoever takes one.\n\n2. Penalty\nFive years.\n\n7. Short title\nThe Act.\n"
HELD = OFFENCE.replace("taking", "holding").replace("Taking", "Holding").replace("zz-act s 1", "zz-act s 7")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two offences, whose Act is recorded as it was read."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "zz-act.txt").write_text(TEXT, "utf-8")
    held = HELD.replace("[s 1]", "[s 7]").replace("[s 2]", "[s 7]")
    pack = write_pack(tmp_path / "pack", {"a.law": OFFENCE, "b.law": held})
    recorded = run("sources", pack, "--check", tmp_path / "texts", "--record").out
    file = pack / "sources.toml"
    before = file.read_text("utf-8")
    keys = recorded.partition("\n")[2]
    file.write_text(before.replace("[zz-act]\n", f"[zz-act]\n{keys}\n", 1), "utf-8")
    return pack


def _found(pack: Path, text: str | None) -> tuple[int, dict[str, object]]:
    texts = pack.parent / "texts"
    if text is None:
        (texts / "zz-act.txt").unlink()
    else:
        (texts / "zz-act.txt").write_text(text, "utf-8")
    said = run("sources", pack, "--check", texts, "--format", "json")
    rows = {row["source"]: row for row in json.loads(said.out)["sources"]}
    return said.code, rows["zz-act"]


@pytest.mark.parametrize(
    ("text", "code", "state", "look"),
    [
        (TEXT, 0, "same", []),
        (TEXT.replace("\n", "\r\n  "), 0, "same", []),
        (f"<html><p>{TEXT.replace(chr(10), '</p><p>')}</p></html>", 0, "same", []),
        (TEXT.replace("1. Taking of persons", "1. Taking"), 1, "changed", ["taking"]),
        (TEXT.replace("7. Short title", "8. Short title"), 1, "changed", ["holding"]),
        (TEXT.replace("Five", "Ten"), 1, "changed", ["holding", "taking"]),
        (None, 0, "not-there", []),
    ],
    ids=["as it was", "other blanks", "a page", "a heading", "a number", "words alone", "no file"],
)
def test_what_changed_names_what_to_look_at(
    text: str | None, code: int, state: str, look: list[str], pack: Path
) -> None:
    """Blanks and tags change nothing; a heading names the offences that cite it, words alone name all."""
    ended, row = _found(pack, text)
    assert (code, state, look) == (ended, row["state"], sorted(row["look_at"]))  # type: ignore[call-overload]  # a row of JSON


def test_what_is_not_recorded_is_said_and_can_be(tmp_path: Path) -> None:
    """Where no digest is kept it says so; `--record` prints what to keep, and needs texts."""
    pack = write_pack(tmp_path / "pack", {"a.law": OFFENCE})
    (tmp_path / "zz-act.md").write_text(TEXT, "utf-8")

    assert "nothing is recorded" in " ".join(run("sources", pack, "--check", tmp_path).out.split())
    assert "1 offence rests on it" in " ".join(run("sources", pack).out.split())
    assert '"1 Taking of persons"' in run("sources", pack, "--check", tmp_path, "--record").out
    assert 2 == run("sources", pack, "--record").code
