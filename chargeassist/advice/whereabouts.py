"""In which States a case lies: acts, evidence, persons, proceeds, earlier proceedings."""

from __future__ import annotations

from chargeassist.case.model import Case, Evidence, Fact
from chargeassist.findings.model import Assessment
from chargeassist.law.folder import shipped
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.weighing import unique

GAINS = ("benefit", "property")
"""The slots that say what somebody had of it."""
_VESSEL = "vessel:"


def state_in(place: str) -> str:
    """Return the State of a place: a vessel is of its flag, the high seas are of none.

    >>> state_in("vessel:sn"), state_in("high-seas")
    ('sn', '')
    """
    state = place.removeprefix(_VESSEL)
    return state if len(state) == 2 else ""


def places(fact: Fact) -> tuple[str, ...]:
    """Return the States in which a fact was done, a journey from end to end."""
    return unique(filter(None, map(state_in, (fact.in_, fact.origin, fact.destination))))


def states_of(case: Case) -> tuple[str, ...]:
    """Return every State that a case names, in the order in which it does."""
    persons = (s for p in case.persons for s in (*p.nationality, *p.resident, state_in(p.now_in)))
    facts = (s for f in case.facts for s in (*places(f), *_home(f)))
    items = (state_in(e.held_in) for e in case.evidence)
    return unique(filter(None, (*facts, *items, *persons, *(state_in(p.in_) for p in case.proceedings))))


def _home(fact: Fact) -> tuple[str, ...]:
    """Return the State that a fact of nationality or residence names."""
    named = fact.name in ("person:nationality", "person:residence") and fact.holds == "yes"
    return (fact.value,) if named and len(fact.value) == 2 else ()


def packs_touched(case: Case) -> tuple[str, ...]:
    """Return the shipped packs of the States that a case names.

    >>> from chargeassist import read_case
    >>> packs_touched(read_case("examples/ug-recruitment-abroad/case.toml"))
    ('ug', 'xq')
    """
    ids = {*shipped()} - {"un"}
    return tuple(s for s in states_of(case) if s in ids)


def home_states(person: str, case: Case) -> tuple[str, ...]:
    """Return the States whose national or resident a person is."""
    row = case.person(person)
    entered = (s for f in case.facts if person in f.of for s in _home(f))
    return unique((*row.nationality, *row.resident, *entered))


def nationals(person: str, case: Case) -> tuple[str, ...]:
    """Return the States whose national a person is entered as."""
    facts = (f for f in case.facts if f.name == "person:nationality" and person in f.of)
    return unique((*case.person(person).nationality, *(s for f in facts for s in _home(f))))


def is_act(fact: Fact, vocabulary: Vocabulary) -> bool:
    """Return whether a fact is something that was done."""
    return fact.holds == "yes" and vocabulary.slots[fact.slot].nature == "conduct"


def acts_in(state: str, assessment: Assessment) -> tuple[str, ...]:
    """Return what was done in a State, a journey that began or ended there and an entry among it."""
    words = assessment.law.vocabulary
    return tuple(
        f.id
        for f in assessment.case.facts
        if state in places(f) and f.holds == "yes" and (is_act(f, words) or f.slot in ("movement", "entry"))
    )


def gains_in(state: str, assessment: Assessment) -> tuple[str, ...]:
    """Return the facts of gain that a State has, and the accounts that are kept there."""
    case = assessment.case
    facts = (f.id for f in case.facts if f.slot in GAINS and f.holds == "yes" and state in places(f))
    kept = (e.id for e in case.evidence if e.kind == "bank-record" and state_in(e.held_in) == state)
    return (*facts, *kept)


def held_in(state: str, case: Case) -> tuple[Evidence, ...]:
    """Return the items that lie in a State."""
    return tuple(e for e in case.evidence if state_in(e.held_in) == state)


def suspects(assessment: Assessment) -> tuple[str, ...]:
    """Return everybody who is charged with anything, or called a suspect."""
    case = assessment.case
    charged = {c.matter.suspect for c in assessment.charges}
    return tuple(p.id for p in case.persons if p.id in charged or "suspect" in p.is_)


def now_in(state: str, case: Case) -> tuple[str, ...]:
    """Return who is entered as being in a State now."""
    return tuple(p.id for p in case.persons if p.now_in and state_in(p.now_in) == state)


def may_be_in(person: str, state: str, case: Case, vocabulary: Vocabulary) -> bool:
    """Return whether somebody is entered as being in a State, or where nobody said so, points there."""
    now = case.person(person).now_in
    if now:
        return state_in(now) == state
    return state in home_states(person, case) or last_known(person, case, vocabulary) == state


def last_known(person: str, case: Case, vocabulary: Vocabulary) -> str:
    """Return the State in which the last act of a person was done; nothing where none has day and place."""
    done = (f for f in case.facts if person in f.by and is_act(f, vocabulary) and places(f))
    days = [(f.on.last, places(f)[-1]) for f in done if f.on]
    ends = {state for day, state in days if day == max(days)[0]}
    return ends.pop() if len(ends) == 1 else ""
