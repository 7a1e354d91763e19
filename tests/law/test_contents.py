"""The same texts make the same values once, and a text that has changed makes others."""

from __future__ import annotations

import pickle
from pathlib import Path

from chargeassist import assess, case_from_dict, load_law
from chargeassist.law.contents import KEPT
from tests.law.support import OFFENCE, faults_of, load, write_pack

CASE = {
    "schema": "chargeassist/case/1",
    "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "fact": [{"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "on": "2023"}],
}


def test_the_same_texts_are_made_into_values_once(tmp_path: Path) -> None:
    """Law loaded again is the very same, the vocabulary for every pack."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE})

    assert load(folder) is load(folder)
    assert load_law("xp").pack("xp") is load_law("xp").pack("xp")
    assert load_law("xp").vocabulary is load_law("ke").vocabulary


def test_a_text_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    """One changed word is another pack at once, one taken back the first again; a fault is told each time."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE})
    first = load(folder)
    write_pack(tmp_path, {"a.law": OFFENCE.replace("Taking", "Taken")})
    second = load(folder)
    write_pack(tmp_path, {"a.law": OFFENCE.replace("recruitment", "recruitement")})

    assert ("Taking", "Taken") == (first.offences[0].title, second.offences[0].title)
    assert first.digest != second.digest
    assert ["L202"] == [f.code for f in faults_of(folder)] == [f.code for f in faults_of(folder)]
    write_pack(tmp_path, {"a.law": OFFENCE})
    assert first == load(folder)


def test_a_copy_elsewhere_has_its_own_places(tmp_path: Path) -> None:
    """The same texts in another folder are another pack: a fault of theirs names that folder."""
    for name in ("one", "two"):
        folder = write_pack(tmp_path / name, {"a.law": OFFENCE.replace("recruitment", "recruitement")})
        assert [f"{folder.as_posix()}/a.law"] == [f.at.file for f in faults_of(folder)]


def test_what_is_kept_is_bounded(tmp_path: Path) -> None:
    """Of more packs than are kept the first is made again, and is equal; what is shipped stays."""
    shipped = load_law("xp").pack("xp")
    first = load(write_pack(tmp_path / "first", {"a.law": OFFENCE}))
    for i in range(KEPT + 1):
        load(write_pack(tmp_path / f"p{i}", {"a.law": OFFENCE}))
    again = load(tmp_path / "first")

    assert again is not first
    assert again == first
    assert load_law("xp").pack("xp") is shipped


def test_nothing_writes_to_law_that_is_shared() -> None:
    """Assessing a case leaves the law as it was, to the last byte."""
    law = load_law("xp")
    before = pickle.dumps((law.vocabulary, law.packs))
    found = assess(case_from_dict(CASE), law, offences=["xp:*"])

    assert found.charges
    assert before == pickle.dumps((law.vocabulary, law.packs))
