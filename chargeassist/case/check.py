"""A case beside a law: do its words exist there, and are they used as the vocabulary says?"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from datetime import date

from chargeassist.case.model import Case, Fact, Person
from chargeassist.case.objects import check_objects
from chargeassist.case.readers import meant_state
from chargeassist.case.size import check_size
from chargeassist.case.whom import acting, not_called, outside
from chargeassist.law.everyday import KINDS, read_everyday
from chargeassist.law.lookup import Index, index_of, look_up
from chargeassist.law.model import Law
from chargeassist.law.vocabulary import Slot, Vocabulary
from chargeassist.reading.fault import CaseError, Faults, Path, TooManyFaults
from chargeassist.words import Remark, did_you_mean, remark
from chargeassist.words.ages import parse_age
from chargeassist.words.dates import parse_when, wrong_with

NEAREST = 3
"""How many terms a word that is none may be meant for."""


def check_case(case: Case, law: Law, name: str = "case", before: Case | None = None) -> None:
    """Raise CaseError with every word of *case* that the law does not know, or uses otherwise.

    *before* is a case that was found sound under this law: its rows are.
    """
    faults = Faults(name)
    with suppress(TooManyFaults):
        _check(case, law, faults, frozenset(map(id, before.facts if before is not None else ())))
    if faults.found:
        raise CaseError(case.places.placed(faults.found))


def _check(case: Case, law: Law, faults: Faults, sound: Container[int]) -> None:
    kinds, slots = law.vocabulary.kinds, law.vocabulary.slots
    for i, item in enumerate(case.evidence):
        if item.kind not in kinds:
            faults.add("C301", ("evidence", i, "kind"), *_meant_kind(item.kind, law.vocabulary))
    for i, fact in enumerate((*case.facts, *case.proposed)):
        if id(fact) in sound:
            continue
        at: Path = ("fact", i)
        if fact.slot not in slots:
            faults.add("C302", (*at, "fact"), *did_you_mean(fact.slot, slots))
        elif fact.term not in slots[fact.slot].terms:
            faults.add("C303", (*at, "fact"), *_meant(fact, law.vocabulary), slot=fact.slot)
        else:
            _persons(fact, slots[fact.slot], at, faults)
            _moved(fact, at, faults)
            _value(fact, slots[fact.slot], at, faults)
    check_objects(case, law, faults)
    check_size(case, law, faults)
    _births(case, law.vocabulary, faults)
    gates = {g.key for p in law.packs for g in p.gates}
    for i, override in enumerate(case.overrides):
        if override.gate not in gates:
            faults.add("C305", ("override", i, "gate"), *did_you_mean(override.gate, gates))


def _meant(fact: Fact, vocabulary: Vocabulary) -> tuple[Remark, ...]:
    """Return the terms that a word may stand for: one spelt nearly so, or those that people say it of."""
    near = did_you_mean(fact.term, vocabulary.slots[fact.slot].terms)
    return near or _said_of(fact.term, index_of(vocabulary, read_everyday(vocabulary)))


def _meant_kind(kind: str, vocabulary: Vocabulary) -> tuple[Remark, ...]:
    """Return the kinds of evidence that a word may stand for, in the same way."""
    near = did_you_mean(kind, vocabulary.kinds)
    return near or _said_of(kind, index_of(vocabulary, read_everyday(vocabulary), kinds=True))


def _said_of(word: str, index: Index) -> tuple[Remark, ...]:
    found = [name for name, _ in look_up(word.replace("-", " "), index, lambda word, known: ())][:NEAREST]
    names = tuple(name.removeprefix(f"{KINDS}:") for name in found)
    return (remark("did-you-mean", words=names),) if names else ()


def _persons(fact: Fact, slot: Slot, at: Path, faults: Faults) -> None:
    """Who may be named is the slot's to say."""
    if fact.by and not slot.who.by:
        faults.add("C306-by", (*at, "by"), slot=fact.slot)
    if fact.of and not slot.who.of:
        faults.add("C306-of", (*at, "of"), slot=fact.slot)
    if fact.claimed and slot.who.by:
        # What somebody says that another did, or that they did themselves, is evidence of it.
        faults.add("C317", (*at, "holds"), slot=fact.slot)
    if not slot.who.by and slot.who.of and not fact.of:
        faults.add("C308", at)


def _moved(fact: Fact, at: Path, faults: Faults) -> None:
    """Only a movement went from somewhere to somewhere."""
    if (fact.origin or fact.destination) and fact.slot != "movement":
        faults.add("C310", at)


def _value(fact: Fact, slot: Slot, at: Path, faults: Faults) -> None:
    """Whether there is a value, and what it must look like."""
    if slot.values and not fact.value and fact.holds == "yes":
        faults.add("C311", at)
    if fact.value and not slot.values:
        faults.add("C312", (*at, "value"), slot=fact.slot)
    if fact.value and fact.name == "person:born" and parse_when(fact.value) is None:
        faults.add(f"C313-{wrong_with(fact.value) or 'date'}", (*at, "value"))
    if fact.value and fact.name == "person:age" and parse_age(fact.value) is None:
        faults.add("C313-age", (*at, "value"))
    if fact.value and fact.name in ("person:nationality", "person:residence") and not _countries(fact.value):
        meant = (hint for name in fact.value.split(",") for hint in meant_state(name))
        faults.add("C313-countries", (*at, "value"), *meant)


def _births(case: Case, vocabulary: Vocabulary, faults: Faults) -> None:
    """Nobody does anything, or has it done to them, before the first day on which they can be born (S44).

    Some things can be done about a child that is still to be born: to agree on a price, to promise it.
    """
    slots = vocabulary.slots
    born = {p.id: [p.born.first] for p in case.persons if p.born and p.born.start_known}
    for fact in case.facts:
        when = parse_when(fact.value) if fact.name == "person:born" and fact.holds == "yes" else None
        if when is not None and when.start_known:
            for person in fact.of:
                born.setdefault(person, []).append(when.first)
    earliest = {person: min(days) for person, days in born.items()}
    latest = max(earliest.values(), default=date.min)
    for i, fact in enumerate(case.facts):
        if not fact.on or fact.on.last >= latest or fact.name not in vocabulary.narrower:
            continue
        if slots[fact.slot].nature not in ("conduct", "manner") or fact.holds != "yes":
            continue
        people = fact.by if vocabulary.term(fact.name).before_birth else (*fact.by, *fact.of)
        if any(p in earliest and fact.on.last < earliest[p] for p in people):
            faults.add("C316", ("fact", i, "on"))


def _countries(value: str) -> bool:
    return all(len(c) == 2 and c.isascii() and c.islower() for c in value.replace(",", " ").split())


def _outside(case: Case, law: Law) -> Iterator[Remark]:
    """Yield a warning for each laid charge that no law loaded has, with what may be meant (S50)."""
    for laid in outside(case, law):
        hints = did_you_mean(laid.offence, {o.key for p in law.packs for o in p.offences})
        near = remark("may-be-meant", hint=hints[0]) if hints else ""
        yield remark("W107", ids=(laid.id,), near=near)


EARLIEST, AHEAD = 1900, 100
"""The first year, and how far beyond the assessment, that a date of a case can plausibly have."""


def _implausible(case: Case) -> Iterator[str]:
    """Yield the ids of what is dated in a year that can only be a slip, such as 0203."""
    dated = (
        *((p.id, (p.born, p.age_on)) for p in case.persons),
        *((e.id, (e.on, e.from_, e.to)) for e in case.episodes),
        *((f.id, (f.on, parse_when(f.value) if f.name == "person:born" else None)) for f in case.facts),
        *((x.id, (x.on,)) for x in case.laid),
        *((g.id, (g.from_, g.to, *(when for _, when in g.joined))) for g in case.groups),
    )
    latest = case.as_at.year + AHEAD
    for id, whens in dated:
        if any(w and not (EARLIEST <= w.first.year <= w.last.year <= latest) for w in whens):
            yield id


def _later_acts(case: Case) -> Iterator[str]:
    """Yield the overrides and consents of a day that had not come: they count for nothing yet (S25)."""
    acts = (*((o.id, o.on) for o in case.overrides), *((c.id, c.on) for c in case.consents))
    yield from (id for id, on in acts if on is not None and on > case.as_at)


def _nothing_done(case: Case) -> Iterator[str]:
    """Yield who is called harmed or moved while something was done to others alone."""
    done = {p for f in case.facts if not f.value for p in f.of}
    for person in case.persons if done else ():
        if {"victim", "migrant"} & set(person.is_) and person.id not in done:
            yield person.id


def _unnamed_rows(case: Case) -> Iterator[str]:
    """Yield the persons and courses that no other row names, once it says what was done.

    Of a victim with nothing done to them another note tells.
    """
    items, facts, laid = case.evidence, case.facts + case.proposed, case.laid
    if all(f.value for f in facts):
        return
    courses = {*(e for f in facts for e in f.episode), *(x.episode for x in laid)}
    named = {p for f in facts for p in (*f.by, *f.of)}
    named |= {p for e in items for p in (e.from_, e.through, *e.about, *e.tied_to)}
    named |= {p for x in laid for p in (*x.accused, x.complainant)}
    named |= {p for g in case.groups for p in g.members}
    named |= {x.suspect for x in case.consents} | {x.suspect for x in case.proceedings}
    named |= {x.person for x in case.overrides}
    named |= set(_nothing_done(case))
    yield from (p.id for p in case.persons if p.id not in named)
    yield from (e.id for e in case.episodes if e.id not in courses)


def _age_unshown(person: Person, case: Case) -> bool:
    """Return whether an age or a birth is entered of somebody, and nothing shows any."""
    said = [f for f in case.facts if person.id in f.of and _of_age(f) and f.holds == "yes"]
    shown = any(f.shown_by or f.inferred_from for f in said)
    return bool(said or person.born or person.age) and not shown


def _of_age(fact: Fact) -> bool:
    return fact.slot == "age" or fact.name in ("person:born", "person:age")


def _weak_by_form(fact: Fact, case: Case, vocabulary: Vocabulary) -> bool:
    """Return whether a legal term is shown by items that are no direct evidence of one alone (S11)."""
    kinds = {e.id: vocabulary.kinds[e.kind] for e in case.evidence}
    direct = any(s.words or kinds[s.evidence].direct or kinds[s.evidence].agreed for s in fact.shown_by)
    return bool(fact.shown_by) and not fact.inferred_from and not direct and vocabulary.is_legal(fact.name)


def warnings(case: Case, law: Law) -> tuple[Remark, ...]:
    """Return what is allowed and worth a look: W... is probably not meant, N... is good to know."""
    slots = law.vocabulary.slots
    shown = {s.evidence for f in case.facts for s in (*f.shown_by, *f.held_open)}
    shown |= {i for e in case.evidence for i in e.retracts}

    def conduct(fact: Fact) -> bool:
        return slots[fact.slot].nature == "conduct"

    def late(fact: Fact) -> bool:
        done = slots[fact.slot].nature in ("conduct", "manner")
        return done and fact.on is not None and fact.on.first > case.as_at

    def bare(fact: Fact) -> bool:
        return fact.holds == "yes" and not fact.shown_by and not fact.inferred_from

    def unnamed(fact: Fact) -> bool:
        return bool(slots[fact.slot].who.by) and not fact.by

    def untied(fact: Fact) -> bool:
        return conduct(fact) and bool(slots[fact.slot].who.of) and not fact.of

    def of(facts: Callable[[Fact], bool]) -> tuple[str, ...]:
        return tuple(f.id for f in case.facts if facts(f))

    found = (
        remark("W101", ids=tuple(e.id for e in case.evidence if e.id not in shown and not e.retracts)),
        remark("W102", ids=of(bare)),
        remark("W103", ids=of(lambda f: conduct(f) and not f.on)),
        remark("W104", ids=(*of(late), *_later_acts(case))),
        remark("W105", ids=not_called(case)),
        remark("W106", ids=acting(case, law.vocabulary)),
        *_outside(case, law),
        remark("W108", ids=tuple(_implausible(case))),
        remark("N101", ids=of(unnamed)),
        remark("N102", ids=of(untied)),
        remark("N103", ids=of(lambda f: f.holds == "unknown")),
        remark("N104", ids=tuple(_nothing_done(case))),
        remark("N105", ids=tuple(p.id for p in case.persons if _age_unshown(p, case))),
        remark("N106", ids=of(lambda f: _weak_by_form(f, case, law.vocabulary))),
        remark("N107", ids=tuple(g.id for g in case.groups if not g.as_to)),
        remark("N108", ids=tuple(_unnamed_rows(case))),
    )
    return tuple(w for w in found if w["ids"])
