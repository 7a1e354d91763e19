"""Could the suspect be responsible at that age at all: what a State says of minors, on the days (S24)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from chargeassist.findings.place import Answer
from chargeassist.law.minors import Responsibility
from chargeassist.law.model import Pack
from chargeassist.reasoning.ages import Birth
from chargeassist.reasoning.matters import Window
from chargeassist.reasoning.values import NO, YES
from chargeassist.words import remark


def capacity(pack: Pack, born: Sequence[Birth], window: Window, as_at: date) -> Answer:
    """Return whether the suspect's age closes a charge, leaves it open, or says nothing.

    The law of the days of the conduct is asked. Without days, what was done was done at the latest on
    the day of the assessment: whoever is too young then was too young before, and no more is said.
    """
    days = window if window.dated else Window(as_at, as_at)
    rules = [rule for rule in pack.responsibility if rule.on(*days.days())]
    found = [_by(rule, born, days, eve=pack.birthday_on_eve) for rule in rules]
    answers = [a for a in found if a.is_ == "no" or (a.is_ == "unknown" and window.dated)]
    graver = sorted(answers, key=lambda a: a.is_ != "no")
    if not graver:
        return Answer("yes")
    # Where the law changed meanwhile, the part of the conduct under the other law is open.
    closed = all(a.is_ == "no" for a in found)
    return graver[0] if closed else evolve(graver[0], is_="unknown")


def _by(rule: Responsibility, born: Sequence[Birth], days: Window, *, eve: bool) -> Answer:
    def younger(years: int) -> set[str]:
        return {b.younger(years, days, eve=eve) for b in born}

    below, unready = younger(rule.never_under), younger(rule.capacity_under)
    if below == {YES}:
        is_, code, age = "no", "not-responsible-at-that-age", rule.never_under
    elif below - {NO}:
        is_, code, age = "unknown", "perhaps-not-responsible", rule.never_under
    elif unready - {NO}:
        is_, code, age = "unknown", "capacity-to-be-shown", rule.capacity_under
    else:
        return Answer("yes")
    why = remark(code, n=age, cite=rule.at, shown_by=tuple(b.name for b in born))
    return Answer(is_, why, tuple(b.fact.id for b in born if b.fact is not None))
