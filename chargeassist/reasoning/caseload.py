"""A pack weighed over a case, in strata: each layer of offences reads the ones before it (S21)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Column, ElementStands, Identity, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.leaves import NOTHING, Weigher, Weighing
from chargeassist.reasoning.matters import ANYONE, NO_EPISODE, Matter
from chargeassist.reasoning.modes import BORROWED, derived, mode_of, partners, possible
from chargeassist.reasoning.operations import Program, load, standing_at
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.windows import conduct_facts, parts, speaks_of


@frozen
class Outcome:
    """How one offence stands in one matter: every element, identity last, and the whole (S13, S14)."""

    offence: Offence
    matter: Matter
    elements: tuple[Standing, ...]
    identity: Standing
    entered: bool
    """Whether anything at all is entered for its conduct: what lists a charge (S28)."""
    standing: Standing = field(init=False)
    """The lowest of its elements, identity included."""

    @standing.default
    def _lowest(self) -> Standing:
        return min((*self.elements, self.identity))


@frozen
class Weighed:
    """One pack over one case: the outcomes, and what is needed to look closer at any of them."""

    pack: Pack
    weigher: Weigher = field(repr=False)
    outcomes: tuple[Outcome, ...] = field(repr=False)
    by_offence: Mapping[str, tuple[Outcome, ...]] = field(repr=False)

    def column(self, column: Column, matter: Matter, outcome: Outcome | None = None) -> Weighing:
        """Return how any leaf stands in a matter; an element's standing comes from *outcome*."""
        match column:
            case Leaf():
                return self.weigher.weigh(column, matter)
            case Identity():
                return self.weigher.identity(column, matter)
            case Stands():
                return _other(column, matter, self.by_offence)
            case ElementStands(id):
                ids = [e.id for e in outcome.offence.elements] if outcome else []
                # An accomplice's or an attempt's offence has other elements than the one it goes to.
                return Weighing(outcome.elements[ids.index(id)]) if outcome and id in ids else NOTHING


MODES = ("joint", "company", "organiser", "accomplice", "attempt")
"""The doors beside that of the principal, in the order they are tried."""


def conduct_of(matter: Matter, conduct: Sequence[Fact], case: Case) -> list[Fact]:
    """Return which facts of an offence's conduct are of one matter, a partner's where a mode borrows."""
    matters = [matter]
    if conduct and matter.mode in BORROWED:
        matters += [evolve(matter, suspect=p) for p, _ in partners(case, matter.suspect, matter.mode)]
    return list(dict.fromkeys(f for m in matters for f in conduct if speaks_of(f, m)))


def complainants(case: Case) -> tuple[str, ...]:
    """Return every natural person or group something was done to (S19)."""
    return case.harmed()


def suspects(case: Case) -> tuple[str, ...]:
    """Return the persons a charge can be for: those who are suspect or company (S19)."""
    return tuple(p.id for p in case.persons if {"suspect", "company"} & set(p.is_))


def weigh_pack(
    case: Case,
    pack: Pack,
    vocabulary: Vocabulary,
    stage: str = "charge",
    without: Iterable[str] = (),
    only: str | None = None,
) -> Weighed:
    """Return every outcome of *pack* over *case*.

    *without* leaves out items of evidence; *only* keeps one family of offences and what it reads.
    """
    weigher = Weigher(case, vocabulary, pack.evidence, pack.state, stage, without)
    by_offence: dict[str, tuple[Outcome, ...]] = {}
    wanted = _wanted(pack, only)
    versions, read = _versions(pack), _read_by_others(pack, case)
    matters = cache(lambda state, anyone: tuple(_matters(case, state, anyone)))
    for layer in pack.strata:
        lanes = [
            lane
            for id in layer
            if id in wanted
            for conduct in [conduct_facts(case.facts, versions[id], vocabulary)]
            for matter in matters(versions[id][-1].against == "State", id in read)
            for lane in _lanes(versions[id], matter, weigher, conduct)
        ]
        for outcome in _run(lanes, weigher, by_offence):
            by_offence.setdefault(outcome.offence.id, ())
            by_offence[outcome.offence.id] += (outcome,)
    outcomes = [o for id in by_offence for o in by_offence[id]]
    if only is None:
        outcomes += _by_modes(outcomes, pack, weigher, by_offence)
    return Weighed(pack, weigher, tuple(outcomes), by_offence)


def _by_modes(
    outcomes: Sequence[Outcome], pack: Pack, weigher: Weigher, done: Mapping[str, tuple[Outcome, ...]]
) -> list[Outcome]:
    """Return the outcomes of the other doors, where something is entered and they add something (S22)."""
    complete: dict[tuple[object, ...], Standing] = {}
    for outcome in outcomes:
        key = _course(outcome)
        complete[key] = max(complete.get(key, Standing.CONTRADICTED), outcome.standing)
    found: list[Outcome] = []
    for mode in (m for m in MODES if possible(m, weigher.case)):
        lanes = [
            lane
            for own in _versions(pack).values()
            if (versions := _by_mode(own, mode, weigher.vocabulary))
            if (conduct := conduct_facts(weigher.case.facts, versions, weigher.vocabulary))
            for matter in _matters(weigher.case, versions[-1].against == "State", False)
            if _open_to(matter.suspect, mode, weigher.case)
            for lane in _lanes(versions, evolve(matter, mode=mode), weigher, conduct)
            if lane[2]
        ]
        for outcome in _run(lanes, weigher, done) if lanes else ():
            before = complete.get(_course(outcome), Standing.CONTRADICTED)
            if mode in BORROWED:
                # Another door to the very same elements is shown only where it opens further.
                # A company does nothing by itself: whatever its people did is shown.
                if outcome.standing > before or mode == "company":
                    found.append(outcome)
                    complete[_course(outcome)] = outcome.standing
            elif _worth_showing(outcome, before):
                found.append(outcome)
    return found


def _open_to(suspect: str, mode: str, case: Case) -> bool:
    """Return whether a mode is this person's: a company answers through its people, and only a company."""
    return (mode == "company") == (not case.person(suspect).natural)


def _worth_showing(outcome: Outcome, complete: Standing) -> bool:
    """Return whether help, direction or a step, which name no offence, point to this one.

    Help and direction: the offence helped stands. A step: the complete offence does not stand, and
    the rest of the attempt does, or it is one of the two offences nobody may miss.
    """
    if outcome.matter.mode != "attempt":
        return outcome.elements[0].stands
    named = outcome.offence.family in ("trafficking", "smuggling")
    return not complete.stands and (outcome.standing.stands or named)


def _course(outcome: Outcome) -> tuple[object, ...]:
    return outcome.offence.id, *outcome.matter.course


def _by_mode(versions: tuple[Offence, ...], mode: str, vocabulary: Vocabulary) -> tuple[Offence, ...]:
    """Return the versions of an offence under a mode; none where the pack gives the mode no cite."""
    if mode in BORROWED:
        return tuple(o for o in versions if mode_of(o, mode) is not None)
    return tuple(d for o in versions if (d := derived(o, mode, vocabulary)) is not None)


Lane = tuple[Offence, Matter, bool]


def _versions(pack: Pack) -> dict[str, tuple[Offence, ...]]:
    """Return every version of every offence by id, oldest first."""
    found: dict[str, tuple[Offence, ...]] = {}
    for offence in pack.offences:
        found[offence.id] = (*found.get(offence.id, ()), offence)
    return found


def _wanted(pack: Pack, only: str | None) -> set[str]:
    return {o.id for o in pack.offences if only in (None, o.family)}


def _read_by_others(pack: Pack, case: Case) -> set[str]:
    """Return the offences whose *anyone* matters somebody reads: gates, other offences, helpers."""
    if possible("accomplice", case) or possible("organiser", case):
        return {o.id for o in pack.offences}
    read = {
        id
        for o in pack.offences
        for e in o.elements
        for c in columns_of(e.requires)
        if isinstance(c, Stands)
        for id in c.offences
    }
    return read | {o.id for o in pack.offences if o.family == "trafficking"}


def _matters(case: Case, state: bool, anyone: bool) -> Iterator[Matter]:
    """Yield suspect x complainant x episode, and *anyone* against each person (S19, S20).

    `against` sets the word for the complainant, never who may be one: a migrant can be a victim,
    and a label must not hide a charge. An offence against the State pairs with nobody.
    """
    people: tuple[str | None, ...] = (None,) if state else complainants(case)
    for suspect in (*suspects(case), *((ANYONE,) if anyone else ())):
        for complainant in people:
            if complainant != suspect:
                for episode in _episodes(case, suspect, complainant):
                    yield Matter(suspect, complainant, episode)


def _episodes(case: Case, suspect: str, complainant: str | None) -> list[str]:
    """Return the episodes that name these persons; without any, the one of facts in no episode."""
    named: set[str] = set()
    for fact in case.facts:
        if complainant in fact.of if complainant is not None else suspect in (*fact.by, ANYONE):
            named.update(fact.episode)
    return [e.id for e in case.episodes if e.id in named] or [NO_EPISODE]


def _lanes(
    versions: tuple[Offence, ...], matter: Matter, weigher: Weigher, conduct: Sequence[Fact]
) -> Iterator[Lane]:
    """Yield each part of time of one matter with the version that governs it."""
    facts = conduct_of(matter, conduct, weigher.case)
    dates = [f.on for f in facts if f.on is not None]
    if facts and not dates:
        # Undated conduct is placed by its episode, if that has dates.
        episode = next((e for e in weigher.case.episodes if e.id == matter.episode), None)
        dates = [d for d in (episode.on, episode.from_, episode.to) if d] if episode else []
    for offence, window in parts(versions, matter, dates, weigher.values, weigher.vocabulary):
        dated = Matter(matter.suspect, matter.complainant, matter.episode, window, matter.mode)
        yield offence, dated, bool(facts)


def _run(lanes: list[Lane], weigher: Weigher, done: Mapping[str, tuple[Outcome, ...]]) -> Iterator[Outcome]:
    """Weigh one layer: lower its elements once, load one column per leaf, run, read the digits."""
    by_key = {(o.key, o.period): o for o, _, _ in lanes}
    offences = list(by_key)
    conditions = [
        c for k in offences for c in (*(e.requires for e in by_key[k].elements), Identity(by_key[k].conduct))
    ]
    program = Program.lower(conditions)
    matters = list(dict.fromkeys(m for _, m, _ in lanes))
    known: list[dict[int, Standing]] = [{} for _ in matters]
    for column, number in program.columns.items():
        if not isinstance(column, Leaf) or weigher.base.touched(column):
            for about, matter in zip(known, matters, strict=True):
                about[number] = _standing(column, matter, weigher, done)
    nodes = program.run(load(known, len(program.columns)), len(matters))
    first = 0
    where: dict[tuple[str, Period], int] = {}
    for key in offences:
        where[key] = first
        first += len(by_key[key].elements) + 1
    index = {m: i for i, m in enumerate(matters)}
    for offence, matter, entered in lanes:
        start, lane = where[offence.key, offence.period], index[matter]
        count = len(offence.elements)
        standings = tuple(standing_at(nodes[start + i], lane) for i in range(count + 1))
        yield Outcome(offence, matter, standings[:-1], standings[-1], entered)


def _standing(
    column: Column, matter: Matter, weigher: Weigher, done: Mapping[str, tuple[Outcome, ...]]
) -> Standing:
    match column:
        case Leaf():
            return weigher.weigh(column, matter).standing
        case Identity():
            return weigher.identity(column, matter).standing
        case Stands():
            return _other(column, matter, done).standing
        case _:
            return Standing.MISSING


def _other(column: Stands, matter: Matter, done: Mapping[str, tuple[Outcome, ...]]) -> Weighing:
    """Return the best outcome of other offences in the matters a `stands` leaf names (S21)."""
    best = Standing.MISSING
    facts: tuple[str, ...] = ()
    for id in column.offences:
        for outcome in done.get(id, ()):
            if outcome.standing > best and _named(column, outcome.matter, matter):
                best = outcome.standing
                facts = (charge_id(outcome),)
    return Weighing(best, facts)


def _named(column: Stands, other: Matter, here: Matter) -> bool:
    if here.episode and other.episode not in (here.episode, NO_EPISODE):
        return False
    by = {
        Who.SUSPECT: other.suspect == here.suspect,
        Who.ANOTHER: other.suspect not in (here.suspect, ANYONE),
        Who.COMPLAINANT: other.suspect == here.complainant,
        Who.ANYONE: True,
    }[column.by]
    if (
        column.of is None
        or column.of is Who.ANYONE
        or (here.complainant is None and column.of is Who.COMPLAINANT)
    ):
        return by
    of = {
        Who.COMPLAINANT: here.complainant,
        Who.SUSPECT: here.suspect,
        Who.ANOTHER: None,
    }[column.of]
    return by and (other.complainant == of if of is not None else other.complainant != here.complainant)


def charge_id(outcome: Outcome) -> str:
    """Return ``S2/V1/xp:trafficking-in-persons/principal/house/2023-04-01``; ``-`` where there is none."""
    matter = outcome.matter
    start = matter.window.first.isoformat() if matter.window.first else "undated"
    places = (
        matter.suspect,
        matter.complainant or "-",
        outcome.offence.key,
        matter.mode,
        matter.episode or "-",
        start,
    )
    return "/".join(places)
