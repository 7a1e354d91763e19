"""Charges that are alike as one entry: one offence against one person, to whomever it was done and when."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from chargeassist.findings.model import Charge
from chargeassist.law.penalties import DEATH, LIFE, NOT_STATED, UNKNOWN, Gravity, Penalty, gravity
from chargeassist.reasoning.standing import Standing
from chargeassist.report.pages.common import period
from chargeassist.report.voice import Voice

Alike = tuple[Charge, ...]
SHEET = ("primary", "awaiting", "cumulative", "alternative", "safety-net")
"""The roles of charges that are on the sheet against a person, or are once somebody signs."""


def together(charges: Iterable[Charge], key: Callable[[Charge], Hashable]) -> tuple[Alike, ...]:
    """Return charges that are the same by *key* together, in the order of the first of each."""
    found: dict[Hashable, list[Charge]] = {}
    for charge in charges:
        found.setdefault(key(charge), []).append(charge)
    return tuple(map(tuple, found.values()))


def one_entry(charge: Charge) -> Hashable:
    """Return what makes charges one entry: who is charged, with what, and in which way of taking part."""
    return charge.matter.suspect, charge.offence.key, charge.matter.mode


def standing_alike(charge: Charge) -> Hashable:
    """Return what makes charges one row of a table: they stand alike, too, and have the same role."""
    return one_entry(charge), how_it_stands(charge)


def how_it_stands(charge: Charge) -> Hashable:
    """Return how a charge stands: its standing, for want of what, its role, what it can carry."""
    wanting = tuple(e.id for e in charge.elements if e.standing < Standing.DISPUTED)
    return charge.standing, wanting, charge.role, charge.gravity


def offence_of(charge: Charge, say: Voice) -> str:
    """Return what is charged: the offence, and the way of taking part in it."""
    title = say.told(charge.offence.title)
    mode = charge.matter.mode
    return title if mode == "principal" else say("as-mode", text=title, mode=say(f"mode-{mode}"))


def told_apart(alike: Alike, say: Voice) -> list[str]:
    """Return what tells each charge from the others: to whom it was done, in which course, when."""
    names = [c.matter.complainant or say("nobody-in-particular") for c in alike]
    for further in ([c.matter.episode for c in alike], [period(c, say) for c in alike]):
        both = [", ".join(filter(None, pair)) for pair in zip(names, further, strict=True)]
        names = both if len(set(both)) > len(set(names)) else names
    return names


def some_of(names: Iterable[str], room: int, say: Voice) -> str:
    """Return names, each once, as people list them; of more than there is room for, how many others."""
    each = list(dict.fromkeys(filter(None, names)))
    if len(each) <= room + 1:
        return say.listed(each)
    return say("and-others", text=", ".join(each[:room]), n=len(each) - room)


def against(charges: Sequence[Charge], room: int, say: Voice) -> str:
    """Return the persons it was done to; and how many charges, where they are more than the persons."""
    persons = {c.matter.complainant for c in charges} - {None}
    text = some_of((c.matter.complainant or "" for c in charges), room, say)
    if len(charges) > max(len(persons), 1):
        return say("in-charges", text=text, n=len(charges)).lstrip()
    return text


def most(charge: Charge, say: Voice) -> str:
    """Return the highest penalty that the law states for it, and the higher one where it is aggravated."""
    own = _most(charge.gravity, [found.penalty for found in charge.penalties], say)
    standing = [p for a in charge.aggravations if a.standing >= Standing.DISPUTED for p in a.penalties]
    graver = gravity(standing) if standing else NOT_STATED
    stated = charge.gravity[0] if charge.gravity[2] >= 0 else UNKNOWN
    if graver[0] <= stated:
        return own
    return say("most-aggravated", most=own, aggravated=_most(graver, standing, say))


def _most(gravity: Gravity, penalties: Iterable[Penalty], say: Voice) -> str:
    highest, lowest, equals = gravity
    if equals < 0:
        return say("most-not-stated")  # as grave as its class; its own penalty nobody has written down
    if highest == DEATH:
        return say("most-death")
    if highest == LIFE:
        # A least penalty without a greatest: how grave it is counts as life, and no text says so.
        life = any(line.bound == "life" for penalty in penalties for line in penalty.terms)
        if not life and not lowest:
            return say("most-not-stated")
        return say("most-life") if life else say("most-at-least", n=lowest // 12)
    if highest <= 0:
        return say("most-fine") if highest == 0 else say("most-not-stated")
    years, months = divmod(highest, 12)
    return say("most-months", n=highest) if months else say("most-years", n=years)


def lacking(charge: Charge, say: Voice) -> str:
    """Return how a charge stands; of one that does not, for want of which elements."""
    standing = say.standing(charge.standing)
    wanting = [say.told(e.title) for e in charge.elements if e.standing < Standing.DISPUTED]
    return say("stands-for-want", standing=standing, elements=say.listed(wanting)) if wanting else standing
