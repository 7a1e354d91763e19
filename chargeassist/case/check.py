"""A case beside a law: do its words exist there, and are they used as the vocabulary says?"""

from __future__ import annotations

from contextlib import suppress

from chargeassist.case.model import Case, Fact
from chargeassist.law.model import Law
from chargeassist.reading.fault import CaseError, Faults, Path, TooManyFaults
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when


def check_case(case: Case, law: Law, name: str = "case") -> None:
    """Raise CaseError with every word of *case* that the law does not know, or uses otherwise."""
    faults = Faults(name)
    with suppress(TooManyFaults):
        _check(case, law, faults)
    if faults.found:
        raise CaseError(faults.found)


def _check(case: Case, law: Law, faults: Faults) -> None:
    kinds, slots = law.vocabulary.kinds, law.vocabulary.slots
    for i, item in enumerate(case.evidence):
        if item.kind not in kinds:
            faults.add(
                "C301",
                "no kind of evidence of the vocabulary",
                ("evidence", i, "kind"),
                *did_you_mean(item.kind, kinds),
            )
    for i, fact in enumerate(case.facts):
        at: Path = ("fact", i)
        if fact.slot not in slots:
            faults.add(
                "C302",
                "no slot of the vocabulary before the colon",
                (*at, "fact"),
                *did_you_mean(fact.slot, slots),
            )
        elif fact.term not in slots[fact.slot].terms:
            known = slots[fact.slot].terms
            message = f'no term of the slot "{fact.slot}" after the colon'
            faults.add("C303", message, (*at, "fact"), *did_you_mean(fact.term, known))
        else:
            _use(fact, law, at, faults)
    offences = {o.key for p in law.packs for o in p.offences}
    for i, laid in enumerate(case.laid):
        if laid.offence not in offences:
            faults.add(
                "C304",
                "no offence of a loaded pack",
                ("laid", i, "offence"),
                *did_you_mean(laid.offence, offences),
            )
    gates = {g.key for p in law.packs for g in p.gates}
    for i, override in enumerate(case.overrides):
        if override.gate not in gates:
            faults.add(
                "C305",
                "no gate of a loaded pack",
                ("override", i, "gate"),
                *did_you_mean(override.gate, gates),
            )


def _use(fact: Fact, law: Law, at: Path, faults: Faults) -> None:
    """Who may be named, and what a value must look like, is the slot's to say."""
    slot = law.vocabulary.slots[fact.slot]
    if fact.by and not slot.who.by:
        faults.add(
            "C306",
            f'a fact of the slot "{fact.slot}" has no "by"',
            (*at, "by"),
            'name the person in "of"',
        )
    if fact.of and not slot.who.of:
        faults.add(
            "C306",
            f'a fact of the slot "{fact.slot}" has no "of"',
            (*at, "of"),
            'name the person in "by"',
        )
    if slot.nature == "personal" and len(fact.by) > 1:
        # S5: what one person wanted or knew is never another's.
        faults.add(
            "C307",
            "several persons in what is personal to each",
            (*at, "by"),
            "write one fact for each person",
        )
    if not slot.who.by and slot.who.of and not fact.of:
        faults.add("C308", '"of" is missing: nobody is named', at)
    if fact.as_to and fact.slot != "fault":
        faults.add(
            "C309",
            '"as_to" belongs to a state of mind',
            (*at, "as_to"),
            'a fact such as "fault:knowledge"',
        )
    elif fact.as_to:
        name, _, other = fact.as_to.partition(":")
        if name not in law.vocabulary.slots or other not in law.vocabulary.slots[name].terms:
            faults.add("C303", "names no term of the vocabulary", (*at, "as_to"))
    if (fact.origin or fact.destination) and fact.slot != "movement":
        faults.add(
            "C310",
            '"origin" and "destination" belong to a movement',
            at,
            'a fact "movement:journey"',
        )
    if slot.values and not fact.value and fact.holds == "yes":
        faults.add(
            "C311",
            '"value" is missing',
            at,
            "a date for person:born, country codes for person:nationality",
        )
    if fact.value and not slot.values:
        faults.add("C312", f'a fact of the slot "{fact.slot}" has no value', (*at, "value"))
    if fact.value and fact.name == "person:born" and parse_when(fact.value) is None:
        faults.add("C313", 'expected a date such as "2008-05" or "2008~"', (*at, "value"))
    if fact.value and fact.name in ("person:nationality", "person:residence") and not _countries(fact.value):
        faults.add("C313", 'expected country codes such as "ke" or "ke ug"', (*at, "value"))


def _countries(value: str) -> bool:
    return all(len(c) == 2 and c.isascii() and c.islower() for c in value.replace(",", " ").split())


def warnings(case: Case, law: Law) -> tuple[tuple[str, str], ...]:
    """Return (code, sentence) for what is allowed: W... is probably not meant, N... is good to know."""
    slots = law.vocabulary.slots
    shown = {s.evidence for f in case.facts for s in f.shown_by}
    shown |= {i for e in case.evidence for i in e.retracts}

    def conduct(fact: Fact) -> bool:
        return slots[fact.slot].nature == "conduct"

    def bare(fact: Fact) -> bool:
        return fact.holds == "yes" and not fact.shown_by and not fact.inferred_from

    def unnamed(fact: Fact) -> bool:
        return bool(slots[fact.slot].who.by) and not fact.by

    def untied(fact: Fact) -> bool:
        return conduct(fact) and bool(slots[fact.slot].who.of) and not fact.of

    found = [
        ("W101", "shows no fact", [e.id for e in case.evidence if e.id not in shown and not e.retracts]),
        ("W102", "asserted and shown by nothing", [f.id for f in case.facts if bare(f)]),
        ("W103", "undated, counted in every period", [f.id for f in case.facts if conduct(f) and not f.on]),
        ("N101", "by a person not named (by = [])", [f.id for f in case.facts if unnamed(f)]),
        ("N102", "tied to no complainant (no of)", [f.id for f in case.facts if untied(f)]),
        ("N103", "asked and not known", [f.id for f in case.facts if f.holds == "unknown"]),
    ]
    return tuple((code, f"{text}: {', '.join(ids)}") for code, text, ids in found if ids)
