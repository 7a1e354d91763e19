"""What a fact speaks about, of a term that qualifies something else (S37): consent to which act, aid to whom.

A fact says it (`as_to`), or it is what one of its own items also shows, or the one act it can be about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Leaf
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.matters import ANYONE, UNKNOWN, Matter
from chargeassist.reasoning.values import in_episode
from chargeassist.words.untold import untold

STEP = "step-beyond-preparation"
SAID, SHARED, ONLY, SEVERAL, NONE = "said", "shared", "only", "several", "none"


@untold
@frozen
class Spoken:
    """What one fact speaks about, and how that is known."""

    how: str
    """SAID in `as_to`; SHARED: one of its items shows it too; ONLY one candidate; SEVERAL, or NONE."""
    facts: tuple[Fact, ...] = ()
    terms: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()

    @property
    def all(self) -> set[Fact | str]:
        """Return everything it speaks about."""
        return {*self.facts, *self.terms, *self.offences}

    @property
    def unsaid(self) -> bool:
        """Return whether it may be about several things and nobody has said which."""
        return self.how == SEVERAL


class Objects:
    """Finds what the facts of one case speak about."""

    def __init__(self, case: Case, vocabulary: Vocabulary) -> None:
        self.case, self.vocabulary = case, vocabulary
        self.by_id = {f.id: f for f in case.facts}
        self.named = [(f.name, f) for f in case.facts]
        self.found: dict[str, Spoken] = {}
        self.further: dict[str, list[tuple[Fact, Spoken]]] = {}
        self.asked: dict[tuple[int, tuple[str, ...]], list[Fact]] = {}

    def of(self, fact: Fact) -> Spoken | None:
        """Return what a fact speaks about, or None for one that speaks for itself."""
        can = self.vocabulary.qualifies.get(fact.name)
        if can is None:
            return None
        if fact.id not in self.found:
            self.found[fact.id] = self._said(fact) if fact.as_to else self._found(fact, can)
        return self.found[fact.id]

    def _said(self, fact: Fact) -> Spoken:
        facts = tuple(self.by_id[n] for n in fact.as_to if n in self.by_id)
        rest = [n for n in fact.as_to if n not in self.by_id]
        terms = tuple(n for n in rest if n in self.vocabulary.narrower)
        return Spoken(SAID, facts, terms, tuple(n for n in rest if n not in terms))

    def _found(self, fact: Fact, can: frozenset[str]) -> Spoken:
        """Return what a fact may be about without `as_to`: never what happened at another time."""
        near = [f for n, f in self.named if n in can and self._near(fact, f)]
        basis = dict.fromkeys(self._basis(fact))
        items = {s.evidence for f in (fact, *map(self.by_id.__getitem__, basis)) for s in f.shown_by}
        shared = tuple(f for f in near if f.id in basis or items.intersection(s.evidence for s in f.shown_by))
        if shared:
            return Spoken(SHARED, shared)
        of_these = tuple(f for f in near if {*fact.by, *fact.of} & {*f.by, *f.of})
        # A journey or a result is no further act; what was meant on one occasion was meant of all of it.
        acts = [f for f in of_these if self.vocabulary.slots[f.slot].nature == "conduct"] or of_these
        count = len({(f.by, f.of, f.on) for f in acts} if fact.slot == "fault" else acts)
        return Spoken(NONE if not count else ONLY if count == 1 else SEVERAL, of_these)

    def _near(self, fact: Fact, other: Fact) -> bool:
        return other.id != fact.id and other.holds == "yes" and _together(fact, other)

    def may_be_about(self, fact: Fact, other: Fact) -> bool:
        """Return whether a fact that does not say what it speaks about can be found to speak about another.

        What it is inferred from aside.
        """
        items = {s.evidence for s in fact.shown_by}
        near = {*fact.by, *fact.of} & {*other.by, *other.of} or any(
            s.evidence in items for s in other.shown_by
        )
        return bool(near) and other.name in self.vocabulary.qualifies[fact.name] and self._near(fact, other)

    def _basis(self, fact: Fact) -> Iterator[str]:
        """Yield every fact that an inference rests on, in the end."""
        waiting, seen = list(fact.inferred_from), set[str]()
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen.add(id)
                yield id
                waiting += self.by_id[id].inferred_from

    def covers(self, fact: Fact, leaf: Leaf, matter: Matter) -> bool:
        """Return whether a fact speaks about what a leaf is asked about, in this matter and of its persons.

        A leaf that is asked about nothing else takes every fact of its term.
        """
        spoken = self.of(fact)
        if spoken is None or not leaf.objects:
            return True
        if leaf.objects[0] in self.by_id:
            return self._alike(fact, spoken, self.by_id[leaf.objects[0]])
        # What is said of help or of a step is said of what that goes to.
        further = [s for f, s in self._further(fact, spoken) if self._here(f, fact, matter)]
        return any(self._reaches(s, fact, leaf, matter) for s in (spoken, *further))

    def _reaches(self, spoken: Spoken, fact: Fact, leaf: Leaf, matter: Matter) -> bool:
        return (
            any(o in leaf.objects for o in spoken.offences)
            or any(self._same(t, a) for t in spoken.terms for a in leaf.objects)
            or any(self._here(f, fact, matter) for f in self._asked(spoken, leaf.objects))
        )

    def _further(self, fact: Fact, spoken: Spoken) -> Sequence[tuple[Fact, Spoken]]:
        """Return what a fact speaks about that speaks about something itself: worked out once."""
        if fact.id not in self.further:
            self.further[fact.id] = [(f, s) for f in spoken.facts if (s := self.of(f)) is not None]
        return self.further[fact.id]

    def _asked(self, spoken: Spoken, objects: tuple[str, ...]) -> Sequence[Fact]:
        """Return the facts spoken about that are of what is asked about, or a kind of it: found once.

        Many facts may speak about the same many.
        """
        key = id(spoken), objects
        if key not in self.asked:
            names = {n for n in {f.name for f in spoken.facts} if any(self._same(n, a) for a in objects)}
            self.asked[key] = [f for f in spoken.facts if f.name in names]
        return self.asked[key]

    def doers(self, terms: tuple[str, ...], matter: Matter) -> frozenset[str] | None:
        """Return whose acts a suspect's facts of some terms speak about, or None where they name nobody's.

        Whoever helped one person is no accomplice of another's offence.
        """
        found: set[str] = set()
        for fact in (f for f in self.case.facts if f.name in terms and matter.suspect in f.by):
            spoken = self.of(fact)
            if spoken is None or not in_episode(fact, matter):
                continue
            acts = [f for f in spoken.facts if self.vocabulary.slots[f.slot].who.by]
            if not acts:
                return None
            found.update(p for f in acts for p in (f.by or (UNKNOWN,)))
        return frozenset(found)

    def _alike(self, fact: Fact, spoken: Spoken, basis: Fact) -> bool:
        """Return whether a fact speaks about the same as the one that an inference rests on."""
        other = self.of(basis)
        return fact.id == basis.id or (other is not None and bool(spoken.all & other.all))

    def _here(self, about: Fact, fact: Fact, matter: Matter) -> bool:
        """Return whether what a fact speaks about belongs to a matter: its persons, course and days.

        Consent and a step go to the suspect's own act, help and direction to another's; what somebody
        knew or meant may be of anything.
        """
        another = matter.complainant and about.of and matter.complainant not in about.of
        if another or not in_episode(about, matter) or self._elsewhen(about, matter):
            return False
        if fact.slot == "fault" or matter.suspect == ANYONE or not self.vocabulary.slots[about.slot].who.by:
            return True
        own = matter.suspect in (about.by or (UNKNOWN,))
        return own if fact.slot == "consent" or fact.term == STEP else not own or len(about.by) > 1

    def _elsewhen(self, fact: Fact, matter: Matter) -> bool:
        """Return whether it is conduct of other days than the matter's."""
        dated = matter.window.dated and self.vocabulary.slots[fact.slot].nature == "conduct"
        return dated and fact.on is not None and not fact.on.may_touch(*matter.window.days())

    def _same(self, said: str, asked: str) -> bool:
        """Return whether one is the other or a kind of it.

        What is said of an act is said of its kinds; a bare purpose or a wide age shows none narrower (S43).
        """
        narrower = self.vocabulary.narrower
        if said in narrower.get(asked, ()):
            return True
        act = said in narrower and self.vocabulary.slots[said.partition(":")[0]].nature == "conduct"
        return act and asked in narrower[said]


def _together(one: Fact, other: Fact) -> bool:
    """Return whether two facts may belong together: a shared course, and days that overlap."""
    if one.episode and other.episode and not set(one.episode) & set(other.episode):
        return False
    if one.on is None or other.on is None:
        return True
    return one.on.may_touch(other.on.first, other.on.last)
