"""Which matters of an offence anybody asks about: most persons did nothing to most others (S19, S21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from chargeassist.case.model import Fact
from chargeassist.case.whom import suspects
from chargeassist.law.model import Offence, Period
from chargeassist.reasoning.lanes import Lane, lanes
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE, Matter, Pair
from chargeassist.reasoning.outcomes import Universe


class Asked:
    """Finds the lanes of the offences of one pack over one case, and counts what nobody asks about.

    *read* are the offences that others read. With *named* a matter in which nothing is entered for the
    conduct of an offence is a lane only if the offence is one of these keys or another reads it there.
    With *only* no matters are looked at but those of these persons.
    """

    def __init__(
        self,
        weigher: Weigher,
        read: Container[str],
        named: Container[str] | None,
        universe: Universe,
        only: Container[Pair] | None = None,
    ) -> None:
        self.weigher, self.read, self.named = weigher, read, named
        case, slots = weigher.case, weigher.vocabulary.slots
        acts = [f for f in case.facts if slots[f.slot].who.of]
        self.linked = {(p, v) for f in acts for p in f.by for v in (f.of or (None,))}
        """Who is said to have done something, and to whom; None for what names nobody it was done to."""
        self.suspects = frozenset(suspects(case))
        self.silent: Counter[tuple[str, Period]] = Counter()
        """In how many matters of suspects nobody asks about an offence, by the offence."""
        self.matters = {
            sort: every if only is None else tuple(m for m in every if m.pair in only)
            for sort, every in universe.items()
        }
        """By whether an offence is against the State, and whether anybody reads who else may have done it."""

    def lanes(self, versions: tuple[Offence, ...]) -> Iterator[Lane]:
        """Yield every part of time of every matter that somebody asks about."""
        newest = versions[-1]
        told = self.named is None or not newest.conduct or newest.key in self.named
        conduct = self.weigher.base.conduct(versions)
        read = newest.id in self.read
        pairs = self.matters[newest.against == "State", read]
        if not (told or conduct or read):
            self._keep_silent(newest, len(pairs))
            return
        done_to: dict[str | None, list[Fact]] = {None: list(conduct)}
        for fact in conduct:
            for person in fact.of:
                done_to.setdefault(person, []).append(fact)
        silent = 0
        for matter in pairs:
            asked = told or (read and self._pointed_to(matter))
            done = done_to.get(matter.complainant, ())
            found = [x for x in self._lanes(versions, matter, done, asked) if asked or x[2]]
            yield from found
            silent += not found and matter.suspect in self.suspects
        self._keep_silent(newest, silent)

    def _keep_silent(self, offence: Offence, matters: int) -> None:
        if matters:
            self.silent[offence.id, offence.period] = matters

    def _lanes(
        self, versions: tuple[Offence, ...], matter: Matter, done: Sequence[Fact], asked: bool
    ) -> Iterator[Lane]:
        return lanes(versions, matter, self.weigher, done) if done or asked else iter(())

    def _pointed_to(self, matter: Matter) -> bool:
        """Return whether an offence that another reads may be pointed to by what is said to be done here."""
        who, whom = matter.suspect, matter.complainant
        return who == ANYONE or whom is None or (who, whom) in self.linked or (who, None) in self.linked
