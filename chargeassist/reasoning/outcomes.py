"""How one offence stands in one matter, and how one offence reads another (S13, S14, S21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from chargeassist.law.algebra import Column, ElementStands, Identity, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.reasoning.known import Losses
from chargeassist.reasoning.lanes import Scene
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE, NO_EPISODE, Matter, Pair, Universe
from chargeassist.reasoning.objects import Objects
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import NOTHING, Weighing
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.reasoning.kept import Since


@untold
@frozen
class Outcome:
    """How one offence stands in one matter: every element, identity last, and the whole (S13, S14)."""

    offence: Offence
    matter: Matter
    elements: tuple[Standing, ...]
    """Where it was weighed in brief, those after the first that does not stand count as missing."""
    identity: Standing
    entered: bool
    """Whether anything at all is entered for its conduct: what lists a charge (S28)."""
    looked: int = field(default=-1, eq=False, repr=False)
    """The bits of all that was looked at: everything, where that is not known."""
    standing: Standing = field(init=False)
    """The lowest of its elements, identity included."""

    @standing.default
    def _lowest(self) -> Standing:
        return min((*self.elements, self.identity))


Part = tuple[str, str]
"""A mode, and the id of an offence."""
OfPairs = Mapping[Pair, tuple[Outcome, ...]]


@untold
@frozen
class Weighed:
    """One pack over one case: the outcomes, and what is needed to look closer at any of them."""

    pack: Pack
    weigher: Weigher
    by_offence: Mapping[str, tuple[Outcome, ...]]
    """Those of principals."""
    parts: Mapping[Part, OfPairs] = field(factory=dict)
    """The outcomes by mode and offence, then by whom they are of and to whom it was done."""
    scene: Scene | None = None
    universe: Universe = field(factory=dict)
    """Who and what there is to pair, and all matters of it."""
    since: Since | None = None
    """What is another than in the case it was taken over from; None where all was weighed anew."""
    silent: Mapping[tuple[str, Period], int] = field(factory=dict)
    """In how many matters nothing is entered for the conduct of an offence and nobody asks about it."""
    whole: Weighed | None = field(default=None, repr=False)
    """The same with all the evidence, where some is left out."""
    seen: dict[tuple[Column, Matter], tuple[Standing, int]] = field(factory=dict, repr=False)
    """How leaves stand with all the evidence, and what they look at: of those asked for without some."""
    again: dict[tuple[str, Period, Matter], Outcome] = field(factory=dict, repr=False)
    """Where evidence is left out, the outcomes that have been weighed again so far."""
    poorer: dict[frozenset[str], Weighed] = field(factory=dict, repr=False)
    """The same without some items, as far as somebody asked."""
    losses: dict[frozenset[str], Losses] = field(factory=dict, repr=False)
    """How leaves stand without all that a source says: kept for a case much like this one."""
    lost: Losses = field(factory=Losses, repr=False)
    """Where evidence is left out, how the leaves stand that look at it."""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return every outcome."""
        return tuple(o for part in self.parts.values() for own in part.values() for o in own)

    def without(self, items: Iterable[str], *, keep: bool = False) -> Weighed:
        """Return the pack over the case without some items of evidence.

        Its outcomes are those of the whole case; one is weighed again when it is looked at, and what
        reads another offence reads that as weak as it then is. Without the same items it is the same again.
        *keep* keeps how leaves then stand.
        """
        items = frozenset(items)
        if items not in self.poorer:
            lost = self.losses.setdefault(items, Losses()) if keep else Losses()
            poorer = self.weigher.without(items)
            self.poorer[items] = evolve(
                self, weigher=poorer, whole=self, again={}, poorer={}, losses={}, lost=lost
            )
        return self.poorer[items]

    def apart(self) -> Weighed:
        """Return the same to be looked at by somebody else: several may look closer at the same time."""
        return evolve(self, weigher=self.weigher.without(()), seen={}, poorer={})

    def forget(self) -> None:
        """Forget what was weighed without some items, but how leaves stand that a step may ask for again."""
        self.poorer.clear()
        self.seen.clear()

    def look_anew(self) -> None:
        """Forget what was looked at, with all the evidence and without some of it."""
        self.weigher.rater.looked = 0
        self.weigher.rater.others.clear()
        for poorer in self.poorer.values():
            poorer.look_anew()

    def looked(self) -> int:
        """Return what was looked at since, with all the evidence and without some of it."""
        return reduce(or_, (poorer.looked() for poorer in self.poorer.values()), self.weigher.rater.looked)

    def outcome(self, outcome: Outcome) -> Outcome:
        """Return an outcome of the whole case as it stands here: what it looked at counts as looked at."""
        if self.whole is None:
            return outcome
        key, rater = (outcome.offence.key, outcome.offence.period, outcome.matter), self.weigher.rater
        if key not in self.again:
            before, rater.looked = rater.looked, 0
            of = partial(self._standing, outcome=outcome)
            elements = tuple(weigh_one(e.requires, of) for e in outcome.offence.elements)
            identity = of(Identity(outcome.offence.conduct))
            self.again[key] = Outcome(
                outcome.offence, outcome.matter, elements, identity, outcome.entered, rater.looked
            )
            rater.looked |= before
        rater.looked |= self.again[key].looked
        return self.again[key]

    def _standing(self, column: Column, outcome: Outcome) -> Standing:
        """Return how a leaf of an outcome stands here: as before where nothing it looks at is another."""
        matter, rater = outcome.matter, self.weigher.rater
        if self.whole is None or not isinstance(column, Leaf | Identity):
            return self.column(column, matter, outcome).standing
        key = column, matter
        known = self.seen.get(key) or self.seen.setdefault(key, self.whole.looked_at(column, matter))
        if known[1] & rater.gone:
            known = self.lost.known(matter.pair, key) or self.lost.of(matter.pair).setdefault(
                key, self.looked_at(column, matter)
            )
        rater.looked |= known[1]
        return known[0]

    def looked_at(self, column: Column, matter: Matter) -> tuple[Standing, int]:
        """Return how a leaf stands in a matter, and what is looked at for it."""
        rater = self.weigher.rater
        before, rater.looked = rater.looked, 0
        found = self.column(column, matter).standing, rater.looked
        rater.looked = before
        return found

    def read(self, column: Stands, matter: Matter) -> Outcome | None:
        """Return the best of the outcomes that a `stands` leaf names, as it stands here (S21)."""
        self.weigher.reads_another(column, matter)
        return best_of(column, matter, self.by_offence, self.weigher.base.objects, self.outcome)

    def beneath(self, outcome: Outcome) -> Iterator[Weighing]:
        """Yield every leaf of an outcome, and what it rests on beside its own."""
        for column in _columns(outcome.offence):
            yield self.column(column, outcome.matter, outcome)
        yield self.column(Identity(outcome.offence.conduct), outcome.matter, outcome)
        yield from self.lent(outcome)

    def lent(self, outcome: Outcome) -> Iterator[Weighing]:
        """Yield what an outcome rests on beside its own leaves: offences it reads, who acted together."""
        for column in _columns(outcome.offence):
            if not isinstance(column, Stands):
                yield from _through(self.column(column, outcome.matter, outcome))
            elif (other := self.read(column, outcome.matter)) is not None:
                yield from self.beneath(other)

    def column(self, column: Column, matter: Matter, outcome: Outcome | None = None) -> Weighing:
        """Return how any leaf stands in a matter; an element's standing comes from *outcome*."""
        match column:
            case Leaf():
                return self.weigher.weigh(column, matter)
            case Identity():
                return self.weigher.identity(column, matter)
            case Stands():
                return _weighing_of(self.read(column, matter))
            case ElementStands(id):
                ids = [e.id for e in outcome.offence.elements] if outcome else []
                # An accomplice's or an attempt's offence has other elements than the one it goes to.
                return Weighing(outcome.elements[ids.index(id)]) if outcome and id in ids else NOTHING


def _columns(offence: Offence) -> Iterable[Column]:
    return dict.fromkeys(c for e in offence.elements for c in columns_of(e.requires))


def _through(weighing: Weighing) -> Iterator[Weighing]:
    for link in weighing.through:
        yield link
        yield from _through(link)


def best_of(
    column: Stands,
    matter: Matter,
    done: Mapping[str, tuple[Outcome, ...]],
    objects: Objects,
    here: Callable[[Outcome], Outcome] = lambda outcome: outcome,
) -> Outcome | None:
    """Return the best outcome of other offences in the matters a `stands` leaf names, if one is any (S21).

    *here* says how an outcome stands; none that is no better than missing is the best.
    """
    best: Outcome | None = None
    whose = objects.doers(column.helped, matter) if column.helped else None
    for id in column.offences:
        for outcome in done.get(id, ()):
            if whose is not None and outcome.matter.suspect not in whose:
                continue
            if best is not None and best.standing is Standing.SUPPORTED:
                return best
            if _named(column, outcome.matter, matter):
                found = here(outcome)
                if found.standing > (best.standing if best is not None else Standing.MISSING):
                    best = found
    return best


def _weighing_of(outcome: Outcome | None) -> Weighing:
    """Return another offence as what a leaf stands on: the charge it would be."""
    return NOTHING if outcome is None else Weighing(outcome.standing, (charge_id(outcome),))


def _named(column: Stands, other: Matter, here: Matter) -> bool:
    if here.episode and other.episode not in (here.episode, NO_EPISODE):
        return False
    match column.by:
        case Who.SUSPECT:
            by = other.suspect == here.suspect
        case Who.ANOTHER:
            by = other.suspect not in (here.suspect, ANYONE)
        case Who.COMPLAINANT:
            by = other.suspect == here.complainant
        case _:
            by = True
    match column.of:
        case Who.COMPLAINANT if here.complainant is not None:
            return by and other.complainant == here.complainant
        case Who.SUSPECT:
            return by and other.complainant == here.suspect
        case Who.ANOTHER:
            return by and other.complainant != here.complainant
        case _:
            return by


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
