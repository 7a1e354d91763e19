"""S37, S38: what a fact speaks about without saying so, and that one fact is never an attempt."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Charge, Standing, assess, case_from_dict
from tests.builders import Row, fact, few
from tests.strategies import HARMFUL, OTHER, PERSONS, tables

READ = (
    ("consent:absent", "conduct:sexual-act"),
    ("consent:absent", "conduct:taken-away"),
    ("fault:intent-to-defraud", "conduct:false-job-offer"),
)
"""Terms that speak about something else, and the act of which an offence asks for them."""
ACTS = ("conduct:sexual-act", "conduct:taken-away", "conduct:false-job-offer", "conduct:struck")
cases = tables((*HARMFUL, *ACTS, *OTHER))
LAW = few(("trafficking-in-persons", "rape", "kidnapping", "obtaining-by-deception", "actual-bodily-harm"))
"""Offences that ask what somebody refused, knew or meant."""


def principals(data: Row) -> dict[str, Charge]:
    """Return the charges of those who did it themselves, by id."""
    found = assess(case_from_dict(data), LAW)
    return {c.id: c for c in found.charges if c.matter.mode == "principal"}


def raised(data: Row, richer: Row) -> list[Charge]:
    """Return the charges that stand higher, or stand at all, once a case holds more."""
    before = {id: c.standing for id, c in principals(data).items()}
    return [c for id, c in principals(richer).items() if c.standing > before.get(id, Standing.MISSING)]


def speaking(data: Row, name: str, by: str, of: str, shown: str) -> Row:
    """Return the case with one fact that does not say what it speaks about, shown by one strong item."""
    more = copy.deepcopy(data)
    words = [{"evidence": shown, "strength": "strong", "words": True}]
    row = fact("f99", name, shown_by=words, on=None, **{"in": None})
    row |= {role: [who] for role, who in (("by", by), ("of", of)) if role in row}
    more["fact"].append(row)
    return more


def heard(id: str) -> Row:
    """Return an item of a source of its own that speaks of everybody."""
    return {"id": id, "kind": "witness-testimony", "from": "W99", "about": list(PERSONS)}


@given(tables(ACTS), st.sampled_from(READ), st.sampled_from(("S1", "S2")), st.sampled_from(("V1", "V2")))
def test_a_fact_without_an_object_raises_no_charge_of_another_person_or_act(
    data: Row, pair: tuple[str, str], by: str, of: str
) -> None:
    """It speaks of what its own item also shows, and of whom it names: nothing else rises by it (S37)."""
    name, act = pair
    data["evidence"].append(heard("E98"))
    data["fact"].append(fact("a0", act, shown_by="E98=strong"))
    richer = speaking(data, name, by, of, "E98")
    said = richer["fact"][-1]

    for charge in raised(data, richer):
        assert "a0" in {f for e in charge.elements for f in e.facts}
        assert charge.matter.suspect in said.get("by", ["S1"])
        assert charge.matter.complainant in (None, *said.get("of", ["V1"]))


@given(cases, st.sampled_from(ACTS), st.sampled_from(("V1", "V2")))
def test_no_attempt_is_supported_by_one_fact(data: Row, act: str, of: str) -> None:
    """A step beyond preparation needs beside it what shows that it was meant (S38)."""
    data["evidence"].append(heard("E98"))
    step = speaking(data, "act:step-beyond-preparation", "S1", of, "E98")
    step["fact"][-1]["as_to"] = [act]
    found = assess(case_from_dict(step), LAW)

    for charge in (c for c in found.charges if c.matter.mode == "attempt"):
        facts = {f for e in charge.elements for f in e.facts}
        assert len(facts) > 1 or charge.standing < Standing.SUPPORTED
