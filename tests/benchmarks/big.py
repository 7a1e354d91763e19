"""Two big cases: one deep (5 suspects, 20 complainants, 320 facts) and one wide (20 and 28, 240 facts)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from chargeassist import Case, Law, case_from_dict
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.matters import ANYONE
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.trace import Limb, trace
from tests.builders import Row, fact

SUSPECTS = [f"S{i}" for i in range(1, 6)]
COMPLAINANTS = [f"V{i}" for i in range(1, 21)]
ALLEGED = (
    *("act:recruitment", "act:transportation", "act:harbouring", "act:receipt", "conduct:struck"),
    *("conduct:locked-in", "conduct:passport-withheld", "conduct:false-job-offer", "means:threat"),
    *("means:deception", "purpose:forced-labour", "indicator:debt", "result:bodily-harm"),
    *("consent:absent", "relation:employer"),
)
KINDS = (
    *("victim-testimony", "witness-testimony", "witness-testimony", "message", "message"),
    *("bank-record", "exhibit", "medical-report", "police-testimony", "hearsay"),
)
SPEAKERS = {"victim-testimony": "{}", "witness-testimony": "W1", "hearsay": "W1"}


def big_case(seed: int = 1, complainants: int = len(COMPLAINANTS)) -> Case:
    """Return the case: for each complainant ten items, fifteen facts and a birth; two suspects in most."""
    harmed = COMPLAINANTS[:complainants]
    random = Random(seed)
    evidence: list[Row] = []
    facts: list[Row] = []
    for v in harmed:
        mine = random.sample(SUSPECTS, 2)
        items = [f"{v}-{i}" for i in range(len(KINDS))]
        for id, kind in zip(items, KINDS, strict=True):
            speaker = SPEAKERS.get(kind, "police").format(v)
            evidence.append({"id": id, "kind": kind, "from": speaker, "about": [v], "tied_to": mine})
        for i, name in enumerate(ALLEGED):
            by = mine[:1] if name.startswith(("purpose", "relation")) else mine
            keys = {"by": by, "of": [v], "episode": [f"course-{v}"]}
            row = fact(f"{v}-f{i}", name, shown_by=random.sample(items, 3))
            facts.append(row | {k: x for k, x in keys.items() if k in row or k == "episode"})
        born = fact(f"{v}-born", "person:born", of=[v], value="2001", shown_by=items[:1])
        facts.append(born)
    labels = {"S": "suspect", "V": "victim", "W": "witness"}
    return case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": {"id": "big", "law": ["xp"], "as_at": "2024-05-01"},
            "person": [{"id": p, "is": [labels[p[0]]]} for p in (*SUSPECTS, *harmed, "W1")],
            "episode": [{"id": f"course-{v}", "from": "2023-01", "to": "2023-12"} for v in harmed],
            "evidence": evidence,
            "fact": facts,
        }
    )


ACTS = (
    *("act:recruitment", "act:transportation", "act:harbouring"),
    *("conduct:passport-withheld", "conduct:struck"),
)
MEANS = ("means:threat", "means:deception")


def wide_case(seed: int = 1) -> Case:
    """Return a case of 20 suspects and 28 complainants: four acts of each suspect, 60 items, a count laid."""
    random = Random(seed)
    suspects, complainants = [f"S{i}" for i in range(20)], [f"V{i}" for i in range(28)]
    evidence: list[Row] = [
        {"id": f"E{v}", "kind": "victim-testimony", "from": v, "about": [v]} for v in complainants
    ]
    messages = [f"E{i}" for i in range(32)]
    for id in messages:
        evidence.append({"id": id, "kind": "message", "from": "police", "tied_to": [random.choice(suspects)]})
    facts: list[Row] = []
    for s in suspects:
        for _ in range(4):
            v, message = random.choice(complainants), random.choice(messages)
            who: Row = {"by": [s], "of": [v]}
            act = {"on": f"2023-{random.randrange(1, 10):02}", "in": "ke", "shown_by": [f"E{v}", message]}
            for keys in (
                {"fact": random.choice(ACTS), **act},
                {"fact": random.choice(MEANS), "shown_by": [f"E{v}"]},
                {"fact": "purpose:forced-labour", "shown_by": [random.choice(messages)]},
            ):
                facts.append({"id": f"f{len(facts)}", **who, **keys})
    return case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": {"id": "wide", "law": ["ke"], "as_at": "2023-12-11"},
            "person": [
                *({"id": s, "is": ["suspect"]} for s in suspects),
                *({"id": v, "is": ["victim"]} for v in complainants),
            ],
            "evidence": evidence,
            "fact": facts,
            "laid": [{"id": f"L{s}", "suspect": s, "offence": "ke:trafficking-in-persons"} for s in suspects],
        }
    )


def weigh_and_trace(case: Case, law: Law) -> tuple[Weighed, list[Limb]]:
    """Return every charge of `xp` weighed, and the limbs of those that are listed."""
    weighed = weigh_pack(case, law.pack("xp"), law.vocabulary)
    return weighed, list(_traces(weighed))


def _traces(weighed: Weighed) -> Iterator[Limb]:
    for outcome in weighed.outcomes:
        if outcome.entered and outcome.matter.suspect != ANYONE:
            look = partial(weighed.column, matter=outcome.matter, outcome=outcome)
            for element in outcome.offence.elements:
                yield trace(element.requires, look)
