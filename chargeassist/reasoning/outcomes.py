"""How one offence stands in one matter, and how one offence reads another (S13, S14, S21)."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from chargeassist.law.algebra import Column, ElementStands, Identity, Leaf, Stands, Who
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE, NO_EPISODE, Matter
from chargeassist.reasoning.objects import Objects
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import NOTHING, Weighing
from chargeassist.words.untold import untold


@untold
@frozen
class Outcome:
    """How one offence stands in one matter: every element, identity last, and the whole (S13, S14)."""

    offence: Offence
    matter: Matter
    elements: tuple[Standing, ...]
    identity: Standing
    entered: bool
    """Whether anything at all is entered for its conduct: what lists a charge (S28)."""
    standing: Standing = field(init=False)
    """The lowest of its elements, identity included."""

    @standing.default
    def _lowest(self) -> Standing:
        return min((*self.elements, self.identity))


@untold
@frozen
class Weighed:
    """One pack over one case: the outcomes, and what is needed to look closer at any of them."""

    pack: Pack
    weigher: Weigher
    outcomes: tuple[Outcome, ...]
    by_offence: Mapping[str, tuple[Outcome, ...]]
    silent: tuple[tuple[Offence, Matter], ...] = ()
    """Matters in which nothing is entered for the conduct of an offence that nobody asked about."""

    def column(self, column: Column, matter: Matter, outcome: Outcome | None = None) -> Weighing:
        """Return how any leaf stands in a matter; an element's standing comes from *outcome*."""
        match column:
            case Leaf():
                return self.weigher.weigh(column, matter)
            case Identity():
                return self.weigher.identity(column, matter)
            case Stands():
                return other_offence(column, matter, self.by_offence, self.weigher.base.objects)
            case ElementStands(id):
                ids = [e.id for e in outcome.offence.elements] if outcome else []
                # An accomplice's or an attempt's offence has other elements than the one it goes to.
                return Weighing(outcome.elements[ids.index(id)]) if outcome and id in ids else NOTHING


def other_offence(
    column: Stands, matter: Matter, done: Mapping[str, tuple[Outcome, ...]], objects: Objects
) -> Weighing:
    """Return the best outcome of other offences in the matters a `stands` leaf names (S21)."""
    best = Standing.MISSING
    facts: tuple[str, ...] = ()
    whose = objects.doers(column.helped, matter) if column.helped else None
    for id in column.offences:
        for outcome in done.get(id, ()):
            if whose is not None and outcome.matter.suspect not in whose:
                continue
            if outcome.standing > best and _named(column, outcome.matter, matter):
                best = outcome.standing
                facts = (charge_id(outcome),)
    return Weighing(best, facts)


def _named(column: Stands, other: Matter, here: Matter) -> bool:
    if here.episode and other.episode not in (here.episode, NO_EPISODE):
        return False
    by = {
        Who.SUSPECT: other.suspect == here.suspect,
        Who.ANOTHER: other.suspect not in (here.suspect, ANYONE),
        Who.COMPLAINANT: other.suspect == here.complainant,
        Who.ANYONE: True,
    }[column.by]
    if (
        column.of is None
        or column.of is Who.ANYONE
        or (here.complainant is None and column.of is Who.COMPLAINANT)
    ):
        return by
    of = {
        Who.COMPLAINANT: here.complainant,
        Who.SUSPECT: here.suspect,
        Who.ANOTHER: None,
    }[column.of]
    return by and (other.complainant == of if of is not None else other.complainant != here.complainant)


def offence_of(charge: str) -> str:
    """Return the offence that the id of a charge names.

    >>> offence_of("S2/V1/xp:rape/principal/-/undated")
    'xp:rape'
    """
    return charge.split("/")[2]


def charge_id(outcome: Outcome) -> str:
    """Return ``S2/V1/xp:trafficking-in-persons/principal/house/2023-04-01``; ``-`` where there is none."""
    matter = outcome.matter
    start = matter.window.first.isoformat() if matter.window.first else "undated"
    places = (
        matter.suspect,
        matter.complainant or "-",
        outcome.offence.key,
        matter.mode,
        matter.episode or "-",
        start,
    )
    return "/".join(places)
