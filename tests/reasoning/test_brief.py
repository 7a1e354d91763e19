"""What is weighed in brief: whether an offence stands of whose conduct nothing is entered (S21, S28)."""

from __future__ import annotations

from hypothesis import given, settings

from chargeassist import case_from_dict
from chargeassist.case.whom import suspects
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.outcomes import Outcome, Weighed
from tests.builders import Row, few
from tests.strategies import tables


def first_lacking(outcome: Outcome) -> int:
    """Return which element is the first that does not stand: the number of all where every one does."""
    return next((n for n, s in enumerate(outcome.elements) if not s.stands), len(outcome.elements))


def weighed(data: Row, named: frozenset[str]) -> Weighed:
    """Return a pack over a case of which some offences are told whatever is entered."""
    return weigh_pack(case_from_dict(data), few().pack("xp"), few().vocabulary, named=named)


@given(tables())
@settings(max_examples=10)
def test_in_brief_an_offence_stands_as_it_does_and_lacks_the_same(data: Row) -> None:
    """In brief an offence stands as it does; of a suspect's it is the same element that lacks (S21, S28)."""
    every = frozenset(o.key for o in few().pack("xp").offences)
    charged = suspects(case_from_dict(data))
    whole = {(o.offence.key, o.matter): o for o in weighed(data, every).outcomes}

    for brief in weighed(data, frozenset()).outcomes:
        full = whole[brief.offence.key, brief.matter]
        assert full.standing.stands == brief.standing.stands
        assert first_lacking(full) == first_lacking(brief) or brief.matter.suspect not in charged
        assert full == brief or not brief.standing.stands
        assert full == brief or not brief.entered or brief.matter.suspect not in charged
