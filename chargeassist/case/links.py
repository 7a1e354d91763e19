"""What the rows of a case name, and what only several keys together show to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chargeassist.case.model import UNSIGNED, Case, Episode, Fact, Group, Person, Shown
from chargeassist.case.tables import LISTS
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import LEVELS
from chargeassist.words import did_you_mean

NAMES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "evidence": ((("about",), "person"), (("tied_to",), "person"), (("retracts",), "evidence-or-fact")),
    "fact": (
        (("by",), "person"),
        (("of",), "person"),
        (("episode",), "episode"),
        (("shown_by",), "evidence"),
        (("inferred_from",), "fact"),
    ),
    "laid": (
        (("suspect", "complainant"), "person"),
        (("suspects",), "person"),
        (("episode",), "episode"),
        (("alternative_to",), "charge"),
    ),
    "override": ((("person",), "person"),),
    "consent": ((("suspect",), "person"),),
    "proceeding": ((("suspect",), "person"),),
    "group": ((("members",), "person"), (("facts",), "fact")),
    "rejected": (
        (("by",), "person"),
        (("of",), "person"),
        (("episode",), "episode"),
        (("inferred_from",), "fact"),
    ),
}
"""The keys of each table that name something, and what they name."""


def check_links(case: Case, faults: Faults) -> None:
    """Add a fault for every id that names nothing, and for what only the whole case can show."""
    known, unsigned = _known(case), _unsigned(case)
    for both in sorted(known["evidence"] & known["fact"]):
        i = next(i for i, f in enumerate(case.facts) if f.id == both)
        faults.add("C202", ("fact", i, "id"))
    for table, (name, _) in LISTS.items():
        for i, row in enumerate(getattr(case, name)):
            _check_row(row, (table, i), known, unsigned, faults)
    _inferences(case, faults)


def row_stands(table: str, row: object, case: Case) -> bool:
    """Return whether a row of evidence or of facts names what there is in a case in which all else does."""
    faults = Faults("row")
    _check_row(row, (table, 0), _known(case), _unsigned(case), faults)
    if isinstance(row, Fact) and row.inferred_from:
        _inferences(case, faults)
    return not faults.found


def named_in(case: Case, table: str) -> Iterator[str]:
    """Yield every id of evidence, or of facts, that a row of a case names."""
    for naming, keys in NAMES.items():
        names = [key for of, what in keys if what in (table, "evidence-or-fact") for key in of]
        rows = (*getattr(case, LISTS[naming][0]), *(case.proposed if naming == "fact" else ()))
        yield from (id for row in rows for key in names for id in _ids(_named(row, key)))


def ids_of(case: Case) -> set[str]:
    """Return the ids of the evidence and of the facts of a case, signed or not."""
    return {e.id for e in case.evidence} | {f.id for f in (*case.facts, *case.proposed)}


def _known(case: Case) -> Mapping[str, set[str]]:
    items, facts = {e.id for e in case.evidence}, {f.id for f in case.facts}
    return {
        "person": {p.id for p in case.persons},
        "episode": {e.id for e in case.episodes},
        "evidence": items,
        "fact": facts,
        "evidence-or-fact": items | facts,
        "charge": {laid.id for laid in case.laid},
    }


def _unsigned(case: Case) -> set[str]:
    return {f.id for f in case.facts if f.status in UNSIGNED}


def _check_row(
    row: object, at: Path, known: Mapping[str, set[str]], unsigned: set[str], faults: Faults
) -> None:
    """Add a fault for every id in a row that names nothing, and for its keys that do not go together."""
    for keys, what in NAMES.get(str(at[0]), ()):
        here: Path = (*at, *keys) if len(keys) == 1 else at
        for id in (id for key in keys for id in _ids(_named(row, key))):
            if id in unsigned and what in ("fact", "evidence-or-fact"):
                faults.add("C213", here)
            elif id and id not in known[what]:
                faults.add(f"C201-{what}", here, *did_you_mean(id, known[what]))
    _row(row, at, faults)


def _named(row: object, key: str) -> Any:
    found = getattr(row, key)
    return (*found, *row.held_open) if isinstance(row, Fact) and key == "shown_by" else found


def _ids(value: str | tuple[str | Shown, ...]) -> tuple[str, ...]:
    """Return the ids that one key holds: one, a list of them, or items that show a fact."""
    if isinstance(value, str):
        return (value,)
    return tuple(v if isinstance(v, str) else v.evidence for v in value)


def _row(row: object, at: Path, faults: Faults) -> None:
    """Add a fault for keys of one row that do not go together."""
    match row:
        case Person():
            if "company" in row.is_ and len(row.is_) > 1 and set(row.is_) - {"company", "suspect"}:
                faults.add("C203", (*at, "is"))
        case Episode():
            if row.on and (row.from_ or row.to):
                faults.add("C204", at)
            if row.from_ and row.to and row.from_.first > row.to.last:
                faults.add("C205", (*at, "to"))
        case Group():
            if row.from_ and row.to and row.from_.first > row.to.last:
                faults.add("C205", (*at, "to"))
            for id in (id for id, _ in row.joined if id not in row.members):
                faults.add("C201-person", (*at, "joined", id), *did_you_mean(id, row.members))
        case Fact():
            if row.inferred_from and not (row.why and row.by_whom and row.strength):
                faults.add("C206", at)
            answered = row.status in ("signed", "rejected")
            signed = (row.why or row.by_whom or row.drawn_on) and not answered
            if (signed or row.strength) and not row.inferred_from:
                faults.add("C207", at)
            if len({bool(row.status), bool(row.proposed_by), bool(row.in_document)}) > 1:
                faults.add("C214", at)
            if answered and not (row.by_whom and row.why):
                faults.add("C215", at)
            if row.claimed and row.inferred_from:
                faults.add("C211", at)


def _inferences(case: Case, faults: Faults) -> None:
    """An inference cannot rest, in the end, on itself, nor on a long row of others."""
    basis = {f.id: f.inferred_from for f in case.facts}
    depth: dict[str, int] = {}
    for i, fact in enumerate(case.facts):
        at: Path = ("fact", i, "inferred_from")
        path: list[tuple[str, int]] = [(fact.id, 0)]
        on_path = {fact.id}
        while path:
            id, step = path.pop()
            if id in depth or step >= len(basis.get(id, ())):
                depth[id] = 1 + max((depth[b] for b in basis.get(id, ())), default=-1)
                on_path.discard(id)
                continue
            path.append((id, step + 1))
            following = basis[id][step]
            if following in on_path:
                faults.add("C208", at)
                return
            path.append((following, 0))
            on_path.add(following)
        if depth[fact.id] > LEVELS:
            faults.add("C209", at, n=LEVELS)
            return
