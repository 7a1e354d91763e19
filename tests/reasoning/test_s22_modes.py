"""S22: other doors to the same offence: joint, accomplice, organiser, attempt, company."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import Row, assessed, case, charge, charges, element, fact

TRAFFICKING = "xp:trafficking-in-persons"
WORDS = [{"evidence": "E1", "words": True}]
HARBOURED = fact("f1", "act:harbouring", shown_by="E1")
EXPLOITED = fact("f2", "purpose:forced-labour", shown_by=WORDS)
THREATENED = fact("f3", "means:threat", by="S2", shown_by="E1")
TOGETHER = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E2")


# -- joint ---------------------------------------------------------------------------------------------


def test_what_a_partner_did_is_shared() -> None:
    """Conduct and manner of a partner count for whoever acts together with him (S22)."""
    found = assessed(case(HARBOURED, EXPLOITED, THREATENED, TOGETHER))
    alone, joint = charge(found, TRAFFICKING), charge(found, TRAFFICKING, mode="joint")
    assert (Standing.MISSING, Standing.SUPPORTED) == (alone.standing, joint.standing)


@pytest.mark.parametrize(
    ("concert", "threat", "expected"),
    [
        ("weak", "strong", Standing.THIN),
        ("strong", "weak", Standing.THIN),
        ("strong", "strong", Standing.SUPPORTED),
    ],
)
def test_the_lesser_of_concert_and_deed(concert: str, threat: str, expected: Standing) -> None:
    """A leaf is borrowed at the lesser of the concert and the partner's own leaf (S22)."""
    together = fact("f4", "concert:acting-together", by="S1 S2", shown_by=f"E2={concert}")
    threatened = fact("f3", "means:threat", by="S2", shown_by=f"E1={threat}")
    found = assessed(case(HARBOURED, EXPLOITED, threatened, together))
    assert expected == element(charge(found, TRAFFICKING, mode="joint"), "means").standing


def test_the_purpose_stays_ones_own() -> None:
    """What a partner wanted is not shared: personal leaves stay one's own (S22)."""
    theirs = EXPLOITED | {"by": ["S2"]}
    found = assessed(case(HARBOURED, theirs, THREATENED, TOGETHER))
    mine = [c for m in ("principal", "joint") for c in charges(found, TRAFFICKING, mode=m)]
    assert [Standing.MISSING] == [element(c, "purpose").standing for c in mine]


def test_concert_is_of_the_episode() -> None:
    """Who acted together in one episode did not for that reason in another (S22, S19)."""
    apart = TOGETHER | {"episode": ["e2"]}
    facts = [row | {"episode": ["e1"]} for row in (HARBOURED, EXPLOITED, THREATENED)]
    found = assessed(case(*facts, apart, episode=[{"id": "e1"}, {"id": "e2"}]))
    joint = charges(found, TRAFFICKING, mode="joint")
    assert {Standing.SUPPORTED} & {element(c, "means").standing for c in joint} == set()


def test_without_concert_nothing_is_shared() -> None:
    """Two who did their parts without acting together are not joint (S22)."""
    assert [] == charges(assessed(case(HARBOURED, EXPLOITED, THREATENED)), TRAFFICKING, mode="joint")


# -- accomplice and organiser ----------------------------------------------------------------------------

BY_UNKNOWN = [row | {"by": []} for row in (HARBOURED, EXPLOITED, THREATENED)]


@pytest.mark.parametrize(("mode", "act"), [("accomplice", "act:aiding"), ("organiser", "act:directing")])
def test_help_and_direction(mode: str, act: str) -> None:
    """An accomplice helps, an organiser directs, an offence that stands by anyone, and knows (S22)."""
    helped = fact("f5", act, shown_by="E3")
    knew = fact("f6", "fault:knowledge", shown_by=WORDS)
    found = charge(assessed(case(*BY_UNKNOWN, helped, knew)), TRAFFICKING, mode=mode)
    assert Standing.SUPPORTED == found.standing


@pytest.mark.parametrize(("mode", "act"), [("accomplice", "act:aiding"), ("organiser", "act:directing")])
def test_help_without_knowledge(mode: str, act: str) -> None:
    """Who helps or directs without knowledge shown lacks an element (S22, S12)."""
    found = charge(assessed(case(*BY_UNKNOWN, fact("f5", act, shown_by="E3"))), TRAFFICKING, mode=mode)
    assert [Standing.SUPPORTED, Standing.SUPPORTED, Standing.MISSING] == [
        e.standing for e in found.elements[:3]
    ]


def test_help_with_nothing() -> None:
    """Where no offence stands by anyone, there is nothing to be an accomplice to (S22)."""
    helped = fact("f5", "act:aiding", shown_by="E3")
    knew = fact("f6", "fault:knowledge", shown_by=WORDS)
    assert [] == charges(assessed(case(helped, knew)), TRAFFICKING, mode="accomplice")


# -- attempt -----------------------------------------------------------------------------------------------

STEP = fact("f1", "act:step-beyond-preparation", as_to="conduct:taken-away", shown_by="E1")
UNWILLING = fact("f2", "consent:absent", shown_by="E1")
MEANT = fact("f9", "fault:intention", as_to="xp:kidnapping", shown_by=WORDS)


def test_a_step_beyond_preparation() -> None:
    """An attempt is a step towards its conduct, the intention, and the circumstances (S22)."""
    found = charge(assessed(case(STEP, UNWILLING, MEANT)), "xp:kidnapping", mode="attempt")
    assert Standing.SUPPORTED == found.standing
    assert "taking" not in {e.id for e in found.elements}


def test_only_where_the_complete_offence_does_not_stand() -> None:
    """No attempt is offered where the complete offence stands (S22)."""
    taken = fact("f3", "conduct:taken-away", shown_by="E1")
    assert [] == charges(assessed(case(STEP, UNWILLING, taken)), "xp:kidnapping", mode="attempt")


# -- company -------------------------------------------------------------------------------------------------

FIRM: Row = {"id": "C1", "is": ["company"]}
WITHHELD = fact("f1", "conduct:passport-withheld", by="S2", shown_by="E1")


@pytest.mark.parametrize(
    ("shown_by", "expected"), [("E2", Standing.SUPPORTED), ("E2=weak", Standing.THIN), ("", Standing.THIN)]
)
def test_a_company_answers_through_its_people(shown_by: str, expected: Standing) -> None:
    """What one did who acted for a company is the company's, as far as that is shown (S22)."""
    agent = fact("f2", "relation:acts-for-company", by="S2", of="C1", shown_by=shown_by)
    found = assessed(case(WITHHELD, agent, persons=[FIRM]))
    offence = "xp:withholding-a-travel-document"
    assert expected == charge(found, offence, "C1", mode="company").standing


def test_a_natural_person_is_no_company() -> None:
    """Attribution to a company is for companies alone (S22)."""
    agent = fact("f2", "relation:acts-for-company", by="S2", of="S1", shown_by="E2")
    found = assessed(case(WITHHELD, agent))
    assert set() == {c.matter.suspect for c in found.charges if c.matter.mode == "company"}


# -- only where the pack says so ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "pack", "mode", "absent"),
    [
        ((HARBOURED, EXPLOITED, THREATENED, TOGETHER), "un", "joint", "un:trafficking-in-persons"),
        ((STEP,), "xp", "attempt", "xp:child-labour"),
    ],
)
def test_a_mode_needs_a_cite(facts: tuple[Row, ...], pack: str, mode: str, absent: str) -> None:
    """A mode exists only where the pack gives it a cite (S22)."""
    offence = next(o for p in assessed(case(), pack).law.packs for o in p.offences if o.key == absent)
    assert mode not in {m.id for m in offence.modes}
    assert [] == charges(assessed(case(*facts), pack, offences=[absent]), absent, mode=mode)
