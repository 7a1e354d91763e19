"""S18: lists that end with "or like", and what is arguable."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from chargeassist.law.algebra import Leaf, leaves_of
from tests.builders import assessed, case, charge, element, fact, law, said

WORDS = [{"evidence": "E1", "words": True, "strength": "strong"}]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("forced-labour", Standing.SUPPORTED),  # listed
        ("domestic-servitude", Standing.SUPPORTED),  # a kind of what is listed
        ("child-labour", Standing.DISPUTED),  # a kind of the genus, not listed
        ("armed-conflict", Standing.DISPUTED),
        ("exploitation", Standing.THIN),  # the genus is no kind of itself: which sort is not said
        ("illegal-adoption", Standing.MISSING),  # no kind of the genus
        ("promoting-trafficking", Standing.MISSING),
    ],
)
def test_an_open_list_is_open_to_its_genus(term: str, expected: Standing) -> None:
    """`or like GENUS` is open to kinds of the genus, at most disputed, and to nothing else (S18, S43)."""
    one = case(fact("f1", "act:harbouring", shown_by="E1"), fact("f2", f"purpose:{term}", shown_by=WORDS))
    found = charge(assessed(one), "xp:trafficking-in-persons")
    assert expected == element(found, "purpose").standing


def test_what_is_only_like_says_so() -> None:
    """A purpose that is only like the listed ones is a question of law, and says so (S18, S43)."""
    one = case(
        fact("f1", "act:harbouring", shown_by="E1"), fact("f2", "purpose:child-labour", shown_by=WORDS)
    )
    found = charge(assessed(one), "xp:trafficking-in-persons")
    notes = said(element(found, "purpose").notes)
    assert "open in law: whether purpose:exploitation is covered" in notes


def test_an_arguable_limb_is_at_most_disputed() -> None:
    """A limb the law marks arguable is at most disputed, however strong the evidence (S43)."""
    one = case(
        fact("f1", "conduct:detained-in-brothel", in_="ke", shown_by="E1"),
        fact("f2", "consent:induced", shown_by="E1=strong"),
    )
    will = element(charge(assessed(one, "ke"), "ke:detention-for-immoral-purposes"), "against-the-will")
    note = "open in law: whether consent:induced is covered"
    assert (Standing.DISPUTED, (note,)) == (will.standing, said(will.notes))


def test_a_smugglers_benefit_is_a_benefit() -> None:
    """What a smuggler gains is asked for in the slot benefit, never as a purpose (S18)."""
    packs = law("xp").packs
    offences = [o for p in packs for o in p.offences if o.id == "smuggling-of-migrants"]
    slots = {x.slot for o in offences for e in o.elements for x in leaves_of(e.requires)}
    assert ["un", "xp"] == sorted(o.pack for o in offences)
    assert ("benefit" in slots, "purpose" in slots) == (True, False)


def test_an_open_list_names_what_it_lists() -> None:
    """The genus of an open list knows which terms the list names: they have leaves of their own (S18)."""
    (purpose,) = (e for e in law("xp")["xp:trafficking-in-persons"].elements if e.id == "purpose")
    leaves: tuple[Leaf, ...] = leaves_of(purpose.requires)
    assert tuple(x.term for x in leaves[:-1]) == leaves[-1].like
