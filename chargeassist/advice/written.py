"""What a pack's author wrote of a law beside a treaty, set beside what computing finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.conformed import BeyondLimbs, Held, LimbVerdict, Wider, WrittenDeparture
from chargeassist.findings.limbs import slot_of
from chargeassist.law.algebra import leaves_of
from chargeassist.law.departures import Departure
from chargeassist.law.model import Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.verdicts import COVERED, NOT_COVERED


def speaking(own: Pack, offence: str, verdict: LimbVerdict) -> tuple[Departure, ...]:
    """Return the departures that speak of limbs, one that was not read first: nothing is said of the law."""
    found = (d for d in own.departures if _speaks(d, offence, verdict))
    return tuple(sorted(found, key=lambda d: d.how != "not-read"))


def written(
    own: Pack,
    other: Pack,
    vocabulary: Vocabulary,
    held: Sequence[Held],
    beyond: Sequence[BeyondLimbs],
    wider: Sequence[Wider],
) -> Iterator[WrittenDeparture]:
    """Yield what was written of the other law, and whether computing found it as well."""
    for departure in own.departures:
        if departure.baseline.startswith(f"{other.id}:"):
            found = _found(departure, held, beyond, wider) or _unasked(departure, own, other, vocabulary)
            yield WrittenDeparture(departure, found)


def _unasked(departure: Departure, own: Pack, other: Pack, vocabulary: Vocabulary) -> bool:
    """Return whether an offence that is named instead asks for nothing of the treaty's element."""
    if departure.how != "wider":
        return False
    of_treaty = (o for o in other.offences if o.key == departure.baseline)
    asked = {
        leaf.name
        for offence in of_treaty
        for element in offence.elements
        if element.id == departure.element
        for leaf in leaves_of(element.requires)
    }
    named = [o for o in own.offences if o.key in departure.bridges]
    return bool(asked) and any(not asked & _asks(offence, vocabulary) for offence in named)


def _asks(offence: Offence, vocabulary: Vocabulary) -> set[str]:
    """Return the terms that an offence asks for, and whatever they are kinds of."""
    leaves = (leaf for element in offence.elements for leaf in leaves_of(element.requires))
    return {name for leaf in leaves for name in (leaf.name, *vocabulary.wider[f"{leaf.slot}:{leaf.term}"])}


def _speaks(departure: Departure, offence: str, verdict: LimbVerdict) -> bool:
    """Return whether a departure speaks of limbs that are not covered."""
    if departure.baseline != offence or verdict.status == COVERED or departure.how == "wider":
        return False
    if not verdict.elements:
        return True
    asked = {a.element for f in verdict.fits for a in f.asked}
    return departure.element in verdict.elements or departure.own in asked


def _found(
    departure: Departure, held: Sequence[Held], beyond: Sequence[BeyondLimbs], wider: Sequence[Wider]
) -> bool:
    """Return whether computing found what was written: where no element is named, that nothing is covered."""
    if departure.how == "wider":
        elements = {departure.element, departure.own} - {""}
        of_it = (w for w in wider if w.offence == departure.baseline)
        limbs = (b for b in beyond if elements & {b.element, *map(slot_of, b.limbs)})
        return next(limbs, None) is not None or any(w.element in elements for w in of_it)
    if any(departure.element in h.closed for h in held if h.offence == departure.baseline):
        return True
    verdicts = [v for h in held if h.offence == departure.baseline for v in h.limbs]
    if not departure.element:
        nothing = bool(verdicts) and all(v.status == NOT_COVERED for v in verdicts)
        return departure.how != "different" and nothing
    return any(_speaks(departure, departure.baseline, v) for v in verdicts)
