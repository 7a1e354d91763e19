"""Case files to cases: TOML from people, JSON from other programs, the same tables and the same faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.case.days import settled
from chargeassist.case.model import UNSIGNED, Case, Episode, Fact, Group, Person, Shown
from chargeassist.case.short import expanded
from chargeassist.case.tables import CASE, LISTS
from chargeassist.reading.documents import parse_json, parse_toml, with_lines
from chargeassist.reading.fault import CaseError, Fault, Faults, Path, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import LEVELS
from chargeassist.reading.readers import MISSING
from chargeassist.reading.scan import decode
from chargeassist.reading.tables import unique
from chargeassist.words import did_you_mean


@frozen
class Reading:
    """A file as far as it could be read: the case, as much of it as stands, and every fault."""

    case: Case | None = field(repr=False)
    """Without the keys at fault where there are faults; None where too little is left to look further."""
    faults: tuple[Fault, ...] = ()
    text: str = field(default="", repr=False)
    is_json: bool = False

    def whole(self) -> Case:
        """Return the case; CaseError with every fault if there is any."""
        if self.sound is None:
            raise CaseError(self.faults)
        return self.sound

    @property
    def sound(self) -> Case | None:
        """The case; None where there is any fault."""
        return None if self.faults else self.case


def read_case(path: str | FilePath) -> Case:
    """Return the case in a `.toml` or `.json` file.

    Raises CaseError with every fault, each with its line. Whether the terms of the facts exist
    is known only beside a law: `assess` and `chargeassist check` look at that.
    """
    return reading(path).whole()


def reading(path: str | FilePath) -> Reading:
    """Return what a `.toml` or `.json` file holds, with every fault in its place."""
    file = FilePath(path)
    faults = Faults(file.as_posix())
    text = read_text(file, faults.file, faults)
    return _from_text(text, file.suffix.lower() == ".json", faults)


def reading_of_bytes(raw: bytes, name: str = "standard input") -> Reading:
    """Return what *raw* holds: JSON if it begins with a brace, else TOML."""
    faults = Faults(name)
    text = decode(raw, faults)
    return _from_text(text, text is not None and text.lstrip().startswith("{"), faults)


def case_from_dict(data: Mapping[str, Any], name: str = "case") -> Case:
    """Return the case in plain tables, such as `json.load` returns. Raises CaseError with every fault.

    >>> case_from_dict(
    ...     {
    ...         "schema": "chargeassist/case/1",
    ...         "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
    ...     }
    ... ).id
    'a'
    """
    faults = Faults(name)
    return Reading(_from_tables(data, faults), tuple(faults.found)).whole()


def _from_text(text: str | None, is_json: bool, faults: Faults) -> Reading:
    if text is None:
        return Reading(None, tuple(faults.found))
    data = parse_json(text, faults) if is_json else parse_toml(text, faults)
    case = None if faults.found else _from_tables(data, faults)
    return Reading(case, with_lines(faults.found, text, is_json), text, is_json)


def _from_tables(data: object, faults: Faults) -> Case | None:
    with suppress(TooManyFaults):
        return _linked(data, faults)
    return None


def _linked(data: object, faults: Faults) -> Case | None:
    read = CASE.read(data, (), faults)
    if read is MISSING and isinstance(data, Mapping):
        # What else is wrong is told with it: the keys at fault are left out, and the rest is looked at.
        read = CASE.read(_without(data, [f.at.path for f in faults.found]), (), Faults(faults.file))
    if read is MISSING:
        return None
    rows, places = expanded(read, faults)
    lists: dict[str, Any] = {name: tuple(rows[key]) for key, (name, _) in LISTS.items()}
    case = Case(**read["case"], **lists, places=places)
    own = Faults(faults.file)
    with suppress(TooManyFaults):
        for key, (name, _) in LISTS.items():
            unique(lists[name], key, own)
        _links(case, own)
    further = beside(faults.found, places.placed(own.found))
    faults.found = list(dict.fromkeys((*faults.found, *further)))
    return case if faults.found else settled(_apart(case))


def _apart(case: Case) -> Case:
    """Return a case whose facts are those somebody stands for; the others stand apart, and weigh nothing."""
    unsigned = tuple(f for f in case.facts if f.status in UNSIGNED)
    return (
        evolve(case, facts=tuple(f for f in case.facts if f.status not in UNSIGNED), proposed=unsigned)
        if unsigned
        else case
    )


def _without(data: Mapping[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """Return tables without the keys of rows that the paths name."""
    gone = {path[:3] for path in paths}

    def row(table: str, i: int, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        return {k: v for k, v in value.items() if (table, i, k) not in gone}

    return {
        key: [row(key, i, v) for i, v in enumerate(value)] if isinstance(value, list) else value
        for key, value in data.items()
    }


def beside(first: Iterable[Fault], further: Iterable[Fault]) -> list[Fault]:
    """Return the further faults that are not the first ones' doing.

    That a row lacks something says nothing where a key of it was left out for a fault of its own.
    """
    rows = {f.at.path[:2] for f in first if len(f.at.path) > 2}
    return [f for f in further if f.at.path not in rows]


_NAMES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
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


def _links(case: Case, faults: Faults) -> None:
    """Add a fault for every id that names nothing, and for what only the whole case can show."""
    items, facts = {e.id for e in case.evidence}, {f.id for f in case.facts}
    unsigned = {f.id for f in case.facts if f.status in UNSIGNED}
    known: Mapping[str, set[str]] = {
        "person": {p.id for p in case.persons},
        "episode": {e.id for e in case.episodes},
        "evidence": items,
        "fact": facts,
        "evidence-or-fact": items | facts,
        "charge": {laid.id for laid in case.laid},
    }
    for both in sorted(items & facts):
        i = next(i for i, f in enumerate(case.facts) if f.id == both)
        faults.add("C202", ("fact", i, "id"))
    for table, (name, _) in LISTS.items():
        for i, row in enumerate(getattr(case, name)):
            for keys, what in _NAMES.get(table, ()):
                at: Path = (table, i, *keys) if len(keys) == 1 else (table, i)
                for id in (id for key in keys for id in _ids(_named(row, key))):
                    if id in unsigned and what in ("fact", "evidence-or-fact"):
                        faults.add("C213", at)
                    elif id and id not in known[what]:
                        faults.add(f"C201-{what}", at, *did_you_mean(id, known[what]))
            _row(row, (table, i), faults)
    _inferences(case, faults)


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
