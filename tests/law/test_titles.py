"""Titles are data: what elements and asides are called stands in a table, never in their ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chargeassist.law.model import Offence
from tests.law.support import OFFENCE, SHIPPED, faults_of, law, load, vocabulary, write_pack


def _ids(offence: Offence) -> Iterator[str]:
    asides = (offence.irrelevant, offence.aggravated, offence.jurisdiction, offence.preconditions)
    yield from (e.id for e in offence.elements)
    yield from (a.id for found in asides for a in found)


@pytest.mark.parametrize("id", SHIPPED)
def test_every_id_of_a_shipped_pack_has_a_title(id: str) -> None:
    """English is complete: every element and every aside of every shipped pack is called something."""
    pack = law(id).pack(id)

    assert set() == {i for o in pack.offences for i in _ids(o)} - set(pack.titles)


@pytest.mark.parametrize("id", SHIPPED)
def test_a_shipped_pack_calls_nothing_that_it_has_not(id: str) -> None:
    """A title of a pack's own is of something in that pack."""
    pack = law(id).pack(id)

    assert set() == set(pack.titles) - set(vocabulary().titles) - {i for o in pack.offences for i in _ids(o)}


def test_every_shared_title_is_of_something_shipped() -> None:
    """A title that no shipped pack uses is left out of the shared table, but for those of the modes."""
    used = {i for id in SHIPPED for o in law(id).pack(id).offences for i in _ids(o)}

    assert {"aiding", "identity", "rule"} == set(vocabulary().titles) - used


def test_a_pack_may_call_what_is_shared_otherwise(tmp_path: Path) -> None:
    """The title of the pack comes before that of all packs; what it does not name keeps the shared one."""
    pack = load(write_pack(tmp_path, {"a.law": OFFENCE, "titles.toml": 'act = "the taking itself"\n'}))

    assert ("the taking itself", "means") == (pack.called("act"), pack.called("means"))


def test_what_has_no_title_is_called_by_its_id(tmp_path: Path) -> None:
    """Nobody makes words of an id: it is shown as it is, and lint says that the title is missing."""
    pack = load(write_pack(tmp_path, {"a.law": OFFENCE.replace("element act", "element carrying-off")}))

    assert "carrying-off" == pack.called("carrying-off")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('act = "act"\nmeans = 1\n', "C101", 2),
        ('act = "act"\nMeans = "means"\n', "C101", 2),
        ('act = "act"\n[means]\nen = "means"\n', "C101", 2),
        ('act = "act"\nmeans = "  "\n', "C101", 2),
        ('act = "act"\nact = "act"\n', "F110", 2),
    ],
)
def test_titles_are_read_strictly(text: str, code: str, line: int, tmp_path: Path) -> None:
    """A title is a text under an id; what is neither is a fault with its line."""
    faults = faults_of(write_pack(tmp_path, {"a.law": OFFENCE, "titles.toml": text}))

    assert [(code, line)] == [(f.code, f.at.line) for f in faults]
