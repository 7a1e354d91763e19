"""Where it was done: which State's law reaches a charge, read from the whole course (S24, S49)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from chargeassist.case.model import Case, Fact
from chargeassist.law.classes import class_of
from chargeassist.law.model import Aside, Law, Offence, Pack
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.modes import BORROWED, partners
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Look, trace
from chargeassist.reasoning.values import in_episode
from chargeassist.words import Remark, remark


@frozen
class Answer:
    """What one of the questions comes to: yes, no or unknown, with the reason and the facts."""

    is_: str
    why: Remark | None = None
    facts: tuple[str, ...] = ()


OWN_ENTRY, ENTRY, EXIT = "conduct:unlawful-entry", "act:procurement-of-entry", "act:procurement-of-exit"
JOURNEY = "movement:journey"
_STAYS_ABROAD = {"homicide", "sexual", "liberty", "grave-bodily", "bodily", "property"}
"""Classes of what is done to a body, to freedom or to property: each act is tried where it was done."""


@frozen
class Place:
    """The places of one charge: of its own conduct, and of all else in the same course."""

    offence: Offence
    matter: Matter
    pack: Pack
    case: Case
    law: Law
    conduct: Sequence[Fact]
    """The facts that are conduct of the charge itself."""

    def jurisdiction(self, look: Look) -> Answer:
        """Return whether the State may try it: its own conduct, then the heads, then the course (S49)."""
        inside = tuple(f.id for f in self.conduct if self._where(f) == self.pack.state)
        if inside:
            return Answer("yes", None, inside)
        unplaced = tuple(f.id for f in self.conduct if not self._where(f))
        if unplaced or not self.conduct:
            return Answer("yes", remark("place-not-entered"), unplaced)
        found = [a for h in self.offence.jurisdiction if (a := _by_head(h, self.pack, look)) is not None]
        stands = next((a for a in found if a.is_ == "yes"), None)
        if opened := stands or self._by_course():
            return opened
        doubtful = sorted(found, key=lambda a: not a.facts)
        return doubtful[0] if doubtful else Answer("no", self._for_another(), self.abroad())

    def abroad(self) -> tuple[str, ...]:
        """Return which facts of its conduct were done outside the State."""
        return tuple(f.id for f in self.conduct if self._where(f) not in ("", self.pack.state))

    def _where(self, fact: Fact) -> str:
        """Return where a fact was done; a person's own entry, in the State that was entered."""
        if fact.name != OWN_ENTRY:
            return fact.in_
        journeys = [
            f for f in self.case.facts if f.name == JOURNEY and set(f.of) & set(fact.by) and self._here(f)
        ]
        ends = {f.destination for f in journeys if f.origin and fact.in_ in ("", f.origin)}
        return ends.pop() if len(ends) == 1 and len(journeys) == 1 else fact.in_

    def _here(self, fact: Fact) -> bool:
        return fact.holds == "yes" and in_episode(fact, self.matter)

    def _by_course(self) -> Answer | None:
        """Return what the rest of the course opens where the charge's own conduct was wholly abroad.

        It opens trafficking, slavery and smuggling, which are one course from recruitment to exit. What
        was done abroad to a body, to freedom or to property stays there. Anything else is to be confirmed.
        """
        kind = class_of(self.offence)
        opened = self.offence.family in ("trafficking", "smuggling") or kind == "slavery"
        names = {f.name for f in self.conduct}
        if (kind in _STAYS_ABROAD and not opened) or OWN_ENTRY in names:
            return None
        # Leaving this State is no part of entering another.
        leaving = ENTRY not in names
        inside = tuple(f.id for f in self._course() if self._part_here(f, leaving))
        if not inside:
            return None
        code = "course-in-the-state" if opened else "course-to-confirm"
        return Answer("yes" if opened else "unknown", remark(code, facts=inside), inside)

    def _part_here(self, fact: Fact, leaving: bool) -> bool:
        state = self.pack.state
        if fact.destination == state or (leaving and fact.origin == state):
            return True
        done = self.law.vocabulary.slots[fact.slot].nature in ("conduct", "result")
        return done and fact.in_ == state and (leaving or fact.name != EXIT)

    def _course(self) -> Iterator[Fact]:
        """Yield what was done by the suspect, or a partner where the mode borrows, to the complainant."""
        who = {self.matter.suspect}
        if self.matter.mode in BORROWED:
            who |= {p for p, _ in partners(self.case, self.matter.suspect, self.matter.mode)}
        whom = self.matter.complainant
        for fact in self.case.facts:
            done = set(fact.by) & who or not self.law.vocabulary.slots[fact.slot].who.by
            if done and self._here(fact) and (whom in fact.of if whom else set(fact.by) & who):
                yield fact

    def _for_another(self) -> Remark:
        """Return that no head stands, naming the States whose it is to bring, where they are known."""
        titles = {p.state: p.title for p in self.law.packs if not p.treaty}
        places = dict.fromkeys(self._where(f) for f in self.conduct)
        states = tuple(titles.get(p, p) for p in places if re.fullmatch("[a-z]{2}", p))
        return remark("for-another-state", states=states) if states else remark("no-head-stands")


def _by_head(head: Aside, pack: Pack, look: Look) -> Answer | None:
    """Return what a head of jurisdiction comes to where all conduct is abroad; None where it is closed."""
    name, cite = pack.called(head.id), head.cite
    if head.condition is None:
        return Answer("unknown", remark("head-unconditional", head=name, cite=cite))
    limb = trace(head.condition, look)
    facts = tuple(f for leaf in limb.deciding() if leaf.weighing for f in leaf.weighing.facts)
    match limb.standing:
        case Standing.SUPPORTED:
            return Answer("yes", remark("head-stands", head=name, cite=cite), facts)
        case Standing.CONTRADICTED:
            return None
        case Standing.MISSING:
            # A head about which nothing is entered may yet be met: that hides no charge.
            return Answer("unknown", remark("head-to-be-shown", head=name, cite=cite), facts)
        case standing:
            why = remark("head-stands-only", head=name, cite=cite, standing=standing.word)
            return Answer("unknown", why, facts)
