"""Loss of evidence (S35)."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from chargeassist import Assessment, Case, Charge, Standing, assess, case_from_dict, read_case, stress
from chargeassist.advice.bench import Bench, items_of
from chargeassist.advice.stress import fatal_losses
from chargeassist.findings.workings import NOTHING
from chargeassist.reasoning.objects import Objects
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.write import write_page
from tests.builders import READING, Row, assessed, case, charge, fact, few, inferred, item, law
from tests.strategies import helped, tables

HOSTILE = Path(__file__).parents[1] / "hostile" / "inputs"
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


def test_contested_is_what_is_disputed_or_has_a_broken_chain() -> None:
    """S6, S35: either is enough to be left out as contested; several names leave out all they pick."""
    rows = [item("E1", admissible="contested"), item("E2", chain="broken")]
    rows += [item("E3", from_="W1"), item("E4")]
    one = case(fact("f1", "conduct:locked-in", shown_by="E4"), evidence=rows, persons=[{"id": "W1"}])

    assert {"E1", "E2"} == items_of(one, ["contested"])
    assert {"E1", "E2", "E3", "E4"} == items_of(one, ["contested", "source:W1", "E4"])


def test_only_what_a_charge_looks_at_is_tried() -> None:
    """S35: an item that no weighing of a charge looked at cannot sink it: it is not among those tried."""
    held = fact("f1", "conduct:locked-in", shown_by="E1")
    found = assessed(case(held, fact("f2", "conduct:passport-withheld", shown_by="E9")))

    assert {"E1"} == Bench(found).looked_at(charge(found, CONFINEMENT))


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


def _by_trying_every_set(c: Charge, bench: Bench) -> set[frozenset[str]]:
    """Return the smallest sets of up to three items without which a charge falls, each set tried."""
    sinking: list[frozenset[str]] = []
    for n in (1, 2, 3):
        for some in combinations([e.id for e in bench.case.evidence], n):
            loss = frozenset(some)
            if not any(s <= loss for s in sinking) and bench.falls(c, loss):
                sinking.append(loss)
    return set(sinking)


@given(tables().map(case_from_dict))
def test_the_sets_are_those_that_trying_every_set_finds(one: Case) -> None:
    """S35: minimal sets up to three items are exact, held against trying every set."""
    found = assess(one, few())
    bench = Bench(found)
    for c in found.charges:
        if c.standing >= Standing.DISPUTED:
            assert _by_trying_every_set(c, bench) == set(fatal_losses([c], bench).sets)


@given(helped().map(case_from_dict))
def test_the_sets_are_exact_where_a_charge_reads_another_offence(one: Case) -> None:
    """S35, S21, S22: an accomplice's charge, and a benefit's, fall with what shows the offence they read."""
    found = assess(one, few(READING))
    bench = Bench(found)
    for c in found.charges:
        if c.standing >= Standing.DISPUTED:
            assert _by_trying_every_set(c, bench) == set(fatal_losses([c], bench).sets)


@given(helped())
def test_a_loss_is_as_if_the_item_had_never_been_there(row: Row) -> None:
    """S35: a charge without an item stands as it stands where the file never had that item.

    But that what a fact speaks about (S37) is not unsaid by a loss.
    """
    one = case_from_dict(row)
    found = assess(one, few(READING))
    bench = Bench(found)
    for lost in (e["id"] for e in row["evidence"]):
        poorer = case_from_dict(_removed(row, lost))
        if _spoken(poorer) == _spoken(one):
            left = {c.id: c.standing for c in assess(poorer, few(READING)).charges}
            for c in found.charges:
                # What nothing is entered for any more is no charge of the poorer file.
                assert left.get(c.id) in (None, bench.standing(c, frozenset({lost})))


def _spoken(one: Case) -> list[tuple[str, ...]]:
    """Return what every fact of a case speaks about."""
    spoken = map(Objects(one, law("xp").vocabulary).of, one.facts)
    return [(s.how, *(f.id for f in s.facts)) if s else () for s in spoken]


def _removed(row: Row, lost: str) -> Row:
    """Return a case without one item, and without what names it."""
    items = [
        e | ({"retracts": [r for r in e["retracts"] if r != lost]} if "retracts" in e else {})
        for e in row["evidence"]
        if e["id"] != lost
    ]
    facts = [f | {"shown_by": [s for s in f["shown_by"] if _named(s) != lost]} for f in row["fact"]]
    return row | {"evidence": items, "fact": facts}


def _named(shown: Any) -> str:
    return str(shown if isinstance(shown, str) else shown["evidence"])


def test_an_accomplice_falls_with_what_shows_the_offence_that_was_helped() -> None:
    """S22, S35: without the one witness of the trafficking nobody helped any; the charge rests on both."""
    found = assess(read_case(HOSTILE / "05-accomplice.toml"), law("xp"))
    (row,) = [r for r in stress(found).charges if r.charge.startswith("S2/")]
    (accomplice,) = [c for c in found.charges if c.matter.suspect == "S2"]

    assert {("E1",), ("E2",)} == {f.items for f in row.fatal}
    assert {"W1", "W2"} == {r.source for r in accomplice.rests_on}
    assert {"W1", "W2"} == set(accomplice.sources)


@given(tables().map(case_from_dict))
def test_losing_evidence_for_what_is_positive_raises_nothing(one: Case) -> None:
    """S35: in a law without exceptions raised by it, losing what only speaks for lowers or leaves.

    What was taken back speaks against as well, and does so no longer once it is lost (S2).
    """
    found = assess(one, few())
    bench = Bench(found)
    shows_no = {s.evidence for f in one.facts if f.holds != "yes" for s in f.shown_by}
    taken_back = {r for e in one.evidence for r in e.retracts}
    takes_back = {e.id for e in one.evidence if e.retracts} | taken_back
    takes_back |= {s.evidence for f in one.facts if f.id in taken_back for s in f.shown_by}
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


def test_a_sheet_with_nothing_serious_is_not_said_to_survive() -> None:
    """S35: where nothing serious stands, no loss can take it, and the page says that instead."""
    found = assessed(case(fact("f1", "conduct:struck", shown_by="E1")))
    told = str(write_page(stress_page(stress(found)), "text"))

    assert "nothing serious stands on the facts entered yet" in told
    assert "no loss of up to three" not in told


def test_an_assessment_without_its_workings_is_weighed_to_the_same() -> None:
    """S21, S35: a charge that reads another stands as it was assessed, where what is lost shows nothing."""
    rows = (
        fact("f1", "act:harbouring", by="S2", shown_by="E1 E2"),
        fact("f2", "means:threat", by="S2", shown_by="E1 E2"),
        fact("f3", "purpose:forced-labour", by="S2", shown_by=[{"evidence": "E1", "words": True}, "E2"]),
        fact("f4", "conduct:proceeds-taken", shown_by="E3"),
    )
    found = assess(case(*rows, evidence=[item("E4")]), few(READING))
    bench = Bench(evolve(found, workings=NOTHING))
    poorer = [bench.outcome(c, frozenset({"E4"})) for c in found.charges]

    assert {"S1", "S2"} == {c.matter.suspect for c in found.charges}
    assert [[e.standing for e in c.elements] for c in found.charges] == [
        [*o.elements, o.identity] for o in poorer
    ]
