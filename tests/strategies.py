"""Random laws, caseloads and cases for the properties: small words, so that every rule is met often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chargeassist import Standing
from chargeassist.case.tables import ROLES
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

T = TypeVar("T")
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


@cache
def _below(count: int) -> SearchStrategy[int]:
    return st.sampled_from(range(count))


@cache
def _some(count: int, most: int) -> SearchStrategy[list[int]]:
    return st.lists(_below(count), min_size=1, max_size=most, unique=True)


def _one(draw: Any, options: Sequence[T]) -> T:
    """Draw one of a few: a strategy that is made anew for each draw costs more than what is drawn."""
    chosen: int = draw(_below(len(options)))
    return options[chosen]


def _several(draw: Any, options: Sequence[T], most: int) -> list[T]:
    """Draw some of a few, each once."""
    return [options[i] for i in draw(_some(len(options), most))]


def _mostly(usual: str, *others: str) -> tuple[str, ...]:
    """Three times in four what is usual: a case in which everything is odd shows nothing."""
    return (*[usual] * 3 * len(others), *others)


def _item(draw: Any, id: str) -> Row:
    return {
        "id": id,
        "kind": _one(draw, _mostly("witness-testimony", *KINDS)),
        "from": _one(draw, ("S1", "V1", "V2", "W1", "W2", "police")),
        "tied_to": _one(draw, (["S1"], ["S1", "S2"], [])),
        "about": _one(draw, ([], [], ["V1", "S1"], ["V2"])),
        "available": _one(draw, _mostly("yes", "no", "at-risk")),
        "recorded": _one(draw, ("no", "signed", "deposition")),
        "admissible": _one(draw, _mostly("yes", "contested", "no")),
        "strength": _one(draw, _mostly("moderate", "strong", "weak", "none")),
    }


def _items(draw: Any) -> list[Row]:
    rows: list[Row] = [_item(draw, f"E{i}") for i in range(_one(draw, (2, 3, 4, 5)))]
    if _one(draw, (True, False, False, False)):
        rows[-1]["retracts"] = [_one(draw, ["f0", *(r["id"] for r in rows[:-1])])]
    return rows


def _fact(draw: Any, id: str, items: list[str], earlier: list[Row], name: str) -> Row:
    slot = name.partition(":")[0]
    row = fact(id, name, on=_one(draw, DATES))
    if "by" in row:
        by = _one(draw, WHO_DID_IT)
        row["by"] = by[:1] if slot in PERSONAL else by
    if "of" in row:
        row["of"] = _one(draw, (["S1"], ["V1"]) if slot == "compelled" else TO_WHOM)
    row["holds"] = _one(draw, _mostly("yes", "no", "unknown"))
    row["episode"] = _one(draw, ([], [], [], ["e1"], ["e2"]))
    row["shown_by"] = [
        {
            "evidence": e,
            "strength": _one(draw, _mostly("moderate", *STRENGTHS)),
            "words": _one(draw, (False, True)),
        }
        for e in _several(draw, items, 3)
    ][_one(draw, (0, 0, 0, 1)) :]
    basis = [e["id"] for e in earlier if e["fact"].partition(":")[0] in INFERRED_FROM.get(slot, ())]
    drawn = _one(draw, (False, True)) if basis else False
    if drawn:
        step = {"why": "so", "by_whom": "somebody", "strength": _one(draw, _mostly("moderate", *STRENGTHS))}
        row |= {"inferred_from": [_one(draw, basis)], **step}
    return row


@cache
def _names(names: tuple[str, ...]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=2, max_size=5)


@st.composite
def tables(draw: Any, names: tuple[str, ...] = (*HARMFUL, *OTHER)) -> Row:
    """Return a random small case as tables, so that a test can change it before it is read.

    A third are about a trafficker, and a third about one who was trafficked and struck somebody.
    """
    evidence = _items(draw)
    ids = [e["id"] for e in evidence]
    chosen = draw(_names(names))
    core: dict[str, Row] = _one(draw, ({}, TRAFFICKER, TRAFFICKED))
    facts: list[Row] = []
    for i, name in enumerate((*core, *chosen)):
        facts.append(_fact(draw, f"f{i}", ids, facts, name))
    for row, who in zip(facts, core.values(), strict=False):
        row |= who | {"holds": "yes", "episode": []}
    for i in range(_one(draw, (0, 1, 2))):
        value = _one(draw, ("2008", "2005-04-20", "1990", "2005~"))
        shown = [_one(draw, ids)]
        facts.append(fact(f"b{i}", "person:born", of=_one(draw, ("V1", "S1")), value=value, shown_by=shown))
    persons: list[Row] = [
        {"id": p, "is": ["suspect"] if p[0] == "S" else ["victim"], "label": "somebody"} for p in PERSONS
    ]
    if _one(draw, (False, True)):
        persons[2]["born"] = _one(draw, ("2007", "1985-01-01"))
    if _one(draw, (False, True)):
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


# -- one person whom a gate of each State protects ------------------------------------------------

GATED = "S1"
"""The person the gates of `gated` are for."""
GENERAL = {
    "ke": ("ke:victim-immunity",),
    "za": ("za:victims-of-trafficking",),
    "sn": ("sn:victims-not-prosecuted", "sn:victims-in-the-trafficking-itself", "sn:migrants-carried"),
    "bb": ("bb:victims-defence",),
    "ug": ("ug:victim-not-penalised",),
    "mw": ("mw:immunity-of-trafficked-persons",),
    "na": ("na:victims-not-prosecuted",),
    "zw": ("zw:no-charge-of-what-arises", "zw:possible-victim"),
    "zm": ("zm:immunity-of-victims-of-trafficking",),
    "tz": ("tz:trafficked-persons-not-prosecuted",),
    "gh": ("gh:possible-victim",),
    "mz": ("mz:possible-victim",),
    "ls": ("ls:victims-not-liable",),
    "xp": ("xp:victims-of-trafficking",),
    "xq": ("xq:victims-of-trafficking",),
    "un": ("un:referral",),
}
"""The gates of each State that trafficking, or signs of it, raise."""
ENTERING = ("conduct:unlawful-entry", "conduct:unlawful-stay", "conduct:presenting-fraudulent-document")
DOING = (
    *("conduct:struck", "conduct:cultivating-drug", "conduct:passport-withheld", "conduct:locked-in"),
    *("act:recruitment", "act:transportation", "act:procurement-of-entry"),
    *ENTERING,
)
"""What the person is said to have done."""
WAYS: dict[str, tuple[Row, ...]] = {
    "trafficked": tuple({"fact": limb} for limb in LIMBS),
    "two-signs": ({"fact": "indicator:debt"}, {"fact": "indicator:isolation"}),
    "sign-of-child": (
        {"fact": "indicator:debt"},
        {"fact": "person:born", "value": "2012"},
    ),
    "begging": ({"fact": "conduct:begging-directed"}, {"fact": "purpose:begging"}),
    "carried": (
        {"fact": "act:procurement-of-entry"},
        {"fact": "movement:across-border"},
        {"fact": "entry:without-required-documents"},
    ),
    "moved": ({"fact": "act:transportation"},),
}
"""What was done to the person, by nobody known: one way to raise a gate each."""
OFFICES = ("Director of Public Prosecutions", "DPP", "A. Director, Director of Public Prosecutions")
OTHERS = ("director", "public", "the superintendent of police", "Public Director of Prosecutions")


@frozen
class Gated:
    """The tables of a case, the gates it raises for `GATED`, and those that an override lifts."""

    tables: Row
    raised: frozenset[str]
    lifted: frozenset[str]


def _raises(pack: str, way: str, does: list[str]) -> frozenset[str]:
    """Return the gates that a way to raise them does raise, written down and not worked out."""
    moved = {"un:moved-by-others"} if set(does) & set(ENTERING) else set()
    match way:
        case "trafficked":
            return frozenset({*GENERAL[pack], *moved})
        case "begging":
            return frozenset(GENERAL[pack][:2]) if pack == "sn" else frozenset()
        case "carried":
            return frozenset({*(("sn:migrants-carried",) if pack == "sn" else ()), *moved})
        case "moved":
            return frozenset(moved)
    return frozenset(GENERAL[pack])


@st.composite
def _overrides(draw: Any, gates: list[str]) -> list[Row]:
    return [
        {
            "id": f"O{n}",
            "gate": draw(st.sampled_from(gates)),
            "person": _one(draw, _mostly(GATED, "S2")),
            "by_whom": draw(st.sampled_from((*OFFICES, *OTHERS))),
            "on": draw(st.sampled_from((AS_AT, "2024-04-30", "2024-05-02", "2099-01-01"))),
            "why": "so",
        }
        for n in range(draw(st.integers(0, 2)))
    ]


def _lifts(override: Row) -> bool:
    """Return whether an override counts: from its day, and by the office where the law names one."""
    named = override["gate"] in ("za:victims-of-trafficking", "xp:victims-of-trafficking")
    return (
        override["person"] == GATED
        and override["on"] <= AS_AT
        and (not named or override["by_whom"] in OFFICES)
    )


@st.composite
def gated(draw: Any, offences: dict[str, tuple[str, ...]]) -> Gated:
    """Return a random case under the law of one State in which gates are raised for one person.

    *offences* are those of each State, any of which may be laid against anybody.
    """
    pack, way = draw(st.sampled_from(sorted(offences))), draw(st.sampled_from(sorted(WAYS)))
    data: Row = draw(tables())
    # What is beside it may say anything but that what raises the gate is not so.
    data["fact"] = [f | {"holds": "yes"} for f in data["fact"] if f["fact"] != "person:born"]
    data["evidence"] = [{k: v for k, v in e.items() if k != "retracts"} for e in data["evidence"]]
    data["evidence"].append({"id": "G", "kind": "witness-testimony", "from": "W9"})
    does = draw(st.lists(st.sampled_from(DOING), min_size=1, max_size=2, unique=True))
    shown = draw(st.sampled_from((["G"], [])))
    for n, row in enumerate(WAYS[way]):
        keys: Row = {"of": [GATED], "by": [], "shown_by": shown, "in": None} | row
        data["fact"].append(fact(f"g{n}", keys.pop("fact"), **keys))
    for n, name in enumerate(does):
        data["fact"].append(fact(f"d{n}", name, by=GATED, shown_by="G", **{"in": pack}))
    nexus = draw(st.sampled_from(("yes", "no", None)))
    if nexus is not None:
        compelled = draw(st.sampled_from(("compelled-by-trafficker", "direct-consequence-of-trafficking")))
        of = {"of": GATED, "shown_by": "G", "holds": nexus}
        data["fact"].append(fact("n0", f"compelled:{compelled}", **of))
    for row in data["person"]:
        row["is"] = draw(st.lists(st.sampled_from(ROLES[:5]), max_size=2, unique=True))
        row.pop("born", None)
    data["laid"] = [
        {
            "id": f"L{n}",
            "suspect": draw(st.sampled_from(PERSONS)),
            "offence": f"{pack}:{draw(st.sampled_from(offences[pack]))}",
        }
        for n in range(draw(st.integers(0, 2)))
    ]
    data["case"]["law"] = [pack]
    data["override"] = draw(_overrides([*GENERAL[pack], "un:moved-by-others"]))
    lifted = frozenset(o["gate"] for o in data["override"] if _lifts(o))
    return Gated(data, _raises(pack, way, does), lifted)


HELPED = (
    *("act:aiding", "act:directing", "act:financing", "act:step-beyond-preparation"),
    *("concert:acting-together", "concert:acting-together", "conduct:journey-booked"),
    *("conduct:proceeds-taken", "conduct:services-used", "conduct:proceeds-dealt-with"),
)
"""Facts that open a further mode, or an offence that reads another."""
KNEW = (
    ("fault:knowledge", None),
    ("fault:recklessness", "purpose:exploitation"),
    ("fault:knowledge", "purpose:exploitation"),
    ("fault:recklessness", "property:proceeds-of-crime"),
)


@st.composite
def helped(draw: Any) -> Row:
    """Return a case in which S1 trafficked V1, and S2 helped, directed, shared in it or gained by it.

    S1 is joined by another trafficker half of the time, so that what S2 helped can stand by either.
    """
    row: Row = draw(tables(("means:deception", "act:recruitment", "conduct:struck", "conduct:locked-in")))
    ids = [e["id"] for e in row["evidence"]]
    shown = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)

    def add(name: str, who: list[str], **keys: Any) -> None:
        of = {"of": ["V1"]} if name.partition(":")[0] in ("act", "conduct", "means", "purpose") else {}
        rows = [{"evidence": e, "words": True} for e in draw(shown)]
        row["fact"].append(fact(f"h{len(row['fact'])}", name, by=who, **of, **keys) | {"shown_by": rows})

    for trafficker in draw(st.sampled_from((["S1"], ["S1"], ["S1", "W1"]))):
        for name in LIMBS:
            add(name, [trafficker])
    for name in draw(st.lists(st.sampled_from(HELPED), min_size=1, max_size=3, unique=True)):
        add(name, ["S1", "S2"] if name.startswith("concert") else ["S2"])
    for name, about in draw(st.lists(st.sampled_from(KNEW), min_size=1, max_size=3, unique=True)):
        add(name, ["S2"], as_to=[about] if about else None)
    if draw(st.booleans()):
        row["group"] = [{"id": "g", "members": ["S1", "S2"], "facts": [row["fact"][-1]["id"]]}]
    row["person"].append({"id": "W1", "is": ["suspect"], "label": "somebody"})
    return row
