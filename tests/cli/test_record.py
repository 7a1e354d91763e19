"""The verbs record and verify: a decision is kept with its reason, and no later change goes unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chargeassist.reading.limits import FAULTS
from tests.cli.support import GROWER, ROOT, SERVITUDE, Said, run

CHARGE = "S1/V1/xp:trafficking-in-persons/principal/house/2022-10-01"
BESIDE = "S2/V1/xp:unlawful-confinement/principal/house/2022-11-01"
BLOCKED = "Y1/-/xp:drug-cultivation/principal/-/2023-11-01"
Lines = list[str]


def _record(file: Path, charge: str = CHARGE, taken: str = "primary", *more: str) -> Said:
    who = ("--by", "senior counsel", "--on", "2026-11-20")
    return run("record", SERVITUDE, charge, "--as", taken, *who, "-o", file, *more)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return three decisions, one of them otherwise than advised, as they were recorded."""
    file = tmp_path_factory.mktemp("three") / "decided.jsonl"
    why = ("--why", "the trafficking count says it")
    said = [_record(file), _record(file, BESIDE, "not-charged", *why), _record(file)]
    assert [(0, "")] * 3 == [(s.code, s.err) for s in said]
    return file.read_bytes()


@pytest.fixture
def three(recorded: bytes, tmp_path: Path) -> Path:
    """Return a file of the three decisions that a test may change."""
    file = tmp_path / "decided.jsonl"
    file.write_bytes(recorded)
    return file


def test_what_was_decided_is_told_with_what_was_advised(three: Path) -> None:
    """`verify` says of each row who decided what, and the reason where the report advises otherwise."""
    said = run("verify", three, ROOT / SERVITUDE)

    assert (0, "") == (said.code, said.err)
    assert "3 decisions, each as signed and in its place" in said.out
    assert "not charged; advised was: cumulative" in said.out
    assert "the trafficking count says it" in said.out
    assert "something else than it does now" not in said.out


CHANGES: dict[str, tuple[int, Callable[[Lines], Lines]]] = {
    "a word": (2, lambda rows: [rows[0], rows[1].replace("senior", "junior"), rows[2]]),
    "a reason taken away": (
        2,
        lambda r: [r[0], r[1].replace('"why": "the trafficking count says it", ', ""), r[2]],
    ),
    "two rows in another order": (1, lambda rows: [rows[1], rows[0], rows[2]]),
    "a row left out": (2, lambda rows: [rows[0], rows[2]]),
    "the first left out": (1, lambda rows: rows[1:]),
    "a row twice": (2, lambda rows: [rows[0], *rows]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_of_a_row_is_seen_and_nothing_is_added(name: str, three: Path) -> None:
    """The first row that is not as it was signed is named, and the file takes no further row."""
    number, change = CHANGES[name]
    rows = change(three.read_text("utf-8").splitlines())
    three.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    before = three.read_bytes()
    told, added = run("verify", three, "--format", "json"), _record(three)

    assert (2, number) == (told.code, json.loads(told.out)["verify"]["broken"])
    assert (2, before) == (added.code, three.read_bytes())
    assert f":{number}: F120" in added.err


def test_what_is_cut_off_shows_against_the_digest_that_was_kept(three: Path) -> None:
    """A chain cannot see its own end: the digest that was printed last can."""
    last = json.loads(three.read_text("utf-8").splitlines()[-1])["digest"]
    assert 0 == run("verify", three, "--ends", last).code
    three.write_text("".join(three.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")

    assert (0, 2) == (run("verify", three).code, run("verify", three, "--ends", last).code)


def test_a_decision_on_another_state_of_the_case_is_told(three: Path, tmp_path: Path) -> None:
    """A row says on which state of the case it was made."""
    later = tmp_path / "later.toml"
    text = (ROOT / SERVITUDE).read_text("utf-8")
    later.write_text(f'{text}\n[[evidence]]\nid = "E99"\nkind = "exhibit"\n', "utf-8")

    assert "something else than it does now: row 1, 2 and 3" in run("verify", three, later).out


def test_who_decides_otherwise_says_why(tmp_path: Path) -> None:
    """Without a reason nothing is written."""
    said = _record(tmp_path / "a.jsonl", CHARGE, "not-charged")

    assert (2, False) == (said.code, (tmp_path / "a.jsonl").exists())
    assert "--why" in said.err


def test_nobody_behind_a_gate_is_recorded_as_charged(tmp_path: Path) -> None:
    """A victim on the sheet is refused, whatever the reason; that there is no charge can be recorded."""
    file = tmp_path / "a.jsonl"
    charge = ("record", GROWER, BLOCKED, "-o", file)
    who = ("--by", "counsel", "--on", "2026-11-20", "--why", "she knew")
    refused, kept = run(*charge, "--as", "primary", *who), run(*charge, "--as", "not-charged", *who)

    assert (2, True) == (refused.code, "F121" in refused.err)
    assert (0, 1) == (kept.code, len(file.read_text("utf-8").splitlines()))


def test_a_charge_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """A slip in an id names the charge that was probably meant."""
    said = _record(tmp_path / "a.jsonl", CHARGE.replace("2022-10-01", "2022-10-02"))

    assert (2, True) == (said.code, f'did you mean "{CHARGE}"' in said.err)


HOSTILE = {
    "a role that is none": '"advised": "primary"',
    "a standing that is none": '"standing": "supported"',
    "a decision that is none": '"taken": "primary"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_word_that_is_none_is_a_fault(name: str, three: Path) -> None:
    """What a stranger writes in a closed list is a fault with its line, and never one of ours."""
    key, _, _ = HOSTILE[name].partition(":")
    three.write_text(three.read_text("utf-8").replace(HOSTILE[name], f'{key}: "x"'), "utf-8")
    told = run("verify", three)

    assert (2, "") == (told.code, told.out)
    assert f":1: {key[1:-1]}: C101 " in told.err


def test_a_long_file_of_nonsense_is_not_read_to_its_end(tmp_path: Path) -> None:
    """As many faults are told as of any file: the rest is not looked for."""
    file = tmp_path / "a.jsonl"
    file.write_text("x\n" * 1_000_000, "utf-8")
    told = run("verify", file)

    assert (2, FAULTS + 1) == (told.code, told.err.count("F111"))
