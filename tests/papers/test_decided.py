"""A memo prints what was decided, and says first whether the record is as it was signed."""

from __future__ import annotations

from pathlib import Path

from chargeassist import read_decisions, to_text
from chargeassist.words import say
from tests.cli.support import GROWER, ROOT, SERVITUDE, run
from tests.report.support import GATED, assessed

RECORD = "examples/domestic-servitude/decisions.jsonl"


def test_a_memo_prints_every_decision_with_its_reason() -> None:
    """`memo --record` has each row, who decided, when and why, after the chain and its last digest."""
    rows = read_decisions(str(ROOT / RECORD))
    said = run("memo", SERVITUDE, "--record", RECORD)
    told = said.out[said.out.index(say("memo-recorded")) :]

    assert (0, to_text(assessed("domestic-servitude/case.toml"), paper="memo", decisions=rows)) == (
        said.code,
        said.out,
    )
    assert say("ledger-whole", n=len(rows)) in told
    assert rows[-1].digest in told
    assert [] == [r.charge for r in rows if r.charge not in told or r.by not in told or r.why not in told]
    assert say("memo-recorded") not in run("memo", SERVITUDE).out


def test_a_record_that_was_changed_is_told_and_ends_as_a_fault(tmp_path: Path) -> None:
    """The memo says from which row on nothing is as signed, and the command ends as `verify` does."""
    file = tmp_path / "decided.jsonl"
    file.write_text((ROOT / RECORD).read_text("utf-8").replace("senior", "junior"), "utf-8")
    said = run("memo", SERVITUDE, "--record", file)

    assert run("verify", file).code == said.code == 2
    assert say("ledger-broken", number=1) in " ".join(said.out.split())


def test_a_record_of_another_case_is_told() -> None:
    """Rows on another state of the case, and on charges that are not listed, are named."""
    said = " ".join(run("memo", GROWER, "--record", RECORD).out.split())

    assert say("ledger-other-case", rows="1, 2 and 3") in said
    assert say("memo-recorded-unlisted", rows="1, 2 and 3") in said


def test_a_memo_of_no_rows_says_that_there_are_none() -> None:
    """A record of nothing is told as one: who asks for decisions never meets silence."""
    assert say("ledger-whole", n=0) in to_text(assessed(GATED), paper="memo", decisions=())
