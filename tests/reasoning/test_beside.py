"""What one pack weighed of a case another need not weigh: where the items count the same by both."""

from __future__ import annotations

from hypothesis import given, settings

from chargeassist import case_from_dict
from chargeassist.law.algebra import columns_of
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.evidence import Rater
from tests.builders import Row, case, fact, few, law
from tests.strategies import tables


@given(tables())
@settings(max_examples=10)
def test_beside_another_pack_each_leaf_is_weighed_as_it_is_alone(data: Row) -> None:
    """The treaty comes to the same, leaf by leaf, whether the State's law was weighed before it or not."""
    one, treaty, words = case_from_dict(data), few().pack("un"), few().vocabulary
    own = weigh_pack(one, few().pack("xp"), words, named=frozenset())
    alone, beside = weigh_pack(one, treaty, words), weigh_pack(one, treaty, words, beside=own)

    assert alone.outcomes == beside.outcomes
    for outcome in alone.outcomes:
        for column in (c for e in outcome.offence.elements for c in columns_of(e.requires)):
            expected = alone.column(column, outcome.matter, outcome)
            assert expected == beside.column(column, outcome.matter, outcome)


def test_rules_of_evidence_are_another_where_an_item_counts_otherwise() -> None:
    """A recorded deposition of somebody who is gone counts more in one State than in another (S6)."""
    words = law("xp", "za").vocabulary
    xp, za = (law("xp", "za").pack(id).evidence for id in ("xp", "za"))
    recruited = fact("f1", "act:recruitment", by="S1", shown_by="E1")
    gone = case(recruited, evidence=[{"id": "E1", "kind": "witness-testimony", "available": "no"}])
    there = case(recruited)

    assert Rater(there, words, xp).counts_as(Rater(there, words, za))
    assert not Rater(gone, words, xp).counts_as(Rater(gone, words, za))
