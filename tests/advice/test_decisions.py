"""What was decided on a charge, in rows whose digests form a chain."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist.advice.decisions import Decision, broken, chained, decision, ledger
from chargeassist.case.write import case_digest
from tests.builders import assessed, case, charge, fact

DAY = date(2026, 11, 3)


def _decision(advised: str = "primary", taken: str = "primary") -> Decision:
    return Decision("c1", advised, "supported", taken, "prosecutor", DAY, "it stands", "of-the-case", ())


@pytest.mark.parametrize(
    ("advised", "taken", "differs"),
    [
        *[("primary", "primary", False), ("primary", "alternative", True)],
        *[
            ("blocked", "not-charged", False),
            ("awaiting", "not-yet", False),
            ("not-yet", "not-charged", True),
        ],
    ],
)
def test_a_decision_differs_where_it_is_not_what_the_advice_comes_to(
    advised: str, taken: str, differs: bool
) -> None:
    """A role is followed by that role, what is blocked by no charge, what awaits by not yet."""
    assert differs is _decision(advised, taken).differs


def test_a_decision_says_what_was_advised_on_which_case_under_which_law() -> None:
    """The row names the charge as it stood, and the digests of the case and of every pack."""
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1")))
    one = charge(found, "xp:unlawful-confinement")
    row = decision(one, found, taken="primary", by="prosecutor", on=DAY, why="it stands")

    assert (one.id, one.role, "supported", "primary") == (row.charge, row.advised, row.standing, row.taken)
    assert ("prosecutor", DAY, "it stands") == (row.by, row.on, row.why)
    digests = tuple(f"{p}:{found.law.pack(p).digest}" for p in ("xp", "un"))
    assert (case_digest(found.case), digests) == (row.case, row.law)


def test_a_ledger_is_whole_while_each_row_follows_the_one_before_and_the_last_is_the_one_named() -> None:
    """A row changed or out of its place is told by its number; one cut off by the digest kept elsewhere."""
    first = chained(_decision(), "")
    last = chained(_decision(taken="alternative"), first.digest)

    assert (0, 1, 2) == (broken([first, last]), broken([last, first]), broken([first, first]))
    assert ledger([first, last]).whole
    assert ledger([first, last], ends=last.digest).whole
    assert ledger([]).whole
    assert not ledger([first], ends=last.digest).whole
    assert not ledger([last, first], ends=first.digest).whole
    assert last.digest == ledger([first, last]).ends


def test_rows_of_another_state_of_the_case_are_numbered() -> None:
    """Without a case none is told; with one, every row that was decided on another."""
    now = case(fact("f1", "conduct:struck"))
    row = chained(_decision(), "")

    assert () == ledger([row]).other_case
    assert (1,) == ledger([row], now).other_case
