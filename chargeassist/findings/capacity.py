"""Could the suspect be responsible at that age at all: what a State says of minors, on the days (S24)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from chargeassist.findings.model import Available
from chargeassist.law.minors import Responsibility
from chargeassist.law.model import Pack
from chargeassist.reasoning.ages import Birth
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.values import NO, YES
from chargeassist.words import remark

OPEN_NO_MORE = ("no", "unknown", "yes")
"""Answers, the least open first."""


def capacity(pack: Pack, born: Sequence[Birth], window: Window, as_at: date) -> Available | None:
    """Return why the suspect's age closes a charge or leaves it open; None where it does neither.

    The law of the days of the conduct is asked. Without days, what was done was done at the latest on
    the day of the assessment: whoever is too young then was too young before, and no more is said.
    """
    days = window if window.dated else Window(as_at, as_at)
    found = [
        _by(rule, born, days, dated=window.dated) for rule in pack.responsibility if rule.on(*days.days())
    ]
    answers = [a for a in found if a is not None]
    # Where the law changed meanwhile, the part of the conduct under the other law is open.
    closed = len(answers) == len(found) and all(a.is_ == "no" for a in answers)
    worst = next((a for a in answers if a.is_ == "no"), None) or next(iter(answers), None)
    if worst is None:
        return None
    return Available("no" if closed else "unknown", worst.why, worst.facts)


def _by(rule: Responsibility, born: Sequence[Birth], days: Window, *, dated: bool) -> Available | None:
    shown_by = tuple(b.name for b in born)
    facts = tuple(b.fact.id for b in born if b.fact is not None)
    below = {b.younger(rule.never_under, days) for b in born}
    if below == {YES}:
        text = remark("not-responsible-at-that-age", n=rule.never_under, cite=rule.at, shown_by=shown_by)
        return Available("no", (text,), facts)
    if not dated:
        return None
    if below - {NO}:
        text = remark("perhaps-not-responsible", n=rule.never_under, cite=rule.at, shown_by=shown_by)
        return Available("unknown", (text,), facts)
    if {b.younger(rule.capacity_under, days) for b in born} - {NO}:
        text = remark("capacity-to-be-shown", n=rule.capacity_under, cite=rule.at, shown_by=shown_by)
        return Available("unknown", (text,), facts)
    return None


def narrowed(first: Available, second: Available | None) -> Available:
    """Return what two answers come to together: the less open of them, with every reason."""
    if second is None:
        return first
    is_ = min((first.is_, second.is_), key=OPEN_NO_MORE.index)
    facts = tuple(dict.fromkeys((*first.facts, *second.facts)))
    return evolve(first, is_=is_, why=(*first.why, *second.why), facts=facts)
