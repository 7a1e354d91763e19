"""S23: groups that are counted, and persons who act together."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from tests.builders import Row, assessed, case, charges, fact, standing

BOAT: Row = {"id": "M1", "is": ["migrant"], "count": 44}


def test_a_group_is_never_charged_per_head() -> None:
    """A group of forty-four migrants is one complainant and one charge (S23)."""
    one = case(fact("f1", "act:procurement-of-entry", of="M1", shown_by="E1"), persons=[BOAT])
    assert ["M1"] == [c.matter.complainant for c in charges(assessed(one), "xp:smuggling-of-migrants")]


@pytest.mark.parametrize(("count", "expected"), [(1, Standing.THIN), (3, Standing.SUPPORTED)])
def test_its_members_are_counted(count: int, expected: Standing) -> None:
    """Among persons acting together, a group counts for as many as it is (S23, S8)."""
    crew: Row = {"id": "S2", "is": ["suspect"], "count": count}
    one = case(
        fact("f1", "concert:acting-together", shown_by="E1"),
        persons=[crew],
        group=[{"id": "g1", "members": ["S1", "S2"], "facts": ["f1"]}],
    )
    assert expected == standing(one, "concert:three-or-more")


@pytest.mark.parametrize(("suspect", "expected"), [("S1", Standing.SUPPORTED), ("S4", Standing.MISSING)])
def test_only_members_act_in_concert(suspect: str, expected: Standing) -> None:
    """A group says nothing of one who is not a member (S23)."""
    one = case(
        fact("f1", "concert:acting-together", shown_by="E1"),
        persons=[{"id": s, "is": ["suspect"]} for s in ("S1", "S2", "S3", "S4")],
        group=[{"id": "g1", "members": ["S1", "S2", "S3"], "facts": ["f1"]}],
    )
    assert expected == standing(one, "concert:three-or-more", suspect=suspect)


def test_a_group_nobody_shows_is_bare() -> None:
    """A group without facts that show it is a bare assertion: thin, and named (S23, S14)."""
    one = case(
        persons=[{"id": s, "is": ["suspect"]} for s in ("S1", "S2", "S3")],
        group=[{"id": "g1", "members": ["S1", "S2", "S3"]}],
    )
    assert Standing.THIN == standing(one, "concert:three-or-more")
