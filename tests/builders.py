"""Cases from compact rows, one leaf weighed, a law assessed: the few words the tests are written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, overload

from attrs import evolve

from chargeassist import (
    Assessment,
    Case,
    Charge,
    Law,
    Standing,
    assess,
    case_from_dict,
    load_law,
)
from chargeassist.findings.model import ElementFinding, GateFinding
from chargeassist.law.algebra import Leaf, Who
from chargeassist.law.conditions import WHO
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import Matter, Window
from chargeassist.reasoning.weighing import Weighing
from chargeassist.words import Remark, in_words, remark

Row = dict[str, Any]
UNDATED = Window()
DAY, AS_AT = "2023-04-05", "2024-05-01"
LABELS = {"S": "suspect", "V": "victim", "M": "migrant"}
"""What a person is when a row only names the id: S1 is a suspect, V1 a victim."""


@cache
def law(*ids: str) -> Law:
    """Return the law of shipped packs, read once for all tests."""
    return load_law(*ids)


FEW = (
    *("trafficking-in-persons", "smuggling-of-migrants", "assault", "actual-bodily-harm", "kidnapping"),
    *("unlawful-confinement", "withholding-a-travel-document", "rape", "sexual-act-with-a-child"),
    *("drug-cultivation", "obtaining-by-deception", "child-cruelty"),
)


READING = (
    *("trafficking-in-persons", "assault", "benefiting-from-trafficking", "facilitating-trafficking"),
    *("using-a-victims-services", "money-laundering"),
)
"""Offences that read another, and what they read."""


@cache
def few(ids: tuple[str, ...] = FEW) -> Law:
    """Return Palmeria with a dozen of its offences: what the properties try their many cases on."""
    whole = law("xp")
    pack = whole.pack("xp")
    kept = evolve(
        pack,
        offences=tuple(o for o in pack.offences if o.id in ids),
        strata=tuple(tuple(i for i in layer if i in ids) for layer in pack.strata),
        orders=(),
        verdicts=(),
    )
    return evolve(whole, packs=tuple(kept if p is pack else p for p in whole.packs))


def fact(id: str, name: str, **keys: Any) -> Row:
    """Return a fact: S1 did it to V1 on one day in Palmeria, unless *keys* say otherwise.

    Ids may be given as words: ``by="S1 S2"``, ``shown_by="E1 E2=strong"``. A key of None is left out.
    """
    slot = law("xp").vocabulary.slots[name.partition(":")[0]]
    person = {"suspect": ["S1"], "complainant": ["V1"]}
    row: Row = {"id": id, "fact": name}
    row |= {role: person[who] for role in ("by", "of") if (who := getattr(slot.who, role))}
    if slot.nature == "conduct":
        row |= {"on": DAY, "in": "xp"}
    for key, value in keys.items():
        listed = key in ("by", "of", "episode", "inferred_from") and isinstance(value, str)
        row[key.rstrip("_")] = value.split() if listed else value
    row["shown_by"] = _shown(row.get("shown_by", []))
    return {k: v for k, v in row.items() if v is not None}


def inferred(id: str, name: str, basis: str, strength: str = "moderate", **keys: Any) -> Row:
    """Return a fact that somebody infers from the facts *basis*."""
    step = {"inferred_from": basis, "why": "it follows", "by_whom": "prosecutor", "strength": strength}
    return fact(id, name, **step, **keys)


def item(id: str, kind: str = "witness-testimony", **keys: Any) -> Row:
    """Return an item of evidence; ids may be given as words."""
    row: Row = {"id": id, "kind": kind}
    for key, value in keys.items():
        listed = key in ("about", "tied_to", "retracts") and isinstance(value, str)
        row[key.rstrip("_")] = value.split() if listed else value
    return row


def case(*facts: Row, evidence: Sequence[Row] = (), persons: Sequence[Row] = (), **tables: Any) -> Case:
    """Return a case of *facts*; who and what they name is added where no row describes it.

    An item nobody describes is the testimony of a witness of its own.
    """
    named = ["S1", "V1", *(p for f in facts for role in ("by", "of") for p in f.get(role, ()))]
    shown = [s if isinstance(s, str) else s["evidence"] for f in facts for s in f["shown_by"]]
    known, items = {p["id"]: p for p in persons}, {e["id"]: e for e in evidence}
    people = {p: {"id": p, "is": [LABELS.get(p[0], "unknown")]} for p in named} | known
    head = {"id": "a-case", "law": ["xp"], "as_at": tables.pop("as_at", AS_AT)}
    return case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": head,
            "person": list(people.values()),
            "evidence": list(({e: item(e) for e in shown} | items).values()),
            "fact": list(facts),
            **tables,
        }
    )


def _shown(value: str | list[Any]) -> list[Any]:
    if not isinstance(value, str):
        return value
    pairs = (word.partition("=") for word in value.split())
    return [{"evidence": id, "strength": strength} if strength else id for id, _, strength in pairs]


def leaf(name: str, **keys: Any) -> Leaf:
    """Return a leaf that speaks of whom its slot speaks."""
    slot, _, term = name.partition(":")
    who = law("xp").vocabulary.slots[slot].who
    people: dict[str, Who | None] = {role: WHO.get(getattr(who, role)) for role in ("by", "of")}
    about = {"objects": (keys["as_to"],)} if keys.get("as_to") else {}
    return Leaf(slot, term, **(people | about | keys))


def weigh(
    case: Case,
    name: str,
    *,
    stage: str = "charge",
    pack: str = "xp",
    suspect: str = "S1",
    complainant: str | None = "V1",
    episode: str | None = None,
    window: Window = UNDATED,
    **keys: Any,
) -> Weighing:
    """Return how one leaf stands between S1 and V1 under Palmeria's rules of evidence."""
    known = law(pack).pack(pack)
    weigher = Weigher(case, law(pack).vocabulary, known.evidence, known.state, stage)
    return weigher.weigh(leaf(name, **keys), Matter(suspect, complainant, episode, window))


def standing(case: Case, name: str, **keys: Any) -> Standing:
    """Return the standing of one leaf; see `weigh`."""
    return weigh(case, name, **keys).standing


def assessed(case: Case, *ids: str, **keys: Any) -> Assessment:
    """Return the assessment of a case under shipped packs, Palmeria's if none is named."""
    return assess(case, law(*(ids or ("xp",))), **keys)


def charges(found: Assessment, offence: str, suspect: str = "S1", mode: str = "principal") -> list[Charge]:
    """Return every charge of an offence against one suspect in one mode, in the order of its time."""
    wanted = (offence, suspect, mode)
    all_ = [c for c in found.charges if (c.offence.key, c.matter.suspect, c.matter.mode) == wanted]
    return sorted(all_, key=lambda c: c.matter.window.days())


def charge(
    found: Assessment,
    offence: str,
    suspect: str = "S1",
    complainant: str | None = "V1",
    mode: str = "principal",
) -> Charge:
    """Return the one charge of an offence; an error if there is none, or more than one."""
    all_ = charges(found, offence, suspect, mode)
    (one,) = (c for c in all_ if c.matter.complainant in (None, complainant))
    return one


def element(charge: Charge, id: str) -> ElementFinding:
    """Return one element of a charge."""
    (one,) = (e for e in charge.elements if e.id == id)
    return one


def gate(found: Assessment, person: str = "S1") -> GateFinding:
    """Return the one gate raised for a person; an error if there is none, or more than one."""
    (one,) = (g for g in found.gates if g.person == person)
    return one


MANIFEST = """\
id = "zz"
title = "A State for one test"
state = "zz"
fictional = true
version = "2024.1"
stated_at = 2024-01-01
languages = ["en"]
licence = "CC-BY-4.0"
maintainer = "tests"
"""
SOURCES = '[zz-code]\ntitle = "Code"\nkind = "fictional"\n'


def small_pack(folder: Path, text: str, id: str = "zz") -> Law:
    """Return the law of a pack that holds *text* and nothing else; it cites `zz-code`."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.toml").write_text(MANIFEST.replace('"zz"', f'"{id}"'), encoding="utf-8")
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "all.law").write_text(text, encoding="utf-8")
    return load_law(str(folder))


@overload
def said(remarks: Remark | None) -> str: ...
@overload
def said(remarks: Iterable[Remark]) -> tuple[str, ...]: ...
def said(remarks: Remark | Iterable[Remark] | None) -> str | tuple[str, ...]:
    """Return remarks as the report words them; nothing for none."""
    if remarks is None:
        return ""
    return in_words(remarks) if isinstance(remarks, Remark) else tuple(map(in_words, remarks))


def limb(name: str) -> Remark:
    """Return the limb that asks for a term, as findings name it."""
    return remark("limb", term=name)


def codes(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """Return the codes of remarks, in their order."""
    return tuple(r.code for r in remarks)
