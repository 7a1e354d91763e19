"""Bills: what a draft would close, leave open and newly open of a law beside the treaties."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

import pytest

from chargeassist import CannotAdvise, KnowledgeError, conformity_of_bill
from chargeassist.advice.conformed import BillEffect, Conformity
from tests.builders import law
from tests.cli.support import run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/xp-bill/draft"
HEAD = 'amends = "xp"\ntitle = "A Bill"\nin_force = 2027-07-01\n'


def _effect(folder: Path) -> BillEffect:
    found = conformity_of_bill(law("un", "xp"), "xp", str(folder)).bill
    assert found is not None
    return found


def _bill(folder: Path, head: str = HEAD, **files: str) -> Path:
    """Write a bill; `offences_x` is the file `offences/x.law`."""
    (folder / "offences").mkdir(parents=True)
    (folder / "bill.toml").write_text(head, "utf-8")
    for name, text in files.items():
        (folder / "offences" / f"{name}.law").write_text(text, "utf-8")
    return folder


def test_what_comes_into_force_without_a_bill_is_none_of_its_doing(tmp_path: Path) -> None:
    """Mozambique's labour law of 2024 is in force before a bill of 2027, which says nothing of labour."""
    head = HEAD.replace("xp", "mz") + 'takes_away = ["adoption-for-illicit-ends"]\n'
    found = conformity_of_bill(law("un", "mz"), "mz", str(_bill(tmp_path, head))).bill

    assert found is not None
    assert [] == [c.offence for c in (*found.closed, *found.nearer)]


def test_the_page_of_the_example_is_what_is_kept() -> None:
    """The example tells its regression first; CHARGEASSIST_RECORD=1 writes it."""
    said, kept = run("conformity", "xp", "--bill", str(EXAMPLE)), EXAMPLE.parent / "report.txt"
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        kept.write_bytes(said.out.encode())
    assert kept.read_bytes().decode() == said.out


def test_what_is_newly_open_is_found() -> None:
    """Who is sixteen loses the rule of the child, family the benefit; a new offence closes a gap."""
    found = _effect(EXAMPLE)

    assert [("un:trafficking-in-persons", ("means",))] == [(c.offence, c.elements) for c in found.opened]
    assert [("un:smuggling-of-migrants", "benefit")] == [(w.offence, w.element) for w in found.wider]
    closed = {c.offence for c in found.closed}
    assert {"un:child-delivered-for-exploitation", "un:enabling-illegal-stay"} == closed
    assert ("a6", "yes", "partly") in {(a.id, a.before, a.after) for a in found.answers}
    assert {"xp:soliciting"} == {t.before.offence for t in found.texts if t.how == "repealed" and t.before}


def test_a_bill_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    """What a bill does not say stays as it is."""
    found = _effect(_bill(tmp_path / "bill"))

    assert () == found.texts + found.closed + found.nearer + found.opened + found.wider + found.answers


def test_what_a_bill_repeals_is_newly_open(tmp_path: Path) -> None:
    """Without the offence of smuggling nothing covers a limb of it."""
    found = _effect(_bill(tmp_path / "bill", HEAD + 'takes_away = ["smuggling-of-migrants"]\n'))

    assert {"un:smuggling-of-migrants"} == {c.offence for c in found.opened}
    assert {"not-covered"} == {c.after for c in found.opened}


def test_a_whole_draft_takes_the_place_of_a_pack(tmp_path: Path) -> None:
    """With a manifest of its own the folder is all that is looked at."""
    draft = copytree(ROOT / "knowledge/xp", tmp_path / "draft")
    (draft / "bill.toml").write_text(HEAD, "utf-8")
    (draft / "offences/trafficking-in-persons.law").unlink()
    for file in ("verdicts.law", "gates.law", "offences/facilitating-trafficking.law"):
        (draft / file).unlink()

    found: Conformity | None = None
    with pytest.raises(KnowledgeError, match="trafficking-in-persons"):
        found = conformity_of_bill(law("un", "xp"), "xp", str(draft))
    assert found is None


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (HEAD.replace("xp", "xq"), "this bill amends xq, and xp was asked about"),
        (HEAD + 'takes_away = ["no-such"]\n', "there is no offence no-such in xp to take away"),
        (HEAD + "more = 1\n", "bill.toml:4"),
    ],
)
def test_what_is_no_bill_is_told(tmp_path: Path, head: str, says: str) -> None:
    """A bill of another pack, one that repeals what is not there, one with a key nobody knows."""
    with pytest.raises((CannotAdvise, KnowledgeError), match=says):
        _effect(_bill(tmp_path / "bill", head))


def test_a_folder_without_a_bill_is_told() -> None:
    """Neither a folder that is not there nor one of something else is read."""
    for folder in ("no-such-folder", str(ROOT / "examples/hotel-work")):
        with pytest.raises(CannotAdvise, match="L523"):
            conformity_of_bill(law("un", "xp"), "xp", folder)
    assert "L523" in run("conformity", "xp", "--bill", "no-such-folder").err


def test_a_fault_stands_where_the_bill_has_it(tmp_path: Path) -> None:
    """A fault of a bill is told at its own file and line, not at the pack's."""
    bill = _bill(tmp_path / "bill", HEAD, smuggling="offence smuggling\n  titel X\n")

    with pytest.raises(KnowledgeError, match=r"bill/offences/smuggling\.law:2"):
        _effect(bill)
