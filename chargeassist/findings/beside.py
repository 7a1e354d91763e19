"""What stands beside the elements of a charge: aggravations, irrelevant matters, defences, orders."""

from __future__ import annotations

from collections.abc import Callable

from chargeassist.findings.availability import in_force
from chargeassist.findings.model import Beside
from chargeassist.law.algebra import Column, Condition
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import Weighing

Look = Callable[[Column], Weighing]


def _stand(condition: Condition | None, look: Look) -> tuple[Standing, tuple[str, ...]]:
    if condition is None:
        return Standing.SUPPORTED, ()
    limb = trace(condition, look)
    facts = (f for x in limb.deciding() if x.weighing and x.standing.stands for f in x.weighing.facts)
    return limb.standing, tuple(dict.fromkeys(facts))


def aggravations(offence: Offence, mode: str, look: Look) -> tuple[Beside, ...]:
    """Return every aggravation that reaches the mode, standing or not."""
    return tuple(
        Beside(a.id, a.cite, *_swap(a.id, *_stand(a.condition, look)), penalties=a.penalties)
        for a in offence.aggravated
        if mode in a.modes
    )


def _swap(id: str, standing: Standing, facts: tuple[str, ...]) -> tuple[Standing, str, tuple[str, ...]]:
    return standing, id.replace("-", " "), facts


def irrelevant(offence: Offence, matter: Matter, weighed: Weighed, look: Look) -> tuple[Beside, ...]:
    """Return what the statute says does not matter, with the consent facts it disposes of (S17).

    It applies when its condition stands; consent then counts against nothing, and is shown.
    """
    found = []
    for aside in offence.irrelevant:
        standing, _ = _stand(aside.condition, look)
        entered = tuple(
            f.id
            for f in weighed.weigher.case.facts
            if f.slot == "consent" and (matter.complainant is None or matter.complainant in f.of)
        )
        state = "irrelevant" if standing.stands else "does not apply yet"
        found.append(Beside(aside.id, aside.cite, standing, aside.id.replace("-", " "), entered, state=state))
    return tuple(found)


def penalties(offence: Offence, look: Look) -> tuple[Beside, ...]:
    """Return every penalty as published; one under a condition says how the condition stands."""
    return tuple(
        Beside(p.id, p.cite, *_swap(p.text, *_stand(p.when, look)), penalties=(p,)) for p in offence.penalties
    )


def defences(pack: Pack, offence: Offence, look: Look) -> tuple[Beside, ...]:
    """Return the defences that reach the offence, weighed like `unless` (S26); no missing elements."""
    words = {Standing.SUPPORTED: "raised, not answered", Standing.DISPUTED: "raised and answered"}
    found = []
    for defence in pack.defences:
        if defence.covers.reaches(offence):
            standing, facts = _stand(defence.when, look)
            state = words.get(standing, "hinted at" if standing is Standing.THIN else "not raised")
            found.append(Beside(defence.id, defence.cite, standing, defence.title, facts, state=state))
    return tuple(found)


def orders(pack: Pack, outcome: Outcome, weighed: Weighed, look: Look) -> tuple[Beside, ...]:
    """Return the statute's own charging orders that touch the offence (S27).

    An order displaces an offence only where a charge it names is chargeable; otherwise it says which
    element keeps that charge out, and the displaced offence stays open.
    """
    found = []
    for order in pack.orders:
        standing, facts = _stand(order.when, look)
        if outcome.offence.id not in order.instead_of or not standing.stands:
            continue
        same = [
            o
            for id in order.charge
            for o in weighed.by_offence.get(id, ())
            if _same_course(o, outcome) and in_force(o.offence, o.matter, weighed.weigher.case)
        ]
        best = max(same, key=lambda o: o.standing, default=None)
        if best is not None and best.standing >= Standing.DISPUTED:
            text = f"to be charged as {best.offence.key}, which stands {best.standing.word}"
            found.append(Beside(order.id, order.cite, standing, text, facts, state="charge ordered"))
        else:
            lacking = _lacking(best) if best else order.charge[0]
            text = f"{', '.join(order.charge)} is ordered, but no such charge stands: {lacking}"
            found.append(Beside(order.id, order.cite, standing, text, facts, state="no such charge stands"))
    return tuple(found)


def _same_course(one: Outcome, other: Outcome) -> bool:
    """Return whether two charges are of one suspect and episode, and of one complainant or the State."""
    a, b = one.matter, other.matter
    people = {a.complainant, b.complainant}
    return (a.suspect, a.episode) == (b.suspect, b.episode) and (None in people or len(people) == 1)


def _lacking(outcome: Outcome) -> str:
    for element, standing in zip(outcome.offence.elements, outcome.elements, strict=True):
        if standing < Standing.DISPUTED:
            return f"{element.title} {standing.word}"
    return f"identity {outcome.identity.word}"
