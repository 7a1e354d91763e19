"""Whom a case is about: who can be charged, and who acts (S19, S25)."""

from __future__ import annotations

from chargeassist.case.model import Case, Laid
from chargeassist.law.model import Law
from chargeassist.law.vocabulary import Vocabulary

CALLED = frozenset(("suspect", "company"))
"""The words of a person's row that make a suspect."""


def suspects(case: Case) -> tuple[str, ...]:
    """Return the persons a charge can be for: who is suspect or company, or is laid against (S19, S25)."""
    laid = {p for c in case.laid for p in c.accused}
    return tuple(p.id for p in case.persons if p.id in laid or CALLED & set(p.is_))


def not_called(case: Case) -> tuple[str, ...]:
    """Return who is laid against and not called a suspect."""
    called = {p.id for p in case.persons if CALLED & set(p.is_)}
    return tuple(p for p in suspects(case) if p not in called)


def acting(case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return who acts, in a fact of conduct, and is neither called a suspect nor laid against."""
    slots, charged = vocabulary.slots, suspects(case)
    acts = (f for f in case.facts if slots[f.slot].nature == "conduct" and f.holds == "yes")
    by = {p for f in acts for p in f.by}
    return tuple(p.id for p in case.persons if p.id in by and p.id not in charged)


def accused(case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the suspects for gates: every suspect, and whoever acts, whatever the row says (S25)."""
    found = {*suspects(case), *acting(case, vocabulary)}
    return tuple(p.id for p in case.persons if p.id in found)


def outside(case: Case, law: Law) -> tuple[Laid, ...]:
    """Return the charges laid under a law that is not loaded, or that has no such offence (S50)."""
    known = {o.key for p in law.packs for o in p.offences}
    return tuple(laid for laid in case.laid if laid.offence not in known)
