"""How far acting together reaches: what is shared only if the plan names it, or it was foreseen (S41).

What people plan together is theirs together: moving, keeping and working others. A blow, a death, a
theft is somebody's own until the plan names it, or whoever answers for it saw it coming. Which terms
are of that sort is the vocabulary's to say (`class`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Leaf, Who, leaves_of
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.matters import Days
from chargeassist.reasoning.modes import members
from chargeassist.words.dates import END, When

FORESIGHT = ("intention", "knowledge", "recklessness", "negligence")
"""The states of mind that make a partner's act one's own to answer for."""


Span = tuple[tuple[date, date], tuple[date, date]]
"""The days on which something may have been so, and those on which it surely was."""


class Plans:
    """Says what the groups and the facts of concert of one case name."""

    def __init__(self, case: Case, vocabulary: Vocabulary, offences: Sequence[Offence]) -> None:
        self.case, self.vocabulary = case, vocabulary
        self.facts = {f.id: f for f in case.facts}
        self._offences = offences

    @cached_property
    def asked(self) -> Mapping[str, frozenset[str]]:
        """What each offence asks of whoever commits it: to plan it is to plan that. Few cases ask."""
        found: dict[str, frozenset[str]] = {}
        for offence in self._offences:
            leaves = (x for e in offence.elements for x in leaves_of(e.requires))
            own = (x for x in leaves if x.holds and not x.exception and x.by is Who.SUSPECT)
            found[offence.key] = found.get(offence.key, frozenset()).union(f"{x.slot}:{x.term}" for x in own)
        return found

    def apart(self, leaf: Leaf) -> bool:
        """Return whether a leaf asks for what passes only if named or foreseen."""
        return any(self.vocabulary.term(n).class_ for n in self.vocabulary.wider[f"{leaf.slot}:{leaf.term}"])

    def naming(self, leaf: Leaf, suspect: str, partner: str) -> tuple[Fact, ...] | None:
        """Return the facts that show a plan of these two which names what a leaf asks for, or None."""
        both = {suspect, partner}
        concert = [f for f in self.case.facts if f.slot == "concert" and both <= set(f.by)]
        named = [f for f in concert if f.holds == "yes" and self._names(f.as_to, leaf)]
        groups = [g for g in self.case.groups if both <= members(g) and self._names(g.as_to, leaf)]
        if not named and not groups:
            return None
        shown = [self.facts[id] for g in groups for id in g.facts]
        # Whoever denies that they acted together denies that they planned this.
        denied = [f for f in concert if f.holds == "no"]
        return tuple(dict.fromkeys((*named, *shown, *denied)))

    def days(self, suspect: str, partner: str) -> tuple[Days, Days] | None:
        """Return the days on which these two may have acted together, and those on which they surely did.

        None where no group that both are in tells its days, nor a fact of concert that stands for itself.
        A day of such a fact says since when, an interval until when too. Several of them are one course.
        """
        both = {suspect, partner}
        spans: list[Span] = []
        shown: set[str] = set()
        for group in (g for g in self.case.groups if both <= members(g)):
            since = _latest(group.from_, *(when for id, when in group.joined if id in both))
            if since or group.to:
                spans.append(_span(since, group.to))
                shown.update(group.facts)
        spans += [
            _since(f.on)
            for f in self.case.facts
            if f.slot == "concert" and both <= set(f.by) and f.holds == "yes" and f.on and f.id not in shown
        ]
        if not spans:
            return None
        may, did = zip(*spans, strict=True)
        return (*_widest(may), False), (*_widest(did), True)

    def foreseen(self, leaf: Leaf) -> tuple[Leaf, ...]:
        """Return the states of mind that would make what a leaf asks for the suspect's own, too."""
        name = f"{leaf.slot}:{leaf.term}"
        objects = (name, *(key for key, terms in self.asked.items() if name in terms))
        known = self.vocabulary.slots["fault"].terms
        return tuple(Leaf("fault", t, Who.SUSPECT, objects=objects) for t in FORESIGHT if t in known)

    def _names(self, as_to: Iterable[str], leaf: Leaf) -> bool:
        asked = f"{leaf.slot}:{leaf.term}"
        for said in as_to:
            terms = self.asked.get(said, frozenset({self.facts[said].name if said in self.facts else said}))
            if any(self._same(term, asked) for term in terms):
                return True
        return False

    def _same(self, said: str, asked: str) -> bool:
        """Return whether a plan to do one thing is one of the other: of its kinds, of no graver harm."""
        narrower = self.vocabulary.narrower
        if said in narrower[asked]:
            return True
        slot = self.vocabulary.slots.get(said.partition(":")[0])
        return slot is not None and slot.nature == "conduct" and asked in narrower.get(said, ())


def _span(since: When | None, until: When | None) -> Span:
    """Return the days that may be, and those that surely are, between two dates; either may be open."""
    may = since.first if since else date.min, until.last if until else date.max
    did = since.last if since else date.min, until.first if until else date.max
    return may, did


def _since(on: When) -> Span:
    """Return the days of a fact of concert: a day says since when, an interval until when as well."""
    if not on.duration:
        # Who acted together in September did so in what was done in September.
        return (on.first, date.max), (on.first, date.max)
    begun, ended = on.start_known, on.open != END
    may = on.first if begun else date.min, on.last if ended else date.max
    did = on.sure_from if begun else date.min, on.sure_to if ended else date.max
    return may, did


def _latest(*whens: When | None) -> When | None:
    """Return when the last of some things came to be, of those that are told."""
    return max((w for w in whens if w is not None), key=lambda w: w.last, default=None)


def _widest(spans: Iterable[tuple[date, date]]) -> tuple[date, date]:
    firsts, lasts = zip(*spans, strict=True)
    return min(firsts), max(lasts)
