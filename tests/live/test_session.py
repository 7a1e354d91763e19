"""Sessions: whatever the steps, it is a fresh assessment, and a step says what it did and why."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import CaseError, Session, Update, assess, case_from_dict, case_to_dict, gaps, replay
from tests.builders import Row, few, law
from tests.strategies import tables

AMENDED: tuple[Row, ...] = (
    {"holds": "no"},
    {"holds": "unknown"},
    {"shown_by": []},
    {"on": "2023-06"},
    {"by": None},
    {"on": "../2023-06"},
    {"shown_by": ["E1", {"evidence": "E2", "bearing": "against"}]},
    {"inferred_from": ["f1"], "why": "so", "by_whom": "somebody", "strength": "weak"},
    {"status": "proposed", "proposed_by": "a colleague", "in_document": "E1"},
)
ITEMS: tuple[Row, ...] = ({"available": "no"}, {"about": ["V2"]}, {"retracts": ["f1"]}, {"from": None})
NARROW: Row = {
    "schema": "chargeassist/case/1",
    "case": {"id": "house", "law": ["xp"], "as_at": "2024-05-01"},
    "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
    "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
}
STRUCK: Row = {
    "id": "f1",
    "fact": "conduct:struck",
    "by": ["S1"],
    "of": ["V1"],
    "on": "2023-04-05",
    "in": "xp",
    "shown_by": ["E1"],
}


def begun(data: Row = NARROW) -> Session:
    """Return a session over Palmeria that begins with these tables."""
    return Session.begin(case_from_dict(data), law("xp"))


@st.composite
def steps(draw: Any, data: Row) -> list[Row]:
    """Return steps that may follow one another: rows of a case put back, taken away, amended."""
    facts = list(data["fact"])
    found: list[Row] = []
    for _ in range(draw(st.integers(1, 4))):
        basis = {b for f in facts for b in f.get("inferred_from", ())}
        free = [f for f in facts if f["id"] not in basis]
        if not free:
            break
        one = draw(st.sampled_from(free))
        do = draw(st.sampled_from(("retract", "amend", "again", "item")))
        if do == "item":
            item = draw(st.sampled_from(data["evidence"]))
            keys = draw(st.sampled_from(ITEMS))
            found.append({"do": "amend", "table": "evidence", "id": item["id"], "keys": keys})
            continue
        if do == "amend":
            keys = draw(st.sampled_from(AMENDED))
            found.append({"do": "amend", "table": "fact", "id": one["id"], "keys": keys})
            continue
        found.append({"do": "retract", "table": "fact", "id": one["id"]})
        facts.remove(one)
        if do == "again":
            facts.append(one)
            keys = {k: v for k, v in one.items() if k != "id"}
            found.append({"do": "add", "table": "fact", "id": one["id"], "keys": keys})
    return found


@given(st.data())
def test_after_any_steps_it_is_a_fresh_assessment(data: st.DataObject) -> None:
    """After any sequence of steps a session is what a fresh assessment of the case is; so is its replay."""
    first = data.draw(tables())
    # A fact that another row names cannot go alone: here nothing takes facts back.
    first["evidence"] = [{k: v for k, v in e.items() if k != "retracts"} for e in first["evidence"]]
    session = Session.begin(case_from_dict(first), few())
    for step in data.draw(steps(first)):
        try:
            session = session.apply(step).session
        except CaseError:
            continue
        assert assess(case_from_dict(case_to_dict(session.case)), few()) == session.assessment

    assert replay(json.loads(json.dumps(session.to_events())), few()) == session


def test_a_fact_says_what_it_changed_and_why() -> None:
    """A fact that is entered makes charges of it; one of more evidence says which element rose, by what."""
    update = begun().add("fact", STRUCK | {"shown_by": []})
    assault = next(c for c in update.session.assessment.charges if c.offence.id == "assault")

    assert assault.id in {c.about for c in update.changes}

    risen = update.session.amend("fact", "f1", {"shown_by": ["E1"]})
    reason = next(r for r in risen.reasons if r.charge == assault.id and r.element == "identity")

    assert ("thin", "supported", ("E1",)) == (reason.before.word, reason.after.word, reason.shown_by)

    denied = risen.session.apply(
        {"do": "add", "table": "evidence", "id": "E2", "keys": {"kind": "witness-testimony", "from": "W1"}},
        {
            "do": "add",
            "table": "fact",
            "id": "f2",
            "keys": {**{k: v for k, v in STRUCK.items() if k != "id"}, "holds": "no", "shown_by": ["E2"]},
        },
    )

    assert ("f2",) in {r.against for r in denied.reasons}
    assert {"supported", "disputed"} == {w for r in denied.reasons for w in (r.before.word, r.after.word)}


def test_gaps_open_and_close() -> None:
    """A step says which gaps, questions and proposals came, and which went."""
    update = begun().add("fact", STRUCK | {"shown_by": []})

    assert {r.id for r in gaps(update.session.assessment)} == {r.id for r in update.opened()}
    assert () == update.closed()

    shown = update.session.amend("fact", "f1", {"shown_by": ["E1"]})

    assert {r.id for r in shown.closed()} <= {r.id for r in update.opened()}
    assert shown.closed()


def test_an_answer_is_a_step() -> None:
    """An answer enters what `with_answer` enters, as steps that a replay takes again."""
    session = begun().add("fact", STRUCK | {"fact": "act:harbouring"}).session
    request = next(r for r in gaps(session.assessment) if any(a.value == "yes" for a in r.answers))
    update = session.answer(request.id, "yes", evidence=["E1"])

    assert {"add"} == {e.do for e in update.events}
    assert replay(update.session.to_events(), law("xp")) == update.session


def test_several_terms_in_one_row_are_as_many_facts() -> None:
    """A row may be written in short, as in a file: it is added and amended, and replayed."""
    both = STRUCK | {"fact": ["conduct:struck", "act:recruitment"]}
    session = begun().add("fact", both).session

    assert ["f1-struck", "f1-recruitment"] == [f.id for f in session.case.facts]

    again = begun().add("fact", STRUCK).session.amend("fact", "f1", {"fact": both["fact"]}).session

    assert session.case == again.case
    assert replay(json.loads(json.dumps(again.to_events())), law("xp")) == again


def test_what_is_refused_changes_nothing() -> None:
    """A step that leaves no case is refused with every fault; several are taken together or not at all."""
    session = begun().add("fact", STRUCK).session
    before = session.to_events()

    with pytest.raises(CaseError):
        session.retract("evidence", "E1")
    with pytest.raises(CaseError):
        session.add("fact", STRUCK)
    with pytest.raises(KeyError):
        session.amend("fact", "f9", {"holds": "no"})
    with pytest.raises(ValueError, match="a table is"):
        session.add("facts", STRUCK)
    with pytest.raises(ValueError, match="the id of a row stays"):
        session.amend("fact", "f1", {"id": "f2"})
    listed = {"do": "retract", "table": ["fact"], "id": "f1"}
    for steps, said in ((["f1"], "an event is"), ([{}], "has do"), ([listed], "are text"), (5, "a step is")):
        with pytest.raises(ValueError, match=said):
            replay([before[0], steps], law("xp"))
    with pytest.raises(ValueError, match="begins"):
        replay([], law("xp"))

    assert before == session.to_events()

    both = session.apply(
        {"do": "retract", "table": "evidence", "id": "E1"},
        {"do": "amend", "table": "fact", "id": "f1", "keys": {"shown_by": None}},
    )

    assert () == both.session.case.evidence
    assert both.session == replay(both.session.to_events(), law("xp"))


@pytest.mark.parametrize("id", [None, 7, True, ["P1"]])
def test_an_id_that_is_no_text_is_a_fault(id: object) -> None:
    """Nothing is made into an id: a row without one is no row, and nobody is called None."""
    session = begun()
    steps: tuple[Callable[[], Update], ...] = (
        lambda: session.add("person", {"id": id, "is": ["suspect"]}),
        lambda: session.add("fact", STRUCK | {"id": id}),
        lambda: session.amend("fact", id, {"holds": "no"}),  # type: ignore[arg-type]
        lambda: session.retract("fact", id),  # type: ignore[arg-type]
    )
    for step in steps:
        with pytest.raises(CaseError) as told:
            step()
        assert ["C101"] == [f.code for f in told.value.faults]


def test_the_law_of_a_session_stays() -> None:
    """A case that names another law than it is assessed under would mislead; and the case is itself alone."""
    session = begun()

    with pytest.raises(ValueError, match="the law of a session stays"):
        session.amend("case", "house", {"law": ["un"]})
    with pytest.raises(ValueError, match="the law of a session stays"):
        replay(
            [
                *session.to_events(),
                [{"do": "amend", "table": "case", "id": "house", "keys": {"law": ["un"]}}],
            ],
            law("xp"),
        )
    with pytest.raises(KeyError, match="the case has another id"):
        session.amend("case", "case", {"as_at": "2024-06-01"})


def test_it_is_a_value() -> None:
    """A session is equal after a pickle, tells nothing of the case, and steps from many threads agree."""
    session = begun().add("fact", STRUCK).session

    assert session == pickle.loads(pickle.dumps(session))
    assert "struck" not in repr(session) + repr(session.steps)

    def step(_: int) -> Update:
        return session.amend("fact", "f1", {"holds": "no"})

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(step, range(8))

    assert [first] * 7 == others


def test_the_day_of_the_assessment_can_be_moved() -> None:
    """What is said once of a case is amended as a row is, and never added or taken back."""
    session = begun().amend("case", "house", {"as_at": "2024-06-01"}).session

    assert "2024-06-01" == session.case.as_at.isoformat()
    with pytest.raises(ValueError, match="case can be amended"):
        session.retract("case", "house")
