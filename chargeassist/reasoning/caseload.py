"""A pack weighed over a case, in strata: each layer of offences reads the ones before it (S21)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial, reduce
from operator import or_

from attrs import evolve

from chargeassist.case.model import Case
from chargeassist.law.algebra import Column, Identity, Leaf, Stands
from chargeassist.law.model import Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.asked import Asked
from chargeassist.reasoning.brief import Told, told_of, weigh_in_brief
from chargeassist.reasoning.kept import has_room, kept_of
from chargeassist.reasoning.lanes import Lane, lanes
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.lowered import Read, lower
from chargeassist.reasoning.matters import Matter, Pair
from chargeassist.reasoning.modes import BORROWED, FURTHER_MODES, derived, mode_of, possible
from chargeassist.reasoning.operations import load, standing_at
from chargeassist.reasoning.outcomes import OfPairs, Outcome, Part, Weighed, best_of
from chargeassist.reasoning.parts import joined
from chargeassist.reasoning.reads import offences_in
from chargeassist.reasoning.standing import Standing
from chargeassist.words.once import once


def weigh_pack(
    case: Case,
    pack: Pack,
    vocabulary: Vocabulary,
    stage: str = "charge",
    only: Container[str] | None = None,
    modes: bool = True,
    named: Container[str] | None = None,
    before: Weighed | None = None,
    beside: Weighed | None = None,
) -> Weighed:
    """Return every outcome of *pack* over *case*.

    *only* weighs the offences of these ids (with what they
    read: see `read_by`) and *modes* their other doors. With *named* a matter in which nothing is
    entered for the conduct of an offence is weighed only if the offence is one of these keys or
    another reads it: most persons did nothing to most others, and nobody reads that they did not.
    *before* is the same of a case much like this one: what no change reaches is taken over from it.
    *beside* is another pack over this case, with *before* if there is one: it knows what is the case's own.
    """
    before = before if before is not None and has_room(before, case) else None
    weigher = weigher_of(
        *(case, pack, vocabulary, stage),
        before=before.weigher if before is not None else None,
        beside=beside.weigher if beside is not None else None,
    )
    kept = kept_of(before, weigher, beside)
    by_offence: dict[str, tuple[Outcome, ...]] = {}
    weighed = kept.begun(pack, weigher, by_offence)
    versions = {i: own for i, own in _versions(pack).items() if only is None or i in only}
    read = _read_by_others((o for own in versions.values() for o in own), case)
    of = {id: kept.anew(weigher, own, id in read) for id, own in versions.items()}
    asked = Asked(weigher, kept, read, named, of)
    told = told_of(pack, case, named, modes)
    parts: dict[Part, OfPairs] = {}
    for layer in pack.strata:
        ids = [id for id in layer if id in versions]
        found = [lane for id in ids for lane in asked.lanes(versions[id])]
        whole = [o for id in ids for o in versions[id]]
        outcomes = tuple(joined(_run(whole, found, weigher, by_offence, told), weighed)) if found else ()
        layered = kept.together((("principal", id) for id in ids), outcomes, of.__getitem__)
        parts |= layered
        by_offence |= {part[1]: kept.every(part, of_pairs) for part, of_pairs in layered.items() if of_pairs}
    silent = kept.silent(asked, (own[-1] for own in versions.values()))
    if modes:
        others = _by_modes(parts, versions, weighed, asked)
        further = ((m, id) for m in FURTHER_MODES for id in versions)
        parts |= kept.together(further, others, lambda id: kept.reached)
    return evolve(weighed, silent=silent, parts=parts, since=kept.altered(parts))


def weigher_of(
    case: Case,
    pack: Pack,
    vocabulary: Vocabulary,
    stage: str,
    before: Weigher | None = None,
    beside: Weigher | None = None,
) -> Weigher:
    """Return the weigher of one pack over a case, with the bits of one that it may take over from.

    *beside* is that of another pack over this case: its index is of use, and what it weighed.
    """
    weigher = Weigher(
        case,
        vocabulary,
        pack.evidence,
        pack.state,
        stage,
        eve=pack.birthday_on_eve,
        offences=pack.offences,
        before=before,
        base=beside.base if beside is not None else None,
    )
    # A plan may name an offence of one State, and the acts that pass by it are not those of another's (S41).
    if beside is not None and not possible("joint", case):
        weigher.beside(beside)
    return weigher


def _by_modes(
    parts: Mapping[Part, OfPairs],
    offences: Mapping[str, tuple[Offence, ...]],
    weighed: Weighed,
    asked: Asked,
) -> list[Outcome]:
    """Return the outcomes of the other doors, where something is entered and they add something (S22)."""
    weigher, done = weighed.weigher, weighed.by_offence
    open_ = [m for m in FURTHER_MODES if possible(m, weigher.case)]
    complete: dict[tuple[object, ...], Standing] = {}
    done_whole = (o for part in parts.values() for p in asked.reached for o in part.get(p, ()))
    for outcome in done_whole if open_ else ():
        key = _course(outcome)
        complete[key] = max(complete.get(key, Standing.CONTRADICTED), outcome.standing)
    found: list[Outcome] = []
    for mode in open_:
        opened = [
            lane
            for own in offences.values()
            if (versions := _by_mode(own, mode, weigher.vocabulary))
            if (conduct := weigher.base.conduct(versions))
            for matter in asked.matters[versions[-1].against == "State", False]
            if _open_to(matter.suspect, mode, weigher.case)
            for lane in lanes(versions, evolve(matter, mode=mode), weigher, conduct)
            if lane[2]
        ]
        whole = list({(o.key, o.period): o for o, _, _ in opened}.values())
        for outcome in joined(_run(whole, opened, weigher, done), weighed) if opened else ():
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
    """Return whether help, direction or a step points to this offence.

    Help and direction: the offence stands, and it is what was helped. A step: it goes to this offence,
    and the complete offence is not yet made out (S38).
    """
    if outcome.matter.mode != "attempt":
        return outcome.elements[0].stands and outcome.elements[1].stands
    standing = dict(zip((e.id for e in outcome.offence.elements), outcome.elements, strict=True))
    # Where the pack punishes an attempt only under a rule of its own, there is none without it.
    ruled_out = not standing.get("rule", Standing.SUPPORTED).stands
    return outcome.elements[0].stands and complete < Standing.DISPUTED and not ruled_out


def _course(outcome: Outcome) -> tuple[object, ...]:
    return outcome.offence.id, *outcome.matter.course


def _by_mode(versions: tuple[Offence, ...], mode: str, vocabulary: Vocabulary) -> tuple[Offence, ...]:
    """Return the versions of an offence under a mode; none where the pack gives the mode no cite."""
    if mode in BORROWED:
        return tuple(o for o in versions if mode_of(o, mode) is not None)
    return tuple(d for o in versions if (d := derived(o, mode, vocabulary)) is not None)


@once
def _versions(pack: Pack) -> dict[str, tuple[Offence, ...]]:
    """Return every version of every offence by id, oldest first."""
    found: dict[str, tuple[Offence, ...]] = {}
    for offence in pack.offences:
        found[offence.id] = (*found.get(offence.id, ()), offence)
    return found


def _read_by_others(offences: Iterable[Offence], case: Case) -> set[str]:
    """Return the offences whose *anyone* matters somebody reads: gates, other offences, helpers."""
    if possible("accomplice", case) or possible("organiser", case):
        return {o.id for o in offences}
    return {id for o in offences for id in _reads(o)}


@lru_cache(maxsize=4_096)
def _reads(offence: Offence) -> frozenset[str]:
    """Return the offences that one reads, itself among them if it raises a gate."""
    read = frozenset(id for e in offence.elements for id in offences_in(e.requires))
    return read | {offence.id} if offence.family == "trafficking" else read


def _run(
    offences: Sequence[Offence],
    found: Sequence[Lane],
    weigher: Weigher,
    done: Mapping[str, tuple[Outcome, ...]],
    told: Callable[[Lane], Told] = lambda lane: Told.WHOLE,
) -> Iterator[Outcome]:
    """Weigh one layer: load what each matter's own offences read, run, read the digits."""
    lowered = lower(tuple(offences), weigher.vocabulary.borne)
    which = {id(o): i for i, o in enumerate(offences)}
    reads: dict[int, Read] = {}
    index: dict[Matter, int] = {}
    known: list[dict[int, Standing]] = []
    seen: list[dict[int, int]] = []
    asking: dict[int, set[Pair]] = {}
    rows = [(which[id(lane[0])], lane, told(lane)) for lane in found]
    for own, (_, matter, _), how in rows:
        if own not in reads:
            reads[own] = lowered.read(own, weigher.base.entered)
        asking.setdefault(own, set()).add(matter.pair)
        if how is not Told.WHOLE:
            continue
        if matter not in index:
            index[matter] = len(known)
            known.append({})
            seen.append({})
        about, looked = known[index[matter]], seen[index[matter]]
        for number in (n for n in reads[own].alive if n not in about):
            weigher.rater.looked = 0
            about[number] = _standing(lowered.columns[number], matter, weigher, done)
            looked[number] = weigher.rater.looked
    for own, pairs in asking.items():
        for key, terms in reads[own].unsaid.items():
            weigher.base.ledger.unsaid(pairs, key, terms)
    nodes = lowered.program.run(load(known, len(lowered.columns)), len(known)) if known else []
    for own, (offence, matter, entered), how in rows:
        if how is Told.WHOLE:
            at, start = index[matter], lowered.starts[own]
            standings = tuple(standing_at(n, at) for n in nodes[start : start + len(offence.elements) + 1])
            bits = reduce(or_, (seen[at][n] for n in reads[own].alive), reads[own].terms)
            yield Outcome(offence, matter, standings[:-1], standings[-1], entered, bits)
            continue
        weigher.rater.looked = reads[own].terms
        of = partial(_standing, matter=matter, weigher=weigher, done=done)
        elements, identity = weigh_in_brief(offence, reads[own], how, of)
        yield Outcome(offence, matter, elements, identity, entered, weigher.rater.looked)


def _standing(
    column: Column, matter: Matter, weigher: Weigher, done: Mapping[str, tuple[Outcome, ...]]
) -> Standing:
    match column:
        case Leaf():
            return weigher.weigh(column, matter).standing
        case Identity():
            return weigher.identity(column, matter).standing
        case Stands():
            weigher.reads_another(column, matter)
            best = best_of(column, matter, done, weigher.base.objects)
            return best.standing if best is not None else Standing.MISSING
        case _:
            return Standing.MISSING
