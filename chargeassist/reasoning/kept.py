"""What stays of a pack as it was weighed before: everything that no change of the case reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from chargeassist.law.model import Offence, Period
from chargeassist.reasoning.asked import Asked
from chargeassist.reasoning.change import between, renamed
from chargeassist.reasoning.lanes import universe
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.ledger import Ledger
from chargeassist.reasoning.matters import Pair
from chargeassist.reasoning.outcomes import OfPairs, Outcome, Part, Since, Universe, Weighed
from chargeassist.words.untold import untold

GONE = 64
"""So many items that are gone, beside as many as there are, may still have a bit."""


@untold
@frozen
class Kept:
    """The outcomes of a pack that stay, and which matters are to be weighed anew: of some pairs, or all."""

    universe: Universe
    before: Weighed | None = None
    since: Since | None = None
    order: Mapping[Pair, int] = field(init=False, eq=False)

    @order.default
    def _order(self) -> Mapping[Pair, int]:
        every = (m.pair for state in (False, True) for m in self.universe[state, True])
        return {pair: n for n, pair in enumerate(dict.fromkeys(every))}

    def together(self, parts: Iterable[Part], anew: Iterable[Outcome]) -> dict[Part, OfPairs]:
        """Return the outcomes of some offences in some modes: what was weighed anew, and what stays."""
        new: dict[Part, dict[Pair, tuple[Outcome, ...]]] = {part: {} for part in parts}
        for outcome in anew:
            own, pair = new[outcome.matter.mode, outcome.offence.id], outcome.matter.pair
            own[pair] = (*own.get(pair, ()), outcome)
        if self.before is None or self.since is None:
            return dict(new)
        return {
            part: self._beside(own, self.before.parts.get(part, {}), self.since) for part, own in new.items()
        }

    def _beside(self, own: OfPairs, was: OfPairs, since: Since) -> OfPairs:
        if not own and since.reached.isdisjoint(was):
            return was
        both = {**own, **{p: o for p, o in was.items() if p not in since.reached}}
        return {p: both[p] for p in sorted(both, key=self.order.__getitem__)}

    def silent(
        self, asked: Asked, versions: Iterable[tuple[Offence, ...]]
    ) -> Mapping[tuple[str, Period], int]:
        """Return in how many matters nobody asks about an offence: where that was counted anew, and else."""
        if self.before is None or self.since is None:
            return asked.silent
        found: dict[tuple[str, Period], int] = {}
        for own in versions:
            newest = own[-1]
            key = newest.id, newest.period
            was = self.before.parts.get(("principal", newest.id), {})
            courses = {o.matter.course for p in self.since.reached for o in was.get(p, ())}
            again = sum(m.course not in courses for m in asked.matters[newest.against == "State", False])
            if count := self.before.silent.get(key, 0) - again + asked.silent.get(key, 0):
                found[key] = count
        return found


def kept_of(before: Weighed | None, weigher: Weigher) -> Kept:
    """Return what stays of a pack as it was weighed over a case much like this one."""
    every = universe(weigher.case)
    if before is None or before.universe != every:
        return Kept(every)
    change = between(before.weigher, weigher)
    if change is None:
        return Kept(every)
    pairs = {m.pair for matters in every.values() for m in matters}
    read = Ledger(before.weigher.base.ledger.read).read
    reached = change.reaches(read, pairs, renamed(read, change, before.weigher, weigher))
    weigher.takes_over(before.weigher, reached, change.looked)
    own = frozenset(p for p in reached if change.own(p))
    was = {part: {p: o[p] for p in reached if p in o} for part, o in before.parts.items()}
    return Kept(every, before, Since(reached, own, change.looked, was))
