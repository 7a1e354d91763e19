"""What the law requires, as frozen values: conditions, elements, offences, gates, packs. No evaluation.

A condition is a tree. Its leaves ask for a term of the vocabulary, in a slot, about somebody.
Denial stands at the leaves only: `none of` is pushed down when a pack is read (S7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen

from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading import Place

NOWHERE = Place("")


class Who(StrEnum):
    """Whom a leaf speaks about, seen from a matter of one suspect and one complainant."""

    SUSPECT = "suspect"
    COMPLAINANT = "complainant"
    ANOTHER = "another"
    ANYONE = "anyone"


@frozen(cache_hash=True)
class Leaf:
    """A term in a slot, or its negative: a leaf of its own, for and against exchanged (S7)."""

    slot: str
    term: str
    by: Who | None = None
    of: Who | None = None
    holds: bool = True
    as_to: str = ""
    exception: bool = False
    """Stands under `unless`: keeps the bar for exceptions at every stage (S1)."""
    arguable: bool = False
    like: tuple[str, ...] = ()
    """For the genus of an open list, the terms the list names: they have their own leaves (S18)."""
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def name(self) -> str:
        """Return ``slot:term``, with what a state of mind goes to."""
        return f"{self.slot}:{self.term}" + (f" as to {self.as_to}" if self.as_to else "")


@frozen(cache_hash=True)
class Stands:
    """Another offence stands in another matter (S21)."""

    offences: tuple[str, ...]
    by: Who = Who.SUSPECT
    of: Who | None = Who.COMPLAINANT
    serious: bool = False
    words: str = field(default="", eq=False)
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen(cache_hash=True)
class ElementStands:
    """An element of the same offence stands (for asides)."""

    element: str
    cite: str = field(default="", eq=False)
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen(cache_hash=True)
class Identity:
    """That this suspect is the person: the best conduct leaf, unless identity is in issue (S13)."""

    conduct: tuple[Leaf, ...]


@frozen(cache_hash=True)
class AllOf:
    """The lowest of its parts (S14)."""

    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)


@frozen(cache_hash=True)
class AnyOf:
    """The highest of its parts (S14)."""

    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)


@frozen(cache_hash=True)
class AtLeast:
    """The N-th highest of its parts (S14)."""

    count: int
    parts: tuple[Condition, ...]
    cite: str = field(default="", eq=False)


@frozen(cache_hash=True)
class NotNeeded:
    """A requirement and what lets go of it: `any of` the two, but explained differently (S15)."""

    requires: Condition
    dispensed: Condition
    cite: str = field(default="", eq=False)


@frozen(cache_hash=True)
class Unless:
    """A requirement capped by an exception once the exception is raised (S16)."""

    requires: Condition
    exception: Condition
    cite: str = field(default="", eq=False)


Column = Leaf | Stands | Identity | ElementStands
Condition = Column | AllOf | AnyOf | AtLeast | NotNeeded | Unless


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly beneath one."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts
        case NotNeeded(first, second) | Unless(first, second):
            return (first, second)
        case _:
            return ()


def columns_of(condition: Condition) -> tuple[Column, ...]:
    """Return the leaves of a condition in the order they are written."""
    match condition:
        case Leaf() | Stands() | Identity() | ElementStands():
            return (condition,)
        case _:
            return tuple(c for part in parts_of(condition) for c in columns_of(part))


def leaves_of(condition: Condition) -> tuple[Leaf, ...]:
    """Return the leaves that ask for facts, in the order they are written."""
    return tuple(c for c in columns_of(condition) if isinstance(c, Leaf))


def deny(condition: Condition) -> Condition:
    """Return the denial of a condition, at its leaves (De Morgan; S7)."""
    match condition:
        case Leaf():
            return evolve(condition, holds=not condition.holds)
        case AllOf(parts, cite):
            return AnyOf(tuple(map(deny, parts)), cite)
        case AnyOf(parts, cite):
            return AllOf(tuple(map(deny, parts)), cite)
        case AtLeast(count, parts, cite):
            return AtLeast(len(parts) - count + 1, tuple(map(deny, parts)), cite)
        case _:
            raise ValueError("only groups and leaves can be denied")


def as_exception(condition: Condition) -> Condition:
    """Return a condition whose leaves keep the bar for exceptions."""
    match condition:
        case Leaf():
            return evolve(condition, exception=True)
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return evolve(condition, parts=tuple(map(as_exception, parts)))
        case _:
            return condition


@frozen
class MensRea:
    """The state of mind an element asks for (S12)."""

    level: str
    as_to: str = ""
    cite: str = ""

    @property
    def basic(self) -> bool:
        """Return whether it stands with the conduct itself and needs no fact of its own."""
        return self.level == "intention" and not self.as_to


@frozen
class Element:
    """One thing that must be shown."""

    id: str
    cite: str
    requires: Condition
    """Everything the element asks for, dispensations and exceptions included."""
    fault: MensRea | None = None
    proved_by: tuple[tuple[str, str], ...] = ()
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def title(self) -> str:
        """Return the name as words."""
        return self.id.replace("-", " ")


@frozen
class Period:
    """When a text is law: from the first day, to the day before the second; None where not seen."""

    since: date | None
    until: date | None
    since_seen: bool = True
    until_seen: bool = True
    erased: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether *day* falls within it, an unseen end reaching as far as can be."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@frozen
class PenaltyLine:
    """One line of a penalty: ``imprisonment at least 30 years``."""

    kind: str
    bound: str = ""
    amount: int = 0
    unit: str = ""
    joined: str = ""
    words: str = ""


@frozen
class Penalty:
    """A penalty as published."""

    id: str
    cite: str
    terms: tuple[PenaltyLine, ...]
    when: Condition | None = None
    for_company: bool = False

    @property
    def text(self) -> str:
        """Return the lines as one sentence."""
        return " ".join(t.words for t in self.terms)


@frozen
class Aside:
    """What stands beside the elements: an irrelevant matter, an aggravation, a head of jurisdiction."""

    id: str
    cite: str
    condition: Condition | None
    modes: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    in_place_of: str = ""


@frozen
class Offence:
    """One offence of one pack in one version of its text."""

    id: str
    pack: str
    title: str
    source: str
    provision: str
    period: Period
    elements: tuple[Element, ...]
    family: str = "other"
    against: str = "person"
    protects: str = ""
    seen: str = "unverified"
    seen_source: str = ""
    seen_on: date | None = None
    tried: str = ""
    limitation: int = 0
    """Months from the last conduct within which it must be charged; 0 where the pack names no bar."""
    authority: str = ""
    beside: tuple[str, ...] = ()
    """Offences with which the statute says it may be charged: distinct, whatever the facts (S31)."""
    irrelevant: tuple[Aside, ...] = ()
    aggravated: tuple[Aside, ...] = ()
    modes: tuple[Aside, ...] = ()
    jurisdiction: tuple[Aside, ...] = ()
    preconditions: tuple[Aside, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    review: str = "not reviewed"
    """Whether somebody compared it with its source: computed from `reviews.toml`."""
    conduct: tuple[Leaf, ...] = field(default=(), repr=False)
    """The leaves whose slot is conduct, in order: what lists a charge and dates it (S9, S28)."""
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def key(self) -> str:
        """Return ``pack:offence``."""
        return f"{self.pack}:{self.id}"


@frozen
class Covers:
    """Which offences a gate or a defence reaches."""

    what: str
    ids: tuple[str, ...] = ()

    def reaches(self, offence: Offence) -> bool:
        """Return whether *offence* is reached."""
        match self.what:
            case "any offence":
                return True
            case "family":
                return offence.family in self.ids
            case _:
                return offence.id in self.ids

    @property
    def text(self) -> str:
        """Return the coverage as words."""
        return " ".join([self.what, *self.ids])


@frozen
class Gate:
    """What must happen before a possible victim is charged (S25)."""

    id: str
    pack: str
    cite: str
    title: str
    effect: str
    effect_words: str
    covers: Covers
    raised_if: Condition | None
    nexus: Condition | None
    unless: Condition | None
    steps: tuple[str, ...]
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def key(self) -> str:
        """Return ``pack:gate``."""
        return f"{self.pack}:{self.id}"


@frozen
class Defence:
    """A defence that stands outside the elements: weighed like `unless`, and listed (S26)."""

    id: str
    cite: str
    title: str
    covers: Covers
    when: Condition
    note: str = ""
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Order:
    """A statute's own instruction which offence to charge (S27)."""

    id: str
    cite: str
    instead_of: tuple[str, ...]
    charge: tuple[str, ...]
    when: Condition
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Verdicts:
    """Of which uncharged offences a court may convict on a charge of another (S31)."""

    id: str
    cite: str
    on: tuple[str, ...]
    may_convict: tuple[str, ...]
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class EvidenceRules:
    """What a State's law of evidence changes about counting (S3, S4, S6)."""

    unavailable: int = 1
    recorded: tuple[tuple[str, int], ...] = ()
    required: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@frozen
class Source:
    """An instrument a pack cites, and how it was seen."""

    id: str
    title: str
    kind: str
    number: str = ""
    akn: str = ""
    url: str = ""
    read_on: date | None = None
    read_in: str = ""
    in_force: date | None = None
    notes: tuple[str, ...] = ()


@frozen
class Departure:
    """Where a State's law is not as the treaty's offence is, and what can be charged where that bites."""

    baseline: str
    element: str
    """Empty for the offence as a whole."""
    how: str
    says: str
    source: str = ""
    """Empty where nothing was found."""
    bridges: tuple[str, ...] = ()
    own: str = ""
    """The element of the State's own offence in which it is felt, where that has another name."""


@frozen
class Pack:
    """The law of one State as at one day."""

    id: str
    title: str
    version: str
    stated_at: date
    languages: tuple[str, ...]
    licence: str
    maintainer: str
    digest: str
    state: str = ""
    treaty: bool = False
    fictional: bool = False
    notes: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    offences: tuple[Offence, ...] = field(default=(), repr=False)
    gates: tuple[Gate, ...] = field(default=(), repr=False)
    defences: tuple[Defence, ...] = field(default=(), repr=False)
    orders: tuple[Order, ...] = field(default=(), repr=False)
    verdicts: tuple[Verdicts, ...] = field(default=(), repr=False)
    departures: tuple[Departure, ...] = field(default=(), repr=False)
    evidence: EvidenceRules = EvidenceRules()
    strata: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """Offence ids in layers, each reading only the layers before it (S21)."""

    def versions(self, offence: str) -> tuple[Offence, ...]:
        """Return every version of one offence, oldest first."""
        return tuple(o for o in self.offences if o.id == offence)


@frozen
class Law:
    """The packs asked for and the vocabulary they speak; `un` is always among them."""

    vocabulary: Vocabulary = field(repr=False)
    packs: tuple[Pack, ...]
    asked: tuple[str, ...]

    def pack(self, id: str) -> Pack:
        """Return one pack; KeyError if it was not loaded."""
        return next((p for p in self.packs if p.id == id), None) or _no_pack(id)

    def __getitem__(self, key: str) -> Offence:
        """Return the newest version of ``pack:offence``; KeyError if there is none."""
        pack, _, offence = key.partition(":")
        versions = self.pack(pack).versions(offence)
        if not versions:
            raise KeyError(key)
        return versions[-1]


def _no_pack(id: str) -> Pack:
    raise KeyError(id)


Rewrite = Callable[[Column], Condition]


def rewrite(condition: Condition, column: Rewrite) -> Condition:
    """Return a condition with every leaf replaced by what *column* makes of it."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return evolve(condition, parts=tuple(rewrite(p, column) for p in parts))
        case NotNeeded(requires, dispensed):
            return evolve(condition, requires=rewrite(requires, column), dispensed=rewrite(dispensed, column))
        case Unless(requires, exception):
            return evolve(condition, requires=rewrite(requires, column), exception=rewrite(exception, column))
        case _:
            return column(condition)
