"""What stands beside the elements of a charge: aggravations, irrelevant matters, defences, orders."""

from __future__ import annotations

from chargeassist.findings.availability import in_force
from chargeassist.findings.model import AsideFinding
from chargeassist.law.algebra import Condition, Stands, Who
from chargeassist.law.model import Offence, Order, Pack
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Look, trace
from chargeassist.words import Remark, remark

RAISED = {Standing.THIN: "hinted-at", Standing.DISPUTED: "answered", Standing.SUPPORTED: "raised"}
"""How a defence stands, by how its condition does: an answered one is disputed."""
CHARGE_ORDERED = "charge-ordered"
"""The state of a charging order under which the charge it names is chargeable."""


def _stand(condition: Condition | None, look: Look) -> tuple[Standing, tuple[str, ...]]:
    if condition is None:
        return Standing.SUPPORTED, ()
    limb = trace(condition, look)
    standing = (x.weighing for x in limb.deciding() if x.weighing and x.standing.stands)
    facts = (f for w in standing for f in (*w.facts, *w.pointers))
    return limb.standing, tuple(dict.fromkeys(facts))


def aggravations(pack: Pack, offence: Offence, mode: str, look: Look) -> tuple[AsideFinding, ...]:
    """Return every aggravation that reaches the mode, standing or not."""
    found = []
    for a in offence.aggravated:
        if mode in a.modes:
            standing, facts = _stand(a.condition, look)
            found.append(AsideFinding(a.id, a.cite, standing, pack.called(a.id), facts, a.penalties))
    return tuple(found)


def irrelevant(
    pack: Pack, offence: Offence, matter: Matter, weighed: Weighed, look: Look
) -> tuple[AsideFinding, ...]:
    """Return what the statute says does not matter, with the consent facts it disposes of (S17).

    It applies when its condition stands; consent then counts against nothing, and is shown.
    """
    found = []
    weigher = weighed.weigher
    if offence.irrelevant:
        consents = (f"consent:{term}" for term in weigher.vocabulary.slots["consent"].terms)
        weigher.rater.looked |= weigher.vocabulary.bits_of(consents)
    for aside in offence.irrelevant:
        standing, _ = _stand(aside.condition, look)
        entered = tuple(
            f.id
            for f in weigher.case.facts
            if f.slot == "consent" and (matter.complainant is None or matter.complainant in f.of)
        )
        state = "irrelevant" if standing.stands else "not-yet"
        found.append(
            AsideFinding(aside.id, aside.cite, standing, pack.called(aside.id), entered, state=state)
        )
    return tuple(found)


def defences(pack: Pack, offence: Offence, look: Look) -> tuple[AsideFinding, ...]:
    """Return the defences that reach the offence, weighed like `unless` (S26); no missing elements."""
    found = []
    for defence in pack.defences:
        if defence.covers.reaches(offence):
            standing, facts = _stand(defence.when, look)
            state = RAISED.get(standing, "not-raised")
            found.append(AsideFinding(defence.id, defence.cite, standing, defence.title, facts, state=state))
    return tuple(found)


def orders(pack: Pack, outcome: Outcome, weighed: Weighed, look: Look) -> tuple[AsideFinding, ...]:
    """Return the statute's own charging orders that touch the offence (S27).

    An order displaces an offence only where a charge it names is chargeable; otherwise it says which
    element keeps that charge out, and the displaced offence stays open.
    """
    found = []
    for order in pack.orders:
        if outcome.offence.id not in order.instead_of:
            continue
        standing, facts = _stand(order.when, look)
        if not standing.stands:
            continue
        weighed.weigher.reads_another(Stands(order.charge, Who.SUSPECT, Who.ANYONE), outcome.matter)
        same = [
            o
            for id in order.charge
            for o in weighed.by_offence.get(id, ())
            if _same_course(o, outcome) and in_force(o.offence, o.matter, weighed.weigher.case)
        ]
        best = max(same, key=lambda o: o.standing, default=None)
        if best is not None and best.standing >= Standing.DISPUTED:
            text = remark("ordered", offence=best.offence.key, standing=best.standing.word)
            found.append(AsideFinding(order.id, order.cite, standing, text, facts, state=CHARGE_ORDERED))
        else:
            text = _not_standing(pack, order, best)
            found.append(AsideFinding(order.id, order.cite, standing, text, facts, state="no-such-charge"))
    return tuple(found)


def _same_course(one: Outcome, other: Outcome) -> bool:
    """Return whether two charges are of one suspect and episode, and of one complainant or the State."""
    a, b = one.matter, other.matter
    people = {a.complainant, b.complainant}
    return (a.suspect, a.episode) == (b.suspect, b.episode) and (None in people or len(people) == 1)


def _not_standing(pack: Pack, order: Order, best: Outcome | None) -> Remark:
    """Say which element keeps the charge out that an order names; where nothing is entered, which charge."""
    if best is None:
        return remark("ordered-nothing-entered", offences=order.charge, offence=order.charge[0])
    rows = zip(
        (*(e.id for e in best.offence.elements), "identity"), (*best.elements, best.identity), strict=True
    )
    element, standing = next((e, s) for e, s in rows if s < Standing.DISPUTED)
    lacking = pack.called(element)
    return remark("ordered-lacking", offences=order.charge, element=lacking, standing=standing.word)
