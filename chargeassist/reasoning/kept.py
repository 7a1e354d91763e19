"""What stays of a pack as it was weighed before: everything that no change of the case reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from chargeassist.case.model import Case
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.reasoning.change import Change, between, renamed
from chargeassist.reasoning.factbase import bearing_on_conduct
from chargeassist.reasoning.known import Losses
from chargeassist.reasoning.lanes import Scene
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import Pair, Universe
from chargeassist.reasoning.outcomes import OfPairs, Outcome, Part, Weighed
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.reasoning.asked import Asked

GONE = 64
"""So many items that are gone, beside as many as there are, may still have a bit."""


@untold
@frozen
class Since:
    """What a change of the case reaches: of all else outcomes, and what is built of them, stay."""

    change: Change
    reached: frozenset[Pair]
    own: frozenset[Pair]
    """Those of whom some fact itself is another."""
    pointed: frozenset[Pair]
    """Those of whom it is another whether anything is said to be done by one to the other."""
    moved: frozenset[Pair] = frozenset()
    """Those whom other episodes name than before: all of theirs is weighed anew."""
    altered: frozenset[str] = frozenset()
    """The offences of one pack that come to something else than before, of anybody."""
    was: Mapping[Part, OfPairs] = field(factory=dict)
    """The outcomes of these pairs as they were, of one pack."""


@untold
@frozen
class Kept:
    """The outcomes of a pack that stay, and which matters are to be weighed anew: of some pairs, or all."""

    scene: Scene
    universe: Universe
    before: Weighed | None = None
    since: Since | None = None
    reached: frozenset[Pair] = field(init=False, eq=False)
    """The pairs of whom anything is weighed anew."""

    @reached.default
    def _reached(self) -> frozenset[Pair]:
        return self.since.reached if self.since is not None else frozenset(self.pairs())

    def pairs(self) -> dict[Pair, None]:
        """Return all pairs, in the order of their matters."""
        return dict.fromkeys(m.pair for state in (False, True) for m in self.universe[state, True])

    def begun(self, pack: Pack, weigher: Weigher, by_offence: Mapping[str, tuple[Outcome, ...]]) -> Weighed:
        """Return a pack of which nothing is weighed yet, with what its outcomes are to be found by."""
        losses = self._losses(weigher.case)
        return Weighed(
            *(pack, weigher, by_offence),
            scene=self.scene,
            universe=self.universe,
            since=self.since,
            losses=losses,
        )

    def anew(self, weigher: Weigher, versions: Sequence[Offence], read: bool) -> frozenset[Pair]:
        """Return the pairs of whom an offence is weighed anew as a principal's; *read* if others read it.

        Of a pair that is reached, too, what looked at nothing that is another stays. Whether anybody asks
        about an offence is read off its conduct, and off any act if others read it.
        """
        if self.since is None or len(versions) > 1:
            return self.reached
        since, was = self.since, self.since.was.get(("principal", versions[0].id), {})
        acts = bearing_on_conduct(versions[0], weigher.vocabulary) & since.change.looked
        own = since.own if acts else since.pointed if read else frozenset[Pair]()
        dirty = {p for p, outcomes in was.items() if _looked(outcomes) & since.change.looked}
        return own | since.moved | dirty

    def together(
        self, parts: Iterable[Part], anew: Iterable[Outcome], of: Callable[[str], frozenset[Pair]]
    ) -> dict[Part, OfPairs]:
        """Return the outcomes of some offences in some modes: what was weighed anew, and what stays.

        *of* says of which pairs an offence was weighed anew.
        """
        new: dict[Part, dict[Pair, tuple[Outcome, ...]]] = {}
        for outcome in anew:
            own, pair = new.setdefault((outcome.matter.mode, outcome.offence.id), {}), outcome.matter.pair
            own[pair] = (*own.get(pair, ()), outcome)
        # In an order of their own, whichever were weighed first; of most there is nothing.
        if self.before is None:
            return {part: new[part] for part in parts if part in new}
        was, none = self.before.parts, dict[Pair, tuple[Outcome, ...]]()
        both = ((part, new.get(part, none), was.get(part, none)) for part in parts)
        return {part: self._beside(own, old, of(part[1])) for part, own, old in both if own or old}

    def _beside(self, own: OfPairs, was: OfPairs, of: frozenset[Pair]) -> OfPairs:
        if not own and of.isdisjoint(was):
            return was
        if own.keys() <= was.keys():
            return {p: own.get(p, o) for p, o in was.items() if p in own or p not in of}
        both = {**was, **own}
        gone = of.difference(own)
        return {p: both[p] for p in self.pairs() if p in both and p not in gone}

    def altered(self, parts: Mapping[Part, OfPairs]) -> Since | None:
        """Return what a change reaches, with the offences that it was found to alter."""
        if self.since is None or self.before is None:
            return self.since
        was = self.before.parts
        of = ((mode, id) for mode, id in parts.keys() | was.keys() if mode == "principal")
        altered = frozenset(p[1] for p in of if parts.get(p) is not was.get(p) and parts.get(p) != was.get(p))
        return evolve(self.since, altered=altered)

    def every(self, part: Part, of: OfPairs) -> tuple[Outcome, ...]:
        """Return the outcomes of an offence of all pairs, where they are the very same as before."""
        before = self.before
        if before is not None and before.parts.get(part) is of:
            return before.by_offence[part[1]]
        return tuple(o for own in of.values() for o in own)

    def _losses(self, case: Case) -> dict[frozenset[str], Losses]:
        """Return how leaves stand without all that a source says, as far as it says the same as before."""
        if self.before is None or self.since is None:
            return {}
        sources: dict[str, list[str]] = {}
        for item in case.evidence:
            sources.setdefault(item.source, []).append(item.id)
        before, found = self.before.losses, dict[frozenset[str], Losses]()
        for lost in (x for x in map(frozenset, sources.values()) if x in before):
            found[lost] = Losses()
            found[lost].take_over(before[lost], self.reached, self.since.change.looked)
        return found

    def silent(self, asked: Asked, newest: Iterable[Offence]) -> Mapping[tuple[str, Period], int]:
        """Return in how many matters nobody asks about an offence: where that was counted anew, and else."""
        if self.before is None:
            return asked.silent
        found, universe = dict(self.before.silent), self.before.universe
        once = {s: [m for m in universe[s, False] if m.pair in self.reached] for s in (False, True)}
        for offence in (o for o in newest if asked.of[o.id]):
            key = offence.id, offence.period
            was = self.before.parts.get(("principal", offence.id), {})
            courses = {o.matter.course for p in asked.of[offence.id] for o in was.get(p, ())}
            own = (m for m in once[offence.against == "State"] if m.pair in asked.of[offence.id])
            again = sum(m.course not in courses for m in own)
            found[key] = found.get(key, 0) - again + asked.silent.get(key, 0)
        return {key: count for key, count in found.items() if count}


def _looked(outcomes: Sequence[Outcome]) -> int:
    """Return what the outcomes of a pair looked at: where parts of time might be one, everything (S44)."""
    apart = len({o.matter.course for o in outcomes}) == len(outcomes)
    return reduce(or_, (o.looked for o in outcomes), 0) if apart else -1


def has_room(before: Weighed, case: Case) -> bool:
    """Return whether the items that are gone since leave room in the bits for those of a case."""
    weigher = before.weigher
    return len(weigher.rater.bits) <= len(weigher.vocabulary.bits) + 2 * len(case.evidence) + GONE


def kept_of(before: Weighed | None, weigher: Weigher, beside: Weighed | None = None) -> Kept:
    """Return what stays of a pack as it was weighed over a case much like this one.

    *beside* is another pack over both cases: what is another in the case, and whom it reaches, was found
    out there.
    """
    scene = beside.scene if beside is not None else None
    scene = scene or Scene.of(weigher.case, weigher.vocabulary)
    if before is None or before.scene is None or before.scene != scene:
        return Kept(scene, beside.universe if beside is not None else scene.universe())
    since = beside.since if beside is not None else _since(before, weigher, scene)
    if since is None:
        return Kept(scene, beside.universe if beside is not None else scene.universe())
    universe = beside.universe if beside is not None else scene.universe() if since.moved else before.universe
    weigher.takes_over(before.weigher, since.reached, since.change.looked)
    was = {part: {p: o[p] for p in since.reached if p in o} for part, o in before.parts.items() if o}
    return Kept(scene, universe, before, evolve(since, was=was, altered=frozenset()))


def _since(before: Weighed, weigher: Weigher, scene: Scene) -> Since | None:
    """Return what a change of the case reaches; None where that may be everything."""
    change = between(before.weigher, weigher)
    if change is None or before.scene is None:
        return None
    weigher.base.take_over(before.weigher.base, change.looked)
    pairs = {m.pair for matters in before.universe.values() for m in matters}
    moved = scene.moved(before.scene)
    reached = change.reaches(weigher.base.ledger, pairs, renamed(change, before.weigher, weigher), moved)
    own = frozenset(p for p in reached if change.own(p))
    pointed = frozenset(p for p in own if before.scene.points_to(p) != scene.points_to(p))
    return Since(change, reached, own, pointed, moved)
