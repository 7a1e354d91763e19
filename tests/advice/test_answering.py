"""What an answer writes into a case, and what is refused as one."""

from __future__ import annotations

from typing import Any

import pytest

from chargeassist import with_answer
from chargeassist.advice.answering import _enter
from chargeassist.advice.gaps import gaps
from chargeassist.advice.questions import _answered
from chargeassist.advice.replies import _attributed
from chargeassist.advice.requests import DRAW
from chargeassist.findings.offers import Draft
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import remark
from tests.advice.answers import entered, rose, witnessed
from tests.builders import assessed, case, fact


def test_what_asks_for_nothing_and_what_is_none_of_its_answers_is_refused() -> None:
    """An id that asks for nothing is a KeyError, a value that is none of the answers a ValueError."""
    found = assessed(case(fact("f1", "act:recruitment", shown_by="E1")))
    asked = next(r for r in gaps(found) if r.answers and all(a.value for a in r.answers))

    with pytest.raises(KeyError, match="no gap, question or proposal"):
        with_answer(found, "gone", "yes")
    with pytest.raises(ValueError, match="none of its answers"):
        with_answer(found, asked.id, "perhaps")


def test_a_draft_in_the_place_of_a_fact_says_whom_that_fact_was_done_to() -> None:
    """The fact that is named is told of whom it is, and no other; what is no such draft is a further fact."""
    tables: dict[str, Any] = {"fact": [{"id": "f1", "of": ["V1"]}, {"id": "f2"}]}

    _enter(tables, Draft("conduct:struck", of=("V2",), id="f2"), {})

    assert [{"id": "f1", "of": ["V1"]}, {"id": "f2", "of": ["V2"]}] == tables["fact"]


def test_a_fact_that_names_nobody_is_answered_by_whom_it_may_have_been_done_to() -> None:
    """Everybody but who did it is offered; the answer is that fact, of that person, and no other fact."""
    one = case(fact("f1", "conduct:locked-in"), fact("f2", "conduct:struck", of=[]), persons=[{"id": "V2"}])

    assert [(p, (Draft("conduct:struck", ("S1",), (p,), id="f2"),)) for p in ("V1", "V2")] == [
        (reply.value, reply.facts) for reply in _attributed("f2", one)
    ]


def test_what_asks_of_a_fact_names_the_fact() -> None:
    """S34: a fact that is to be attributed is what the request is about."""
    found = assessed(case(fact("f1", "conduct:struck", of=[], shown_by="E1"), fact("f2", "conduct:struck")))
    (asked,) = (r for r in gaps(found) if r.facts == ("f1",) and r.kind == "attribute")

    assert (remark("fact", fact="f1"),) == asked.terms


def test_what_is_said_of_another_person_is_answered_by_whom() -> None:
    """S34: an office that is another's is asked of everybody else, and whoever it is keeps the promise."""
    bribes = (
        fact(f"f{n}", "conduct:corrupt-payment", by=s, shown_by="E1") for n, s in enumerate(("S1", "S2"))
    )
    found = assessed(witnessed(case(*bribes)))
    promised = [(r, m) for r in gaps(found) for m in r.moves if m.element == "official"]

    assert [{"S2", "V1"}, {"S1", "V1"}] == [set(r.whom) for r, _ in promised]
    for request, move in promised:
        cases = list(entered(found, request))
        assert 2 == len(cases)
        assert all(rose(move, one, found.law, found) for one in cases)
    assert "another than S1" in plain_text(gaps_page(gaps(found), (), found))


def test_a_proposal_is_drawn_or_turned_down() -> None:
    """S40: a person says yes, which fills it, or no."""
    found = assessed(
        case(
            fact("f1", "act:recruitment", shown_by="E1"), fact("f2", "conduct:false-job-offer", shown_by="E2")
        )
    )
    drawn = [r for r in gaps(found) if r.kind == DRAW and r.signature is not None]

    assert drawn
    assert {(("yes", True), ("no", False))} == {tuple((a.value, a.fills) for a in r.answers) for r in drawn}


def test_an_age_is_answered_by_a_birth_or_an_age_and_by_nothing_else() -> None:
    """S45: what is entered of other things, or of other persons, leaves it open."""
    asked = Draft("age:child", of=("V1",))
    entered = {
        "struck": fact("f1", "conduct:struck"),
        "other": fact("f1", "person:born", value="2008", of="V2"),
        "born": fact("f1", "person:born", value="2008"),
        "aged": fact("f1", "person:age", value="17"),
    }

    assert ["born", "aged"] == [name for name, row in entered.items() if _answered(case(row))(asked)]
