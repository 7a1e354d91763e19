"""S7: that something is not so, and that nobody knows."""

from __future__ import annotations

import pytest

from chargeassist import Standing
from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Leaf, deny
from tests.builders import case, fact, law, leaf, standing

ACT = "conduct:struck"
STRENGTHS = ("none", "weak", "moderate", "strong")


@pytest.mark.parametrize("for_", STRENGTHS)
@pytest.mark.parametrize("against", STRENGTHS)
def test_a_negative_exchanges_the_sides(for_: str, against: str) -> None:
    """*Not x* is x with evidence for and against exchanged (S7)."""
    one, other = (
        case(
            fact("f1", ACT, holds=yes, shown_by=f"E1={for_}"),
            fact("f2", ACT, holds=no, shown_by=f"E2={against}"),
        )
        for yes, no in (("yes", "no"), ("no", "yes"))
    )
    assert standing(one, ACT) == standing(other, ACT, holds=False)


def test_a_negative_fact_shows_the_negative() -> None:
    """A fact that says it was not so supports the negative and contradicts the positive (S7)."""
    one = case(fact("f1", ACT, holds="no", shown_by="E1"))
    assert (Standing.SUPPORTED, Standing.CONTRADICTED) == (
        standing(one, ACT, holds=False),
        standing(one, ACT),
    )


@pytest.mark.parametrize("holds", [True, False])
def test_unknown_is_neither(holds: bool) -> None:
    """Asked and not known speaks neither for nor against, whatever is cited for it (S7)."""
    one = case(fact("f1", ACT, holds="unknown", shown_by="E1=strong"))
    assert Standing.MISSING == standing(one, ACT, holds=holds)


def test_silence_is_no_negative() -> None:
    """That nothing is entered does not show that it was not so (S7, S10)."""
    assert Standing.MISSING == standing(case(), ACT, holds=False)


def test_denial_is_pushed_to_the_leaves() -> None:
    """A denied group is the group of denials with all and any exchanged (S7)."""
    a, b, c = leaf(ACT), leaf("conduct:locked-in"), leaf("conduct:drugged")
    not_a, not_b, not_c = (leaf(x.name, holds=False) for x in (a, b, c))
    expected = AnyOf((not_a, AllOf((not_b, not_c))))
    assert expected == deny(AllOf((a, AnyOf((b, c)))))


def test_denial_of_a_number() -> None:
    """That not two of three hold is that two of three do not (S7)."""
    parts = tuple(leaf(f"conduct:{t}") for t in ("struck", "locked-in", "drugged"))
    denied = tuple(leaf(p.name, holds=False) for p in parts)
    assert AtLeast(2, denied) == deny(AtLeast(2, parts))


def test_none_of_in_a_pack() -> None:
    """`none of` in a pack has become denied leaves when it is read (S7)."""
    (status,) = (e for e in law("xp")["xp:smuggling-of-migrants"].elements if e.id == "status")
    assert isinstance(status.requires, AllOf)
    denied = [(p.term, p.holds) for p in status.requires.parts if isinstance(p, Leaf)]
    assert [("national-of-destination", False), ("permanent-resident-of-destination", False)] == denied


def test_a_double_denial() -> None:
    """What is denied twice is what it was (S7)."""
    once = AllOf((leaf(ACT), leaf("conduct:locked-in")))
    assert once == deny(deny(once))
