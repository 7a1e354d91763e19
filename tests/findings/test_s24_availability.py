"""S24: whether an offence is open at all: in force, within jurisdiction, consented to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from chargeassist import Charge, assess
from chargeassist.findings.availability import _in_time
from chargeassist.reasoning.matters import Matter, Window
from chargeassist.words import remark
from tests.builders import Row, assessed, case, charge, codes, fact, law, said, small_pack

HEAD = """\
offence striking
  title   Striking
  source  zz-code s 1
  seen    unverified zz-code 2024-01-01
"""
BODY = """
  element striking  [s 1]
    conduct is struck
"""


def striking(folder: Path, headers: str, *facts: Row, asides: str = "", **tables: Any) -> Charge:
    """Return the charge of striking V1 in the State `zz`, under a text with these headers."""
    law = small_pack(folder / "zz", HEAD + "".join(f"  {h}\n" for h in headers.split("; ")) + BODY + asides)
    facts = facts or (fact("f1", "conduct:struck", in_="zz", shown_by="E1"),)
    (one,) = (c for c in assess(case(*facts, **tables), law).charges if c.matter.mode == "principal")
    return one


# -- in force ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("since 2000-01-01", "yes"),
        ("since 2023-04-05", "yes"),  # the very day
        ("since 2023-04-06", "no"),
        ("since 2000-01-01; until 2023-04-06", "yes"),
        ("since 2000-01-01; until 2023-04-05", "no"),
        ("since not seen", "unknown"),
        ("since 2000-01-01; until not seen", "unknown"),
        ("since not seen; until 2023-04-05", "no"),
    ],
)
def test_in_force_on_the_days_of_the_conduct(tmp_path: Path, headers: str, expected: str) -> None:
    """In force on the conduct's days gives yes, not in force no, not seen unknown and never yes (S24)."""
    found = striking(tmp_path, headers).available
    assert (expected, expected == "yes") == (found.is_, found.why == ())


@pytest.mark.parametrize(("erased", "expected"), [("2024-04-30", "no"), ("2024-05-02", "yes")])
def test_erased_law_takes_earlier_conduct_with_it(tmp_path: Path, erased: str, expected: str) -> None:
    """A text erased by the day of the assessment is closed to earlier conduct too (S24)."""
    assert expected == striking(tmp_path, f"since 2000-01-01; erased {erased}").available.is_


def test_a_text_that_has_ended_stays_for_earlier_conduct(tmp_path: Path) -> None:
    """A text that has ended, and is not erased, governs the conduct of its days (S24, S9)."""
    assert "yes" == striking(tmp_path, "since 2000-01-01; until 2023-06-01").available.is_


def test_undated_conduct_is_unknown(tmp_path: Path) -> None:
    """Whether the law was in force on undated conduct cannot be said (S24)."""
    undated = fact("f1", "conduct:struck", on=None, in_="zz", shown_by="E1")
    assert "unknown" == striking(tmp_path, "since 2000-01-01", undated).available.is_


def test_a_date_across_the_start(tmp_path: Path) -> None:
    """Conduct that may have come before the law is never said to fall under it (S24, S9)."""
    early = fact("f1", "conduct:struck", on="2023", in_="zz", shown_by="E1")
    law = small_pack(tmp_path / "zz", HEAD + "  since 2023-07-01\n" + BODY)
    parts = {c.matter.window.text: c.available.is_ for c in assess(case(early), law).charges}
    assert {"2023-01-01/2023-06-30": "no", "2023-07-01/2023-12-31": "yes"} == parts


# -- jurisdiction --------------------------------------------------------------------------------------

ABROAD = fact("f1", "conduct:struck", in_="xq", shown_by="E1")
NATIONALITY = """
  jurisdiction nationality  [s 7]
    suspect status is national-of-the-state
"""


def national(of: str, value: str = "zz", shown_by: str = "E2") -> Row:
    """Return the nationality of a person."""
    return fact("n1", "person:nationality", of=of, value=value, shown_by=shown_by)


def test_conduct_in_the_state(tmp_path: Path) -> None:
    """Conduct in the State is within its jurisdiction, and the facts are named (S24)."""
    found = striking(tmp_path, "since 2000-01-01").available
    assert ("yes", ("f1",)) == (found.is_, found.facts)


def test_conduct_in_part_in_the_state(tmp_path: Path) -> None:
    """Conduct of which some fell in the State is within its jurisdiction (S24)."""
    here = fact("f2", "conduct:struck", in_="zz", shown_by="E1")
    assert "yes" == striking(tmp_path, "since 2000-01-01", ABROAD, here).available.is_


def test_a_place_not_entered(tmp_path: Path) -> None:
    """A fact without `in` is taken as in the State asked about, and it is said (S24)."""
    found = striking(tmp_path, "since 2000-01-01", fact("f1", "conduct:struck", in_=None)).available
    assert ("yes", ("f1",), ("place-not-entered",)) == (found.is_, found.facts, codes(found.why))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([], "unknown"),
        ([national("S1")], "yes"),
        ([national("S1", shown_by="E2=weak")], "unknown"),
        ([national("S1", shown_by="")], "unknown"),
        ([national("S1", "xq")], "no"),
        ([national("V1")], "unknown"),
    ],
    ids=["not-asked", "shown", "weak", "asserted", "denied", "of-the-victim"],
)
def test_abroad_by_a_head(tmp_path: Path, more: list[Row], expected: str) -> None:
    """Conduct abroad needs a head: supported yes, denied no, anything between is to be confirmed (S24)."""
    found = striking(tmp_path, "since 2000-01-01", ABROAD, *more, asides=NATIONALITY).available
    assert expected == found.is_


def test_abroad_without_any_head(tmp_path: Path) -> None:
    """A law without heads of jurisdiction does not reach conduct abroad (S24)."""
    found = striking(tmp_path, "since 2000-01-01", ABROAD, national("S1")).available
    assert ("no", ("f1",)) == (found.is_, found.facts)


def test_each_head_by_itself(tmp_path: Path) -> None:
    """Heads are alternatives, and the one that stands is named with its facts (S24)."""
    passive = NATIONALITY + "  jurisdiction victim  [s 8]\n    victim status is national-of-the-state\n"
    found = striking(tmp_path, "since 2000-01-01", ABROAD, national("V1"), asides=passive).available
    assert ("yes", ("n1",)) == (found.is_, found.facts)
    assert (remark("head-stands", head="victim", cite="s 8"),) == found.why


def test_a_head_that_cannot_be_weighed(tmp_path: Path) -> None:
    """A head the pack gives no condition for leaves the answer open (S24)."""
    head = "\n  jurisdiction convention  [s 9]\n"
    assert "unknown" == striking(tmp_path, "since 2000-01-01", ABROAD, asides=head).available.is_


# -- consent and preconditions -------------------------------------------------------------------------

CONSENT: Row = {"id": "c1", "of_whom": "the director", "offence": "zz:striking", "suspect": "S1"}


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ([], "unknown"),
        ([CONSENT], "yes"),
        ([CONSENT | {"given": "no"}], "no"),
        ([CONSENT | {"given": "asked"}], "unknown"),
        ([{"id": "c1", "of_whom": "the director"}], "yes"),
    ],
    ids=["not-recorded", "given", "refused", "asked", "for-the-whole-file"],
)
def test_the_consent_a_charge_needs(tmp_path: Path, consent: list[Row], expected: str) -> None:
    """A consent that is not recorded leaves the charge unknown; refused, it is closed (S24)."""
    found = striking(tmp_path, "since 2000-01-01; authority the director", consent=consent)
    assert expected == found.available.is_


@pytest.mark.parametrize("other", [{"offence": "zz:stealing"}, {"suspect": "V1"}])
def test_consent_to_something_else(tmp_path: Path, other: Row) -> None:
    """Consent to another offence, or against another person, is none (S24)."""
    found = striking(tmp_path, "since 2000-01-01; authority the director", consent=[CONSENT | other])
    assert "unknown" == found.available.is_


def test_a_precondition_of_the_pack(tmp_path: Path) -> None:
    """A precondition is asked for by name until it is recorded (S24)."""
    asked = striking(
        tmp_path, "since 2000-01-01", asides="\n  precondition complaint-of-the-victim  [s 12]\n"
    )
    assert ["not-recorded"] == [p.state for p in asked.preconditions]
    assert ("unknown", ("not recorded: complaint of the victim",)) == (
        asked.available.is_,
        said(asked.available.why),
    )


def test_the_least_open_answer_decides(tmp_path: Path) -> None:
    """No goes before unknown and unknown before yes, and only what is not open is told (S24)."""
    found = striking(tmp_path, "since not seen; authority the director", ABROAD).available
    assert ("no", 3) == (found.is_, len(found.why))


@pytest.mark.parametrize(
    ("last", "months", "runs_out"),
    [
        *[("2023-04-05", 12, "2024-04-05"), ("2023-04-30", 12, "2024-04-28")],
        *[("2023-01-31", 1, "2023-02-28"), ("2023-12-05", 1, "2024-01-05")],
    ],
)
def test_a_bar_runs_to_the_same_day_of_its_month(last: str, months: int, runs_out: str) -> None:
    """S24: through that day nothing is said; from the next on the day is told, to be confirmed."""
    (offence,) = (o for o in law("xp").pack("xp").offences if o.id == "assault")
    day, ran_out = date.fromisoformat(last), date.fromisoformat(runs_out)
    matter = Matter("S1", "V1", None, Window(day, day))
    within, after = (
        _in_time(evolve(offence, limitation=months), matter, case(as_at=str(ran_out + timedelta(days=n))))
        for n in (0, 1)
    )

    assert "yes" == within.is_
    assert ("unknown", remark("limitation-ran-out", day=runs_out)) == (after.is_, after.why)


# -- treaties ------------------------------------------------------------------------------------------


def test_a_treaty_is_a_yardstick() -> None:
    """A treaty offence is never available, whatever stands (S24)."""
    found = assessed(case(fact("f1", "act:harbouring", shown_by="E1")), "un")
    assert "no" == charge(found, "un:trafficking-in-persons").available.is_


def test_real_law_before_its_day() -> None:
    """Conduct before the Kenyan Act came into force is not open under it (S24; in force 2012-10-01)."""
    days = ("2012-09-30", "2012-10-01")
    found = [
        charge(
            assessed(case(fact("f1", "act:harbouring", on=d, in_="ke", shown_by="E1")), "ke"),
            "ke:trafficking-in-persons",
        ).available.is_
        for d in days
    ]
    assert ["no", "yes"] == found
