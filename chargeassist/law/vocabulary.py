"""The words all packs share: slots with their terms, and the kinds of evidence with their ceilings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, partial, reduce
from operator import or_

from attrs import evolve, field, frozen

from chargeassist.law.bearing import Borne, borne
from chargeassist.reading.readers import Text
from chargeassist.words import remark

VALUES = "values"
"""In bits: what says whether values make a term, as of an age, which a State reckons its own way."""
STRENGTHS = ("none", "weak", "moderate", "strong")
CLASSES = ("violence", "liberty", "sexual", "killing", "property", "corruption")
"""What a common plan reaches only if it names it, or the member foresaw it (S41)."""
NATURES = ("conduct", "manner", "result", "circumstance", "personal")
ABOUT = Text(remark("what-about"), r"[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?")
POINTED = Text(
    remark("what-pointed"), r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*( as to [a-z][a-z0-9-]*:[a-z][a-z0-9-]*)?"
)
SLOT_TERM = Text(remark("what-term"), r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")


@frozen
class MeansOfProof:
    """One means of proof: what it is and who usually holds it."""

    what: str
    holder: str = ""


@frozen
class Answer:
    """A defence to expect on a term, and what answers it."""

    expect: str
    answer: str = ""


@frozen
class Neighbour:
    """A near term, and what separates the two in one sentence."""

    term: str
    apart: str
    alike: bool = False
    """Whether a story told with either word comes to the same charges."""


@frozen
class Proof:
    """Means of proof in the order they are sought: the victim last (S34)."""

    documentary: tuple[MeansOfProof, ...] = ()
    third_party: tuple[MeansOfProof, ...] = ()
    digital: tuple[MeansOfProof, ...] = ()
    victim: tuple[MeansOfProof, ...] = ()

    def in_order(self) -> tuple[tuple[str, MeansOfProof], ...]:
        """Return every means with its grade, documentary first."""
        grades = ("documentary", "third_party", "digital", "victim")
        return tuple((g.replace("_", "-"), m) for g in grades for m in getattr(self, g))


@frozen
class VocabularyTerm:
    """What a term is called and means, the question that asks for it, and how it is related to others."""

    title: str
    means: str
    asks: str = ""
    kind: str = ""
    see: tuple[str, ...] = ()
    kind_of: tuple[str, ...] = ()
    points_to: tuple[str, ...] = ()
    suffices_for: tuple[str, ...] = ()
    """Terms it points to so plainly that no second fact is needed to propose them (S39)."""
    proves: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """What the term can qualify, where that is not what its whole slot can (S37)."""
    excludes: tuple[str, ...] = ()
    compare_with: tuple[Neighbour, ...] = ()
    """Near terms, each pair written at one of the two: `Vocabulary.neighbours` has both sides."""
    never_alone: bool = False
    """Whether one fact alone never proposes it, nor a kind of it (S40)."""
    hidden_nature: bool = False
    """Whether one may do it without knowing what it is: the act only points to that (S39)."""
    before_birth: bool = False
    """Whether it can be done about somebody who is not yet born, such as a sale agreed on (S44)."""
    class_: str = ""
    """One of CLASSES for what passes from one to another only if named or foreseen (S41)."""
    computed: str = ""
    status: str = "own"
    proof: Proof = Proof()
    defence: tuple[Answer, ...] = ()


@frozen
class WhoSlot:
    """Whom a slot speaks about when a leaf does not say."""

    by: str = ""
    of: str = ""


@frozen
class Slot:
    """One sort of thing a case can allege."""

    title: str
    nature: str
    kind: str
    who: WhoSlot
    asks: str
    terms: Mapping[str, VocabularyTerm] = field(repr=False)
    values: bool = False
    about: tuple[str, ...] = ()
    """What its terms can qualify: slots, terms, or `anything` (S37); empty for what speaks for itself."""


@frozen
class Kind:
    """A kind of evidence (S2): what it can show at most, and what it needs to count."""

    title: str
    class_: str
    ceiling: str
    direct: bool = False
    tie: bool = False
    one_person: bool = False
    agreed: bool = False
    corroborates: bool = True


@frozen
class Vocabulary:
    """All slots and kinds; relations closed once, so that weighing only looks up."""

    slots: Mapping[str, Slot]
    kinds: Mapping[str, Kind]
    narrower: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: itself and everything that is a kind of it (evidence for)."""
    wider: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: itself and everything it is a kind of (evidence against)."""
    indicators: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that point to it or to a kind of it."""
    provers: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that prove it."""
    excluders: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that cannot hold beside it."""
    titles: Mapping[str, str] = field(factory=dict, repr=False)
    """What elements and asides are called in every pack that does not call them otherwise."""
    qualifies: Mapping[str, frozenset[str]] = field(factory=dict, repr=False)
    """For a term that speaks about something else: the terms it can speak about, kinds included (S37)."""
    sufficient: Mapping[str, tuple[str, ...]] = field(factory=dict, repr=False)
    """For ``slot:term``: the terms of which one alone proposes it (S39)."""

    @cached_property
    def bits(self) -> Mapping[str, int]:
        """Return a bit for each term: many terms are one number. The first are of what is no term."""
        return {name: 1 << n for n, name in enumerate(("", VALUES, *sorted(self.narrower)))}

    def bits_of(self, names: Iterable[str]) -> int:
        """Return the bits of some terms together."""
        return reduce(or_, (self.bits[n] for n in names), 0)

    @cached_property
    def borne(self) -> Callable[[str, tuple[str, ...]], Borne]:
        """Return what tells which terms bear on one, asked about some objects: worked out once for each."""
        return cache(partial(borne, self))

    @property
    def pairs(self) -> tuple[tuple[str, Neighbour], ...]:
        """Return every pair of near terms: ``slot:term`` and the neighbour written at it."""
        return tuple(
            (f"{s}:{t}", near)
            for s, slot in self.slots.items()
            for t, term in slot.terms.items()
            for near in term.compare_with
        )

    def neighbours(self, name: str) -> tuple[Neighbour, ...]:
        """Return what a term is easily taken for, whichever of the two it is written at."""
        there = (evolve(near, term=own) for own, near in self.pairs if near.term == name)
        return (*self.term(name).compare_with, *there)

    def term(self, name: str) -> VocabularyTerm:
        """Return the term ``slot:term``; KeyError if there is none."""
        slot, _, term = name.partition(":")
        return self.slots[slot].terms[term]

    def is_legal(self, name: str) -> bool:
        """Return whether ``slot:term`` is a legal term, which conduct does not show by itself (S11)."""
        slot = self.slots[name.partition(":")[0]]
        return (self.term(name).kind or slot.kind) == "legal"
