"""Loss of evidence (S35)."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from chargeassist import Assessment, Case, Standing, assess, case_from_dict, stress
from chargeassist.advice.bench import Bench
from chargeassist.advice.stress import fatal_losses
from tests.builders import assessed, case, charge, fact, few, inferred, item
from tests.strategies import tables

CONFINEMENT, TRAFFICKING = "xp:unlawful-confinement", "xp:trafficking-in-persons"


def _two_witnesses() -> Assessment:
    return assessed(case(fact("f1", "conduct:locked-in", shown_by="E1 E2")))


def test_each_of_two_is_enough() -> None:
    """S35: with two items each enough, only the loss of both sinks the charge."""
    (row,) = stress(_two_witnesses()).charges

    assert [("E1", "E2")] == [f.items for f in row.fatal]


def test_without_one_it_survives_and_without_both_it_falls() -> None:
    """S35: what is asked about is weighed again without it."""
    found = _two_witnesses()

    assert Standing.SUPPORTED is stress(found, without=["E1"]).charges[0].without
    assert Standing.THIN is stress(found, without=["E1", "E2"]).charges[0].without


def test_a_whole_kind_can_be_left_out() -> None:
    """S35: evidence is left out by kind, by source, or all that is contested."""
    found = _two_witnesses()

    assert Standing.THIN is stress(found, without=["kind:witness-testimony"]).charges[0].without


def test_nothing_left_out_changes_nothing() -> None:
    """S35: stress without a loss is the assessment."""
    assert all(row.without is row.standing for row in stress(_two_witnesses()).charges)


def test_a_name_that_picks_nothing_is_refused_without_repeating_it() -> None:
    """What is left out must be there; the message names the form and not the value."""
    with pytest.raises(ValueError, match="names no evidence") as error:
        stress(_two_witnesses(), without=["Sentinel Name"])

    assert "Sentinel" not in str(error.value)


def test_the_sheet_says_what_would_leave_nothing_serious() -> None:
    """S35: the smallest loss that leaves nothing serious, and what would still stand."""
    found = assessed(
        case(
            fact("f1", "conduct:sexual-act", shown_by="E1"),
            fact("f2", "consent:absent", shown_by="E1"),
            fact("f3", "fault:knowledge", as_to="consent:absent", shown_by="E2"),
            fact("f4", "conduct:struck", shown_by="E3"),
            evidence=[item("E2", "admission", from_="S1")],
        )
    )
    stressed = stress(found)

    assert 1 == len(stressed.sheet_loss)
    assert stressed.secured_by.startswith("S1/V1/xp:assault/")


def test_a_denial_whose_loss_helps_is_named() -> None:
    """S35: losing what speaks against may raise a standing, and the report says whose loss helps."""
    denied = fact("f2", "conduct:locked-in", holds="no", shown_by="E2")
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1"), denied))
    (row,) = stress(found).charges

    assert [(("E2",), Standing.SUPPORTED)] == [(f.items, f.falls_to) for f in row.helps]


def test_inferences_that_go_round_in_their_terms() -> None:
    """S11, S35: a threat drawn from a purpose that was drawn from a threat lends nothing of its own."""
    rows = [
        fact("f0", "act:harbouring", shown_by="E0 E2"),
        fact("f1", "means:threat", shown_by=[{"evidence": "E1", "words": True}]),
        inferred("f2", "purpose:forced-labour", "f1"),
        inferred("f3", "means:threat", "f2"),
    ]
    (row,) = [r for r in stress(assessed(case(*rows))).charges if TRAFFICKING in r.charge]

    assert {("E1",), ("E0", "E2")} == {f.items for f in row.fatal}


def test_identity_in_issue_is_lost_with_what_shows_it() -> None:
    """S13, S35: where it is in issue who it was, the charge rests on the one who knew him as well."""
    rows = [
        fact("f1", "conduct:locked-in", shown_by="E1 E2"),
        fact("f2", "identity:identified", shown_by="E3"),
    ]
    masked = [item(f"E{i}", "witness-testimony", from_=f"W{i}", recognises="no") for i in (1, 2)]
    (row,) = [r for r in stress(assessed(case(*rows, evidence=masked))).charges if CONFINEMENT in r.charge]

    assert {("E3",), ("E1", "E2")} == {f.items for f in row.fatal}


@settings(max_examples=25)
@given(tables().map(case_from_dict))
def test_the_sets_are_those_that_trying_every_set_finds(one: Case) -> None:
    """S35: minimal sets up to three items are exact, held against trying every set."""
    found = assess(one, few())
    bench = Bench(found)
    items = [e.id for e in one.evidence]
    for c in found.charges:
        if c.standing < Standing.DISPUTED or (c.one_source is None and len(items) > 6):
            continue
        sinking: list[frozenset[str]] = []
        for n in (1, 2, 3):
            for some in combinations(items, n):
                loss = frozenset(some)
                if not any(s <= loss for s in sinking) and bench.falls(c, loss):
                    sinking.append(loss)

        assert set(sinking) == set(fatal_losses(c, bench))


@settings(max_examples=25)
@given(tables().map(case_from_dict))
def test_losing_evidence_for_what_is_positive_raises_nothing(one: Case) -> None:
    """S35: in a law without exceptions raised by it, losing what only speaks for lowers or leaves."""
    found = assess(one, few())
    bench = Bench(found)
    shows_no = {s.evidence for f in one.facts if f.holds != "yes" for s in f.shown_by}
    takes_back = {e.id for e in one.evidence if e.retracts}
    other = {
        s.evidence
        for f in one.facts
        if f.slot in ("age", "status", "identity", "relation", "consent", "fault", "person", "movement")
        for s in f.shown_by
    }
    for c in found.charges:
        for item_ in one.evidence:
            if item_.id not in shows_no | takes_back | other:
                assert bench.standing(c, frozenset({item_.id})) <= c.standing


def test_the_confinement_is_named_by_its_charge() -> None:
    """A row carries the id of its charge."""
    found = _two_witnesses()

    assert charge(found, CONFINEMENT).id == stress(found).charges[0].charge
