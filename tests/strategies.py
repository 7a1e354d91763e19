"""Random laws, caseloads and cases for the properties: small words, so that every rule is met often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chargeassist import Standing
from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Condition,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
    Who,
)
from tests.builders import AS_AT, Row, fact

COLUMNS: tuple[Column, ...] = (
    Leaf("means", "threat", Who.SUSPECT, Who.COMPLAINANT),
    Leaf("means", "threat", Who.SUSPECT, Who.COMPLAINANT, holds=False),
    Leaf("means", "deception", Who.SUSPECT, Who.COMPLAINANT),
    Leaf("age", "child", of=Who.COMPLAINANT),
    Leaf("age", "child", of=Who.COMPLAINANT, exception=True),
    Stands(("rape",)),
)

standings = st.sampled_from(Standing)
caseloads: SearchStrategy[list[dict[Column, Standing]]] = st.lists(
    st.fixed_dictionaries(dict.fromkeys(COLUMNS, standings)), max_size=40
)
"""For each matter, the standing of every leaf."""


def _groups(inner: SearchStrategy[Condition]) -> SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=1, max_size=4).map(tuple)
    at_least = parts.flatmap(lambda p: st.builds(AtLeast, st.integers(1, len(p)), st.just(p)))
    two = (st.builds(NotNeeded, inner, inner), st.builds(Unless, inner, inner))
    return st.one_of(st.builds(AllOf, parts), st.builds(AnyOf, parts), at_least, *two)


conditions: SearchStrategy[Condition] = st.recursive(st.sampled_from(COLUMNS), _groups, max_leaves=12)

PERSONS = ("S1", "S2", "V1", "V2")
HARMFUL = (
    *(
        "act:recruitment",
        "act:harbouring",
        "conduct:struck",
        "conduct:locked-in",
        "conduct:passport-withheld",
    ),
    *("conduct:false-job-offer", "conduct:sexual-act", "conduct:taken-away", "result:bodily-harm"),
    *("means:threat", "means:deception", "means:other-coercion", "purpose:forced-labour"),
    *("purpose:domestic-servitude", "indicator:debt", "indicator:isolation"),
)
"""Facts that only ever speak for what the prosecution must show: no exception, no dispensation."""
OTHER = (
    *("relation:parent-or-guardian", "relation:employer", "age:adult", "age:under-16", "consent:absent"),
    *("consent:to-the-act", "status:lawful-authority", "compelled:compelled-by-trafficker"),
    *("compelled:duress", "motive:family", "benefit:own-passage", "conduct:cultivating-drug"),
    *("fault:accident", "fault:intent-to-defraud", "identity:identified", "identity:alibi"),
)
KINDS = (
    *("victim-testimony", "witness-testimony", "suspect-statement", "co-accused-statement"),
    *("hearsay", "message", "exhibit", "medical-report", "bank-record", "agreed-fact"),
)
DATES = (None, "2023-04-05", "2023-05", "2023", "2022-11/2023-06")
STRENGTHS = ("none", "weak", "moderate", "strong")
BASIS = ("conduct", "indicator", "means", "purpose")
INFERRED_FROM = {"means": BASIS, "purpose": BASIS}
"""From what the inferences of a random case are drawn."""


WHO_DID_IT: tuple[list[str], ...] = (["S1"], ["S1"], ["S1"], ["S2"], ["S1", "S2"], [])
TO_WHOM = (["V1"], ["V1"], ["V1"], ["V2"], ["V1", "V2"], ["S1"], ["S1"])
LIMBS = ("act:harbouring", "means:threat", "purpose:forced-labour")
TRAFFICKER: dict[str, Row] = {key: {"by": ["S1"], "of": ["V1"]} for key in LIMBS}
TRAFFICKED = {key: {"by": [], "of": ["S1"]} for key in LIMBS} | {
    "conduct:struck": {"by": ["S1"], "of": ["V1"]}
}
PERSONAL = ("purpose", "fault", "motive", "benefit")


def _mostly(usual: str, *others: str) -> SearchStrategy[str]:
    """Three times in four what is usual: a case in which everything is odd shows nothing."""
    return st.sampled_from((*[usual] * 3 * len(others), *others))


@st.composite
def _item(draw: Any, id: str) -> Row:
    return {
        "id": id,
        "kind": draw(_mostly("witness-testimony", *KINDS)),
        "from": draw(st.sampled_from(("S1", "V1", "V2", "W1", "W2", "police"))),
        "tied_to": draw(st.sampled_from((["S1"], ["S1", "S2"], []))),
        "about": draw(st.sampled_from(([], [], ["V1", "S1"], ["V2"]))),
        "available": draw(_mostly("yes", "no", "at-risk")),
        "recorded": draw(st.sampled_from(("no", "signed", "deposition"))),
        "admissible": draw(_mostly("yes", "contested", "no")),
        "strength": draw(_mostly("moderate", "strong", "weak", "none")),
    }


@st.composite
def _items(draw: Any) -> list[Row]:
    rows: list[Row] = [draw(_item(f"E{i}")) for i in range(draw(st.integers(2, 5)))]
    if draw(st.integers(0, 3)) == 0:
        rows[-1]["retracts"] = [draw(st.sampled_from(["f0", *(r["id"] for r in rows[:-1])]))]
    return rows


@st.composite
def _fact(draw: Any, id: str, items: list[str], earlier: list[Row], name: str) -> Row:
    slot = name.partition(":")[0]
    row = fact(id, name, on=draw(st.sampled_from(DATES)))
    if "by" in row:
        by = draw(st.sampled_from(WHO_DID_IT))
        row["by"] = by[:1] if slot in PERSONAL else by
    if "of" in row:
        row["of"] = draw(st.sampled_from((["S1"], ["V1"]) if slot == "compelled" else TO_WHOM))
    row["holds"] = draw(_mostly("yes", "no", "unknown"))
    row["episode"] = draw(st.sampled_from(([], [], [], ["e1"], ["e2"])))
    row["shown_by"] = [
        {"evidence": e, "strength": draw(_mostly("moderate", *STRENGTHS)), "words": draw(st.booleans())}
        for e in draw(st.lists(st.sampled_from(items), min_size=1, max_size=3, unique=True))
    ][draw(st.sampled_from((0, 0, 0, 1))) :]
    basis = [e["id"] for e in earlier if e["fact"].partition(":")[0] in INFERRED_FROM.get(slot, ())]
    if basis and draw(st.booleans()):
        step = {"why": "so", "by_whom": "somebody", "strength": draw(_mostly("moderate", *STRENGTHS))}
        row |= {"inferred_from": [draw(st.sampled_from(basis))], **step}
    return row


@st.composite
def tables(draw: Any, names: tuple[str, ...] = (*HARMFUL, *OTHER)) -> Row:
    """Return a random small case as tables, so that a test can change it before it is read.

    A third are about a trafficker, and a third about one who was trafficked and struck somebody.
    """
    evidence = draw(_items())
    ids = [e["id"] for e in evidence]
    chosen = draw(st.lists(st.sampled_from(names), min_size=2, max_size=5))
    core: dict[str, Row] = draw(st.sampled_from(({}, TRAFFICKER, TRAFFICKED)))
    facts: list[Row] = []
    for i, name in enumerate((*core, *chosen)):
        facts.append(draw(_fact(f"f{i}", ids, facts, name)))
    for row, who in zip(facts, core.values(), strict=False):
        row |= who | {"holds": "yes", "episode": []}
    for i in range(draw(st.integers(0, 2))):
        value = draw(st.sampled_from(("2008", "2005-04-20", "1990", "2005~")))
        shown = [draw(st.sampled_from(ids))]
        facts.append(
            fact(f"b{i}", "person:born", of=draw(st.sampled_from(("V1", "S1"))), value=value, shown_by=shown)
        )
    persons: list[Row] = [
        {"id": p, "is": ["suspect"] if p[0] == "S" else ["victim"], "label": "somebody"} for p in PERSONS
    ]
    if draw(st.booleans()):
        persons[2]["born"] = draw(st.sampled_from(("2007", "1985-01-01")))
    if draw(st.booleans()):
        persons[0]["nationality"] = ["xp"]
    episodes: list[Row] = [{"id": "e1", "from": "2022-10", "to": "2023-12"}, {"id": "e2"}]
    return {
        "schema": "chargeassist/case/1",
        "case": {"id": "random", "law": ["xp"], "as_at": AS_AT},
        "person": persons,
        "episode": episodes,
        "evidence": evidence,
        "fact": facts,
    }
