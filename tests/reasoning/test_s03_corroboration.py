"""S3: which items make each other stronger."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import Row, case, fact, item, said, standing, weigh

ACT = "conduct:struck"


def together(*evidence: Row, shown_by: str = "E1 E2", pack: str = "xp") -> int:
    """Return what the items count together for an act of S1: 0 none to 3 strong."""
    return weigh(case(fact("f1", ACT, shown_by=shown_by), evidence=evidence), ACT, pack=pack).for_strength


def test_two_independent_moderate_items_make_strong() -> None:
    """Two moderate items from two sources are strong together (S3)."""
    assert 3 == together(item("E1", from_="W1"), item("E2", from_="W2"))


def test_one_source_twice_is_one_source() -> None:
    """Two items of one source do not support each other (S3)."""
    assert 2 == together(item("E1", from_="W1"), item("E2", from_="W1"))


def test_independence_is_over_from() -> None:
    """Whoever relays it, what counts is whose knowledge it is (S3)."""
    same = item("E1", from_="W1", through="P1"), item("E2", from_="W1", through="P2")
    different = item("E1", from_="W1", through="P1"), item("E2", from_="W2", through="P1")
    assert (2, 3) == (together(*same), together(*different))


def test_weak_items_never_add_up() -> None:
    """However many weak items there are, they are weak together (S3)."""
    assert 1 == together(shown_by="E1=weak E2=weak E3=weak E4=weak")


def test_weak_does_not_lift_moderate() -> None:
    """A weak item does not make a moderate one strong (S3)."""
    assert 2 == together(shown_by="E1=moderate E2=weak E3=weak")


@pytest.mark.parametrize("kind", ["earlier-statement", "first-complaint"])
def test_an_earlier_statement_does_not_corroborate(kind: str) -> None:
    """An earlier statement of a complainant supports nobody (S3)."""
    evidence = item("E1", from_="W1"), item("E2", kind, from_="W2", about="V1")
    assert 2 == together(*evidence)


def test_a_co_accused_does_not_corroborate() -> None:
    """A co-accused supports nobody, whatever his words are called (S3)."""
    one = case(
        fact("f1", ACT, shown_by="E1 E2"),
        evidence=[item("E1", from_="W1"), item("E2", "witness-testimony", from_="S2")],
        persons=[{"id": "S2", "is": ["suspect"]}],
    )
    statement = item("E1", from_="W1"), item("E2", "co-accused-statement", from_="W2")
    assert (2, 2) == (weigh(one, ACT).for_strength, together(*statement))


def test_two_sources_against_are_strong() -> None:
    """Evidence against is added up by the same rule (S3, S1)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, holds="no", shown_by="E2 E3"),
    )
    assert (3, Standing.CONTRADICTED) == (
        weigh(one, ACT).against_strength,
        standing(one, ACT, stage="trial"),
    )


def test_facts_of_one_term_add_up() -> None:
    """Items on two facts of one term speak for the same leaf (S3, S10)."""
    one = case(fact("f1", ACT, shown_by="E1"), fact("f2", ACT, shown_by="E2"))
    assert Standing.SUPPORTED == standing(one, ACT, stage="trial")


def test_a_pack_can_require_corroboration() -> None:
    """Where a pack requires it, an uncorroborated item is weak and says why (S3)."""
    child = item("E1", "unsworn-child-testimony", from_="W1")
    one = case(fact("f1", ACT, shown_by="E1=strong"), evidence=[child])
    found = weigh(one, ACT, pack="ke")
    assert (1, ("not corroborated",)) == (found.for_strength, said(found.causes))


def test_what_is_required_can_be_given() -> None:
    """Where a pack requires corroboration, a moderate item of another source gives it (S3)."""
    child = item("E1", "unsworn-child-testimony", from_="W1")
    given = together(child, item("E2", from_="W2"), shown_by="E1=strong E2", pack="ke")
    assert (3, 1) == (given, together(child, shown_by="E1=strong", pack="ke"))


def test_neither_is_the_default() -> None:
    """A pack that says nothing of a kind asks for no corroboration (S3)."""
    assert 3 == together(item("E1", "unsworn-child-testimony", from_="W1"), shown_by="E1=strong", pack="un")


def test_a_pack_can_ask_for_a_warning() -> None:
    """Where a pack asks for a warning, the item counts as rated and the leaf warns of it (S3)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        evidence=[item("E1", "co-accused-statement", from_="S2")],
        persons=[{"id": "S2", "is": ["suspect"]}],
    )
    warned, silent = (weigh(one, ACT, pack=p) for p in ("xp", "ke"))
    assert (2, 2) == (warned.for_strength, silent.for_strength)
    assert ["E1"] == [n.partition(":")[0] for n in said(warned.notes)]
    assert () == said(silent.notes)
