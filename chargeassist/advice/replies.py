"""What can be answered to a request: facts as a case would have them, with persons, course and object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from chargeassist.advice.requests import Reply
from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Charge, Gap
from chargeassist.findings.offers import Draft
from chargeassist.law.algebra import Column, Leaf, Who
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.objects import STEP
from chargeassist.reasoning.values import in_episode

BIRTH = "person:born"
SOMEBODY = (Who.ANYONE, Who.ANOTHER)
"""Of whom it is said where nobody knows of whom: whoever answers names the person."""


def drafted(column: Column | None, charge: Charge, case: Case, vocabulary: Vocabulary) -> Draft | None:
    """Return the fact that says what a limb asks for, or None where no fact can say it alone."""
    if not isinstance(column, Leaf):
        return None
    matter, who = charge.matter, vocabulary.slots[column.slot].who
    of = _whom(column.of, matter)
    if column.of in SOMEBODY or (who.of and not who.by and not of):
        return None  # it is said of somebody in particular, and nobody knows of whom
    episode = (matter.episode,) if matter.episode else ()
    about = _about(column, charge, case, vocabulary)
    holds = "" if column.holds else "no"
    return Draft(f"{column.slot}:{column.term}", _whom(column.by, matter), of, episode, about, holds=holds)


def _whom(who: Who | None, matter: Matter) -> tuple[str, ...]:
    person = {Who.SUSPECT: matter.suspect, Who.COMPLAINANT: matter.complainant}.get(who) if who else None
    return (person,) if person else ()


def _about(leaf: Leaf, charge: Charge, case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what it speaks about: the acts entered that it can be said of, or else the offence (S37)."""
    if leaf.as_to or not leaf.objects:
        return (leaf.as_to,) if leaf.as_to else ()
    asked = {n for o in leaf.objects for n in vocabulary.narrower.get(o, ())}
    entered = (f for f in case.facts if f.holds == "yes" and f.name in asked)
    acts = tuple(f.id for f in entered if _of_these(f, leaf, charge.matter))
    return acts or (charge.offence.key,)


def _of_these(fact: Fact, leaf: Leaf, matter: Matter) -> bool:
    """Consent, a step and a state of mind go to the suspect's own act; help and direction to another's."""
    own = leaf.slot in ("consent", "fault") or leaf.term == STEP
    theirs = matter.complainant is None or not fact.of or matter.complainant in fact.of
    return own and matter.suspect in fact.by and theirs and in_episode(fact, matter)


def replies(gap: Gap, charge: Charge, case: Case, vocabulary: Vocabulary) -> tuple[Reply, ...]:
    """Return the answers that a gap can have: of a choice, each of its limbs, none of them, or not known."""
    if gap.fact:
        return tuple(_attributed(gap.fact, case))
    drafts = [d for x in gap.leaves if (d := drafted(x.column, charge, case, vocabulary)) is not None]
    if not gap.choice and not drafts:
        return tuple(r for x in gap.leaves for r in _of_somebody(x.column, charge, case))
    if not gap.choice:
        return tuple(r for d in drafts for r in _yes_or_no(d))
    each = {_named(d): Reply(_named(d), True, (d,)) for d in reversed(drafts)}
    none, unknown = (tuple(evolve(d, holds=h(d)) for d in drafts) for h in (_contrary, _unknown))
    rest = (Reply("no", False, none), Reply("unknown", False, unknown)) if drafts else ()
    return (*reversed(each.values()), *rest)


def _of_somebody(column: Column | None, charge: Charge, case: Case) -> Iterator[Reply]:
    """Yield, for everybody of whom it may be said, the fact that says it of that person."""
    if not isinstance(column, Leaf) or column.of not in SOMEBODY or column.objects or not column.holds:
        return
    own = (charge.matter.suspect,) if column.of is Who.ANOTHER else ()
    by = _whom(column.by, charge.matter)
    for person in (p.id for p in case.persons if p.natural and p.id not in (*own, *by)):
        yield Reply(person, True, (Draft(f"{column.slot}:{column.term}", by, (person,)),))


def _yes_or_no(draft: Draft) -> Iterator[Reply]:
    for value in ("yes", "no", "unknown"):
        holds = "" if value == "yes" else value
        yield Reply(value, holds == draft.holds, (evolve(draft, holds=holds),))
    if draft.fact.startswith("age:") and draft.of:
        yield Reply("", False, born(draft.of))


def born(of: Iterable[str]) -> tuple[Draft, ...]:
    """Return the facts that say when persons were born, but for the day."""
    return tuple(Draft(BIRTH, of=(p,)) for p in of)


def _attributed(id: str, case: Case) -> Iterator[Reply]:
    """Yield, for everybody it may have been done to, the fact that names that person."""
    fact = next(f for f in case.facts if f.id == id)
    for person in (p.id for p in case.persons if p.natural and p.id not in fact.by):
        yield Reply(person, True, (Draft(fact.name, fact.by, (person,), id=id),))


def _named(draft: Draft) -> str:
    return f"{draft.fact}=no" if draft.holds == "no" else draft.fact


def _contrary(draft: Draft) -> str:
    return "" if draft.holds == "no" else "no"


def _unknown(draft: Draft) -> str:
    return "unknown"
