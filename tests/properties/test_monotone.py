"""S36, S1: more evidence for never lowers, more against never raises, and neither does the stage."""

from __future__ import annotations

import copy

from hypothesis import assume, given
from hypothesis import strategies as st

from chargeassist import Assessment, Standing, assess, case_from_dict
from tests.builders import Row, few, standing
from tests.strategies import HARMFUL, OTHER, PERSONS, STRENGTHS, tables

STAGES = ("investigate", "charge", "trial")
MORE = ("witness-testimony", "message", "exhibit", "admission", "hearsay", "agreed-fact")
harmful = tables(HARMFUL)
"""Cases in which every fact speaks of a positive leaf: no exception, no dispensation."""


def principal(found: Assessment) -> dict[str, Standing]:
    """Return how each charge of a principal stands, by id."""
    return {c.id: c.standing for c in found.charges if c.matter.mode == "principal"}


def alleged(data: Row) -> list[Row]:
    """Return the facts that allege a positive leaf; a case without any is passed over."""
    found = [f for f in data["fact"] if f["fact"] in HARMFUL and f["holds"] == "yes"]
    assume(found)
    return found


def denied(fact: Row) -> Row:
    """Return a fact that says of the same persons on the same days that it was not so."""
    keys = ("fact", "by", "of", "on", "in", "episode")
    return {k: fact[k] for k in keys if k in fact} | {"id": "f99", "holds": "no", "shown_by": []}


def with_item(data: Row, fact: Row, kind: str, strength: str) -> Row:
    """Return the case with one more item, of a source of its own, that shows a fact."""
    more = copy.deepcopy(data)
    item = {"id": "E99", "kind": kind, "from": "W99", "tied_to": ["S1", "S2"], "about": list(PERSONS)}
    more["evidence"].append(item)
    rows = [r for r in more["fact"] if r["id"] == fact["id"]] or [copy.deepcopy(fact)]
    rows[0]["shown_by"] = [*rows[0]["shown_by"], {"evidence": "E99", "strength": strength, "words": True}]
    more["fact"] = [*(r for r in more["fact"] if r["id"] != fact["id"]), *rows]
    return more


@given(harmful, st.data())
def test_evidence_for_never_lowers_a_charge(data: Row, draw: st.DataObject) -> None:
    """More evidence for a positive leaf lowers no charge, lists no fewer, takes no gate away (S36, S25)."""
    fact = draw.draw(st.sampled_from(alleged(data)))
    richer = with_item(data, fact, draw.draw(st.sampled_from(MORE)), draw.draw(st.sampled_from(STRENGTHS)))
    found, more = (assess(case_from_dict(d), few()) for d in (data, richer))
    before, after = principal(found), principal(more)
    assert {} == {id: (was, after.get(id)) for id, was in before.items() if was > after.get(id, -1)}
    assert set() == {g.id for g in found.gates} - {g.id for g in more.gates}


@given(harmful, st.data())
def test_evidence_against_never_raises_a_charge(data: Row, draw: st.DataObject) -> None:
    """More evidence against a positive leaf raises no charge (S1, S36)."""
    denial = denied(draw.draw(st.sampled_from(alleged(data))))
    poorer = with_item(data, denial, draw.draw(st.sampled_from(MORE)), draw.draw(st.sampled_from(STRENGTHS)))
    before, after = (principal(assess(case_from_dict(d), few())) for d in (data, poorer))
    assert {} == {id: (was, after[id]) for id, was in before.items() if after[id] > was}


@given(harmful, st.data())
def test_evidence_against_never_lowers_a_negative(data: Row, draw: st.DataObject) -> None:
    """More evidence that it was not so never lowers the leaf that says so (S36, S7)."""
    denial = denied(draw.draw(st.sampled_from(alleged(data))))
    richer = with_item(data, denial, draw.draw(st.sampled_from(MORE)), draw.draw(st.sampled_from(STRENGTHS)))
    before, after = (standing(case_from_dict(d), denial["fact"], holds=False) for d in (data, richer))
    assert before <= after


@given(tables())
def test_no_charge_rises_with_the_stage(data: Row) -> None:
    """No standing of a charge or of an element rises when the stage rises (S1)."""
    case = case_from_dict(data)
    stages = [
        {
            (c.id, e.id): e.standing
            for c in assess(case, few(), stage=s).charges
            for e in c.elements
            if c.matter.mode == "principal"
        }
        for s in STAGES
    ]
    assert stages[0].keys() == stages[1].keys() == stages[2].keys()
    assert [] == [k for k in stages[0] if not stages[0][k] >= stages[1][k] >= stages[2][k]]


@given(tables(), st.sampled_from((*HARMFUL, *OTHER)), st.booleans(), st.booleans())
def test_no_leaf_rises_with_the_stage(data: Row, name: str, holds: bool, exception: bool) -> None:
    """No leaf rises when the stage rises: positive or negative, requirement or exception (S1)."""
    case = case_from_dict(data)
    found = [standing(case, name, stage=s, holds=holds, exception=exception) for s in STAGES]
    assert sorted(found, reverse=True) == found
    assert not exception or 1 == len(set(found))
