"""S34: what is asked for moves what it says; what is answered is not asked again; no answer is refused."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import Assessment, Case, assess, case_from_dict, gaps, next_questions, with_answer
from chargeassist.advice.requests import Request
from tests.advice.answers import SEEN, entered, rose, witnessed
from tests.builders import Row, few
from tests.strategies import tables

ALL, ROUNDS = 10_000, 60
SHOWN: tuple[list[Any], ...] = ([], ["A1"], SEEN)


def assessed(data: Row) -> Assessment:
    """Return the assessment of a case to which two witnesses of nothing yet are added."""
    return assess(witnessed(case_from_dict(data)), few())


def answered(found: Assessment, request: Request, value: str, evidence: list[Any]) -> Case:
    """Return the case with one answer, signed by somebody where it is a proposal."""
    return with_answer(
        found, request.id, value or "2009-02-03", evidence=evidence, by_whom="prosecutor", why="as it seems"
    )


@given(tables(), st.randoms(use_true_random=False))
def test_what_a_gap_asks_for_moves_what_it_says(data: Row, chance: random.Random) -> None:
    """S34: each answer of a gap that fills it, as its own template writes it, brings what was promised."""
    before = assessed(data)
    moving = [r for r in gaps(before) if r.moves]
    for request in chance.sample(moving, min(2, len(moving))):
        for new in list(entered(before, request))[:3]:
            for move in request.moves:
                assert rose(move, new, few(), before), (request, move)


@given(tables(), st.data())
def test_an_answer_is_accepted_and_not_asked_again(data: Row, draw: st.DataObject) -> None:
    """Any question, answered from its own template, makes a case that is one, and is not asked again."""
    found = assessed(data)
    questions = next_questions(found, ALL)
    for question in questions[:2]:
        reply = draw.draw(st.sampled_from(question.request.answers))
        case = answered(found, question.request, reply.value, draw.draw(st.sampled_from(SHOWN)))
        left = {q.request.id for q in next_questions(assess(case, few()), ALL)}
        assert question.request.id not in left


@settings(max_examples=4)
@given(tables(), st.data())
def test_the_questions_end(data: Row, draw: st.DataObject) -> None:
    """Whoever answers the first question again and again, in any way, comes to the last."""
    found = assessed(data)
    asked: list[str] = []
    while questions := next_questions(found, 1):
        (question,) = questions
        asked.append(question.request.id)
        assert len(asked) == len(set(asked)) <= ROUNDS
        reply = draw.draw(st.sampled_from(question.request.answers))
        found = assess(answered(found, question.request, reply.value, []), few())


@settings(max_examples=10)
@given(tables(), st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_of_the_file(data: Row, chance: random.Random) -> None:
    """The same thing has the same id when the rows of a file stand otherwise, and none has another's."""
    ids = [r.id for r in gaps(assess(case_from_dict(data), few()))]
    shuffled = {**data, "person": chance.sample(data["person"], len(data["person"]))}
    assert sorted(ids) == sorted(r.id for r in gaps(assess(case_from_dict(shuffled), few())))
    assert len(ids) == len(set(ids))
