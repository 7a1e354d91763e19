"""Which matters of an offence anybody asks about: most persons did nothing to most others (S19, S21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from chargeassist.case.model import Fact
from chargeassist.law.model import Offence, Period
from chargeassist.reasoning.kept import Kept
from chargeassist.reasoning.lanes import Lane, lanes, without_conduct
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import Matter, Pair


class Asked:
    """Finds the lanes of the offences of one pack over one case, and counts what nobody asks about.

    *read* are the offences that others read. With *named* a matter in which nothing is entered for the
    conduct of an offence is a lane only if the offence is one of these keys or another reads it there.
    What is *kept* is not looked at: of an offence only the matters of those pairs it is weighed *of*.
    """

    def __init__(
        self,
        weigher: Weigher,
        kept: Kept,
        read: Container[str],
        named: Container[str] | None,
        of: Mapping[str, frozenset[Pair]],
    ) -> None:
        self.weigher, self.read, self.named = weigher, read, named
        self.scene, self.reached, self.of = kept.scene, kept.reached, of
        self.silent: Counter[tuple[str, Period]] = Counter()
        """In how many matters of suspects nobody asks about an offence, by the offence."""
        self.matters = {
            sort: tuple(m for m in every if m.pair in kept.reached) for sort, every in kept.universe.items()
        }
        """By whether an offence is against the State, and whether anybody reads who else may have done it."""

    def among(self, offence: Offence, anyone: bool) -> Sequence[Matter]:
        """Return the matters in which an offence is weighed, those of *anyone* with them or not."""
        every, of = self.matters[offence.against == "State", anyone], self.of[offence.id]
        return every if len(of) == len(self.reached) else [m for m in every if m.pair in of]

    def lanes(self, versions: tuple[Offence, ...]) -> Iterator[Lane]:
        """Yield every part of time of every matter that somebody asks about."""
        newest = versions[-1]
        if not self.of[newest.id]:
            return
        told = self.named is None or not newest.conduct or newest.key in self.named
        conduct = self.weigher.base.conduct(versions)
        read = newest.id in self.read
        pairs = self.among(newest, read)
        if not (told or conduct or read):
            self._keep_silent(newest, len(pairs))
            return
        done_to: dict[str | None, list[Fact]] = {None: list(conduct)}
        for fact in conduct:
            for person in fact.of:
                done_to.setdefault(person, []).append(fact)
        silent = 0
        for matter in pairs:
            asked = told or (read and self.scene.points_to(matter.pair))
            if done := done_to.get(matter.complainant):
                found = [x for x in lanes(versions, matter, self.weigher, done) if asked or x[2]]
            else:
                found = [without_conduct(versions, matter)] if asked else []
            yield from found
            silent += not found and matter.suspect in self.scene.suspects
        self._keep_silent(newest, silent)

    def _keep_silent(self, offence: Offence, matters: int) -> None:
        if matters:
            self.silent[offence.id, offence.period] = matters
