"""The particulars of a draft count in words, as a court would read them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chargeassist.advice.particulars import Particulars, Pleaded
from chargeassist.words import apart, in_language, say, several, told

_CLAUSES = ("means", "purpose", "benefit", "fault", "result", "relation", "consent")
"""The slots that have a clause of their own: by deception, for the purpose of forced labour."""


def particulars_text(particulars: Particulars, language: str = "en") -> str:
    """Return the particulars of a count, with a mark where the case does not say what stands there."""
    clauses = [_who(particulars, language), _when(particulars, language), _where(particulars, language)]
    if particulars.complainant:
        person = say("in-respect-of", language, person=particulars.complainant)
        clauses += [person, told(particulars.age, language)] if particulars.age else [person]
    if particulars.times > 1:
        clauses.append(say("on-occasions", language, n=particulars.times))
    elements = _elements(particulars.elements, language)
    if particulars.aggravations:
        how = several([told(a, language) for a in particulars.aggravations], language)
        elements = say("aggravated-by", language, elements=elements, how=how)
    return say("particulars", language, who=", ".join(clauses), elements=elements)


def _who(particulars: Particulars, language: str) -> str:
    suspects = several(particulars.suspects, language)
    if particulars.mode == "joint":
        if not particulars.others:
            return say("acting-jointly", language, suspects=suspects)
        others = several([told(o, language) for o in particulars.others], language)
        return say("jointly-with", language, suspects=suspects, others=others)
    if particulars.mode != "principal":
        return say(f"particulars-mode-{particulars.mode}", language, suspects=suspects)
    return suspects


def _when(particulars: Particulars, language: str) -> str:
    first, last = _day(particulars.first, language), _day(particulars.last, language)
    if particulars.first == particulars.last:
        return say("on-day", language, day=first)
    return say("between-days", language, first=first, last=last)


def _day(day: date | None, language: str) -> str:
    if day is None:
        return say("to-be-confirmed", language)
    month = say(f"month-{day.month}", language)
    return say("day-in-words", language, n=day.day, month=month, year=day.year)


def _where(particulars: Particulars, language: str) -> str:
    place = several(particulars.places, language) or say("place-to-be-confirmed", language)
    if not particulars.states:
        return say("at-place", language, place=place)
    return say("at-place-in", language, place=place, states=several(particulars.states, language))


def _elements(elements: Sequence[Pleaded], language: str) -> str:
    """Return the elements: what has a clause of its own in one sentence, then the rest by their names."""
    told = {of: [_pleaded(e, language) for e in elements if _is_clause(e) == of] for of in (True, False)}
    return apart(filter(None, (", ".join(told[True]), *told[False])), language)


def _is_clause(pleaded: Pleaded) -> bool:
    clause = pleaded.slot in ("act", "conduct", *_CLAUSES)
    return pleaded.spared or (clause and bool(pleaded.limbs))


def _pleaded(pleaded: Pleaded, language: str) -> str:
    element, limbs = in_language(pleaded.element, language), [told(x, language) for x in pleaded.limbs]
    carried = several(limbs, language) or say("to-be-confirmed", language)
    if pleaded.spared:
        return say("pleaded-spared", language, element=element, limbs=carried)
    if _is_clause(pleaded):
        own = pleaded.slot in _CLAUSES
        return say(f"clause-{pleaded.slot}", language, limbs=carried) if own else carried
    return element if limbs == [element] else say("pleaded", language, element=element, limbs=carried)
