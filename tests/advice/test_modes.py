"""Other doors to the same offence (S22)."""

from __future__ import annotations

from chargeassist import Assessment, Standing
from tests.builders import assessed, case, charge, charges, element, fact, inferred, item

TRAFFICKING = "xp:trafficking-in-persons"


def _recruiter_and_boss(**keys: str | None) -> Assessment:
    """S1 recruits, S2 threatens; each wants forced labour."""
    wire = item("E9", "intercept", from_="police", tied_to="S1 S2")
    return assessed(
        case(
            fact("f1", "act:recruitment", shown_by="E1"),
            fact("f2", "means:threat", by="S2", shown_by="E1"),
            fact("f3", "purpose:forced-labour", shown_by="E9"),
            fact("f4", "purpose:forced-labour", by="S2", shown_by="E9"),
            fact("f5", "concert:acting-together", by="S1 S2", **({"shown_by": "E9"} | keys)),
            evidence=[wire],
        )
    )


def test_a_recruiter_who_never_met_the_exploiter_answers_for_joint_means() -> None:
    """S22: in concert a conduct, manner or result leaf is the best over partners."""
    found = _recruiter_and_boss()

    assert Standing.SUPPORTED is charge(found, TRAFFICKING, "S1", mode="joint").standing
    assert Standing.MISSING is charge(found, TRAFFICKING, "S1").standing


def test_the_link_caps_what_is_borrowed() -> None:
    """S22: joint is the lesser of the concert and the partner's leaf."""
    found = _recruiter_and_boss(shown_by="")

    assert Standing.THIN is charge(found, TRAFFICKING, "S1", mode="joint").standing


def test_personal_leaves_stay_ones_own() -> None:
    """S22: another's purpose is not borrowed."""
    found = assessed(
        case(
            fact("f1", "act:recruitment", shown_by="E1"),
            fact("f2", "means:threat", shown_by="E1"),
            fact("f4", "purpose:forced-labour", by="S2", shown_by="E9"),
            fact("f5", "concert:acting-together", by="S1 S2", shown_by="E9"),
            evidence=[item("E9", "intercept", from_="police", tied_to="S1 S2")],
        )
    )

    assert Standing.MISSING is element(charge(found, TRAFFICKING, "S1"), "purpose").standing
    assert [] == charges(found, TRAFFICKING, "S1", mode="joint")


def _helped(*facts: dict[str, object]) -> Assessment:
    wire = item("E9", "intercept", from_="police", tied_to="S1 S2 S3")
    return assessed(
        case(
            fact("f1", "act:harbouring", shown_by="E1"),
            fact("f2", "means:threat", shown_by="E1"),
            fact("f3", "purpose:forced-labour", shown_by="E9"),
            *facts,
            persons=[{"id": p, "is": ["suspect"]} for p in ("S1", "S2", "S3")],
            evidence=[wire],
        )
    )


def test_a_driver_who_did_not_know_lacks_knowledge() -> None:
    """S22: an accomplice needs the offence, help, and knowledge."""
    found = _helped(fact("f6", "act:aiding", by="S3", shown_by="E1"))
    helper = charge(found, TRAFFICKING, "S3", mode="accomplice")

    assert Standing.MISSING is element(helper, "knowledge").standing
    assert Standing.SUPPORTED is element(helper, "offence").standing


def test_a_driver_who_knew_is_an_accomplice() -> None:
    """S22: with knowledge of the purpose he helps, the driver answers for it."""
    known = fact("f7", "fault:knowledge", by="S3", as_to="purpose:forced-labour", shown_by="E9")
    found = _helped(fact("f6", "act:aiding", by="S3", shown_by="E1"), known)

    assert Standing.SUPPORTED is charge(found, TRAFFICKING, "S3", mode="accomplice").standing


def test_a_landlord_helps_only_what_stands() -> None:
    """S22: help names no offence: only what is helped and stands is shown."""
    found = _helped(fact("f6", "act:aiding", by="S3", shown_by="E1"))

    assert {TRAFFICKING} == {c.offence.key for c in found.charges if c.matter.suspect == "S3"}


def test_a_boss_who_touched_nobody_is_an_organiser() -> None:
    """S22: direction is a door of its own."""
    known = fact("f7", "fault:knowledge", by="S3", as_to="purpose:forced-labour", shown_by="E9")
    found = _helped(fact("f6", "act:directing", by="S3", shown_by="E9"), known)

    assert Standing.SUPPORTED is charge(found, TRAFFICKING, "S3", mode="organiser").standing


def test_a_daughter_who_may_have_known_is_thin() -> None:
    """S22: knowledge that is only pointed to or weak leaves the accomplice thin."""
    known = inferred("f7", "fault:knowledge", "f6", by="S3", strength="weak")
    found = _helped(fact("f6", "act:aiding", by="S3", shown_by="E1"), known)

    assert Standing.THIN is charge(found, TRAFFICKING, "S3", mode="accomplice").standing


def test_attempt_only_where_the_complete_offence_does_not_stand() -> None:
    """S22: an attempt is offered only when the complete offence does not stand."""
    step = fact("f6", "act:step-beyond-preparation", as_to="act:harbouring", shown_by="E1")
    purpose = fact("f3", "purpose:forced-labour", shown_by="E9")
    wire = item("E9", "intercept", from_="police", tied_to="S1")
    whole = [fact("f1", "act:harbouring", shown_by="E1"), fact("f2", "means:threat", shown_by="E1")]

    tried = assessed(case(step, purpose, evidence=[wire]))
    done = assessed(case(step, purpose, *whole, evidence=[wire]))

    assert Standing.SUPPORTED is charge(tried, TRAFFICKING, mode="attempt").standing
    assert [] == charges(done, TRAFFICKING, mode="attempt")


def test_a_company_answers_through_its_manager() -> None:
    """S22: by the attribution rule a company has the conduct and the mind of its people."""
    wire = item("E9", "intercept", from_="police", tied_to="S1")
    found = assessed(
        case(
            fact("f1", "act:harbouring", shown_by="E1"),
            fact("f2", "means:threat", shown_by="E1"),
            fact("f3", "purpose:forced-labour", shown_by="E9"),
            fact("f4", "relation:directs-company", of="C1", shown_by="E2"),
            persons=[{"id": "C1", "is": ["company"]}],
            evidence=[wire],
        )
    )

    assert Standing.SUPPORTED is charge(found, TRAFFICKING, "C1", mode="company").standing
