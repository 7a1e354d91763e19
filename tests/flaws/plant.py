"""Plants one flaw in what carries one element of a charge, and mends it again, in tables of a case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import deepcopy

from attrs import frozen

from chargeassist import Case, Charge, Law, case_to_dict
from chargeassist.findings.model import ElementFinding
from chargeassist.law.algebra import Leaf, Stands, Who
from chargeassist.reasoning.evidence import ATTRIBUTED
from chargeassist.reasoning.trace import Limb
from tests.builders import Row

STEP = ("inferred_from", "why", "by_whom", "strength")
OTHER = "X9"
"""Somebody of whom the case says nothing else."""
WITNESS, SECOND = "own-witness", "second-witness"


Leaves = tuple[tuple[Leaf, tuple[str, ...]], ...]
"""Limbs of the law, each with the facts entered for it."""


@frozen
class Target:
    """One element of one charge, and the facts that carry it."""

    case: Case
    law: Law
    charge: Charge
    element: ElementFinding
    leaves: Leaves
    """The limbs that stand in it, each with the facts entered for it."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Return every fact that carries the element, each once."""
        return tuple(dict.fromkeys(f for _, facts in self.leaves for f in facts))


@frozen
class Planted:
    """A case with one flaw, and the same case mended."""

    sound: Row
    """The case before the flaw, where what carries the element had to be set apart from all else."""
    flawed: Row
    mended: Row
    touched: tuple[str, ...]
    """The facts that the flaw speaks of: another element that reads one of them may fall too."""


def targets(case: Case, law: Law, charges: list[Charge]) -> Iterator[Target]:
    """Yield every element of a charge that entered facts carry: *charges* are its parts of time.

    Not among them are identity, which falls with the act, and what another offence carries.
    """
    own = {f.id for f in case.facts}
    best = max(charges, key=lambda c: c.standing)
    for element in best.elements:
        leaves = carrying(charges, element.id, own)
        limbs = (
            x for c in charges for e in c.elements if e.id == element.id and e.limb for x in _standing(e.limb)
        )
        apart = element.id == "identity" or any(isinstance(x.column, Stands) for x in limbs)
        if leaves and not apart:
            yield Target(case, law, best, element, leaves)


def carrying(charges: Iterable[Charge], element: str, own: Collection[str]) -> Leaves:
    """Return the limbs that stand in an element of some charges, each with the facts *own* entered for it."""
    found: dict[Leaf, dict[str, None]] = {}
    for limb in (e.limb for c in charges for e in c.elements if e.id == element and e.limb is not None):
        for leaf in _standing(limb):
            if isinstance(leaf.column, Leaf) and leaf.weighing is not None:
                facts = (f for f in leaf.weighing.facts if f in own)
                found.setdefault(leaf.column, {}).update(dict.fromkeys(facts))
    return tuple((leaf, tuple(facts)) for leaf, facts in found.items() if facts)


def _standing(limb: Limb) -> Iterator[Limb]:
    """Yield the leaves that stand in what an element requires, its exceptions apart."""
    if not limb.standing.stands:
        return
    if limb.kind == "leaf":
        yield limb
    for inner in limb.limbs[:1] if limb.kind == "unless" else limb.limbs:
        yield from _standing(inner)


# -- the flaws: each returns None where it cannot be planted in what carries the element ------------


def removed(target: Target) -> Planted | None:
    """Nobody has entered it."""
    sound = case_to_dict(target.case)
    return Planted(sound, _without(sound, target.facts), sound, target.facts)


def denied(target: Target) -> Planted | None:
    """Strong evidence shows that it was not so."""
    sound = case_to_dict(target.case)
    flawed = _without(sound, target.facts)
    flawed["evidence"].append(_item("D", WITNESS))
    slots = target.law.vocabulary.slots
    for n, (leaf, facts) in enumerate(target.leaves):
        row = {k: v for k, v in _rows(sound, facts)[0].items() if k not in (*STEP, "value")}
        who = slots[leaf.slot].who
        row |= {"id": f"d{n}", "fact": f"{leaf.slot}:{leaf.term}", "holds": "no" if leaf.holds else "yes"}
        row |= {"by": row.get("by", []) if who.by else [], "of": row.get("of", []) if who.of else []}
        if leaf.objects and not row.get("as_to"):
            row["as_to"] = list(leaf.objects)  # the item shows no act that it could be about
        flawed["fact"].append(row | {"shown_by": [_direct("D")]})
    mended = deepcopy(sound)
    mended["fact"] += [row for row in flawed["fact"] if row.get("shown_by") == [_direct("D")]]
    mended["evidence"].append(_item("D", WITNESS) | {"admissible": "no"})
    return Planted(sound, flawed, mended, target.facts)


def inadmissible(target: Target) -> Planted | None:
    """What shows it is not admitted."""
    sound = _set_apart(target, _item("X", WITNESS))
    return _tainted(sound, target.facts, admissible="no")


def recanted(target: Target) -> Planted | None:
    """Whoever said it takes it back."""
    sound = _set_apart(target, _item("X", WITNESS))
    planted = _tainted(sound, target.facts)
    for tables in (planted.flawed, planted.mended):
        tables["evidence"].append(_item("R", WITNESS) | {"retracts": ["X"]})
    return planted


def untied(target: Target) -> Planted | None:
    """A thing shows it, and nothing ties the thing to the person who is to have done it."""
    rows = _rows(case_to_dict(target.case), target.facts)
    slots = target.law.vocabulary.slots
    by = [r.get("by", ()) if slots[r["fact"].partition(":")[0]].nature in ATTRIBUTED else () for r in rows]
    if not all(by):
        return None
    tied_to = sorted({p for persons in by for p in persons})
    sound = _set_apart(target, {"id": "X", "kind": "exhibit", "tied_to": tied_to})
    return _tainted(sound, target.facts, tied_to=[])


def misattributed(target: Target) -> Planted | None:
    """It is entered of somebody else; not to be planted where the law asks it of anyone."""
    if any(leaf.by is Who.ANYONE for leaf, _ in target.leaves):
        return None
    sound = case_to_dict(target.case)
    flawed = deepcopy(sound)
    flawed["person"].append({"id": OTHER, "is": ["unknown"]})
    for row in _rows(flawed, target.facts):
        row["by" if row.get("by") else "of"] = [OTHER]
    mended = _entered_again(flawed, _rows(sound, target.facts))
    return Planted(sound, flawed, mended, target.facts)


def without_basis(target: Target) -> Planted | None:
    """It is drawn from facts that nothing admissible shows."""
    sound = case_to_dict(target.case)
    rows = _rows(sound, target.facts)
    if not rows or not all(r.get("inferred_from") and not r.get("shown_by") for r in rows):
        return None
    basis = _closure(sound, target.facts)
    flawed = deepcopy(sound)
    for row in _rows(flawed, basis):
        row["shown_by"] = [_ill(flawed, s) for s in row.get("shown_by", ())]
    mended = _entered_again(flawed, _rows(sound, basis))
    return Planted(sound, flawed, mended, basis)


FLAWS: Mapping[str, Callable[[Target], Planted | None]] = {
    "removed": removed,
    "denied": denied,
    "inadmissible": inadmissible,
    "recanted": recanted,
    "untied": untied,
    "misattributed": misattributed,
    "without-basis": without_basis,
}


# -- rows ------------------------------------------------------------------------------------------


def _rows(tables: Row, ids: tuple[str, ...]) -> list[Row]:
    return [row for row in tables["fact"] if row["id"] in ids]


def _item(id: str, source: str) -> Row:
    return {"id": id, "kind": "witness-testimony", "from": source}


def _direct(item: str) -> Row:
    """Return that an item shows a fact outright: strongly, and in so many words."""
    return {"evidence": item, "strength": "strong", "words": True}


def _without(tables: Row, ids: tuple[str, ...]) -> Row:
    """Return a case without some facts, and nothing that speaks of them."""
    left = deepcopy(tables)
    left["fact"] = [row for row in left["fact"] if row["id"] not in ids]
    for row in [*left["fact"], *left["evidence"], *left.get("group", ())]:
        for key in ("inferred_from", "as_to", "retracts", "facts"):
            if key in row:
                row[key] = [id for id in row[key] if id not in ids]
    for row in left["fact"]:
        if row.get("inferred_from") == []:
            for key in STEP:
                row.pop(key, None)
    return left


def _entered_again(tables: Row, rows: list[Row]) -> Row:
    """Return a case with facts entered once more; what speaks about them speaks of the new ones too."""
    mended = deepcopy(tables)
    ids = {row["id"]: f"m{n}" for n, row in enumerate(rows)}
    for row in mended["fact"]:
        if about := [ids[id] for id in row.get("as_to", ()) if id in ids]:
            row["as_to"] = [*row["as_to"], *about]
    for row in rows:
        new = deepcopy(row) | {"id": ids[row["id"]]}
        if "inferred_from" in new:
            new["inferred_from"] = [ids.get(f, f) for f in new["inferred_from"]]
        mended["fact"].append(new)
    return mended


def _set_apart(target: Target, item: Row) -> Row:
    """Return the case with what carries the element shown by one item, which shows nothing else."""
    tables = case_to_dict(target.case)
    tables["evidence"].append(item)
    for row in _rows(tables, target.facts):
        for key in STEP:
            row.pop(key, None)
        row["shown_by"] = [_direct("X")]
    return tables


def _tainted(sound: Row, facts: tuple[str, ...], **keys: object) -> Planted:
    """Return the case with its item X otherwise; mended, a second witness of his own says the same."""
    flawed = deepcopy(sound)
    next(e for e in flawed["evidence"] if e["id"] == "X").update(keys)
    mended = deepcopy(flawed)
    mended["evidence"].append(_item("Y", SECOND))
    for row in _rows(mended, facts):
        row["shown_by"].append(_direct("Y"))
    return Planted(sound, flawed, mended, facts)


def _closure(tables: Row, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return what facts are drawn from, and so on, in the order of the case; the facts themselves too."""
    by_id = {row["id"]: row for row in tables["fact"]}
    found, ahead = set(ids), list(ids)
    while ahead:
        new = [f for f in by_id[ahead.pop()].get("inferred_from", ()) if f not in found]
        found.update(new)
        ahead += new
    return tuple(id for id in by_id if id in found)


def _ill(tables: Row, shown: Row | str) -> Row:
    """Return what shows a fact, by a copy of the item that is not admitted: the item itself shows more."""
    told: Row = {"evidence": shown} if isinstance(shown, str) else dict(shown)
    copy = f"{told['evidence']}-not-admitted"
    if copy not in {e["id"] for e in tables["evidence"]}:
        item = next(e for e in tables["evidence"] if e["id"] == told["evidence"])
        tables["evidence"].append(item | {"id": copy, "admissible": "no"})
    return told | {"evidence": copy}
