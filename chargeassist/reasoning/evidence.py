"""One item on one fact: what it counts for a leaf, and why not more (S2-S6, S11); then many together (S3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import reduce
from operator import or_

from attrs import evolve, frozen

from chargeassist.case.model import Case, Evidence, Fact, Shown
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.reasoning.ledger import bits
from chargeassist.reasoning.matters import UNKNOWN
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold

NONE, WEAK, MODERATE, STRONG = range(4)
PLAIN, DENIAL, OWN_ACCOUNT = "plain", "denial", "own-account"
EYES = ("victim-testimony", "witness-testimony")
"""Kinds of evidence of somebody who may have seen who did it (S42)."""
ATTRIBUTED = ("conduct", "manner", "personal")
"""Natures that say what a suspect did or meant: digital and real items need a tie to him (S4)."""


@untold
@frozen
class Counted:
    """What an item counts on one side of a leaf."""

    evidence: str
    fact: str
    strength: int
    source: str
    cause: Remark | None = None
    """Why it counts less than it says, or not at all."""
    corroborates: bool = True
    agreed: bool = False


@untold
@frozen
class About:
    """Whom a leaf is weighed about: who did it, to whom, and who stands accused."""

    by: str | None
    of: str | None
    suspect: str
    admit_similar: bool = False


class Rater:
    """Rates items of one case under one pack's rules of evidence."""

    def __init__(
        self,
        case: Case,
        vocabulary: Vocabulary,
        rules: EvidenceRules,
        known: Mapping[str, int] | None = None,
    ) -> None:
        self.vocabulary, self.rules = vocabulary, rules
        self.items = {e.id: e for e in case.evidence}
        self.lost: frozenset[str] = frozenset()
        self.gone = 0
        """The bits of the items that are left out."""
        self.bits = bits(self.items, known or vocabulary.bits)
        """Each term and each item as one bit: what a weighing looked at is one number."""
        self.looked = 0
        """What was looked at since whoever weighs last set it to nothing."""
        self.others: set[str] = set()
        """The offences that were read since, whatever evidence was left out."""
        self.groups = {p.id for p in case.persons if p.count > 1}
        self.suspects = {p.id for p in case.persons if "suspect" in p.is_}
        self.complainants = set(case.harmed())
        self.retractions = self._retractions(case)
        self.rated: dict[tuple[str | bool | None, ...], tuple[int, tuple[Counted, ...]]] = {}
        """What all items of a fact count, and the bits of these: the same whatever is lost."""

    def without(self, items: Iterable[str]) -> Rater:
        """Return a rater of the same case that leaves some items of evidence out."""
        poorer = copy(self)
        poorer.lost = self.lost | frozenset(items)
        poorer.gone = sum(self.bits[i] for i in poorer.lost)
        return poorer

    def counts_as(self, other: Rater) -> bool:
        """Return whether the items of the case count the same by the rules of another State."""
        own, others = self.rules, other.rules
        heard = (own.unavailable, own.recorded) == (others.unavailable, others.recorded)
        differing = {*own.required} ^ {*others.required} | {*own.warning} ^ {*others.warning}
        alike = all((heard or i.available != "no") and i.kind not in differing for i in self.items.values())
        return alike and self.bits == other.bits

    def taking_back(self, fact: str) -> Iterator[Evidence]:
        """Yield the items that take a fact back, or an item that shows it: not one that is left out (S2)."""
        for item, taken in self.retractions.get(fact, ()):
            self.looked |= self.bits[item.id]
            if not taken <= self.lost:
                yield item

    def _retractions(self, case: Case) -> dict[str, tuple[tuple[Evidence, frozenset[str]], ...]]:
        """Return, by fact, the items that take it back or an item that shows it, and what of it they take."""
        takers: dict[str, list[int]] = {}
        for n, item in enumerate(case.evidence):
            for taken in item.retracts:
                takers.setdefault(taken, []).append(n)
        found: dict[str, tuple[tuple[Evidence, frozenset[str]], ...]] = {}
        for fact in case.facts if takers else ():
            taken_by: dict[int, set[str]] = {}
            for name in (fact.id, *(s.evidence for s in fact.shown_by)):
                for n in takers.get(name, ()):
                    taken_by.setdefault(n, set()).add(name)
            if taken_by:
                found[fact.id] = tuple((case.evidence[n], frozenset(taken_by[n])) for n in sorted(taken_by))
        return found

    def of_fact(self, fact: Fact, about: About, voice: str) -> tuple[Counted, ...]:
        """Return what the items of a fact count, in their order, without those that are left out.

        *voice* says what the suspect's own word would be here: PLAIN (an admission counts), a
        DENIAL (shown, never counted), or an OWN_ACCOUNT of an exception (weak by itself).
        """
        key = fact.id, voice, about.by, about.of, about.suspect, about.admit_similar
        known = self.rated.get(key)
        if known is None:
            every = tuple(self._rating(fact, s, about, voice) for s in fact.shown_by)
            known = self.rated[key] = reduce(or_, (self.bits[c.evidence] for c in every), 0), every
        self.looked |= known[0]
        if not known[0] & self.gone:
            return known[1]
        return tuple([c for c in known[1] if c.evidence not in self.lost])

    def rate(self, fact: Fact, shown: Shown, about: About, voice: str) -> Counted | None:
        """Return what one pair of item and fact counts, or None for an item that is left out."""
        self.looked |= self.bits[shown.evidence]
        return None if shown.evidence in self.lost else self._rating(fact, shown, about, voice)

    def _rating(self, fact: Fact, shown: Shown, about: About, voice: str) -> Counted:
        item = self.items[shown.evidence]
        kind = self.vocabulary.kinds[item.kind]
        ceiling = STRENGTHS.index(kind.ceiling)
        said = shown.strength or item.strength
        strength = min(STRENGTHS.index(said) if said else MODERATE, ceiling)
        if kind.agreed:
            strength = STRONG
        strength, cause = self._limits(item, fact, shown, about, voice, strength)
        co_accused = item.from_ in self.suspects and item.from_ not in (about.by, about.of)
        corroborates = kind.corroborates and not co_accused
        return Counted(
            item.id, fact.id, strength, item.source, cause, corroborates, kind.agreed and strength > NONE
        )

    def _limits(
        self,
        item: Evidence,
        fact: Fact,
        shown: Shown,
        about: About,
        voice: str,
        strength: int,
    ) -> tuple[int, Remark | None]:
        """Return the strength after every rule that lowers it, and the rule that lowered it last."""
        kind = self.vocabulary.kinds[item.kind]
        nature = self.vocabulary.slots[fact.slot].nature
        if item.admissible == "no":
            return NONE, remark("inadmissible")
        # A record of one person shows nothing of another, complainant or not (S45).
        anothers = kind.one_person and item.about and about.of is not None and about.of not in item.about
        if anothers or not self._speaks_of(item, about):
            return NONE, remark("speaks-of-another")
        own_word = item.from_ in (about.by, about.suspect) and item.from_ not in ("", about.of)
        # What somebody is accused of together with others he denies for himself (S42).
        together = item.from_ in self.suspects and item.from_ in fact.by
        if (own_word or together) and voice == DENIAL and not kind.agreed:
            return NONE, remark("denial")
        named = about.by not in (None, UNKNOWN)
        if kind.tie and named and nature in ATTRIBUTED and about.by not in item.tied_to:
            return NONE, remark("not-tied-to-suspect")
        if kind.one_person and about.of in self.groups:
            return NONE, remark("document-of-one-member")
        cause: Remark | None = None
        if item.available == "no":
            heard = dict(self.rules.recorded).get(item.recorded, self.rules.unavailable)
            if heard < strength:
                strength, cause = heard, remark("unavailable")
        # On a legal term conduct and opinion show little by themselves: somebody draws the inference.
        direct = kind.direct or kind.agreed or shown.words
        if self.vocabulary.is_legal(fact.name) and not direct and strength > WEAK:
            strength, cause = WEAK, remark("not-direct")
        if fact.claimed and strength > WEAK:
            strength, cause = WEAK, remark("claimed")
        if own_word and voice == OWN_ACCOUNT and strength > WEAK and not kind.agreed:
            strength, cause = WEAK, remark("own-account")
        if kind.ceiling in ("none", "weak") and cause is None:
            cause = remark("ceiling", kind=kind.title.lower(), ceiling=kind.ceiling)
        return strength, cause

    def recognises(self, evidence: str) -> bool:
        """Return whether an item is of somebody who saw who did it, and does not say otherwise (S42)."""
        item = self.items[evidence]
        return item.kind in EYES and item.from_ not in self.suspects and item.recognises != "no"

    def _speaks_of(self, item: Evidence, about: About) -> bool:
        """S4: an item counts about a complainant only if it speaks of that person."""
        if about.of is None:
            return True
        if item.about:
            return about.of in item.about or about.of not in self.complainants
        testimony = self.vocabulary.kinds[item.kind].class_ in ("testimony", "statement")
        speaker = item.from_
        if (
            testimony
            and speaker in self.complainants
            and speaker not in self.suspects
            and about.of in self.complainants
        ):
            return speaker == about.of or about.admit_similar
        return True


def combine(items: Iterable[Counted]) -> int:
    """Return the strength of items together: the best, or strong for two independent moderate ones (S3).

    Independence is over sources; weak items never add up; what does not corroborate is no second item.
    """
    counted = items if isinstance(items, tuple) else tuple(items)
    if not counted:
        return NONE
    best = max([c.strength for c in counted])
    if best != MODERATE:
        return best
    sources = {c.source for c in counted if c.strength >= MODERATE and c.corroborates}
    return STRONG if len(sources) > 1 else MODERATE


def needing_support(
    items: Sequence[Counted], kinds: Sequence[str], kind_of: dict[str, str]
) -> tuple[Counted, ...]:
    """Lower to weak what a pack says must be corroborated and is not (S3)."""
    if not kinds:
        return tuple(items)

    def weighed(c: Counted) -> Counted:
        if kind_of[c.evidence] not in kinds or c.strength <= WEAK:
            return c
        others = any(o.source != c.source and o.strength >= MODERATE and o.corroborates for o in items)
        return c if others else evolve(c, strength=WEAK, cause=remark("not-corroborated"))

    return tuple(map(weighed, items))
