"""Random laws, caseloads and cases for the properties: small words, so that every rule is met often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chargeassist import Standing
from chargeassist.law.model import (
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


def _some(of: tuple[str, ...], most: int = 2) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), max_size=most, unique=True)


@st.composite
def _items(draw: Any) -> list[Row]:
    rows = []
    for i in range(draw(st.integers(0, 5))):
        row: Row = {
            "id": f"E{i}",
            "kind": draw(st.sampled_from(KINDS)),
            "from": draw(st.sampled_from(("S1", "V1", "V2", "W1", "police"))),
            "tied_to": draw(_some(("S1", "S2"))),
            "about": draw(_some(("V1", "V2"), 1)),
            "available": draw(st.sampled_from(("yes", "yes", "no", "at-risk"))),
            "recorded": draw(st.sampled_from(("no", "signed", "deposition"))),
            "admissible": draw(st.sampled_from(("yes", "yes", "contested", "no"))),
            "strength": draw(st.sampled_from(STRENGTHS)),
        }
        rows.append(row)
    if rows and draw(st.booleans()):
        rows[-1]["retracts"] = [draw(st.sampled_from([r["id"] for r in rows[:-1]] or ["f0"]))]
    return rows


@st.composite
def _fact(draw: Any, id: str, items: list[str], earlier: list[str], names: tuple[str, ...]) -> Row:
    name = draw(st.sampled_from(names))
    row = fact(id, name, on=draw(st.sampled_from(DATES)))
    if "by" in row:
        personal = name.partition(":")[0] in ("purpose", "fault", "motive", "benefit")
        row["by"] = draw(_some(("S1", "S2"), 1 if personal else 2))
    if "of" in row:
        row["of"] = draw(_some(PERSONS)) or ["V1"]
    row["holds"] = draw(st.sampled_from(("yes", "yes", "yes", "no", "unknown")))
    row["episode"] = draw(st.sampled_from(([], [], ["e1"], ["e2"])))
    row["shown_by"] = [
        {"evidence": e, "strength": draw(st.sampled_from(STRENGTHS)), "words": draw(st.booleans())}
        for e in draw(st.lists(st.sampled_from(items), max_size=3, unique=True) if items else st.just([]))
    ]
    computed = name.startswith("age:")
    if earlier and not computed and draw(st.integers(0, 3)) == 0:
        step = {"why": "so", "by_whom": "somebody", "strength": draw(st.sampled_from(STRENGTHS))}
        row |= {"inferred_from": [draw(st.sampled_from(earlier))], **step}
    return row


@st.composite
def tables(draw: Any, names: tuple[str, ...] = (*HARMFUL, *OTHER), least: int = 0) -> Row:
    """Return a random small case as tables, so that a test can change it before it is read."""
    evidence = draw(_items())
    ids = [e["id"] for e in evidence]
    count = draw(st.integers(least, 7))
    facts = [draw(_fact(f"f{i}", ids, [f"f{j}" for j in range(i)], names)) for i in range(count)]
    for i in range(draw(st.integers(0, 2))):
        value = draw(st.sampled_from(("2008", "2005-04-20", "1990", "2005~")))
        shown = [draw(st.sampled_from(ids))] if ids else []
        facts.append(
            fact(f"b{i}", "person:born", of=draw(st.sampled_from(PERSONS)), value=value, shown_by=shown)
        )
    for evident in evidence:
        if evident.get("retracts") == ["f0"] and not any(f["id"] == "f0" for f in facts):
            del evident["retracts"]
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
