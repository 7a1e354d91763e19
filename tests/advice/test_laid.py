"""What was laid beside what the file supports: each person it was laid against, each it was done to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from chargeassist import (
    Assessment,
    assess,
    case_to_dict,
    diff,
    load_law,
    read_case,
    review,
)
from chargeassist.advice.review import Review
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.plain_text import plain_text
from tests.builders import Row, assessed, case, fact

HERE = Path(__file__).parent / "laid"
TRAFFICKING, CONFINEMENT, MARRIAGE = (
    "xp:trafficking-in-persons",
    "xp:unlawful-confinement",
    "xp:child-marriage",
)
HELD = fact("f1", "conduct:locked-in", shown_by="E1 E2")
TAKEN = (
    fact("f2", "act:harbouring", shown_by="E1 E2"),
    fact("f3", "means:threat", shown_by="E1 E2"),
    fact("f4", "purpose:forced-labour", shown_by="E1=words E2=words"),
)
LAID = {"id": "L1", "suspect": "S1", "offence": CONFINEMENT, "complainant": "V1", "on": "2023-04-05"}


def _of(name: str) -> Assessment:
    read = read_case(HERE / name)
    return assess(read, load_law(*read.law))


def _review(laid: list[Row], *facts: Row, **tables: Any) -> Review:
    return review(assessed(case(*(facts or (HELD,)), laid=laid, **tables)))


def test_what_stands_is_named_when_the_laid_charge_fails() -> None:
    """Kidnapping is laid and nobody was taken: the trafficking that stands is named, and what fails."""
    (row,) = review(_of("review-kidnapping-laid.toml")).rows

    assert ("L1", "undercharged") == (row.laid, row.code)
    assert any("za:trafficking-in-persons" in charge for charge in row.instead)
    assert "deprivation" in dict(row.lacking)


def test_a_second_victim_for_whom_nothing_was_laid() -> None:
    """The count for one is as evidenced, and says nothing of the other: hers is named apart."""
    first, second = review(_of("review-second-victim.json")).rows

    assert ("L1", "as-evidenced") == (first.laid, first.code)
    assert ("", "undercharged") == (second.laid, second.code)
    assert ["V2"] == [charge.split("/")[1] for charge in second.instead]


def test_no_count_for_a_person_nothing_was_done_to() -> None:
    """Only an age is entered of the second boy, and he is no victim of this boatman's."""
    (defect,) = review(_of("count-for-the-untouched.toml")).defects

    assert "no-person" == defect.code
    assert ("V1",) == defect.text["of"]


def test_a_count_against_several_is_read_for_each_of_them() -> None:
    """One of two held her: the count is as evidenced for one, and short of evidence for the other."""
    laid = LAID | {"suspects": ["S2"]}
    found = _review([laid], HELD, persons=[{"id": "S2", "is": ["suspect"]}])

    assert [("S1", "as-evidenced"), ("S2", "evidence-missing")] == [
        (row.charge.split("/")[0], row.code) for row in found.rows
    ]
    assert [] == list(found.defects)


def test_a_count_says_in_which_mode_it_is_laid() -> None:
    """An attempt that is laid is held against the attempt, and not against the offence that stands."""
    as_principal, as_attempt = (
        _review([LAID | {"mode": mode}]).rows[0].code for mode in ("principal", "attempt")
    )

    assert ("as-evidenced", "nothing-entered") == (as_principal, as_attempt)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("withdrawn", "withdrawn"),
        ("Convicted, then quashed on appeal", "convicted"),
        ("acquitted: her knowledge not proved", "acquitted"),
        ("case to answer", ""),
    ],
)
def test_an_outcome_is_read_back_and_shown_by_its_code(outcome: str, told: str) -> None:
    """What the file says of it stays in the file; the page and the row tell what kind of outcome it was."""
    found = _review([LAID | {"outcome": outcome}])

    assert outcome == case_to_dict(found.assessment.case)["laid"][0]["outcome"]
    assert told == found.rows[0].outcome
    assert (f"what became of it {told}" in plain_text(review_page(found))) is bool(told)


def test_the_days_of_a_count_decide_the_part_that_is_compared() -> None:
    """Of two parts of a course the one on the days of the count is compared: not the better one."""
    married = fact("f1", "conduct:marriage-with-child", on="2013-05-01/2014-05-01", shown_by="E1 E2")
    born = fact("f2", "person:born", value="2003", shown_by="E2=strong")
    charges = []
    for day in ("2013-06-01", "2014-04-01"):
        found = _review([LAID | {"offence": MARRIAGE, "on": day}], married, born)
        (window,) = [c.matter.window for c in found.assessment.charges if c.id == found.rows[0].charge]
        charges.append(window.first.isoformat() <= day <= window.last.isoformat())  # type: ignore[union-attr]  # dated

    assert [True, True] == charges


def test_a_count_that_says_again_what_another_says() -> None:
    """Two counts of one thing are a defect; of other days, or once the first was withdrawn, they are not."""
    again = LAID | {"id": "L2"}

    def codes(*laid: Row) -> list[tuple[str, str]]:
        return [(d.laid, d.code) for d in _review(list(laid)).defects if d.code == "duplicate"]

    assert [("L2", "duplicate")] == codes(LAID, again)
    assert [] == codes(LAID, again | {"on": "2023-05-01"})
    assert [] == codes(LAID | {"outcome": "withdrawn"}, again)


def test_diff_covers_the_counts_that_were_laid() -> None:
    """A count that came and a day that was altered are changes; the page says both."""
    new = _of("diff-new.json")
    changes = diff(_of("diff-old.json"), new)

    assert [("L1", "2022-06/2022-08", "2022-07"), ("L2", "", "za:trafficking-in-persons")] == [
        (c.about, c.before, c.after) for c in changes
    ]
    assert () == diff(_of("diff-old.json"), _of("diff-old.json"))
    page = plain_text(diff_page(changes, new))
    assert "2022-07" in page
    assert "L2" in page


def test_diff_tells_an_outcome_by_its_code() -> None:
    """A verdict that came is told; another wording of it is a change without its words."""
    laid = [LAID | {"outcome": o} for o in ("pending", "convicted", "convicted of what Ann said")]
    first, second, third = (_review([one]).assessment for one in laid)

    assert [("", "convicted")] == [(c.before, c.after) for c in diff(first, second)]
    assert 1 == len(diff(second, third))
    assert "Ann" not in str(diff(second, third))


def test_diff_tells_who_else_is_charged() -> None:
    """A second accused on a count is a change of whom it is laid against."""
    persons = [{"id": "S2", "is": ["suspect"]}]
    one, two = (
        _review([LAID | more], HELD, persons=persons).assessment for more in ({}, {"suspects": ["S2"]})
    )

    page = plain_text(diff_page(diff(one, two), two))
    assert "laid: suspects: S1 -> S1 and S2" in page


def test_an_offence_in_the_words_of_the_charge_sheet() -> None:
    """What no pack has may be laid in words: kept, told, and reviewed as such."""
    words = "Riding without a ticket, By-law 7"
    ticket = LAID | {"offence": words}
    found = _review([ticket])

    assert "outside-the-law" == found.rows[0].code
    assert words in plain_text(review_page(found))
    assert words == case_to_dict(found.assessment.case)["laid"][0]["offence"]
    assert words not in repr(found.assessment.case.laid)


POINTED = (
    *TAKEN[:2],
    fact("f5", "conduct:passport-withheld", shown_by="E1 E2"),
    fact("f6", "conduct:work-exacted", shown_by="E1 E2"),
    fact("f7", "conduct:wages-withheld", shown_by="E1 E2"),
)
WAITING = LAID | {"offence": TRAFFICKING}


def test_a_state_of_mind_that_waits_is_never_overcharged() -> None:
    """Two facts point to the purpose and nobody has drawn it: the count waits, whatever else stands (S40)."""
    found = _review([WAITING], HELD, *POINTED)
    text = plain_text(review_page(found))

    assert "as-evidenced-once-drawn" == found.rows[0].code
    assert (True, False) == ("to be drawn purpose (thin)" in text, "fails on" in text)


def test_a_flag_that_sends_to_the_review_finds_something_there() -> None:
    """Wherever an assessment says that `review` tells what the law lacks, there is such a row."""
    example = Path(__file__).parents[2] / "examples" / "gap-in-the-law" / "case.toml"
    one = read_case(example)
    for laid in ((), one.laid):
        found = assess(evolve(one, laid=laid), load_law(*one.law))
        flagged = [f for f in found.flags if f.code == "gap-in-the-law"]

        assert flagged
        assert {f.about for f in flagged} <= {
            r.charge.split("/")[0] for r in review(found).rows if r.code == "gap-in-the-law"
        }


def test_who_did_it_by_own_hand_is_met_in_a_joint_count() -> None:
    """Of two who are said to have acted together one did it all: the count meets him as who did it."""
    joint = LAID | {"suspects": ["S2"], "mode": "joint"}
    found = _review([joint], HELD, fact("f9", "concert:acting-together", by="S1 S2", shown_by="E1 E2"))

    assert "as-evidenced" == found.rows[0].code
    assert "/principal/" in found.rows[0].charge
    assert "/joint/" in found.rows[1].charge
    assert "other-mode" not in [d.code for d in found.defects]


@pytest.mark.parametrize("mode", ["accomplice", "organiser"])
def test_a_count_meets_what_is_entered_in_another_mode(mode: str) -> None:
    """Laid as an accomplice, who did it himself: what stands is beside the count, and the sheet says so."""
    found = _review([LAID | {"mode": mode}])

    assert [("L1", "as-evidenced")] == [(r.laid, r.code) for r in found.rows]
    assert [("L1", "other-mode")] == [(d.laid, d.code) for d in found.defects]


def test_a_count_that_names_nobody_lists_what_is_entered() -> None:
    """Whom nothing was done to is no charge of such a count, where something was done to another (S50)."""
    laid = {k: v for k, v in LAID.items() if k != "complainant"}
    found = assessed(case(HELD, fact("f9", "means:threat", of="V2", shown_by="E1"), laid=[laid]))

    assert ["V1"] == [c.matter.complainant for c in found.charges if c.offence.key == CONFINEMENT]
    nothing = assessed(case(fact("f9", "means:threat", of="V2", shown_by="E1"), laid=[laid]))
    assert "V2" in [c.matter.complainant for c in nothing.charges if c.offence.key == CONFINEMENT]
