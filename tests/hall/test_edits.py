"""A row that was edited is read alone, and the file says what the case says (ADR 0017, 0032)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomlkit

from chargeassist.case import read
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.write import case_to_dict
from chargeassist.hall.edits import Edit, reading_with_edits
from tests.builders import Row, case, fact

SHORT = Path("examples/domestic-servitude/case.toml").read_text(encoding="utf-8")
PLAIN = tomlkit.dumps(case_to_dict(case(fact("f1", "conduct:struck"), fact("f2", "means:threat"))))
STATED = PLAIN.replace('id = "f1"\n', 'id = "f1"\nholds = "yes"\nepisode = []\n')
EDITS: tuple[Row | None, ...] = (
    {"holds": "no"},
    {"holds": "yes"},
    {"of": []},
    {"on": "2023-06"},
    {"on": "../2023"},
    {"status": "proposed", "proposed_by": "a colleague", "in_document": "E1"},
    None,
)


@pytest.mark.parametrize("text", [SHORT, PLAIN, STATED], ids=["short", "plain", "stated"])
def test_what_is_kept_of_an_edited_file_is_what_it_says(text: str) -> None:
    """Step after step, the case that is kept is the case of the file, and no other row is another."""
    for keys in EDITS:
        old = reading_of_bytes(text.encode()).whole()
        rows: list[Row] = case_to_dict(old)["fact"]
        row = rows[0]
        new = reading_with_edits(text, "case", [Edit("fact", row["id"], keys and {**row, **keys})], old)

        assert new.sound == reading_of_bytes(new.text.encode()).whole()
        others = [r for r in case_to_dict(new.whole()).get("fact", ()) if r["id"] != row["id"]]
        assert sorted(others, key=str) == sorted(rows[1:], key=str)
        text = new.text if keys and "status" not in keys else text


def test_a_file_that_holds_what_was_written_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every row stands as it is written out, one that is edited is all that is read."""
    old = reading_of_bytes(STATED.encode()).whole()
    monkeypatch.setattr(read, "_from_tables", _unread)
    first, second = case_to_dict(old)["fact"]
    edits = [Edit("fact", "f1", {**first, "holds": "no"}), Edit("fact", "f2", None)]

    (left,) = reading_with_edits(STATED, "case", edits, old).whole().facts
    assert (left.id, left.holds, second["id"]) == ("f1", "no", "f2")


def _unread(*_: Any) -> None:
    raise AssertionError("the whole case was read")
