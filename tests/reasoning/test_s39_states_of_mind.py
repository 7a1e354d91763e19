"""S39: what a person does, that person knows; what could be seen points to what was known."""

from __future__ import annotations

from chargeassist.reasoning.standing import Standing
from tests.builders import assessed, case, charge, element, fact, inferred, item, said, weigh

CAR = fact("f1", "act:transportation", shown_by="E1")
SEEN = [item("E1", "victim-testimony", from_="V1"), item("E2", "intercept", from_="police", tied_to="S1")]


def test_ones_own_act_is_known() -> None:
    """S39: knowledge of one's own act stands as the act stands, and says so."""
    found = weigh(case(CAR, evidence=SEEN), "fault:knowledge", as_to="act:transportation")

    assert (Standing.SUPPORTED, ("one's own act is known",)) == (found.standing, said(found.notes))


def test_ignorance_entered_is_weighed() -> None:
    """S39: where ignorance is entered, evidence decides (S1)."""
    denied = fact("f2", "fault:knowledge", holds="no", as_to="act:transportation", shown_by="E2")
    found = weigh(case(CAR, denied, evidence=SEEN), "fault:knowledge", as_to="act:transportation")

    assert Standing.DISPUTED is found.standing


def test_what_a_thing_is_may_be_hidden_from_whoever_handles_it() -> None:
    """S39: the nature of a thing is a circumstance: a courier is not made to know what the parcel holds."""
    parcel = case(fact("f1", "conduct:handling-drug", shown_by="E1"), evidence=SEEN)

    assert not weigh(parcel, "fault:knowledge", as_to="conduct:handling-drug").standing.stands


def test_to_know_what_one_does_is_no_negligence() -> None:
    """S39: knowing one's own act proves no want of care as to what comes of it."""
    found = weigh(case(CAR, evidence=SEEN), "fault:negligence", objects=("act:transportation", "xp:murder"))

    assert not found.standing.stands


def test_force_alone_proposes_recklessness_as_to_consent() -> None:
    """S39: force itself makes the row wait for somebody to draw it; it is not there yet."""
    violated = fact("f2", "conduct:sexual-act", shown_by="E1")
    force = fact("f3", "means:use-of-force", shown_by="E1")
    found = weigh(case(violated, force, evidence=SEEN), "fault:recklessness", as_to="consent:absent")

    assert (Standing.THIN, True) == (found.standing, found.waits)


def test_two_pointers_wait_and_one_does_not() -> None:
    """S39: two facts that point to it wait to be drawn; one is only proposed; drawn, it counts."""
    threat = fact("f3", "conduct:threat-uttered", shown_by="E1")
    locked = fact("f4", "conduct:locked-in", shown_by="E1")
    drawn = inferred("f5", "fault:recklessness", "f3 f4", as_to="consent:absent")

    one = weigh(case(threat, evidence=SEEN), "fault:recklessness", as_to="consent:absent")
    two = weigh(case(threat, locked, evidence=SEEN), "fault:recklessness", as_to="consent:absent")
    third = weigh(case(threat, locked, drawn, evidence=SEEN), "fault:recklessness", as_to="consent:absent")

    assert (Standing.THIN, False, True) == (one.standing, one.waits, two.waits)
    assert Standing.SUPPORTED is third.standing


def test_what_points_to_a_purpose_points_to_nobodys_knowledge() -> None:
    """S39: only a purpose that a fact tells of is one's own and known: a sign of it is of anybody's."""
    alone = case(fact("f1", "indicator:isolation", shown_by="E1"), evidence=SEEN)
    told = case(fact("f1", "purpose:exploitation", shown_by="E1"), evidence=SEEN)

    assert Standing.THIN is weigh(alone, "purpose:exploitation").standing
    assert Standing.MISSING is weigh(alone, "fault:knowledge", as_to="purpose:exploitation").standing
    assert (
        weigh(told, "purpose:exploitation").standing
        is weigh(told, "fault:knowledge", as_to="purpose:exploitation").standing
    )


def test_who_procures_an_entry_sees_how_it_is_made() -> None:
    """S39: the own act is one pointer to what was to be seen: thin, a proposal, and no more."""
    found = assessed(
        case(
            fact("f1", "act:procurement-of-entry", shown_by="E1", **{"in": "za"}),
            fact("f2", "entry:otherwise-irregular", shown_by="E1"),
        ),
        "za",
    )
    one = charge(found, "za:assisting-unlawful-entry-stay-or-departure")

    assert (Standing.THIN, "not-yet") == (element(one, "knowledge").standing, one.role)


def test_nobody_is_pointed_to_knowing_a_journey_nothing_is_entered_of() -> None:
    """S39: who hides people on the way in is asked of entry and status, not of a departure or a stay."""
    facts = [
        fact("f1", "conduct:concealed-in-vehicle", shown_by="E1", **{"in": "za"}),
        fact("f2", "entry:otherwise-irregular", shown_by="E1"),
    ]
    one = charge(assessed(case(*facts), "za"), "za:assisting-unlawful-entry-stay-or-departure")

    asked = [("entry:otherwise-irregular",), ("status:no-legal-status",)]
    assert asked == [p.answer.as_to for p in one.proposals]
