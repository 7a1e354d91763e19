"""Case files to cases: TOML from people, JSON from other programs, the same tables and the same faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path as FilePath
from typing import Any

from chargeassist.case.model import Case
from chargeassist.case.tables import CASE, LISTS
from chargeassist.reading.documents import parse_json, parse_toml, with_lines
from chargeassist.reading.fault import CaseError, Faults, Path, TooManyFaults
from chargeassist.reading.files import read_text
from chargeassist.reading.limits import LEVELS
from chargeassist.reading.scan import decode
from chargeassist.reading.tables import MISSING, unique
from chargeassist.words import did_you_mean


def read_case(path: str | FilePath) -> Case:
    """Return the case in a `.toml` or `.json` file.

    Raises CaseError with every fault, each with its line. Whether the terms of the facts exist
    is known only beside a law: `assess` and `chargeassist check` look at that.
    """
    file = FilePath(path)
    faults = Faults(file.as_posix())
    text = read_text(file, faults.file, faults)
    if text is None:
        raise CaseError(faults.found)
    return _from_text(text, file.suffix.lower() == ".json", faults)


def read_case_bytes(raw: bytes, name: str = "standard input") -> Case:
    """Return the case in *raw*: JSON if it begins with a brace, else TOML. Raises CaseError."""
    faults = Faults(name)
    text = decode(raw, faults)
    if text is None:
        raise CaseError(faults.found)
    return _from_text(text, text.lstrip().startswith("{"), faults)


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
    case = _from_tables(data, faults)
    if case is None:
        raise CaseError(faults.found)
    return case


def _from_text(text: str, is_json: bool, faults: Faults) -> Case:
    data = parse_json(text, faults) if is_json else parse_toml(text, faults)
    case = None if faults.found else _from_tables(data, faults)
    if case is None:
        raise CaseError(with_lines(faults.found, text, is_json))
    return case


def _from_tables(data: object, faults: Faults) -> Case | None:
    with suppress(TooManyFaults):
        return _linked(data, faults)
    return None


def _linked(data: object, faults: Faults) -> Case | None:
    read = CASE.read(data, (), faults)
    if read is MISSING:
        return None
    lists = {name: read[key] for key, (name, _) in LISTS.items()}
    for key, (name, _) in LISTS.items():
        unique(lists[name], key, faults)
    case = Case(**read["case"], **lists)
    _links(case, faults)
    return None if faults.found else case


def _links(case: Case, faults: Faults) -> None:
    """Add a fault for every id that names nothing, and for what only the whole case can show."""
    persons = {p.id for p in case.persons}
    episodes = {e.id for e in case.episodes}
    items = {e.id for e in case.evidence}
    facts = {f.id for f in case.facts}
    counts = {laid.id for laid in case.laid}

    def known(ids: Iterable[str], names: set[str], what: str, at: Path) -> None:
        for id in ids:
            if id and id not in names:
                faults.add("C201", f"names no {what} of this case", at, *did_you_mean(id, names))

    for both in sorted(items & facts):
        i = next(i for i, f in enumerate(case.facts) if f.id == both)
        faults.add(
            "C202",
            "an id that an item of evidence has",
            ("fact", i, "id"),
            "`retracts` could not tell them apart",
        )
    for i, person in enumerate(case.persons):
        if "company" in person.is_ and len(person.is_) > 1 and set(person.is_) - {"company", "suspect"}:
            faults.add("C203", "a company cannot be a natural person", ("person", i, "is"))
    for i, episode in enumerate(case.episodes):
        if episode.on and (episode.from_ or episode.to):
            faults.add(
                "C204",
                '"on" beside "from" or "to"',
                ("episode", i),
                "one day, or a course from one to the other",
            )
        if episode.from_ and episode.to and episode.from_.first > episode.to.last:
            faults.add("C205", '"to" comes before "from"', ("episode", i, "to"))
    for i, item in enumerate(case.evidence):
        known(item.about, persons, "person", ("evidence", i, "about"))
        known(item.tied_to, persons, "person", ("evidence", i, "tied_to"))
        known(item.retracts, items | facts, "evidence or fact", ("evidence", i, "retracts"))
    for i, fact in enumerate(case.facts):
        known(fact.by, persons, "person", ("fact", i, "by"))
        known(fact.of, persons, "person", ("fact", i, "of"))
        known(fact.episode, episodes, "episode", ("fact", i, "episode"))
        known((s.evidence for s in fact.shown_by), items, "evidence", ("fact", i, "shown_by"))
        known(fact.inferred_from, facts, "fact", ("fact", i, "inferred_from"))
        if fact.inferred_from and not (fact.why and fact.by_whom and fact.strength):
            faults.add(
                "C206",
                'an inference needs "why", "by_whom" and "strength"',
                ("fact", i),
                "it is a person's own step",
            )
        if (fact.why or fact.by_whom or fact.strength) and not fact.inferred_from:
            faults.add(
                "C207",
                '"why", "by_whom" and "strength" belong to an inference',
                ("fact", i),
                'add "inferred_from"',
            )
    for i, laid in enumerate(case.laid):
        known((laid.suspect, laid.complainant), persons, "person", ("laid", i))
        known((laid.episode,), episodes, "episode", ("laid", i, "episode"))
        known((laid.alternative_to,), counts, "charge laid", ("laid", i, "alternative_to"))
    for i, override in enumerate(case.overrides):
        known((override.person,), persons, "person", ("override", i, "person"))
    for i, consent in enumerate(case.consents):
        known((consent.suspect,), persons, "person", ("consent", i, "suspect"))
    for i, proceeding in enumerate(case.proceedings):
        known((proceeding.suspect,), persons, "person", ("proceeding", i, "suspect"))
    for i, group in enumerate(case.groups):
        known(group.members, persons, "person", ("group", i, "members"))
        known(group.facts, facts, "fact", ("group", i, "facts"))
    _inferences(case, faults)


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
                faults.add("C208", "an inference that rests, in the end, on itself", at)
                return
            path.append((following, 0))
            on_path.add(following)
        if depth[fact.id] > LEVELS:
            message = f"an inference that rests on more than {LEVELS} others in a row"
            faults.add("C209", message, at, "let it rest on what they rest on")
            return
